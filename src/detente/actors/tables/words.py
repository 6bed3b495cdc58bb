"""The vocabulary of offices and bodies: nouns that tell people, groups and organizations by function."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Offices and callings, singular: "the envoy", "a senior official", "Foreign Minister".
PERSON_NOUNS = _words("""
president minister premier chancellor secretary ambassador envoy representative spokesman spokeswoman spokesperson
senator congressman congresswoman deputy governor mayor king queen prince princess emir sultan pope patriarch cardinal
archbishop bishop ayatollah general colonel major captain lieutenant admiral marshal commander brigadier sergeant judge
justice chairman chairwoman chairperson chair head leader chief director commissioner negotiator mediator facilitator
adviser advisor delegate diplomat official officer attaché attache consul counsellor counselor aide assistant
undersecretary rapporteur coordinator co-chair co-chairman co-chairwoman speaker lawmaker legislator parliamentarian mp
politician statesman candidate expert analyst researcher scholar scientist professor lecturer economist historian
political-scientist lawyer attorney prosecutor advocate counsel ombudsman arbitrator banker businessman businesswoman
entrepreneur manager executive ceo owner founder co-founder editor editor-in-chief journalist reporter correspondent
columnist commentator observer inspector monitor engineer technician doctor teacher farmer fisherman shepherd worker
trade-unionist unionist activist campaigner dissident exile priest imam rabbi pastor monk soldier fighter gunman pilot
sailor skipper guard policeman policewoman constable witness source insider interlocutor participant member delegate
colleague counterpart opposite-number predecessor successor veteran fellow associate partner treasurer clerk registrar
librarian archivist translator interpreter resident villager citizen neighbor neighbour woman man boy girl mother father
widow son daughter wife husband sister brother novelist writer author poet historian pollster trader merchant shopkeeper
innkeeper waiter driver miner steelworker docker auctioneer butcher baker rector dean principal chaplain preacher
vice-president vice-chairman vice-premier vice-minister vice-chancellor plenipotentiary emissary intermediary host
guarantor broker strategist organizer organiser coach player minister-president premier-designate president-elect
friend rival acquaintance whip visitor opponent supporter ally critic follower bystander
regent viceroy chieftain elder sheikh warlord rebel dictator ruler monarch tsar shah caretaker curator auditor
commodore ensign airman sergeant-major chief-of-staff warden ranger planner surveyor geologist meteorologist
physicist biologist whistleblower parliamentary-leader deputy-leader figure person someone somebody
gentleman lady hostess guest cook barber porter listener reader foreman beekeeper fishmonger chemist cameraman
underwriter bookkeeper accountant adjutant nurse sponsor grandmother grandfather granddaughter grandson uncle aunt
nephew niece cousin bride groom orphan child teenager pensioner student pupil master mistress moderator presenter
anchor photographer painter composer singer conductor sculptor architect carpenter blacksmith tailor weaver mechanic
electrician plumber welder fitter caterer gardener hunter trapper forester herder drover muleteer ploughman
helmsman boatswain stoker signaller signalman sapper gunner rifleman sniper scout sentry captive hostage prisoner
detainee refugee returnee defendant plaintiff claimant petitioner juror litigant bailiff notary magistrate sheriff
oceanographer hydrographer agronomist statistician demographer sociologist anthropologist archaeologist
director-general secretary-general governor-general doyen doyenne
""")

# Plurals whose singular is not in PERSON_NOUNS, and nouns for many people: "experts", "troops", "the opposition".
GROUP_NOUNS = _words("""
people troops forces authorities hardliners hawks doves circles critics opponents supporters backers allies partners
rebels militants insurgents separatists fighters soldiers gunmen militia militias guerrillas opposition majority
minority negotiators mediators experts analysts observers officials diplomats politicians lawmakers deputies senators
members ministers leaders sources media journalists investors businesses companies firms farmers growers fishermen
residents villagers citizens voters demonstrators protesters marchers strikers workers students pensioners refugees
relatives families women men youths children elders inspectors monitors engineers surveyors lawyers judges generals
officers commanders guards police policemen prisoners hostages captives delegates representatives advisers advisors
colleagues aides hardliner insiders creditors lenders bondholders noteholders shareholders unions governments states
countries capitals parties delegations sponsors guarantors donors brokers hosts staff crew crews team teams coalition
camp faction factions lobby bloc choir clergy herders nomads shepherds settlers loyalists nationalists reformists
moderates radicals liberals conservatives socialists democrats republicans veterans historians economists scholars
technicians pilots sailors skippers truckers drivers miners dockers traders merchants bankers trustees regulators
neighbours neighbors locals islanders highlanders mutineers defectors exiles dissidents activists campaigners
volunteers spokesmen spokespeople mothers fathers widows wives bishops priests envoys ambassadors mayors governors
friends rivals acquaintances whips visitors followers bystanders sides
commissioners directors editors readers readership viewers listeners public teachers doctors nurses
gentlemen ladies descendants grandmothers instructors investigators realists hotheads enthusiasts sceptics skeptics
customers entourage crowd crowds audience guests powers navies shipowners holders parents families everybody everyone
optimists pessimists doubters organisers organizers sources relatives survivors victims tenants subscribers depositors
""")

# Bodies, lower case or capitalised: "the ministry", "Constitutional Court", "Workers’ Party".
ORG_NOUNS = _words("""
ministry government administration cabinet council commission committee parliament assembly senate chamber congress
court tribunal bench army navy police militia force guard intelligence service agency authority office bureau
secretariat department directorate directorate-general division branch board body party movement front union
federation confederation alliance coalition bloc league community bank fund institute institution university school
academy college faculty center centre organization organisation association society foundation trust company corporation
consortium group holding firm enterprise factory plant mill operator carrier airline railway railways port exchange
chamber delegation mission embassy consulate team task-force newspaper magazine paper daily weekly agency broadcaster
station channel network outlet church diocese synod order brotherhood club syndicate guild cooperative treasury
presidency chancellery palace kremlin duma rada knesset politburo junta regime palace registry panel forum facility
house circle caucus convoy cartel pool concert compact pact-organization clinic hospital museum observatory press
resources analytics mutual radio airlines airways systems partners unity television tv news times post herald tribune
gazette courant coastguard
command staff headquarters garrison brigade regiment battalion column unit corps fleet squadron legion
inspectorate ombudsman treasury exchequer customs gendarmerie watchdog regulator arbiter conference estates
tower-group concern combine works shipyard refinery line lines bundestag reichstag sejm storting
insurer lender brokerage laboratory co-operative cooperative tabloid utility manufacturer operator producer exporter
importer shipper contractor supplier publisher think-tank
""")

# Bodies that no state is: "the Nordholm company" says what Nordholm is.
TRADES = _words("""
company firm brokerage insurer newspaper daily weekly broadcaster airline consortium operator carrier union tabloid
""")

# What makes a capitalised phrase no actor at all: texts, deals, events, buildings, waters, days.
THING_NOUNS = _words("""
treaty agreement accord accords protocol convention charter declaration memorandum initiative plan process act law
bill code constitution resolution statement roadmap road-map framework deal pact formula clause article annex chapter
war wars uprising revolution crisis summit conference talks round rounds referendum election elections ceasefire truce
day week month year spring summer autumn winter morning night eve christmas easter ramadan
sea ocean river lake bay strait straits gulf canal channel island islands isle peninsula mountain mountains valley
hill hills plain desert forest coast shore bridge road street square avenue hotel airport station hall tower castle
gate dam pass pipeline corridor line wall field basin delta cape harbour harbor prize medal award vol no nos pp
prison camp village hamlet district quarter theatre theater stadium park garden opera cathedral convent monastery
bulletin version cup games olympics
speech address lecture sermon interview festival tournament championship championships fair expo license licence
film album song novel image photo photograph
""")

# Modifiers inside of a title: "Deputy Foreign Minister", "First Vice Premier", "Rear Admiral".
TITLE_MODIFIERS = _words("""
deputy vice first second special chief prime foreign defense defence interior finance justice energy economy trade
former ex acting interim outgoing incoming caretaker permanent senior junior lead principal rear lieutenant major
brigadier field honorary executive managing secretary state national security press official presidential royal
federal supreme high grand late then newly-elected general attorney solicitor
environment agriculture transport health education culture labor labour resources industry home internal external
parliamentary assistant associate co under non-executive retired newly hereditary lord majority minority opposition
veteran right hon honourable honorable research leading ruling democratic republican independent
""")

TITLE_ABBREVIATIONS = _words("""
mr mrs ms miss mx dr prof sir dame lord lady baron baroness count countess father sister brother madam madame monsieur
señor señora don doña herr frau gen maj col lt capt sgt cmdr adm rev hon sen rep gov amb st. judge justice
mr. mrs. ms. dr. prof. gen. maj. col. lt. capt. sgt. cmdr. adm. rev. hon. sen. rep. gov. amb. pres. brig. lt.-gen.
""")

# Titles that tell no office.
ADDRESSES = _words("""
mr mrs ms miss mx sir dame madam madame monsieur señor señora don doña herr frau brother sister dr mr. mrs. ms. dr.
""")

MALE = _words("""he him his himself mr mr. sir lord king prince sultan emir sheikh father brother son husband man boy
spokesman chairman congressman businessman policeman statesman monsieur señor herr don count baron co-chairman
fisherman gunman vice-chairman""")
FEMALE = _words("""she her hers herself mrs mrs. ms ms. miss dame lady queen princess mother sister daughter wife woman
girl spokeswoman chairwoman congresswoman businesswoman policewoman madame madam señora frau doña countess baroness
co-chairwoman widow""")

# First words of places' names.
PLACE_OPENERS = _words("""
port puerto porto san santa santo são saint st st. ste costa villa fort mount mont monte new nova ras el los las la le
north south east west northern southern eastern western upper lower great greater inner outer cape isla ilha rio río
wadi tell kafr bir beit agia sveta sankt bad republic kingdom
""")

# What only a state (or what is governed like one) has: "Halmere’s embassy", "the government of Halmere".
STATE_POSSESSIONS = _words("""
government minister ambassador embassy army navy parliament capital border borders territory airspace soil treasury
troops forces chancellor king queen foreign defense defence interior finance energy authorities leadership
constitution population flag waters coast police consulate chargé prime premier attaché
""")
# What states have, and other bodies too.
SHARED_POSSESSIONS = _words(
    "president envoy delegation negotiator negotiators representative vote votes capital people"
)

# People who speak for themselves or their trade: they have no side among the negotiating parties.
EXPERTS = _words("""
expert analyst researcher scholar scientist professor lecturer economist historian political-scientist journalist
reporter correspondent columnist commentator editor editor-in-chief novelist writer author poet pollster physicist
fellow geologist meteorologist
""")

# Bodies that study, teach or report: who works there speaks for no party.
NEUTRAL_BODIES = _words("""
institute university school academy college center centre institution faculty observatory hospital museum newspaper
magazine daily weekly broadcaster radio station channel tv television news times post press capital bank foundation
analytics partners
""")

# Words that a capitalised run never begins with: sentence openers that taggers take for names.
OPENERS = _words("""
the a an this that these those it its he she they we i you his her their our my your in on at by for from to of with
without within under over after before since until while when where what who whom whose why how if unless although
though because as and or but nor so yet then thus there here now today yesterday tomorrow not no yes nobody nothing
none everybody everyone everything somebody someone something anybody any all both either neither each every some few
many most several other others another such only even just also still already once again never ever perhaps maybe
however moreover meanwhile nevertheless besides instead otherwise despite during between among against about above
across around behind below beneath beside beyond near inside outside toward towards upon via per like unlike whether
old young poor dear asked let would could should shall will may might must can did does do had has have is are was
were be been
more less much one two three four five six seven eight nine ten eleven twelve twenty thirty first second third last
next mid early late earlier later according whatever whoever whichever nonsense please thank thanks
""")

CALENDAR = _words("""
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
october november december jan feb mar apr jun jul aug sept sep oct nov dec jan. feb. mar. apr. jun. jul. aug. sept.
sep. oct. nov. dec. a.m. p.m. gmt utc cet ad bc
""")

PARTICLES = _words("""de del de la della di da dos das du des von van der den ter ten zu zum bin ibn al el ben y e i""")

# Verbs of saying and thinking: their subjects are speakers.
SPEECH_VERBS = _words("""
say tell add note stress emphasize emphasise insist claim assert argue declare announce state report explain admit
concede acknowledge warn caution predict expect believe think hope fear want demand urge call ask reply respond answer
deny reject dismiss accuse charge allege complain object protest promise pledge vow swear propose suggest offer
recommend point remark comment quip joke observe maintain contend counter retort write post tweet tell confirm
reiterate repeat recall describe praise welcome condemn criticize criticise threaten testify grumble concede insist
signal indicate hint reveal disclose agree disagree doubt wonder conclude estimate reckon consider see favor favour
oppose support back refuse decline intend plan decide vote negotiate meet discuss visit sign
""")
