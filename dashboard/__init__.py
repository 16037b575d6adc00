"""Muster's dashboard."""
