"""What is changed behind the system's back is named; the log refuses every change; heads and signatures hold."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from hearsay.case import Case, Head, open_case
from hearsay.case.chain import START, canonical, digest, parsed
from hearsay.case.heads import parsed as head_of
from hearsay.case.heads import write
from hearsay.case.signing import new_key, public_key
from hearsay.errors import CaseError

from .build import FERRY, PIER, captured, made

REPORT = captured(FERRY)[1].id
PACKED = zlib.compress(b"another text").hex()
MEDDLED = [  # what somebody does to the database, what verify says
    ("UPDATE report SET text = 'Another text.' WHERE n = 1", f"report {REPORT} (a.txt) has another text"),
    ("UPDATE report SET outlet = 'The Pier' WHERE n = 1", f"report {REPORT} (a.txt) was changed: its outlet"),
    ("UPDATE report SET header = replace(header, 'Quay', 'Pier') WHERE n = 1", "its header is not what the log says"),
    ("UPDATE report SET removed = true WHERE n = 1", "is removed, which the log does not say"),
    ("DELETE FROM report WHERE n = 1", f"report {REPORT} (a.txt) is missing"),
    ("UPDATE blob SET size = 3", "have another size beside them"),
    (f"UPDATE blob SET packed = x'{PACKED}'", "were changed: their SHA-256 is another"),
    ("DELETE FROM blob", f"the captured bytes of report {REPORT} (a.txt) are missing"),
    ("UPDATE claim SET commitment = 'denied' WHERE id LIKE '%:c1'", ":c1 was changed: its hash is another"),
    ("UPDATE claim SET body = replace(body, 'asserted', 'denied')", "was changed: its hash is another"),
    ("DELETE FROM claim WHERE id LIKE '%:c1'", "is missing"),
    ("DELETE FROM source", "the source records are 0, the last analysis wrote"),
    ("UPDATE meta SET value = 'Another' WHERE key = 'title'", "the case's title is not what the log says"),
    ("UPDATE reading SET sha256 = 'another'", "was changed"),
    ("INSERT INTO judgement VALUES (99, 'j99', 'accept', '', 'in force', '', '{}')", "judgement j99 was never made"),
]


def meddle(case: Case, statement: str) -> None:
    """Runs a statement as somebody with the database's own tools would."""
    if case.place.url is not None:
        statement = statement.replace("x'", "'\\x")
    with case.engine.connect() as connection, connection.begin():
        connection.execute(text(statement.replace(":", r"\:")))


@pytest.mark.parametrize(("statement", "said"), MEDDLED, ids=[m[0][:40] for m in MEDDLED])
def test_a_row_changed_behind_the_back_is_named(where: str, statement: str, said: str) -> None:
    with made(where, FERRY, PIER) as case:
        meddle(case, statement)
        verdict = case.verify()
        assert not verdict.holds
        assert any(said in str(one) for one in verdict.breaks), verdict.breaks


REFUSED = [
    "UPDATE log SET by = 'somebody else' WHERE seq = 1",
    "DELETE FROM log WHERE seq = 2",
    "DELETE FROM log",
    "INSERT INTO log VALUES (99, 'a', 'b', 'c', 'd', 'e', 'f')",
    "INSERT INTO log VALUES (1, 'a', 'b', 'c', 'd', 'e', 'f')",
]


@pytest.mark.parametrize("statement", REFUSED)
def test_the_log_refuses_every_change(where: str, statement: str) -> None:
    with made(where, FERRY) as case:
        with pytest.raises(Exception, match="append-only"):
            meddle(case, statement)
        assert case.verify().holds


def unguarded(connection: Connection, *statements: str) -> None:
    """Changes the log after its guards are taken away, as somebody with all rights could."""
    for name in ("log_update", "log_delete", "log_insert"):
        connection.execute(text(f"DROP TRIGGER {name}"))
    for statement in statements:
        connection.execute(text(statement))


def forged(line: str, hash_: Callable[[str], str]) -> str:
    return f"UPDATE log SET line = '{line}', hash = '{hash_(line)}' WHERE seq = 1"


FORGED = [
    ("UPDATE log SET by = 'somebody' WHERE seq = 1", "line 1 of the log has other words beside it"),
    ("UPDATE log SET line = replace(line, 'ada', 'eva') WHERE seq = 2", "line 2 of the log was changed"),
    ("DELETE FROM log WHERE seq = 2", "line 2 of the log is missing"),
    ("UPDATE log SET hash = 'a' || substr(hash, 2) WHERE seq = 1", "line 1 of the log was changed"),
]


@pytest.mark.parametrize(("statement", "said"), FORGED)
def test_a_forged_line_is_named_and_so_are_missing_guards(tmp_path: Path, statement: str, said: str) -> None:
    with made(str(tmp_path / "a.hearsay"), FERRY) as case:
        with case.engine.connect() as connection, connection.begin():
            unguarded(connection, statement)
        breaks = [str(one) for one in case.verify().breaks]
        assert any(said in one for one in breaks), breaks
        assert any("the trigger log_update is gone" in one for one in breaks)


def test_whoever_makes_every_hash_anew_is_found_out_by_a_kept_head(tmp_path: Path) -> None:
    with made(str(tmp_path / "a.hearsay"), FERRY) as case:
        kept = case.head()
        lines = [entry.line.replace('"ada"', '"eva"') for entry in reversed(case.log().items)]
        statements, previous = [], START
        for seq, line in enumerate(lines, start=1):
            previous = digest(previous, line)
            quoted = line.replace("'", "''").replace(":", r"\:")
            statements.append(f"UPDATE log SET line = '{quoted}', hash = '{previous}', by = 'eva' WHERE seq = {seq}")
        with case.engine.connect() as connection, connection.begin():
            guards = [
                row[0]
                for row in connection.execute(
                    text("SELECT sql FROM sqlite_master WHERE tbl_name = 'log' AND type = 'trigger'")
                )
            ]
            unguarded(connection, *statements)
            for guard in guards:
                connection.exec_driver_sql(guard)
        assert case.verify().holds, "the file alone cannot tell"
        assert "is not the one of the head that was kept" in str(case.verify(kept).breaks[0])


def test_a_log_whose_end_was_cut_off_is_found_out_by_a_kept_head(where: str) -> None:
    with made(where, FERRY) as case:
        kept = case.head()
        assert case.verify(kept).holds
        assert "has no line 99" in str(case.verify(Head(99, kept.hash)).breaks[0])
        assert "is of another case" in str(case.verify(Head(kept.seq, kept.hash, "another")).breaks[0])


def test_a_line_is_canonical_json_and_its_hash_is_sha_256(where: str) -> None:
    with made(where, FERRY) as case:
        first, second = reversed(case.log().items[-2:])
        assert first.line == canonical(
            {"action": "new", "at": first.at, "body": first.body, "by": "ada", "seq": 1, "target": "", "why": ""}
        )
        assert first.hash == sha256(bytes(32) + first.line.encode()).hexdigest()
        assert second.hash == sha256(bytes.fromhex(first.hash) + second.line.encode()).hexdigest()
        assert parsed(second.line, second.hash) == second


def test_heads_are_written_and_read(where: str, tmp_path: Path) -> None:
    with made(where, FERRY) as case:
        write(case.head(), tmp_path / "head.json")
        assert head_of(str(tmp_path / "head.json")) == case.head()
        assert head_of(f"3:{'Ab' * 32}") == Head(3, "ab" * 32)
    for odd in ("3:abc", "", "nothing.json", str(tmp_path)):
        with pytest.raises(CaseError, match="is no head"):
            head_of(odd)


def test_a_signature_is_checked(where: str, tmp_path: Path) -> None:
    key = tmp_path / "key.pem"
    public = new_key(key)
    assert key.stat().st_mode & 0o077 == 0
    assert public_key(str(key)) == public_key(public) == public
    with made(where, FERRY) as case:
        entry = case.sign(key, "ada", "as of today")
        (signature,) = case.verify().signatures
        assert (signature.seq, signature.key, signature.by) == (entry.seq, public, "ada")
        body = {**entry.body, "signature": "00" * 64}
        with case.change("eva") as change:
            change.append("sign", body=body | {"seq": entry.seq, "hash": entry.hash})
        assert "is not one of its key" in str(case.verify().breaks[0])
    with pytest.raises(CaseError, match="cannot be written"):
        new_key(key)


def test_a_key_of_ssh_signs(tmp_path: Path) -> None:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

    made_key = Ed25519PrivateKey.generate()
    (tmp_path / "id").write_bytes(made_key.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption()))
    (tmp_path / "id.pub").write_bytes(made_key.public_key().public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH))
    with made(str(tmp_path / "a.hearsay")) as case:
        case.sign(tmp_path / "id", "ada")
        assert [s.key for s in case.verify().signatures] == [public_key(str(tmp_path / "id.pub"))]
    (tmp_path / "bad").write_text("no key")
    for name in ("bad", "none"):
        with open_case(tmp_path / "a.hearsay") as case, pytest.raises(CaseError, match="holds no key"):
            case.sign(tmp_path / name, "ada")
