"""The brief: the dossier of a negotiation as HTML, Markdown and JSON, from ledger views.

`brief(documents, status, generated=..., software=...)` makes a `Brief`, a plain value that holds everything shown;
`to_html`, `to_markdown` and `to_json` write it. Importing this room is cheap: templates are loaded on first use.
"""

from detente.reports.build import brief
from detente.reports.html_file import to_html
from detente.reports.json_file import to_json
from detente.reports.markdown_file import to_markdown
from detente.reports.model import Brief

__all__ = ["Brief", "brief", "to_html", "to_json", "to_markdown"]
