"""Uploads that mean harm, made here: name, content."""

import struct
import zipfile
import zlib
from io import BytesIO

from .pictures import image_bytes

SCRIPT = b"<script>alert(document.domain)</script>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><title>x</title>" + SCRIPT


def png(width, height, data=b""):
    def chunk(kind, content):
        check = zlib.crc32(kind + content)
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(data)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def zipped(**members):
    output = BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/"), content)
    return output.getvalue()


def office(**more):
    return zipped(**{"word__document.xml": b"<w/>", **more})


PICTURES = [
    ("bild.svg", SVG),
    ("bild.svgz", zlib.compress(SVG)),
    ("bild.SVG", SVG),
    ("bild.svg.png", SVG),
    ("svg.png", SVG),
    ("svg.jpg", b"\xef\xbb\xbf<?xml version='1.0'?>" + SVG),
    ("html.jpg", HTML),
    ("html.gif", b"GIF89a/*" + HTML),
    ("gif.png", b"GIF89a" + HTML),
    ("tom.png", b""),
    ("bara-huvud.png", b"\x89PNG\r\n\x1a\n"),
    ("avhuggen.jpg", image_bytes()[:80]),
    ("bomb-bred.png", png(60_000, 60_000)),
    ("bomb-hog.png", png(1, 2_000_000_000)),
    ("bomb-stor.png", png(20_000, 10_000)),
    ("noll.png", png(0, 0)),
    ("minus.png", png(0xFFFFFFFF, 0xFFFFFFFF)),
    ("bild.php", b"<?php system($_GET['c']); ?>"),
    ("bild.php.jpg", b"\xff\xd8\xff<?php system($_GET['c']); ?>"),
    ("bild.html", HTML),
    ("bild.bmp", b"BM" + b"\0" * 60),
    ("bild.tiff", b"II*\0" + b"\xff" * 60),
    ("bild.pdf", b"%PDF-1.7"),
    ("bild.eps", b"%!PS-Adobe-3.0 EPSF-3.0\n(%pipe%id) (r) file"),
    ("bild.ico", b"\0\0\1\0\1\0" + b"\xff" * 40),
    ("bild", image_bytes()),
]
DOCUMENTS = [
    ("sida.html", HTML),
    ("sida.pdf", HTML),
    ("sida.txt", HTML),
    ("sida.csv", b"\n\n " + SVG),
    ("bild.svg", SVG),
    ("program.exe", b"MZ" + b"\0" * 100),
    ("program.pdf", b"MZ" + b"\0" * 100),
    ("program.txt", b"MZ\0\0"),
    ("skript.js", b"alert(1)"),
    ("skript.pdf.js", b"alert(1)"),
    ("makro.docm", office()),
    ("makro.docx", office(word__vbaProject=b"x", **{"word__vbaProject.bin": b"x"})),
    ("utanfor.docx", office(**{"..__..__etc__passwd": b"x"})),
    ("bomb.docx", office(word__media=b"\0" * 210_000_000)),
    ("manga.docx", office(**{f"word__{number}": b"" for number in range(5100)})),
    ("tom.pdf", b""),
    ("tom.docx", b""),
    ("zip.docx", zipped(a=b"x")),
    ("avhuggen.xlsx", zipped(xl__workbook=b"x")[:30]),
    ("jar.odt", zipped(META_INF=b"x")),
    ("sida.xml", b"<?xml version='1.0'?><x/>"),
    ("sida.xhtml", HTML),
]
