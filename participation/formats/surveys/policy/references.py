"""What is kept of whoever filled in a sheet: a keyed hash, from which nobody gets back to a person or a code."""

import hashlib
import hmac


def of_account(secret: bytes, survey_id: int, account_id: int) -> str:
    """`Sheet.person` where an account may fill in one sheet; another one in every survey."""
    return _hash(secret, "survey-account", survey_id, str(account_id))


def of_code(secret: bytes, survey_id: int, code: str) -> str:
    """`SurveyCode.ref`; `code` as `kernel.codes.read` gives it. No sheet bears it."""
    return _hash(secret, "survey-code", survey_id, code)


def of_browser(secret: bytes, survey_id: int, token: str) -> str:
    """`Sheet.person` elsewhere: whoever holds the token finds the sheet that was begun with it."""
    return _hash(secret, "survey-sheet", survey_id, token)


def _hash(secret: bytes, purpose: str, survey_id: int, word: str) -> str:
    return hmac.new(secret, f"{purpose}|{survey_id}|{word}".encode(), hashlib.sha256).hexdigest()
