from __future__ import annotations

import datetime

import pytest

from kientruc.exports.findings.wording import clean, fill, word
from kientruc.model.findings import Term
from kientruc.model.text import Text

FORGERIES = {
    "a\n::error::x": r"a\u000a::error::x",
    "\x1b[31mđỏ": r"\u001b[31mđỏ",
    "##[set-env]": r"\u0023#[set-env]",
    "##vso[task.setvariable]": r"\u0023#vso[task.setvariable]",
    "##teamcity[x]": r"\u0023#teamcity[x]",
    "a\u202eb": r"a\u202eb",
    "\ud800": r"\ud800",
    "\u2028": r"\u2028",
}


@pytest.mark.parametrize(("text", "shown"), FORGERIES.items())
def test_clean_spells_out_what_could_forge_a_log(text: str, shown: str) -> None:
    assert clean(text) == shown


@pytest.mark.parametrize("text", ["Thừa Thiên Huế – “LGSP” (#1)", "mục #2 [3]", "C# [x]"])
def test_clean_leaves_ordinary_text_alone(text: str) -> None:
    assert clean(text) == text


def test_words_of_every_kind() -> None:
    day = datetime.date(2020, 8, 1)
    assert [word(day, language) for language in ("vi", "en")] == ["01/8/2020", "2020-08-01"]
    assert word(Term("list"), "vi").startswith("một danh sách")
    assert word(Term("no-such-term"), "en") == "no-such-term"
    assert word(("a", "b\n"), "vi") == r"a, b\u000a"
    assert word(Text("có", None), "en") == "có"
    assert word(3, "vi") == "3"


def test_a_conditional_slot_is_empty_without_its_argument() -> None:
    template = Text("Sửa{nearest: (có phải `{}`?)}.", "Fix{nearest: (did you mean `{}`?)}.")
    assert fill(template, {"nearest": "lgsp"}, "vi") == "Sửa (có phải `lgsp`?)."
    assert fill(template, {"nearest": ""}, "en") == "Fix."


def test_a_missing_argument_is_a_bug() -> None:
    with pytest.raises(KeyError):
        fill(Text("{absent}", "{absent}"), {}, "vi")
