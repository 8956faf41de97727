"""The press: sets annotated articles into page text the way a PDF extractor leaves it, and knows the truth.

``texts/*.yaml``   issues: articles with their annotation; half of them (``split: held``) are never tuned on
``corpus``         reads them; ``annotation`` checks them; ``years`` moves an issue to another year
``layout``         the amounts of each artefact; ``draw_layout``, ``ARTEFACTS`` (one at a time), ``strategies.layouts``
``press``          ``set_page(articles, layout, rng, furniture)`` → page text and truth; pure
``typeset``        breaks and stretches lines; ``blocks`` and ``heads`` place them; ``extractor`` reads them
``truth``          the truth in the form of an annotated page, and the check that it accounts for every character
``project``        ``draw_pages`` (in memory) and ``write_project``; ``python -m tests.press`` calls it
"""
