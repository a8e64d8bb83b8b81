"""``kientruc export rdf``: the repository in other people's formats."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from ..common import Day, Fail, language_option, open_repository, progress, put, repository_options, save
from ..language import say
from ..usage import BilingualCommand, BilingualGroup


@click.group(
    "export",
    cls=BilingualGroup,
    help=say("Xuất kho kiến trúc ra định dạng khác.", "Export the repository to another format."),
)
def command() -> None:
    """Group of the formats."""


@command.command(
    "rdf",
    cls=BilingualCommand,
    short_help=say("Dữ liệu liên kết: Turtle, JSON-LD, N-Triples.", "Linked data: Turtle, JSON-LD, N-Triples."),
    help=say(
        "Xuất dữ liệu liên kết (RDF). Định dạng theo đuôi tệp: .ttl, .jsonld, .nt.",
        "Export linked data (RDF). The format follows the file name: .ttl, .jsonld, .nt.",
    ),
)
@click.option(
    "-o",
    "--output",
    metavar=say("TỆP", "FILE"),
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    help=say("Tệp kết quả.", "The file to write."),
)
@click.option("--base", metavar="IRI", help=say("IRI gốc của dữ liệu.", "Base IRI of the data."))
@click.option("--as-of", type=Day(), help=say("Ngày xét.", "The date judged."))
@repository_options()
@language_option
def rdf(
    output: Path,
    base: str | None,
    as_of: datetime.date | None,
    repository_option: str | None,
    limits: tuple[tuple[str, int], ...],
) -> None:
    """Write one RDF file."""
    from ...exports.rdf import DEFAULT_BASE, FORMATS, write

    form = FORMATS.get(output.suffix)
    if form is None:
        raise Fail(
            say(
                f"không rõ định dạng RDF của {output.name}; dùng đuôi {', '.join(FORMATS)}.",
                f"no RDF format for {output.name}; use {', '.join(FORMATS)}.",
            )
        )
    repository = open_repository(None, repository_option, limits).repository
    try:
        with progress(say("Đang xuất RDF…", "Writing RDF…")):
            artifact = write(repository, as_of or repository.manifest.as_of, form, base or DEFAULT_BASE)
    except ValueError as error:
        raise Fail(
            say(
                f"--base phải là một IRI tuyệt đối, không phải “{base}”.",
                f"--base must be an absolute IRI, not “{base}”.",
            )
        ) from error
    save(artifact, output)
    put(say(f"Đã ghi {output}.", f"Wrote {output}."))
