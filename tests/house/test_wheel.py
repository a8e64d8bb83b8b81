"""What is installed is what is kept in git: every module and every data file of the packages, and nothing else."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
OFFLINE = (
    "No matching distribution",
    "Could not find a version",
    "NewConnectionError",
    "Connection",
    "No module named pip",
)


def _tracked() -> list[str]:
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    done = subprocess.run([git, "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [name for name in done.stdout.split("\0") if name and (ROOT / name).is_file()]


def _belongs(name: str, packages: set[str]) -> bool:
    folder, _, file = name.rpartition("/")
    if name == "py.typed" or name.startswith("architecture/"):
        return True
    data = folder == "model/data" or (
        name.startswith("exports/") and bool({"templates", "assets"} & set(folder.split("/")))
    )
    return data or (folder in packages and file.endswith(".py"))


def test_the_wheel_holds_the_tracked_files_of_the_packages(tmp_path):
    source, target = tmp_path / "source", tmp_path / "wheel"
    tracked = _tracked()
    for name in tracked:
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, source / name)
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "-q",
        "--no-deps",
        "--disable-pip-version-check",
        "-w",
        target,
        source,
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode and any(sign in done.stderr for sign in OFFLINE):
        pytest.skip("setuptools cannot be fetched here")
    assert done.returncode == 0, done.stderr[-2000:]
    (wheel,) = target.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        assert all(info.file_size or info.filename.endswith(("__init__.py", "py.typed")) for info in archive.infolist())
    held = {name.removeprefix("kientruc/") for name in names if ".dist-info/" not in name}
    configuration = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    packages = {name.partition(".")[2].replace(".", "/") for name in configuration["tool"]["setuptools"]["packages"]}
    expected = {name for name in tracked if _belongs(name, packages)}
    assert held == expected
    assert any(name.startswith("architecture/national/") for name in held)
    assert not any(name.startswith(("tests/", "docs/", "benchmarks/")) for name in held)
    assert any(name.endswith("dist-info/entry_points.txt") for name in names)
