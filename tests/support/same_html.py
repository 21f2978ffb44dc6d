#!/usr/bin/env python3
"""same_html.py OLD NEW: whether two pages, or two folders of pages, are the same but for white
space and the way that characters are written. What differs first is shown; status 1.

White space counts within a line of words, not beside a block, a line break or a cell; of a style
sheet or a drawing it never does.
"""
import html.parser
import pathlib
import re
import sys

INLINE = {"a", "b", "code", "em", "i", "s", "span", "strong", "summary"}


class Reader(html.parser.HTMLParser):
    """A page as a list: tags with their attributes, comments, texts."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.pieces = []
        self.drawing = 0  # inside of <svg>
        self.style = False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes, closed=False):
        words = []
        for name, value in sorted(attributes):
            value = " ".join((value or "").split())
            words.append(f"{name}={value}")
        self.pieces.append((tag in INLINE and not self.drawing, f"<{tag} {' '.join(words)}>"))
        self.drawing += tag == "svg" and not closed
        self.style = tag == "style"

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes, closed=True)
        if tag not in ("meta", "br"):
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        self.drawing -= tag == "svg"
        self.style = False
        self.pieces.append((tag in INLINE and not self.drawing, f"</{tag}>"))

    def handle_data(self, data):
        if self.style:
            data = re.sub(r"/\*.*?\*/", "", data, flags=re.S)
            self.pieces.append((False, " ".join(data.split())))
        elif self.pieces and self.pieces[-1][0] is None:
            self.pieces[-1] = (None, self.pieces[-1][1] + data)
        else:
            self.pieces.append((None, data))

    def handle_comment(self, data):
        self.pieces.append((False, f"<!--{data}-->"))

    def handle_decl(self, decl):
        self.pieces.append((False, f"<!{decl}>"))


def normal(text):
    """The pieces, with texts cut where white space does not count, and without empty ones."""
    pieces = Reader(text).pieces
    out = []
    for i, (inline, piece) in enumerate(pieces):
        if inline is not None:
            out.append(piece)
            continue
        piece = re.sub(r"[ \t\r\n]+", " ", piece)
        if i == 0 or pieces[i - 1][0] is False:
            piece = piece.lstrip(" ")
        if i + 1 == len(pieces) or pieces[i + 1][0] is False:
            piece = piece.rstrip(" ")
        if piece:
            out.append(piece)
    return [piece for piece in out if piece]


def difference(old, new):
    """None, or a few words about the first place that differs."""
    a, b = normal(old), normal(new)
    for i, (left, right) in enumerate(zip(a, b)):
        if left != right:
            return f"piece {i}, after {a[max(0, i - 4):i]}:\n  - {left!r}\n  + {right!r}"
    if len(a) != len(b):
        return f"{len(a)} pieces, then {len(b)}: {(a if len(a) > len(b) else b)[min(len(a), len(b)):][:4]}"
    return None


def main():
    old, new = (pathlib.Path(name) for name in sys.argv[1:3])
    names = sorted(p.name for p in old.glob("*.html")) if old.is_dir() else [None]
    wrong = 0
    for name in names:
        left, right = (old / name, new / name) if name else (old, new)
        found = difference(left.read_text(encoding="utf-8"), right.read_text(encoding="utf-8"))
        if found:
            wrong += 1
            print(f"{right}: {found}")
    print(f"{len(names)} compared, {wrong} differ")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
