"""Elements as safe markup: every attribute and every child is escaped unless it is markup already."""

from __future__ import annotations

from markupsafe import Markup, escape

EMPTY = frozenset({"br", "hr", "img", "line", "rect", "circle", "path", "ellipse"})
"""Elements written without children; in SVG they close themselves."""


def tag(element: str, *children: object, **attributes: object) -> Markup:
    """One element. `class_` becomes `class`, other underscores become hyphens; None leaves one out.

    >>> tag("a", "<b>", href="#x", class_="words")
    Markup('<a href="#x" class="words">&lt;b&gt;</a>')
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for key, value in attributes.items()
        if value is not None and value != ""
    )
    inside = join(children)
    if element in EMPTY and not inside:
        return Markup(f"<{element}{written}/>")
    return Markup(f"<{element}{written}>{inside}</{element}>")


def join(children: tuple[object, ...] | list[Markup]) -> Markup:
    """The children one after the other, each escaped unless it is markup."""
    return Markup("".join(escape(child) for child in children))


def percent(value: float) -> str:
    """A share as an SVG length that keeps its place at every width: `0.5` is `50%`."""
    return f"{min(max(value, 0.0), 1.0) * 100:.2f}".rstrip("0").rstrip(".") + "%"
