"""What the documents say of the workbench and its API is there."""

from __future__ import annotations

import re
from pathlib import Path

from hearsay.checks.registry import CHECKS
from hearsay.types import Commitment, Difference, Outcome
from hearsay.web.api.table import OPERATIONS
from hearsay.web.helps import entry_of, slug
from hearsay.web.views.visit import SECTIONS

DOCS = Path(__file__).parent.parent.parent / "docs"


def test_every_operation_is_documented_and_nothing_else() -> None:
    text = (DOCS / "api.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"^\| (\w+) \| `([^`]+)` \| (.*?) \| (\w+) \|$", text, re.MULTILINE))
    assert documented == {(o.method, o.path, o.about, o.role.value) for o in OPERATIONS}


def test_every_section_is_documented() -> None:
    text = (DOCS / "workbench.md").read_text(encoding="utf-8")
    for name, _ in SECTIONS:
        assert f"| {name} |" in text


def test_every_code_commitment_difference_and_outcome_has_its_help_page() -> None:
    words = [c.code for c in CHECKS] + [slug(w.value) for kind in (Commitment, Difference, Outcome) for w in kind]
    for word in words:
        entry = entry_of(word)
        assert entry is not None, word
        assert entry.means.endswith("."), word
