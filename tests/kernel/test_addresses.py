"""Addresses as machines know them."""

import pytest

from participation.kernel import addresses


@pytest.mark.parametrize(
    ("address", "sent"),
    [
        ("Anna@Example.ORG", "Anna@example.org"),
        ("x@fußball.de", "x@xn--fuball-cta.de"),
        ("x@FUẞBALL.de", "x@xn--fuball-cta.de"),
        ("x@xn--fuball-cta.de", "x@xn--fuball-cta.de"),
        ("x@fussball.de", "x@fussball.de"),
        ("x@grüne.de", "x@xn--grne-1ra.de"),
        ("x@gru\u0308ne。de", "x@xn--grne-1ra.de"),
        ("x@βόλος.com", "x@xn--nxasmm1c.com"),
        ("x@א1.com", "x@xn--1-zhc.com"),
        ("x@localhost", "x@localhost"),
    ],
)
def test_a_domain_is_written_in_the_letters_of_the_dns(address: str, sent: str) -> None:
    assert addresses.mailable(address) == sent
    assert addresses.key(address) == sent.casefold()


@pytest.mark.parametrize(
    "domain", ["1א.com", "ü..com", "ü" * 64 + ".de", "ü" * 400, "ü\u2028.de", "☃️\u200d.de"]
)
def test_a_domain_that_cannot_exist_is_refused_but_has_a_key(domain: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        addresses.mailable(f"x@{domain}")
    assert addresses.key(f"x@{domain}").startswith("x@")


def test_the_key_of_an_address_is_that_of_its_other_spellings_but_of_no_other_domain() -> None:
    assert addresses.key(" ＡNNA@Grüne.de ") == addresses.key("anna@xn--grne-1ra.de")
    assert addresses.key("x@fußball.de") != addresses.key("x@fussball.de")
    assert addresses.key("no address") == "no address"
