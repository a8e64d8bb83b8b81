"""Which things of an earlier state of a repository bear another id now, where that is proved and not guessed.

A thing was renamed where its id is gone, and exactly one thing that was not there before is the same but for the id: an element
of the same kind and name, a document of the same type and number or title. An element whose name was changed along with its id
is known by all the rest, if the rest says enough. Where two could be meant, neither is.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import replace

from .documents import LegalDocument
from .elements import Element
from .repository import Repository
from .text import Text

_SAME = Text("x", "x")
_Sign = Callable[[str], Hashable | None]
"""The id of a thing → what it is known by, None where that says too little."""


def renames(before: Repository, now: Repository) -> Mapping[str, str]:
    """Key of a thing at *before* → its key *now*, of elements and documents, also of linked repositories."""
    found = _renames(before, now)
    for name, repository in now.linked.items():
        if name in before.linked:
            inner = _renames(before.linked[name], repository)
            found |= {f"{name}:{old}": f"{name}:{new}" for old, new in inner.items()}
    return found


def _renames(before: Repository, now: Repository) -> dict[str, str]:
    taken = now.origin.keys() | now.broken
    gone = [key for key in before.elements if key not in taken]
    fresh = [key for key in now.elements if key not in before.origin]
    found = _pairs(gone, fresh, _named(before), _named(now)) if gone and fresh else {}
    gone = [key for key in gone if key not in found]
    if gone and fresh:
        left = [key for key in fresh if key not in found.values()]
        found |= _pairs(gone, left, _described(before), _described(now))
    gone = [key for key in before.documents if key not in taken]
    fresh = [key for key in now.documents if key not in before.origin]
    for sign in (_numbered, _titled) if gone and fresh else ():
        found |= _pairs(gone, fresh, sign(before.documents), sign(now.documents))
    return found


def _pairs(gone: Iterable[str], fresh: Iterable[str], old: _Sign, new: _Sign) -> dict[str, str]:
    """The ids that are known by the same sign, where one of each has it."""
    by_old, by_new = _by_sign(gone, old), _by_sign(fresh, new)
    return {
        keys[0]: by_new[sign][0] for sign, keys in by_old.items() if len(keys) == 1 and len(by_new.get(sign, ())) == 1
    }


def _by_sign(keys: Iterable[str], sign: _Sign) -> dict[Hashable, list[str]]:
    found: dict[Hashable, list[str]] = {}
    for key in keys:
        known = sign(key)
        if known is not None:
            found.setdefault(known, []).append(key)
    return found


def _named(repository: Repository) -> _Sign:
    elements = repository.elements
    return lambda key: (elements[key].kind, elements[key].name)


def _described(repository: Repository) -> _Sign:
    """All but id and name; None where that is hardly more than a kind and an owner."""
    outgoing: dict[str, list[str]] = {}
    for relation in repository.relations:
        outgoing.setdefault(relation.source, []).append(repr(relation[1:4]))

    def sign(key: str) -> Hashable | None:
        element: Element = repository.elements[key]
        if not (element.documentation or element.properties or key in outgoing):
            return None
        return repr(replace(element, id="x", name=_SAME)), tuple(sorted(outgoing.get(key, ())))

    return sign


def _numbered(documents: Mapping[str, LegalDocument]) -> _Sign:
    return lambda key: (documents[key].type, documents[key].number) if documents[key].number else None


def _titled(documents: Mapping[str, LegalDocument]) -> _Sign:
    return lambda key: (documents[key].type, documents[key].title)
