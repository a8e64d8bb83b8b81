"""Each format read by its own authority: a schema, or a parser that is not ours; with and without findings, in both languages."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import html5rdf
import pytest
from jsonschema import Draft202012Validator
from junitparser import Failure, JUnitXml, Skipped
from markdown_it import MarkdownIt

from kientruc.exports.findings import github, markdown
from kientruc.exports.findings.registry import RENDERERS, Setting
from kientruc.model.findings import Excuse, Finding, Related, Severity
from kientruc.model.report import ExemptionLine, Report
from kientruc.model.source import Place
from kientruc.model.text import Language, Text

Findings = Callable[..., Finding]
Reports = Callable[..., Report]
ASSETS = Path(__file__).with_name("assets")
SOURCES = {"a.yaml": "elements:\n  ế🏛: {đích: x}\n", "b/c d.yaml": "x\n"}
EXEMPTION = ExemptionLine(
    id="mien-tru",
    rule="REF001",
    element="lgsp",
    reason=Text("Đang khảo sát.", "Being surveyed."),
    approver=Text("Giám đốc Sở", "Director"),
    until="2026-12-31",
    legal_basis="",
    state="in-force",
    findings=1,
    place=Place("a.yaml", 1, 1, 1, 9),
)


def setting(**more: Any) -> Setting:
    return Setting(**{"sources": SOURCES, "version": "0.1.0", "root": "kho/", **more})


@pytest.fixture
def full(finding_of: Findings, report_of: Reports) -> Report:
    """Findings of every severity, one over two lines, one let through by each that can."""
    reason = Text("Đang khảo sát.", "Being surveyed.")
    excuses = (
        Excuse("exemption", "mien-tru", reason),
        Excuse("suppression", "a.yaml:1", reason),
        Excuse("baseline", "ton-dong.json"),
    )
    marked = Place("a.yaml", 2, 14, 2, 15)
    return report_of(
        finding_of(
            place=marked, related=(Related("declared", Place("b/c d.yaml")), Related("target", Place("xa/y.yaml")))
        ),
        finding_of(severity=Severity.WARNING, target="w", place=Place("b/c d.yaml", 1, 1, 2, 1)),
        finding_of(code="STR009", name="lonely", severity=Severity.INFO, target="i"),
        excused=tuple(
            Finding(
                "STR009",
                "lonely",
                Severity.INFO,
                {"element": "e", "target": e.kind},
                Place("b/c d.yaml"),
                e.kind,
                excuse=e,
            )
            for e in excuses
        ),
        ran=frozenset({"REF001", "STR009"}),
        exemptions=(EXEMPTION,),
    )


@pytest.mark.parametrize("name", RENDERERS)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_same_report_gives_the_same_bytes(name: str, language: Language, full: Report) -> None:
    first, second = (RENDERERS[name](full, setting(language=language)) for _ in range(2))
    assert first == second
    assert first.endswith("\n")
    assert not first.endswith("\n\n")
    assert not first.startswith("\ufeff")
    first.encode()


@pytest.mark.parametrize("name", RENDERERS)
def test_the_order_in_which_findings_came_does_not_matter(name: str, full: Report) -> None:
    from dataclasses import replace

    turned = replace(full, findings=full.findings[::-1])
    assert RENDERERS[name](turned, setting()) == RENDERERS[name](full, setting())


@pytest.mark.parametrize("name", [name for name in RENDERERS if name not in {"rdjson", "gitlab", "checkstyle"}])
def test_what_was_let_through_is_shown(name: str, full: Report) -> None:
    text = RENDERERS[name](full, setting(language="en"))
    parts = {"github": ["Let through", "mien-tru"], "text": ["Let through: 1 by exemptions, 1 by comments"]}
    for part in parts.get(name, ["mien-tru"]):
        assert part in text


class TestGitlab:
    SCHEMA = Draft202012Validator(json.loads((ASSETS / "gitlab-code-quality.schema.json").read_text("utf-8")))

    def test_valid(self, full: Report, report_of: Reports) -> None:
        listed = json.loads(RENDERERS["gitlab"](full, setting()))
        self.SCHEMA.validate(listed)
        assert [entry["severity"] for entry in listed] == ["major", "minor", "info"]
        assert listed[0]["location"]["path"] == "kho/a.yaml"
        assert json.loads(RENDERERS["gitlab"](report_of(), setting())) == []

    def test_equal_findings_have_fingerprints_of_their_own(self, finding_of: Findings, report_of: Reports) -> None:
        listed = json.loads(RENDERERS["gitlab"](report_of(*(finding_of() for _ in range(3))), setting()))
        assert len({entry["fingerprint"] for entry in listed}) == 3

    def test_an_absolute_root_is_left_out(self, full: Report) -> None:
        listed = json.loads(RENDERERS["gitlab"](full, setting(root="/tam/kho/")))
        self.SCHEMA.validate(listed)
        assert listed[0]["location"]["path"] == "a.yaml"

    @pytest.mark.parametrize("path", ["./a.yaml", "/a.yaml", ""])
    def test_the_schema_knows_a_wrong_path(self, path: str, full: Report) -> None:
        listed = json.loads(RENDERERS["gitlab"](full, setting()))
        listed[0]["location"]["path"] = path
        assert not self.SCHEMA.is_valid(listed)


def commands(text: str) -> Iterator[tuple[str, dict[str, str], str]]:
    """The commands that GitHub's runner finds: a line whose first letters are ``::``, up to the next ``::``; then unescaped."""
    for line in text.split("\n"):
        if line.lstrip().startswith("::"):
            head, data = line.lstrip()[2:].split("::", 1)
            name, _, written = head.partition(" ")
            properties = dict(part.split("=", 1) for part in written.split(",") if part)
            yield name, {key: unescape(value) for key, value in properties.items()}, unescape(data)


def unescape(text: str) -> str:
    """As the runner does: the percent sign last."""
    for code, letter in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, letter)
    return text


class TestGithub:
    def test_the_worst_comes_first_with_its_place(self, full: Report) -> None:
        found = list(commands(RENDERERS["github"](full, setting())))
        assert [name for name, _, _ in found] == ["error", "warning", "notice"]
        _, properties, data = found[0]
        assert properties == {
            "file": "kho/a.yaml",
            "line": "2",
            "endLine": "2",
            "col": "14",
            "endColumn": "15",
            "title": "REF001 unknown-target",
        }
        assert data == "Phần tử `lgsp` trỏ tới `ndxp`. Sửa lại mã đích."
        assert "col" not in found[1][1]

    def test_ten_of_each_and_the_rest_is_counted(self, finding_of: Findings, report_of: Reports) -> None:
        many = [finding_of(severity=s, target=f"{s}{n}") for s in Severity for n in range(github.MOST + 3)]
        text = RENDERERS["github"](report_of(*many), setting(language="en"))
        names = [name for name, _, _ in commands(text)]
        assert names == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10
        assert "\n9 more without an annotation" in text

    def test_signs_of_the_grammar_are_escaped(self, finding_of: Findings, report_of: Reports) -> None:
        finding = finding_of(place=Place("a,b:c%0A=d.yaml"), element="100%0A::error::x")
        [(name, properties, data)] = commands(RENDERERS["github"](report_of(finding), setting()))
        assert (name, properties["file"]) == ("error", "kho/a,b:c%0A=d.yaml")
        assert "`100%0A::error::x`" in data


class TestRdjson:
    SCHEMA = Draft202012Validator(json.loads((ASSETS / "rdjson.schema.json").read_text("utf-8")))

    def test_valid_and_columns_are_bytes(self, full: Report, report_of: Reports) -> None:
        data = json.loads(RENDERERS["rdjson"](full, setting(pages="https://quy-tac.example/")))
        self.SCHEMA.validate(data)
        first = data["diagnostics"][0]
        assert first["location"]["range"] == {"start": {"line": 2, "column": 21}, "end": {"line": 2, "column": 22}}
        assert SOURCES["a.yaml"].splitlines()[1].encode()[20:21] == b"x"
        assert first["code"] == {"value": "REF001", "url": "https://quy-tac.example/REF001.md"}
        assert first["message"].split("\n")[1:] == ["khai báo tại đây: kho/b/c d.yaml:1:1", "đích: xa/y.yaml:1:1"]
        self.SCHEMA.validate(json.loads(RENDERERS["rdjson"](report_of(), setting())))

    def test_a_file_that_is_not_at_hand_has_lines_only(self, finding_of: Findings, report_of: Reports) -> None:
        data = json.loads(RENDERERS["rdjson"](report_of(finding_of()), setting(sources={})))
        self.SCHEMA.validate(data)
        assert data["diagnostics"][0]["location"]["range"] == {"start": {"line": 2}, "end": {"line": 2}}


SHAPE: dict[str, tuple[set[str], set[str], set[str]]] = {
    "testsuites": (set(), {"name", "time", "tests", "failures", "errors"}, {"testsuite"}),
    "testsuite": (
        {"name", "tests", "failures", "errors"},
        {"group", "time", "skipped", "timestamp", "hostname", "id", "package", "file", "log", "url"},
        {"testsuite", "properties", "testcase", "system-out", "system-err"},
    ),
    "testcase": (
        {"name"},
        {"time", "classname", "group"},
        {
            "skipped",
            "error",
            "failure",
            "rerunFailure",
            "rerunError",
            "flakyFailure",
            "flakyError",
            "system-out",
            "system-err",
        },
    ),
    "failure": (set(), {"type", "message"}, set()),
    "skipped": (set(), {"type", "message"}, set()),
    "system-out": (set(), set(), set()),
}
"""What junit-10.xsd of Jenkins' xUnit plugin says of an element: required attributes, optional ones, children."""


class TestJunit:
    def test_the_shape_jenkins_asks_for(self, full: Report) -> None:
        tree = ET.fromstring(RENDERERS["junit"](full, setting()))
        assert tree.tag == "testsuites"
        for node in tree.iter():
            required, optional, children = SHAPE[node.tag]
            assert required <= set(node.attrib) <= required | optional, node.tag
            assert {child.tag for child in node} <= children, node.tag

    def test_what_passed_shows_too(self, full: Report) -> None:
        results = JUnitXml.fromstring(RENDERERS["junit"](full, setting()).encode())
        assert (results.tests, results.failures, results.errors) == (4, 1, 0)
        cases = {
            (case.classname, case.name): [type(result) for result in case.result] for suite in results for case in suite
        }
        assert cases == {
            ("REF001 unknown-target", "kho/a.yaml"): [Failure],
            ("REF001 unknown-target", "kho/b/c d.yaml"): [],
            ("STR009 lonely", "kho/a.yaml"): [],
            ("STR009 lonely", "kho/b/c d.yaml"): [Skipped],
        }

    @pytest.mark.parametrize(
        ("threshold", "failures"), [(None, 0), (Severity.ERROR, 1), (Severity.WARNING, 2), (Severity.INFO, 3)]
    )
    def test_what_fails_is_what_fails_the_run(self, threshold: Severity | None, failures: int, full: Report) -> None:
        results = JUnitXml.fromstring(RENDERERS["junit"](full, setting(threshold=threshold)).encode())
        assert results.failures == sum(suite.failures for suite in results) == failures

    def test_a_rule_that_was_held_back_is_skipped_and_one_that_did_not_run_is_not_there(
        self, report_of: Reports
    ) -> None:
        results = JUnitXml.fromstring(RENDERERS["junit"](report_of(held_back=("STR009",)), setting()).encode())
        assert [(suite.name, suite.tests, suite.skipped) for suite in results] == [("STR009 lonely", 1, 1)]

    def test_letters_that_xml_forbids_are_gone(self, finding_of: Findings, report_of: Reports) -> None:
        for name in ("junit", "checkstyle"):
            ET.fromstring(RENDERERS[name](report_of(finding_of(element="a\ufffe\uffff\x00\x0bb")), setting()))


def test_checkstyle(full: Report, report_of: Reports) -> None:
    tree = ET.fromstring(RENDERERS["checkstyle"](full, setting()))
    assert (tree.tag, set(tree.attrib)) == ("checkstyle", {"version"})
    assert [file.attrib for file in tree] == [{"name": "kho/a.yaml"}, {"name": "kho/b/c d.yaml"}]
    errors = [error.attrib for file in tree for error in file]
    assert all(set(error) == {"line", "column", "severity", "message", "source"} for error in errors)
    assert [error["severity"] for error in errors] == ["info", "error", "warning"]
    assert errors[1]["source"] == "kientruc.REF001"
    assert list(ET.fromstring(RENDERERS["checkstyle"](report_of(), setting()))) == []


class TestMarkdown:
    def rows(self, text: str) -> list[list[str]]:
        """The cells of every table, as a reader sees them."""
        tokens = MarkdownIt("commonmark").enable("table").parse(text)
        found: list[list[str]] = []
        for at, token in enumerate(tokens):
            if token.type == "tr_open":
                found.append([])
            elif token.type in ("td_open", "th_open"):
                children = tokens[at + 1].children or []
                found[-1].append("".join(child.content for child in children))
        return found

    def test_a_table_of_findings_and_one_of_exemptions(self, full: Report) -> None:
        rows = self.rows(RENDERERS["markdown"](full, setting()))
        assert [len(row) for row in rows] == [4] * 4 + [7] * 2
        assert rows[1] == [
            "lỗi",
            "kho/a.yaml:2:14",
            "REF001 unknown-target",
            "Phần tử lgsp trỏ tới ndxp. Sửa lại mã đích.",
        ]
        assert rows[5] == ["mien-tru", "REF001", "lgsp", "31/12/2026", "Giám đốc Sở", "đang có hiệu lực", "1"]

    def test_it_ends_in_time(self, finding_of: Findings, report_of: Reports) -> None:
        many = [finding_of(target=str(number)) for number in range(markdown.MOST + 5)]
        text = RENDERERS["markdown"](report_of(*many), setting())
        assert len(self.rows(text)) == markdown.MOST + 1
        assert "Và 5 phát hiện nữa." in text

    @pytest.mark.parametrize(
        "text",
        [
            "a|b",
            "`a|b`",
            "`a\\`|b",
            "[x](y)",
            "<b>",
            "a*b*_c_",
            "~~x~~",
            "`",
            "``x`",
            "&lt;",
            "https://x.vn",
            "\\|",
            "$x$",
        ],
    )
    def test_every_letter_comes_out_as_it_went_in(self, text: str) -> None:
        [_, _, cells] = self.rows(f"| h |\n| --- |\n| x |\n| {markdown.inline(text)} |")
        assert cells == [re.sub("`([^`|\\\\]+)`", r"\1", text)]


def parsed_html(text: str) -> Any:
    return html5rdf.HTMLParser(tree=html5rdf.getTreeBuilder("etree"), strict=True, namespaceHTMLElements=False).parse(
        text
    )


class TestHtml:
    @pytest.mark.parametrize("language", ["vi", "en"])
    def test_a_parser_that_forgives_nothing_reads_it(
        self, language: Language, full: Report, report_of: Reports
    ) -> None:
        for report in (full, report_of()):
            page = parsed_html(RENDERERS["html"](report, setting(language=language)))
            assert page.get("lang") == language
            assert not page.findall(".//script")

    def test_it_stands_alone(self, full: Report) -> None:
        text = RENDERERS["html"](full, setting())
        assert not re.search(r"\b(?:src|href)=(?!\"#content\")", text)
        [policy] = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)
        assert policy.startswith("default-src &#39;none&#39;; style-src &#39;sha256-")

    def test_the_style_is_the_one_the_policy_allows(self, full: Report) -> None:
        import base64
        import hashlib

        page = parsed_html(RENDERERS["html"](full, setting()))
        digest = base64.b64encode(hashlib.sha256(page.find(".//style").text.encode()).digest()).decode()
        [policy] = [meta.get("content") for meta in page.iter("meta") if meta.get("http-equiv")]
        assert f"'sha256-{digest}'" in policy

    def test_what_is_shown(self, full: Report) -> None:
        page = parsed_html(RENDERERS["html"](full, setting(pages="https://quy-tac.example/")))
        assert [mark.text for mark in page.iter("mark")][:1] == ["x"]
        assert {a.get("href") for a in page.iter("a")} == {
            "#content",
            "https://quy-tac.example/REF001.md",
            "https://quy-tac.example/STR009.md",
        }
        assert len(page.findall(".//li[p]")) == 6
