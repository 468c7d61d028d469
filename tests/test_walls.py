"""The walls between the rooms hold, and the repository keeps its promises about itself."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def test_the_walls_between_the_rooms_hold() -> None:
    command = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run(
        [sys.executable, "-c", command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_weights_are_never_unpickled() -> None:
    loads = re.compile(r"torch\.load\((?![^)]*weights_only=True)|pickle\.load|use_safetensors=False")
    guilty = [
        f"{path.relative_to(ROOT)}:{number}"
        for room in ("server", "narrative", "imaging")
        for path in (ROOT / room).rglob("*.py")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if loads.search(line)
    ]
    assert guilty == []


def test_every_data_folder_says_where_it_comes_from() -> None:
    folders = [folder for folder in (ROOT / "data").iterdir() if folder.is_dir()]
    assert folders
    assert [folder.name for folder in folders if not (folder / "README.md").exists()] == []


def test_the_first_screen_of_the_readme_shows_the_two_commands() -> None:
    first_screen = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()[:40]
    assert any("make run" in line for line in first_screen)
    assert any("make test" in line for line in first_screen)
