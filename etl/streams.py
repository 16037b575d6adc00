"""Files as streams of bytes, unpacked where the name says that they are packed, and bytes as text."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO, Any, cast

from etl.records import Issue

# Escape codes, in the seven- and the eight-bit form.
_STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def opened(path: Path | str) -> IO[bytes]:
    """The content of a file or fsspec URL, unpacked; OSError where it cannot be opened."""
    file = opened_raw(path)
    unpack = PACKED.get(Path(str(path).lower()).suffix)
    return unpack(file) if unpack else file


def opened_raw(path: Path | str) -> IO[bytes]:
    """The bytes of a file or fsspec URL as they are."""
    if not is_url(path):
        return Path(path).open("rb")
    system, inside = filesystem(str(path))
    return cast(IO[bytes], system.open(inside, "rb"))


def filesystem(url: str) -> tuple[Any, str]:
    """The fsspec file system of a URL, and the path in it; OSError where fsspec or what the URL needs is not installed."""
    try:
        import fsspec

        system, path = fsspec.core.url_to_fs(url)
    except ImportError as error:
        raise OSError(f"{short(error)}: pip install -r requirements-cluster.txt, and what that kind of URL needs") from error
    return system, str(path)


def is_url(path: Path | str) -> bool:
    """Whether it is an fsspec URL (s3://bucket/folder, memory://x) and not a path."""
    return isinstance(path, str) and "://" in path


def suffix_of(name: str) -> str:
    """What the file holds, in lower case: ".jsonl" for "a.jsonl" and for "a.jsonl.gz"."""
    path = Path(name.lower())
    if path.suffix in PACKED:
        path = path.with_suffix("")
    return path.suffix


def decoded(data: bytes) -> tuple[str, tuple[Issue, ...]]:
    """The text of a file, with line ends as \\n and no byte-order mark; ValueError says why it is none.

    UTF-8 first; with a byte-order mark UTF-16; else Windows-1252, which is a guess and becomes an issue.
    """
    issues: tuple[Issue, ...] = ()
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            text = data.decode("utf-16")
        except UnicodeDecodeError:
            raise ValueError("starts like UTF-16 and is not; save it as UTF-8") from None
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            text = data.decode("cp1252", errors="replace")
            message = f"not UTF-8 (byte {error.start + 1}): read as Windows-1252, letters may be wrong"
            issues = (Issue(code="encoding_guessed", message=message),)
    odd = len(_CONTROL.findall(text[:100_000])) + (text[:100_000].count("\ufffd") if issues else 0)
    if "\x00" in text or odd * 50 > len(text[:100_000]):
        raise ValueError("is binary, not text")
    return text.replace("\r\n", "\n").replace("\r", "\n"), issues


def printable(text: str) -> str:
    """The text without the control characters that steer a terminal; line ends and tabs stay."""
    return _STEERING.sub("\ufffd", text)


def short(error: BaseException) -> str:
    """What an exception says, on one line."""
    return " ".join(str(error).split())[:200] or type(error).__name__


def _gzip(file: IO[bytes]) -> IO[bytes]:
    return cast(IO[bytes], gzip.open(file, "rb"))


def _bz2(file: IO[bytes]) -> IO[bytes]:
    return cast(IO[bytes], bz2.open(file, "rb"))


def _xz(file: IO[bytes]) -> IO[bytes]:
    return cast(IO[bytes], lzma.open(file, "rb"))


def _zstd(file: IO[bytes]) -> IO[bytes]:
    import pyarrow as pa

    return cast(IO[bytes], io.BufferedReader(pa.CompressedInputStream(pa.PythonFile(file), "zstd")))


PACKED: Mapping[str, Callable[[IO[bytes]], IO[bytes]]] = {".gz": _gzip, ".bz2": _bz2, ".xz": _xz, ".zst": _zstd}
