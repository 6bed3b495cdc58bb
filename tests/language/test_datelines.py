from __future__ import annotations

import pytest

from detente.language.datelines import dateline


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("PORT ALDER, July 10 (LWS) – The envoys met.", "PORT ALDER, July 10 (LWS) – "),
        ("SARN — The envoys met.", "SARN — "),
        ("ST. ORSK (Agency) -- The envoys met.", "ST. ORSK (Agency) -- "),
        ("The envoys met in SARN – at last.", None),
        ("Sarn – a quiet town.", None),
    ],
)
def test_datelines(text: str, head: str | None) -> None:
    found = dateline(text, (0, len(text)))
    assert (text[slice(*found)] if found else None) == head
