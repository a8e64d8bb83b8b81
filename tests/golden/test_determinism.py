"""The same repository gives the same bytes: whatever the hash seed, locale, time zone, folder, umask and order of creation."""

from __future__ import annotations

import datetime
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

SCRIPT = Path(sys.executable).with_name("kientruc")
PLAIN = {"PYTHONHASHSEED": "0", "LC_ALL": "C", "TZ": "UTC", "KIENTRUC_LANG": "vi"}
ODD = {
    "PYTHONHASHSEED": "4294967295",
    "LC_ALL": "C.UTF-8",
    "TZ": "Asia/Ho_Chi_Minh",
    "KIENTRUC_LANG": "en",
    "COLUMNS": "40",
    "HOME": "/nonexistent",
    "SOURCE_DATE_EPOCH": "1",
}
SMALL = {
    "kientruc.yaml": """\
id: kho-thu
name: {vi: Kho thử, en: Trial repository}
version: "1.0"
as-of: 2020-08-10
conforms-to: {framework: vneaf, version: "2.0"}
uses: {national: {repository: national-systems}, vneaf: {framework: vneaf, version: "2.0"}}
tables: [{file: data/databases.csv, kind: database}]
""",
    "data/databases.csv": "id,name.vi,owner\ncsdl-b,Cơ sở dữ liệu B,so\ncsdl-a,Cơ sở dữ liệu A,so\n",
    "application/x.yaml": """\
elements:
  lgsp:
    kind: platform
    name: {vi: Nền tảng tích hợp, en: Integration platform}
    owner: so
    realizes: ["vneaf:component/lgsp"]
    serves: [cong]
    flows-to: [{to: "national:ndxp", evidence: sourced}]
    accesses: [csdl-a, csdl-b]
  cong:
    kind: portal
    name: {vi: Cổng Dịch vụ công, en: Public service portal}
    owner: sso
    composed-of: [bo-phan-2, bo-phan-1]
""",
    "application/y.yaml": """\
elements:
  bo-phan-1: {kind: application, name: {vi: Bộ phận một}}
  bo-phan-2: {kind: application, name: {vi: Bộ phận hai}, serves: [khong-co]}
""",
    "organisation/z.yaml": """\
elements:
  so: {kind: agency, name: {vi: Sở Thông tin và Truyền thông}}
views:
  quanh-lgsp: {name: {vi: Quanh LGSP}, viewpoint: neighbourhood, select: {around: lgsp, depth: 2}}
""",
}


def write(files: Mapping[str, bytes], folder: Path, *, backwards: bool) -> Path:
    """*files* in *folder*, created in one order or the other, as old as the first or the last."""
    for age, name in enumerate(sorted(files, reverse=backwards)):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(files[name])
        os.utime(path, (1e9 + age, 1e9 + age))
    return folder


def built(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def twice(
    files: Mapping[str, bytes], tmp_path: Path, first: Path, second: Path, *arguments: str
) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The output of ``kientruc`` with *arguments* in two surroundings that have nothing in common."""
    write(files, tmp_path / "kho", backwards=False)
    there = write(files, tmp_path / "rất" / "sâu" / "thư mục" / "kho-khac", backwards=True)
    (tmp_path / "ngoài").mkdir()
    runs = [
        ([*arguments, "-r", "kho"], tmp_path, PLAIN, 0o022, first),
        ([*arguments, "-r", str(there)], tmp_path / "ngoài", ODD, 0o077, second),
    ]
    for folder in ("ra", "ra-khac"):
        (tmp_path / folder).mkdir()
    processes = [
        subprocess.Popen(
            [SCRIPT, *argv, "-o", output],
            cwd=cwd,
            env={"PATH": os.environ["PATH"], **environment},
            umask=umask,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for argv, cwd, environment, umask, output in runs
    ]
    for process in processes:
        out, err = process.communicate(timeout=120)
        assert (process.returncode, err) == (0, b""), out + err
    return built(tmp_path / "ra"), built(tmp_path / "ra-khac")


def differing(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    assert list(one) == list(other)
    return [name for name in one if one[name] != other[name]]


def test_a_build_is_the_same_to_the_byte(tmp_path, hue):
    one, other = twice(built(hue), tmp_path, tmp_path / "ra", tmp_path / "ra-khac", "build", "--renderer", "none")
    assert differing(one, other) == []
    assert {Path(name).suffix for name in one} >= {".html", ".json", ".sarif", ".ttl", ".jsonld", ".nt", ".dot"}
    today = datetime.date.today()
    for word in (str(tmp_path), today.isoformat(), f"{today.day}/{today.month}/{today.year}"):
        assert [name for name, content in one.items() if word.encode() in content] == [], f"{word} is in the output"


@pytest.mark.parametrize(("form", "sign"), [("svg", b"<svg"), ("png", b"\x89PNG")])
def test_a_drawing_is_the_same_to_the_byte(form, sign, tmp_path):
    files = {name: text.encode() for name, text in SMALL.items()}
    outputs = tmp_path / "ra" / f"x.{form}", tmp_path / "ra-khac" / f"x.{form}"
    one, other = twice(files, tmp_path, *outputs, "diagram", "layered", "--lang", "vi")
    assert differing(one, other) == []
    assert sign in one[f"x.{form}"]
