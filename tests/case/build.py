"""Small cases: invented reports, and a dossier with a record of every kind."""

from __future__ import annotations

from hashlib import sha256

from hearsay import desk
from hearsay.case import Case, open_case
from hearsay.records import Report
from hearsay.records.capture import Capture
from hearsay.reports import Header, report_of

FERRY = "The mayor, Ada Pell, said on Tuesday that the ferry was closed. “Nobody was hurt,” she told the Gazette."
PIER = (
    "According to the harbour master, at least 9 people were killed on the pier. Ada Pell denied that a drill was held."
)
ROAD = "The fire service said the road was closed at 15:00. It was not clear whether 12 people were missing."
RULES = desk.Lazy("rules")


def captured(text: str, **header: str) -> tuple[Capture, Report]:
    """A text as it is captured, with its report."""
    stated = Header(**{"outlet": "The Quay", **header})  # type: ignore[arg-type]
    capture = Capture(text.encode(), header.get("title", "a.txt"), stated=stated.pairs(), tool="hearsay test")
    return capture, report_of(capture)


def made(where: str, *texts: str) -> Case:
    """A case with these texts as reports, analysed."""
    case = open_case(where, create=True, title="The ferry", by="ada")
    if texts:
        case.add([captured(text) for text in texts], "ada", "to begin with")
        desk.analyse(case, "ada", reader=RULES)
    return case


def hex_of(text: str) -> str:
    return sha256(text.encode()).hexdigest()
