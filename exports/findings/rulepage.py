"""The page of a rule as Markdown: what, why, an example, a better one, the source; who wants it and what can be done about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...model.rules import RuleInfo
from ...model.text import Language, Text
from .wording import UNSAFE, clean, escape, severity_name

_WHY = Text("Vì sao", "Why")
_EXAMPLE = Text("Ví dụ", "Example")
_BETTER = Text("Nên viết", "Better")
_SOURCE = Text("Căn cứ", "Source")
_PROFILES = Text("Bộ quy tắc", "Profiles")
_FIX = Text("Tự sửa", "Fix")
_FIXES: dict[str, Text] = {
    "safe": Text("`kientruc check --fix` sửa được.", "`kientruc check --fix` mends it."),
    "unsafe": Text(
        "`kientruc check --fix --unsafe-fixes` sửa được; hãy xem lại thay đổi.",
        "`kientruc check --fix --unsafe-fixes` mends it; look the change over.",
    ),
    "safe or unsafe": Text(
        "`kientruc check --fix` sửa được khi chỉ có một cách sửa; các trường hợp khác cần `--unsafe-fixes` và xem lại thay đổi.",
        "`kientruc check --fix` mends it where there is one way only; else it takes `--unsafe-fixes` and a look at the change.",
    ),
}
_EXCUSE = Text("Cho qua", "Letting it through")
_GOVERNED = Text(
    "Chỉ miễn trừ mới cho qua được, vì đây là yêu cầu của khung hoặc pháp luật.",
    "Only an exemption does, because framework or law asks for it.",
)
_COST = Text("Thời gian chạy", "Cost")
_ORIGIN = Text("Nơi đặt quy tắc", "Comes from")


def page(info: RuleInfo, language: Language, profiles: Sequence[str] = ()) -> str:
    """The page of *info* in *language*, ending in one line end; *profiles* are those that hold the rule.

    What a repository's own rule does not say is left out.
    """
    return "\n".join(_lines(info, language, profiles))


def _lines(info: RuleInfo, language: Language, profiles: Sequence[str]) -> Iterator[str]:
    yield clean(f"# {info.code} {info.name} ({severity_name(info.severity, language)})")
    yield ""
    if what := clean(info.what.best(language)):
        yield from (what, "")
    yield from _paragraph(_WHY, info.why, language)
    for title, example in ((_EXAMPLE, info.example), (_BETTER, info.better)):
        if example.strip():
            yield from (f"**{title.best(language)}**", "", *_block(example), "")
    yield from _paragraph(_SOURCE, info.source, language)
    yield from _paragraph(_PROFILES, Text(", ".join(profiles) + "." if profiles else ""), language)
    yield from _paragraph(_FIX, _FIXES.get(info.fix), language)
    yield from _paragraph(_EXCUSE, _GOVERNED if info.governed else None, language)
    yield from _paragraph(_COST, info.cost, language)
    yield from _paragraph(_ORIGIN, Text(f"`{info.origin}`" if info.origin else ""), language)


def _paragraph(title: Text, text: Text | None, language: Language) -> Iterator[str]:
    written = clean(text.best(language)) if text else ""
    if written:
        yield f"**{title.best(language)}.** {written}"
        yield ""


def _block(yaml: str) -> tuple[str, ...]:
    """*yaml* between fences longer than any in it, its lines kept and all else that is invisible spelled out."""
    shown = UNSAFE.sub(lambda match: match[0] if match[0] == "\n" else escape(match[0]), yaml.rstrip("\n"))
    fence = "```"
    while fence in shown:
        fence += "`"
    return (f"{fence}yaml", shown, fence)
