"""Invented people of Lindenfurt, and how they get around.

Who lives in the villages drives more and farther; who rides often feels safer; young people ride, old people take the
bus or walk. So cross-tables of the demo show something.
"""

from datetime import date, timedelta
from random import Random

from participation.formats.surveys.policy.conditions import Answer

VILLAGES = frozenset({6, 7, 8, 9})
"""The last of the districts in `lindenfurt.DISTRICTS`."""
HOTSPOTS = ((50.3119, 9.2221), (50.3164, 9.2210), (50.3258, 9.2130), (50.3140, 9.2273), (50.3060, 9.2228))
"""Where it is dangerous to ride: the station, the old bridge, the park, a school, the way south."""
REMARKS = (
    "An der Alten Brücke hört der Radweg einfach auf.",
    "Abends nach acht fährt kein Bus mehr nach Oberlinden.",
    "Die Ampel am Bahnhof ist für Ältere viel zu kurz grün.",
    "Bitte mehr Bänke, dann komme ich zu Fuß auch wieder bis zum Markt.",
    "Für Handwerker muss man in der Innenstadt noch halten können.",
    "Die neuen Fahrradbügel an der Bibliothek sind prima.",
    "Der Bus um 7:10 ist jeden Morgen zu voll.",
    "Ich würde gern radeln, aber nicht neben den Lastwagen.",
)


def answers(chance: Random, today: date) -> dict[str, Answer]:
    """One invented person's sheet, in the shape that `Sheet` describes."""
    age = chance.choices(range(6), (3, 14, 26, 27, 22, 8))[0]
    district = chance.choices(range(10), (14, 16, 12, 13, 14, 12, 6, 6, 4, 3))[0]
    village, old = district in VILLAGES, age >= 5
    way = chance.choices(
        "abcd", (30 - 20 * village, 34 - 14 * village - 20 * old, 14 + 12 * old, 22 + 38 * village)
    )[0]
    rides = "a" if way == "b" else chance.choices("abc", (12, 40 - 20 * old, 30 + 40 * old))[0]
    sheet: dict[str, Answer] = {
        "f2": {"choice": way},
        "f3": {"rows": _habits(chance, way, rides)},
        "f4": {"number": str(max(1, round(chance.gauss(11 if village else 4, 3))))},
        "f6": {"choice": rides},
        "f10": {"choices": _wishes(chance, way, village=village)},
        "f11": {"order": _order(chance, way)},
        "f12": {"choices": [chance.choices("ab", (35 + 5 * age, 45))[0]]},
    }
    if rides != "c":
        sheet |= _riding(chance, rides)
    if chance.random() < 0.7:
        sheet["f13"] = {
            "day": (
                today - timedelta(days=int(chance.expovariate(1 / (20 if way == "c" else 160))))
            ).isoformat()
        }
    sheet |= _about(chance, age, district)
    return {key: answer for key, answer in sheet.items() if key in {"f2", "f6"} or chance.random() < 0.95}


def _habits(chance: Random, way: str, rides: str) -> dict[str, str]:
    """How often on foot, by bike, by bus, by car."""
    usual = {"a": "r1", "b": "r2", "c": "r3", "d": "r4"}[way]
    habits = {row: chance.choices("abcde", (8, 20, 24, 28, 20))[0] for row in ("r1", "r2", "r3", "r4")}
    habits["r2"] = {"a": chance.choice("aab"), "b": chance.choice("bcd"), "c": "e"}[rides]
    return habits | {usual: chance.choice("aaab")}


def _wishes(chance: Random, way: str, *, village: bool) -> list[str]:
    """Up to three."""
    weights = {
        "a": 4 + 6 * village,
        "b": 7 if way in "bd" else 3,
        "c": 4 if way == "b" else 1,
        "d": 3,
        "e": 4,
        "f": 1,
    }
    if way == "d" and chance.random() < 0.2:
        return ["g"]
    found: list[str] = []
    while len(found) < chance.choice((2, 3, 3)):
        wish = chance.choices(list(weights), list(weights.values()))[0]
        found += [wish] if wish not in found else []
    return sorted(found)


def _order(chance: Random, way: str) -> list[str]:
    """One's own way first, mostly."""
    first = {"a": "c", "b": "a", "c": "b", "d": "d"}[way]
    return sorted("abcd", key=lambda one: chance.random() - 0.7 * (one == first) - 0.2 * (one == "a"))


def _riding(chance: Random, rides: str) -> dict[str, Answer]:
    safe = min(5, max(1, round(chance.gauss(3.3 if rides == "a" else 2.4, 1))))
    found: dict[str, Answer] = {"f7": {"number": safe}}
    if chance.random() < 0.55:
        lat, lon = chance.choice(HOTSPOTS)
        found["f8"] = {"lat": round(chance.gauss(lat, 0.0008), 6), "lon": round(chance.gauss(lon, 0.0012), 6)}
    return found


def _about(chance: Random, age: int, district: int) -> dict[str, Answer]:
    found: dict[str, Answer] = {
        "f14": {"choice": chance.choices("abc", (6 + 4 * age, 80, 8))[0]},
        "f17": {"choice": "abcdefg"[6 if chance.random() < 0.05 else age]},
        "f18": {"choice": chance.choices("abcd", (54, 38, 2, 6))[0]},
        "f19": {"choice": "abcdefghijkl"[11 if chance.random() < 0.04 else district]},
    }
    if chance.random() < 0.16:
        found["f15"] = {"text": chance.choice(REMARKS)}
    return found
