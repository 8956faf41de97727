"""Text as printed: decoding, lines by offset, spans, folding, joining."""
