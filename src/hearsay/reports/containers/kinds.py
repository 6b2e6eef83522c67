"""Every kind of container, in one list: what `sniff.container` calls it, and what opens it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from hearsay.records.capture import Capture, Refused
from hearsay.reports.containers.feed import feed
from hearsay.reports.containers.mail import mail, mailbox
from hearsay.reports.containers.opener import Opener
from hearsay.reports.containers.packed import packed
from hearsay.reports.containers.wacz import is_wacz, wacz
from hearsay.reports.containers.warc import warc
from hearsay.reports.containers.zipped import zipped


def _zip(stream: BinaryIO, name: str) -> Iterator[Capture | Refused]:
    return wacz(stream, name) if is_wacz(stream) else zipped(stream, name)


OPENERS: dict[str, Opener] = {
    "feed": feed,
    "mail": mail,
    "mailbox": mailbox,
    "packed": packed,
    "warc": warc,
    "zip": _zip,
}
