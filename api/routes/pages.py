"""The service's own web pages: plain files that load nothing from elsewhere, and text put into them safely."""

import base64
import hashlib
import re
from functools import cache
from html import escape
from pathlib import Path
from string import Template

from starlette.responses import HTMLResponse

_FOLDER = Path(__file__).parent / "web"
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


class _Page(Template):
    delimiter = "%"  # `$` is JavaScript's own


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


@cache
def _read(name: str) -> tuple[_Page, str]:
    """The page, and the policy that lets it run its own script and nothing else."""
    text = (_FOLDER / f"{name}.html").read_text(encoding="utf-8")
    scripts = [hashlib.sha256(script.encode()).digest() for script in _SCRIPT.findall(text.replace("%%", "%"))]
    allowed = " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in scripts) or "'none'"
    policy = f"default-src 'none'; style-src 'unsafe-inline'; connect-src 'self'; script-src {allowed}; base-uri 'none'"
    return _Page(text), policy


def page_response(name: str, **holes: str) -> HTMLResponse:
    """The page with its `%{holes}` filled; what is not Markup is escaped."""
    template, policy = _read(name)
    safe = {key: text if isinstance(text, Markup) else escape(text) for key, text in holes.items()}
    return HTMLResponse(template.substitute(safe), headers={"Content-Security-Policy": policy, "Vary": "Accept"})
