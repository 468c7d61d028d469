"""Pins every library with checksums: requirements/product.txt and requirements/test.txt."""

import re
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent
OPTIONS = (
    "--quiet",
    "--generate-hashes",
    "--strip-extras",
    "--allow-unsafe",
    "--no-annotate",
    "--no-header",
    "--no-emit-find-links",
    "--no-emit-index-url",
    "--no-emit-trusted-host",
)
HEADS = {
    "product.txt": "# Every library of the product, pinned with checksums. Made by `make lock`; torch is\n"
    "# pinned in bootstrap.sh, since its builds differ between machines with and without a graphics card.\n",
    "test.txt": "# What tests and checks need, the product's libraries among them. Made by `make lock`.\n",
}


def compile_lock(name: str, *arguments: str) -> None:
    """Writes one lock file; torch is left out of it."""
    target = FOLDER / name
    command = [sys.executable, "-m", "piptools", "compile", *OPTIONS, "-o", str(target), *arguments]
    subprocess.run(command, check=True, cwd=FOLDER.parent)  # noqa: S603
    text = re.sub(r"^torch==.*?(?=^\S|\Z)", "", target.read_text(), flags=re.DOTALL | re.MULTILINE)
    target.write_text(HEADS[name] + text)


if __name__ == "__main__":
    subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "pip-tools"], check=True)
    compile_lock("product.txt", "pyproject.toml")
    compile_lock(
        "test.txt", "--extra", "test", "--extra", "check", "-c", "requirements/product.txt", "pyproject.toml"
    )
