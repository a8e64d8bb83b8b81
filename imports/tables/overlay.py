"""Codes of a table → the text of an overlay package: a folder that adds them to a framework version and nothing else.

A published package is never changed; what somebody brings in later stands beside it, with its own hash, and a repository says in its
manifest that it uses it (docs/adding-codes.md).
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from ...model.frameworks import Framework
from ...model.manifest import FRAMEWORK_NAME
from ...model.text import Text
from .codes import Entry

_PLAIN = re.compile(r"[^\W\d_](?:[\w ./()+–-]*[\w.)])?")
"""Names that YAML reads as they are; every other one is quoted."""
_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
_MAXIMUM_FILE = 5_000_000
_PREFIX = re.compile(r"([a-z0-9-]+):(?!//)")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the codes come from: the reference of a document (``law:qd-2323-2019``) or an address, and the table's file name.

    ``repositories`` says which repository each prefix of a reference stands for.
    """

    document: str
    table: str
    repositories: Mapping[str, str]


def package(entries: Iterable[Entry], framework: Framework, origin: Origin) -> dict[str, str]:
    """Path → text of every file of the overlay package, sorted by path; the same entries give the same bytes."""
    taken = sorted(entries, key=lambda entry: entry.code)
    files = {FRAMEWORK_NAME: _manifest(taken, framework, origin)}
    for model, group in groupby(taken, key=lambda entry: entry.model):
        title = f"# Các mã {model} của khung {framework.id} {framework.version}, nhập từ bảng {_comment(origin.table)}."
        for number, part in enumerate(_parts("\n".join(_code(entry, origin)) for entry in group), 1):
            name = model.lower() if number == 1 else f"{model.lower()}-{number}"
            files[f"reference-models/{name}.yaml"] = f"{title}\ncodes:\n{part}\n"
    return dict(sorted(files.items()))


def fingerprint(files: Mapping[str, str]) -> str:
    """SHA-256 over the files, as ``sha256sum framework.yaml reference-models/* | sha256sum`` gives it: anyone can check it by hand."""
    lines = (f"{hashlib.sha256(text.encode()).hexdigest()}  {path}\n" for path, text in sorted(files.items()))
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def _parts(codes: Iterable[str]) -> Iterator[str]:
    """*codes* in files that stay well below what the reader accepts of one (model/reader.py, ``Limits.file_bytes``)."""
    part: list[str] = []
    size = 0
    for code in codes:
        if part and size + len(code.encode()) > _MAXIMUM_FILE:
            yield "\n".join(part)
            part, size = [], 0
        part.append(code)
        size += len(code.encode()) + 1
    yield "\n".join(part)


def _manifest(entries: list[Entry], framework: Framework, origin: Origin) -> str:
    references = [origin.document, *(entry.source for entry in entries if entry.source)]
    prefixes = sorted({match[1] for reference in references if (match := _PREFIX.match(reference))})
    name = Text(
        f"Bảng mã bổ sung cho {framework.name.vi or framework.name.en}",
        f"Codes added to {framework.name.en or framework.name.vi}",
    )
    lines = [
        f"# Gói bổ sung mã, do `kientruc framework add-codes` tạo từ bảng {_comment(origin.table)}. Muốn sửa: sửa bảng rồi chạy lại.",
        f"id: {framework.id}-codes",
        f"version: {json.dumps(framework.version)}",
        'revision: "1"',
        f"name: {_text(name)}",
        f"overlays: {{framework: {framework.id}, version: {json.dumps(framework.version)}}}",
    ]
    if _PREFIX.match(origin.document):
        lines.append(f"document: {json.dumps(origin.document)}")
    else:
        lines.append(f"sources: [{json.dumps(origin.document)}]")
    if prefixes:
        lines.append("uses:")
        lines += [f"  {prefix}: {{repository: {origin.repositories[prefix]}}}" for prefix in prefixes]
    return "\n".join(lines) + "\n"


def _code(entry: Entry, origin: Origin) -> Iterator[str]:
    yield f"  {entry.code}:"
    yield f"    model: {entry.model}"
    yield f"    name: {_text(entry.name)}"
    yield "    status: official"
    sources = dict.fromkeys((origin.document, entry.source) if entry.source else (origin.document,))
    yield f"    sources: [{', '.join(map(_quoted, sources))}]"
    if entry.note:
        yield f"    note: {_text(Text(entry.note))}"


def _text(text: Text) -> str:
    parts = [f"{language}: {_scalar(value)}" for language, value in (("vi", text.vi), ("en", text.en)) if value]
    return "{" + ", ".join(parts) + "}"


def _scalar(value: str) -> str:
    return value if _PLAIN.fullmatch(value) and value.casefold() not in _WORDS else _quoted(value)


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def _comment(name: str) -> str:
    """A file name that cannot end the comment it stands in."""
    return "".join(letter if letter.isprintable() else "?" for letter in name)
