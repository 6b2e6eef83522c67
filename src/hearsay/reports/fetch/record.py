"""What was asked and answered -> WARC records: the request and the response, byte for byte as they went over the wire.

ISO 28500:2017; both records gzipped, the request concurrent to the response, with the address that answered.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO

from hearsay.reports.fetch.answer import Answer


def recorded(answers: Sequence[Answer], at: datetime) -> bytes:
    """The records of every answer in order, redirects before the page that they led to."""
    from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]

    raw = BytesIO()
    writer = WARCWriter(raw, gzip=True, warc_version="1.1")
    date = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    for answer in answers:
        known = {"WARC-Date": date, "WARC-IP-Address": answer.wire.address}
        url = answer.place.url
        received, sent = BytesIO(bytes(answer.wire.received)), BytesIO(bytes(answer.wire.sent))
        response = writer.create_warc_record(
            url, "response", received, len(answer.wire.received), warc_headers_dict=known
        )
        identity = response.rec_headers.get_header("WARC-Record-ID")
        beside = {**known, "WARC-Concurrent-To": identity}
        writer.write_record(response)
        writer.write_record(
            writer.create_warc_record(url, "request", sent, len(answer.wire.sent), warc_headers_dict=beside)
        )
    return raw.getvalue()
