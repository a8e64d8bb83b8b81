"""``kientruc build``: everything at once into one folder, reproducibly: the dates come from the repository, not from a clock."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ... import __version__
from ..common import (
    Fail,
    Opened,
    language_option,
    open_repository,
    progress,
    put,
    renderer_option,
    repository_options,
    reproducible_date_options,
    sources,
)
from ..judging import judge
from ..language import LANGUAGE, say
from ..usage import BilingualCommand

if TYPE_CHECKING:
    from ...exports.artifact import Artifact
    from ...exports.diagrams.render import Format, Renderer
    from ...exports.diagrams.scene import Scene
    from ...model.report import Report
    from ...model.text import Language, Text


LANGUAGES: tuple[Language, ...] = ("vi", "en")


@click.command(
    "build",
    cls=BilingualCommand,
    help=say(
        "Dựng tất cả vào một thư mục: kết quả kiểm tra, RDF, sơ đồ, trang tổng hợp. Mã thoát 0 khi dựng xong, dù có phát hiện.",
        "Build everything into one folder: findings, RDF, diagrams, a summary page. Exit code 0 when done, findings or not.",
    ),
)
@repository_options(argument=True)
@click.option(
    "-o",
    "--output",
    metavar=say("THƯ-MỤC", "FOLDER"),
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("output"),
    show_default=True,
    help=say("Thư mục kết quả.", "The folder to write."),
)
@reproducible_date_options
@renderer_option
@language_option
def command(
    repository_argument: str | None,
    repository_option: str | None,
    limits: tuple[tuple[str, int], ...],
    output: Path,
    as_of: datetime.date | None,
    today: datetime.date | None,
    renderer: Renderer,
) -> None:
    """Read, judge, draw, write, and say where everything lies."""
    from ...exports.sink import SinkError, write_tree
    from ...validators.engine import run

    opened = open_repository(repository_argument, repository_option, limits, output, reports=True)
    at = as_of or opened.repository.manifest.as_of
    with progress(say("Đang kiểm tra…", "Checking…")):
        report = run(opened.repository, as_of=at, today=today or at, asking=judge)
    with progress(say("Đang dựng…", "Building…")):
        artifacts, remark = _artifacts(opened, report, at, renderer)
    try:
        write_tree(artifacts, output)
    except SinkError as error:
        raise Fail(say(error.text.vi or "", error.text.en or "")) from error
    put(_summary(opened, report, at, output, len(artifacts), remark))


def _artifacts(opened: Opened, report: Report, at: datetime.date, renderer: Renderer) -> tuple[list[Artifact], str]:
    """Every file of the build, and a remark where the diagrams could not be drawn."""
    from ...exports.artifact import Artifact
    from ...exports.coverage.json import render as coverage_json
    from ...exports.findings.json import render as findings_json
    from ...exports.findings.sarif import render as sarif
    from ...exports.findings.setting import Setting
    from ...exports.rdf import DEFAULT_BASE, FORMATS
    from ...exports.rdf import write as rdf
    from ...exports.statistics import render_json as statistics_json
    from ...exports.summary.page import pages
    from ...model.coverage import coverage
    from ...model.statistics import statistics

    repository = opened.repository
    setting = Setting(sources(repository), version=__version__, frameworks=repository.frameworks)
    counted = statistics(repository, at)
    covered = coverage(repository, at, report.today)
    artifacts = [
        Artifact.text("findings.json", findings_json(report, setting)),
        Artifact.text("findings.sarif", sarif(report, setting)),
        Artifact.text("stats.json", statistics_json(counted)),
    ]
    if covered is not None:
        artifacts.append(Artifact.text("coverage.json", coverage_json(covered, repository)))
    for suffix, form in FORMATS.items():
        written = rdf(repository, at, form, DEFAULT_BASE)
        artifacts.append(Artifact(f"rdf/{repository.id}{suffix}", written.content))
    diagrams, remark = _diagrams(opened, at, renderer)
    artifacts += [artifact for artifact, _ in diagrams]
    listed = [(artifact.path, title) for artifact, title in diagrams if artifact.path.endswith(".svg")]
    artifacts += pages(repository, report, covered, counted, listed, _files(artifacts))
    return artifacts, remark


def _diagrams(opened: Opened, at: datetime.date, renderer: Renderer) -> tuple[list[tuple[Artifact, Text]], str]:
    """Every view in both languages, as DOT, SVG and PNG; where nothing can draw, the DOT text alone and a remark."""
    from concurrent.futures import ThreadPoolExecutor

    from ...exports.artifact import Artifact
    from ...exports.diagrams.registry import draw, scene, views
    from ...exports.diagrams.render import FORMATS, RendererMissing, RenderFailed

    wanted: list[tuple[str, Scene, Text, Format]] = [
        (f"views/{language}/{view.id}.{form}", picture, view.name, form)
        for view in views(opened.repository)
        for language in LANGUAGES
        for picture in [scene(opened.repository, view.id, at, language)]
        for form in FORMATS
    ]
    found: list[tuple[Artifact, Text]] = []
    remark = ""
    with ThreadPoolExecutor(os.cpu_count()) as pool:  # the renderer is a process of its own
        drawing = [pool.submit(draw, picture, form, renderer) for _, picture, _, form in wanted]
    for (path, _, name, _), drawn in zip(wanted, drawing, strict=True):
        try:
            found.append((Artifact(path, drawn.result()), name))
        except RendererMissing as missing:
            only = say("Lần này chỉ có tệp DOT.", "This time there are only DOT files.")
            remark = f"{missing.reason.best(LANGUAGE)} {only}"
        except RenderFailed as failed:
            remark = say(f"Không vẽ được {path}: {failed}", f"Could not draw {path}: {failed}")
    return found, remark


def _files(artifacts: list[Artifact]) -> list[tuple[str, Text]]:
    """What the page lists for download: path and what it is."""
    from ...model.text import Text

    names = {
        "findings.json": Text("Kết quả kiểm tra (JSON)", "Findings (JSON)"),
        "findings.sarif": Text("Kết quả kiểm tra (SARIF)", "Findings (SARIF)"),
        "stats.json": Text("Số liệu thống kê (JSON)", "Statistics (JSON)"),
        "coverage.json": Text("Đối chiếu với khung (JSON)", "Coverage of the framework (JSON)"),
    }
    return [
        (artifact.path, names.get(artifact.path, Text("Dữ liệu liên kết (RDF)", "Linked data (RDF)")))
        for artifact in artifacts
        if "/" not in artifact.path or artifact.path.startswith("rdf/")
    ]


def _summary(opened: Opened, report: Report, at: datetime.date, output: Path, files: int, remark: str) -> str:
    """What a newcomer reads at the end."""
    from ...exports.coverage.text import tally_line
    from ...exports.findings.closing import summary as findings_summary
    from ...model.coverage import coverage
    from ...model.text import Text

    covered = coverage(opened.repository, at, report.today)
    lines: list[str] = [findings_summary(report, LANGUAGE).rstrip("\n"), ""]
    if covered is not None:
        lines.append(tally_line(covered, "component", LANGUAGE, Text("Thành phần khung", "Framework components")))
        lines.append(tally_line(covered, "obligation", LANGUAGE, Text("Nghĩa vụ theo văn bản", "Obligations of law")))
        lines.append("")
    if remark:
        lines += [remark, ""]
    lines += _where(opened, output, files)
    return "\n".join(lines)


def _where(opened: Opened, output: Path, files: int) -> Iterator[str]:
    yield say(f"Đã ghi {files} tệp vào {output}/", f"Wrote {files} files to {output}/")
    page = output / ("index.html" if LANGUAGE == "vi" else "index.en.html")
    yield say(f"  trang tổng hợp   {page}", f"  summary page     {page}")
    yield say(f"  sơ đồ            {output}/views/vi/", f"  diagrams         {output}/views/en/")
    yield say(
        f"  dữ liệu RDF      {output}/rdf/{opened.repository.id}.ttl",
        f"  RDF              {output}/rdf/{opened.repository.id}.ttl",
    )
    yield say(
        "  từng phát hiện   kientruc check KHO · còn thiếu: kientruc gaps KHO",
        "  each finding     kientruc check REPOSITORY · what is open: kientruc gaps REPOSITORY",
    )
