"""Runs every measurement and writes BENCHMARKS.md with the machine and the versions."""

import os
import platform
from importlib.metadata import version
from pathlib import Path

import psutil

from tests.bench import browser_lag, engine, house, listening, parts
from tests.bench.measuring import Measurement, table
from tests.bench.sections import SECTIONS, TARGET

LIBRARIES = (
    "torch",
    "diffusers",
    "transformers",
    "spacy",
    "skia-python",
    "faster-whisper",
    "fastapi",
    "dbos",
)


def _machine() -> str:
    lines = Path("/proc/cpuinfo").read_text() if Path("/proc/cpuinfo").exists() else ""
    model = next(
        (line.split(":")[1].strip() for line in lines.splitlines() if line.startswith("model name")), ""
    )
    memory = psutil.virtual_memory().total / 2**30
    cores = psutil.cpu_count()
    return f"{model or platform.processor()}, {cores} cores, {memory:.0f} GiB, {platform.platform()}"


def main() -> None:
    """Measures, prints and writes."""
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")  # as the evoca command does
    if not parts.deterministic():
        raise SystemExit("two drawings of one request differ")
    measured: list[Measurement] = []
    for group in (
        parts.understanding,
        parts.sketch,
        parts.painting,
        engine.engine,
        listening.listening,
        browser_lag.browser_lag,
        house.house,
    ):
        for measurement in group():
            print(
                f"{measurement.name}: {measurement.value:.3g} {measurement.unit} (x{measurement.ratio:.2f})"
            )
            measured.append(measurement)
    versions = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    page = TARGET.read_text(encoding="utf-8") if TARGET.exists() else ""
    TARGET.write_text(
        "# Benchmarks\n\nWritten by `make bench`. Each value is a median beside a yardstick measured in "
        "the same run; the ratio is what\nto compare between machines.\n\n"
        f"Machine: {_machine()}\n\nPython {platform.python_version()}; {versions}\n\n{table(measured)}\n"
        + "".join(f"\n{kept}" for kept in (section.of(page) for section in SECTIONS) if kept),
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
