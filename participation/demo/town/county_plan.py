"""Landkreis Erlengrund, drawn by hand: rivers, roads, towns, villages. Metres from Lindenfurt's market square."""
# ruff: noqa: E501 - a course stays on one line, as it was drawn

from participation.demo.town.drawing import Nodes, Road, Shape, Spot

# Town or village: place and radius of its built-up land, all in metres; the towns give their names to the districts.
TOWNS: dict[str, tuple[float, float, float]] = {
    "Erlroda": (17300, 900, 1150), "Tannhagen": (7400, 8300, 760), "Wolfsfurt": (11400, 300, 720),
    "Grauenstein": (25200, 9300, 600), "Falkenrode": (26400, -1700, 740), "Mühlwerda": (22300, 3350, 700),
    "Kranichau": (12400, -7300, 680), "Haselroda": (20300, -6300, 640),
}  # fmt: skip
VILLAGES: dict[str, tuple[float, float, float]] = {
    "Wiesenroda": (9600, 4600, 330), "Rabenhag": (13400, 4900, 300), "Dornhagen": (6100, -3900, 340),
    "Bernsrode": (9500, -3700, 300), "Krahnfeld": (15300, -3500, 360), "Quellroda": (22300, -9600, 280),
    "Birkenrode": (23400, -3900, 320), "Thalhagen": (29300, 2300, 330), "Ginsterhag": (29900, 6300, 260),
    "Espenrode": (17200, 6700, 340), "Sandhagen": (8600, -8700, 290), "Friedelsau": (14300, 1900, 300),
    "Ahrenbach": (21000, 7300, 310), "Buchroda": (11400, 10300, 300), "Steinhag": (16000, 10700, 280),
    "Lohrode": (27600, -6200, 280), "Eschenhag": (31400, -900, 260), "Wernshag": (24600, 600, 250),
    "Tiefenrode": (6200, 5200, 260), "Hollerhag": (16300, -9800, 270),
}  # fmt: skip
NODES: Nodes = {name: (x, y) for name, (x, y, _radius) in {**TOWNS, **VILLAGES}.items()}

RIVERS = (
    ("Silberau", 46, "2600,950 3500,1650 4100,1250 4800,1150 5600,1650 7500,2300 9300,1900 10900,900 12300,900 13600,1300 14900,2600 16200,2250 17600,2150 19300,3500 20900,3000 22500,3900 24200,5600 26600,6100 28800,7800 31200,8600 37000,11500"),
    ("Erle", 16, "26500,-14500 24200,-11200 22600,-9300 20900,-7100 20100,-5100 19500,-3000 18100,-900 17300,300 16700,1200 16200,2250"),
    ("Tannbach", 8, "9800,15500 9000,11300 7700,8600 7300,6900 6500,5200 6700,3500 6500,2000"),
    ("Kranichbach", 8, "15300,-14500 14000,-10300 12700,-7700 11200,-5200 10700,-2500 11100,-500 10900,900"),
    ("Graue Ache", 8, "27700,15500 26400,11500 25500,9200 25300,7400 26000,6000"),
    ("Wernsbach", 7, "31500,-4800 28600,-2700 26600,-1500 24900,900 23100,2200 22500,3900"),
    ("Ahrenbach", 6, "19000,12800 20300,9300 20900,7300 21000,5200 20600,3050"),
)  # fmt: skip
RAIL = "-1000,-1150 1200,-1050 2100,-1290 3200,-1250 4500,-760 7500,-250 9600,-450 11500,-250 14000,-500 16300,-350 17900,250 19700,2200 22300,2700 24400,4300 27300,4700 30000,4000 37000,4900"

ROADS = (
    Road("L 901", "road_major", 12, "2650,380 3550,150 4300,60 5600,380 7500,-350 9500,-100 Wolfsfurt 13000,-350 15200,100 Erlroda"),
    Road("L 902", "road_major", 12, "620,1220 1280,2300 1900,3700 4200,5100 Tiefenrode 6900,6900 Tannhagen 9300,9500 Buchroda 13700,10900 Steinhag 18500,11900 21000,13200 22000,15500"),
    Road("B 98", "road_major", 15, "-2000,-2500 900,-2600 2200,-2330 3350,-1600 4500,-1600 Dornhagen 7800,-4100 Bernsrode 12300,-3300 Krahnfeld 17300,-2200 19000,-700 21600,-300 Wernshag 27500,1600 Thalhagen 32500,3300 37000,3300"),
    Road("L 903", "road_major", 12, "Erlroda 18900,1500 20600,2500 Mühlwerda 23600,5000 24300,7200 Grauenstein 26400,10800 26900,12800 26300,15500"),
    Road("L 904", "road_major", 12, "Tannhagen 8700,6200 Wiesenroda 10400,2500 Wolfsfurt 11500,-1400 11000,-3100 11500,-5200 Kranichau 13400,-9000 14800,-11300 15800,-14500"),
    Road("L 905", "road_major", 12, "Erlroda 17600,-700 18500,-3300 Haselroda 21500,-8100 Quellroda 23900,-11700 25200,-14500"),
    Road("L 906", "road_major", 12, "Wernshag 25600,-500 Falkenrode 27100,-3800 Lohrode 28600,-9300 30000,-14500"),
    Road("L 907", "road_major", 12, "Erlroda 17000,2900 16900,4700 Espenrode 16900,8700 Steinhag"),
    Road("K 11", "road_minor", 8, "Espenrode 19100,7400 Ahrenbach 22900,8500 Grauenstein 27500,8400 Ginsterhag 30100,4200 Thalhagen"),
    Road("K 12", "road_minor", 8, "Kranichau 14300,-8300 Hollerhag 18300,-8300 Haselroda 21600,-5000 Birkenrode 25000,-3000 Falkenrode 29000,-1700 Eschenhag 34000,-400 37000,-900"),
    Road("K 13", "road_minor", 8, "Wiesenroda 11500,5100 Rabenhag 15200,5600 Espenrode"),
    Road("K 14", "road_minor", 8, "Dornhagen 6900,-6200 Sandhagen 10500,-8300 Kranichau"),
    Road("K 15", "road_minor", 8, "Wolfsfurt 12900,1700 Friedelsau 15500,1500 Erlroda"),
    Road("K 16", "road_minor", 8, "Mühlwerda 21700,5300 Ahrenbach"),
    Road("K 17", "road_minor", 8, "Rabenhag 13900,3300 Friedelsau"),
    Road("K 18", "road_minor", 8, "Thalhagen 30800,900 Eschenhag"),
    Road("K 19", "road_minor", 8, "Birkenrode 25700,-5400 Lohrode"),
)  # fmt: skip

PATHS = (
    Road("Silberau-Radweg", "road_path", 3, "2400,700 3600,1500 4800,1000 5700,1500 7600,2150 9200,1750 10800,750 12400,750 13700,1150 15000,2450 16300,2100 17700,2000 19400,3350 20900,2850 22600,3700 24300,5450 26700,5950 28900,7650 31000,8400"),
    Road("Alte Bahntrasse", "road_path", 3, "11500,-350 10500,-2000 10800,-4200 12000,-6700 13500,-7600 15800,-7000 18300,-6700 20000,-5900 21800,-6600 24300,-7800"),
    Road("Erletalweg", "road_path", 3, "17100,250 17900,-1000 19300,-3100 19900,-5100 20600,-7000 22300,-9200"),
)  # fmt: skip

LAKES = (
    Shape("Großer Kranichsee", "water", "13300,-6700 13900,-6500 14500,-6800 14600,-7200 14000,-7350 13500,-7150"),
    Shape("Kleiner Kranichsee", "water", "11300,-8100 11700,-7950 11900,-8250 11500,-8450"),
    Shape("Talsperre Grauenstein", "water", "26100,11800 26500,11300 26900,11900 27200,12700 27800,13500 27300,13700 26700,12800"),
    Shape("Baggersee Friedelsau", "water", "14700,1100 15200,1200 15300,800 14900,600"),
    Shape("Lindensee", "water", "1700,-300 1900,-230 2180,-280 2420,-330 2470,-480 2330,-610 2050,-680 1780,-620 1640,-460"),
)  # fmt: skip

BOUNDARY = "3000,3000 4200,4800 3700,6400 4600,8500 5200,11000 7900,12400 10300,12900 13400,12300 15600,13400 18700,13700 21500,12500 24000,14000 27900,14400 30000,12100 32100,11000 33200,8200 32200,5600 33600,2600 33300,-700 33900,-3100 31000,-5200 30600,-8300 27600,-9500 25300,-12300 22400,-13000 19600,-11800 17400,-12900 14000,-12500 11700,-11200 8100,-11600 6200,-9500 6500,-7200 4300,-5700 3300,-3600 1500,-2000 1500,1500"

TOWN_GROUND = "-400,-2050 700,-2150 1900,-2000 1850,-1400 900,-1100 1350,100 2050,200 2550,150 3050,-250 3600,250 3250,700 2700,550 2000,800 2300,1250 1500,1900 900,1750 -200,2500 -900,2600 -1200,2100 -400,1600 -1500,1000 -3000,600 -3200,250 -1600,-100 -1000,-1000 -3000,-1700 -2900,-2300 -1250,-2450"

SPOTS = (
    Spot("Kreishaus", "townhall", 17450, 1150, 3),
    Spot("Bahnhof Erlroda", "station", 17600, 120, 3),
    Spot("Bahnhof Wolfsfurt", "station", 11500, -250, 4),
    Spot("Bahnhof Mühlwerda", "station", 22300, 2700, 4),
    Spot("Burg Grauenstein", "castle", 25500, 9650, 3),
    Spot("Staumauer", "view", 26300, 11350, 4),
    Spot("Hoher Stein (512 m)", "hill", 28700, 10300, 3),
    Spot("Rabenkopf (431 m)", "hill", 14600, 7900, 3),
    Spot("Tannhöhe (388 m)", "hill", 5600, 9900, 4),
    Spot("Eichelberg (402 m)", "hill", 24200, -6500, 4),
    Spot("Naturschutzgebiet Kranichseen", "wood", 13900, -6350, 4),
    Spot("Berufsschule Erlroda", "school", 16700, 500, 4),
    Spot("Gesamtschule Mühlwerda", "school", 22050, 3650, 4),
    Spot("Zeltplatz Kranichsee", "leisure", 14200, -7500, 4),
    Spot("Klostermühle", "view", 9000, 1650, 4),
    Spot("Lindenfurt", "neighbour", 0, 0, 2),
)  # fmt: skip

STREETS = (
    "Kirchstraße Schulstraße Gartenstraße Bergstraße Mühlstraße Lindenstraße Wiesenstraße Feldstraße Brunnenstraße "
    "Ringstraße Am_Markt Talstraße Waldstraße Friedhofstraße Burgstraße Steingasse Neue_Straße Untergasse Obergasse "
    "Badergasse Postgasse Turmstraße Poststraße Am_Sportplatz Birkenweg Ahornweg Finkenweg Amselweg Rosenweg "
    "Schillerstraße Goethestraße Breslauer_Straße Siedlungsweg Sonnenhang Am_Hang Weidenweg Hohlweg Schützenstraße"
)
VILLAGE_STREETS = "Dorfstraße Kirchweg Am_Anger Zur_Mühle Hintergasse Backhausweg Im_Winkel Am_Dorfteich"
THROUGH = (
    "Hauptstraße",
    "Marktstraße",
    "Bahnhofstraße",
    "Lange Straße",
    "Brückenstraße",
    "Amtsstraße",
    "Vorstadt",
)
