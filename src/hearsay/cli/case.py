"""`hearsay case`: the commands that keep a case, by name. A command's module is imported only when it runs."""

from __future__ import annotations

from importlib import import_module

import click

COMMANDS: dict[str, tuple[str, str]] = {  # name: module that holds it under its name, one line of help
    "new": ("hearsay.cli.case_new", "Make a new, empty case."),
    "add": ("hearsay.cli.case_add", "Capture reports into a case and analyse it."),
    "show": ("hearsay.cli.case_show", "Show what is in a case, in one screen."),
    "list": ("hearsay.cli.case_list", "List reports, claims, sources, questions, figures or findings."),
    "search": ("hearsay.cli.case_search", "Search reports and claims for words."),
    "log": ("hearsay.cli.case_log", "Show who did what, when and why."),
    "judge": (
        "hearsay.cli.case_judge",
        "Accept, reject or correct what was read; confirm or dismiss findings.",
    ),
    "merge": ("hearsay.cli.case_judge_groups", "Put sources, or questions, together."),
    "split": ("hearsay.cli.case_judge_groups", "Take claims out of a source, or answers out of a question."),
    "rename": ("hearsay.cli.case_judge_groups", "Give a source or a question another name."),
    "grade": ("hearsay.cli.case_judge", "Grade a source or what it says (Admiralty code)."),
    "note": ("hearsay.cli.case_judge", "Write a note on anything."),
    "history": ("hearsay.cli.case_judge_past", "Show who judged what, when and why."),
    "undo": ("hearsay.cli.case_judge_past", "Take a judgement back."),
    "carry": ("hearsay.cli.case_judge_past", "Say where a judgement belongs that lost its place."),
    "remove": ("hearsay.cli.case_remove", "Take reports out of what is analysed."),
    "rebuild": ("hearsay.cli.case_rebuild", "Make everything that the machine found anew."),
    "verify": ("hearsay.cli.case_verify", "Derive every hash again and name what was changed."),
    "sign": ("hearsay.cli.case_sign", "Sign the head of the log with an Ed25519 key."),
    "backup": ("hearsay.cli.case_backup", "Copy a case as it is now, while others work."),
    "restore": ("hearsay.cli.case_restore", "Make a case from a backup."),
    "export": ("hearsay.cli.case_export", "Write a whole case to a ZIP file."),
    "import": ("hearsay.cli.case_import", "Make a case from an exported one."),
}
EXAMPLES = """\b
Examples:
  hearsay case new bridge.hearsay --title "The bridge at Orlen"
  hearsay case add bridge.hearsay reports/ page.html
  hearsay case show bridge.hearsay
  hearsay case list bridge.hearsay claims --commitment denied
  hearsay case verify bridge.hearsay

\b
A case is one file. For several people it can be a PostgreSQL database, named in its place or with --db:
  hearsay case new --db "postgresql://desk@db.example.org/cases?schema=bridge" --title "The bridge at Orlen"
  hearsay case show "postgresql://desk@db.example.org/cases?schema=bridge"
"""


class CaseCommands(click.Group):
    """The group of the commands that keep a case."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order to show them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, its module imported now."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(COMMANDS[cmd_name][0])
        command: click.Command = getattr(module, f"{cmd_name}_command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


@click.group(cls=CaseCommands, epilog=EXAMPLES)
def case() -> None:
    """Keep a case: captured reports, what was found in them, what people judged, and a log of it all."""
