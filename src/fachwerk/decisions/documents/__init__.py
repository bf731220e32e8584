"""The folder of a meeting as one file, and the words of its invitation."""

from fachwerk.decisions.documents.folder import folder_pdf
from fachwerk.decisions.documents.words import invitation_text, when_of

__all__ = ["folder_pdf", "invitation_text", "when_of"]
