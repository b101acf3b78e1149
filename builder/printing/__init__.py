"""Catalogue → PDF: each sheet in its collection's layout, each collection as a booklet, a reader's own selection."""
