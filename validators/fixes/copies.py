"""A local copy of something that a linked repository describes: every reference goes to the original, and the copy goes.

Only where the copy says nothing of its own: whatever more it says, a person has to put somewhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.source import Locus, Mapping, Node, Route, Sequence
from ...model.splice import Edit
from ...model.vocabulary import VERBS
from ..rule import Context, Fault, Fix
from .lines import block_of
from .words import rewritten

_REPEATED = frozenset({"kind", "name", "short-name", "evidence", "sources"})
"""What a copy may say and still be nothing but a copy."""
_REFERENCES = frozenset(VERBS) | {"to", "carries", "owner", "source", "target", "around", "elements", "element"}
"""The keys under which an element is referred to."""


def linked(context: Context, fault: Fault) -> Fix | None:
    """References to the element of *fault* go to its target, and the element is taken out; a guess, so it is not safe."""
    repository, key = context.repository, fault.element
    home = repository.origin[key]
    said = home.node(("elements", key))
    lines = None if home.columns else block_of(home, ("elements", key))
    if lines is None or not isinstance(said, Mapping) or not said.keys() <= _REPEATED:
        return None
    edits = [Edit(home, lines, "")]
    new = repository.as_written(fault.target)
    for document in repository.files:
        if key in document.text:
            for route in _references(document.root, key, ()):
                edit = rewritten(Locus(document, route), key, new)
                if edit is None:
                    return None
                edits.append(edit)
    return Fix(tuple(edits), safe=False, removes=(key,))


def _references(node: Node, key: str, route: Route) -> Iterator[Route]:
    """Every route to the text *key* below a key that refers to elements; two steps lead to an entry, so three at least."""
    if isinstance(node, Mapping):
        for name, child in node.items():
            yield from _references(child, key, (*route, name))
    elif isinstance(node, Sequence):
        for number, child in enumerate(node):
            yield from _references(child, key, (*route, number))
    elif node == key and len(route) > 2 and next(s for s in reversed(route) if isinstance(s, str)) in _REFERENCES:
        yield route
