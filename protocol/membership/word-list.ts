// SPDX-License-Identifier: EUPL-1.2
/**
 * The 2,048 German words in which a genesis hash is read aloud: 11 bits a word. Own list: nouns of four to eight letters, ASCII only,
 * sorted; the first four letters are unique, and no two words are a single typing slip (one letter changed, added, missing, or two swapped) apart.
 * A word's position is its value: never reorder, add or remove one.
 *
 * @module
 */
export const WORDS: readonly string[] = `
aalsuppe abakus abbild abbruch abdruck abend abfahrt abfluss abfolge abfuhr abgang abgleich abgrund abguss abhilfe abholung abitur abkommen abkunft
ableger abluft abmarsch abnahme abnehmer abpfiff abreise abriss absage abschied abseits absorber absprung abteil abtrag abwasch abwehr abwurf abzug
abzweig achat achsel achtung acker adapter ader adjektiv admiral adresse adverb advokat affe agave agenda aggregat ahorn airbag akademie akazie
akelei akkord akku akribie akrobat aktie akustik alarm albatros album alchemie algebra alibi alkoven allee allmende allrad alltag almanach almosen
aloe alpaka alphabet altar altbau altertum altglas altstadt alufolie amateur ambiente amboss ameise amethyst ampere amphore amsel amulett analyse
ananas anbau anblick andacht andenken andrang anekdote anemone anfall anflug anfrage angabe angebot angler anhang ankauf anlass anleihe anmut anode
anorak anprobe anrede anruf ansatz ansicht ansporn anstand antenne antilope antwort anwalt anwesen anzahl anzeige aorta aperitif apfel apostel
apotheke apparat appetit applaus april aquarell arbeit archiv areal arena argument arie arkade armband armlehne armreif aroma arrest artikel arznei
arzt aspekt asphalt aspik asteroid astgabel astronom atelier athlet atlas atmung atoll atom attest attrappe audienz auerhahn auffahrt aufguss
aufkauf auflage aufnahme aufprall aufruf aufsatz auftrag aufwand aufzug augapfel auktion aura ausbau ausdruck ausflug ausgabe aushang auskunft
auspuff ausrede ausweg autobahn axiom azalee azubi baby bach backofen badesalz bagger bahnhof balance ballade balsam bambus banane bandage banjo
bankett baracke barbier bargeld bariton barmann barock barren basar baseball basilika bass bastler batterie bauholz baukran bauplan baustein bauwerk
bauzaun becken beere befund begabung beginn begriff behelf beiboot beichte beifall beikost beilage beirat beispiel beitrag beiwerk beleg benzin
berater bereich berg bericht beruf besen besteck besuch betrieb beule beutel beweis bewohner bewuchs bezirk bezug biathlon bibel biegung bier bikini
bilanz billard binse biograf biologe biotop birnbaum bischof biskuit bison bistro bitte bitumen biwak blase blatt blech bleibe blende blick blinker
blitz blockade blume bobbahn bockbier bogen bohne bohrer bollwerk bolzen bonbon bonus boot borke borste botanik bottich bowle boxer boykott brandung
brause breite brett brezel brief brigade brille brise brocken brokat bronze brosche brotkorb bruch bruder brunnen brut bube budget buffet bulette
bumerang bund bungalow buntheit buslinie bussard butler button camper cartoon cashew cello chance chaos charme chef chemie chip chirurg chlor choral
chronik clan clown club cockpit comic computer couch cowboy creme curry dachs dahlie damast dame dampfer darlehen darts datei dattel datum dauer
daune debatte dehnung deich dekan delfin delikt delta dementi demut denkmal deponie derby design dessert detail detektiv devise dezember dezibel
diadem diagnose dialekt diamant dichter dickkopf diele dienstag diesel diktat dilemma ding diplom direktor dirigent dirndl disko disput distanz diva
docht dock dogma doktor dolde dollar domizil donner donut doping doppel dorn dorsch dozent drache draht drama drang drehung dreirad dressur drift
drilling drogerie drohne dromedar drossel druck duell duett duft duplikat durchzug dutzend dynastie ebbe ebenholz eber echo echse echtheit eckball
ecke eckzahn edelmann edikt edition efeu effekt ehefrau ehemann ehepaar ehering ehre ehrgeiz ehrung eidechse eierlauf eifer eigelb eiland einbaum
eindruck einfall eingang einheit einkauf einlage einnahme einrad einsatz eintritt einwurf einzug eisbahn eisdiele eisen eisfach eislauf eistee
eiswein eiszeit eklat elch elefant elektron element elfe elfmeter elite elixier ellbogen ellipse elster eltern emblem empfang endivie endspiel
energie engel engpass enklave ensemble entgelt entnahme entwurf entzug enzian epilog episode epoche epos erbse erdapfel erdbeere erdgas erdkunde
erdnuss erdreich erdteil erdwall ereignis erfinder erfolg ergebnis erhalt erholung erker erlass erle ernte erosion ersatz ertrag erwachen erzieher
esche esel espresso essay essenz essig etage etappe etat ethik etikett etui euphorie euro event ewigkeit examen exempel exil existenz exkurs
expander experte export extrakt fabrik facette fachmann faden fagott fahne fahrrad fairness faktor falle familie fanfare fang fantasie farbe farm
fasan fasching fassade fasten faust favorit fazit februar feiertag feile feinkost felge fels fenchel fenster ferien ferkel ferment fernrohr festung
fetzen feuer fichte fieber figur fiktion filet filiale film finale fink firma firnis first fisch fjord flachs flagge flair flakon flamingo flanell
flasche flaute flechte flegel fleisch flieder flirt flitter flocke floh florist floskel flucht flunder fluor fluss fohlen fokus folie folklore
fondue font forelle formel forscher forum fossil foto foyer frack fragment franse frau fregatte freizeit frequenz fresko freude friede friseur
frohsinn frosch frottee fuchs fuge fuhre fundus funktion furche furnier fusion futur gabel galaxie galerie galopp garage garde garnele gasthaus
gattung gaukler gaul gaumen gazelle gebet gebiss gebrauch geburt gecko gedanke gedeck gedicht geduld gefahr gefieder geflecht gefolge gegend gegner
gehalt gehege gehilfe gehrock gehweg geist gekicher gelage gelee gemahl gemeinde gemisch gemurmel genesung genie genosse genuss geograf geologe
gepard geranie gerste geruch gesang gesetz gespenst gestein getreide gewebe gewinn gezeiten gigant gilde ginster gipfel gips giraffe girlande
gitarre glanz glasur glatteis glaube gleis glied globus glosse glut gnade gnom gobelin gold gondel gorilla gotik graben grad grafik gramm granit
gravur grenze griff grill grimasse groschen grotte grube grund gruppe guckloch gulasch gummi gunst gurke gurt guthaben gutshof hafer haifisch hain
haken halter hamster handwerk hangar harfe harlekin haspel haufen haupt hausboot hebamme hecht heck heer heft heimweg heizer hektik helium hemd
hemmung henne herberge herkunft hermelin herold heuboden heuernte heugabel hexagon hexe hieb hilfe himbeere himmel hinfahrt hingabe hinweis hirn
hirsch hirte historie hitze hobby hobel hochhaus hofdame hoffnung hofhund hofnarr hoftor hoheit holunder holz homepage honig honorar hopfen horde
horizont hormon hornisse horoskop horst hose hospital hubraum hufeisen huhn humor humus hupe husten hydrant hygiene hymne hyperbel hypnose hypothek
ideal idee idiom idol idyll igel iglu ikone illusion iltis imitat imker impfung import impuls index indiz info infusion ingwer inhaber initiale
inland innenhof innung insasse insekt instinkt insulin integral inventar ironie irrlicht irrtum irrweg isotop jackpot jagd jahr jammer januar jause
jazz jeans jeton jockey jodler jogger joghurt jolle journal judo jugend junge juni jurist jury justiz jute juwel kabeljau kabinett kachel kaffee
kaiman kaiser kajak kakadu kaktus kalauer kalender kalium kalk kalorie kamel kamm kampagne kanapee kandidat kanister kanne kantor kanu kapelle
kapitel kapuze karamell kardinal karneval karosse karpfen karton kasino kaskade kassette kastanie katalog kaugummi kavalier kaviar kebab kehle
kehricht keks kellner kenntnis kerosin kerze kescher kessel ketchup keyboard kicker kieme kilo kimono kiosk kirmes kirsche kissen kiste kitsch
kittel kitz kiwi klage klammer klang klappe klarheit klausur klavier kleber klecks klee kleinod klempner klette klient klima klinge klischee klopfer
kloster klotz kluft klugheit klumpen knabe knall knauf kneipe knete knick knie kniff knochen knolle knopf knospe knoten koala kobalt kobold koch
koje kojote kokos kolben kolibri kollege kolonie kombi komet komfort komik kommode kompott konfetti kongress kontrast konvoi konzert kopie korb
korken korridor kosmos kotelett krabbe krach kraft kragen kram kranz krater krawatte kreatur kredit kresse kreuz krimi kringel kristall kritik
krokus krone krug kruste krypta kuchen kuckuck kugel kuhhaut kuhmilch kuhstall kulisse kultur kumpel kunde kupfer kurier kurort kurpark kurs kurve
kurzweil kutsche kuvert labor lack lager lagune lakritz lampion landrat langlauf lanze lappen laptop larve lasagne lasso latein latte lauch lauf
lausbub lava lavendel lawine leben legende lehm lehrer leier leihgabe leine leiste lektion lemming lenker leopard lesebuch leuchte leute lexikon
libelle licht liebe lila lilie limit limonade lineal list liter lizenz loblied lobrede locher loden logbuch logik logo lokal lorbeer losung lotse
lotterie lotus luftzug luke lunte lupine lurch lutscher luxus lyra lyrik machart magazin magen magister magma magnet mahagoni mahlzeit maibaum mais
majoran makler makrele malbuch malve malz mammut mangel manko mappe marathon marille markt marmor marone marzipan maschine maske massiv material
mathe matrose maulwurf maurer maut maximum mechanik medaille medizin mehl mehrheit meister meldung melisse melodie membran memo menge mensch merkmal
messing metall meteor methode metrik metzger mikado mikrofon milbe milieu million mimik mimose mineral minister minute minze mischung mission
mitglied mitleid mittwoch mitwelt mixer mixtur modem modus mohn mokka molch moment monarch mond monitor monokel monsun montag monument moos moped
moral morchel morgen mosaik moskito motiv motor motto mulde mundart museum musik muskel mutprobe myriade myrte mythos nachbar nacken nahrung naht
napf narzisse nashorn natron natur nebel neffe negativ neigung nektar nelke neon nerv nestbau netz neubau neuerung neugier neujahr neuling neumond
neuron neustart neuzeit niere nische niveau nocke nomade nomen nonsens nordpol norm notar note notfall nothilfe notiz notlage notruf notstand
november novize nudel nugat null numerus nummer nuss nutzen nylon obdach obelisk oberst obhut objekt oboe obst odyssee ofen offerte offizier ohrring
oktave oktober olive omnibus onkel opal opfer option opus orakel orange orchidee orden ordnung oregano organ orgel origami ornament ortung ostern
otter overall ozean ozon paar pacht packung paddel paket palast palisade palme pampa panda panik panorama panther papagei papier paprika papyrus
paradies parfum parkett parodie partei parzelle passage pastete pate patient patrone pauke pavian pedal pegel peitsche pelikan pelz pendler pension
pergola periode perlhuhn person pfahl pfanne pfarrer pfau pfeffer pfeife pfennig pferd pfiff pfirsich pflaume pflege pflicht pflock pflug pforte
pfosten pfund phantom pharao phonetik phosphor photon phrase physik pianist picknick pigment pilot pinguin pinie pinsel pinzette pionier pipette
pirat pirol pistazie pixel pizza plakat planet plasma platane plenum plural pluspol podest podium poesie poet poker polizei polka polster pommes
ponton pony popcorn porree portion posaune position praktik praline praxis predigt preis premiere prestige priester primel prinzip prisma privileg
probe produkt profil prognose projekt pronomen prospekt protest provinz prozess psyche publikum pudding puder pullover puls pulver pumpe punkt
pupille purpur putzfrau puzzle pyjama pyramide quadrat qualm quantum quartal quatsch quelle quirl quittung quiz quote rabatt radau radius radtour
radweg rakete rand ranke ranzen raps rasen rasierer rassel ratgeber rathaus raupe reaktor realist rechner rede redner referat reflex reform regatta
region rehbock rehkitz reibe reigen reiz rekord relief rendite rentier reporter reptil republik reserve residenz respekt rest revier revue rezept
rhombus rhythmus richtung riemen riese ringer risiko riss ritual robbe roboter rochen rodel rodung rohbau rohr rohstoff rokoko romanze rosine
rotkohl rotwein route rubin rubrik rucksack rufname ruhm ruine rumba saal safari safran saga saison salami salbei saldo salon samba sammler samstag
sandale sanftmut saphir sardine satellit satin satz sauce sauna schatz scheibe schirm schloss schmuck schnee schrank schule schwan seebad seefahrt
seegang seehund seeigel seemann seenot seepferd seerose seestern seeweg seezunge segen segment sehkraft sehne sehtest seife seil sekt sekunde
sellerie semester seminar senat senf sensor serie service sesam setzling siedlung siesta signal silber sinfonie singular sinn sinus sirene sirup
sitzung skala skat skelett skepsis skihose skilift skipiste skizze skorpion skript skulptur slalom slogan smaragd smoking snack sockel sofa software
sohle solist solo sonate sonde sonett sonntag sopran sorge spachtel speck speer speise spiel spinat splitter sponsor sport sprache sprung spuk spule
staat stab stein stich stift stock stoff storch strand strom stube stuhl sturm suche sudoku sultan summe sumpf suppe sushi symbol syntax system
szene tablett tabu tacho tafel tagebau tagung taifun taiga taille taktik talent talfahrt talisman talsohle tandem tango tanker tanz tapete tapir
tarif tasche tasse tatort tatsache tatze taucher tausch taverne taxi team technik teddy teig telefon teller tempel tendenz tennis tenor teppich
termin terrasse terzett text theater thema thron thymian ticket tiefe tiger tilgung tipp tirade titan titel toaster tochter toffee toleranz tomate
tonart tonband tonerde tonfall tonne topas torbogen torf torhaus torlinie tornado torso torte torwart tour trab tracht trage trainer traktor trapez
treffer trend treppe tresor treue triangel trichter trieb trikot trilogie trio tritt trog trommel tropfen trost truhe trumpf trunk tuch tulpe tundra
tunnel turbine turner tutor twist ufer uhrwerk uhrzeit ulme umbau umbruch umfeld umfrage umhang umkehr umkreis umlauf umriss umsicht umstand
umtausch umweg umzug unfug ungeduld uniform unikat union unkosten unkraut unruhe unsinn unterarm untiefe unwetter unwille unze urahn urbild urenkel
urheber urknall urkunde urlaub urmensch ursache urteil urwald urwelt utensil utopie vakuum vanille variante vase vater veilchen ventil veranda
verbund verdacht verein vergabe verkehr verlag vermerk vernunft verputz versuch verzicht vetter video viereck villa violine viper visier visum
vitamin vitrine vogel vokabel vollmond volt volumen vorabend vorbild vordach vorgang vorhof vorjahr vorliebe vormund vorname vorort vorplatz vorrat
vorsatz vorteil vorwand vorzug vulkan waage waffel wagnis wahrheit wald walfisch walnuss walzer wanduhr warnung waschtag watt webstuhl wechsel
wegnetz wegrand wehmut weiche weiher wein weisheit weite wende werbung werft werk wespe westen wichtel widder widmung wiege wildnis wimper winkel
wippe wirbel wirrwarr wirt woche woge wohl wohnort wolke wunder wunsch wurf wurst wurzel yoga zacke zahl zartheit zaun zebra zeder zehe zeichen
zeisig zeitung zement zenit zentner zeuge ziel zierde ziffer zigarre zimt zinke zins zirkus zitat zither zitrone zoologe zoom zopf zuber zucht
zucker zufahrt zufluss zugabe zukunft zulauf zunft zuruf zusatz zustand zuwachs zweck zweifel zwerg zwiebel zwilling zwirn zyklus zylinder zypresse
`
  .trim()
  .split(/\s+/)
