"""Who approved an exemption: nobody lets themselves off, so such an exemption lets nothing through and is a finding."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from ..model.elements import Element
from ..model.exemptions import Exemption
from ..model.repository import Repository
from ..model.text import Text


def self_approved(repository: Repository, exemption: Exemption) -> bool:
    """Whether the approver bears a name of the element the exemption is for, or of that element's owner."""
    approvers = _names(exemption.approver)
    return any(
        bool(approvers & (_names(party.name) | _names(party.short_name))) for party in _parties(repository, exemption)
    )


def _parties(repository: Repository, exemption: Exemption) -> Iterator[Element]:
    """The element that is exempted (of a relation, both ends), and its owner."""
    relation = repository.relation_ids.get(exemption.element)
    named = (relation.source, relation.target) if relation else exemption.element.split("--")  # source--verb--target
    for key in named:
        element = repository.element(key)
        if element is not None:
            yield element
            owner = repository.element(element.owner) if element.owner else None
            if owner is not None:
                yield owner


def _names(text: Text | None) -> set[str]:
    """What *text* says in either language, without the differences of writing that people do not see."""
    written = (text.vi, text.en) if text else ()
    return {" ".join(unicodedata.normalize("NFC", name).casefold().split()) for name in written if name}
