"""The grammar of identifiers and references, and the canonical key every reference becomes.

A key is what the repository indexes by: the bare id for its own things, ``repository-id:id`` for another repository's,
``framework-id@version:component/id`` for a framework's (or ``code/``, ``principle/``, ``content/``, ``obligation/``). Prefixes
are local aliases and never survive into a key, so two repositories that spell a prefix differently agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from difflib import get_close_matches
from functools import lru_cache
from string import ascii_lowercase, digits

ID_PATTERN = r"[a-z0-9]+(-[a-z0-9]+)*"
CODE_PATTERN = r"[A-Z]{3}([0-9]{3}(\.[0-9]{3})*)?"

_FEW = 60
_LONGEST = 64
_LETTERS = ascii_lowercase + digits + "-"

_ID = re.compile(ID_PATTERN)
_CODE = re.compile(CODE_PATTERN)


def is_id(text: str) -> bool:
    """Whether *text* may name an element, relation, document, view or exemption."""
    return _ID.fullmatch(text) is not None


def is_code(text: str) -> bool:
    """Whether *text* has the form of a reference-model code, ``DRM001.001`` (facts: national-framework 2.3)."""
    return _CODE.fullmatch(text) is not None


def framework_key(framework: str, version: str) -> str:
    """The identity of a framework package, ``vneaf@2.0``."""
    return f"{framework}@{version}"


def parent_code(code: str) -> str | None:
    """The code above *code*: without its last part; a domain's parent is its model; a model has none.

    >>> parent_code("DRM001.001"), parent_code("DRM001"), parent_code("DRM")
    ('DRM001', 'DRM', None)
    """
    if "." in code:
        return code.rpartition(".")[0]
    return code[:3] if len(code) > 3 else None


def nearest(text: str, known: Iterable[str]) -> str:
    """The known word most like *text*, or ``""``: what a hint proposes after "did you mean".

    Among many words only one slip of the finger is looked for, because comparing 10,000 wrong references with 100,000
    elements one by one would take hours.
    """
    if len(text) > _LONGEST:
        return ""
    words = known if isinstance(known, AbstractSet | Mapping) else frozenset(known)
    if len(words) <= _FEW:
        return _most_alike(text, frozenset(words))
    return min((word for word in _slips(text) if word in words), default="")


@lru_cache(maxsize=4096)
def _most_alike(text: str, words: frozenset[str]) -> str:
    found = get_close_matches(text, words, n=1, cutoff=0.6)
    return found[0] if found else ""


def _slips(text: str) -> Iterator[str]:
    """Every id one letter away from *text*: dropped, swapped, replaced or put in (P. Norvig, a spelling corrector)."""
    for at in range(len(text) + 1):
        left, right = text[:at], text[at:]
        yield left + right[1:]
        yield left + right[1:2] + right[:1] + right[2:]
        for letter in _LETTERS:
            yield left + letter + right[1:]
            yield left + letter + right
