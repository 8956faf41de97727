"""The press: sets annotated articles into page text the way a PDF extractor leaves it, and knows the truth."""
