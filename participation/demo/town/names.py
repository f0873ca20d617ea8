"""Street names by theme, as German towns give them: one theme a quarter, no name twice in a town."""

from __future__ import annotations

THEMES = {
    "lanes": (
        "Gerbergasse Töpfergasse Fischergasse Schmiedgasse Webergasse Färbergasse Bäckergasse "
        "Metzgergasse Seilergasse Küfergasse Hutmachergasse Kürschnergasse Nadlergasse Glockengasse "
        "Kirchgasse Pfarrgasse Küstergasse Schulgasse Rathausgasse Salzgasse Weingasse Krumme_Gasse "
        "Enge_Gasse Lange_Gasse Kurze_Gasse Dunkle_Gasse Hintergasse Untergasse Neugasse Badergasse "
        "Spitalgasse Klostergasse Nonnengasse Mönchgasse Mauergasse Zwingergasse Turmgasse "
        "Marstallgasse Rossgasse Schafgasse Gänsegasse Katzengasse Bärengasse Löwengasse "
        "Storchengasse Rosengasse Brunnengasse Wassergasse Mehlgasse Zehntgasse Münzgasse "
        "Wechslergasse Apothekergasse Postgasse Malzgasse Brauhausgasse Hirtengasse Himmelsgasse "
        "Paradiesgasse Eselsgasse Kannengießergasse Böttchergasse Hühnergasse Laternengasse Sackgasse "
        "Amtsgasse Torgasse Judengasse Synagogengasse Pfeifergasse"
    ),
    "poets": (
        "Goethestraße Schillerstraße Lessingstraße Heinrich-Heine-Straße Fontanestraße Mörikestraße "
        "Kleiststraße Hölderlinstraße Eichendorffstraße Theodor-Storm-Straße Uhlandstraße "
        "Büchnerstraße Herderstraße Wielandstraße Rückertstraße Novalisstraße Brentanostraße "
        "Jean-Paul-Straße"
    ),
    "women": (
        "Käthe-Kollwitz-Straße Luise-Otto-Straße Marie-Curie-Straße Helene-Lange-Straße "
        "Lise-Meitner-Straße Bertha-von-Suttner-Straße Hannah-Arendt-Straße Elisabeth-Selbert-Straße "
        "Emmy-Noether-Straße Sophie-Scholl-Straße Hedwig-Dohm-Straße Ricarda-Huch-Straße "
        "Anita-Augspurg-Straße Else-Lasker-Schüler-Straße Maria-Montessori-Straße Charlottenstraße "
        "Luisenstraße Augustastraße Cäcilienstraße Friederikenstraße"
    ),
    "river": (
        "Schifferstraße Fährgasse Reusenweg Schleusenweg Lachsweg Pegelweg Floßhafenweg Nixenweg Netzweg"
    ),
    "tanners": (
        "Tuchmacherstraße Lohgerberstraße Bleichstraße Erlenbachstraße Walkmühlenweg Lederstraße "
        "Weidenstraße Wollstraße Spinnereistraße Mühlgrabenweg Leinenweg Sämischweg Loheplatz "
        "Flachsweg"
    ),
    "trades": (
        "Friedrich-Ebert-Straße Gutenbergstraße Güterstraße Rathenaustraße Stresemannstraße "
        "Zollstraße Kontorstraße Wilhelmstraße Bebelstraße Druckereistraße"
    ),
    "cities": (
        "Erfurter_Straße Kasseler_Straße Weimarer_Straße Frankfurter_Straße Gießener_Straße "
        "Eisenacher_Straße Bamberger_Straße Leipziger_Straße Dresdner_Straße Hanauer_Straße "
        "Jenaer_Straße Coburger_Straße Mainzer_Straße"
    ),
    "crafts": (
        "Schreinerstraße Schlosserstraße Sattlerstraße Glaserstraße Drechslerstraße Steinmetzstraße "
        "Kupferschmiedstraße Uhrmacherstraße Buchbinderstraße Maurerstraße Stellmacherweg"
    ),
    "water": (
        "Seeblick Seerosenweg Schilfweg Libellenweg Eisvogelweg Reiherweg Binsenweg Haubentaucherweg "
        "Hechtweg Froschweg Rohrdommelweg"
    ),
    "flowers": (
        "Rosenweg Dahlienweg Tulpenweg Asternweg Fliederweg Nelkenweg Veilchenweg Narzissenweg "
        "Lilienweg Malvenweg Primelweg Krokusweg Kornblumenweg Margeritenweg Gladiolenweg Levkojenweg"
    ),
    "larks": (
        "Lerchenweg Amselweg Drosselweg Finkenweg Meisenweg Starenweg Pirolweg Zeisigweg Stieglitzweg "
        "Zaunkönigweg Nachtigallenweg Schwalbenweg Kiebitzweg Wachtelweg Rotkehlchenweg Goldammerweg "
        "Bachstelzenweg Kuckucksweg Wiedehopfweg Sperberweg Falkenweg Bussardweg Milanweg Dohlenweg "
        "Elsternweg Spatzenweg Gimpelweg Grasmückenweg Fasanenweg Mauerseglerweg"
    ),
    "composers": (
        "Beethovenstraße Mozartstraße Bachstraße Clara-Schumann-Straße Schubertstraße Brahmsstraße "
        "Händelstraße Haydnstraße Mendelssohnstraße Fanny-Hensel-Weg Telemannstraße Lortzingstraße "
        "Lisztstraße Brucknerstraße Regerstraße Gluckstraße Schützstraße Spohrstraße Pachelbelweg "
        "Buxtehudeweg Silcherweg Loeweweg Nicolaiweg Flotowweg Humperdinckweg Hindemithweg "
        "Kurt-Weill-Weg Emilie-Mayer-Weg Orffstraße Mahlerstraße"
    ),
    "mill": "Mühlenweg Kornweg Dinkelweg Roggenweg Haferweg Gerstenweg Weizenweg Müllerweg",
    "painters": (
        "Dürerstraße Cranachstraße Holbeinstraße Liebermannstraße Menzelstraße Paul-Klee-Straße "
        "August-Macke-Straße Franz-Marc-Straße Gabriele-Münter-Weg Paula-Modersohn-Weg Spitzwegstraße "
        "Feuerbachstraße Riemenschneiderweg Merianweg Rungeweg Hannah-Höch-Weg Max-Ernst-Weg "
        "Feiningerweg Kirchnerweg Barlachweg Zilleweg Lochnerweg Schongauerweg Corinthweg Slevogtweg "
        "Leiblweg Carusweg Beckmannweg Kandinskyweg Schlemmerweg"
    ),
    "village_oberlinden": (
        "Alte_Dorfstraße Am_Backhaus Lindenplatz Im_Oberdorf Im_Unterdorf Hofgasse Pfarrweg "
        "Am_Dorfbrunnen Krautgartenweg Hirtenweg Hohlweg Wiesengrund Im_Winkel An_der_Tränke Bornweg "
        "Kirschgarten Zehntscheunenweg Am_Sportplatz Steinweg Zum_Stadtwald Am_Hang Backofengasse "
        "Schulzengasse Dreschplatz Auf_der_Höh"
    ),
    "village_kaltenwies": (
        "Kaltenborner_Weg Brunnenstraße Kapellenweg Gartenstraße Feldstraße Bergstraße Hinterm_Dorf "
        "Zur_Schafscheune Am_Eichbaum Raiffeisenstraße Am_Löschteich Turnerweg Krummer_Weg Mittelweg "
        "Zur_Alten_Schule Butterweg Am_Bildstock Heckenweg Zum_Wiesental Am_Ziegenrain Neue_Reihe "
        "Häuslerweg"
    ),
    "village_ellrode": (
        "Alte_Landstraße An_der_Linde Am_Fronhof Kirchberg Fischerweg Zum_Altarm Im_Bruch Weidenweg "
        "Storchennestweg Auweg Kreuzweg Schützenweg Am_Bienengarten Mostgasse Apfelweg Rodeweg "
        "Burgweg Am_Gänseanger Zur_Tongrube Ziegelhüttenweg Hopfengarten Am_Angerteich"
    ),
    "trees": (
        "Ahornstraße Birkenstraße Kastanienallee Ulmenstraße Eschenstraße Platanenstraße Eichenstraße "
        "Buchenstraße Nussbaumweg Akazienweg Robinienweg Ebereschenweg Weißdornweg Erlenweg Espenweg "
        "Pappelweg Eibenweg Hainbuchenweg Tannenweg Fichtenweg Kiefernweg Lärchenweg Zedernweg"
    ),
    "animals": (
        "Hirschweg Fuchsweg Dachsweg Hasenweg Igelweg Luchsweg Biberweg Otterweg Marderweg "
        "Eichhörnchenweg Wildkatzenweg Siebenschläferweg Haselmausweg Rehkitzweg Auerhahnweg Iltisweg "
        "Hermelinweg Frischlingsweg"
    ),
    "berries": (
        "Holunderweg Himbeerweg Brombeerweg Heidelbeerweg Stachelbeerweg Johannisbeerweg Erdbeerweg "
        "Sanddornweg Wacholderweg Hagebuttenweg Quittenweg Mispelweg Preiselbeerweg Maulbeerweg"
    ),
    "inventors": (
        "Dieselstraße Siemensstraße Konrad-Zuse-Straße Otto-Hahn-Straße Daimlerstraße "
        "Melitta-Bentz-Straße Röntgenstraße Ohmstraße Hertzstraße Lilienthalstraße Zeppelinstraße "
        "Max-Planck-Straße Liebigstraße Carl-Zeiss-Straße"
    ),
}


def names_of(theme: str) -> list[str]:
    """The names of a theme, best known first; "" has none."""
    return [name.replace("_", " ") for name in THEMES.get(theme, "").split()]
