"""A chart while it is drawn: traces and layout as plain dicts, made into one Plotly figure at the end.

Plotly checks and copies every value of a figure, which costs more server time than all our own work. The tests check every
chart instead.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import plotly.graph_objects as go


@dataclass(slots=True)
class Sketch:
    """Collects what belongs to a chart; the methods are named as those of a Plotly figure."""

    data: list[dict[str, Any]] = field(default_factory=list)
    layout: dict[str, Any] = field(default_factory=dict)
    annotations: list[dict[str, Any]] = field(default_factory=list)
    shapes: list[dict[str, Any]] = field(default_factory=list)

    def add(self, kind: str, **trace: Any) -> None:
        """One more trace of a kind Plotly knows: scatter, bar, scattermap, choroplethmap."""
        self.data.append({"type": kind, **trace})

    def arrange(self, axes: Mapping[str, Any] | None = None, **layout: Any) -> None:
        """More of the layout, as Plotly names it."""
        self.layout |= {**(axes or {}), **layout}

    def annotate(self, **annotation: Any) -> None:
        """Words at a place on the chart."""
        self.annotations.append(annotation)

    def draw_shape(self, **shape: Any) -> None:
        """A line or box on the chart."""
        self.shapes.append(shape)

    def figure(self) -> Drawing:
        """The finished Plotly figure, without Plotly's own template."""
        marks = {"annotations": self.annotations, "shapes": self.shapes}
        return Drawing(self.data, {**self.layout, **{name: found for name, found in marks.items() if found}})


class Drawing(go.Figure):  # type: ignore[misc]
    """A Plotly figure that is sent as it was drawn, neither checked nor copied."""

    def __init__(self, data: list[dict[str, Any]], layout: dict[str, Any]) -> None:
        super().__init__()
        object.__setattr__(self, "_drawn", {"data": data, "layout": layout})

    def to_dict(self) -> dict[str, Any]:
        """What is sent to the browser."""
        drawn: dict[str, Any] = object.__getattribute__(self, "_drawn")
        return drawn

    def checked(self) -> go.Figure:
        """The same figure with every value checked by Plotly; ValueError names what is wrong."""
        return go.Figure(self.to_dict(), layout_template="none")
