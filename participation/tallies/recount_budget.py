"""Zählt einen Bürgerhaushalt von Grund auf neu: der dritte Teil von verify.py.

Zwei Regeln nebeneinander: nach Stimmen (greedy) und mit gleichen Anteilen (Method of Equal Shares), alles in ganzen
Zahlen und Brüchen. Nötig ist nur Python ab 3.10.
"""

from collections.abc import Iterable
from fractions import Fraction
from math import gcd, lcm
from typing import Any

Box = list[tuple[Any, int]]  # gleiche Stimmzettel und ihre Anzahl


class Budget:
    """Ein Bürgerhaushalt: nach Stimmen (greedy) und mit gleichen Anteilen (Equal Shares), beides nebeneinander."""

    def __init__(self, vote: Any, box: Box) -> None:
        self.vote, self.plan, self.cost = vote, vote.plan, vote.cost
        self.heads = [number for _choice, number in box]
        # Was jeder Stimmzettel einem Vorhaben gibt: eine Zustimmung, Punkte, oder für den ersten Rang die meisten.
        self.units: dict[str, dict[int, int]] = {one: {} for one in vote.ids}
        for ballot, (choice, _number) in enumerate(box):
            for place, one in enumerate(choice[vote.kind]):
                given = {"approve": 1, "rank": vote.rules["most"] - place}.get(vote.kind)
                self.units[one][ballot] = given or choice["points"][one]
        self.score = {one: self.total(one) for one in vote.ids}
        least, most = max(1, self.plan["threshold"]), max(self.plan["total"], 999_999_998)
        self.running = [one for one in vote.ids if self.score[one] >= least and self.cost[one] <= most]

    def total(self, project: str) -> int:
        return sum(self.heads[ballot] * units for ballot, units in self.units[project].items())

    def outcome(self) -> Any:
        """Der Teil `outcome` von result.json."""
        rule = self.plan["rule"]
        winners, ties = self.spend(self.running, self.plan["total"], skip=rule != "greedy-no-skip")
        greedy = {"winners": winners, "cost": self.spent(winners), "ties": ties}
        shares = self.equal_shares()
        decided = shares if rule == "equal-shares" else greedy
        return {
            "votes": self.score,
            "greedy": greedy,
            "equal_shares": shares,
            "winners": decided["winners"],
            "ties": decided["ties"],
        }

    def first(self, equal: list[str]) -> tuple[str, str, list[str]]:
        """Wer bei Gleichstand vorgeht, warum, und vor wem: das billigere, dann das mit mehr Stimmen, dann das Los."""
        for by, key in (
            ("cost", self.cost.get),
            ("votes", lambda one: -self.score[one]),
            ("lot", self.vote.luck),
        ):
            best = [one for one in equal if key(one) == min(map(key, equal))]
            if len(best) == 1:
                return best[0], by, equal
            equal = best
        raise ValueError("das Los nennt ein Vorhaben doppelt")

    def spend(self, running: Iterable[str], money: int, *, skip: bool) -> tuple[list[str], list[Any]]:
        """Nach Stimmen; `skip`: Was nicht mehr hineinpasst, wird übergangen, sonst endet die Zählung dort."""
        winners, ties, waiting = [], [], list(running)
        while waiting:
            equal = [one for one in waiting if self.score[one] == max(map(self.score.__getitem__, waiting))]
            chosen, by, equal = self.first(equal)
            if len(equal) > 1:
                fitting = [self.cost[one] for one in equal if self.cost[one] <= money]
                matters = bool(fitting) and (sum(fitting) > money or (not skip and len(fitting) < len(equal)))
                ties.append(self.vote.tie(equal, chosen, matters=matters, by=by))
                if ties[-1]["chosen"] is None:
                    break
            if not skip and self.cost[chosen] > money:
                break
            waiting.remove(chosen)
            if self.cost[chosen] <= money:
                winners.append(chosen)
                money -= self.cost[chosen]
        return winners, ties

    def equal_shares(self) -> Any:
        """Gleiche Anteile, mit der Ergänzung, die in den Regeln steht."""
        total, voters, completion = self.plan["total"], sum(self.heads), self.plan["completion"]
        running = [one for one in self.running if self.cost[one] <= total]
        share = Fraction(total, voters) if voters else Fraction(0)
        step, tried, affordable = 10 ** max(0, len(str(int(share))) - 4), 1, self.spent(running) <= total
        winners, met = self.buy(running, share)
        while completion.startswith("add1") and not affordable:
            left = total - self.spent(winners)
            if completion == "add1-exhaustive" and not any(
                self.cost[one] <= left for one in running if one not in winners
            ):
                break
            step *= 10 if tried % 1000 == 0 else 1
            more, more_met = self.buy(running, share + step)
            if self.spent(more) > total:
                break
            winners, met, share, tried = more, more_met, share + step, tried + 1
        winners, ties, certain = self.judged(running, share, winners, met)
        if certain and (completion.endswith("utilitarian") or (affordable and completion != "none")):
            rest = [one for one in running if one not in winners]
            added, more_ties = self.spend(rest, total - self.spent(winners), skip=True)
            winners, ties = winners + added, ties + more_ties
        spelt = f"{share.numerator}/{share.denominator}"
        about = {"share": spelt, "completion": completion, "rounds": tried, "step": step}
        return {"winners": winners, "cost": self.spent(winners), "ties": ties, **about}

    def spent(self, projects: Iterable[str]) -> int:
        return sum(self.cost[one] for one in projects)

    def judged(
        self, running: list[str], share: Fraction, winners: list[str], met: list[Any]
    ) -> tuple[list[str], list[Any], bool]:
        """Gleichstände: Ein anderer Vorrang wird durchgezählt (höchstens 50); ein offener, der zählt, beendet alles."""
        ties, ways, certain, bought = [], 50, len(winners), winners
        for rounds, equal, chosen, by in met:
            ways -= len(equal) - 1
            others = (one for one in equal if one != chosen)
            matters = ways < 0 or any(
                set(self.buy(running, share, favourite=one)[0]) != set(winners) for one in others
            )
            ties.append(self.vote.tie(equal, chosen, matters=matters, by=by))
            certain = min(certain, rounds) if ties[-1]["chosen"] is None else certain
        is_certain = all(tie["chosen"] for tie in ties)
        return bought[:certain], ties, is_certain

    def buy(self, running: list[str], share: Fraction, favourite: str = "") -> tuple[list[str], list[Any]]:
        """Alle bekommen denselben Anteil. Runde um Runde wird gekauft, was je Nutzen am wenigsten kostet.

        Geld steht als ganze Zahl über dem gemeinsamen Nenner `scale` da, deshalb ist alles genau.
        """
        purses, scale = [share.numerator] * len(self.heads), share.denominator
        winners = [one for one in running if not self.cost[one]]
        winners.sort(key=lambda one: (-self.score[one], self.vote.luck(one)))
        rates = {one: Fraction(0) for one in running if self.cost[one]}
        ties: list[Any] = []
        while True:
            fresh: dict[str, Fraction] = {}
            # Preise steigen nur, denn Geld wird weniger: Was zuletzt schon teurer war, muss niemand neu ausrechnen.
            for one in sorted(rates, key=rates.__getitem__):
                if fresh and rates[one] > min(fresh.values()):
                    break
                price = self.price(one, purses, scale)
                if price is None:
                    del rates[one]
                else:
                    rates[one] = fresh[one] = price / self.worth(one)
            if not fresh:
                return winners, ties
            equal = [one for one in self.vote.ids if fresh.get(one) == min(fresh.values())]
            chosen, by, equal = (favourite, "", [favourite]) if favourite in equal else self.first(equal)
            if len(equal) > 1:
                ties.append((len(winners), equal, chosen, by))
            price = rates.pop(chosen) * self.worth(chosen)
            factor = price.denominator // gcd(price.denominator, scale)
            purses, scale = [purse * factor for purse in purses], scale * factor
            for ballot, units in self.units[chosen].items():
                purses[ballot] -= min(purses[ballot], price.numerator * (scale // price.denominator) * units)
            winners.append(chosen)

    def worth(self, project: str) -> int:
        """Der Nutzen einer Einheit: bei Zustimmung die Kosten des Vorhabens, sonst der Punkt selbst."""
        return self.cost[project] if self.vote.kind == "approve" else 1

    def price(self, project: str, purses: list[int], scale: int) -> Fraction | None:
        """Was eine Einheit kostet, wenn alle gleich viel je Einheit zahlen und wer das nicht hat, alles gibt."""
        supporters = self.units[project]
        missing, common = self.cost[project] * scale, lcm(*supporters.values())
        left = sum(self.heads[ballot] * units for ballot, units in supporters.items())
        for ballot in sorted(supporters, key=lambda one: purses[one] * (common // supporters[one])):
            units = supporters[ballot]
            if purses[ballot] * left >= missing * units:
                return Fraction(missing, left * scale)
            missing -= purses[ballot] * self.heads[ballot]
            left -= units * self.heads[ballot]
        return None
