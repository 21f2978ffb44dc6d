"""Workbooks as Excel, LibreOffice and openpyxl write them, made for a test."""
import zipfile

ODS = "application/vnd.oasis.opendocument.spreadsheet"
SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (("office", "office"), ("table", "table"), ("text", "text"), ("style", "style")))


def ods_cell(value, kind="string", more=""):
    """A cell whose value stands where its kind has it, with the text that is shown."""
    names = {"date": "date-value", "time": "time-value", "boolean": "boolean-value", "float": "value"}
    if kind == "string":
        shown = "".join(f"<text:p>{part}</text:p>" for part in value.split("\n"))
        return f'<table:table-cell office:value-type="string"{more}>{shown}</table:table-cell>'
    return (f'<table:table-cell office:value-type="{kind}" office:{names[kind]}="{value}"{more}>'
            f"<text:p>…</text:p></table:table-cell>")


def ods_row(*cells, more=""):
    return f"<table:table-row{more}>{''.join(cells)}</table:table-row>"


def write_ods(path, sheets, before="", manifest=""):
    """`sheets`: name -> rows of XML."""
    tables = "".join(f'<table:table table:name="{name}">{"".join(rows)}</table:table>'
                     for name, rows in sheets.items())
    content = (f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {SPACES} '
               f'office:version="1.2"><office:body><office:spreadsheet>{before}{tables}'
               "</office:spreadsheet></office:body></office:document-content>")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", ODS, zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml",
                         '<?xml version="1.0"?><manifest:manifest xmlns:manifest='
                         f'"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">{manifest}'
                         "</manifest:manifest>")
    return path


XLSX = {
    "[Content_Types].xml":
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/></Types>',
    "_rels/.rels":
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        'relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/'
        '2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels":
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        'relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/'
        '2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    "xl/workbook.xml":
        '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>'
        '<sheet name="Feuil1" sheetId="1" r:id="rId1"/></sheets></workbook>',
}


def write_xlsx_parts(path, sheet_data, **parts):
    """An .xlsx of one sheet from the XML of its rows; other parts by their names, "/" as "__"."""
    files = dict(XLSX)
    files["xl/worksheets/sheet1.xml"] = (
        '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/'
        f'main"><sheetData>{sheet_data}</sheetData></worksheet>')
    files.update({name.replace("__", "/") + ".xml": text for name, text in parts.items()})
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return path


def cell(place, text):
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'
