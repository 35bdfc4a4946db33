"""How static files are collected for production."""

from collections.abc import Iterable
from pathlib import Path

from whitenoise.storage import CompressedManifestStaticFilesStorage

BEST = ".br"


class PackedOnceStorage(CompressedManifestStaticFilesStorage):
    """Compress a file once, not at every start: what Brotli takes is seconds, and hardly a file changes."""

    def compress_files(self, paths: Iterable[str]) -> Iterable[tuple[str, str]]:
        named_by_content = set(self.hashed_files.values())
        return super().compress_files([path for path in paths if not self.is_packed(path, path in named_by_content)])

    def is_packed(self, path: str, is_named_by_content: bool) -> bool:
        """Whether the compressed copy is there; under a name that stays, it has the time of what it is a copy of."""
        file = Path(self.path(path))
        packed = file.with_name(file.name + BEST)
        if not packed.exists():
            return False
        return is_named_by_content or packed.stat().st_mtime == file.stat().st_mtime
