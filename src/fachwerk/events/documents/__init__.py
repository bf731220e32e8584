"""Papers of this station."""

from fachwerk.events.documents.certificate import certificate_pdf

__all__ = ["certificate_pdf"]
