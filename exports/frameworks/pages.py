"""The folder docs/frameworks: a page a package in each language, and the list of them; made from the packages, so never behind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...model.frameworks import Framework
from ...model.repository import Repository
from ...model.text import Language, Text
from ..findings.wording import clean
from .markdown import escaped, link
from .markdown import render as as_markdown
from .page import Refer, in_chain, page
from .words import say, span

_MADE = "<!-- Made by `make golden` from architecture/national; edits here are lost. -->"
_LANGUAGES: tuple[tuple[Language, str, str], ...] = (("vi", ".vi.md", "Tiếng Việt"), ("en", ".md", "English"))
_ABOUT = Text(
    "Trang này được tạo tự động từ gói khung [`{key}`](../../architecture/national/{folder}). Cột “Nguồn” ghi số, ký hiệu của văn bản "
    "trong danh mục, hoặc tên trang web. Ngày, tên và mã mà không nguồn nào nêu thì để trống.",
    "This page is made from the framework package [`{key}`](../../architecture/national/{folder}). A source is the number of a document "
    "in the register, or the name of a web page. Dates, names and codes that no source gives are left out.",
)
_BASE = Text(
    " Các thành phần và nghĩa vụ do pháp luật đặt ra, chung cho mọi phiên bản của khung, nằm ở trang của gói {base}.",
    " The components and obligations that the law sets for every version of the framework are on the page of the package {base}.",
)
_INDEX = Text("Các gói khung kiến trúc", "The framework packages")
_INDEX_ABOUT = Text(
    "Mỗi phiên bản của khung kiến trúc quốc gia là một gói dữ liệu; phiên bản sau nêu nó thay thế phiên bản nào và đối chiếu từng mục. "
    "Muốn bổ sung bảng mã từ phụ lục của khung: [bổ sung mã](../bo-sung-ma.md).",
    "Each version of the national framework is a package of data; the newer one says which it replaces, and what became of each item. "
    "To bring in the code tables of a framework's annexes: [adding codes](../adding-codes.md).",
)


def documents(
    frameworks: Mapping[str, Framework], registers: Mapping[str, Repository], folders: Mapping[str, str]
) -> dict[str, str]:
    """File name → text of every page. *registers* has for each package a repository that knows its documents, *folders* the name of its
    folder.
    """
    found = {}
    for language, ending, _ in _LANGUAGES:
        found[f"README{ending}"] = "\n".join(_index(frameworks, registers, folders, language, ending)) + "\n"
        for key, folder in sorted(folders.items()):
            framework = frameworks[key]
            about = _ABOUT.best(language).format(key=key, folder=folder)
            if framework.extends is not None and framework.extends in folders:
                base = f"[{framework.extends}]({folders[framework.extends]}{ending})"
                about += _BASE.best(language).format(base=base)
            refer = _reference(folders, ending)
            made = page(framework, registers[key], frameworks, language, link, refer, inherited=False)
            title, _, rest = as_markdown(made).partition("\n")
            found[f"{folder}{ending}"] = "\n".join((_MADE, title, "", _other(folder, language), "", about, rest))
    return found


def _reference(folders: Mapping[str, str], ending: str) -> Refer:
    """How a page names another package: with a link where that one has a page."""
    return lambda key: link(key, f"{folders[key]}{ending}") if key in folders else key


def _other(name: str, language: Language) -> str:
    """The line that leads to the page in the other language."""
    return " · ".join(f"[{word}]({name}{ending})" for other, ending, word in _LANGUAGES if other != language)


def _index(
    frameworks: Mapping[str, Framework],
    registers: Mapping[str, Repository],
    folders: Mapping[str, str],
    language: Language,
    ending: str,
) -> Iterator[str]:
    yield from (
        _MADE,
        f"# {_INDEX.best(language)}",
        "",
        _other("README", language),
        "",
        _INDEX_ABOUT.best(language),
        "",
    )
    headings = ("package", "name", "document", "force", "replaces")
    yield "| " + " | ".join(say(heading, language) for heading in headings) + " |"
    yield "|---" * len(headings) + "|"
    for framework in in_chain({key: frameworks[key] for key in folders}):
        register, key = registers[framework.key], framework.document
        document = register.document(key) if key else None
        cells = (
            f"[{framework.key}]({folders[framework.key]}{ending})",
            escaped(clean(framework.name.best(language))),
            escaped(clean(register.label(key).best(language))) if key else "–",
            span(document.begins, register.end_of_force(key), language) if key and document else "–",
            ", ".join(framework.replaces) or "–",
        )
        yield "| " + " | ".join(cells) + " |"
