"""Help pages and usage errors in both languages: click's own words are English only."""

from __future__ import annotations

import re

import click

from ..model.ids import nearest
from .language import say

_DEFAULT = re.compile(r"(?<=[\[ ])default: ")
_RANGE = re.compile(r"(?<=[\[ ])(\d+)<=x<=(\d+)")
_REQUIRED = re.compile(r"(?<=[\[ ])required(?=[;\]])")


class BilingualCommand(click.Command):
    """A command whose help page is in the language of the run."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click does, but one argument too many is refused in our own words, and every error knows its command."""
        strict, ctx.allow_extra_args = not ctx.allow_extra_args, True
        try:
            rest = super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise
        if strict and rest and not ctx.resilient_parsing:
            extra = " ".join(map(str, rest))
            raise click.UsageError(say(f"thừa đối số: {extra}", f"too many arguments: {extra}"), ctx)
        return rest

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """The words of the usage line."""
        words = {"[OPTIONS]": say("[TÙY CHỌN]", "[OPTIONS]"), "COMMAND [ARGS]...": say("LỆNH …", "COMMAND …")}
        return [words.get(piece, piece) for piece in super().collect_usage_pieces(ctx)]

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The usage line."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), say("Cách dùng: ", "Usage: "))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, under a heading in the language of the run; the arguments stand in the usage line."""
        options = [parameter for parameter in self.get_params(ctx) if isinstance(parameter, click.Option)]
        rows = [(row[0], _extras(row[1])) for option in options if (row := option.get_help_record(ctx)) is not None]
        if rows:
            with formatter.section(say("Tùy chọn", "Options")):
                formatter.write_dl(rows)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """``--help`` with its own line translated."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = say("In trang trợ giúp này.", "Print this help.")
        return option


class BilingualGroup(BilingualCommand, click.Group):
    """A group of commands, listed with their summaries."""

    command_class = BilingualCommand

    def summaries(self) -> dict[str, str]:
        """Command → its line in the list."""
        return {name: command.get_short_help_str(80) for name, command in self.commands.items()}

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Options, then the commands."""
        BilingualCommand.format_options(self, ctx, formatter)
        with formatter.section(say("Lệnh", "Commands")):
            formatter.write_dl(list(self.summaries().items()))


def _extras(text: str) -> str:
    """A line of help with what click appends to it (default, range, required) in the language of the run."""
    text = _DEFAULT.sub(say("mặc định: ", "default: "), text)
    text = _RANGE.sub(say(r"từ \1 đến \2", r"\1 to \2"), text)
    return _REQUIRED.sub(say("bắt buộc", "required"), text)


def explain_usage(error: click.UsageError) -> str:
    """One sentence on what is wrong with the command line, and where help is."""
    path = error.ctx.command_path if error.ctx else "kientruc"
    help_line = say(f"Xem trợ giúp: {path} --help", f"For help: {path} --help")
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return error.format_message() + "\n"
    return f"kientruc: {_sentence(error)}\n{help_line}\n"


def _sentence(error: click.UsageError) -> str:
    match error:
        case click.NoSuchOption():
            near = _meant(", ".join(error.possibilities or ()))
            return say(f"không có tùy chọn {error.option_name}.", f"no such option {error.option_name}.") + near
        case click.BadOptionUsage():
            return _option_misused(error)
        case click.MissingParameter():
            name = _name(error.param)
            return say(f"thiếu {name}.", f"{name} is missing.")
        case click.BadParameter():
            return _bad_value(error)
        case click.exceptions.NoSuchCommand():
            group = error.ctx.command if error.ctx else None
            known = group.list_commands(error.ctx) if isinstance(group, click.Group) and error.ctx else ()
            near = _meant(nearest(error.command_name, known))
            return say(f"không có lệnh {error.command_name}.", f"no such command {error.command_name}.") + near
    return error.format_message()


def _meant(near: str) -> str:
    return say(f" Có phải {near}?", f" Did you mean {near}?") if near else ""


def _option_misused(error: click.BadOptionUsage) -> str:
    """An option without its value, or a flag that was given one: click tells them apart only in its own sentence."""
    name = error.option_name
    if "does not take" in error.message:
        return say(f"tùy chọn {name} không nhận giá trị.", f"the option {name} takes no value.")
    return say(f"tùy chọn {name} cần một giá trị.", f"the option {name} needs a value.")


def _bad_value(error: click.BadParameter) -> str:
    name, kind = _name(error.param), error.param.type if error.param else None
    match kind:
        case click.Choice():
            listed = ", ".join(map(str, kind.choices))
            return say(f"{name} phải là một trong các giá trị: {listed}.", f"{name} must be one of: {listed}.")
        case click.IntRange():
            low, high = kind.min, kind.max
            return say(
                f"{name} phải là số nguyên từ {low} đến {high}.", f"{name} must be a whole number from {low} to {high}."
            )
        case click.Path(dir_okay=False):
            return say(f"{name} phải là một tệp ghi được.", f"{name} must be a file that can be written.")
        case click.Path():
            return say(f"{name} phải là một thư mục.", f"{name} must be a folder.")
    return say(f"giá trị của {name} không hợp lệ: {error.message}", f"invalid value for {name}: {error.message}")


def _name(parameter: click.Parameter | None) -> str:
    if isinstance(parameter, click.Option):
        return parameter.opts[-1]
    return (parameter.human_readable_name if parameter else "") or "?"
