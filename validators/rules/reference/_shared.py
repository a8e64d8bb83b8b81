"""What the rules of this group share: which keys are another finding's business, and how to name and propose a reference."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from ....model.elements import Relation
from ....model.frameworks import SPACES
from ....model.ids import nearest
from ....model.repository import Repository
from ....model.source import Locus


def said_already(repository: Repository, key: str) -> bool:
    """Whether a finding has said why *key* names nothing.

    Its prefix is not declared (REF006), its package could not be loaded (REF007), or its entry could not be understood.
    """
    package, colon, _ = key.partition(":")
    if not colon:
        return key in repository.broken
    if package in repository.unavailable:
        return True
    return package not in repository.linked and package not in repository.frameworks


def names_of(repository: Repository, key: str) -> Collection[str]:
    """The ids of the elements in the repository that *key* belongs to: what may have been meant."""
    package, colon, _ = key.partition(":")
    home = repository.linked.get(package) if colon else repository
    return home.elements if home else ()


def target_locus(repository: Repository, relation: Relation) -> Locus:
    """Where the target of *relation* is written, whether or not it stands in a mapping of facts."""
    where = repository.relation_locus(relation)
    return where._replace(route=(*where.route, "target" if where.route[0] == "relations" else "to"))


def reference(where: Locus, key: str) -> str:
    """The reference as its author wrote it at *where*, with the prefix; a key is for machines."""
    written = where.document.node(where.route) or where.document.node(where.route[:-1])
    return written if isinstance(written, str) else key


def proposal(written: str, names: Collection[str]) -> str:
    """The reference most like *written* whose last part is one of *names*, or ``""``."""
    cut = max(written.rfind(":"), written.rfind("/")) + 1
    found = nearest(written[cut:], names)
    return written[:cut] + found if found else ""


def elsewhere(repository: Repository, key: str, section: Literal["elements", "documents"] = "elements") -> str:
    """*key*, written without a prefix, with the one under which a single repository in use has such a thing; or ``""``."""
    if ":" in key:
        return ""
    found = [
        prefix
        for package, prefix in repository.prefixes.items()
        if package in repository.linked and key in getattr(repository.linked[package], section)
    ]
    return f"{found[0]}:{key}" if len(found) == 1 else ""


def framework_reference(repository: Repository, key: str) -> str:
    """The framework item that *key* means where only its prefix or its ``component/`` was forgotten; or ``""``.

    Without a prefix the claimed framework is meant.
    """
    package, colon, name = key.rpartition(":")
    framework = repository.frameworks.get(package) if colon else repository.framework
    if framework is None or framework.key not in repository.prefixes:
        return ""
    names = [name] if "/" in name else [f"{space}/{name}" for space in SPACES]
    found = [item for item in names if framework.item(item) is not None]
    return repository.as_written(f"{framework.key}:{found[0]}") if len(found) == 1 else ""
