"""What a folder should not hold: each a clear sentence with its place, and everything else is still checked."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

OTHER = "elements:\n  khac:\n    kind: node\n    nane: {vi: Khác}\n"
"""A file with a fault of its own (SCH001 at khac.yaml:4:5), which is found whatever else cannot be read."""


@pytest.fixture
def kho(sound):
    (sound / "khac.yaml").write_text(OTHER)
    return sound


class Bad(NamedTuple):
    """One way to spoil a repository, and what is to be said of it."""

    name: str
    spoil: Callable[[Path], object]
    place: str
    code: str
    vi: str
    en: str


def fifo(folder: Path) -> None:
    os.mkfifo(folder / "x.yaml")


def links_in_a_circle(folder: Path) -> None:
    (folder / "x.yaml").symlink_to("y.yaml")
    (folder / "y.yaml").symlink_to("x.yaml")


def manifest(text: str) -> Callable[[Path], object]:
    return lambda folder: (folder / "kientruc.yaml").write_text(text)


def content(data: bytes) -> Callable[[Path], object]:
    return lambda folder: (folder / "x.yaml").write_bytes(data)


def link(target: str, name: str = "x.yaml") -> Callable[[Path], object]:
    return lambda folder: (folder / name).symlink_to(target)


CASES = [
    Bad(
        "missing manifest",
        lambda folder: (folder / "kientruc.yaml").unlink(),
        "kientruc.yaml:1:1",
        "SCH007",
        "Kho không có tệp kê khai kientruc.yaml, hoặc tệp này trống.",
        "The repository has no manifest kientruc.yaml, or an empty one.",
    ),
    Bad(
        "empty manifest",
        manifest(""),
        "kientruc.yaml:1:1",
        "SCH007",
        "Kho không có tệp kê khai kientruc.yaml, hoặc tệp này trống.",
        "The repository has no manifest kientruc.yaml, or an empty one.",
    ),
    Bad(
        "manifest of loose text",
        manifest("Kiến trúc tỉnh\n"),
        "kientruc.yaml:1:1",
        "SYN002",
        "tệp phải gồm các dòng `khóa: giá trị`, không phải danh sách hay chữ rời.",
        "a file consists of `key: value` lines, not of a list or loose text.",
    ),
    Bad(
        "binary file",
        content(b"elements:\n  \x00\x01"),
        "x.yaml:2:3",
        "SYN001",
        "Không đọc được tệp: đây là tệp nhị phân, không phải văn bản.",
        "The file cannot be read: it is a binary file, not a text.",
    ),
    Bad(
        "not UTF-8",
        content("# Huế\n# kiến".encode() + " trúc".encode("utf-16")),
        "x.yaml:2:7",
        "SYN001",
        "Không đọc được tệp: từ vị trí này nội dung không phải UTF-8.",
        "The file cannot be read: from here on its content is not UTF-8.",
    ),
    Bad(
        "UTF-16",
        content("elements: {}\n".encode("utf-16")),
        "x.yaml:1:1",
        "SYN001",
        "Không đọc được tệp: từ vị trí này nội dung không phải UTF-8.",
        "The file cannot be read: from here on its content is not UTF-8.",
    ),
    Bad(
        "50 MB file",
        content(b"#" * 50_000_000),
        "x.yaml:1:1",
        "SYN006",
        "dung lượng tệp tính bằng byte tối đa là 10000000.",
        "the size of a file in bytes may be 10000000 at most.",
    ),
    Bad(
        "deep nesting",
        content(b"a: " + b"[" * 100_000),
        "x.yaml:1:67",
        "SYN006",
        "số mức lồng nhau tối đa là 64.",
        "the depth of nesting may be 64 at most.",
    ),
    Bad(
        "deep nesting of blocks",
        content(b"".join(b" " * level + b"a:\n" for level in range(300))),
        "x.yaml:65:65",
        "SYN006",
        "số mức lồng nhau tối đa là 64.",
        "the depth of nesting may be 64 at most.",
    ),
    Bad(
        "directory named x.yaml",
        lambda folder: (folder / "x.yaml").mkdir(),
        "x.yaml:1:1",
        "SYN001",
        "Không đọc được tệp: đây là thư mục, không phải tệp.",
        "The file cannot be read: it is a folder, not a file.",
    ),
    Bad(
        "symlink out of the repository",
        link("/etc/passwd"),
        "x.yaml:1:1",
        "SYN009",
        "Đường dẫn này trỏ ra ngoài thư mục của kho nên không được đọc.",
        "This path leads outside the repository's folder, so it is not read.",
    ),
    Bad(
        "folder symlink out of the repository",
        link("/etc", "ngoai"),
        "ngoai:1:1",
        "SYN009",
        "Đường dẫn này trỏ ra ngoài thư mục của kho nên không được đọc.",
        "This path leads outside the repository's folder, so it is not read.",
    ),
    Bad(
        "symlink inside the repository",
        link("model.yaml"),
        "x.yaml:1:1",
        "SYN001",
        "đây là liên kết tới một tệp khác của kho.",
        "it is a link to another file of the repository.",
    ),
    Bad("symlinks in a circle", links_in_a_circle, "x.yaml:1:1", "SYN001", "Không đọc được tệp:", "cannot be read:"),
    Bad(
        "named pipe",
        fifo,
        "x.yaml:1:1",
        "SYN001",
        "Không đọc được tệp: đây không phải tệp thông thường.",
        "The file cannot be read: it is not an ordinary file.",
    ),
    Bad(
        "the other extension",
        lambda folder: (folder / "x.yml").write_text("elements: {}\n"),
        "x.yml:1:1",
        "SYN001",
        "Không đọc được tệp: phần mở rộng phải là .yaml, không phải .yml.",
        "The file cannot be read: its extension must be .yaml, not .yml.",
    ),
    Bad(
        "table outside the repository",
        lambda folder: manifest((folder / "kientruc.yaml").read_text() + "tables: [{file: ../x.csv, kind: node}]\n")(
            folder
        ),
        "../x.csv:1:1",
        "SYN009",
        "Đường dẫn này trỏ ra ngoài thư mục của kho nên không được đọc.",
        "This path leads outside the repository's folder, so it is not read.",
    ),
    Bad(
        "table that is not there",
        lambda folder: manifest((folder / "kientruc.yaml").read_text() + "tables: [{file: x.csv, kind: node}]\n")(
            folder
        ),
        "x.csv:1:1",
        "SYN001",
        "Không đọc được tệp: tệp không tồn tại.",
        "The file cannot be read: there is no such file.",
    ),
]


@pytest.mark.parametrize("bad", CASES, ids=lambda bad: bad.name)
def test_bad_input_is_a_finding_and_the_rest_is_checked(bad, kientruc, speak, kho, monkeypatch):
    bad.spoil(kho)
    monkeypatch.chdir(kho)
    for language, sentence, severity in (("vi", bad.vi, "lỗi"), ("en", bad.en, "error")):
        speak(language)
        done = kientruc("check", ".")
        assert (done.code, done.err) == (1, "")
        lines = done.out.splitlines()
        said = [line for line in lines if line.startswith(f"{bad.place}: {severity} {bad.code} ")]
        assert len(said) == 1, done.out
        assert sentence in said[0]
        assert any(line.startswith(f"khac.yaml:4:5: {severity} SCH001 ") for line in lines), "the rest is not checked"


def test_other_places_are_not_disturbed(kientruc, kho, monkeypatch):
    """All of it at once: every finding of its own, none twice."""
    for number, bad in enumerate(case for case in CASES if case.place == "x.yaml:1:1"):
        folder = kho / f"f{number}"
        folder.mkdir()
        bad.spoil(folder)
    monkeypatch.chdir(kho)
    report = json.loads(kientruc("check", "--format", "json").out)
    places = [(finding["path"], finding["code"]) for finding in report["findings"]]
    assert len(places) == len(set(places)) >= 8


def test_an_empty_folder(kientruc, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = kientruc("check", ".")
    assert done.code == 1
    assert done.out.startswith("kientruc.yaml:1:1: lỗi SCH007 missing-manifest: ")
    assert "Viết kientruc.yaml với `id`, `name`, `version` và `as-of`." in done.out


def test_a_manifest_only(kientruc, kho):
    (kho / "model.yaml").unlink()
    (kho / "khac.yaml").unlink()
    for command in ("check", "stats"):
        assert kientruc(command, kho).code == 0


def test_a_file_of_nothing_but_comments(kientruc, sound):
    (sound / "x.yaml").write_text("# chưa có gì\n")
    (sound / "y.yaml").write_text("")
    assert kientruc("check", sound, "--fail-on", "info").code == 0


@pytest.mark.parametrize("what", ["x.yaml", "model.yaml", "kientruc.yaml", "data"])
def test_what_may_not_be_read(what, script, kho):
    path = kho / what
    path.mkdir() if what == "data" else path.write_text("elements: {}\n") if what == "x.yaml" else None
    path.chmod(0)
    try:
        done = script("check", ".", cwd=kho, obedient=True)
    finally:
        path.chmod(0o755)
    assert (done.code, done.err) == (1, "")
    assert f"{what}:1:1: lỗi SYN001 unreadable-file: Không đọc được tệp: không có quyền đọc." in done.out
    assert "khac.yaml:4:5: lỗi SCH001" in done.out


def test_a_folder_that_may_not_be_entered(script, kho):
    kho.chmod(0)
    try:
        done = script("check", kho, obedient=True)
    finally:
        kho.chmod(0o755)
    assert done.code in {1, 2}
    assert "Traceback" not in done.err
    assert "lỗi nội bộ" not in done.err
    assert "không có quyền đọc" in done.out + done.err


def test_other_commands_say_it_too(kientruc, kho):
    """A repository that cannot be read whole still answers; none of the commands crashes on it."""
    (kho / "x.yaml").write_bytes(b"\xff\x00")
    for arguments in (["stats", kho], ["show", "lgsp", "-r", kho], ["path", "lgsp", "cong-dvc", "-r", kho]):
        assert kientruc(*arguments).code == 0
    done = kientruc("gaps", kho)
    assert done.code == 2
    assert "kho này không khai báo conforms-to" in done.err
