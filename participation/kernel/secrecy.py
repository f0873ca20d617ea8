"""Answers whose address, or a link on them, is somebody's secret."""

import io

from werkzeug.wrappers import Response


def private(response: Response) -> Response:
    """The same answer, told to keep its address to itself: it travels on in no Referer and into no search engine."""
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def qr_code(link: str) -> Response:
    """A secret link as a QR code, SVG."""
    import segno

    picture = io.BytesIO()
    segno.make(link, error="m").save(picture, kind="svg", scale=4, border=4, dark="#000", light="#fff")
    return private(Response(picture.getvalue(), mimetype="image/svg+xml"))
