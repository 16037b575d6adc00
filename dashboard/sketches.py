"""A chart while it is drawn: traces and layout as plain dicts, made into one Plotly figure at the end.

Plotly checks a figure anew at every addition, which costs more server time than all our own work; a sketch is checked once.
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

    def figure(self) -> go.Figure:
        """The finished Plotly figure, without Plotly's own template."""
        marks = {"annotations": self.annotations, "shapes": self.shapes}
        layout = {"template": "none", **self.layout, **{name: found for name, found in marks.items() if found}}
        return go.Figure(data=self.data, layout=layout)
