"""Faults planted one at a time into the repository of Thừa Thiên Huế: each is found exactly where it stands, and only it.

The test modules hold the faults, as plain data (:data:`BUILDERS` says how each is read). A fault replaces one piece of text,
or adds a file. ``⟦REF001⟧`` stands directly before the letter at which that finding must begin; it is removed before planting.
Everything else the clean repository is said to have must stay the same.
"""

from __future__ import annotations

import datetime
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from kientruc.model.findings import Finding
from kientruc.model.loader import load
from kientruc.model.report import Report
from kientruc.model.source import Document, Span
from kientruc.validators.engine import run

TODAY = datetime.date(2020, 8, 10)
_MARK = re.compile(r"⟦([A-Z]{3}[0-9]{3})⟧")


class Expected(NamedTuple):
    """Everything that tells a finding from another, and where it stands."""

    code: str
    path: str
    line: int
    column: int
    element: str
    field: str
    target: str


class Planted(NamedTuple):
    """One fault.

    ``what`` is “element field target” of each marked finding, in the order of the marks, with ``-`` for nothing;
    ``elsewhere`` are findings of other files; ``gone`` are the findings of the clean repository, “code element” or the code
    alone, that the fault makes void; ``raw`` makes the bytes of the file.
    """

    name: str
    path: str
    old: str
    new: str
    what: tuple[str, ...]
    elsewhere: tuple[tuple[str, str, int, int, str, str, str], ...] = ()
    gone: tuple[str, ...] = ()
    raw: Callable[[str], bytes] = str.encode

    def __str__(self) -> str:
        return self.name


NEW = "van-hanh/moi.yaml"
"""A file that is read after all the others, so that its elements are the second ones."""
NAMED = '    name: {vi: Ứng dụng mới}\n    owner: so-tttt\n    sources: ["https://example.vn/moi"]\n'
WORDS = {
    "APPLICATION\n": "elements:\n  moi:\n    kind: application\n" + NAMED,
    "NAMED\n": NAMED,
    "EXEMPTION\n": "    reason: {vi: Chờ kết nối.}\n    approver: {vi: Giám đốc Sở}\n",
    "OWNER": "    owner: viettel\n",
    "CODES": "    classified-as: [",
    "FLOWS": "{to: thoi-tiet, evidence: derived}",
}
"""What stands for a longer text in a fault."""


def _added(name: str, new: str, *what: str, **more: object) -> Planted:
    return Planted(name, NEW, "", new, what, **more)


def _platform(name: str, new: str, *what: str, **more: object) -> Planted:
    old = WORDS["OWNER"] + WORDS["CODES"]
    return Planted(name, "application/platforms.yaml", old, new, what, **more)


def _vrain(name: str, new: str, *what: str, **more: object) -> Planted:
    return Planted(name, "application/sector-systems.yaml", WORDS["FLOWS"] + "]", new, what, **more)


def _manifest(name: str, old: str, new: str, *what: str, **more: object) -> Planted:
    return Planted(name, "kientruc.yaml", old, new, what, **more)


def _replaced(name: str, path: str, old: str, new: str, *what: str, **more: object) -> Planted:
    return Planted(name, path, old, new, what, **more)


BUILDERS: dict[str, Callable[..., Planted]] = {
    "added": _added,  # name, text of a new file, what …
    "platform": _platform,  # name, the lines from the owner of the smart-city platform on, what …
    "vrain": _vrain,  # name, the relations of Vrain from their last one on, what …
    "manifest": _manifest,  # name, old, new, what …
    "replaced": _replaced,  # name, path, old, new, what …
}


def _built(how: str, *said: object) -> Planted:
    """The fault that a test module says as (how, …, what …, and a mapping of further fields if it has any)."""
    more = said[-1] if isinstance(said[-1], dict) else {}
    fault = BUILDERS[how](*(said[:-1] if more else said), **more)
    new = fault.new
    for word, text in WORDS.items():
        new = new.replace(word, text)
    return fault._replace(new=new)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give a test that asks for ``planted`` each of its module's ``FAULTS``."""
    if "planted" in metafunc.fixturenames:
        faults = [_built(*fault) for fault in metafunc.module.FAULTS]
        assert len({fault.name for fault in faults}) == len(faults)
        metafunc.parametrize("planted", faults, ids=str)


@pytest.fixture
def tally(request: pytest.FixtureRequest) -> tuple[int, int]:
    """How many faults the module plants, and of how many rules."""
    faults = [_built(*fault) for fault in request.module.FAULTS]
    codes = {code for fault in faults for code in _MARK.findall(fault.new)}
    return len(faults), len(codes | {other[0] for fault in faults for other in fault.elsewhere})


def identity(finding: Finding) -> tuple[str, str, str, str, str]:
    """What a finding is about, wherever it stands."""
    return (finding.code, finding.place.path, finding.element, finding.field, finding.target)


def exactly(finding: Finding) -> Expected:
    """*finding*, to be compared."""
    place = finding.place
    about = finding.element, finding.field, finding.target
    return Expected(finding.code, place.path, place.line, place.column, *about)


def judge(folder: Path) -> Report:
    """Every finding about the repository in *folder*."""
    return run(load(folder), today=TODAY)


@pytest.fixture(scope="session")
def clean(hue: Path) -> Report:
    """What is found in the repository as it is."""
    return judge(hue)


@pytest.fixture(scope="session")
def copy(hue: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the repository, to plant into."""
    folder = tmp_path_factory.mktemp("planted") / "thua-thien-hue"
    shutil.copytree(hue, folder)
    return folder


@pytest.fixture
def plant(copy: Path) -> Iterator[Callable[[Planted], list[Expected]]]:
    """Plants a fault and tells what must be found; afterwards the copy is as it was."""
    undo: list[Callable[[], object]] = []

    def into(planted: Planted) -> list[Expected]:
        file = copy / planted.path
        if planted.old:
            before = file.read_text(encoding="utf-8")
            assert before.count(planted.old) == 1, f"{planted.path} holds the text {before.count(planted.old)} times"
            undo.append(lambda: file.write_text(before, encoding="utf-8"))
            marked = before.replace(planted.old, planted.new)
        else:
            assert not file.parent.exists()
            file.parent.mkdir()
            undo.append(lambda: shutil.rmtree(file.parent))
            marked = planted.new
        pieces = _MARK.split(marked)
        text = "".join(pieces[::2])
        file.write_bytes(planted.raw(text))
        document, at, expected = Document(planted.path, text), 0, []
        for number, code in enumerate(pieces[1::2]):
            at += len(pieces[2 * number])
            place = document.place(Span(at, at))
            what = ("" if word == "-" else word for word in planted.what[number].split())
            expected.append(Expected(code, planted.path, place.line, place.column, *what))
        assert len(planted.what) == len(expected)
        return [*expected, *(Expected(*other) for other in planted.elsewhere)]

    yield into
    for step in undo:
        step()


@pytest.fixture
def fresh(copy: Path, clean: Report) -> Callable[..., list[Finding]]:
    """What is found in the copy and was not in the repository as it is; what was is still found, but for those ``gone``."""

    def found(gone: tuple[str, ...] = ()) -> list[Finding]:
        report = judge(copy)
        silent = {*report.held_back, *gone}  # held back: judgements from absence wait until all can be read
        usual = Counter(
            identity(finding)
            for finding in clean.findings
            if not silent & {finding.code, f"{finding.code} {finding.element}"}
        )
        new = []
        for finding in report.findings:
            if usual[identity(finding)] > 0:
                usual[identity(finding)] -= 1
            else:
                new.append(finding)
        assert not +usual, "findings of the clean repository are gone"
        return new

    return found


@pytest.fixture
def found_exactly(plant: Callable[[Planted], list[Expected]], fresh: Callable[..., list[Finding]]):
    """Plants a fault and asserts that it is found where it stands, and nothing else changes."""

    def check(planted: Planted) -> None:
        expected = plant(planted)
        assert sorted(map(exactly, fresh(planted.gone))) == sorted(expected)

    return check


@pytest.fixture
def changed_manifest(plant: Callable[[Planted], list[Expected]]) -> Callable[[str, str], None]:
    """Replaces a text of the manifest that is no fault."""

    def change(old: str, new: str) -> None:
        plant(_manifest("no fault", old, new))

    return change
