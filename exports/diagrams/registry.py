"""The face of this folder: which pictures there are, and each of them as a scene, as DOT, or drawn."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from ...model.exemptions import Selection
from ...model.repository import Repository
from ...model.text import Language, Text
from ..artifact import Artifact
from .context import Context
from .dot import to_dot
from .integration import integration
from .layered import layered
from .neighbourhood import neighbourhood
from .realization import realization
from .render import Format, Renderer, render
from .scene import Heading, Scene
from .svg import annotate
from .wording import VIEWS

FOLDER = "diagrams"
NEIGHBOURHOOD = "neighbourhood"
_DRAWN_FROM_SELECTION: dict[str, Callable[[Context, Heading, Selection], Scene]] = {
    "layered": layered,
    "integration": integration,
    "realization": realization,
}


@dataclass(frozen=True, slots=True)
class ViewInfo:
    """A picture that can be made: its id, its name, its viewpoint and, for a neighbourhood, the element in the middle."""

    id: str
    name: Text
    viewpoint: str
    element: str | None = None
    own: bool = False
    """Whether the repository itself declares it (``views:``)."""


def views(repository: Repository) -> tuple[ViewInfo, ...]:
    """The built-in views and the repository's own; one of its own replaces a built-in one of the same id.

    A neighbourhood of nothing that exists is left out: it cannot be drawn, and a finding says so.
    """
    found = {
        viewpoint: ViewInfo(viewpoint, name, viewpoint)
        for viewpoint, name in VIEWS.items()
        if viewpoint != NEIGHBOURHOOD
    }
    for view in repository.views.values():
        around = view.select.around or ""
        if view.viewpoint == NEIGHBOURHOOD and not (repository.element(around) or repository.framework_item(around)):
            continue
        found[view.id] = ViewInfo(view.id, view.name, view.viewpoint, view.select.around, own=True)
    return tuple(found.values())


def scene(
    repository: Repository,
    view_id: str,
    at: datetime.date,
    language: Language = "vi",
    *,
    element: str | None = None,
    depth: int = 1,
) -> Scene:
    """The picture *view_id* at *at*; ``neighbourhood`` needs the *element* in the middle and goes *depth* steps.

    Raises:
        KeyError: there is no such view or element, or a neighbourhood was not told its element.
    """
    context = Context(repository, at, language)
    own = repository.views.get(view_id)
    if own is None and view_id not in VIEWS:
        raise KeyError(view_id)
    select = own.select if own else Selection()
    viewpoint = own.viewpoint if own else view_id
    title = context.say(own.name if own else VIEWS[view_id])
    if viewpoint in _DRAWN_FROM_SELECTION:
        return _DRAWN_FROM_SELECTION[viewpoint](context, context.heading(view_id, title), select)
    centre = select.around if own else element
    if centre is None:
        raise KeyError(view_id)
    head = context.heading(view_id, title.replace("{name}", context.label(centre)))
    return neighbourhood(context, head, centre, select if own else Selection(depth=depth))


def draw(picture: Scene, format: Format, renderer: Renderer = "auto") -> bytes:  # noqa: A002 - the word of the API
    """*picture* as a file's content; an SVG with full names and ids as titles, and without the renderer's own.

    Raises:
        RendererMissing: *format* is not ``dot`` and no program is there to draw it.
        RenderFailed: the program failed.
    """
    drawn = render(to_dot(picture), format, renderer)
    return annotate(drawn.decode(), picture).encode() if format == "svg" else drawn


def write(
    repository: Repository,
    view_id: str,
    at: datetime.date,
    format: Format,  # noqa: A002 - the word of the command line
    language: Language = "vi",
    *,
    element: str | None = None,
    depth: int = 1,
    renderer: Renderer = "auto",
) -> Artifact:
    """The picture as a file ``diagrams/VIEW[-ELEMENT].LANGUAGE.FORMAT``.

    Raises:
        KeyError: as :func:`scene`.
        RendererMissing: *format* is not ``dot`` and no program is there to draw it.
        RenderFailed: the program failed.
    """
    drawn = draw(scene(repository, view_id, at, language, element=element, depth=depth), format, renderer)
    middle = f"-{element.replace(':', '--').replace('/', '--')}" if element and view_id == NEIGHBOURHOOD else ""
    return Artifact(f"{FOLDER}/{view_id}{middle}.{language}.{format}", drawn)
