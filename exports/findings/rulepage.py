"""The page of a rule as Markdown: what, why, an example, a better one, and the source."""

from __future__ import annotations

from ...model.rules import RuleInfo
from ...model.text import Language, Text
from .wording import severity_name

_WHY = Text("Vì sao", "Why")
_EXAMPLE = Text("Ví dụ", "Example")
_BETTER = Text("Nên viết", "Better")
_SOURCE = Text("Căn cứ", "Source")


def page(info: RuleInfo, language: Language) -> str:
    """The page of *info* in *language*, ending in one line end."""
    return "\n".join(
        (
            f"# {info.code} {info.name} ({severity_name(info.severity, language)})",
            "",
            info.what.best(language),
            "",
            f"**{_WHY.best(language)}.** {info.why.best(language)}",
            "",
            f"**{_EXAMPLE.best(language)}**",
            "",
            *_block(info.example),
            "",
            f"**{_BETTER.best(language)}**",
            "",
            *_block(info.better),
            "",
            f"**{_SOURCE.best(language)}.** {info.source.best(language)}",
            "",
        )
    )


def _block(yaml: str) -> tuple[str, str, str]:
    return ("```yaml", yaml.rstrip("\n"), "```")
