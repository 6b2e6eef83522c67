"""One utterance in several reports: the same speaker, within a day, saying much the same."""

from __future__ import annotations

from hearsay.questions.utterances import utterances
from hearsay.records import Origin, Source

from .build import MAYOR, MINISTRY, OWN, SOURCES, claim, report

LONG = "of the 120 in the hall 38 were children and the roof had been patched twice since the autumn storms"
SHORT = "38 of the 120 in the hall were children and the roof had been patched"
ELSE = "the council will meet again once the river falls"


def found(*tellings: tuple[str, int, Source]) -> list[Origin]:
    reports, claims = [], []
    for i, (content, day, source) in enumerate(tellings):
        reports.append(report(f"r{i}", content, day))
        claims.append(claim(f"r{i}", content, content, source))
    filler = [ELSE.replace("council", word) for word in ("guild", "union", "board", "court", "fleet", "bank")]
    for i, text in enumerate(filler):
        reports.append(report(f"x{i}", text, 4))
        claims.append(claim(f"x{i}", text, text, OWN))
        claims.append(claim(f"x{i}", text, text, Source(f"s{i}", text, MAYOR.kind)))
    others = [Source(f"s{i}", text, MAYOR.kind) for i, text in enumerate(filler)]
    return list(utterances(reports, (*SOURCES, *others), claims))


def test_one_speaker_on_one_day_is_one_utterance() -> None:
    (origin,) = found((LONG, 4, MAYOR), (SHORT, 5, MAYOR))
    assert (origin.reports, origin.source, origin.basis) == (("r0", "r1"), "mayor", "statement")
    assert "38" in origin.reason


def test_another_day_is_another_utterance() -> None:
    assert found((LONG, 4, MAYOR), (SHORT, 8, MAYOR)) == []


def test_another_speaker_is_another_utterance() -> None:
    assert found((LONG, 4, MAYOR), (LONG, 4, MINISTRY)) == []


def test_a_body_has_to_share_more_than_a_person() -> None:
    assert found((LONG, 4, MINISTRY), (SHORT, 4, MINISTRY)) == []


def test_the_own_voice_is_no_speaker() -> None:
    assert found((LONG, 4, OWN), (LONG, 4, OWN)) == []
