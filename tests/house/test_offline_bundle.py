"""The bundle for a machine without a network: made, damaged, and installed with the network off."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
OFFLINE = ("No matching distribution", "Could not find a version", "NewConnectionError", "Connection")
PYTHON = f"{sys.version_info.major}.{sys.version_info.minor}"


def call(*command: object, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory) -> Path:
    """The bundle for this Python, made as a release is made, unpacked from its zip."""
    room = tmp_path_factory.mktemp("goi")
    if not (ROOT / ".git").exists() or sys.platform != "linux":
        pytest.skip("no git checkout, or another system than the bundle is for")
    done = call(ROOT / "tools/bundle", room, cwd=room, PYTHON=sys.executable, PYTHONS=PYTHON)
    if any(sign in done.stderr for sign in OFFLINE):
        pytest.skip("the libraries cannot be fetched here")
    assert done.returncode == 0, done.stderr
    (archive,) = room.glob("*.zip")
    assert call("sha256sum", "-c", f"{archive.name}.sha256", cwd=room).returncode == 0
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(room / "chep")
    (folder,) = (room / "chep").iterdir()
    return folder


def without_network() -> list[str]:
    """What to put before a command so that no network can be reached, where the system lets us."""
    alone = ["unshare", "--user", "--map-root-user", "--net"]
    if shutil.which("unshare") and subprocess.run([*alone, "true"], capture_output=True, check=False).returncode == 0:
        return alone
    return []


def test_what_is_in_the_bundle(unpacked):
    names = {path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*") if path.is_file()}
    listed = {line.split("  ", 1)[1] for line in (unpacked / "SHA256SUMS").read_text(encoding="utf-8").splitlines()}
    assert listed == names - {"SHA256SUMS"}
    assert {"install.sh", "requirements.lock", "HUONG-DAN.md", "LICENSE", "NOTICE"} <= names
    wheels = [name for name in names if name.startswith("wheels/")]
    assert all(name.endswith(".whl") for name in wheels)
    assert len(wheels) >= 12
    assert sum(name.startswith("wheels/kientruc-") for name in wheels) == 1


def test_it_installs_and_works_without_a_network(unpacked, tmp_path):
    target, output = tmp_path / "kientruc", tmp_path / "ket-qua"
    offline = without_network()
    nowhere = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), "http://127.0.0.1:9")
    done = call(*offline, "sh", unpacked / "install.sh", target, cwd=tmp_path, PYTHON=sys.executable, **nowhere)
    assert done.returncode == 0, done.stderr
    tool = (*offline, target / "bin/kientruc")
    done = call(*tool, "check", "-r", "thua-thien-hue", "--today", "2020-08-10", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    done = call(*tool, "build", "-r", "thua-thien-hue", "--output", output, cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (output / "index.html").is_file() or list(output.rglob("*.html"))
    assert list(output.rglob("*.svg"))
    again = call("sh", unpacked / "install.sh", target, cwd=tmp_path, PYTHON=sys.executable)
    assert again.returncode == 2, "an installation is not written over"


@pytest.mark.parametrize("name", ["wheels/kientruc-*.whl", "wheels/click-*.whl", "requirements.lock"])
def test_a_damaged_bundle_is_refused(unpacked, tmp_path, name):
    copy = tmp_path / "goi"
    shutil.copytree(unpacked, copy)
    (path,) = copy.glob(name)
    path.write_bytes(path.read_bytes() + b"\n")
    done = call("sh", copy / "install.sh", tmp_path / "kientruc", cwd=tmp_path, PYTHON=sys.executable)
    assert done.returncode == 2
    assert path.name in done.stdout + done.stderr
    assert not (tmp_path / "kientruc").exists()


def test_a_library_that_is_not_the_locked_one_is_refused_even_with_new_sums(unpacked, tmp_path):
    copy = tmp_path / "goi"
    shutil.copytree(unpacked, copy)
    (path,) = copy.glob("wheels/click-*.whl")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("click/_more.py", "")
    sums = call("sh", "-c", "sha256sum $(find . -type f ! -name SHA256SUMS)", cwd=copy).stdout
    (copy / "SHA256SUMS").write_text(sums, encoding="utf-8")
    done = call("sh", copy / "install.sh", tmp_path / "kientruc", cwd=tmp_path, PYTHON=sys.executable)
    assert done.returncode not in {0, 2}
    assert "hash" in done.stderr.lower()
