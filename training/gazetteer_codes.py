"""Which ISO 3166-2 code a first-level region of GeoNames has: by its name, by a like name, or by hand.

("RU", "Belgorod")  Belgorodskaya oblast'  -> RU-BEL
("CN", "Tibet Autonomous Region")          -> CN-XZ      (gazetteer_codes.toml)
("FR", "Alsace")    no region of its own   -> FR:alsace
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Mapping
from difflib import SequenceMatcher
from pathlib import Path

ALIKE = 0.62
"""Least likeness of two stems; read through for the countries of most news: below it the matches are wrong ones."""
_KIND = re.compile(
    r"\b(oblast|kray|krai|respublika|avtonomnyy okrug|avtonomnaya|rayon|raion|marz|voblasc|lan|fylke|gwangyeoksi"
    r"|peoples?|al|el|as|ash|ad|an|at|city|district|state|region|province|governorate|sheng|zizhiqu|uygur|zhuangzu|huizu)\b"
)
_ENDING = re.compile(r"(?:skaya|skaja|skyi|skiy|skoye|skij|ska|skie|aya|iy|iki|i|s)$")


def stem(key: str) -> str:
    """A folded name without the words for its kind and without the ending of a Slavic adjective."""
    return _ENDING.sub("", re.sub(r"\s+", " ", _KIND.sub(" ", key)).strip()).replace("ə", "a")


def codes_of(names: Mapping[tuple[str, str], list[str]], fold: Callable[[str], str]) -> dict[tuple[str, str], str]:
    """The code of every region, by country and GeoNames name; no code is given twice."""
    import pycountry

    by_hand = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    known: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for sub in pycountry.subdivisions:
        if sub.parent_code is None or sub.country_code in ("AZ", "ID", "PH"):
            for name in re.split(r"\s*[\[\]/,()*]\s*", sub.name):
                if name:
                    known[sub.country_code].append((fold(name), sub.code))
    out = {key: code for key in names if (code := by_hand.get(key[0], {}).get(key[1]))}
    taken = set(out.values())
    pairs = []
    for key, called in names.items():
        if key not in out:
            keys = {fold(n) for n in (*called, key[1])}
            for theirs, code in known[key[0]]:
                alike = max(_likeness(k, theirs) for k in keys)
                if alike >= ALIKE:
                    pairs.append((-alike, key, code))
    for _, key, code in sorted(pairs):
        if key not in out and code not in taken:
            out[key] = code
            taken.add(code)
    for key in names:
        if key not in out:
            out[key] = f"{key[0]}:{(stem(fold(key[1])) or fold(key[1])).replace(' ', '-')}"
    return out


def _likeness(one: str, other: str) -> float:
    if one == other:
        return 2.0
    if stem(one) == stem(other):
        return 1.5
    return SequenceMatcher(None, stem(one), stem(other)).ratio()
