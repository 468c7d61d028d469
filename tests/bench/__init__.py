"""Speed and memory, measured: `make bench` runs this package and writes BENCHMARKS.md."""
