"""A page holds against itself as written; a change of any part of it is named."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from hearsay.cli.main import main
from hearsay.dossier import page
from hearsay.dossier.compile import source
from hearsay.dossier.held import PageError, held
from hearsay.dossier.proof import proof
from hearsay.export.json import from_json, to_json

from .sample import sample

SAMPLE = from_json(to_json(sample()))
"""The sample as reading makes it: its builders write whole numbers where records hold floats."""
HEAD = "12:" + "ab" * 32


@pytest.fixture(scope="module")
def made() -> str:
    return page(SAMPLE, HEAD)


@pytest.fixture
def folded(monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr("hearsay.dossier.compile.FOLD_ABOVE", 0)
    return page(SAMPLE, HEAD)


def redigested(markup: str) -> str:
    """The page with the digest of its data written anew, as a careful forger would."""
    data = re.search(r'id="data">(.*?)</script>', markup, re.S)[1]  # type: ignore[index]
    digest = hashlib.sha256(data.encode()).hexdigest()
    return re.sub(r'(id="data-digest">)[0-9a-f]+', rf"\g<1>{digest}", markup)


def rescripted(markup: str) -> str:
    """The page with another script and a policy that allows it."""
    old = held(markup).script
    return markup.replace(source(old).strip("'"), source(old + "//").strip("'")).replace(old, old + "//")


def test_a_page_as_written_holds(made: str) -> None:
    found = proof(made, HEAD)
    assert found.breaks == ()
    assert found.made_again
    assert (found.reports, found.head) == (len(SAMPLE.reports), HEAD)
    assert found.unchecked == ()


def test_a_folded_page_as_written_holds(folded: str) -> None:
    found = proof(folded)
    assert found.holds
    assert found.made_again


CHANGES = [
    # what a forger changes, and what is said first
    (r'(<p class="text" data-r="1"[^>]*>)', r"\g<1>Nobody ", "report 1 (r1): the text that the page shows"),
    (r'(data-text="2">)[0-9a-f]{4}', r"\g<1>0000", "report 2 (r2): the page says the SHA-256 0000"),
    (r'(id="data-digest">)[0-9a-f]{4}', r"\g<1>0000", "the data has the SHA-256"),
    (r'"commitment":"asserted"', r'"commitment":"denied"', "the data has the SHA-256"),
    (r'("id":"r1","text":")', r"\g<1>Nobody ", "the data has the SHA-256"),
    (r"</style>", "*{color:red}</style>", "the page's style is not the one"),
    (r"</script>\n</body>", "alert(1)</script>\n</body>", "the page's script is not the one"),
    (r'(id="log-head">12:)a', r"\g<1>x", "the log's head in the page is no head"),
    (r"<h1>[^<]*", "<h1>All lies", "the page is not the one that its data gives, from line"),
    (r"</main>", '<p id="data-digest">1</p></main>', "the page has more than one element called data-digest"),
    (r"</html>\n?$", "</html><p>More", "the page is not the one that its data gives"),
]


@pytest.mark.parametrize(("what", "by", "said"), CHANGES)
def test_a_change_is_named(made: str, what: str, by: str, said: str) -> None:
    changed = re.sub(what, by, made, count=1)
    assert changed != made
    assert proof(changed).breaks[0].startswith(said)


def test_a_forger_who_writes_digests_anew_is_found_by_the_text(made: str) -> None:
    changed = redigested(re.sub(r'("id":"r1","text":")', r"\g<1>Nobody ", made, count=1))
    assert proof(changed).breaks[0].startswith("report 1 (r1): its text has the SHA-256")


def test_a_forger_who_changes_a_record_and_its_digest_is_found_by_the_page(made: str) -> None:
    changed = redigested(made.replace('"commitment":"asserted"', '"commitment":"denied"', 1))
    assert proof(changed).breaks[0].startswith("the page is not the one that its data gives")


def test_another_script_with_a_policy_of_its_own_is_found_by_making_the_page_again(made: str) -> None:
    assert proof(rescripted(made)).breaks[0].startswith("the page is not the one that its data gives")


def test_a_page_of_another_build_says_what_was_not_checked(made: str) -> None:
    found = proof(re.sub(r"build [0-9a-f]{12}", "build 000000000000", made, count=1))
    assert found.holds
    assert not found.made_again
    assert "what the page shows besides its texts" in found.unchecked[0]


def test_another_head_is_a_break(made: str) -> None:
    assert "not at 13:" in proof(made, "13:" + "ab" * 32).breaks[0]


@pytest.mark.parametrize("markup", ["", "<p>hello", "\x00", "<script id=data>{}</script>"])
def test_what_is_no_dossier_is_an_error(markup: str) -> None:
    with pytest.raises(PageError):
        proof(markup)


@pytest.mark.parametrize("data", ["{", "[]", '{"encoding":"x","data":"!"}', '{"format":"other"}', "[" * 5000])
def test_data_that_cannot_be_read_is_a_break(made: str, data: str) -> None:
    changed = re.sub(r'(id="data">).*?(</script>)', lambda m: m[1] + data + m[2], made, flags=re.S)
    assert len(proof(changed).breaks) == 2


def test_the_command(made: str, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(made, encoding="utf-8")
    (tmp_path / "bad.html").write_text(made.replace("<h1>", "<h1>Not "), encoding="utf-8")
    (tmp_path / "x.hearsay").write_bytes(b"SQLite format 3\0 and more")
    run = CliRunner().invoke
    fine = run(main, ["verify", str(tmp_path / "page.html")])
    assert (fine.exit_code, fine.stdout.splitlines()[0][:17]) == (0, "Everything holds:")
    bad = run(main, ["verify", str(tmp_path / "bad.html"), "--json"])
    assert bad.exit_code == 4
    assert json.loads(bad.stdout)["holds"] is False
    told = run(main, ["verify", str(tmp_path / "bad.html")])
    assert "the page is not the one that its data gives" in told.stderr
    case = run(main, ["verify", str(tmp_path / "x.hearsay")])
    assert case.exit_code == 3
    assert "hearsay case verify" in case.stderr
    assert run(main, ["verify", str(tmp_path / "none.html")]).exit_code == 3
