"""``kientruc path``: how two elements are connected, step by step in words."""

from __future__ import annotations

from ...model.graph import Path
from ...model.repository import Repository
from ...model.text import Language
from ...model.vocabulary import VERB_PHRASES
from ..findings.wording import clean
from .show import VALUES


def render(repository: Repository, path: Path, language: Language) -> str:
    """One line a step: the element, then the relation that leads on, read in the direction of the walk."""
    lines = [_name(repository, path.keys[0], language)]
    for before, after, relation in zip(path.keys, path.keys[1:], path.relations, strict=False):
        phrase = VERB_PHRASES[relation.verb][0 if relation.source == before else 1].best(language)
        evidence = relation.facts.evidence
        shown = f" ({VALUES[evidence].best(language)})" if evidence else ""
        lines.append(f"  {phrase}{shown} → {_name(repository, after, language)}")
    return "\n".join(lines) + "\n"


def _name(repository: Repository, key: str, language: Language) -> str:
    return f"{clean(repository.label(key).best(language))} [{clean(key)}]"
