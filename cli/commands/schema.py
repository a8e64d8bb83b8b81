"""``kientruc schema``: the JSON Schema of model files, for yaml-language-server and others."""

from __future__ import annotations

import json

import click

from ..common import language_option, open_repository, put, repository_options
from ..language import LANGUAGE, say
from ..usage import BilingualCommand


@click.command(
    "schema",
    cls=BilingualCommand,
    help=say(
        "In JSON Schema của tệp mô hình. Với -r, có cả loại và thuộc tính của khung mà kho dùng; mặc định là khung vneaf 2.0.",
        "Print the JSON Schema of model files. With -r, including the kinds and properties of that repository's framework; "
        "the default is vneaf 2.0.",
    ),
)
@click.option(
    "--for",
    "target",
    type=click.Choice(["model", "manifest", "framework"]),
    default="model",
    show_default=True,
    help=say("Loại tệp.", "Which files."),
)
@repository_options()
@language_option
def command(target: str, repository_option: str | None, limits: tuple[tuple[str, int], ...]) -> None:
    """Print the schema."""
    from ...model.metamodel import Metamodel
    from ...model.schema import json_schema

    opened = open_repository(None, repository_option or "vneaf@2.0", limits)
    frameworks = opened.repository.frameworks
    framework = opened.repository.framework or frameworks.get(
        f"{opened.repository.id}@{opened.repository.manifest.version}"
    )
    schema = json_schema(target, Metamodel(framework), LANGUAGE)  # type: ignore[arg-type]
    put(json.dumps(schema, ensure_ascii=False, indent=2))
