"""Pages as people see them. `look` opens HTML files in Debian's Chromium (tests/cli/look_at_pages.cjs)
and a PageTest judges what came back: to add a page, write it to a file, `look` at it, and call
`assert_for_everybody` and `assert_drawn`."""
import json
import os
import pathlib
import re
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree

from PIL import Image

import support
from support import CliTest

LOOKER = pathlib.Path(__file__).with_name("look_at_pages.cjs")
MODULES = support.SOURCE / "build" / "npm" / "node_modules"
# A mail is shown between the landmarks of its reader, and has none of its own.
NOT_FOR_MAILS = ("landmark-one-main", "region")
MAIL_TAGS = {"html", "head", "meta", "title", "body", "table", "tr", "td", "th", "h1", "h2", "h3",
             "p", "strong", "em", "s", "span", "br", "code", "a", "ul", "ol", "li"}
MAIL_STYLES = re.compile("^(|(margin|padding|border)(-left|-bottom)?|background|color|width|max-width|"
                         "font-(family|size|weight)|line-height|text-align)$")
SHORTEST_SIDE = 8  # of a line of text, in pixels, below which its ink is not judged


def look(files, pictures=None, without=()):
    """What was seen of each file, in their order:

    file, text (as Chromium shows it), language
    audits      per view: violations and unsure contrasts by axe-core (WCAG 2.1 and 2.2 A and AA,
                RGAA 4, best practices but those named in `without`), each with id, impact, help, nodes
    requests    addresses asked for; references: those named, whether asked for or not
    complaints  errors and warnings of the console
    reflow, spaced, paper: {page, edge, beyond, cut}: widths of the page and of the window, what
                stands beyond its edge and text that is cut off: at 320 px (WCAG 1.4.10), with the
                spaces a reader may ask for (1.4.12), on A4
    keyboard    {focusable, unreached by Tab, unseen: focused, and looks as if it were not}

    and with a folder for `pictures`: pictures {desk, phone, contrast, print, grey} as PNG files, pdf
    and its number of sheets, and lines: each line of text in the picture `desk`, with its text, tag,
    classes, ink, opacity and box (left, top, width, height)."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    missing = [name for name, there in (
        ("chromium", chromium), ("nodejs", shutil.which("node")),
        *((f"{name} (npm)", (MODULES / name).is_dir()) for name in ("playwright-core", "axe-core")),
    ) if not there]
    if missing:
        raise AssertionError(f"{', '.join(missing)} is missing: run tools/test, which installs it")
    order = {"files": [str(file) for file in files], "without": list(without),
             "pictures": str(pictures) if pictures else None, "chromium": chromium}
    done = subprocess.run(["node", LOOKER], input=json.dumps(order), text=True, capture_output=True,
                          timeout=60 + 120 * len(files), check=False,
                          env={**os.environ, "NODE_PATH": str(MODULES)})
    if done.returncode != 0:
        raise AssertionError(f"Chromium could not be driven: {done.stderr[-3000:]}")
    return json.loads(done.stdout)


def tree(path):
    """Our pages are well-formed XML, but for the doctype."""
    return ElementTree.fromstring(path.read_text(encoding="utf-8").replace("<!DOCTYPE html>", "", 1))


def faults(seen):
    """What keeps somebody from reading the page, as sentences."""
    found = []
    for audit in seen["audits"]:
        for kind in ("violations", "unsure"):
            for rule in audit[kind]:
                nodes = "; ".join(node["html"] for node in rule["nodes"][:3])
                found.append(f"{rule['id']} ({rule['impact']}, {audit['view']}): {rule['help']}, "
                             f"{len(rule['nodes'])} times: {nodes}")
        if audit["passed"] < 5:
            found.append(f"axe-core found almost nothing to judge ({audit['view']})")
    found += [f"asks for {address}" for address in seen["requests"]]
    found += [f"does not carry {named}" for named in seen["references"]]
    found += [f"the console says: {words}" for words in seen["complaints"]]
    for view in ("reflow", "spaced", "paper"):
        width = seen[view]
        if width["page"] > width["edge"]:
            found.append(f"{view}: {width['page']} px wide in {width['edge']}: {width['beyond'][:3]}")
        found += [f"{view}: text is cut off in {node}" for node in width["cut"]]
    found += [f"Tab does not reach {node}" for node in seen["keyboard"]["unreached"]]
    found += [f"the focus does not show on {node}" for node in seen["keyboard"]["unseen"]]
    return found


def luminance(colour):
    def channel(value):
        value /= 255
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    return sum(part * channel(value) for part, value in zip((0.2126, 0.7152, 0.0722), colour))


def contrast(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def distance(one, other):
    return max(abs(a - b) for a, b in zip(one, other))


def undrawn(seen):
    """The lines of text whose ink is not in the picture, or cannot be read there, as sentences."""
    found = []
    with Image.open(seen["pictures"]["desk"]) as file:
        picture = file.convert("RGB")
    for line in seen["lines"]:
        left, top, width, height = line["box"]
        if min(width, height) < SHORTEST_SIDE:
            continue
        box = picture.crop((int(left), int(top), round(left + width), round(top + height)))
        colours = sorted(box.getcolors(box.width * box.height), reverse=True)
        paper = colours[0][1]
        nearest = min(distance(colour, line["ink"]) for _, colour in colours)
        # Thin strokes are mixed with the paper, by half at most.
        if len(colours) < 2 or 2 * nearest > distance(paper, line["ink"]):
            found.append(f"“{line['text']}” is not drawn in {line['ink']}")
        elif contrast(paper, line["ink"]) < 4.5:
            found.append(f"“{line['text']}”: {line['ink']} on {paper} is faint")
    return found


def overlaid(seen):
    """Pairs of lines that are written over each other, as sentences."""
    found = []
    lines = sorted(seen["lines"], key=lambda line: line["box"][1])
    for number, one in enumerate(lines):
        left, top, width, height = one["box"]
        for other in lines[number + 1:]:
            x, y, w, h = other["box"]
            if y >= top + height:
                break
            across = min(left + width, x + w) - max(left, x)
            down = min(top + height, y + h) - y
            if across > 2 and down > min(height, h) / 3:
                found.append(f"“{one['text']}” and “{other['text']}” are on top of each other")
    return found


def inks(seen, name):
    """The inks of the text inside elements of a class."""
    return {tuple(line["ink"]) for line in seen["lines"] if name in line["classes"]}


def count_near(path, ink, tolerance=24):
    """The pixels of a picture whose colour is that ink."""
    with Image.open(path) as file:
        picture = file.convert("RGB")
    return sum(count for count, colour in picture.getcolors(picture.width * picture.height)
               if distance(colour, ink) <= tolerance)


class PageTest(CliTest):
    def assert_for_everybody(self, seen):
        """Nobody is kept from reading it, and it needs nothing but itself."""
        self.assertEqual(faults(seen), [], seen["file"])

    def assert_drawn(self, seen, headings):
        """The pictures show each line of its text, under at least so many headings."""
        shown = [line["text"] for line in seen["lines"] if re.fullmatch("h[1-6]", line["tag"])]
        self.assertGreaterEqual(len(shown), headings, seen["file"])
        self.assertEqual(undrawn(seen) + overlaid(seen), [], seen["file"])
        self.assertGreaterEqual(seen["sheets"], 1)
        sizes = {}
        for name, path in seen["pictures"].items():
            with Image.open(path) as picture:
                sizes[name] = picture.size
                colours = picture.convert("RGB").getcolors(picture.width * picture.height)
            self.assertGreater(len(colours), 8, f"{path} is blank")
            if name == "grey":
                self.assertTrue(all(max(c) - min(c) <= 2 for _, c in colours), path)
        self.assertEqual((sizes["desk"][0], sizes["phone"][0]), (1280, 360), seen["file"])
        bottom = max(top + height for _, top, _, height in (line["box"] for line in seen["lines"]))
        self.assertLessEqual(bottom, sizes["desk"][1])

    def assert_mail(self, path):
        """What readers of mail leave of a page is all there is: tables for its layout, styles on
        the elements, no more width than theirs, and nothing to fetch."""
        root = tree(path)
        self.assertLessEqual({node.tag for node in root.iter()}, MAIL_TAGS)
        for node in root.iter():
            self.assertLessEqual({"class", "id", "src", "background"} & set(node.attrib), set())
            for rule in node.get("style", "").split(";"):
                self.assertRegex(rule.split(":")[0].strip(), MAIL_STYLES)
        tables = list(root.iter("table"))
        self.assertGreater(len(tables), 1)
        for table in tables:
            self.assertTrue(table.get("role") == "presentation" or table.find(".//th") is not None)
        widest = re.search(r"max-width:(\d+)px", tables[0].get("style", ""))
        self.assertLessEqual(int(widest[1]), 640)
