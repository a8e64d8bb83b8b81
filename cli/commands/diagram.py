"""``kientruc diagram VIEW``: one view as a picture or as DOT text."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..common import (
    Day,
    Fail,
    language_option,
    open_repository,
    progress,
    put,
    renderer_option,
    repository_options,
    resolve,
    save,
)
from ..language import LANGUAGE, say
from ..usage import BilingualCommand

if TYPE_CHECKING:
    from ...exports.diagrams.render import Renderer


@click.command(
    "diagram",
    cls=BilingualCommand,
    help=say(
        "Vẽ một khung nhìn ra tệp .svg, .png hoặc .dot. Không nêu khung nhìn thì liệt kê các khung nhìn.",
        "Draw one view as .svg, .png or .dot. Without VIEW, list the views.",
    ),
)
@click.argument("view", metavar=say("[KHUNG-NHÌN]", "[VIEW]"), required=False)
@click.option(
    "-o",
    "--output",
    metavar=say("TỆP", "FILE"),
    type=click.Path(dir_okay=False, path_type=Path),
    help=say("Tệp kết quả; đuôi tệp chọn định dạng.", "The file to write; its suffix chooses the format."),
)
@click.option(
    "--element",
    metavar=say("MÃ", "ID"),
    help=say("Phần tử ở giữa (khung nhìn neighbourhood).", "The element in the middle (view neighbourhood)."),
)
@click.option(
    "--depth",
    metavar=say("SỐ", "N"),
    type=click.IntRange(1, 5),
    default=1,
    show_default=True,
    help=say("Số bước quanh phần tử.", "Steps around the element."),
)
@click.option("--as-of", type=Day(), help=say("Ngày xét trạng thái.", "The date of the states."))
@renderer_option
@repository_options()
@language_option
def command(
    view: str | None,
    output: Path | None,
    element: str | None,
    depth: int,
    as_of: datetime.date | None,
    renderer: Renderer,
    repository_option: str | None,
    limits: tuple[tuple[str, int], ...],
) -> None:
    """Draw, or list what can be drawn."""
    from ...exports.diagrams.registry import views

    repository = open_repository(None, repository_option, limits).repository
    known = {info.id: info for info in views(repository)}
    if view is None:
        around = say("Lân cận của một phần tử (--element)", "Around one element (--element)")
        listed = {**{info.id: info.name.best(LANGUAGE) for info in known.values()}, "neighbourhood": around}
        width = max(map(len, listed))
        for name, title in listed.items():
            put(f"{name:<{width}}  {title}")
        return
    if output is None:
        raise Fail(say("cần --output TỆP.svg, .png hoặc .dot.", "--output FILE.svg, .png or .dot is needed."))
    if view not in known and view != "neighbourhood":
        raise Fail(
            say(
                f"không có khung nhìn {view}. Có: {', '.join((*known, 'neighbourhood'))}.",
                f"no view {view}. Known: {', '.join((*known, 'neighbourhood'))}.",
            )
        )
    if view == "neighbourhood" and element is None:
        raise Fail(say("khung nhìn neighbourhood cần --element MÃ.", "the view neighbourhood needs --element ID."))
    from ...exports.diagrams.render import FORMATS

    form = next((form for form in FORMATS if output.suffix == f".{form}"), None)
    if form is None:
        raise Fail(
            say(
                f"không vẽ được định dạng {output.suffix or '?'}; dùng .svg, .png hoặc .dot.",
                f"cannot draw {output.suffix or '?'}; use .svg, .png or .dot.",
            )
        )
    from ...exports.artifact import Artifact
    from ...exports.diagrams.registry import draw, scene
    from ...exports.diagrams.render import RendererMissing, RenderFailed

    middle = resolve(repository, element) if element else None
    picture = scene(repository, view, as_of or repository.manifest.as_of, LANGUAGE, element=middle, depth=depth)
    try:
        with progress(say("Đang vẽ…", "Drawing…")):
            content = draw(picture, form, renderer)
    except RendererMissing as error:
        raise Fail(error.reason.best(LANGUAGE)) from error
    except RenderFailed as error:
        raise Fail(say(f"bộ vẽ sơ đồ báo lỗi: {error}", f"the renderer failed: {error}")) from error
    save(Artifact(output.name, content), output)
    put(say(f"Đã ghi {output}.", f"Wrote {output}."))
