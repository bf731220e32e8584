"""Reports as files: PDF and Word, from the same parts as the page."""

from fachwerk.insight.documents.printed import report_pdf
from fachwerk.insight.documents.word import report_docx

__all__ = ["report_docx", "report_pdf"]
