from __future__ import annotations

import base64
import datetime
import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from html.parser import HTMLParser

import pytest

from kientruc.exports.artifact import Artifact
from kientruc.exports.summary.content import SHOWN
from kientruc.exports.summary.page import pages
from kientruc.model.coverage import coverage
from kientruc.model.findings import Finding
from kientruc.model.report import Report
from kientruc.model.repository import Repository
from kientruc.model.source import Place
from kientruc.model.statistics import statistics
from kientruc.model.text import Text

DAY = datetime.date(2020, 8, 10)
DIAGRAMS = [
    ("views/tong quan.svg", Text("Tổng quan", "Overview")),
    ("views/vi/a.svg", Text("Một", "One")),
    ("views/en/a.svg", Text("Một", "One")),
]
FILES = [("findings.json", Text("Kết quả kiểm tra", "The findings"))]
VOID = {"meta", "img", "rect"}
Repositories = Callable[..., Repository]


class Page(HTMLParser):
    """The tags, attributes and texts of a page; an unclosed tag is an error."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.texts: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def values(self, name: str) -> list[str]:
        return [value for _, key, value in self.attributes if key == name]

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.texts).split())


@pytest.fixture
def made(
    repository_of: Repositories, framework_files: dict[str, str], report_of: Callable[..., Report]
) -> Callable[..., tuple[Artifact, ...]]:
    def build(*findings: Finding, files: Mapping[str, str] | None = None) -> tuple[Artifact, ...]:
        repository = repository_of({**framework_files, **(files or {})})
        report = report_of(*findings, held_back=("STR009",))
        figures = statistics(repository, DAY)
        return pages(repository, report, coverage(repository, DAY, DAY), figures, DIAGRAMS, FILES)

    return build


def test_one_page_a_language_and_each_leads_to_the_other(made: Callable[..., tuple[Artifact, ...]]) -> None:
    vietnamese, english = made()
    assert (vietnamese.path, english.path) == ("index.html", "index.en.html")
    first, second = (Page(artifact.content.decode()) for artifact in (vietnamese, english))
    assert first.values("lang") == ["vi", "en"]
    assert second.values("lang") == ["en", "vi"]
    assert "index.en.html" in first.values("href")
    assert "index.html" in second.values("href")


def test_the_figures_have_their_denominators(made: Callable[..., tuple[Artifact, ...]]) -> None:
    text = Page(made()[0].content.decode()).text
    assert "1 / 4 thành phần khung được đáp ứng" in text
    assert "0 / 2 nghĩa vụ theo văn bản được đáp ứng" in text
    assert "(1 không áp dụng tại ngày xét)" in text
    assert "không có nghĩa là đơn vị chưa làm" in text
    assert "Tổng số 3 3" in text
    assert "10/8/2020" in text
    assert "02/01/2026" in text


def test_a_bar_fills_its_length(made: Callable[..., tuple[Artifact, ...]]) -> None:
    page = made()[1].content.decode()
    bars = re.findall(r"<svg[^>]*>\s*((?:<rect class=\"[a-z-]+\" x=[^>]*>\s*)+)</svg>", page)
    assert len(bars) == 2
    for bar in bars:
        assert sum(int(width) for width in re.findall(r'width="(\d+)"', bar)) == 1000


def test_findings_show_message_place_and_hint(
    made: Callable[..., tuple[Artifact, ...]], finding_of: Callable[..., Finding]
) -> None:
    text = Page(made(finding_of())[0].content.decode()).text
    assert "Lỗi (1) REF001 Phần tử lgsp trỏ tới ndxp . a.yaml:2:3 Gợi ý: Sửa lại mã đích." in text
    assert "STR009" in text


def test_many_findings_are_counted_and_not_all_shown(
    made: Callable[..., tuple[Artifact, ...]], finding_of: Callable[..., Finding]
) -> None:
    page = made(*(finding_of(target=f"x{number}") for number in range(SHOWN + 3)))[0].content.decode()
    assert page.count('class="place"') == SHOWN
    assert "và 3 mục khác" in page


def test_an_open_duty_says_who_is_silent_and_what_falls_short(
    made: Callable[..., tuple[Artifact, ...]], framework_files: dict[str, str]
) -> None:
    assert "Chưa nêu: Nền tảng số (so), Nền tảng cũ (cu)" in Page(made()[0].content.decode()).text
    strict = framework_files["khung/obligations.yaml"].replace(
        "{property-required: {of: {kinds: [nen-tang]}, property: cap-do}}",
        "{property-in: {of: {kinds: [nen-tang]}, property: cap-do, values: ['4', '5']}}",
    )
    page = made(files={"khung/obligations.yaml": strict})[0].content.decode()
    assert '<p class="offence">Trục tích hợp (truc) (3 → 4, 5)</p>' in page


def test_no_findings_is_said_kindly(made: Callable[..., tuple[Artifact, ...]]) -> None:
    assert "Mọi kiểm tra đều đạt, không phát hiện vấn đề nào." in made()[0].content.decode()


def test_without_a_framework_the_page_says_so(repository_of: Repositories, report_of: Callable[..., Report]) -> None:
    repository = repository_of("elements: {a: {kind: device, name: {vi: Máy}}}\n")
    made = pages(repository, report_of(), None, statistics(repository, DAY), (), ())
    page = Page(made[1].content.decode())
    assert "claims no framework" in page.text
    assert "#diagrams" not in page.values("href")


def test_the_policy_allows_only_this_style(made: Callable[..., tuple[Artifact, ...]]) -> None:
    for artifact in made():
        page = artifact.content.decode()
        style = page.partition("<style>")[2].partition("</style>")[0]
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        policy = next(value for value in Page(page).values("content") if value.startswith("default-src"))
        assert policy == (
            f"default-src 'none'; style-src 'sha256-{digest}'; img-src 'self' file:; base-uri 'none'; form-action 'none'"
        )
        assert "url(" not in style
        assert "@import" not in style


@pytest.mark.parametrize(
    "payload",
    ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "javascript:alert(1)", "{{ 7*7 }}", "</style>"],
)
def test_no_model_text_becomes_markup(
    payload: str, made: Callable[..., tuple[Artifact, ...]], finding_of: Callable[..., Finding]
) -> None:
    quoted = payload.replace('"', '\\"')
    files = {
        "more.yaml": f'elements:\n  x: {{kind: nen-tang, name: {{vi: "{quoted}"}}, realizes: ["khung:component/ioc"]}}\n'
    }
    plain, evil = made()[0], made(finding_of(element=payload, place=Place(payload)), files=files)[0]
    page = Page(evil.content.decode())
    assert payload.replace(" ", "") in page.text.replace(" ", "")
    assert set(page.tags) <= {*Page(plain.content.decode()).tags, "code"}
    assert not any(name.startswith("on") or name == "style" for _, name, _ in page.attributes)
    assert all(re.fullmatch(r"[#\w.%/-]*", url) for name in ("href", "src") for url in page.values(name))


def test_paths_become_addresses(made: Callable[..., tuple[Artifact, ...]]) -> None:
    assert Page(made()[0].content.decode()).values("src") == ["views/tong%20quan.svg", "views/vi/a.svg"]


def test_a_diagram_in_the_folder_of_the_other_language_is_left_out(made: Callable[..., tuple[Artifact, ...]]) -> None:
    assert Page(made()[1].content.decode()).values("src") == ["views/tong%20quan.svg", "views/en/a.svg"]


def test_the_same_input_gives_the_same_bytes(made: Callable[..., tuple[Artifact, ...]]) -> None:
    assert made() == made()
