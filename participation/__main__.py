"""`python -m participation`: the same as the `participation` command."""

from participation.cli import main

main()
