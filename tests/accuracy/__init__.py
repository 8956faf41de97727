"""Accuracy on annotated pages: how it is measured, and the floors that it may not fall below."""
