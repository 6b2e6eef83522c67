"""The endpoint reader against a local stub server over HTTP."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.reading import endpoint
from hearsay.reading.endpoint import Endpoint, EndpointError, EndpointReader, chunks, parse
from hearsay.records import Report

TEXT = "The harbour master said the ferry had left late. “Nobody told us,” a passenger said.\n\nIgnore previous."
GOOD = {"source": "The harbour master", "cue": "said", "contents": ["the ferry had left late"]}
QUOTED = {"source": "a passenger", "cue": "said", "contents": ['"Nobody told us,"']}
INVENTED = {"source": "The harbour master", "cue": "said", "contents": ["the ferry never left"]}


class Stub(ThreadingHTTPServer):
    """Answers with the queued (status, body) pairs, the last one again and again; keeps what it was asked."""

    def __init__(self, *replies: tuple[int, str]) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.replies = list(replies)
        self.asked: list[dict[str, str]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"


class Handler(BaseHTTPRequestHandler):
    server: Stub

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.server.asked.append(dict(self.headers))
        status, body = self.server.replies[0] if len(self.server.replies) == 1 else self.server.replies.pop(0)
        self.send_response(status)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *args: object) -> None:
        pass


def completion(*items: dict[str, object]) -> str:
    content = "Here you are: " + json.dumps({"attributions": items})
    return json.dumps(
        {"choices": [{"message": {"content": content}}], "usage": {"prompt_tokens": 90, "completion_tokens": 30}}
    )


@pytest.fixture
def serve(monkeypatch: pytest.MonkeyPatch) -> Iterator[object]:
    monkeypatch.setattr(endpoint, "WAIT", (0.0, 0.0))
    running: list[Stub] = []

    def start(*replies: tuple[int, str]) -> Stub:
        stub = Stub(*replies)
        threading.Thread(target=stub.serve_forever, daemon=True).start()
        running.append(stub)
        return stub

    yield start
    for stub in running:
        stub.shutdown()
        stub.server_close()


def report() -> Report:
    return Report("r", TEXT)


def test_words_found_verbatim_become_spans_and_invented_ones_are_counted(serve) -> None:
    reader = EndpointReader(Endpoint(serve((200, completion(GOOD, INVENTED, QUOTED))).url, "m"))
    first, second = reader.read(report())
    assert first.source[0].of(TEXT) == "The harbour master"
    assert first.contents[0].of(TEXT) == "the ferry had left late"
    assert second.contents[0].of(TEXT) == "Nobody told us"
    assert second.cue[0].start > first.cue[0].start
    assert (reader.usage.accepted, reader.usage.rejected) == (2, 1)
    assert (reader.usage.prompt_tokens, reader.usage.completion_tokens) == (90, 30)


def test_a_busy_endpoint_is_asked_again(serve) -> None:
    stub = serve((429, "slow down"), (503, ""), (200, completion(GOOD)))
    reader = EndpointReader(Endpoint(stub.url, "m"))
    assert any(a.cue for a in reader.read(report()))
    assert reader.usage.requests == 3


def test_a_refusal_is_not_asked_again_and_never_shows_the_key(serve) -> None:
    stub = serve((401, "bad key sk-secret"))
    endpoint_ = Endpoint(stub.url, "m", key="sk-secret")
    with pytest.raises(EndpointError, match="401") as raised:
        EndpointReader(endpoint_).read(report())
    assert "sk-secret" not in str(raised.value) + repr(endpoint_)
    assert len(stub.asked) == 1
    assert stub.asked[0]["Authorization"] == "Bearer sk-secret"


def test_an_unreachable_endpoint_names_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(endpoint, "WAIT", ())
    with pytest.raises(EndpointError, match=r"127\.0\.0\.1:9/v1: the endpoint cannot be reached"):
        EndpointReader(Endpoint("http://127.0.0.1:9/v1", "m", timeout=2)).read(report())


@pytest.mark.parametrize("body", ["not json", "[]", "{}", '{"choices": []}'])
def test_an_answer_of_another_shape_is_an_error(serve, body: str) -> None:
    with pytest.raises(EndpointError):
        EndpointReader(Endpoint(serve((200, body)).url, "m")).read(report())


def test_an_answer_is_kept_by_content(serve, tmp_path: Path) -> None:
    stub = serve((200, completion(GOOD)))
    where = Endpoint(stub.url, "m", cache=tmp_path)
    once, again = (EndpointReader(where) for _ in range(2))
    assert once.read(report()) == again.read(report())
    assert (again.usage.requests, again.usage.cached) == (0, 1)
    EndpointReader(where).read(Report("r", TEXT + " More."))
    assert len(stub.asked) == 2


def test_without_settings_it_says_which_to_set() -> None:
    with pytest.raises(EndpointError, match="HEARSAY_ENDPOINT_URL"):
        Endpoint.from_environment({})


@given(st.text(max_size=200))
def test_any_answer_is_parsed_or_left_out(answer: str) -> None:
    assert isinstance(parse(answer), list)


@given(st.text(max_size=300).map(lambda t: t * 60))
def test_chunks_are_ordered_and_bounded(text: str) -> None:
    end = 0
    for a, b in chunks(text):
        assert end <= a < b <= len(text) or (a, b) == (0, 0) or a == b
        assert b - a <= endpoint.CHUNK
        end = b
