"""Readers of tracks: each format, what is odd about files in the wild, and what must not hurt."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.errors import EvidenceError
from hearsay.evidence import load, read
from hearsay.evidence.track_marks import AFTER_PAUSE, NEW_LEG, ON_GROUND
from hearsay.records import Track

BASE = 1706054400.0 + 31_234.5
"""Not midnight."""
GPX = """<?xml version="1.0"?><gpx xmlns="http://www.topografix.com/GPX/1/1" version="1.1"><trk><name>boat</name><trkseg>
<trkpt lat="44.5" lon="33.1"><ele>2</ele><time>2024-01-24T08:00:00Z</time></trkpt>
<trkpt lat="44.6" lon="33.2"><time>2024-01-24T10:00:00+02:00</time></trkpt><trkpt lat="44.7" lon="33.3"/></trkseg></trk></gpx>"""
KML = """<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2"><Document>
<Placemark><name>RFF1</name><gx:Track><when>2024-01-24T08:00:00Z</when><when>2024-01-24T08:00:30Z</when>
<gx:coord>36.5 50.6 9144</gx:coord><gx:coord>36.6 50.7</gx:coord></gx:Track></Placemark></Document></kml>"""
CSV = """time,icao24,lat,lon,velocity,heading,vertrate,callsign,onground,alert,spi,squawk,baroaltitude,geoaltitude,lastposupdate,lastcontact
1705737600,1e5000,50.6,36.5,221.2,12.5,-0.3,RFF7421 ,false,false,false,,9144.0,9220.0,1705737599.1,1705737600.0
1705737610,1e5000,50.6,36.5,221.2,12.5,-0.3,RFF7421 ,false,false,false,,,9220.0,1705737580.0,1705737610.0
1705737600,00a1b2,10.0,20.0,,,,,true,false,false,,,,,1705737600.0
"""


def trace(*rows: list[object], **about: object) -> bytes:
    return json.dumps({"icao": "1e5000", "timestamp": BASE, "trace": list(rows)} | about).encode()


def row(
    at: float, lat: float = 50.0, lon: float = 36.0, height: object = 30000, flags: int = 0, columns: int = 9
) -> list[object]:
    whole: list[object] = [
        at,
        lat,
        lon,
        height,
        400.0,
        90.0,
        flags,
        -640,
        None,
        "adsb_icao",
        30100,
        None,
        None,
        None,
        None,
    ]
    return whole[:columns]


def one(content: bytes | str, name: str = "x") -> Track:
    (track,) = read(content if isinstance(content, bytes) else content.encode(), name).tracks
    return track


def test_readsb_counts_from_its_own_base_time_and_in_metres() -> None:
    track = one(trace(row(0), row(30.5, height="ground", flags=3), row(60, height=None), r="RA-76543", t="IL76"))
    assert (track.address, track.registration, track.type_code) == ("1e5000", "RA-76543", "IL76")
    assert list(track.fixes.time) == [BASE, BASE + 30.5, BASE + 60]
    assert track.fixes.altitude[0] == pytest.approx(9144)
    assert np.isnan(track.fixes.altitude[1])
    assert np.isnan(track.fixes.altitude[2])
    assert list(track.fixes.marks) == [0, ON_GROUND + AFTER_PAUSE + NEW_LEG, 0]
    assert track.fixes.speed[0] == pytest.approx(205.8, abs=0.1)
    assert track.fixes.climb[0] == pytest.approx(-3.25, abs=0.01)


@pytest.mark.parametrize("columns", range(7, 16))
def test_readsb_with_few_and_many_columns(columns: int) -> None:
    assert len(one(trace(row(0, columns=columns), row(5, columns=columns))).fixes) == 2


def test_gzip_under_any_name_and_in_several_members(tmp_path: Path) -> None:
    plain = trace(row(0), row(30))
    (tmp_path / "trace_full_1e5000.json").write_bytes(gzip.compress(plain[:40]) + gzip.compress(plain[40:]))
    loaded = load([tmp_path])
    assert not loaded.errors
    assert len(loaded.evidence.tracks[0].fixes) == 2
    assert loaded.evidence.tracks[0].id == "track1"


def test_rows_that_are_no_positions_are_named_and_left_out() -> None:
    track = one(trace(row(0), [1], row(2)))
    assert len(track.fixes) == 2
    assert track.warnings == ("1 rows are no positions and were left out",)


def test_opensky_keeps_addresses_as_text_and_splits_aircraft() -> None:
    first, second = read(CSV.encode(), "states.csv").tracks
    assert (first.address, second.address) == ("1e5000", "00a1b2")
    assert first.callsigns == ("RFF7421",)
    assert list(first.fixes.altitude) == [9144.0, 9220.0]
    assert first.fixes.age[1] == 30.0
    assert list(second.fixes.marks) == [ON_GROUND]


def test_opensky_with_other_delimiters_and_columns_in_another_order() -> None:
    track = one("lon;lat;icao24;time\n36.5;50.6;1e5000;1705737600\n36.6;50.7;1e5000;1705737610\n")
    assert (track.fixes.lat[1], track.fixes.lon[1]) == (50.7, 36.6)


def test_gpx_leaves_points_without_a_time_out() -> None:
    track = one(GPX)
    assert len(track.fixes) == 2
    assert track.fixes.time[0] == track.fixes.time[1]
    assert (track.description, track.warnings) == ("boat", ("1 points have no time and were left out",))


def test_kml_pairs_times_and_coordinates() -> None:
    track = one(KML)
    assert list(track.fixes.lat) == [50.6, 50.7]
    assert list(track.fixes.lon) == [36.5, 36.6]
    assert track.fixes.time[1] - track.fixes.time[0] == 30
    assert np.isnan(track.fixes.altitude[1])


@pytest.mark.parametrize(
    ("properties", "times"),
    [
        ({"coordTimes": ["2024-01-24T08:00:00Z", "2024-01-24T08:00:30Z"]}, 30),
        ({"times": [1706083200000, 1706083260000]}, 60),
        ({"coordinateProperties": {"times": [1706083200, 1706083210]}}, 10),
    ],
)
def test_geojson_lines_with_times_of_each_name(properties: dict[str, object], times: float) -> None:
    feature = {"type": "Feature", "geometry": {"type": "LineString", "coordinates": [[36.5, 50.6, 9000], [36.6, 50.7]]}}
    track = one(json.dumps(feature | {"properties": properties}))
    assert track.fixes.time[1] - track.fixes.time[0] == times
    assert (track.fixes.lat[0], track.fixes.altitude[0]) == (50.6, 9000)


def test_geojson_points_with_a_time_make_one_track() -> None:
    points = [
        {
            "type": "Feature",
            "properties": {"time": f"2024-01-24T08:0{n}:00Z"},
            "geometry": {"type": "Point", "coordinates": [n, 50]},
        }
        for n in range(3)
    ]
    assert len(one(json.dumps({"type": "FeatureCollection", "features": points})).fixes) == 3


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no format"),
        (b"\x1f\x8b broken", "damaged gzip"),
        (gzip.compress(trace(row(0)))[:-12], "breaks off"),
        (b'{"icao": "1", "timestamp": 1, "trace": [[1', "damaged JSON"),
        (b'{"icao": "1", "timestamp": "x", "trace": []}', "no `timestamp`"),
        (b'{"icao": "1", "timestamp": 1, "trace": []}', "no position"),
        (b'{"icao":"1","timestamp":1,"trace":' + b"[" * 100_000, "damaged JSON"),
        (b'<!DOCTYPE x [<!ENTITY a "b">]><gpx></gpx>', "document type"),
        (b"<gpx><trk>", "damaged XML"),
        (b"<gpx></gpx>", "no track point"),
        (b'<kml xmlns="http://www.opengis.net/kml/2.2"></kml>', "no track with times"),
    ],
)
def test_what_cannot_be_used_is_an_error_with_a_reason(content: bytes, words: str) -> None:
    with pytest.raises(EvidenceError) as raised:
        read(content, "file.json")
    assert words in str(raised.value)
    assert raised.value.subject == "file.json"
    assert raised.value.advice


def test_a_bomb_is_refused() -> None:
    bomb = gzip.compress(b"\0" * 80_000_000, 9)
    with pytest.raises(EvidenceError, match="unpacks to more than"):
        read(bomb, "bomb.json")


def test_one_bad_file_leaves_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(trace(row(0), row(30)))
    (tmp_path / "b.json").write_bytes(trace(row(0), row(30)))
    (tmp_path / "c.json").write_text("{}")
    loaded = load([tmp_path, tmp_path / "nowhere.gpx"])
    assert len(loaded.evidence.tracks) == 1
    assert [error.subject.rpartition("/")[2] for error in loaded.errors] == ["c.json", "nowhere.gpx"]
    assert any("same bytes" in warning for warning in loaded.warnings)


@given(
    st.lists(
        st.lists(st.one_of(st.none(), st.floats(), st.integers(), st.text(max_size=5), st.booleans()), max_size=15),
        max_size=8,
    )
)
def test_any_rows_are_read_or_refused(rows: list[list[object]]) -> None:
    content = json.dumps({"icao": "x", "timestamp": 1.0, "trace": rows}).encode()
    try:
        track = one(content)
    except EvidenceError:
        return
    assert len(track.fixes.lat) == len(track.fixes.time)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    for head in (
        b"",
        b'{"icao":"1","trace":',
        b"<gpx",
        b"<kml",
        b"time,icao24,lat,lon\n",
        b'{"times":1,"coordinates":',
    ):
        try:
            read(head + content, "x")
        except EvidenceError:
            continue
