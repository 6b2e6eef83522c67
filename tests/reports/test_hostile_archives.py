"""Archives, mail, feeds and PDFs that must not hurt: what is odd is refused by name, the rest is read."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearsay.errors import CaptureError
from hearsay.records.capture import Capture, Refused
from hearsay.reports import captures, collect, report_of
from hearsay.reports.limits import MAX_BYTES

from .made import SPEECH, mail_of, page, pdf_of, refused, rss_of, take, taken, wacz_of, warc_of, zip_of

GOOD = {"good.txt": SPEECH.encode()}
A, B = "https://quay.example/a", "https://quay.example/b"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("../evil.txt", "leads out of the archive"),  # ../
        ("a/../../evil.txt", "leads out of the archive"),
        ("..\\evil.txt", "leads out of the archive"),
        ("/etc/evil.txt", "absolute path"),  # absolute paths
        ("\\\\server\\share\\evil.txt", "absolute path"),
        ("C:\\evil.txt", "absolute path"),
        ("c:evil.txt", "absolute path"),
    ],
)
def test_a_zip_entry_that_leads_out_is_refused_and_the_rest_is_read(name: str, said: str, tmp_path: Path) -> None:
    archive = tmp_path / "in" / "given.zip"
    archive.parent.mkdir()
    archive.write_bytes(zip_of([(name, b"evil words, he said"), *GOOD.items()]))
    collected = collect([archive])
    assert [report.text for report in collected.reports] == [SPEECH]
    (error,) = collected.errors
    assert said in error.problem
    assert "evil.txt" in error.subject
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["given.zip", "in"]  # nothing is ever unpacked to disk


def test_a_link_in_a_zip_is_refused() -> None:
    raw = zip_of({"link.txt": b"/etc/passwd"}, create_system=3, external_attr=0o120777 << 16)
    assert "is a link" in refused(raw)[0].why
    assert not taken(raw)


def test_two_entries_of_one_name_are_refused_both() -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        raw = zip_of([("a.txt", b"first words"), ("a.txt", b"second words"), *GOOD.items()])
    assert ["shares its name" in one.why for one in refused(raw)] == [True, True]
    assert [one.content for one in taken(raw)] == [SPEECH.encode()]


def test_a_bomb_in_a_zip_is_refused_and_the_rest_is_read() -> None:
    raw = zip_of({"bomb.txt": b"a" * (MAX_BYTES * 3), **GOOD})
    assert "the limit for one report" in refused(raw)[0].why
    assert len(taken(raw)) == 1


def test_a_bomb_that_understates_its_size_is_refused() -> None:
    raw = bytearray(zip_of({"bomb.txt": b"a" * (MAX_BYTES * 2)}))
    real = (MAX_BYTES * 2).to_bytes(4, "little")
    assert raw.count(real) >= 1
    assert refused(bytes(raw).replace(real, (100).to_bytes(4, "little")))


def test_a_bomb_of_many_entries_is_left_when_it_is_too_much_in_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hearsay.reports.containers.zipped.ARCHIVE_BYTES", 5_000)
    raw = zip_of({f"{n}.txt": b"words " * 200 for n in range(50)})
    assert len(taken(raw)) < 6
    assert "unpacks to more than" in refused(raw)[-1].why


def test_too_many_entries_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hearsay.reports.containers.zipped.ARCHIVE_ENTRIES", 3)
    assert "4 entries" in refused(zip_of({f"{n}.txt": b"words" for n in range(4)}))[0].why


def test_archives_in_archives_are_opened_to_a_depth_only() -> None:
    raw = zip_of(GOOD)
    assert len(taken(zip_of({"a.zip": zip_of({"b.zip": raw})}))) == 1
    for _ in range(6):
        raw = zip_of({"a.zip": raw})
    assert "lies in more than 4 archives" in refused(raw)[0].why


def test_a_zip_that_is_encrypted_damaged_or_an_office_document_says_so() -> None:
    raw = zip_of(GOOD)
    assert "no whole ZIP" in refused(raw[:-10])[0].why
    assert "Office document" in refused(zip_of({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}))[0].why
    assert "empty archive" in refused(zip_of({}))[0].why
    at = raw.index(b"PK\x01\x02") + 8
    assert "encrypted" in refused(raw[:at] + b"\x01" + raw[at + 1 :])[0].why
    broken = bytearray(raw)
    broken[raw.index(b"good.txt") + 10] ^= 0xFF
    assert "cannot be unpacked" in refused(bytes(broken))[0].why


def test_a_json_in_a_zip_is_the_header_of_its_report() -> None:
    (one,) = taken(zip_of({"a.txt": SPEECH.encode(), "a.json": b'{"outlet": "The Quay", "date": "2031-05-13"}'}))
    report = report_of(one)
    assert (report.outlet, report.published and report.published.iso) == ("The Quay", "2031-05-13")


def test_files_that_are_no_reports_are_counted_and_hidden_ones_are_not_seen() -> None:
    found = take(zip_of({**GOOD, "a/logo.png": b"x", ".DS_Store": b"x", "__MACOSX/a.txt": b"x"}))
    assert [one.name for one in found if isinstance(one, Capture)] == ["given/good.txt"]
    assert [one.why for one in found if isinstance(one, Refused) and one.minor] == [
        "files that are no reports were passed over (1 .png)"
    ]


@pytest.mark.parametrize("gzipped", [True, False])
def test_a_web_archive_gives_its_pages_with_address_time_headers_and_status(gzipped: bool) -> None:
    (one,) = taken(warc_of({A: page()}, gzipped))
    assert (one.url, one.status, one.header("content-type")) == (A, 200, "text/html")
    assert one.captured_at is not None
    assert one.captured_at.isoformat() == "2031-05-13T07:20:00+00:00"
    assert report_of(one).captured_at == one.captured_at
    assert report_of(one).url == A


@pytest.mark.parametrize("gzipped", [True, False])
@pytest.mark.parametrize("cut", [1, 50, 200])
def test_of_a_truncated_web_archive_what_is_readable_is_kept(gzipped: bool, cut: int) -> None:
    raw = warc_of({A: page(), B: page(SPEECH * 9)}, gzipped)
    first = warc_of({A: page()}, gzipped)
    found = take(raw[: len(first) + cut * 2])
    assert next(one.content for one in found if isinstance(one, Capture)) == page()
    assert [one for one in found if isinstance(one, Refused)]


def test_a_page_whose_hash_does_not_match_says_so() -> None:
    raw = warc_of({A: page()}, gzipped=False)
    assert not taken(raw)[0].warnings
    (changed,) = taken(raw.replace(b"nine boats", b"five boats"))
    assert "do not match the hash" in changed.warnings[0]
    assert "do not match the hash" in " ".join(report_of(changed).warnings)


def test_one_gzip_member_over_the_whole_web_archive_is_read_too() -> None:
    assert len(taken(gzip.compress(warc_of({A: page(), B: page("Other words.")}, gzipped=False)))) == 2


@pytest.mark.parametrize(("status", "kind"), [("404 Not Found", "text/html"), ("200 OK", "image/png"), ("302 Found", "text/html")])  # fmt: skip
def test_answers_that_are_no_pages_are_counted(status: str, kind: str) -> None:
    found = take(warc_of({A: page()}, status=status, kind=kind))
    assert [isinstance(one, Refused) and one.minor for one in found] == [True]


def test_a_bomb_in_a_web_archive_is_refused_and_the_rest_is_read() -> None:
    bomb = warc_of({A: gzip.compress(b"a" * (MAX_BYTES * 2))}, **{"Content-Encoding": "gzip"})
    found = take(bomb + warc_of({B: page()}))
    assert "the limit for one report" in next(one.why for one in found if isinstance(one, Refused))
    assert [one.url for one in found if isinstance(one, Capture)] == [B]


def test_a_header_without_an_end_in_a_web_archive_does_not_fill_the_memory() -> None:
    assert "header has more than" in refused(gzip.compress(b"WARC/1.1\r\nX: " + b"a" * 30_000_000))[0].why


def test_a_wacz_gives_its_pages_and_not_the_frames_in_them() -> None:
    found = take(wacz_of({"data.warc.gz": warc_of({A: page(), "https://ads.example/f": page("Buy.")})}, [A + "#top"]))
    assert [one.url for one in found if isinstance(one, Capture)] == [A]
    assert [one.minor for one in found if isinstance(one, Refused)] == [True]


def test_a_wacz_whose_hash_does_not_match_is_named_and_its_pages_say_so() -> None:
    raw = warc_of({A: page()}, gzipped=False)
    forged = raw.replace(b"nine boats", b"five boats")
    found = take(wacz_of({"data.warc": raw}, [A], archive_data_warc=forged))
    assert "does not match its hash in datapackage.json" in next(o.why for o in found if isinstance(o, Refused))
    (one,) = (o for o in found if isinstance(o, Capture))
    assert "does not match its hash" in one.warnings[0]


def test_a_wacz_whose_list_of_hashes_was_changed_is_named() -> None:
    raw = wacz_of({"data.warc": warc_of({A: page()}, False)}, [A], datapackage_json=b'{"resources": []}')
    assert "datapackage-digest.json" in refused(raw)[0].why
    assert len(taken(raw)) == 1


@pytest.mark.parametrize("package", [b"", b"[]", b"{", b'{"resources": [{"path": 1, "hash": 2}, 3]}', b"\xff" * 10])
def test_a_wacz_with_a_list_that_cannot_be_read_still_gives_its_pages(package: bytes) -> None:
    raw = wacz_of({"data.warc": warc_of({A: page()}, False)}, [A], datapackage_json=package)
    assert len(taken(raw)) == 1
    assert refused(raw)


def test_a_gzip_bomb_and_a_truncated_gzip() -> None:
    assert "the limit for one report" in refused(gzip.compress(b"a" * (MAX_BYTES * 5)), "a.html.gz")[0].why
    (one,) = taken(gzip.compress(page() * 40)[:-200], "a.html.gz")
    assert "damaged" in one.warnings[0]
    assert taken(gzip.compress(page()), "a.html.gz")[0].name == "a.html"


def test_a_mail_gives_its_text_and_its_attachments_each_with_a_name() -> None:
    text, letter = taken(mail_of(SPEECH, letter_pdf=pdf_of(SPEECH), logo_png=b"\x89PNG\r\n\x1a\n\x00"))[:2]
    report = report_of(text)
    assert (report.title, report.author) == ("Boats missing", "Ada Pell")
    assert report.published is not None
    assert report.published.iso == "2031-05-13T07:20:00+02:00"
    assert letter.name == "given/letter.pdf"
    assert report_of(letter).text.strip() == SPEECH.strip()


def test_a_mail_with_a_stand_in_for_its_text_gives_the_html() -> None:
    (one,) = taken(mail_of("View this in a browser.", page().decode()))
    assert one.media_type == "text/html"
    (plain,) = taken(mail_of(SPEECH * 4, page().decode()))
    assert plain.media_type == "text/plain"


def test_names_of_attachments_are_never_paths() -> None:
    names = [one.name for one in taken(mail_of(SPEECH, **{"../../etc/passwd_txt": SPEECH.encode()}))]
    assert names == ["given", "given/passwd.txt"]


def test_a_mailbox_gives_each_mail() -> None:
    raw = b"".join(
        b"From ada Tue May 13 07:2%d:00 2031\n" % n + mail_of(f"Words {n}, said the mayor.\n") + b"\n" for n in range(3)
    )
    assert [report_of(one).text.strip() for one in taken(raw)] == [f"Words {n}, said the mayor." for n in range(3)]


def test_a_mail_in_a_mail_in_a_mail_ends() -> None:
    raw = mail_of(SPEECH)
    for _ in range(8):
        raw = b"From: a@quay.example\nTo: b@quay.example\nMIME-Version: 1.0\nContent-Type: message/rfc822\n\n" + raw
    assert refused(raw)
    deep = b"From: a@b\nMIME-Version: 1.0\n" + b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(3_000)
    )
    assert refused(deep)


def test_a_saved_mhtml_page_has_its_address_and_time() -> None:
    raw = (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://quay.example/a\r\nSubject: Boats\r\n"
        b"Date: Tue, 13 May 2031 07:20:00 -0000\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n'
        b"Content-Location: https://quay.example/a\r\n\r\n" + page() + b"\r\n--b--\r\n"
    )
    (one,) = taken(raw)
    assert one.url == A
    assert one.captured_at is not None
    assert one.captured_at.isoformat() == "2031-05-13T07:20:00+00:00"
    assert "harbour master" in report_of(one).text


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>',  # entity expansion
        '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE r [<!ENTITY % a SYSTEM "http://10.0.0.1/a.dtd"> %a;]>',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_feed_that_declares_entities_is_refused(declared: str, encoding: str) -> None:
    raw = f'<?xml version="1.0"?>{declared}<rss version="2.0"><channel><item><title>&b;</title></item></channel></rss>'
    (one,) = refused(raw.encode(encoding))
    assert "declares entities" in one.why


def test_a_feed_gives_full_texts_and_names_its_teasers() -> None:
    found = take(rss_of((A, SPEECH * 12), (B, SPEECH)))
    (one,) = (o for o in found if isinstance(o, Capture))
    (teaser,) = (o for o in found if isinstance(o, Refused))
    report = report_of(one)
    assert (report.url, report.outlet, report.title) == (A, "The Daily Quay", "Boats")
    assert report.published is not None
    assert report.published.iso == "2031-05-13T07:20:00+02:00"
    assert teaser.name == B
    assert "teaser" in teaser.why


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (pdf_of("", ""), "without a text layer (2 pages)"),
        (pdf_of(SPEECH)[:200], "damaged"),
        (b"%PDF-1.7\n" + b"x" * 100, "damaged"),
        (b"%PDF-1.7\n" + b"a" * MAX_BYTES, "the limit for one report"),
    ],
)
def test_a_pdf_without_words_is_named_with_what_to_do(raw: bytes, said: str) -> None:
    with pytest.raises(CaptureError, match=said.replace("(", r"\(").replace(")", r"\)")) as caught:
        report_of(Capture(raw, "a.pdf"))
    assert caught.value.advice


def test_an_encrypted_pdf_is_named() -> None:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf_of(SPEECH))))
    writer.encrypt("secret", algorithm="AES-256")
    raw = io.BytesIO()
    writer.write(raw)
    with pytest.raises(CaptureError, match="encrypted PDF"):
        report_of(Capture(raw.getvalue(), "a.pdf"))


def test_a_pdf_that_takes_too_long_or_too_much_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hearsay.reports.pdf.PDF_SECONDS", 0.01)
    with pytest.raises(CaptureError, match="takes more than"):
        report_of(Capture(pdf_of(SPEECH), "a.pdf"))


def test_a_bomb_in_a_pdf_ends_no_process_but_its_own() -> None:
    import zlib

    packed = zlib.compress(zlib.compress(b" " * 200_000_000, 9), 9)
    body = b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >>\nstream\n%s\nendstream" % (len(packed), packed)
    raw = pdf_of("BOMB")
    at, end = raw.index(b"<< /Length"), raw.index(b"endstream") + len(b"endstream")
    with pytest.raises(CaptureError):
        report_of(Capture(raw[:at] + body + raw[end:], "a.pdf"))


def test_one_bad_input_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04 broken")
    (tmp_path / "b.warc.gz").write_bytes(warc_of({A: page()})[:-9])
    (tmp_path / "c.pdf").write_bytes(b"%PDF-1.7 broken")
    (tmp_path / "d.eml").write_bytes(mail_of(SPEECH))
    (tmp_path / "e.txt").write_bytes(SPEECH.encode())
    collected = collect([tmp_path])
    assert {Path(report.name).name for report in collected.reports} == {"a", "d.eml", "e.txt"}
    assert {Path(error.subject).name for error in collected.errors} == {"a.zip", "b.warc.gz", "c.pdf"}


def test_the_same_inputs_give_the_same_captures(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zip_of({"a.txt": SPEECH.encode(), "b.eml": mail_of(SPEECH), "c.html": page()}))
    (tmp_path / "b.warc").write_bytes(warc_of({A: page()}, False))
    assert list(captures([tmp_path])) == list(captures([tmp_path]))


STARTS = [b"", b"PK\x03\x04", b"\x1f\x8b\x08\x00", b"WARC/1.0\r\n", b"From a Tue May 13 07:20:00 2031\nX: y\n\n",
          b"From: a\nTo: b\n", b"<rss>", b"<?xml version='1.0'?><feed>", b"BZh9", b"%PDF-1.4", b"MIME-Version: 1.0\nContent-Type: "]  # fmt: skip


@settings(deadline=None, max_examples=200)
@given(st.sampled_from([start for start in STARTS if start != b"%PDF-1.4"]), st.binary(max_size=300))
def test_no_bytes_crash_it(start: bytes, raw: bytes) -> None:
    for one in take(start + raw):
        assert one.name
        assert isinstance(one, Capture) or (one.why and (one.todo or one.minor))


@settings(deadline=None, max_examples=150)
@given(st.data())
def test_no_damage_to_an_archive_crashes_it(data: st.DataObject) -> None:
    whole = data.draw(st.sampled_from(WHOLE))
    raw = bytearray(whole)
    for at in data.draw(st.lists(st.integers(0, len(raw) - 1), max_size=4)):
        raw[at] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(raw)))
    for one in take(bytes(raw[:cut] if data.draw(st.booleans()) else raw)):
        assert one.name


WHOLE = [zip_of(GOOD), warc_of({A: page()}), warc_of({A: page()}, False), mail_of(SPEECH, page().decode(), a_txt=b"words"),
         wacz_of({"d.warc": warc_of({A: page()}, False)}, [A]), rss_of((A, SPEECH * 12)), gzip.compress(page())]  # fmt: skip


def test_a_zip_that_is_fetched_or_piped_is_opened_too() -> None:
    collected = collect(["-"], stdin=io.BytesIO(zip_of(GOOD)))
    assert [report.text for report in collected.reports] == [SPEECH]
    assert zipfile.is_zipfile(io.BytesIO(zip_of(GOOD)))
