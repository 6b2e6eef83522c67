"""`hearsay`: the commands by name. A command's module is imported only when it runs, so that help is quick."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import NoReturn

import click

from hearsay import __version__
from hearsay.cli import exits
from hearsay.errors import HearsayError

COMMANDS: dict[str, tuple[str, str]] = {  # name: module that holds it under its name, one line of help
    "case": ("hearsay.cli.case", "Keep a case: captured reports, findings, judgements and a log of it all."),
    "dossier": ("hearsay.cli.dossier", "Read reports of one event; show and write everything found in them."),
    "names": ("hearsay.cli.names", "Hold two lists of names against one another."),
    "read": ("hearsay.cli.read", "Show who said what in one report."),
    "serve": ("hearsay.cli.serve", "Open the workbench of a case in a browser."),
    "verify": ("hearsay.cli.verify", "Check that a dossier's page is as it was written, from the file alone."),
}
EXAMPLES = """\b
Examples:
  hearsay read report.txt
  hearsay dossier reports/ -o dossier.html
  curl -s https://example.org/story | hearsay read -

\b
Exit codes:
  0  fine
  1  a result was made, but some inputs could not be read
  2  the command line makes no sense
  3  no result: nothing could be read or written
  4  `verify` or `case verify` found something that is not as it was written
"""


class Commands(click.Group):
    """The group of all commands; errors that Hearsay raises on purpose become one plain line and an exit code."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order to show them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, its module imported now."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(COMMANDS[cmd_name][0]), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> NoReturn:
        """Runs the command; a reader that closes the pipe early (`| head`) is no error."""
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="replace")
        try:
            code = super().invoke(ctx)
            sys.stdout.flush()
            ctx.exit(code if isinstance(code, int) else exits.FINE)
        except HearsayError as error:
            click.echo(f"hearsay: {error}", err=True)
            ctx.exit(exits.NOTHING)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(exits.FINE)
        except KeyboardInterrupt:
            click.echo("\nhearsay: stopped.", err=True)
            ctx.exit(exits.STOPPED)


@click.group(cls=Commands, epilog=EXAMPLES, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="hearsay")
def main() -> None:
    """Who said what, through whom, how firmly; where accounts differ; what holds up when checked."""
