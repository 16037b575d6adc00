"""Every chart there is: function(rows, ...) -> Plotly figure."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dashboard.comparisons import over_time, side_by_side
from dashboard.maps import claims_map
from dashboard.sketches import Drawing
from dashboard.timelines import counted, timeline

CHARTS: Mapping[str, Callable[..., Drawing]] = {
    "timeline": timeline,
    "counted": counted,
    "map": claims_map,
    "side_by_side": side_by_side,
    "moves": over_time,
}
