"""Vietnamese names as rules compare them: without capitals, encodings, and the two habits of placing a tone mark.

Where a syllable ends in oa, oe or uy, some write the tone on the first letter (hòa, khỏe, thủy), some on the second (hoà, khoẻ,
thuỷ); both are the same word. With anything behind it (hoàn, toán, huýt, ngoài, khuỷu) only one place is possible, and after q the
u belongs to the consonant (quý), so nothing is folded there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Literal, NamedTuple

Habit = Literal["first", "second"]

_TONES = "\u0300\u0301\u0309\u0303\u0323"
"""Grave, acute, hook above, tilde, dot below: huyền, sắc, hỏi, ngã, nặng."""
_ENDINGS = ("oa", "oe", "uy")


def _spellings() -> Iterator[tuple[str, str]]:
    """(tone on the first letter, tone on the second) of every ending, tone and case."""
    for ending in _ENDINGS:
        for pair in (ending, ending.capitalize(), ending.upper(), ending[0] + ending[1].upper()):
            for tone in _TONES:
                yield (
                    unicodedata.normalize("NFC", pair[0] + tone + pair[1]),
                    unicodedata.normalize("NFC", pair + tone),
                )


_TO_FIRST = {second: first for first, second in _spellings()}
_TO_SECOND = dict(_spellings())
_VOWELS = "aăâeêioôơuưy"
_PAIRS = frozenset({*_TO_FIRST, *_TO_SECOND})
_FIRSTS, _SECONDS = ("".join(sorted({pair[at] for pair in _PAIRS})) for at in (0, 1))
_MAYBE = re.compile(rf"[{_FIRSTS}](?<![qQ{_VOWELS}{_VOWELS.upper()}].)[{_SECONDS}](?![^\W\d_])")
"""Two letters that may be such an ending: one pass over classes, ten times as fast as the list of all endings."""


class ToneMark(NamedTuple):
    """One syllable of which the tone mark may stand in two places: where it begins in the text, and which place was taken."""

    start: int
    syllable: str
    habit: Habit


def may_have_choice(text: str) -> bool:
    """Whether *text*, in whatever normal form, may have such a syllable: a quick look before a thorough one."""
    return not text.isascii() and _MAYBE.search(text) is not None


def fold_tones(text: str) -> str:
    """*text* (in NFC) with the tone mark of every such syllable on its first letter: ``hoà`` → ``hòa``.

    >>> fold_tones("Hoà bình, THUỶ lợi, khoẻ; quý, hoàn, khuỷu")
    'Hòa bình, THỦY lợi, khỏe; quý, hoàn, khuỷu'
    """
    if text.isascii():
        return text
    return _MAYBE.sub(lambda match: _TO_FIRST.get(match[0], match[0]), text)


def tone_marks(text: str) -> Iterator[ToneMark]:
    """Every syllable of *text* (in NFC) of which the tone mark may stand in two places."""
    if text.isascii():
        return
    for match in _MAYBE.finditer(text):
        if match[0] not in _PAIRS:
            continue
        start = match.start()
        while start and text[start - 1].isalpha():
            start -= 1
        yield ToneMark(start, text[start : match.end()], "second" if match[0] in _TO_FIRST else "first")


def other_habit(text: str, habit: Habit) -> str:
    """*text* with all tone marks placed by *habit*."""
    table = _TO_FIRST if habit == "first" else _TO_SECOND
    return _MAYBE.sub(lambda match: table.get(match[0], match[0]), text)


def folded(text: str) -> str:
    """*text* without what the eye passes over: capitals, spaces, how its marks are encoded, and where a tone mark stands."""
    if not text.isascii():
        text = fold_tones(unicodedata.normalize("NFC", text))
    return " ".join(text.casefold().split())
