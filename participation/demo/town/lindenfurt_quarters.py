"""Lindenfurt's quarters, districts and named places."""
# ruff: noqa: E501 - a course stays on one line, as it was drawn

from participation.demo.town.buildings import detached, halls, perimeter, slabs
from participation.demo.town.drawing import Quarter, Spot
from participation.demo.town.landmarks import Landmark
from participation.demo.town.patterns import Arcs, Closes, Grid, Organic, nothing

CORE = perimeter(setback=3.5, depth=10, smallest_yard=120)
BLOCKS = perimeter(setback=7, depth=13, smallest_yard=400)
VILLAS = detached(setback=9, width=22, gap=58, depth=13)
HOUSES = detached(setback=8, width=30, gap=64, depth=11)
ROWS = detached(setback=9, width=48, gap=34, depth=11)
FARMS = detached(setback=6, width=29, gap=66, depth=12)
lanes = Organic(block=3300, bend=0.07, tilt=16)
village = Organic(block=13500, bend=0.10, tilt=16)

QUARTERS = (
    Quarter((-150, 170), "lanes", lanes, CORE, "core", 6, 60),
    Quarter((150, 160), "lanes", lanes, CORE, "core", 6, 60),
    Quarter((180, -100), "lanes", lanes, CORE, "core", 6, 60),
    Quarter((-130, -130), "lanes", lanes, CORE, "core", 6, 60),
    Quarter((100, 800), "poets", Grid(8, 128, 92), BLOCKS, width=10),
    Quarter((800, 800), "women", Grid(-24, 150, 96), BLOCKS, width=10),
    Quarter((700, 50), "river", Grid(35, 130, 90, 6), VILLAS),
    Quarter((-640, 120), "tanners", Grid(12, 120, 90), BLOCKS),
    Quarter((-120, -720), "trades", Grid(-4, 118, 96), BLOCKS, width=10),
    Quarter((500, -720), "cities", Grid(3, 124, 100), BLOCKS, width=10),
    Quarter((-700, -760), "crafts", Grid(-12, 120, 92), BLOCKS),
    Quarter((1100, -620), "water", Grid(80, 130, 80, 8), VILLAS),
    Quarter((1250, 1200), "flowers", Arcs((1437, 1170), (110, 205, 300, 400, 500, 600, 700, 800), (10, 62, 112, 160, 205, 258, 310)), VILLAS),
    Quarter((2000, 1300), "larks", Grid(62, 190, 92, 26, staggered=True), HOUSES),
    Quarter((-1400, 300), "composers", Grid(14, 170, 100, 16, staggered=True), VILLAS),
    Quarter((-1250, -60), "mill", Grid(4, 150, 84, 5), HOUSES),
    Quarter((200, 1500), "painters", Grid(10, 180, 88, 22, staggered=True), HOUSES),
    Quarter((-820, 1880), "village_oberlinden", village, FARMS),
    Quarter((-950, 2250), "village_oberlinden", village, FARMS),
    Quarter((-500, 2200), "village_oberlinden", village, FARMS),
    Quarter((-300, 1930), "village_oberlinden", village, FARMS),
    Quarter((-2700, 100), "village_kaltenwies", village, FARMS),
    Quarter((-2850, 480), "village_kaltenwies", village, FARMS),
    Quarter((-2500, 470), "village_kaltenwies", village, FARMS),
    Quarter((2850, 520), "village_ellrode", village, FARMS),
    Quarter((3000, 50), "village_ellrode", village, FARMS),
    Quarter((-60, -1650), "trees", Grid(-3, 140, 88), ROWS),
    Quarter((1400, -1700), "animals", Closes(-6, 190, 74, 120), slabs(24, 58, 12, 46), "estate"),
    Quarter((-750, -1650), "berries", Closes(-10, 150, 62, 95), HOUSES),
    Quarter((-2200, -1900), "inventors", Grid(-14, 260, 190), halls(6, 9000), "industry", 11),
    Quarter((-1450, -1900), "", nothing, halls(8, 9000), "industry", 11),
    Quarter((-900, -1270), "", nothing, halls(8, 5000), "industry", 10),
    Quarter((200, -1140), "", nothing, halls(8, 5000), "industry", 10),
)  # fmt: skip

DISTRICTS = {
    "Altstadt": (0, 0), "Neustadt": (150, 900), "Bahnhofsvorstadt": (0, -700), "Südstadt": (200, -1700),
    "Gartenstadt": (1500, 1300), "Weststadt": (-1250, 500), "Hammergrund": (-2300, -2000),
    "Oberlinden": (-700, 2300), "Ellrode": (3000, 200), "Kaltenwies": (-2700, 300),
}  # fmt: skip
NAME_PLACES = {**DISTRICTS, "Altstadt": (20, -150), "Neustadt": (330, 960), "Südstadt": (200, -1560)}
# Where one district ends and the next begins: a road's name, or a course. River and railway always divide.
LIMITS = (
    "Westwall", "Nordwall", "Ostwall", "Nordring", "Westring", "brueckentor 70,-420", "westtor -450,-150 -430,-420",
    "ost3 1560,420 1600,180", "-2000,-1100 -1960,-300 -1960,200 -1750,900 -1420,1560", "-1420,1560 -800,1330 nord1",
    "-1420,1560 -1480,2150 -1560,2500 -1700,3100", "nord1 -60,1700 80,2050 230,2400 420,3300",
    "1250,400 see1 1440,-330 1380,-700 1320,-1150", "sued0 -1190,-1800 -1240,-2150 um0 -1330,-3100",
)  # fmt: skip

LANDMARKS = (
    Landmark("Stadtkirche St. Marien", "church", "church", -120, 92, 12, 16, 2),
    Landmark("Rathaus", "townhall", "hall", 26, 66, 4, 4, 2),
    Landmark("Spitalkirche", "church", "chapel", 190, -78, -20, 10, 4),
    Landmark("Schloss Lindenfurt", "castle", "castle", 690, 560, 20, 16, 2),
    Landmark("Hauptbahnhof Lindenfurt", "station", "station", 160, -968, 1, 10, 2),
    Landmark("Christuskirche", "church", "church", 210, 1150, 98, 18, 3),
    Landmark("Lutherkirche", "church", "church", -560, -800, 80, 16, 3),
    Landmark("Stadtbibliothek", "culture", "hall", -160, -130, 18, 10, 3),
    Landmark("Stadttheater", "culture", "bath", 320, 360, 60, 14, 3),
    Landmark("Kreiskrankenhaus", "hospital", "hospital", -60, 1480, 10, 22, 2),
    Landmark("Grundschule am Wall", "school", "school", -270, 250, 38, 12, 3),
    Landmark("Goethe-Gymnasium", "school", "school", 60, 985, 8, 18, 3),
    Landmark("Luisenschule", "school", "school", 1010, 780, -24, 18, 3),
    Landmark("Gartenschule", "school", "school", 1660, 1420, 60, 20, 3),
    Landmark("Erlenbachschule", "school", "school", -1000, 700, 14, 18, 3),
    Landmark("Bahnhofschule", "school", "school", 520, -680, 3, 18, 3),
    Landmark("Kastanienschule", "school", "school", 60, -1850, -3, 22, 3),
    Landmark("Gesamtschule Süd", "school", "hospital", 1080, -1900, -6, 26, 3),
    Landmark("Dorfschule Oberlinden", "school", "school", -560, 2120, 30, 12, 4),
    Landmark("Dorfkirche Oberlinden", "church", "chapel", -760, 2130, 10, 16, 4),
    Landmark("Dorfkirche Kaltenwies", "church", "chapel", -2740, 400, 0, 16, 4),
    Landmark("Dorfkirche Ellrode", "church", "chapel", 3040, 320, 15, 16, 4),
    Landmark("Ellroder Grundschule", "school", "school", 2860, 460, 20, 12, 4),
    Landmark("Hallenbad", "sports", "bath", 1560, -620, 10, 14, 3),
    Landmark("Kulturfabrik Hammer", "culture", "hospital", -1310, -1880, -12, 12, 3),
)  # fmt: skip

SPOTS = (
    Spot("Marktplatz", "square", 0, 0, 2),
    Spot("Alte Brücke", "bridge", 72, -402, 3),
    Spot("Bahnhofsvorplatz", "square", 150, -905, 3),
    Spot("Hammerbrücke", "bridge", -845, -258, 4),
    Spot("Ostbrücke", "bridge", 1026, 110, 4),
    Spot("Grillplatz Gerberwiese", "leisure", -1300, -330, 4),
    Spot("Spielplatz Festwiese", "playground", -640, -220, 4),
    Spot("Spielplatz Stadtpark", "playground", -480, 560, 4),
    Spot("Skateplatz", "leisure", 1180, -900, 4),
    Spot("Bismarckturm", "view", 900, 2750, 3),
    Spot("Waldspielplatz", "playground", -1780, 1500, 4),
    Spot("Bootsverleih", "leisure", 1690, -560, 4),
    Spot("Strandbad", "sports", 2560, -400, 3),
    Spot("Lindensee", "water", 2060, -450, 2),
    Spot("Stadtwald", "wood", -2450, 1900, 2),
    Spot("Buchenhain", "wood", 520, -2900, 3),
    Spot("Stadtpark", "park", -390, 520, 3),
    Spot("Hauptfriedhof", "cemetery", 430, 1520, 4),
)
