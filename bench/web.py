"""The workbench under load: page views of a large case at a steady rate, and many people at once.

    python bench/web.py --reports 10000 --rate 10 --seconds 30      the bar: p95 below 300 ms
    python bench/web.py --reports 1000 --clients 50 --seconds 60    no error; p95 is printed

The case is made of invented reports (`bench/generate.py`): `BASE` of them go through the pipeline with the rules
reader, and their records are written again under other ids until there are as many reports as asked for. Sources and
questions are shared by all copies, so that a source has thousands of claims and an answer thousands of articles: the
hardest case for the pages. The server is a process of its own, as `hearsay serve` runs it, with its usual limits; each
client has a token of its own.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import socket
import subprocess
import sys
import time
from collections import defaultdict
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from statistics import median

import httpx

from hearsay.case import open_case
from hearsay.case.kinds import BY_NAME
from hearsay.desk.readers import Lazy
from hearsay.pipeline import run
from hearsay.records import Answer, Dossier, Measures, Moment, Relations, Report
from hearsay.records.capture import Capture
from hearsay.web.access import Access
from hearsay.web.roles import Role
from hearsay.web.settings import access_file

sys.path.insert(0, str(Path(__file__).parent.parent))
from bench.generate import generate

BASE = 250
"""Reports that go through the pipeline."""
KINDS = ("attribution", "claim", "figure", "time", "place", "identifier", "copy")
"""Kinds of records that a copied report has of its own."""


def copied(text: str, old: dict[str, str]) -> str:
    """A record's JSON with every report's id changed."""
    for before, after in old.items():
        text = text.replace(before, after)
    return text


def make(path: Path, count: int) -> None:
    """A case of `count` reports."""
    base = [replace(r, id=sha256(r.text.encode()).hexdigest()[:12]) for r in generate(min(count, BASE))]
    dossier = run(base, Lazy("rules"), "A case to measure with")
    whole = multiplied(dossier, -(-count // len(base)), count)
    with open_case(path, create=True, title="A case to measure with", by="bench") as case:
        for start in range(0, len(whole.reports), 500):
            case.add([(Capture(r.text.encode(), name=r.name), r) for r in whole.reports[start : start + 500]], "bench")
        case.write_records(whole, case.head().seq, "bench", reader="rules")


def multiplied(dossier: Dossier, times: int, count: int) -> Dossier:
    """The dossier with each report `times` times under other ids, a day later each; `count` reports at most."""
    from hearsay.records.codec import decode, encode

    ids = [r.id for r in dossier.reports]
    reports: list[Report] = []
    found: defaultdict[str, list[object]] = defaultdict(list)
    names: list[dict[str, str]] = []
    for copy in range(times):
        known = {i: sha256(f"{i} {copy}".encode()).hexdigest()[:12] if copy else i for i in ids}
        for report in dossier.reports:
            if len(reports) < count:
                reports.append(copy_of(report, known[report.id], copy))
        names.append(known)
    there = {r.id for r in reports}
    for kind in KINDS:
        held = BY_NAME[kind]
        for record in held.of(dossier):
            body = encode(record).decode()
            own = sorted({i for i in ids if i in body})
            for known in names:
                if all(known[i] in there for i in own):
                    found[kind].append(decode(held.record, copied(body, {i: known[i] for i in own})))

    def everywhere(identity: str) -> list[str]:
        report, _, rest = identity.partition(":")
        return [f"{known[report]}:{rest}" for known in names if known.get(report, report) in there]

    def answer(given: Answer) -> Answer:
        return replace(
            given,
            claims=tuple(c for claim in given.claims for c in everywhere(claim)),
            measures=tuple(m for measure in given.measures for m in everywhere(measure)),
            reports=tuple(known[r] for r in given.reports for known in names if known[r] in there),
            origins=tuple(known[r] for r in given.origins for known in names if known[r] in there),
        )

    questions = tuple(
        replace(q, answers=tuple(answer(a) for a in q.answers), silent=tuple(r for r in q.silent if r in there))
        for q in dossier.relations.questions
    )
    sources = tuple(
        replace(
            s, mentions=tuple(replace(m, report=k[m.report]) for m in s.mentions for k in names if k[m.report] in there)
        )
        for s in dossier.sources
    )
    return Dossier(
        dossier.title,
        tuple(reports),
        attributions=tuple(found["attribution"]),  # type: ignore[arg-type]
        sources=sources,
        claims=tuple(found["claim"]),  # type: ignore[arg-type]
        measures=Measures(*(tuple(found[k]) for k in ("figure", "time", "place", "identifier"))),  # type: ignore[arg-type]
        relations=Relations(questions=questions, lineage=tuple(found["copy"])),  # type: ignore[arg-type]
        findings=tuple(replace(f, id=f"{f.id}n{n}") for n in range(min(times, 20)) for f in dossier.findings),
    )


def copy_of(report: Report, identity: str, copy: int) -> Report:
    """A report under another id, some days later."""
    if not copy:
        return replace(report, id=identity, sha256=sha256(report.text.encode()).hexdigest())
    text = f"{report.text}\nCopy {copy}."
    digest = sha256(text.encode()).hexdigest()
    when = report.published and Moment(report.published.value + timedelta(days=copy), report.published.granularity)
    return replace(report, id=identity, text=text, sha256=digest, text_sha256=digest, published=when, url="")


def pages(path: Path, seed: int = 3) -> list[str]:
    """Addresses that people open: first screens, later screens, filters, records, searches, and the API."""
    with open_case(path, read_only=True) as case:
        reports = [r.id for r in case.reports().items]
        sources = [s.source.id for s in case.sources().items][:30]
        questions = [q.id for q in case.questions().items][:30]
        findings = [f.id for f in case.findings().items][:30]
        claims = [c.claim.id for c in case.claims().items]
    rng = random.Random(seed)
    rng.shuffle(reports)
    first = ("/", "/questions", "/figures", "/sources", "/reports", "/claims", "/timeline", "/checks", "/log", "/help")
    later = ("/questions?contested=yes&offset=30", "/figures?offset=5000", "/reports?offset=900", "/timeline?offset=60")
    sorted_ = ("/figures?sort=-value", "/reports?sort=title", "/claims?commitment=hedged&offset=500", "/help/A1")
    filtered = ("/figures?status=killed", "/figures?words=rescuers", "/sources?words=Falk", "/reports?words=Nordhaven",
                "/reports?copies=copies", "/checks?code=A1")  # fmt: skip
    searched = ("/search?q=explosion", "/search?q=%22gas+leak%22&kind=report", "/api/search?q=ferry")
    asked = ("/api/case", "/api/reports?limit=50", "/api/figures?limit=100")
    return [
        *first, *later, *sorted_, *filtered, *searched, *asked,
        *(f"/reports/{r}" for r in reports[:20]), *(f"/sources/{s}" for s in sources[:8]),
        *(f"/questions/{q}" for q in questions[:12]), *(f"/checks/{f}" for f in findings[:6]),
        *(f"/claims/{c}/words" for c in claims[:10]),
    ]  # fmt: skip


class Times:
    """What was measured: seconds by address, and what went wrong."""

    def __init__(self) -> None:
        self.taken: defaultdict[str, list[float]] = defaultdict(list)
        self.wrong: list[str] = []

    async def ask(self, client: httpx.AsyncClient, address: str, token: str) -> None:
        """One page view."""
        began = time.perf_counter()
        try:
            answer = await client.get(address, headers={"authorization": f"Bearer {token}"})
            if answer.status_code != 200:
                self.wrong.append(f"{answer.status_code} {address}")
        except httpx.HTTPError as wrong:
            self.wrong.append(f"{type(wrong).__name__} {address}")
        self.taken[address].append(time.perf_counter() - began)

    def report(self, title: str) -> dict[str, object]:
        """The figures, printed and as a record."""
        everything = sorted(t for held in self.taken.values() for t in held)
        at = lambda share: everything[min(int(len(everything) * share), len(everything) - 1)] * 1000  # noqa: E731
        print(f"{title}: {len(everything)} views, {len(self.wrong)} errors")
        longest = everything[-1] * 1000
        print(f"  median {at(0.5):.0f} ms, p95 {at(0.95):.0f} ms, p99 {at(0.99):.0f} ms, longest {longest:.0f} ms")
        slowest = sorted(self.taken.items(), key=lambda item: -median(item[1]))[:8]
        for address, held in slowest:
            print(f"  {median(held) * 1000:6.0f} ms median of {len(held):3d}  {address}")
        for wrong in self.wrong[:10]:
            print(f"  error: {wrong}")
        return {
            "views": len(everything),
            "errors": len(self.wrong),
            "p50_ms": at(0.5),
            "p95_ms": at(0.95),
            "p99_ms": at(0.99),
        }


async def steady(base: str, addresses: list[str], tokens: list[str], rate: float, seconds: float) -> Times:
    """`rate` page views a second, each begun on time whether or not those before it are done."""
    times, rng = Times(), random.Random(5)
    async with httpx.AsyncClient(base_url=base, timeout=60) as client:
        for address in addresses:  # what a first visitor pays is printed apart
            began = time.perf_counter()
            await client.get(address, headers={"authorization": f"Bearer {tokens[0]}"})
            first = time.perf_counter() - began
            if first > 0.5:
                print(f"  first view {first * 1000:.0f} ms  {address}")
        began, asked = time.perf_counter(), []
        for number in range(int(rate * seconds)):
            await asyncio.sleep(max(began + number / rate - time.perf_counter(), 0))
            asked.append(asyncio.create_task(times.ask(client, rng.choice(addresses), tokens[number % len(tokens)])))
        await asyncio.gather(*asked)
    return times


async def crowd(base: str, addresses: list[str], tokens: list[str], seconds: float, think: float) -> Times:
    """As many people as tokens, each opening a page, looking at it for about `think` seconds, opening the next."""
    times, ends = Times(), time.perf_counter() + seconds

    async def person(token: str, seed: int) -> None:
        rng = random.Random(seed)
        async with httpx.AsyncClient(base_url=base, timeout=60) as client:
            while time.perf_counter() < ends:
                await asyncio.sleep(rng.uniform(0, 2 * think))
                await times.ask(client, rng.choice(addresses), token)

    await asyncio.gather(*(person(token, n) for n, token in enumerate(tokens)))
    return times


def served(path: Path) -> tuple[subprocess.Popen[bytes], str]:
    """The workbench as a process of its own."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    begin = "from hearsay.cli.main import main; main()"
    command = [sys.executable, "-c", begin, "serve", str(path), "--port", str(port), "--reader", "rules"]
    process = subprocess.Popen(command)
    base = f"http://127.0.0.1:{port}"
    for _ in range(600):
        time.sleep(0.1)
        try:
            httpx.get(f"{base}/sign-in", timeout=5)
            return process, base
        except httpx.HTTPError:
            continue
    raise SystemExit("the workbench did not begin")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=1000)
    parser.add_argument("--rate", type=float, default=10, help="page views a second; 0 leaves this part out")
    parser.add_argument("--clients", type=int, default=0, help="people at once; 0 leaves this part out")
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--think", type=float, default=1.0, help="seconds a person looks at a page, on average")
    parser.add_argument("--case", type=Path, help="keep the case here, or take the one that is here")
    parser.add_argument("--json", type=Path, help="write the figures here")
    given = parser.parse_args()
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = given.case or Path(folder) / "bench.hearsay"
        if not path.exists():
            began = time.process_time()
            make(path, given.reports)
            print(f"A case of {given.reports} reports made in {time.process_time() - began:.0f} s of processor time, "
                  f"{path.stat().st_size / 1e6:.0f} MB")  # fmt: skip
        access = Access(access_file(str(path)))
        tokens = [access.new_token(f"client {n}", Role.READ) for n in range(max(given.clients, 4))]
        addresses = pages(path)
        process, base = served(path)
        figures: dict[str, object] = {}
        try:
            if given.rate:
                times = asyncio.run(steady(base, addresses, tokens, given.rate, given.seconds))
                figures["steady"] = times.report(f"{given.rate:g} a second for {given.seconds:g} s")
            if given.clients:
                times = asyncio.run(crowd(base, addresses, tokens, given.seconds, given.think))
                figures["crowd"] = times.report(f"{given.clients} people for {given.seconds:g} s")
            spent = sum(map(int, Path(f"/proc/{process.pid}/stat").read_text().split()[13:15])) / 100
            print(f"  the server used {spent:.0f} s of processor time in all")
        finally:
            process.terminate()
            process.wait(20)
        if given.json:
            given.json.write_text(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
