"""Prints the hashes of a catalogue's files: run twice, with the order of sets differing."""

import hashlib

from participation.interfaces.dcat import KINDS, Addresses, described, serialised
from tests.interfaces.dcat_cast import a_catalogue

if __name__ == "__main__":
    for kind in KINDS:
        graph = described(
            a_catalogue(), Addresses("https://x.example"), site_name="Mitmachen", contributor="", ending=kind
        )
        print(kind, hashlib.sha256(serialised(graph, kind)).hexdigest())
