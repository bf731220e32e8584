"""How the Word document looks: styles in the colour of the network, language, header and footer."""

from __future__ import annotations

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from fachwerk.core import clock
from fachwerk.insight.queries.parts import Report

FONT = "Arial"
INK = RGBColor(0x1A, 0x1A, 0x1A)
QUIET = RGBColor(0x4A, 0x4A, 0x4A)
LANGUAGES = {"de": "de-DE", "en": "en-GB"}


def dressed(document: Any, report: Report) -> None:
    """Page, styles, language, header, footer and properties."""
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.5)
    page.top_margin, page.bottom_margin = Cm(2.4), Cm(2.2)
    _styles(document, RGBColor.from_string(report.brand.lstrip("#").upper()))
    _language(document)
    _header_and_footer(page, report)
    named = document.core_properties
    named.title, named.author, named.subject = report.title, report.network, report.as_of
    named.language = LANGUAGES.get((get_language() or "de")[:2], "de-DE")
    named.comments, named.created = "", clock.now()


def _styles(document: Any, brand: RGBColor) -> None:
    styles = document.styles
    _set(styles["Normal"], size=10.5, colour=INK, after=6)
    styles["Normal"].paragraph_format.line_spacing = 1.2
    for level, size in ((1, 16), (2, 12.5), (3, 11)):
        _set(
            styles[f"Heading {level}"],
            size=size,
            colour=brand if level == 1 else INK,
            before=18 if level == 1 else 12,
            after=5,
        )
    _set(styles["Title"], size=28, colour=brand, after=8, is_bold=True)
    _set(styles["Subtitle"], size=12, colour=QUIET, before=24, after=0)
    styles["Subtitle"].font.italic = False
    _set(styles["Caption"], size=9, colour=INK, before=8, is_bold=True)
    _set(styles["List Bullet"], size=10.5, colour=INK, after=3)
    line = styles["Title"].element.get_or_add_pPr()
    for edge in line.findall(qn("w:pBdr")):
        line.remove(edge)
    for name, size, before, after in (
        ("Stand", 10, 0, 14),
        ("Inhaltstitel", 13, 6, 6),
        ("Zahlen", 11, 4, 10),
        ("Tabellentext", 9.5, 2, 2),
        ("Bild", 10, 8, 2),
        ("Abstand", 6, 0, 4),
    ):
        made = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = styles["Normal"]
        _set(made, size=size, colour=brand if name == "Inhaltstitel" else INK, before=before, after=after)
        made.paragraph_format.line_spacing = 1.05 if name == "Tabellentext" else None
    contents = styles.add_style("toc 1", WD_STYLE_TYPE.PARAGRAPH)
    contents.base_style = styles["Normal"]
    _set(contents, size=10.5, colour=INK, after=4)
    link = styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    link.font.color.rgb, link.font.underline = brand, True
    _table_style(styles)


def _set(
    style: Any, *, size: float, colour: RGBColor, before: float = 0, after: float = 0, is_bold: bool | None = None
) -> None:
    style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(size), colour
    if is_bold is not None:
        style.font.bold = is_bold
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        if fonts.get(qn(name)) is not None:
            del fonts.attrib[qn(name)]
    for name in ("w:eastAsia", "w:cs"):
        fonts.set(qn(name), FONT)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)


def _table_style(styles: Any) -> None:
    """Thin lines between the rows, nothing else."""
    style = styles.add_style("Berichtstabelle", WD_STYLE_TYPE.TABLE)
    style.base_style = styles["Normal Table"]
    properties = OxmlElement("w:tblPr")
    borders = OxmlElement("w:tblBorders")
    for edge in ("bottom", "insideH"):
        line = OxmlElement(f"w:{edge}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "B5B5B5")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    properties.append(borders)
    style.element.append(properties)


def _language(document: Any) -> None:
    """The language of the whole document, so that it is spelled and read aloud in it."""
    code = LANGUAGES.get((get_language() or "de")[:2], "de-DE")
    for found in document.styles.element.iter(qn("w:lang")):
        found.set(qn("w:val"), code)
    run = document.styles["Normal"].element.get_or_add_rPr()
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), code)
    run.append(spoken)


def _header_and_footer(page: Any, report: Report) -> None:
    page.different_first_page_header_footer = True
    head = page.header.paragraphs[0]
    head.text = f"{report.network}\t{report.title}"
    foot = page.footer.paragraphs[0]
    _footer_words(foot, report)
    _footer_words(page.first_page_footer.paragraphs[0], report)
    for line in (head, foot, page.first_page_footer.paragraphs[0]):
        line.paragraph_format.tab_stops.clear_all()
        line.style.font.name, line.style.font.size, line.style.font.color.rgb = FONT, Pt(8.5), QUIET
        line.style.paragraph_format.tab_stops.clear_all()
        line.paragraph_format.tab_stops.add_tab_stop(Cm(16), WD_TAB_ALIGNMENT.RIGHT)


def _footer_words(line: Any, report: Report) -> None:
    line.text = f"{report.as_of}\t{_('Seite')} "
    field(line, "PAGE", shown="1")
    line.add_run(" / ")
    field(line, "NUMPAGES", shown="1")


def field(line: Any, code: str, *, shown: str = "", begins_only: bool = False, ends_only: bool = False) -> None:
    """A field of Word: something it computes, with what it shows until then."""
    if not ends_only:
        _mark(line, "begin")
        told = OxmlElement("w:instrText")
        told.set(qn("xml:space"), "preserve")
        told.text = f" {code} "
        line.add_run()._r.append(told)
        _mark(line, "separate")
    if shown:
        line.add_run(shown)
    if not begins_only:
        _mark(line, "end")


def _mark(line: Any, kind: str) -> None:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    line.add_run()._r.append(mark)


def captioned(table: Any, words: str) -> None:
    """Title of the table for whoever has it read aloud."""
    properties = table._tbl.tblPr
    for tag in ("w:tblCaption", "w:tblDescription"):
        told = OxmlElement(tag)
        told.set(qn("w:val"), words)
        properties.append(told)


def shaded(cell: Any, brand: str) -> None:
    """A heading cell: bold, with a line in the colour of the network below."""
    for run in cell.paragraphs[0].runs:
        run.bold = True
    borders = OxmlElement("w:tcBorders")
    line = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "10"), ("space", "0"), ("color", brand.lstrip("#").upper())):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    cell._tc.get_or_add_tcPr().append(borders)
