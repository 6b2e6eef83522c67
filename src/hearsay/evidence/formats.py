"""The formats of evidence in the order in which they are tried; the first that knows the bytes reads them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from hearsay.evidence.names_table import is_names, read_names
from hearsay.evidence.registers import is_register, read_register
from hearsay.evidence.track_geojson import is_track_geojson, read_track_geojson
from hearsay.evidence.track_gpx import is_gpx, read_gpx
from hearsay.evidence.track_kml import is_kml, read_kml
from hearsay.evidence.track_opensky import is_opensky, read_opensky
from hearsay.evidence.track_readsb import is_readsb, read_readsb
from hearsay.evidence.zones import is_zones, read_zones
from hearsay.records import Evidence

IsIt: TypeAlias = Callable[[bytes, str], bool]
Read: TypeAlias = Callable[[bytes, str], Evidence]


@dataclass(frozen=True, slots=True)
class Format:
    """One format: what it is called, whether unpacked bytes look like it, and what reads them.

    `read` raises EvidenceError, which names the file and what to do. Ids are given later, over all files.
    """

    name: str
    is_it: IsIt
    read: Read


FORMATS: tuple[Format, ...] = (
    Format("readsb or tar1090 trace", is_readsb, read_readsb),
    Format("OpenSky CSV", is_opensky, read_opensky),
    Format("GPX", is_gpx, read_gpx),
    Format("KML", is_kml, read_kml),
    Format("GeoJSON with times", is_track_geojson, read_track_geojson),
    Format("GeoJSON zones", is_zones, read_zones),
    Format("register of capacities (TOML or CSV)", is_register, read_register),
    Format("list of names (CSV)", is_names, read_names),
)
