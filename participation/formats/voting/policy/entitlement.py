"""Who may vote now, and what to do for who may not."""

from participation.formats.voting.models import Entitled, Entry, RollState, Vote
from participation.formats.voting.policy.rules import chosen
from participation.kernel.errors import DomainError


def require_entitled(vote: Vote, entry: Entry | None) -> None:
    """Raise DomainError unless the entry of the roll may vote and has not; None is somebody who is not on it."""
    if entry is None:
        raise DomainError(_STRANGER[vote.entitled], "code")
    if entry.state is not RollState.ENTITLED:
        raise DomainError(_BARRED[entry.state], "code")
    if entry.voted and not chosen(vote)["revote"]:
        raise DomainError(USED[vote.entitled is Entitled.CODES], "code")


_STRANGER = {
    Entitled.CODES: "Diesen Code gibt es bei dieser Abstimmung nicht. Gehört er vielleicht zu einer anderen? Sonst hilft "
    "Ihnen die Ansprechperson auf der Seite des Verfahrens.",
    Entitled.ACCOUNTS: "Ihr Konto steht nicht im Verzeichnis der Stimmberechtigten. Dafür müssten Sie vor dem Beginn in "
    "Ihrem Konto angegeben haben, dass Sie zu dieser Kommune gehören.",
    Entitled.VERIFIED: "Ihr Konto steht nicht im Verzeichnis der Stimmberechtigten. Dafür muss die Kommune bestätigt "
    "haben, dass Sie zu ihr gehören, zum Beispiel im Bürgerbüro.",
    Entitled.LIST: "Die E-Mail-Adresse Ihres Kontos steht nicht im Verzeichnis der Stimmberechtigten. Haben Sie die "
    "Einladung an eine andere Adresse bekommen?",
}
_BARRED = {
    RollState.REVOKED: "Dieser Code ist gesperrt, zum Beispiel weil er ersetzt wurde. Haben Sie einen neueren Brief? Sonst "
    "hilft Ihnen die Ansprechperson auf der Seite des Verfahrens.",
    RollState.PAPER: "Sie haben sich für die Abstimmung auf Papier entschieden. Deshalb ist sie hier nicht mehr möglich.",
}
USED = {
    True: "Mit diesem Code ist schon abgestimmt worden. Waren das nicht Sie, sagen Sie es bitte der Ansprechperson auf der "
    "Seite des Verfahrens. Mit Ihrem Prüfcode können Sie nachsehen, ob Ihre Stimme angekommen ist.",
    False: "Sie haben schon abgestimmt. Mit Ihrem Prüfcode können Sie nachsehen, ob Ihre Stimme angekommen ist.",
}
"""Whether it was a code -> what to say to who has voted."""
