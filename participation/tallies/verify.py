"""Prüft das Ergebnispaket einer Abstimmung und zählt es von Grund auf neu aus. Was es prüft, erklärt LIESMICH.txt.

    python3 verify.py PAKET.zip [--key SCHLÜSSEL] [--code PRÜFCODE]

Statt der ZIP-Datei darf es der Ordner sein, in den sie entpackt wurde. Nötig ist nur Python ab 3.10: kein Netz, keine
weiteren Pakete und nichts von der Plattform, die hier geprüft wird. Drei Teile liegen mit im Paket (signatures.py,
recount.py, recount_budget.py) und werden nur benutzt, wenn sie Byte für Byte die sind, die zu dieser Datei gehören.
"""

import argparse
import json
import struct
import sys
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from functools import reduce
from hashlib import sha256
from pathlib import Path
from typing import Any

PARTS = {
    "recount.py": "ce96f7b2adc5e84904cb1ed658ae3e9a42610ac2306a8318f58ea1cc3aa24555",
    "recount_budget.py": "a48043a632f80fac60f597d4c0b96d22cced69d351dc6cbeb37c6188ebb2bf1a",
    "signatures.py": "d6a678d761da00340524bb95896b04b51b6448798cc15c27c0d635b385330424",
}
NAMES = {
    "LIESMICH.txt", "ballots.jsonl", "balance.json", "checkpoints.txt", "log.jsonl", "paper.jsonl", "result.json",
    "roll.json", "rules.json", "verify.py", *PARTS,
}  # fmt: skip
LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # der Prüfcodes
MOST_BYTES = 1_000_000_000


def require(right: Any, wrong: str) -> None:
    if not right:
        raise ValueError(wrong)


# ---- Lesen: ZIP und JSON, jeweils nur in der einen vereinbarten Schreibweise


def unzip(data: bytes) -> dict[str, bytes]:
    """Die Dateien, wie sie hintereinander liegen. Nichts ist gepackt, also kann beim Auspacken nichts wachsen."""
    files, at = {}, 0
    while data[at : at + 4] == b"PK\3\4" and len(data) >= at + 30:
        size, name_size = struct.unpack_from("<IH", data, at + 22)
        name = data[at + 30 : at + 30 + name_size].decode("ascii", "backslashreplace")
        at += 30 + name_size
        files[name], at = data[at : at + size], at + size
    return files


def rezip(files: dict[str, bytes]) -> bytes:
    """Dieselben Dateien als ZIP, nach Namen sortiert und ohne Uhrzeit: So muss das Paket Byte für Byte aussehen."""
    bodies, entries, offset = [], [], 0
    for name, data in sorted(files.items()):
        about = struct.pack("<5H3I2H", 10, 0, 0, 0, 33, zlib.crc32(data), len(data), len(data), len(name), 0)
        bodies.append(b"PK\3\4" + about + name.encode() + data)
        entries.append(
            b"PK\1\2\x14\3" + about + struct.pack("<3H2I", 0, 0, 0, 0o100644 << 16, offset) + name.encode()
        )
        offset += len(bodies[-1])
    ends = struct.pack("<4H2IH", 0, 0, len(files), len(files), sum(map(len, entries)), offset, 0)
    return b"".join([*bodies, *entries, b"PK\5\6", ends])


def spell(value: Any) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def parse(raw: bytes, where: str) -> Any:
    """JSON, geschrieben wie in RFC 8785; doppelte Namen, Leerraum, NaN und Kommazahlen fallen dabei auf."""
    try:
        value = json.loads(
            raw.decode(), parse_int=lambda digits: int(digits[:17]), parse_float=int, parse_constant=int
        )
        spelt = spell(value)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"{where} ist kein lesbares JSON") from error
    require(spelt == raw, f"{where} ist nicht in der vereinbarten Schreibweise")
    return value


# ---- Das Protokoll (der Hash-Baum von RFC 6962) und die Prüfcodes


def node(left: bytes, right: bytes) -> bytes:
    return sha256(b"\1" + left + right).digest()


def roots(leaves: list[bytes]) -> list[bytes]:
    """Die Wurzel des Baums nach 0, 1, 2, … Blättern."""
    peaks: list[bytes] = []  # peaks: vollständige Teilbäume, der größte zuerst
    found = [sha256().digest()]
    for number, leaf in enumerate(leaves, 1):
        peaks.append(leaf)
        for _equal in range((number & -number).bit_length() - 1):
            peaks[-2:] = [node(*peaks[-2:])]
        found.append(reduce(lambda right, left: node(left, right), reversed(peaks)))
    return found


def check_code(leaf: bytes) -> str:
    """Die ersten 72 Bits eines Blatts in 15 Zeichen, und eines, das Tippfehler zeigt."""
    number, code = int.from_bytes(leaf[:9], "big"), ""
    for _letter in range(15):
        number, rest = divmod(number, 31)
        code += LETTERS[rest]
    weight = sum(LETTERS.index(letter) * place for place, letter in enumerate(reversed(code), 2))
    return code + LETTERS[-weight % 31]


# ---- Die Prüfungen


class Report:
    """Was geprüft wurde; eine Prüfung, die nicht gelingt, hält die folgenden nicht auf."""

    def __init__(self) -> None:
        self.failures: list[str] = []

    @contextmanager
    def check(self, name: str, sentence: str) -> Iterator[None]:
        try:
            yield
            print(f"ok      {name}: {sentence}")
        except Exception as error:
            said = str(error) if isinstance(error, ValueError) else f"nicht prüfbar ({error!r:.80})"
            self.failures.append(name)
            print(f"FEHLER  {name}: {said}")


class Package:
    """Die Dateien eines Pakets, und wie sie zu lesen sind."""

    def __init__(self, path: Path) -> None:
        self.archive = None if path.is_dir() else path
        if self.archive:
            require(path.stat().st_size <= MOST_BYTES, "die Datei ist zu groß")
            self.files = unzip(path.read_bytes())
        else:
            require((path / "MANIFEST").is_file(), "Das ist kein Ergebnispaket.")
            listed = [line[66:] for line in (path / "MANIFEST").read_text().splitlines()]
            names = {"MANIFEST", "MANIFEST.note", *(name for name in listed if "/" not in name)}
            self.files = {name: (path / name).read_bytes() for name in names if (path / name).is_file()}
        require({"MANIFEST", "rules.json"} & set(self.files), "Das ist kein Ergebnispaket.")

    def one(self, name: str) -> Any:
        return parse(self.files[name], name)

    def lines(self, name: str) -> list[Any]:
        *lines, end = self.files[name].split(b"\n")
        require(not end, f"{name} endet mitten in einer Zeile")
        return [parse(line, f"{name}, Zeile {place},") for place, line in enumerate(lines, 1)]

    def part(self, name: str) -> dict[str, Any]:
        """Ein Teil dieses Programms: die Datei daneben oder die im Paket, nachdem ihr Hash verglichen ist."""
        beside = Path(__file__).with_name(name)
        found = [self.files.get(name, b""), beside.read_bytes() if beside.is_file() else b""]
        source = next((one for one in found if sha256(one).hexdigest() == PARTS[name]), b"")
        require(source, f"{name} ist nicht die Datei, die zu verify.py gehört")
        names: dict[str, Any] = {"__name__": name}
        exec(compile(source, name, "exec"), names)  # noqa: S102 - Byte für Byte bekannt
        return names


def verify(path: Path, key: str = "", code: str = "") -> list[str]:
    """Alle Prüfungen; antwortet mit den Namen derer, die nicht gelangen."""
    report = Report()
    with report.check("Paket", f"{path.name} ist lesbar."):
        package = Package(path)
    if not report.failures:
        check_container(report, package, key)
        check_log(report, package, code)
        check_count(report, package)
    return report.failures


def check_container(report: Report, package: Package, key: str) -> None:
    files, signer = package.files, ""
    if package.archive:
        with report.check("ZIP-Datei", "Sie enthält nichts als die Dateien, unverändert aufgebaut."):
            require(rezip(files) == package.archive.read_bytes(), "die ZIP-Datei selbst ist verändert")
    listed = sorted(set(files) - {"MANIFEST", "MANIFEST.note"})
    manifest = "".join(f"{sha256(files[name]).hexdigest()}  {name}\n" for name in listed)
    with report.check("MANIFEST", f"Alle {len(listed)} Dateien haben den Hash, der dort steht."):
        require(set(files) >= NAMES, f"es fehlt {', '.join(sorted(NAMES - set(files)))}")
        wrong = set(manifest.splitlines()) ^ set(files["MANIFEST"].decode().splitlines())
        require(not wrong, f"verändert ist {', '.join(sorted({line[66:] for line in wrong}))}")
        require(manifest.encode() == files["MANIFEST"], "MANIFEST ist anders geschrieben als vereinbart")
    with report.check("Schlüssel", "Bitte mit dem auf der Seite der Abstimmung vergleichen."):
        signer = package.one("rules.json")["log"]
        print(f"        {signer}")
        require(not key or key == signer, f"das Paket nennt einen anderen Schlüssel als {key}")
    with report.check("MANIFEST.note", "Das Verzeichnis trägt die Unterschrift dieses Schlüssels."):
        note = files["MANIFEST.note"].decode()
        said = package.part("signatures.py")["open_note"](note, signer)
        signed = f"participation-package/1\n{sha256(files['MANIFEST']).hexdigest()}\n"
        require(said == signed and note.count("\n") == 4, "unterschrieben ist ein anderes Verzeichnis")


def check_log(report: Report, package: Package, code: str) -> None:
    leaves: list[bytes] = []
    with report.check("log.jsonl", "Jeder verschlüsselte Stimmzettel steht genau einmal im Protokoll."):
        sealed = [b64decode(line["sealed"], validate=True) for line in package.lines("log.jsonl")]
        leaves += [sha256(b"\0" + one).digest() for one in sealed]
        require(len(set(leaves)) == len(leaves), "ein Stimmzettel steht doppelt im Protokoll")
    with report.check("checkpoints.txt", "Das Protokoll ist nur gewachsen; jeder Stand ist unterschrieben."):
        signer, tops, last = package.one("rules.json")["log"], roots(leaves), -1
        open_note = package.part("signatures.py")["open_note"]
        for note in package.files["checkpoints.txt"].decode().split("---\n"):
            origin, size, root, *rest = open_note(note, signer).split("\n")
            require(
                [origin, *rest] == [signer.split("+")[0], ""], "ein Prüfpunkt ist von einem anderen Protokoll"
            )
            fits = size.isdecimal() and len(size) < 17 and last < int(size) < len(tops)
            require(fits, f"der Prüfpunkt über {size[:20]} Stimmzettel passt nicht")
            last = int(size)
            same = root == b64encode(tops[last]).decode()
            require(same, f"die ersten {size} Stimmzettel sind nicht mehr dieselben")
        require(last == len(leaves), f"{len(leaves) - last} Stimmzettel stehen hinter dem letzten Prüfpunkt")
    if code:
        with report.check("Prüfcode", f"{code} steht im Protokoll."):
            typed = "".join(letter for letter in code.upper() if letter.isalnum())
            require(typed in map(check_code, leaves), f"{code} steht nicht im Protokoll")


def check_count(report: Report, package: Package) -> None:
    with report.check("Regeln", "Die Regeln und das Programm zum Auszählen sind lesbar."):
        budget, rules = package.part("recount_budget.py")["Budget"], package.one("rules.json")
        vote = package.part("recount.py")["Vote"](rules, lambda vote, box: budget(vote, box).outcome())
        require(rules["schema"] == "participation-vote/1", "die Regeln sind von einer anderen Art")
    with report.check(
        "ballots.jsonl", "Alle Stimmzettel sind sortiert, und jeder ist gültig oder so markiert."
    ):
        ballots, spelt = package.lines("ballots.jsonl"), package.files["ballots.jsonl"].splitlines()
        require(spelt == sorted(spelt), "die Stimmzettel sind nicht sortiert")
        for place, choice in enumerate(ballots, 1):
            fits = spell(choice) == b'{"invalid":true}' or vote.is_valid(choice)
            require(fits, f"Zeile {place} verstößt gegen die Regeln")
    with report.check("paper.jsonl", "Die Zählungen der Stationen gehen auf."):
        paper = package.lines("paper.jsonl")
        for station in paper:
            require(vote.adds_up(station), f"die Zählung von {station['station']} geht nicht auf")
    with report.check("balance.json", "Wer gewählt hat, steht einmal im Protokoll und ist einmal gezählt."):
        check_balance(package, rules, len(ballots), paper)
    with report.check("result.json", "Neu ausgezählt kommt genau dieses Ergebnis heraus."):
        said, found = package.one("result.json"), vote.result(ballots, paper)
        flat, anew = {**said["outcome"], **said}, {**found["outcome"], **found}
        wrong = [name for name in {**flat, **anew} if spell(flat.get(name)) != spell(anew.get(name))]
        require(not wrong, f"anders ist {', '.join(wrong)}")


def check_balance(package: Package, rules: Any, ballots: int, paper: list[Any]) -> None:
    balance, roll, counted = (package.one(name) for name in ("balance.json", "roll.json", "result.json"))
    logged = len(package.lines("log.jsonl"))
    require(logged == ballots, f"{logged} Stimmzettel stehen im Protokoll, gezählt sind {ballots}")
    require(roll["voted"] == ballots, f"{roll['voted']} haben gewählt, gezählt sind {ballots} Stimmzettel")
    require(
        roll["sha256"] == rules["roll"]["sha256"], "das Wählerverzeichnis ist nicht das von der Eröffnung"
    )
    cast = ballots + sum(one["ballots"] for one in paper)
    require(cast <= roll["entitled"], "es gibt mehr Stimmzettel als Stimmberechtigte")
    grown = not rules.get("late") and roll["entitled"] > rules["roll"]["entitled"]
    require(not grown, "im Verzeichnis stehen mehr als bei der Eröffnung")
    stations = [{"station": one["station"], "ballots": one["ballots"]} for one in paper]
    same = {
        "entitled": roll["entitled"],
        "voted": ballots,
        "online": ballots,
        "paper": stations,
        "adds_up": True,
    }
    same.update({name: counted["ballots"][name] for name in ("blank", "invalid", "valid")})
    wrong = [name for name in same if spell(balance[name]) != spell(same[name])]
    require(not wrong, f"die Bilanz geht nicht auf bei: {', '.join(wrong)}")


def main() -> int:
    parser = argparse.ArgumentParser(description="Prüft das Ergebnispaket einer Abstimmung.")
    here = Path(__file__).parent
    parser.add_argument("package", nargs="?", type=Path, default=here, help="ZIP-Datei oder Ordner")
    parser.add_argument("--key", default="", help="der Schlüssel, der auf der Seite der Abstimmung steht")
    parser.add_argument("--code", default="", help="ein Prüfcode: Steht der Stimmzettel im Protokoll?")
    options = parser.parse_args()
    failures = verify(options.package, options.key, options.code)
    print("Alles stimmt." if not failures else f"Es stimmt etwas nicht: {', '.join(failures)}.")
    if not options.key:
        print("Nicht verglichen ist der Schlüssel: Steht er so auf der Seite der Abstimmung? (--key)")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
