"""A report as Word document: real headings, a list of contents, tables with heading rows, pictures with words."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from django.utils.translation import gettext as _
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from fachwerk.core.typesetting import chart_png
from fachwerk.insight.documents.printed import whole
from fachwerk.insight.documents.word_styles import captioned, dressed, field, shaded
from fachwerk.insight.queries.parts import Block, Chart, Figures, Grid, Item, Items, Part, Report, Text

WIDTH = Cm(16)
DEEPEST_IN_CONTENTS = 1
TOGETHER = 14  # rows of a table that are kept on one page


class _Writer:
    """Writes one report from top to bottom and counts its bookmarks."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.document: Any = Document()
        self.marks = 0
        self.shown: dict[str, int] = {}
        dressed(self.document, report)

    def write(self) -> bytes:
        """The whole document."""
        self.document.add_paragraph(self.report.subtitle, style="Subtitle")
        self.document.add_paragraph(self.report.title, style="Title")
        self.document.add_paragraph(self.report.as_of, style="Stand")
        if len(self.report.parts) > 3:
            self._contents()
        for part in self.report.parts:
            self._part(part, 1)
        made = io.BytesIO()
        self.document.save(made)
        return made.getvalue()

    def _contents(self) -> None:
        """A field that Word can bring up to date, filled already so that nobody has to."""
        self.document.add_paragraph(_("Inhalt"), style="Inhaltstitel")
        last = None
        for number, part in enumerate(self.report.parts, start=1):
            line = self.document.add_paragraph(style="toc 1")
            if last is None:
                field(line, 'TOC \\o "1-1" \\n \\h', begins_only=True)
            link = OxmlElement("w:hyperlink")
            link.set(qn("w:anchor"), f"_Teil{number}")
            line._p.append(link)
            run = line.add_run(part.title)
            link.append(run._r)
            last = line
        if last is not None:
            field(last, "", ends_only=True)

    def _part(self, part: Part, level: int) -> None:
        heading = self.document.add_heading(part.title, level=level)
        if level == DEEPEST_IN_CONTENTS:
            self.marks += 1
            for tag, named in (("w:bookmarkStart", True), ("w:bookmarkEnd", False)):
                mark = OxmlElement(tag)
                mark.set(qn("w:id"), str(self.marks))
                if named:
                    mark.set(qn("w:name"), f"_Teil{self.marks}")
                heading._p.append(mark)
        for at, block in enumerate(part.blocks):
            self._block(block)
            if isinstance(block, Text) and at + 1 < len(part.blocks):
                self.document.paragraphs[-1].paragraph_format.keep_with_next = True
        for below in part.parts:
            self._part(below, level + 1)

    def _block(self, block: Block) -> None:
        if isinstance(block, Text):
            self.document.add_paragraph(block.text)
        elif isinstance(block, Items):
            for item in block.items:
                self._item(item)
        elif isinstance(block, Figures):
            line = self.document.add_paragraph(style="Zahlen")
            for at, one in enumerate(block.figures):
                line.add_run("    " if at else "")
                line.add_run(one.shown).bold = True
                line.add_run(f"\u00a0{one.label}")
        elif isinstance(block, Grid):
            self._grid(block)
        else:
            self._chart(block)

    def _item(self, item: Item) -> None:
        line = self.document.add_paragraph(style="List Bullet")
        self._linked(line, item.title, item.url)
        words = ", ".join(word for word in (item.note, item.when) if word)
        if words:
            line.add_run(f" – {words}").font.color.rgb = RGBColor(0x4A, 0x4A, 0x4A)

    def _linked(self, line: Any, words: str, url: str) -> None:
        if not url:
            line.add_run(words)
            return
        key = self.document.part.relate_to(whole(url), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), key)
        run = line.add_run(words)
        run.style = "Hyperlink"
        link.append(run._r)
        line._p.append(link)

    def _grid(self, grid: Grid) -> None:
        self._caption(_("Tabelle"), grid.caption, keep_with_next=True)
        table = self.document.add_table(rows=1, cols=len(grid.head), style="Berichtstabelle")
        table.autofit = False
        captioned(table, grid.caption)
        for at, words in enumerate(grid.head):
            self._cell(table.rows[0].cells[at], words, is_right=at in grid.numeric)
            shaded(table.rows[0].cells[at], self.report.brand)
        header = OxmlElement("w:tblHeader")
        header.set(qn("w:val"), "true")
        table.rows[0]._tr.get_or_add_trPr().append(header)
        urls = grid.urls or [""] * len(grid.rows)
        for row, url in zip(grid.rows, urls, strict=True):
            cells = table.add_row().cells
            for at, words in enumerate(row):
                self._cell(cells[at], words, is_right=at in grid.numeric, url=url if at == 0 else "")
        self._sized(table, grid.shares)
        if len(grid.rows) <= TOGETHER:
            for row in table.rows[:-1]:
                for cell in row.cells:
                    cell.paragraphs[0].paragraph_format.keep_with_next = True
        self.document.add_paragraph(style="Abstand")

    def _cell(self, cell: Any, words: str, *, is_right: bool, url: str = "") -> None:
        line = cell.paragraphs[0]
        line.style = "Tabellentext"
        if is_right:
            line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        self._linked(line, words, url)

    @staticmethod
    def _sized(table: Any, shares: Sequence[int]) -> None:
        for row in table.rows:
            row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
            for at, share in enumerate(shares):
                row.cells[at].width = int(WIDTH * share / sum(shares))
        for at, share in enumerate(shares):
            table.columns[at].width = int(WIDTH * share / sum(shares))

    def _chart(self, chart: Chart) -> None:
        picture = chart_png([asdict(bar) for bar in chart.bars], brand=self.report.brand)
        line = self.document.add_paragraph(style="Bild")
        shape = line.add_run().add_picture(io.BytesIO(picture), width=WIDTH)
        described = shape._inline.docPr
        described.set("descr", chart.alt)
        described.set("title", chart.caption)
        self._caption(_("Abbildung"), chart.caption, keep_with_next=False)

    def _caption(self, kind: str, words: str, *, keep_with_next: bool) -> None:
        line = self.document.add_paragraph(style="Caption")
        line.paragraph_format.keep_with_next = keep_with_next
        line.paragraph_format.space_after = Pt(3 if keep_with_next else 10)
        line.add_run(f"{kind} ")
        self.shown[kind] = self.shown.get(kind, 0) + 1
        field(line, f"SEQ {kind} \\* ARABIC", shown=str(self.shown[kind]))
        line.add_run(f": {words}")


def report_docx(report: Report) -> bytes:
    """The report as .docx."""
    return _Writer(report).write()
