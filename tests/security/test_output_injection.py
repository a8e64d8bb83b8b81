"""No text of a model can forge output: with a hostile text in every field, each format has the very structure it has with a harmless one.

What a reader of the format takes for structure (JSON keys and lengths, XML and HTML tags and attributes, Markdown blocks, commands of
build servers, lines of a log) is compared, not how it is spelled; and no raw byte may speak to a terminal.
"""

from __future__ import annotations

import datetime
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Mapping
from typing import Any

import html5rdf
import pytest
from markdown_it import MarkdownIt

from kientruc.exports.findings import rulepage, rules
from kientruc.exports.findings.registry import RENDERERS, Setting
from kientruc.model.findings import Excuse, Finding, Related, Severity
from kientruc.model.report import ExemptionLine, Report
from kientruc.model.rules import RuleInfo
from kientruc.model.source import Place
from kientruc.model.text import Text

DAY = datetime.date(2020, 8, 10)
HARMLESS = "x"

COMMANDS = (
    "::error::x", "::error file=a,line=1::x", "::warning::x", "::notice::x", "::debug::x", "::group::x", "::endgroup::",
    "::add-mask::x", "::stop-commands::x", "::set-output name=a::b", "::save-state name=a::b", "::add-path::/x", "::set-env name=A::b",
    "##[error]x", "##[warning]x", "##[group]x", "##[endgroup]", "##[add-mask]x", "##[set-env name=A;]b", "##[debug]x", "##[command]x",
    "##vso[task.complete result=Succeeded;]x", "##vso[task.setvariable variable=A]b", "##vso[task.prependpath]x",
    "##vso[task.logissue type=error]x", "##teamcity[buildStatus text='x']", "##teamcity[testFailed name='x']", "###[error]x",
    "section_start:1:x\r\x1b[0K", "section_end:1:x\r\x1b[0K", "%0A::error::x", "%0D%0A::error::x", "%250A::error::x", "x%3A%3Ax%2Cline=9",
)  # fmt: skip
TERMINALS = (
    "\x1b[31mx", "\x1b[2J", "\x1b[1A\x1b[2K", "\x1b]0;x\x07", "\x1b]8;;http://x\x1b\\x\x1b]8;;\x1b\\", "\x9b31mx", "\x9d0;x\x9c", "\x90x\x9c",
    "\x08\x08\x08", "\x07", "\x00", "\x7f", "\x0b", "\x0c", "\x85", "\r", "\rx", "\n", "\r\n", "\u2028", "\u2029", "\u202ex", "\u2066x\u2069",
    "\u200b", "\u200e", "\u061c", "\ufeffx", "\u2060", "[red]x[/red]", "[bold red]x", "[link=http://x]x[/link]",
)  # fmt: skip
MARKUP = (
    "<script>alert(1)</script>", "</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>",
    '"><script>alert(1)</script>', "'><b>x", '" onmouseover="alert(1)', "' onmouseover='alert(1)", "</style><b>x", "</title><b>x",
    "</pre></li></ol><b>x", "<!-- x", "-->", "<!--x--><b>", "<![CDATA[x]]>", "]]>", "]]>]]&gt;", "<?x y?>", "<!DOCTYPE x>",
    "&lt;script&gt;", "&#60;b&#62;", "&nbsp", "&amp;amp;", "&x;", "{{ 7*7 }}", "{% raw %}", "{0}", "{element}", "{}", "}}{{", "%(x)s", "%s", "${x}",
    "javascript:alert(1)", "[x](javascript:alert(1))", "<javascript:alert(1)>", "data:text/html,<b>x", "vbscript:x",
    "</failure></testcase><testcase name='x'/>", "\"/><error line='1'/>", "</file><file name='x'>", "\ufffe", "\uffff",
)  # fmt: skip
MARKDOWN = (
    "`", "``", "```", "`x`", "``x`", "`x``", "a`b`c`", "```\nx\n```", "~~~", "|", "||", "a|b|c", "\\|", "\\", "\\\\|", "`a|b`", "`a\\`|b",
    "x |\n| y | z |", "| --- |", "*x*", "**x**", "_x_", "__x__", "~~x~~", "[x](http://y)", "![x](http://y)", "[x]: http://y", "[x][y]", "[^1]",
    "[^1]: x", "<http://x>", "http://x.vn", "https://x.vn/a_b_c", "www.x.vn", "x@y.vn", "@admin", "@everyone", "#1", "# x", "## x", "- x", "+ x",
    "* x", "1. x", "> x", "---", "===", "***", "    x", "\tx", "- [ ] x", "$x$", "$$x$$", ":smile:", "<br>", "<details>", "</details>", "x  ",
)  # fmt: skip
DATA = (
    "=cmd|'/c calc'!A1", "+cmd|x", "-1+1", "@SUM(1)", "=HYPERLINK(1)", '"', "'", '\\"', "\\u0000", '","x":"y', '"}],"x":[{"', "],[", "null",
    "\\n", "\\", "$(x)", "`x`", "; rm x", "../../x", "C:\\x", "//x", "file:///x", "x:9", "a:1:2", "..", "a b", "é", "e\u0301", "🏛", "x" * 5000, "[](1)",
    "[x](1)", "\\[x](1)", "vneaf@2.0:component/lgsp",
)  # fmt: skip
PAYLOADS = (*COMMANDS, *TERMINALS, *MARKUP, *MARKDOWN, *DATA)
EXTRA = ("\ud800", "\udcff")
"""Surrogates: what a broken file name or an escape in a text could bring; never part of an id."""


def info(code: str, text: str) -> RuleInfo:
    """A rule of a repository: every word of it comes from there."""
    said = Text(text, text)
    template = Text(text + " {element} {target}", None)
    return RuleInfo(code, "own-rule", Severity.ERROR, template, said, said, said, text, text, said, origin=text)


def hostile(text: str) -> tuple[Report, Setting]:
    """A report with *text* in every field that can come from a model, and the setting it is shown in."""
    path = f"p{text}"
    said = Text(text, text)
    arguments: Mapping[str, Any] = {"element": text, "target": (text, text)}
    where = Place(path, 2, 4, 2, 4 + len(text))
    related = (Related("declared", Place(path)), Related("target", Place(f"q{text}")))
    excuses = (
        Excuse("exemption", text, said),
        Excuse("suppression", f"{path}:3", said),
        Excuse("baseline", text, said),
    )
    rules = {code: info(code, text) for code in ("OWN001", "OWN002", "OWN003")}

    def finding(code: str, severity: Severity, excuse: Excuse | None = None) -> Finding:
        about = "e" if text in EXTRA else text
        return Finding(code, "own-rule", severity, arguments, where, about, about, about, related, excuse)

    report = Report(
        repository=text,
        title=said,
        as_of=DAY,
        today=DAY,
        findings=tuple(finding("OWN001", severity) for severity in Severity),
        excused=tuple(finding("OWN002", Severity.ERROR, excuse) for excuse in excuses),
        held_back=("OWN003",),
        rules=rules,
        exemptions=(
            ExemptionLine(
                id=text,
                rule=text,
                element=text,
                reason=said,
                approver=said,
                until=text,
                legal_basis=text,
                state="in-force",
                findings=1,
                place=where,
            ),
        ),
        profile=text,
        base=text,
        ran=frozenset(rules) - {"OWN003"},
    )
    line = re.sub(r"[\r\n]", "", text)
    return report, Setting({path: f"a:\n  x{line}\n"}, version=text, root="kho/", pages="https://quy-tac.example/")


def of_json(text: str) -> object:
    """Keys, lengths and kinds of values."""

    def shape(node: object) -> object:
        match node:
            case dict():
                return {key: shape(value) for key, value in node.items()}
            case list():
                return [shape(value) for value in node]
        return type(node).__name__

    return shape(json.loads(text))


def of_xml(text: str) -> object:
    """Tags with the names of their attributes, in order."""
    return [(node.tag, sorted(node.attrib), len(node)) for node in ET.fromstring(text).iter()]


def of_html(text: str) -> object:
    """The same by a parser that forgives nothing; what is between backticks may be code."""
    tree = html5rdf.HTMLParser(tree=html5rdf.getTreeBuilder("etree"), strict=True, namespaceHTMLElements=False).parse(
        text
    )
    nodes = [node for node in tree.iter() if node.tag != "code"]
    return [(node.tag, sorted(node.attrib), node.get("href"), node.get("class")) for node in nodes]


def of_markdown(text: str) -> object:
    """Blocks, and inside of them everything that is neither text nor code."""
    plain = {"text", "code_inline", "text_special"}
    found: list[object] = []
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text):
        found.append(token.type)
        found += [child.type for child in token.children or () if child.type not in plain]
    return found


def of_log(text: str) -> object:
    """How many lines, and which of them a build server obeys."""
    lines = text.split("\n")
    commands = [re.match(r"\s*::(\w+)", line) for line in lines]
    return len(lines), [match[1] for match in commands if match], len(re.findall(r"##\w*\[", text))


SHAPES: Mapping[str, Callable[[str], object]] = {
    "text": of_log,
    "json": of_json,
    "sarif": of_json,
    "gitlab": of_json,
    "github": of_log,
    "rdjson": of_json,
    "junit": of_xml,
    "checkstyle": of_xml,
    "markdown": of_markdown,
    "html": of_html,
}
RAW = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u206f\ud800-\udfff\ufeff]|##\\w*\\["
)
"""What must not stand in any output as it is: control and direction characters but the line end, and log commands."""


def test_there_are_enough_and_every_format_is_tried() -> None:
    assert len({*PAYLOADS}) >= 100
    assert SHAPES.keys() == RENDERERS.keys()


@pytest.fixture(scope="module")
def expected() -> Mapping[str, object]:
    """What each format looks like with a harmless text."""
    report, setting = hostile(HARMLESS)
    return {name: SHAPES[name](render(report, setting)) for name, render in RENDERERS.items()}


@pytest.mark.parametrize("name", RENDERERS)
def test_no_text_changes_the_structure(name: str, expected: Mapping[str, object]) -> None:
    failed = {}
    for payload in (*PAYLOADS, *EXTRA):
        report, setting = hostile(payload)
        text = RENDERERS[name](report, setting)
        text.encode()
        raw = RAW.search(text)
        if raw:
            failed[payload] = f"{raw[0]!r} stands in the output"
        elif SHAPES[name](text) != expected[name]:
            failed[payload] = "the structure is another"
    assert failed == {}


@pytest.mark.parametrize("payload", [*PAYLOADS, *EXTRA])
def test_a_page_of_a_rule_of_ones_own(payload: str) -> None:
    """``explain`` and ``rules`` show a repository's rule, its example between fences."""
    own = info("OWN001", payload)
    page = rulepage.page(own, "vi")
    listed = rules.as_text({"OWN001": own}, "vi")
    assert RAW.search(page) is None
    assert RAW.search(listed) is None
    assert listed.count("\n") == 1
    assert not any(line.lstrip().startswith("::") for line in listed.splitlines())
    assert of_json(rules.as_json({"OWN001": own})) == of_json(rules.as_json({"OWN001": info("OWN001", HARMLESS)}))


def test_the_comparison_notices_a_forgery() -> None:
    """Each reader above sees what it is there to see."""
    report, setting = hostile(HARMLESS)
    text = {name: render(report, setting) for name, render in RENDERERS.items()}
    forged = {
        "text": text["text"] + "::error::x\n",
        "json": text["json"].replace('"x"', '"x", "y": 1', 1) if '"id": "x"' in text["json"] else "",
        "github": text["github"] + "::error::x\n",
        "junit": text["junit"].replace("<testcase ", "<testcase x='1' ", 1),
        "checkstyle": text["checkstyle"].replace("<error ", "<error x='1' ", 1),
        "markdown": text["markdown"] + "\n<b>x</b>\n",
        "html": text["html"].replace("</h1>", "</h1><b>x</b>"),
    }
    for name, changed in forged.items():
        assert SHAPES[name](changed) != SHAPES[name](text[name]), name
