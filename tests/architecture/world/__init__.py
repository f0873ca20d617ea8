"""A small world to attack: two municipalities with everything in every state, and people of every kind."""

from tests.architecture.world.people import ACTORS, Browser
from tests.architecture.world.places import Town
from tests.architecture.world.whole import World, build

__all__ = ["ACTORS", "Browser", "Town", "World", "build"]
