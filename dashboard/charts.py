"""Every chart there is: function(frame, ...) -> Plotly figure."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import plotly.graph_objects as go

from dashboard.maps import claims_map
from dashboard.timelines import timeline, weekly

CHARTS: Mapping[str, Callable[..., go.Figure]] = {
    "timeline": timeline,
    "weekly": weekly,
    "map": claims_map,
}
