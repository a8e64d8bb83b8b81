"""``kientruc path A B``: how two elements are connected."""

from __future__ import annotations

import click

from ..common import language_option, open_repository, put, repository_options, resolve
from ..language import LANGUAGE, say
from ..usage import BilingualCommand


@click.command(
    "path",
    cls=BilingualCommand,
    help=say(
        "Đường nối ngắn nhất giữa hai phần tử. Mã thoát 1 nếu không có đường nào.",
        "The shortest way between two elements. Exit code 1 where there is none.",
    ),
)
@click.argument("source", metavar="A")
@click.argument("target", metavar="B")
@click.option(
    "--directed",
    is_flag=True,
    help=say("Chỉ đi theo chiều của quan hệ.", "Follow relations in their direction only."),
)
@repository_options()
@language_option
def command(
    source: str, target: str, directed: bool, repository_option: str | None, limits: tuple[tuple[str, int], ...]
) -> int:
    """Print the way, or say that there is none."""
    from ...exports.answers.path import render
    from ...model.graph import Graph

    repository = open_repository(None, repository_option, limits).repository
    ends = resolve(repository, source), resolve(repository, target)
    found = Graph(repository).shortest_path(*ends, directed=directed)
    if found is None:
        put(say(f"Không có đường nối giữa {source} và {target}.", f"Nothing connects {source} and {target}."))
        return 1
    put(render(repository, found, LANGUAGE))
    return 0
