"""A drawn reliability curve: how often what was given with some confidence was right. SVG, for light pages and dark.

DeGroot and Fienberg, The Comparison and Evaluation of Forecasters, 1983.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from rates import Bin

# Pixels: the plot's square, the strip of counts below it, and the margins of a panel.
SIDE, STRIP, GAP = 300, 56, 12
LEFT, RIGHT, TOP, BOTTOM = 58, 18, 54, 46
PANEL, HEIGHT = LEFT + SIDE + RIGHT, TOP + SIDE + GAP + STRIP + BOTTOM
# Marks of fewer than so many are hollow: their place says little.
FEW = 20

# The picture has a ground of its own: a viewer's page may be dark where the viewer's browser says light.
STYLE = """
svg { --ground: #ffffff; --ink: #24292f; --soft: #57606a; --grid: #d8dee4; --mark: #0b5cad; --bar: #9cc3e8; }
@media (prefers-color-scheme: dark) {
  svg { --ground: #0d1117; --ink: #e6edf3; --soft: #9da7b1; --grid: #30363d; --mark: #6cb6ff; --bar: #2f5d8a; }
}
text { font: 12px system-ui, sans-serif; fill: var(--soft); }
.title { font-size: 14px; font-weight: 600; fill: var(--ink); }
.ground { fill: var(--ground); }
.grid { stroke: var(--grid); }
.ideal { stroke: var(--soft); stroke-dasharray: 5 4; }
.curve { fill: none; stroke: var(--mark); stroke-width: 2; }
.interval { stroke: var(--mark); stroke-opacity: 0.55; stroke-width: 1.5; }
.mark { fill: var(--mark); }
.few { fill: var(--ground); stroke: var(--mark); stroke-width: 1.5; }
.bar { fill: var(--bar); }
.end { text-anchor: end; }
.middle { text-anchor: middle; }
.count { font-size: 10px; text-anchor: middle; }
"""


@dataclass(frozen=True, slots=True)
class Panel:
    """One curve. error: the expected calibration error of the same bins."""

    title: str
    bins: Sequence[Bin]
    error: float


def drawing(panels: Sequence[Panel]) -> str:
    """The panels side by side as one SVG document."""
    width = PANEL * len(panels)
    parts = "\n".join(
        f'<g transform="translate({i * PANEL} 0)">\n{_panel(each)}\n</g>' for i, each in enumerate(panels)
    )
    described = "; ".join(f"{each.title}: calibration error {each.error:.3f}. {_told(each.bins)}" for each in panels)
    size = f'viewBox="0 0 {width} {HEIGHT}" width="{width}" height="{HEIGHT}"'
    return f"""<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">
<title>Share of right ones against confidence</title>
<desc>{escape(described)}</desc>
<style>{STYLE}</style>
<rect class="ground" width="{width}" height="{HEIGHT}"/>
{parts}
</svg>
"""


def _told(bins: Iterable[Bin]) -> str:
    return ", ".join(f"{b.low:.1f} to {b.high:.1f}: {100 * b.right:.0f}% of {b.count} right" for b in bins)


def _panel(panel: Panel) -> str:
    total = sum(each.count for each in panel.bins)
    return "\n".join(
        [
            f'<text class="title" x="{LEFT}" y="22">{escape(panel.title)}</text>',
            f'<text x="{LEFT}" y="40">{total:,} attributions, calibration error {panel.error:.3f}</text>',
            *_axes(),
            *_counts(panel.bins),
            *_curve(panel.bins),
        ]
    )


def _axes() -> Iterable[str]:
    for i in range(6):
        share = i / 5
        yield f'<path class="grid" d="M{_x(share):g} {TOP}V{TOP + SIDE}M{LEFT} {_y(share):g}H{LEFT + SIDE}"/>'
        yield f'<text class="end" x="{LEFT - 8}" y="{_y(share) + 4:g}">{100 * share:.0f}%</text>'
        yield f'<text class="middle" x="{_x(share):g}" y="{TOP + SIDE + GAP + STRIP + 18}">{share:.1f}</text>'
    yield f'<path class="ideal" d="M{_x(0):g} {_y(0):g}L{_x(1):g} {_y(1):g}"/>'
    middle = TOP + SIDE / 2
    yield f'<text class="middle" transform="translate(16 {middle:g}) rotate(-90)">share of right ones</text>'
    yield f'<text class="middle" x="{_x(0.5):g}" y="{HEIGHT - 8}">confidence; bars: how many attributions</text>'


def _counts(bins: Sequence[Bin]) -> Iterable[str]:
    most = max((each.count for each in bins), default=1)
    foot = TOP + SIDE + GAP + STRIP
    for each in bins:
        height = max(1.0, (STRIP - 14) * each.count / most)
        left, width = _x(each.low) + 1, _x(each.high) - _x(each.low) - 2
        yield f'<rect class="bar" x="{left:g}" y="{foot - height:g}" width="{width:g}" height="{height:g}"/>'
        yield f'<text class="count" x="{left + width / 2:g}" y="{foot - height - 3:g}">{each.count:,}</text>'


def _curve(bins: Sequence[Bin]) -> Iterable[str]:
    points = [(_x(each.confidence), _y(each.right)) for each in bins]
    for each, (x, _) in zip(bins, points, strict=True):
        low, high = wilson(each.right, each.count)
        yield f'<path class="interval" d="M{x:g} {_y(low):g}V{_y(high):g}"/>'
    yield f'<polyline class="curve" points="{" ".join(f"{x:g},{y:g}" for x, y in points)}"/>'
    for each, (x, y) in zip(bins, points, strict=True):
        yield f'<circle class="mark{" few" if each.count < FEW else ""}" cx="{x:g}" cy="{y:g}" r="4"/>'


def _x(share: float) -> float:
    return round(LEFT + SIDE * share, 1)


def _y(share: float) -> float:
    return round(TOP + SIDE * (1 - share), 1)


def wilson(share: float, count: int) -> tuple[float, float]:
    """The 95% interval of a share of `count` (Wilson 1927), within 0 and 1."""
    z = 1.959964
    middle = share + z * z / (2 * count)
    half = z * math.sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    return max(0.0, (middle - half) / (1 + z * z / count)), min(1.0, (middle + half) / (1 + z * z / count))
