"""Fixes of repositories nobody thought of: nothing but the fault changes, and a second run finds nothing to do."""

from __future__ import annotations

import datetime
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kientruc.model.loader import load
from kientruc.model.manifest import NAME
from kientruc.model.repository import Repository
from kientruc.validators.engine import Judged, judge
from kientruc.validators.fixing import Mending, mend

DAY = datetime.date(2020, 8, 10)
MANIFEST = 'id: kho-thu\nname: {vi: Kho thử}\nversion: "1.0"\nas-of: 2020-08-10\n'
KEYS = ("kind", "name", "short-name", "documentation", "owner", "associated-with", "evidence")
SAFE = ("nfd", "mark", "comment", "order")
UNSAFE = ("relation-twice", "key", "date", "letter", "target")


@dataclass
class Made:
    """A sound file and the same one with faults in it: the lines of each element, and what is done to the whole."""

    sound: str
    faulty: str
    codes: Counter[str] = field(default_factory=Counter)
    mark: bool = False


@st.composite
def made(draw: st.DrawFn, faults: tuple[str, ...]) -> Made:
    """A file of two to five elements, each fault planted or not, with comments, blank lines and either line end."""
    count = draw(st.integers(2, 5))
    ids = [f"may-{'abcde'[number]}-{number}" for number in range(count)]
    sound, faulty = ["elements:"], ["elements:"]
    codes: Counter[str] = Counter()
    for number, name in enumerate(ids):
        target = ids[(number + 1) % count]
        values = {
            "kind": "node",
            "name": draw(st.sampled_from(["{vi: Máy chủ %d}", "{vi: 'Đất đai %d'}", '{vi: "Huế %d"}'])) % number,
            "short-name": f"{{vi: M{number}}}",
            "documentation": f"{{vi: Mô tả {number}, en: Described}}",
            "associated-with": draw(st.sampled_from(["[%s]", "\n      - %s"])) % target,
            "evidence": "inferred",
        }
        if draw(st.booleans()):
            values.pop(draw(st.sampled_from(["short-name", "documentation"])))
        comment = draw(st.sampled_from(["", "  # ghi chú", "  # 30/6: xem lại"]))
        head = draw(st.sampled_from(["", "    # tên gọi và loại", "    # {không, phải: yaml}"]))
        good = {key: f"{key}: {value}".split("\n") for key, value in values.items()}
        good["kind"][0] += comment
        wrong = {key: list(lines) for key, lines in good.items()}
        keys = list(values)
        for fault in faults:
            if not draw(st.booleans()):
                continue
            match fault:
                case "nfd":
                    wrong["name"] = [unicodedata.normalize("NFD", line) for line in wrong["name"]]
                    codes["IDN003"] += wrong["name"] != good["name"]
                case "comment":
                    wrong["evidence"][0] += "  # kientruc: allow STR001 -- đã xem"
                    codes["SUP001"] += 1
                case "order":
                    keys = draw(st.permutations(keys))
                case "relation-twice":
                    if len(wrong["associated-with"]) == 1:
                        wrong["associated-with"] = [f"associated-with: [{target}, {target}]"]
                    else:
                        wrong["associated-with"].append(f"      - {target}")
                    codes["IDN005"] += 1
                case "key":
                    wrong["evidence"] = [line.replace("evidence", "evidenc") for line in wrong["evidence"]]
                    codes["SCH001"] += 1
                case "letter":
                    if "Đ" in good["name"][0]:
                        wrong["name"] = [line.replace("Đ", "Ð") for line in wrong["name"]]
                        codes["IDN004"] += 1
                case "target" if "IDN005" not in codes:
                    wrong["associated-with"] = [line.replace(target, target + "x") for line in wrong["associated-with"]]
                    codes["REF001"] += 1
        for lines, entry, order in ((sound, good, list(values)), (faulty, wrong, keys)):
            lines.append(f"  {name}:")
            for key in order:
                lines += [head] if head and key == "name" else []
                lines += [f"    {entry[key][0]}", *entry[key][1:]]
            lines += [""] if draw(st.just(number % 2)) else []
    end = draw(st.sampled_from(["\n", "\r\n"]))
    last = draw(st.sampled_from(["", end]))
    mark = "mark" in faults and draw(st.booleans())
    codes["SYN007"] += mark
    return Made(end.join(sound) + last, ("\ufeff" if mark else "") + end.join(faulty) + last, +codes, mark)


class Room:
    """A repository on disk, judged and mended without being written."""

    def __init__(self, text: str) -> None:
        self.folder = Path(tempfile.mkdtemp(dir=BELOW[0]))
        (self.folder / NAME).write_text(MANIFEST)
        (self.folder / "m.yaml").write_bytes(text.encode())

    def judge(self, contents: Mapping[str, bytes]) -> Judged:
        return judge(load(self.folder, instead=contents), today=DAY, profile="strict")

    def mend(self, *, unsafe: bool) -> Mending:
        return mend(self.judge({}), self.judge, unsafe=unsafe)


BELOW: list[str] = []


def meaning(repository: Repository) -> object:
    """What the repository says, in no order."""
    return dict(repository.elements), Counter(map(repr, (relation[:4] for relation in repository.relations)))


def check(made: Made, tmp_path: Path, *, unsafe: bool) -> str:
    """Mend the faulty one: no planted fault is left, it says what the sound one says, and there is nothing left to do."""
    BELOW[:] = [str(tmp_path)]
    room, sound = Room(made.faulty), Room(made.sound)
    done = room.mend(unsafe=unsafe)
    found = Counter(finding.code for finding in done.mended)
    assert found - Counter({"SCH008": 99}) == made.codes, done.dropped
    assert not done.dropped
    left = {finding.code for finding in done.judged.report.findings}
    assert not left & {"SCH008", *made.codes}
    assert meaning(done.judged.context.repository) == meaning(load(sound.folder))
    content = done.contents.get("m.yaml", made.faulty.encode())
    (room.folder / "m.yaml").write_bytes(content)
    again = room.mend(unsafe=unsafe)
    assert not again.mended
    assert not again.contents
    return content.decode()


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=made(SAFE))
def test_safe_fixes_mend_the_fault_and_nothing_else(made, tmp_path):
    content = check(made, tmp_path, unsafe=False)
    # every line of the sound file is there as it was, whatever order its keys had
    ends = {content.count("\r\n"), made.sound.count("\r\n")}
    assert len(ends) == 1
    assert Counter(content.split()) == Counter(made.sound.split())


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=made(tuple(fault for fault in UNSAFE if fault != "date")))
def test_guesses_that_are_right_give_back_the_sound_file(made, tmp_path):
    assert check(made, tmp_path, unsafe=True) == made.sound


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=made(SAFE))
def test_without_a_fix_every_byte_stays(made, tmp_path):
    BELOW[:] = [str(tmp_path)]
    room = Room(made.faulty)
    judged = room.judge({})
    done = mend(judged, room.judge, counts=lambda _: ())
    assert (done.contents, done.mended) == ({}, ())


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=made(("nfd", "comment", "mark")))
def test_where_no_key_moves_each_line_stays_in_its_place(made, tmp_path):
    content = check(made, tmp_path, unsafe=False)
    assert [line.rstrip() for line in content.split("\n")] == [line.rstrip() for line in made.sound.split("\n")]
