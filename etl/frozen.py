"""Frozen dataclasses that are as cheap to make as plain ones.

A frozen dataclass of the standard library writes each field of a new record through a call that gets around its own ban on
writing: for the thousands of records an article makes that is a tenth of its time. Here the type checker alone forbids writing
to a record (`make lint`); at run time it is an ordinary dataclass with the same equality and hash.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
    from dataclasses import replace as replace
else:
    import dataclasses
    from functools import lru_cache

    def dataclass(*, frozen: bool, **options):
        """The decorator `dataclasses.dataclass(frozen=True, ...)`, frozen for the type checker only."""
        return dataclasses.dataclass(unsafe_hash=frozen, **options)

    def replace(record, **changes):
        """The record with other values in some fields, as `dataclasses.replace` gives it, but copied slot by slot: calling a
        constructor of thirty fields takes several times as long."""
        record_type = type(record)
        copied = record_type.__new__(record_type)
        for name in _fields(record_type):
            setattr(copied, name, changes.pop(name) if name in changes else getattr(record, name))
        if changes:
            raise TypeError(f"{record_type.__name__} has no field {', '.join(changes)}")
        return copied

    @lru_cache(maxsize=256)
    def _fields(record_type):
        return tuple(field.name for field in dataclasses.fields(record_type))
