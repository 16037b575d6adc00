"""Every chart there is: function(frame, ...) -> Plotly figure."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import plotly.graph_objects as go

from dashboard.comparisons import over_time, side_by_side
from dashboard.maps import claims_map
from dashboard.timelines import counted, timeline

CHARTS: Mapping[str, Callable[..., go.Figure]] = {
    "timeline": timeline,
    "counted": counted,
    "map": claims_map,
    "side_by_side": side_by_side,
    "moves": over_time,
}
