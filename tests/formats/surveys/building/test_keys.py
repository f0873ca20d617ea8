"""Keys outlive wording."""

from participation.formats.surveys.policy.keys import keyed, next_option_key, next_question_key

BEFORE = [{"key": "a", "title": "Bus"}, {"key": "b", "title": "Rad"}, {"key": "c", "title": "Auto"}]


def pairs(titles: list[str]) -> str:
    """Keys and titles as a word."""
    return " ".join(f"{one['key']}:{one['title']}" for one in keyed(BEFORE, titles))


def test_other_order_keeps_the_keys() -> None:
    assert pairs(["Auto", "Bus", "Rad"]) == "c:Auto a:Bus b:Rad"


def test_other_words_keep_the_key() -> None:
    assert pairs(["Bus", "Fahrrad", "Auto"]) == "a:Bus b:Fahrrad c:Auto"


def test_what_is_new_gets_the_next_key_and_what_is_gone_takes_its_own_along() -> None:
    assert pairs(["Bus", "Rad", "Auto", "Zu Fuß"]) == "a:Bus b:Rad c:Auto d:Zu Fuß"
    assert pairs(["Bus", "Auto"]) == "a:Bus c:Auto"


def test_words_that_changed_places_and_words_that_changed_are_told_apart() -> None:
    assert pairs(["Auto", "Fahrrad", "Bus", "Zu Fuß"]) == "c:Auto b:Fahrrad a:Bus d:Zu Fuß"


def test_after_z_comes_aa() -> None:
    assert next_option_key([]) == "a"
    assert next_option_key(["y", "z"]) == "aa"
    assert next_option_key(["aa", "z"]) == "ab"
    assert next_option_key(["r1", "r9"], rows=True) == "r10"


def test_a_question_comes_after_the_highest_number() -> None:
    assert next_question_key([]) == "f1"
    assert next_question_key(["f2", "f10", "f9"]) == "f11"
