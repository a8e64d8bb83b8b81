"""Help pages and usage errors in both languages: click's own words are English only."""

from __future__ import annotations

import click

from .language import say


class BilingualCommand(click.Command):
    """A command whose help page is in the language of the run."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The usage line."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), say("Cách dùng: ", "Usage: "))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, under a heading in the language of the run."""
        rows = [row for parameter in self.get_params(ctx) if (row := parameter.get_help_record(ctx)) is not None]
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
            near = f" ({', '.join(error.possibilities)}?)" if error.possibilities else ""
            return say(f"không có tùy chọn {error.option_name}{near}.", f"no such option {error.option_name}{near}.")
        case click.MissingParameter():
            name = _name(error.param)
            return say(f"thiếu {name}.", f"{name} is missing.")
        case click.BadParameter():
            name = _name(error.param)
            return say(
                f"giá trị của {name} không hợp lệ: {error.message}", f"invalid value for {name}: {error.message}"
            )
        case click.exceptions.NoSuchCommand():
            near = f" ({', '.join(error.possibilities)}?)" if error.possibilities else ""
            return say(f"không có lệnh {error.command_name}{near}.", f"no such command {error.command_name}{near}.")
    return error.format_message()


def _name(parameter: click.Parameter | None) -> str:
    if isinstance(parameter, click.Option):
        return parameter.opts[-1]
    return (parameter.human_readable_name if parameter else "") or "?"
