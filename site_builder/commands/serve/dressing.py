"""A published page as `serve` sends it: it reloads itself, shows what is wrong, and can be mended."""

from __future__ import annotations

import html
import re

_ARTICLE = re.compile(r"<article\b[^>]*\bdata-article=")


def dress(page: str, errors: str, port: int, token: str, mark: str = "") -> str:
    """The page with livereload's script and, on an article's page, the form; errors of the last build on top.

    `mark` stands for what is sent.  The script appends `/livereload` to what it takes for the port: a longer one tells
    `serve` what this page shows.  Its policy lets livereload's socket in; everything else comes from the page's own
    origin anyway.
    """
    socket = f"connect-src 'self' ws://127.0.0.1:{port}"
    if "connect-src" in page:
        page = page.replace("connect-src 'self'", socket, 1)
    else:
        page = page.replace("default-src", f"{socket}; default-src", 1)
    added = f'<script src="/livereload.js?host=127.0.0.1&amp;port={port}/-/shown/{mark}"></script>'
    style = ""
    if _ARTICLE.search(page):
        added += f'<script src="/-/mend.js" data-token="{html.escape(token)}"></script>'
        style = '<link rel="stylesheet" href="/-/serve.css">'
    if errors:
        style = '<link rel="stylesheet" href="/-/serve.css">'
        told = f'<pre role="alert" class="serve-errors">{html.escape(errors)}</pre>'
        page = re.sub(r"<body[^>]*>", lambda body: body[0] + told, page, count=1)
    page = page.replace("</head>", f"{style}</head>", 1) if "</head>" in page else style + page
    return page.replace("</body>", f"{added}</body>", 1)
