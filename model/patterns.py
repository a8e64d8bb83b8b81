r"""Patterns that whoever edits a repository may write, which can therefore never be made to run for hours.

A subset of regular expressions in which every repetition ends at one possible place, or at a counted number of places: letters,
``.``, ``[a-z]``, ``[^a-z]``, ``\d`` (0-9), ``\w``, ``\s``, ``(one|other)`` of plain words, and after any of them ``?``, after any but
a bracket of words ``*``, ``+``, ``{2}``, ``{2,}`` or ``{2,5}``. Python's engine then needs a time that grows with the length of the
text only (Davis et al., "The impact of regular expression denial of service", ESEC/FSE 2018, on what it does otherwise).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

LONGEST = 500
"""Letters a pattern may have."""
LONGEST_TEXT = 1_000
"""Letters a text may have to match a pattern at all."""
WAYS = 200
"""In how many ways the parts of a pattern whose end is not determined may be tried, for one text and one free repetition."""

_LAST = 0x10FFFF
Ranges = tuple[tuple[int, int], ...]
_ANY: Ranges = ((0, 9), (11, _LAST))
_CLASSES: dict[str, tuple[str, Ranges]] = {
    "d": ("[0-9]", ((48, 57),)),
    "w": (r"\w", ((48, 57), (65, 90), (95, 95), (97, 122), (128, _LAST))),
    "s": (r"\s", ((9, 13), (28, 32), (128, _LAST))),
}
"""What a letter after ``\\`` means, and which code points it may mean at most."""
_REPEAT = re.compile(r"\?|\*|\+|\{(?P<low>[0-9]{1,4})(?P<comma>,)?(?P<high>[0-9]{1,4})?\}")
_SPECIAL = frozenset("\\^$.|?*+()[]{}")
_LETTER = re.compile(r"\\[^0-9A-Za-z]|[^\\^$.|?*+()\[\]{}]", re.DOTALL)
_WORDS = re.compile(rf"\((?P<words>(?:{_LETTER.pattern})+(?:\|(?:{_LETTER.pattern})+)*)\)", re.DOTALL)
_BRACKET = re.compile(r"\[(?P<inner>\^?(?:\\.|[^\\\[\]])+)\]", re.DOTALL)


class PatternError(ValueError):
    """A pattern that is not read: ``bad-pattern`` where it is none, ``costly-pattern`` where it might take too long."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """One part of a pattern: Python's spelling, the code points it may begin with, how often it may stand, its ways."""

    spelled: str
    begins: Ranges
    ways: int = 1
    low: int = 1
    high: int | None = 1


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """*pattern* for ``fullmatch``, in Python's spelling.

    Raises:
        PatternError: it is outside the subset.
    """
    if len(pattern) > LONGEST:
        raise PatternError("costly-pattern")
    pieces = _pieces(pattern)
    text, ways, free = "", 1, 0
    for at, piece in enumerate(pieces):
        if piece.low == piece.high == 1:
            text, ways = text + piece.spelled, ways * piece.ways
            continue
        spelled = f"{piece.spelled}{{{piece.low},{'' if piece.high is None else piece.high}}}"
        if _ends_in_one_place(piece, pieces[at + 1 :]):
            text += f"{spelled}+"  # possessive: there is nothing to come back to
        elif piece.high is None:
            text, free = text + spelled, free + 1
        else:
            text, ways = text + spelled, ways * (piece.high - piece.low + 1) * piece.ways
    if free > 1 or ways > WAYS:
        raise PatternError("costly-pattern")
    return re.compile(text)


def matches(pattern: str, text: str) -> bool:
    """Whether *text*, as a whole, matches the sound *pattern*."""
    return len(text) <= LONGEST_TEXT and compiled(pattern).fullmatch(text) is not None


def takes_anything(pattern: str) -> bool:
    """Whether every text that is not empty and has one line matches *pattern*."""
    pieces = _pieces(pattern)
    anything = bool(pieces) and all(piece.spelled == "." for piece in pieces)
    return anything and sum(piece.low for piece in pieces) <= 1 and any(piece.high is None for piece in pieces)


def _ends_in_one_place(piece: _Piece, rest: list[_Piece]) -> bool:
    """Whether no letter *piece* may take can also begin what follows, so that it ends where its letters end."""
    if piece.ways > 1:
        return False
    for following in rest:
        if _overlap(piece.begins, following.begins):
            return False
        if following.low > 0:
            return True
    return True


def _overlap(first: Ranges, second: Ranges) -> bool:
    return any(low <= high2 and low2 <= high for low, high in first for low2, high2 in second)


def _pieces(pattern: str) -> list[_Piece]:
    found: list[_Piece] = []
    at = 0
    while at < len(pattern):
        piece, at = _one(pattern, at)
        repeat = _REPEAT.match(pattern, at)
        if repeat is not None:
            low, high = _bounds(repeat)
            if len(piece.spelled) > 1 and piece.spelled.startswith("(?:") and high != 1:
                raise PatternError("costly-pattern")  # a repeated choice of words has no one place to end
            ways = piece.ways
            piece, at = _Piece(piece.spelled, piece.begins, ways, low, high), repeat.end()
            if _REPEAT.match(pattern, at):
                raise PatternError("bad-pattern")
        found.append(piece)
    return found


def _bounds(repeat: re.Match[str]) -> tuple[int, int | None]:
    if repeat["low"] is None:
        return {"?": (0, 1), "*": (0, None), "+": (1, None)}[repeat[0]]
    low = int(repeat["low"])
    high = (int(repeat["high"]) if repeat["high"] else None) if repeat["comma"] else low
    if (repeat["high"] and not repeat["comma"]) or (high is not None and high < low) or high == 0:
        raise PatternError("bad-pattern")
    return low, high


def _one(pattern: str, at: int) -> tuple[_Piece, int]:
    """The piece at *at* and where the next begins."""
    letter = pattern[at]
    if letter == ".":
        return _Piece(".", _ANY), at + 1
    if letter == "\\" and pattern[at + 1 : at + 2] in _CLASSES and at + 1 < len(pattern):
        return _Piece(*_CLASSES[pattern[at + 1]]), at + 2
    if match := _BRACKET.match(pattern, at):
        return _bracket(match["inner"]), match.end()
    if match := _WORDS.match(pattern, at):
        return _words(match["words"]), match.end()
    if match := _LETTER.match(pattern, at):
        plain = match[0][-1]
        return _Piece(re.escape(plain), ((ord(plain), ord(plain)),)), match.end()
    raise PatternError(
        "costly-pattern" if letter == "(" and pattern.count("(") == pattern.count(")") else "bad-pattern"
    )


def _words(inner: str) -> _Piece:
    words = ["".join(match[0][-1] for match in _LETTER.finditer(word)) for word in re.split(r"(?<!\\)\|", inner)]
    begins = tuple((ord(word[0]), ord(word[0])) for word in words)
    return _Piece("(?:" + "|".join(map(re.escape, words)) + ")", begins, ways=len(words))


def _bracket(inner: str) -> _Piece:
    """``[a-z0-9]`` and ``[^,]``; ranges only between two letters as they stand."""
    negated = inner.startswith("^")
    ranges: list[tuple[int, int]] = []
    rest, spelled = inner[negated:], ""
    letters = re.findall(r"\\.|.", rest, re.DOTALL)
    at = 0
    while at < len(letters):
        letter = letters[at]
        if letter[0] == "\\" and letter[1:] in _CLASSES:
            text, known = _CLASSES[letter[1:]]
            if negated and letter[1:] != "d":
                raise PatternError("bad-pattern")  # the code points of \w are known at most, not exactly
            ranges += known
            spelled += text.strip("[]")
        else:
            first = last = _plain(letter)
            if letters[at + 1 : at + 2] == ["-"] and at + 2 < len(letters):
                last, at = _plain(letters[at + 2]), at + 2
            if last < first:
                raise PatternError("bad-pattern")
            ranges.append((ord(first), ord(last)))
            spelled += re.escape(first) + (f"-{re.escape(last)}" if last != first else "")
        at += 1
    return _Piece(f"[{'^' if negated else ''}{spelled}]", _complement(ranges) if negated else tuple(ranges))


def _plain(letter: str) -> str:
    if letter[0] == "\\" and letter[1:].isalnum():
        raise PatternError("bad-pattern")
    return letter[-1]


def _complement(ranges: list[tuple[int, int]]) -> Ranges:
    found, begin = [], 0
    for low, high in sorted(ranges):
        if low > begin:
            found.append((begin, low - 1))
        begin = max(begin, high + 1)
    return (*found, (begin, _LAST)) if begin <= _LAST else tuple(found)
