"""Words that stand in names without telling one bearer from another, and words that tell them apart.

All folded: no case, no diacritics, no dots.
"""

from __future__ import annotations


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Forms of address, offices and ranks before (or after) a person's name.
TITLES = _listed(
    "mr mrs ms miss mx dr drs prof professor sir dame lord lady president vice deputy prime minister premier "
    "chancellor secretary ambassador envoy governor senator congressman congresswoman mayor king queen prince "
    "princess crown emir sheikh sheik shaikh general gen lieutenant lt colonel col major maj captain capt admiral adm "
    "marshal pope cardinal bishop archbishop patriarch metropolitan imam ayatollah mullah maulana rabbi father "
    "brother sister comrade comandante speaker chairman chairwoman chair representative rep sen gov foreign defense "
    "defence interior finance hon honourable honorable excellency eminence reverend rev ing dipl mag monsieur madame "
    "mme mlle herr frau senor senora don dona sayyid sayed sayyed seyed hajji haji hoca bey pasha effendi pan pani "
    "gospodin kamarad spokesman spokeswoman spokesperson special former acting ex sergeant sgt brigadier commander "
    "cmdr judge justice baron baroness count countess duke duchess md phd obe cbe kcmg esq"
)
# Titles that are also given or family names: taken off only where two words remain.
DOUBTFUL_TITLES = _listed(
    "don dona pan pani major judge justice bishop pope marshal chancellor baron duke bey pasha count"
)
GENERATIONS = {
    "jr": "2", "jnr": "2", "junior": "2", "filho": "2", "ifj": "2", "sr": "1", "snr": "1", "senior": "1",
    "ii": "2", "2nd": "2", "iii": "3", "3rd": "3", "iv": "4", "4th": "4",
}  # fmt: skip
# Particles of family names, left out by many outlets or written together with the word that follows.
PARTICLES = _listed(
    "von van vom zu zum zur der den de del della dello di da das do dos du des la las le lo los y e i af av ten ter "
    "te el al ul as ash an ar ad at az bin bint ibn ben bani ould oglu kyzy uly"
)
# Those that are left out at the head of a name too: the others may be a given or a family name there.
LEADING = _listed("von van vom zu zum zur de del della dello di da dos du la le el al bin bint ibn ter ten af av")
# They make one name with the word that follows.
BOUND = _listed("abu abou umm o mc mac fitz saint st")
SERVANT = _listed("abd abdul abdel abdal abdoul abdur abder abdu")
# What stands between two names of one bearer.
FORMERLY = ("née", "nee", "né", "born", "formerly", "geb", "aka", "also known as", "alias")

# Families that stand first in Chinese, Korean and Vietnamese names, in usual Latin spellings.
FAMILY_FIRST = _listed(
    "kim gim lee yi i rhee ri li park pak bak bag choi choe jung jeong chung jong kang gang cho jo yoon yun jang "
    "chang lim rim im han oh o seo suh shin sin kwon gwon hwang ahn an song ryu yoo yu ryoo hong jeon jun chun ko go "
    "moon mun son sohn bae paek baek heo hur noh roh nam no ha joo ju woo wu min na wang zhang chen liu yang huang "
    "zhao zhou xu sun ma zhu hu guo he lin luo liang zheng xie tang deng feng cao zeng peng xiao cai tsai pan tian "
    "dong yuan ye jiang chiang du su wei cheng shen lu hsu hsieh tseng kuo chou tsao teng fan fang shi yao tan liao "
    "zou xiong jin jia xia fu bai qin qiu hou jiao mao qian tu lai yan nguyen tran le pham hoang phan vu vo dang bui "
    "ngo duong dinh trinh dao truong"
)
# Given names that stand last in Hungarian order and not in that place elsewhere.
HUNGARIAN_GIVEN = _listed(
    "janos laszlo istvan jozsef ferenc sandor gyorgy tibor zoltan attila gabor bela imre miklos lajos gyula peter "
    "zsolt balazs csaba akos bence levente tamas andras karoly geza denes kalman erzsebet katalin ilona zsuzsanna "
    "zsuzsa eva agnes judit ildiko eniko krisztina timea reka zsofia dorottya marton mate pal gergely orsolya "
    "boglarka szabolcs jeno dezso erno antal endre barnabas viktor tunde aniko piroska magdolna margit marta emese "
    "csilla edit"
)
# Names so common that two bearers of the same full name are nothing rare.
COMMON = FAMILY_FIRST | _listed(
    "smith jones williams brown taylor davies davis wilson evans thomas johnson roberts walker wright robinson "
    "thompson white hughes edwards green hall wood harris lewis martin jackson clarke clark miller anderson moore "
    "allen young scott baker adams nelson hill campbell mitchell carter turner phillips parker collins murphy kelly "
    "muller mueller schmidt schneider fischer weber meyer wagner becker schulz hoffmann koch bauer richter klein wolf "
    "garcia rodriguez gonzalez fernandez lopez martinez sanchez perez gomez martin jimenez hernandez diaz moreno "
    "munoz alvarez romero torres ramirez flores silva santos oliveira souza pereira costa ferreira rodrigues almeida "
    "ivanov ivanova petrov petrova smirnov smirnova kuznetsov kuznetsova popov popova sokolov sokolova novikov "
    "morozov volkov pavlov melnyk shevchenko bondarenko kovalenko tkachenko kravchenko novak nowak kowalski horvat "
    "kovac yilmaz kaya demir celik sahin yildiz ozturk aydin arslan dogan kilic aslan nagy kovacs toth szabo horvath "
    "varga kiss molnar nemeth farkas ali ahmed ahmad mohammed muhammad mohamed hassan hasan hussein hussain husayn "
    "ibrahim khalil omar saleh salem said mahmoud mustafa abdullah youssef yusuf khan singh kumar sharma patel rossi "
    "russo ferrari bianchi dubois durand bernard moreau laurent hansen johansen olsen larsen andersen nielsen jensen "
    "johansson andersson karlsson nilsson john james david robert michael william peter paul mary anna maria elena "
    "ivan aleksandr alexander sergei sergey dmitri andrei mikhail vladimir nikolai juan jose carlos luis hans thomas "
    "min jun wei ming hua jing mehmet ahmet mustafa ayse fatma janos istvan jozsef"
)

# Words of offices and callings in politics, diplomacy, the forces and the law.
OFFICES = _listed(
    "minister premier president chancellor secretary ambassador envoy diplomat negotiator mediator delegate "
    "delegation representative spokesman spokeswoman spokesperson governor mayor senator congressman congresswoman "
    "lawmaker legislator parliament mp deputy speaker leader head chief chair chairman chairwoman director general "
    "commander colonel officer admiral marshal military army official adviser advisor aide counsel judge prosecutor "
    "lawyer king queen prince princess emir sheikh pope patriarch cardinal bishop archbishop imam ayatollah rebel "
    "activist politician candidate commissioner coordinator rapporteur observer monitor inspector attache consul "
    "council government party opposition national state foreign defence security"
)

# Little words in names of bodies.
LITTLE = _listed(
    "affair affairs the of for and in on to at by with from a an de la le les del des du der die das und et y e da do "
    "dos di & fur zur"
)
LEGAL = _listed(
    "ltd limited llc llp inc incorporated corp corporation co company plc gmbh ag kg se sa sas sarl srl spa bv nv ab "
    "as asa oy oyj ao oao ooo pao zao jsc pjsc ojsc cjsc tov kft zrt nyrt doo dd ad sp zoo pte pty pt tbk as sti "
    "holding holdings group"
)
# Bodies that every state has: their name alone says nothing of whose they are.
GENERIC = _listed(
    "ministry department office agency authority administration bureau council committee commission board assembly "
    "parliament congress senate house court government cabinet presidency bank army navy forces force police guard "
    "party union federation association service services staff embassy mission delegation institute university press "
    "news tv television radio times post herald foreign external interior internal defence finance justice health "
    "education energy economy trade commerce agriculture labour transport culture environment information "
    "communication intelligence security central national state federal supreme constitutional high general armed "
    "military air border public general human rights election electoral prosecutor tax customs statistics emergency "
    "situation economic development relation cooperation industry water resource natural social planning investment "
    "chief joint upper lower treasury people red crescent cross society chamber opposition coalition movement front "
    "liberation democratic fisheries forestry endowments religious tourism sport sports science technology railways "
    "mines petroleum housing immigration veterans digital"
)
# One of these on one side alone is a different body or state.
QUALIFIERS = _listed(
    "north south east west northern southern eastern western northeast northwest southeast southwest central upper "
    "lower new old first second third fourth fifth youth women junior real free provisional interim shadow regional "
    "municipal local provincial anti left right inner outer deputy former political military foundation institute "
    "democratic people equatorial islamic socialist communist liberal conservative christian"
)
STATE_WORDS = _listed("government republic kingdom state states federation administration authorities country nation")
# Spellings and short words of bodies' names, to one word each.
SAME_WORD = {
    "defense": "defence", "centre": "center", "organisation": "organization", "programme": "program",
    "labor": "labour", "dept": "department", "min": "ministry", "govt": "government", "intl": "international",
    "natl": "national", "comm": "commission", "assn": "association", "assoc": "association", "univ": "university",
    "ctr": "center", "bros": "brothers", "relations": "relation",
    "forces": "force", "services": "service", "rights": "right", "nations": "nation",
    "parliamentary": "parliament", "ministerial": "ministry", "exterior": "foreign", "external": "foreign",
    "communications": "communication", "resources": "resource", "industries": "industry", "situations": "situation",
    "workers": "worker", "womens": "women", "peoples": "people", "1st": "first", "2nd": "second", "3rd": "third",
    "4th": "fourth", "5th": "fifth", "elections": "election", "systems": "system", "brigades": "brigade",
    "fighters": "fighter", "democrats": "democrat", "investments": "investment", "works": "work", "banks": "bank",
    "technologies": "technology", "industrial": "industry", "ministries": "ministry", "intern": "internal",
}  # fmt: skip
# States whose adjective is not made from the name by an ending, and their usual short forms.
PLACES = {
    "dutch": "netherlands", "holland": "netherlands", "french": "france", "british": "britain", "uk": "britain",
    "turkish": "turkey", "turkiye": "turkey", "german": "germany", "greek": "greece", "hellenic": "greece",
    "swiss": "switzerland", "spanish": "spain", "polish": "poland", "danish": "denmark", "finnish": "finland",
    "swedish": "sweden", "welsh": "wales", "irish": "ireland", "scottish": "scotland", "english": "england",
    "thai": "thailand", "filipino": "philippines", "philippine": "philippines", "israeli": "israel",
    "belgian": "belgium", "norwegian": "norway", "cypriot": "cyprus", "afghan": "afghanistan", "kazakh": "kazakhstan",
    "uzbek": "uzbekistan", "tajik": "tajikistan", "turkmen": "turkmenistan", "kyrgyz": "kyrgyzstan",
    "lebanese": "lebanon", "congolese": "congo", "usa": "us", "american": "us", "emirati": "uae",
    "czechia": "czech", "slovak": "slovakia", "slovene": "slovenia", "croat": "croatia", "serb": "serbia",
    "bosnian": "bosnia", "icelandic": "iceland", "maltese": "malta", "peruvian": "peru", "portuguese": "portugal",
    "nigerian": "nigeria", "nigerien": "niger",
    "chinese": "china", "burmese": "myanmar", "burma": "myanmar", "azeri": "azerbaijan", "argentine": "argentina",
}  # fmt: skip
PHRASES = {
    "united states of america": "us", "united states": "us", "united kingdom": "britain",
    "great britain": "britain", "united arab emirates": "uae", "saudi arabia": "saudi", "european union": "eu",
    "united nations": "un",
    "bundesrepublik deutschland": "germany",
}  # fmt: skip
