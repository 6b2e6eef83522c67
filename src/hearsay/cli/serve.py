"""`hearsay serve`: the workbench of one case in a browser; and the tokens of those who may come in."""

from __future__ import annotations

import getpass

import click

from hearsay.cli import exits
from hearsay.cli.options import reader_option
from hearsay.errors import HearsayError

EXAMPLES = """\b
Examples:
  hearsay serve bridge.hearsay
  hearsay serve bridge.hearsay --new-token "Ada Lind" --role judge
  hearsay serve bridge.hearsay --host 192.168.1.20 --certificate desk.pem --key desk.key
  hearsay serve bridge.hearsay --revoke "Ada Lind"
"""


class ServeError(HearsayError):
    """A workbench that must not, or cannot, be run so."""


@click.command(epilog=EXAMPLES)
@click.argument("case", type=str)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8470, show_default=True, type=click.IntRange(1, 65535), help="The port to listen on.")
@click.option("--name", "names", multiple=True, help="A further host name it may be asked under. Can be given again.")
@click.option("--as", "person", default="", help="The name in the log where nobody signs in. [default: your own]")
@click.option("--certificate", type=click.Path(exists=True, dir_okay=False), help="TLS certificate, as PEM.")
@click.option("--key", type=click.Path(exists=True, dir_okay=False), help="The certificate's key, as PEM.")
@click.option("--behind-tls", is_flag=True, help="A proxy in front speaks TLS: cookies travel over it only.")
@click.option("--new-token", metavar="NAME", help="Make a token for a person, show it once, and end.")
@click.option("--role", type=click.Choice(["read", "judge", "admin"]), default="judge", show_default=True,
              help="What the new token's person may do.")  # fmt: skip
@click.option("--days", type=click.IntRange(1, 3650), default=90, show_default=True, help="How long the token holds.")
@click.option("--revoke", metavar="NAME", help="End a person's token and sessions.")
@click.option("--tokens", is_flag=True, help="List the tokens, without their secrets, and end.")
@reader_option
def serve(
    case: str,
    host: str,
    port: int,
    names: tuple[str, ...],
    person: str,
    certificate: str | None,
    key: str | None,
    behind_tls: bool,
    new_token: str | None,
    role: str,
    days: int,
    revoke: str | None,
    tokens: bool,
    reader: str,
) -> int:
    """Open the workbench of CASE: read, search, judge, add reports, download.

    On this machine alone nobody needs a token until the first one is made; from then on everybody signs in. Another
    address than loopback needs tokens.
    """
    from hearsay.case import open_case
    from hearsay.web.access import Access
    from hearsay.web.roles import Role
    from hearsay.web.settings import Settings, access_file

    open_case(case).close()
    access = Access(access_file(case))
    if new_token is not None:
        secret = access.new_token(new_token, Role(role), days)
        click.echo(f"The token of {new_token} ({role}, {days} days). It is shown once and stored hashed:", err=True)
        click.echo(secret)
        return exits.FINE
    if revoke is not None:
        if not access.revoke(revoke):
            raise ServeError(revoke, "has no token that holds.", "`hearsay serve CASE --tokens` lists them.")
        click.echo(f"The token of {revoke} no longer holds.", err=True)
        return exits.FINE
    if tokens:
        for token in access.tokens():
            state = f"revoked {token.revoked_at[:10]}" if token.revoked_at else f"until {token.expires_at[:10]}"
            click.echo(f"{token.name}\t{token.role.value}\t{state}")
        return exits.FINE
    settings = Settings(
        case, access.path, host, port, names, person or own_name(), reader, secure=bool(certificate or behind_tls)
    )
    if not settings.loopback and not access.anybody():
        advice = "Make one first: hearsay serve CASE --new-token NAME --role judge."
        raise ServeError(host, "is more than this machine, and nobody has a token.", advice)
    if not settings.loopback and not settings.secure:
        click.echo("hearsay: tokens travel unencrypted. Give --certificate and --key, or --behind-tls.", err=True)
    return run(settings, certificate, key)


def run(settings: object, certificate: str | None, key: str | None) -> int:
    """Serves until it is stopped."""
    try:
        import uvicorn
    except ModuleNotFoundError as wrong:
        raise ServeError(
            "hearsay serve", "needs more packages.", "Install them: pip install 'hearsay[web]'."
        ) from wrong
    from hearsay.web.app import application
    from hearsay.web.patient import patient
    from hearsay.web.settings import Settings

    assert isinstance(settings, Settings)
    scheme = "https" if certificate else "http"
    shown = f"[{settings.host}]" if ":" in settings.host else settings.host
    click.echo(f"The workbench is at {scheme}://{shown}:{settings.port}/ (stop it with Ctrl-C)", err=True)
    uvicorn.run(
        application(settings),
        host=settings.host,
        port=settings.port,
        http=patient(settings.limits.headers_within),
        ssl_certfile=certificate,
        ssl_keyfile=key,
        log_level="warning",
        access_log=False,
        server_header=False,
        limit_concurrency=1000,
        timeout_keep_alive=15,
        timeout_graceful_shutdown=5,
    )
    return exits.FINE


def own_name() -> str:
    """The name of whoever runs this, for the log."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a machine that knows no such person
        return "local"
