"""site-builder: newspaper pages in, a digest that can be browsed, searched and cited out."""

__version__ = "0.1.0"
CONFIG_FILE = "site.yaml"
