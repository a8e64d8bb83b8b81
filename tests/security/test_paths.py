"""A repository can make the tool read nothing outside its folder and run nothing at all: shown by the interpreter's audit hook."""

from __future__ import annotations

import os

import pytest

MANIFEST = 'id: a\nname: {vi: A}\nversion: "1"\nas-of: 2020-08-10\n'
AUDIT = """
import os
opened, ran = [], []
def watch(event, arguments):
    if event == "open" and isinstance(arguments[0], (str, bytes, os.PathLike)):
        path = os.fsdecode(arguments[0])
        follows = not (arguments[2] or 0) & os.O_NOFOLLOW  # else the last name is opened as it stands, or not at all
        opened.append(os.path.realpath(path) if follows else os.path.join(os.path.realpath(os.path.dirname(path)), path))
    elif event in ("os.scandir", "os.listdir"):
        opened.append(os.path.realpath(os.fsdecode(arguments[0] or ".")))
    elif event.split(".")[0] in ("subprocess", "socket", "ctypes", "urllib", "pickle", "marshal") or event in (
        "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.remove", "os.rename", "os.mkdir"
    ):
        ran.append(event)
    elif event in ("exec", "compile"):
        ran.append(f"{event} {arguments[0]}")
from kientruc.model.federation import SHIPPED, shipped
from kientruc.model.vocabulary import concepts, relation_matrix
shipped(), concepts(), relation_matrix()
homes = sorted(folder.glob("**/home"))
for home in homes:
    run(load(home), today=datetime.date(2020, 8, 10))  # so that everything is imported
sys.addaudithook(watch)
"""
REPORT = """
result = {}
for home in homes:
    opened.clear(), ran.clear()
    report = run(load(home), today=datetime.date(2020, 8, 10))
    allowed = (str(home) + os.sep, str(SHIPPED.parent), sys.prefix, sys.base_prefix)
    result[home.parent.name] = {
        "outside": sorted({path for path in opened if not path.startswith(allowed) and path != str(home)}),
        "ran": sorted(set(ran)),
        "opened": len(opened),
        "codes": sorted({finding.code for finding in report.findings}),
    }
"""
IMPORTS = "import datetime; from kientruc.model.loader import load; from kientruc.validators.engine import run"


def audit(child, folder):
    """What was opened and run while each ``home`` below *folder* was read and checked, by the folder it is in."""
    return child(AUDIT + REPORT, folder.resolve(), IMPORTS)["result"]


def home(tmp_path, manifest: str, files: dict[str, str | bytes] | None = None):
    """``home`` is the repository; beside it lies what must not be read."""
    folder = tmp_path / "home"
    (folder / "data").mkdir(parents=True)
    (folder / "kientruc.yaml").write_text(MANIFEST + manifest)
    (folder / "model.yaml").write_text("elements:\n  b: {kind: node, name: {vi: B}, evidence: inferred}\n")
    outside = tmp_path / "secret"
    outside.mkdir()
    (outside / "secret.csv").write_text("id,name.vi\nsecret,Bí mật\n")
    (outside / "secret.yaml").write_text("elements:\n  secret: {kind: node, name: {vi: Bí mật}}\n")
    for path, content in (files or {}).items():
        (folder / path).write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


TABLE = "tables: [{{file: '{}', kind: node}}]\n"
CASES = {
    "table above": (TABLE.format("../secret/secret.csv"), {"SYN009"}),
    "table above in the middle": (TABLE.format("data/../../secret/secret.csv"), {"SYN009"}),
    "table absolute": (TABLE.format("/etc/passwd"), {"SYN009"}),
    "table at the root": (TABLE.format("//etc//passwd"), {"SYN009"}),
    "table is a link out": (TABLE.format("data/out.csv"), {"SYN009"}),
    "table in a linked folder": (TABLE.format("data/outside/secret.csv"), {"SYN009"}),
    "table is a link in a circle": (TABLE.format("data/circle.csv"), {"SYN009"}),
    "table is a device": (TABLE.format("/dev/zero"), {"SYN009"}),
    "table is a pipe": (TABLE.format("data/pipe"), {"SYN001"}),
    "table is a folder": (TABLE.format("data"), {"SYN001"}),
    "table is the folder": (TABLE.format("."), {"SYN001"}),
    "table with NUL": ('tables: [{file: "data/\\0secret.csv", kind: node}]\n', {"SYN005", "SYN001"}),
    "table name too long": (TABLE.format("a" * 5000), {"SYN001"}),
    "table home of nobody": (TABLE.format("~/secret.csv"), {"SYN001"}),
    "table with backslashes": (TABLE.format("..\\secret\\secret.csv"), {"SYN001"}),
    "table percent-encoded": (TABLE.format("%2e%2e/secret/secret.csv"), {"SYN001"}),
    "table by address": (TABLE.format("file:///etc/passwd"), {"SYN001"}),
    "package absolute": ("uses: {x: {repository: x, path: /etc}}\n", {"REF007"}),
    "package without a manifest": ("uses: {x: {repository: x, path: ../secret}}\n", {"REF007"}),
    "package far above": (f"uses: {{x: {{repository: x, path: {'../' * 40}etc}}}}\n", {"REF007"}),
    "package with NUL": ('uses: {x: {repository: x, path: "a\\0b"}}\n', {"SYN005", "REF007"}),
    "package name too long": (f"uses: {{x: {{repository: x, path: {'a' * 5000}}}}}\n", {"REF007"}),
    "package home of nobody": ("uses: {x: {repository: x, path: ~root}}\n", {"REF007"}),
    "package by address": ("uses: {x: {repository: x, path: 'https://example.org/x'}}\n", {"REF007"}),
    "package is a link in a circle": ("uses: {x: {repository: x, path: data/circle.csv}}\n", {"REF007"}),
    "package id as a path": ("uses: {x: {framework: vneaf, version: ../../../etc}}\n", {"REF007"}),
    "exclude above": ("exclude: ['../**', '/etc/**', '[', '**/../secret/*', '']\n", set()),
}


LINKS = {
    "file out": ("x.yaml", "../secret/secret.yaml", {"SYN009"}),
    "file inside": ("x.yaml", "model.yaml", {"SYN001"}),
    "file nowhere": ("x.yaml", "nowhere.yaml", {"SYN001"}),
    "file in a circle": ("x.yaml", "x.yaml", {"SYN001"}),
    "folder out": ("x", "../secret", {"SYN009"}),
    "folder inside": ("x", "data", {"SYN001"}),
    "folder above": ("x", "..", {"SYN009"}),
    "folder itself": ("x", ".", {"SYN001"}),
    "folder is a device": ("x.yaml", "/dev/zero", {"SYN009"}),
}


@pytest.fixture(scope="module")
def audited(child, tmp_path_factory):
    """The audit of every case and every link, in one child."""
    top = tmp_path_factory.mktemp("paths")
    for name, (manifest, _) in CASES.items():
        folder = home(top / name, manifest)
        (folder / "data" / "out.csv").symlink_to("../../secret/secret.csv")
        (folder / "data" / "circle.csv").symlink_to("circle.csv")
        (folder / "data" / "outside").symlink_to("../../secret", target_is_directory=True)
        os.mkfifo(folder / "data" / "pipe")
    for name, (link, target, _) in LINKS.items():
        (home(top / name, "") / link).symlink_to(target)
    return audit(child, top)


def test_there_are_enough_cases():
    assert len(CASES) >= 15
    assert not set(CASES) & set(LINKS)


@pytest.mark.parametrize("name", CASES)
def test_nothing_outside_is_read(audited, name):
    found, expected = audited[name], CASES[name][1]
    assert found["outside"] == []
    assert found["ran"] == []
    assert found["opened"] > 2
    assert {code for code in found["codes"] if code[:3] in ("SYN", "REF")} == expected | {
        "SYN009"
    }  # the linked folder's


@pytest.mark.parametrize("name", LINKS)
def test_links_are_not_followed(audited, name):
    found, expected = audited[name], LINKS[name][2]
    syntax = {code for code in found["codes"] if code.startswith("SYN")}
    assert (found["outside"], found["ran"], syntax) == ([], [], expected)


def test_the_audit_sees_what_is_opened_and_run(child, tmp_path):
    home(tmp_path, "")
    code = "subprocess.run(['true']); open(folder / 'secret' / 'secret.csv').close(); exec('1')\nresult = opened, ran\n"
    opened, ran = child(AUDIT + code, tmp_path.resolve(), IMPORTS + "; import subprocess")["result"]
    assert str(tmp_path.resolve() / "secret" / "secret.csv") in opened
    assert {"subprocess.Popen"} <= {event.split(" ")[0] for event in ran}
    assert any(event.startswith("exec") for event in ran)


def test_a_manifest_that_is_a_link_is_not_followed(child, tmp_path):
    folder = home(tmp_path, "")
    (folder / "kientruc.yaml").unlink()
    (tmp_path / "secret" / "kientruc.yaml").write_text(MANIFEST)
    (folder / "kientruc.yaml").symlink_to("../secret/kientruc.yaml")
    found = audit(child, tmp_path)[tmp_path.name]
    assert found["outside"] == []
    assert "SYN001" in found["codes"]


def test_pipes_and_folders_with_the_names_of_files(child, tmp_path):
    folder = home(tmp_path, "")
    os.mkfifo(folder / "pipe.yaml")
    (folder / "folder.yaml").mkdir()
    (folder / "folder.yaml" / "x.yaml").write_text("elements: {x: {kind: node, name: {vi: X}, evidence: inferred}}\n")
    (folder / "data" / "kientruc.yaml").mkdir()
    (folder / "old.yml").write_text("elements: {}\n")
    found = audit(child, tmp_path)[tmp_path.name]
    assert (found["outside"], found["ran"], found["codes"]) == ([], [], ["SYN001"])


MALICIOUS = """\
elements:
  __import__('os').system('touch secret'):
    kind: "{{ ''.__class__.__mro__ }}"
    name: {vi: "$(touch secret)", en: "`touch secret`"}
    properties: {"!!python/object/apply:os.system": "touch secret"}
  b:
    kind: node
    name: {vi: "=cmd|'/c calc'!A0", en: "%(x)s {0.__class__} ${jndi:ldap://x}"}
    documentation: {vi: "<script>alert(1)</script>"}
    flows-to: [{to: "file:///etc/passwd", standard: "javascript:alert(1)"}]
    sources: ["javascript:alert(1)", "file:///etc/passwd", "http://127.0.0.1:9/x"]
rules:
  x: {python: secret.py}
"""


def test_a_model_can_execute_nothing(child, tmp_path):
    files = {
        "evil.yaml": MALICIOUS,
        "tag.yaml": "a: !!python/object/apply:os.system ['touch secret']\n",
        "secret.py": "raise SystemExit(3)\n",
        "conftest.py": "raise SystemExit(3)\n",
        "sitecustomize.py": "raise SystemExit(3)\n",
        "yaml.py": "raise SystemExit(3)\n",
    }
    folder = home(tmp_path, "", files)
    before = sorted(path.name for path in folder.iterdir())
    found = audit(child, tmp_path)[tmp_path.name]
    assert (found["outside"], found["ran"]) == ([], [])
    assert "SYN003" in found["codes"]
    assert sorted(path.name for path in folder.iterdir()) == before


def test_names_that_are_no_text(child, tmp_path):
    folder = home(tmp_path, "")
    (folder / os.fsdecode(b"\xff\xfe.yaml")).write_text("a: &x 1\n")
    (folder / "line\nbreak\x1b[31m.yaml").write_text("a: &x 1\n")
    found = audit(child, tmp_path)[tmp_path.name]
    assert (found["outside"], found["codes"]) == ([], ["SYN003"])


@pytest.fixture
def deep(tmp_path):
    """A folder 2,500 levels deep, taken down again level by level because others clean up recursively."""
    folder = home(tmp_path, "")
    at = os.open(folder, os.O_RDONLY)
    for _ in range(2500):
        os.mkdir("d", dir_fd=at)
        below = os.open("d", os.O_RDONLY, dir_fd=at)
        os.close(at)
        at = below
    os.close(at)
    yield folder
    while (folder / "d" / "d").exists():
        (folder / "d" / "d").rename(folder / "e")
        (folder / "d").rmdir()
        (folder / "e").rename(folder / "d")


@pytest.mark.usefixtures("deep")
def test_very_deep_folders(child, tmp_path):
    code = "result = [(f.code, f.arguments['reason']) for f in load(folder / 'home').faults]\n"
    assert child(code, tmp_path)["result"] == [["SYN001", "io"]]


def test_a_folder_that_may_not_be_entered_is_a_finding(tmp_path, monkeypatch):
    from kientruc.model.loader import load

    folder = home(tmp_path, "")
    (folder / "closed").mkdir()
    listing = os.scandir

    def refuse(path):
        if str(path).endswith("closed"):
            raise PermissionError(13, "x")
        return listing(path)

    monkeypatch.setattr(os, "scandir", refuse)
    repository = load(folder)
    assert [(f.where.place().path, f.code, f.arguments) for f in repository.faults] == [
        ("closed", "SYN001", {"reason": "permission"})
    ]
    assert not repository.whole


def test_a_chain_of_packages_is_followed_so_far_and_no_further(child, tmp_path):
    for number in range(400):
        folder = tmp_path / ("home" if number == 0 else f"p{number}")
        folder.mkdir()
        uses = f"uses: {{x: {{repository: p{number + 1}, path: ../p{number + 1}}}}}\n"
        (folder / "kientruc.yaml").write_text(MANIFEST.replace("id: a", f"id: p{number}") + uses)
    code = "loaded = load(folder / 'home')\nresult = [(f.code, dict(f.arguments)) for f in loaded.faults], len(loaded.linked)"
    faults, linked = child(code, tmp_path)["result"]
    assert faults == [["REF007", {"package": "p1", "problem": "damaged"}]]
    assert linked == 64
