"""The prefixes of one export: the standard ones, and one for each repository and framework that it can name."""

from __future__ import annotations

import re

from ...model.frameworks import SPACES
from .describe.scope import Scope
from .vocabulary import PREFIXES

_NAME = re.compile(r"[a-z]([a-z0-9.-]*[a-z0-9-])?")  # a subset of Turtle's PN_PREFIX
_SPACES = (*SPACES, "kind", "property", "relation-property")


def prefixes(scope: Scope) -> dict[str, str]:
    """Prefix → namespace, sorted; a package whose id is no prefix, or is a standard one, goes without."""
    repository = scope.repository
    found = {name: f"{scope.mint.package(name)}/" for name in (repository.id, *repository.linked)}
    for key, framework in repository.frameworks.items():
        name = f"{framework.id}-{framework.version}"
        found[name] = f"{scope.mint.package(key)}/"
        found |= {f"{name}-{space}": f"{scope.mint.package(key)}/{space}/" for space in _SPACES}
    return dict(sorted({name: iri for name, iri in found.items() if _NAME.fullmatch(name)}.items() | PREFIXES.items()))
