"""``kientruc VERB [NOUN] [ARGUMENT…] [-r REPOSITORY]``: finds the command, runs it, turns what happened into an exit code.

0 nothing at or above ``--fail-on``; 1 findings; 2 wrong usage, missing path or an internal error; 130 interrupted; 141 the reader of
a pipe went away. Commands are imported only when they run, so ``--help`` answers in a tenth of a second.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
import traceback
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn, TextIO

import click

from .. import __version__
from .language import LANGUAGE, say
from .usage import BilingualGroup, explain_usage

USAGE = 2
"""Exit code of wrong usage, a missing path, a system that refuses, or our own fault."""

COMMANDS: dict[str, tuple[str, str]] = {
    "check": (
        "Kiểm tra kho kiến trúc, nêu từng phát hiện tại tệp:dòng:cột",
        "Check a repository; findings at file:line:column",
    ),
    "new": (
        "Tạo kho kiến trúc mới cho một tỉnh, thành phố",
        "Make a new repository for a province",
    ),
    "baseline": (
        "Danh sách phát hiện tồn đọng của kho có từ trước: ghi, rút ngắn",
        "The baseline of a legacy repository: create, prune",
    ),
    "build": (
        "Dựng tất cả: kiểm tra, RDF, sơ đồ, trang tổng hợp",
        "Build everything: check, RDF, diagrams, a summary page",
    ),
    "gaps": (
        "Những gì khung và pháp luật đòi hỏi mà chưa đáp ứng hoặc chưa mô tả",
        "What framework and law ask for that is not met or not described",
    ),
    "stats": (
        "Số lượng phần tử, quan hệ theo loại, lớp, mức chứng cứ",
        "Counts of elements and relations by kind, layer, evidence",
    ),
    "show": ("Xem một phần tử, văn bản hoặc mục của khung", "Show an element, a document or a framework item"),
    "path": ("Đường nối ngắn nhất giữa hai phần tử", "The shortest way between two elements"),
    "diagram": ("Vẽ một sơ đồ ra tệp SVG, PNG hoặc DOT", "Draw one view as SVG, PNG or DOT"),
    "export": ("Xuất ra định dạng khác: rdf", "Export to another format: rdf"),
    "framework": (
        "Các gói khung: danh sách, nội dung, bổ sung bảng mã",
        "The framework packages: list, content, adding codes",
    ),
    "rules": ("Danh sách quy tắc kiểm tra", "List the rules"),
    "explain": (
        "Giải thích một quy tắc: kiểm tra gì, vì sao, sửa thế nào",
        "Explain a rule: what, why, how to do better",
    ),
    "schema": ("JSON Schema của tệp mô hình, cho trình soạn thảo", "The JSON Schema of model files, for editors"),
    "doctor": ("Kiểm tra máy này có đủ điều kiện chạy không", "Check that this machine has what is needed"),
}
"""Verb → its line in the help, Vietnamese and English; its module is ``cli/commands/<verb>.py``."""


class Commands(BilingualGroup):
    """The verbs, each imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Every verb, in the order a newcomer meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command *cmd_name*, or None."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"{__package__}.commands.{cmd_name}").command
        return command

    def summaries(self) -> dict[str, str]:
        """The help lines, without importing a single command."""
        return {verb: say(*lines) for verb, lines in COMMANDS.items()}


@click.group(
    cls=Commands,
    invoke_without_command=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help=say(
        "kientruc: kho kiến trúc Chính quyền điện tử dạng văn bản, kiểm tra theo khung quốc gia và pháp luật có hiệu lực.",
        "kientruc: an e-government architecture repository in text, checked against the national framework and the law in force.",
    ),
)
@click.version_option(__version__, message="kientruc %(version)s", help=say("In phiên bản.", "Print the version."))
@click.option(
    "--lang",
    type=click.Choice(["vi", "en"]),
    default=LANGUAGE,
    expose_value=False,
    help=say("Ngôn ngữ: vi (mặc định) hoặc en.", "Language: vi (default) or en."),
)
@click.option(
    "--debug",
    is_flag=True,
    expose_value=False,
    help=say("In dấu vết lỗi nội bộ.", "Print the traceback of an internal error."),
)
def kientruc() -> None:
    """Group of all verbs."""


def main() -> NoReturn:
    """The console script."""
    sys.stdout, sys.stderr = (_stream(stream) for stream in (sys.stdout, sys.stderr))
    code = run(sys.argv[1:])
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        code = 141
    except OSError as error:
        code = code if code == USAGE else _system(error)  # what failed before was said already
    with contextlib.suppress(OSError):
        sys.stderr.flush()
    # Leave without tearing down millions of model objects (0.2 s at 100,000 elements); every file is closed by now.
    os._exit(code)


def _stream(stream: TextIO | None) -> TextIO:
    """*stream* as UTF-8 whatever the terminal says of itself; a closed one becomes one that swallows."""
    if stream is None:
        return Path(os.devnull).open("w", encoding="utf-8")
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    return stream


def run(arguments: list[str]) -> int:
    """Run the command line and give its exit code; prints, never raises."""
    debug = "--debug" in arguments
    try:
        with kientruc.make_context("kientruc", [a for a in arguments if a != "--debug"]) as context:
            result: Any = kientruc.invoke(context)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.UsageError as error:
        sys.stderr.write(explain_usage(error))
        return USAGE
    except click.ClickException as error:
        sys.stderr.write(f"kientruc: {error.format_message()}\n")
        return USAGE
    except KeyboardInterrupt:
        sys.stderr.write(say("\nĐã dừng.\n", "\nStopped.\n"))
        return 130
    except BrokenPipeError:
        return 141
    except Exception as error:  # noqa: BLE001 - the last resort: a sentence instead of a traceback
        if debug:
            traceback.print_exc()
        return _system(error) if isinstance(error, OSError) else _internal(error)
    return result if isinstance(result, int) else 0


def _system(error: OSError) -> int:
    reason = error.strerror or str(error)
    place = f" ({error.filename})" if error.filename else ""
    sys.stderr.write(
        say(f"kientruc: hệ thống báo lỗi: {reason}{place}.\n", f"kientruc: the system reports: {reason}{place}.\n")
    )
    return USAGE


def _internal(error: Exception) -> int:
    kind = f"{type(error).__name__}: {error}"
    sys.stderr.write(
        say(
            f"kientruc: lỗi nội bộ ({kind}). Đây là lỗi của công cụ; hãy chạy lại với --debug và báo cho nhóm phát triển.\n",
            f"kientruc: internal error ({kind}). This is the tool's fault; run again with --debug and report it.\n",
        )
    )
    return USAGE
