"""Zählt Stimmen von Grund auf neu: der zweite Teil von verify.py. Haushalte zählt der dritte, recount_budget.py.

Nötig ist nur Python ab 3.10. Welche Regeln gelten, steht in rules.json, und was sie bedeuten, in LIESMICH.txt.
"""

import json
from collections import Counter
from collections.abc import Callable
from itertools import permutations, product
from typing import Any

Box = list[tuple[Any, int]]  # gleiche Stimmzettel und ihre Anzahl


def whole(value: Any, least: int, most: int) -> bool:
    return type(value) is int and least <= value <= most


class Vote:
    """Eine Abstimmung nach ihren Regeln; `budget` zählt sie aus, wenn es um einen Haushalt geht."""

    def __init__(self, rules: Any, budget: Callable[["Vote", Box], Any]) -> None:
        self.rules, self.method, self.plan = rules, rules["method"], rules["budget"]
        self.seats, self.count_budget = rules["seats"], budget
        self.cost = {option["id"]: option.get("cost", 0) for option in rules["options"]}
        self.ids, self.open = list(self.cost), rules["ties"] == "open"
        self.luck = (rules["lot"] or self.ids).index
        form = self.plan["ballot"] if self.plan else self.method
        self.kind = {"ranked": "rank", "consensus": "resist", "points": "points"}.get(form, "approve")

    def is_valid(self, choice: Any) -> bool:
        ((kind, said),) = choice.items()
        if kind == "blank" or kind != self.kind:
            return kind == "blank" and said is True and self.rules["blank"] is True
        if kind == "resist":
            return set(said) == set(self.ids) and all(whole(value, 0, 10) for value in said.values())
        if kind == "points":
            right = all(whole(value, 1, self.rules["points"]) for value in said.values())
            right = right and 0 < sum(said.values()) <= self.rules["points"]
        else:
            named = len(set(said)) if isinstance(said, list) and len(set(said)) == len(said) else 0
            right = max(1, self.rules["least"]) <= named <= self.rules["most"]
            right = right and (kind == "rank" or said == [one for one in self.ids if one in said])
        right = right and set(said) <= set(self.ids)
        if right and self.plan and self.plan["fits"]:
            right = sum(self.cost[one] for one in said) <= self.plan["total"]
        return bool(right)

    def adds_up(self, station: Any) -> bool:
        """Ob die Zählung einer Station zu ihren Stimmzetteln und zu den Regeln passt."""
        ballots, blank, invalid = (station[name] for name in ("ballots", "blank", "invalid"))
        sound = all(whole(one, 0, 10**7) for one in (ballots, blank, invalid, ballots - blank - invalid))
        if not sound or len(station) != 5 or (blank and not self.rules["blank"]):
            return False
        if "lines" in station:
            return self.lines_add_up(station["lines"], ballots - blank - invalid)
        return self.totals_add_up(station["totals"], ballots - blank - invalid)

    def lines_add_up(self, lines: Any, valid: int) -> bool:
        """Eine Zeile je Auswahl, mit der Zahl ihrer Stimmzettel."""
        sound = all(whole(line["count"], 1, 10**7) and "blank" not in line["choice"] for line in lines)
        sound = sound and all(self.is_valid(line["choice"]) for line in lines)
        return sound and sum(line["count"] for line in lines) == valid

    def totals_add_up(self, totals: Any, valid: int) -> bool:
        """Nur Summen je Option: Keine kann größer sein, als so viele Stimmzettel erlauben."""
        each, least, most = 1, max(1, self.rules["least"]), self.rules["most"]
        if self.method == "consensus":
            each, least, most = 10, 0, 10 * len(self.ids)
        elif self.method == "points":
            each, least, most = self.rules["points"], 1, self.rules["points"]
        sound = self.method not in ("ranked", "budget") and set(totals) <= set(self.ids)
        sound = sound and all(whole(one, 0, each * valid) for one in totals.values())
        return sound and least * valid <= sum(totals.values()) <= most * valid

    def result(self, ballots: list[Any], paper: list[Any]) -> Any:
        """Der Inhalt von result.json."""
        piles = Counter(json.dumps(choice, sort_keys=True) for choice in ballots)
        for line in (line for station in paper for line in station.get("lines", [])):
            piles[json.dumps(line["choice"], sort_keys=True)] += line["count"]
        box = [(json.loads(said), number) for said, number in sorted(piles.items())]
        box = [(choice, number) for choice, number in box if not {"blank", "invalid"} & set(choice)]
        on_paper = {name: sum(one[name] for one in paper) for name in ("ballots", "blank", "invalid")}
        blank = on_paper["blank"] + ballots.count({"blank": True})
        invalid = on_paper["invalid"] + ballots.count({"invalid": True})
        numbers = {
            "online": len(ballots),
            "paper": on_paper["ballots"],
            "blank": blank,
            "invalid": invalid,
            "valid": len(ballots) + on_paper["ballots"] - blank - invalid,
        }
        if self.plan:
            outcome = self.count_budget(self, box)
        elif self.method == "ranked":
            outcome = self.ranked(box)
        else:
            outcome = self.summed(box, paper, numbers["valid"])
        about = {"schema": "participation-result/1", "vote": self.rules["vote"], "method": self.method}
        return {**about, "ballots": numbers, "outcome": outcome}

    def tie(self, options: list[str], chosen: str, *, matters: bool, by: str = "lot") -> Any:
        """Was über einen Gleichstand festgehalten wird; ein offener wählt niemanden."""
        if by == "lot" and self.open and (matters or not self.plan):
            return {"options": options, "chosen": None, "by": "open", "matters": matters}
        return {"options": options, "chosen": chosen, "by": by, "matters": matters}

    def elected(self, groups: list[list[str]]) -> Any:
        """Die Gewählten aus Gruppen gleich guter Optionen; reichen die Plätze nicht für alle, entscheidet das Los."""
        winners: list[str] = []
        ties = []
        for group in groups:
            left, order = self.seats - len(winners), sorted(group, key=self.luck)
            for place in range(min(left, len(group) - 1, 1 if self.open else left)):
                rest = [one for one in group if one in order[place:]]
                ties.append(self.tie(rest, order[place], matters=len(group) > left))
            if self.open and len(group) > left:
                break
            winners += group if self.open else order[:left]
        return {"winners": winners, "ties": ties}

    def grouped(self, values: dict[str, int], *, most_first: bool) -> list[list[str]]:
        order = sorted(set(values.values()), reverse=most_first)
        return [[one for one in values if values[one] == value] for value in order]

    def summed(self, box: Box, paper: list[Any], valid: int) -> Any:
        """Einfache Wahl, Zustimmung, Punkte und Widerstände: Summen. Wer von niemandem etwas bekam, gewinnt nicht."""
        sums, least = dict.fromkeys(self.ids, 0), self.method == "consensus"
        said = [(choice[self.kind], number) for choice, number in box]
        for given, number in [*said, *((station.get("totals", {}), 1) for station in paper)]:
            for one in given:
                sums[one] += number * (given[one] if isinstance(given, dict) else 1)
        running = {one: value for one, value in sums.items() if valid and (value or least)}
        name = {"points": "points", "consensus": "resistance"}.get(self.method, "votes")
        return {name: sums, **self.elected(self.grouped(running, most_first=not least))}

    def ranked(self, box: Box) -> Any:
        """Schulze (stärkste Pfade) und die Stichwahl in Runden; die Regeln sagen, was von beiden gilt."""
        pairs = {one: {other: 0 for other in self.ids if other != one} for one in self.ids}
        for choice, number in box:
            behind = set(self.ids)
            for one in choice["rank"]:
                behind.remove(one)
                for other in behind:
                    pairs[one][other] += number
        groups = self.schulze(pairs)
        rounds, final = self.runoff(box, self.ids) if box else ([], self.elected([]))
        chosen = final if self.rules["count"] == "irv" else self.elected(groups if box else [])
        return {"pairs": pairs, "schulze": groups, "irv": rounds, **chosen}

    def schulze(self, pairs: dict[str, dict[str, int]]) -> list[list[str]]:
        """Ein Pfad ist so stark wie sein schwächster Sieg; vorn steht, wen niemand auf stärkerem Pfad schlägt."""
        path = {(a, b): pairs[a][b] if pairs[a][b] > pairs[b][a] else 0 for a, b in permutations(self.ids, 2)}
        for via, (a, b) in product(self.ids, path):
            if via not in (a, b):
                path[a, b] = max(path[a, b], min(path[a, via], path[via, b]))
        groups, left = [], self.ids
        while left:
            groups.append([a for a in left if all(path[a, b] >= path[b, a] for b in left if a != b)])
            left = [one for one in left if one not in groups[-1]]
        return groups

    def runoff(self, box: Box, left: list[str], *, look: bool = True) -> Any:
        """Runde um Runde scheidet aus, wer hinten liegt. `look`: bei Gleichstand auch zählen, was sonst herauskäme."""
        rounds, ties = [], []
        while True:
            votes = {"": 0} | dict.fromkeys(left, 0)  # "" bekommt Stimmzettel, die niemanden mehr nennen
            for choice, number in box:
                votes[next((one for one in choice["rank"] if one in votes), "")] += number
            exhausted, few = votes.pop(""), min(votes[one] for one in left)
            majority = self.seats == 1 and 2 * max(votes.values()) > sum(votes.values())
            done = majority or len(left) <= self.seats
            last = [one for one in left if votes[one] == few and not done]
            rest = [votes[one] for one in left if one not in last]
            harmless = len(rest) >= self.seats and few * len(last) < min(rest, default=0)
            tied = last if len(last) > 1 and not harmless else []
            out = sorted(tied, key=self.luck)[-1:] or last
            rounds.append({"counts": votes, "exhausted": exhausted, "out": out, "tied": tied})
            if tied and look:
                ways = [self.runoff(box, [one for one in left if one != gone], look=False) for gone in tied]
                matters = len({frozenset(way[1]["winners"]) for way in ways}) > 1
                ties.append(self.tie(tied, out[0], matters=matters))
                if self.open and matters:
                    rounds[-1]["out"] = []
                    return rounds, {"winners": [], "ties": ties}
            if done:
                end = self.elected(self.grouped(votes, most_first=True))
                return rounds, {"winners": end["winners"], "ties": ties + end["ties"]}
            left = [one for one in left if one not in out]
