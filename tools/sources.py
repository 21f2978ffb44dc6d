"""The sources as the checks of tools/ see them: includes, and what was found sound already.

A result is kept by the digest of all that it depends on, in the cache folder of the user: neither
a fresh clone nor another branch looks twice at what is the same byte for byte."""
import hashlib
import os
import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parent.parent
INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"', re.M)
CACHE = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "gouvernail"


class Sources:
    """Files below ROOT by their path from it ("src/net/http.h")."""

    def __init__(self, root=ROOT):
        self.root = root
        self.bytes = {}
        for folder in ("src", "tests", "tools"):
            for path in sorted((root / folder).rglob("*")):
                if path.suffix in (".h", ".cpp"):
                    self.bytes[str(path.relative_to(root))] = path.read_bytes()
        self.includes = {name: self._included_by(name, data) for name, data in self.bytes.items()}

    def _included_by(self, name, data):
        found = []
        for header in INCLUDE.findall(data.decode("utf-8", "replace")):
            for candidate in (f"src/{header}", f"tests/{header}",
                              str(pathlib.PurePath(name).parent / header)):
                if candidate in self.bytes:
                    found.append(candidate)
                    break
        return found

    def reached_from(self, name):
        """The file and all that it includes, by whatever way."""
        seen, waiting = set(), [name]
        while waiting:
            at = waiting.pop()
            if at not in seen:
                seen.add(at)
                waiting += self.includes[at]
        return seen

    def digest(self, name, *more):
        """Of the file, all that it includes, and `more`: the tool, its version, its settings."""
        total = hashlib.sha256()
        for part in more:
            total.update(hashlib.sha256(str(part).encode()).digest())
        for reached in sorted(self.reached_from(name)):
            total.update(reached.encode() + hashlib.sha256(self.bytes[reached]).digest())
        return total.hexdigest()


class Sound:
    """Digests of what a check found nothing wrong with."""

    def __init__(self, check):
        self.folder = CACHE / check

    def knows(self, digest):
        path = self.folder / digest
        if not path.exists():
            return False
        path.touch()
        return True

    def add(self, digest):
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / digest).touch()
