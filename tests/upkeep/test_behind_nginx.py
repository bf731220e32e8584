"""The shipped example behind nginx, tried: headers, static files, limits, slow clients, and what a client claims."""

from __future__ import annotations

import configparser
import http.client
import os
import re
import shutil
import socket
import ssl
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from django.db import connections

from fachwerk.config import cli
from fachwerk.core import clock
from fachwerk.networks.operations import found_network

DEPLOY = Path(__file__).resolve().parents[2] / "deploy"
HOST = "fachwerk.example"
LOOPBACK = "127.0.0.1"
PACE = 0.04  # seconds between two requests: a busy visitor, below the 30 requests a second the example allows
SLOW_CLIENTS = 300
ALL_SET_UP_SECONDS = 60


@dataclass(frozen=True)
class Site:
    """Where nginx answers."""

    https: int
    http: int
    web: int

    def ask(
        self, path: str, *, method: str = "GET", body: bytes | None = None, headers: dict[str, str] | None = None
    ) -> tuple[int, http.client.HTTPMessage, bytes]:
        """One request over TLS on a connection of its own."""
        link = http.client.HTTPSConnection(LOOPBACK, self.https, timeout=20, context=trusting())
        try:
            link.request(method, path, body=body, headers={"Host": HOST, **(headers or {})})
            answer = link.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            link.close()


def trusting() -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def unused_port() -> int:
    with socket.create_server((LOOPBACK, 0)) as free:
        return int(free.getsockname()[1])


def write_certificate(folder: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(clock.now() - timedelta(days=1))
        .not_valid_after(clock.now() + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    (folder / "fullchain.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    plain = serialization.PrivateFormat.PKCS8
    private = key.private_bytes(serialization.Encoding.PEM, plain, serialization.NoEncryption())
    (folder / "privkey.pem").write_bytes(private)


def nginx_configuration(folder: Path, site: Site) -> Path:
    """The shipped file with other ports and paths, inside the frame that a distribution brings."""
    shipped = (DEPLOY / "nginx" / "fachwerk.conf").read_text(encoding="utf-8")
    shipped = re.sub(r"\n *listen \[::\].*", "", shipped)
    for shown, used in {
        "listen 80;": f"listen {LOOPBACK}:{site.http};",
        "listen 443 ssl": f"listen {LOOPBACK}:{site.https} ssl",
        "server 127.0.0.1:8000;": f"server {LOOPBACK}:{site.web};",
        "/etc/ssl/fachwerk": str(folder),
        "/opt/fachwerk/deploy": str(DEPLOY),
    }.items():
        assert shown in shipped
        shipped = shipped.replace(shown, used)
    (folder / "fachwerk.conf").write_text(shipped, encoding="utf-8")
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    user = "user root;\n" if os.geteuid() == 0 else ""
    frame = folder / "nginx.conf"
    frame.write_text(
        f"{user}daemon off;\npid {folder}/nginx.pid;\nerror_log {folder}/error.log;\nworker_processes 1;\n"
        f"events {{ worker_connections 1024; }}\n"
        f"http {{\naccess_log off;\n{temporary}include {folder}/fachwerk.conf;\n}}\n",
        encoding="utf-8",
    )
    return frame


def database_url(alias: str) -> str:
    known = connections[alias].settings_dict
    return (
        f"postgresql://{known['USER']}:{known['PASSWORD']}@/{known['NAME']}?host={known['HOST']}&port={known['PORT']}"
    )


@pytest.fixture
def site(own_database: str, tmp_path: Path) -> Iterator[Site]:
    """nginx and `fachwerk serve` as an installation in earnest; both ended by their number."""
    nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if nginx is None:
        pytest.skip("nginx ist nicht installiert (Debian: apt-get install nginx)")
    found_network(slug="teutoheim", name="Fachkräftebündnis Teutoheim", region_name="Teutoheim", kreise=["05711"])
    ports = Site(unused_port(), unused_port(), unused_port())
    write_certificate(tmp_path)
    environment = {
        name: value for name, value in os.environ.items() if name not in {"FACHWERK_INSTANCE", "FACHWERK_DEMO"}
    } | {
        "FACHWERK_HOME": str(tmp_path / "home"),
        "DATABASE_URL": database_url("default"),
        "DATABASE_OWNER_URL": database_url("owner"),
        "FACHWERK_HOSTS": HOST,
        "FACHWERK_BASE_URL": f"https://{HOST}",
        "FACHWERK_TRUSTED_PROXIES": "1",
    }
    fachwerk = [sys.executable, "-m", "fachwerk"]
    subprocess.run([*fachwerk, "collectstatic", "--noinput", "-v", "0"], env=environment, check=True, timeout=120)
    started = [
        subprocess.Popen([*fachwerk, "serve", "--port", str(ports.web), "--workers", "1"], env=environment),
        subprocess.Popen([nginx, "-p", str(tmp_path), "-c", str(nginx_configuration(tmp_path, ports))]),
    ]
    try:
        _wait_until_it_answers(ports, started)
        yield ports
    finally:
        for process in started:
            process.terminate()
        for process in started:
            process.wait(30)


def _wait_until_it_answers(site: Site, started: list[subprocess.Popen[bytes]]) -> None:
    deadline = time.monotonic() + ALL_SET_UP_SECONDS
    while time.monotonic() < deadline:
        assert all(process.poll() is None for process in started)
        try:
            if site.ask("/")[0] == 200:
                return
        except OSError:
            pass
        time.sleep(0.3)
    pytest.fail("nginx und Fachwerk antworten nicht")


def test_the_example_behind_nginx_holds_what_it_says(site: Site) -> None:
    _plain_http_leads_to_tls(site)
    _every_answer_carries_the_headers(site)
    _static_files_come_with_a_long_life(site)
    _too_large_an_upload_is_refused(site)
    _what_a_client_claims_is_not_believed(site)
    _slow_clients_slow_nobody_else(site)


def _plain_http_leads_to_tls(site: Site) -> None:
    link = http.client.HTTPConnection(LOOPBACK, site.http, timeout=20)
    link.request("GET", "/netzwerke/", headers={"Host": HOST})
    answer = link.getresponse()
    assert (answer.status, answer.headers["Location"]) == (301, f"https://{HOST}/netzwerke/")
    link.close()


def _every_answer_carries_the_headers(site: Site) -> None:
    for path, expected in (("/", 200), ("/netzwerke/", 200), ("/gibt-es-nicht/", 404), ("/n/teutoheim/", 200)):
        status, headers, _ = site.ask(path)
        assert (path, status) == (path, expected)
        for name, value in {
            "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "same-origin",
        }.items():
            assert headers.get_all(name) == [value], (path, name)
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["Server"] == "nginx"
    assert site.ask("/", method="TRACE")[0] == 405


def _static_files_come_with_a_long_life(site: Site) -> None:
    page = site.ask("/")[2].decode()
    address = re.search(r'href="(/static/[^"]+\.css)"', page)
    assert address is not None
    status, headers, body = site.ask(address.group(1))
    assert (status, len(body) > 0) == (200, True)
    assert "immutable" in headers["Cache-Control"]
    assert headers["X-Content-Type-Options"] == "nosniff"


def _too_large_an_upload_is_refused(site: Site) -> None:
    link = http.client.HTTPSConnection(LOOPBACK, site.https, timeout=20, context=trusting())
    link.putrequest("POST", "/n/teutoheim/mitreden/", skip_host=True)
    link.putheader("Host", HOST)
    link.putheader("Content-Length", str(21 * 1024 * 1024))
    link.endheaders()
    answer = link.getresponse()
    assert answer.status == 413
    assert answer.headers["Strict-Transport-Security"]
    link.close()


def _what_a_client_claims_is_not_believed(site: Site) -> None:
    """No redirect to TLS in a circle, none to a host that a client names, and cookies only over TLS."""
    claims = {"X-Forwarded-Proto": "http", "X-Forwarded-Host": "evil.example", "X-Forwarded-For": "203.0.113.7"}
    status, headers, page = site.ask("/konto/einloggen/", headers=claims)
    assert status == 200
    assert b"evil.example" not in page
    cookies = headers.get_all("Set-Cookie") or []
    assert cookies
    assert all(cookie.startswith("__Host-") and "Secure" in cookie for cookie in cookies)
    assert site.ask("/", headers={"Host": "evil.example"})[0] == 400


def _slow_clients_slow_nobody_else(site: Site) -> None:
    before = _p95_of_normal_requests(site)
    slow = [_slow_client(site, number) for number in range(SLOW_CLIENTS)]
    try:
        during = _p95_of_normal_requests(site)
    finally:
        for client in slow:
            client.close()
    # 50 ms on top: below that the noise of a busy machine is larger than what we look for
    assert during < 2 * before + 0.05


def _slow_client(site: Site, number: int) -> ssl.SSLSocket:
    """A client that stops in the middle of its headers or, every fourth one, in the middle of its body;
    75 of them stay below the 100 connections an address may hold, since the visitor comes from the same one."""
    client = trusting().wrap_socket(socket.create_connection((LOOPBACK, site.https), timeout=20))
    head = f"POST /n/teutoheim/mitreden/ HTTP/1.1\r\nHost: {HOST}\r\n"
    client.sendall(f"{head}Content-Length: 5000\r\n\r\ntext=".encode() if number % 4 == 0 else head.encode())
    return client


def _p95_of_normal_requests(site: Site) -> float:
    times = []
    for _ in range(40):
        began = time.monotonic()
        assert site.ask("/netzwerke/")[0] == 200
        times.append(time.monotonic() - began)
        time.sleep(PACE)
    return statistics.quantiles(times, n=20)[-1]


@pytest.mark.parametrize("unit", sorted((DEPLOY / "systemd").glob("*.service")), ids=lambda path: path.name)
def test_each_unit_starts_a_command_that_exists_and_is_hardened(unit: Path) -> None:
    read = configparser.ConfigParser(strict=False, interpolation=None)
    read.optionxform = str  # type: ignore[assignment, method-assign]
    read.read(unit, encoding="utf-8")
    service = read["Service"]
    command = service["ExecStart"].split()[1]
    assert command in {*cli.OWN_COMMANDS, "worker"}
    assert service["NoNewPrivileges"] == "yes"
    assert service["ProtectSystem"] == "strict"
    assert service["User"] == "fachwerk"
