"""Which consultancy's link somebody came by: a signed word until the browser closes, read only in its own network."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase

COOKIE = "fachwerk_referral"
SALT = "fachwerk.referral"


def remember(request: HttpRequest, answer: HttpResponseBase, code: str, *, path: str) -> None:
    """Says nothing about the person; the same word for everybody who opens the link."""
    answer.set_signed_cookie(
        COOKIE, code, salt=SALT, path=path, httponly=True, samesite="Lax", secure=request.is_secure()
    )


def remembered(request: HttpRequest) -> str:
    """The code, or nothing; a word that somebody else wrote counts as nothing."""
    return str(request.get_signed_cookie(COOKIE, default="", salt=SALT) or "")
