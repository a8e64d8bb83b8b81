"""The fingerprint by which GitHub recognises a finding again: the rolling hash of its line, as codeql-action computes it.

Source: github/codeql-action, ``src/fingerprints.ts``. The tests hold values of its own test suite.
"""

from __future__ import annotations

from array import array
from collections import Counter

BLOCK = 100
BASE = 37
_MASK = 0xFFFFFFFFFFFFFFFF
_FIRST = pow(BASE, BLOCK, 1 << 64)
_TAB, _LF, _CR, _SPACE, _EOF = 0x09, 0x0A, 0x0D, 0x20, 0xFFFF


def line_hashes(text: str) -> list[str]:
    """One hash for each line of *text*, ``hexadecimal:occurrence``.

    It covers the 100 UTF-16 units from the start of the line on, blanks not counted, every line end as LF; the end of the
    file is one unit 0xFFFF followed by zeros.
    """
    letters = _letters(text)
    starts = [0, *(i + 1 for i, letter in enumerate(letters) if letter == _LF and i + 1 < len(letters))]
    letters.extend([0] * BLOCK)
    hashes = []
    seen: Counter[str] = Counter()
    value, following = 0, 0
    for end, letter in enumerate(letters, start=1):
        value = (value * BASE + letter - (_FIRST * letters[end - 1 - BLOCK] if end > BLOCK else 0)) & _MASK
        if following < len(starts) and end == starts[following] + BLOCK:
            name = f"{value:x}"
            seen[name] += 1
            hashes.append(f"{name}:{seen[name]}")
            following += 1
    return hashes


def _letters(text: str) -> array[int]:
    """The UTF-16 units that count, with the unit that stands for the end of the file."""
    units = array("H")
    units.frombytes(text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-16-le", "surrogatepass"))
    return array("l", [*(unit for unit in units if unit not in (_TAB, _SPACE)), _EOF])
