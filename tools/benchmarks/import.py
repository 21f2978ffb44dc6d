#!/usr/bin/python3
# SPDX-License-Identifier: MPL-2.0
"""A workbook of so many rows imported into an empty workspace: time and memory of the program and of
its reader. Beyond 5 s or 256 MB for 100,000 rows it fails."""
import os
import pathlib
import shutil
import sys
import tempfile
import time
import zipfile

BODIES = ("copil", "elus", "cotech", "groupe-projet", "groupe-projet-elargi")
SPACE = "http://schemas.openxmlformats.org/"
PARTS = {
    "_rels/.rels": f'<Relationships xmlns="{SPACE}package/2006/relationships"><Relationship Id="a" '
                   f'Type="{SPACE}officeDocument/2006/relationships/officeDocument" '
                   'Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels":
        f'<Relationships xmlns="{SPACE}package/2006/relationships"><Relationship Id="a" '
        f'Type="{SPACE}officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="b" Type="{SPACE}officeDocument/2006/relationships/styles" '
        f'Target="styles.xml"/><Relationship Id="c" '
        f'Type="{SPACE}officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/>'
        "</Relationships>",
    "xl/workbook.xml": f'<workbook xmlns="{SPACE}spreadsheetml/2006/main" '
                       f'xmlns:r="{SPACE}officeDocument/2006/relationships"><sheets>'
                       '<sheet name="Feuil1" sheetId="1" r:id="a"/></sheets></workbook>',
    "xl/styles.xml": f'<styleSheet xmlns="{SPACE}spreadsheetml/2006/main"><cellXfs><xf numFmtId="0"/>'
                     '<xf numFmtId="14"/><xf numFmtId="20"/></cellXfs></styleSheet>'}
HEADER = ("uid", "Instance", "Date", "Heure de début", "Heure de fin", "État", "Présents", "Remarques")


def write_book(path, rows):
    texts, places = [], {}

    def shared(text):
        if text not in places:
            places[text] = len(texts)
            texts.append(text)
        return f'<c t="s"><v>{places[text]}</v></c>'

    lines = ["<row>" + "".join(map(shared, HEADER)) + "</row>"]
    first = 45292  # 1 January 2024
    for i in range(rows):
        lines.append(
            f'<row>{shared(f"m-{i}")}{shared(BODIES[i % 5])}<c s="1"><v>{first + i // 5 % 900}</v></c>'
            f'<c s="2"><v>{(8 + i % 10) / 24}</v></c><c s="2"><v>{(9 + i % 10) / 24}</v></c>'
            f'{shared("tenue")}{shared("élus*3")}{shared(f"séance {i}")}</row>')
    book = dict(PARTS)
    space = f'xmlns="{SPACE}spreadsheetml/2006/main"'
    book["xl/worksheets/sheet1.xml"] = f'<worksheet {space}><sheetData>{"".join(lines)}</sheetData></worksheet>'
    book["xl/sharedStrings.xml"] = (f"<sst {space}>" + "".join(f"<si><t>{text}</t></si>" for text in texts)
                                    + "</sst>")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, text in book.items():
            archive.writestr(name, text)


def main():
    program, rules = sys.argv[1:3]
    rows = int(sys.argv[3]) if len(sys.argv) > 3 else 100_000
    folder = pathlib.Path(tempfile.mkdtemp(prefix="bench-import-"))
    environment = {**os.environ, "GOUVERNAIL_NOW": "20280101T100000Z"}
    try:
        write_book(folder / "h.xlsx", rows)
        os.spawnve(os.P_WAIT, program, [program, "init", str(folder / "ws"), "--rules", rules], environment)
        begun = time.monotonic()
        child = os.spawnve(os.P_NOWAIT, program,
                           [program, "--lang", "en", "-C", str(folder / "ws"), "import",
                            str(folder / "h.xlsx")], environment)
        _, status, usage = os.wait4(child, 0)
        seconds, megabytes = time.monotonic() - begun, usage.ru_maxrss / 1024
        print(f"{rows} rows of .xlsx: {seconds:.2f} s, {megabytes:.0f} MB, status "
              f"{os.waitstatus_to_exitcode(status)}")
        fits = seconds < 5 and megabytes < 256
        return 0 if status == 0 and (fits or rows < 100_000) else 1
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    sys.exit(main())
