"""Frozen dataclasses that are as cheap to make as plain ones.

A frozen dataclass of the standard library writes each field of a new record through a call that gets around its own ban on
writing: for the thousands of records an article makes that is a tenth of its time. Here the type checker alone forbids writing
to a record (`make lint`); at run time it is an ordinary dataclass with the same equality and hash.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:
    import dataclasses

    def dataclass(*, frozen: bool, **options):
        """The decorator `dataclasses.dataclass(frozen=True, ...)`, frozen for the type checker only."""
        return dataclasses.dataclass(unsafe_hash=frozen, **options)
