"""Given names that are one name: its forms in related languages, its short forms and pet names.

A line is a group; a name may stand in several ("sasha" is Aleksandr or Aleksandra). Names of one language translated
into another (John, Ivan, Juan) are not one name: the press does not translate them. Put together from general
knowledge of the languages' name customs.
"""

from __future__ import annotations

# Spellings and forms of neighbouring languages: the same person is written so in different outlets.
FORMS = """
aleksandr alexander oleksandr aliaksandr alexandr aleksander alexandre aleksandar
aleksandra alexandra oleksandra
aleksei alexei alexey aleksey oleksii oleksiy oleksij alexej aleksej
andrei andrey andrii andriy andrij andrej
anatoly anatoliy anatolii anatolij anatol
boris borys
daniil danylo danil
denis denys
dmitry dmitri dmitriy dmitrii dmytro dimitri dimitry dmitrij dzmitry dimitrij
evgeny yevgeny evgeniy evgenii yevgeniy yevhen jewgeni jewgenij evgueni ievgen ievhen
evgenia yevgenia yevheniia yevhenia jewgenija evgeniya yevgeniya
grigory grigori hryhoriy hryhorii grigoriy grigorij
igor ihor
ilya illia illya ilia ilja
kirill kyrylo kiril
konstantin kostiantyn kostyantyn constantin
maxim maksim maksym
mikhail mykhailo mykhaylo michail mihail mikhailo
natalia nataliia natalya natalja nataliya
nikita mykyta
nikolai nikolay mykola nikolaj nikolaus mikalai
oleg oleh
olga olha volha
pavel pavlo pawel paval
peter petr pyotr petro piotr pjotr petar
roman raman
sergei sergey serhii serhiy sergej serhij sergiy siarhei sergii sergueii
stepan stefan stjepan
svetlana svitlana sviatlana swetlana
tatyana tatiana tetiana tetyana tatjana
timofei tymofiy timofey tymofii
vadim vadym
vasily vasili vasyl vasiliy vassili wassili vasilij
viktor victor viktar
viktoria victoria viktoriia viktoriya
vitaly vitaliy vitalii vitali witali vitalij
vladimir volodymyr wladimir uladzimir vladimer
vladislav vladyslav wladislaw
vyacheslav viacheslav wjatscheslaw vjaceslav
yaroslav iaroslav jaroslav
yekaterina ekaterina kateryna katerina jekaterina
yelena elena olena jelena alena
yulia yuliya iuliia yuliia julia julija
yuri yuriy yury iurii yurii jurij juri youri
dorde djordje djordjije georgije
zeljko zheljko
ivan iwan
lukasz lukas luka
krzysztof christof
jozef josef
muhammad mohammed mohamed mohammad muhammed mohamad muhamad mahomed mohamet
mehmet mehmed
ahmad ahmed ahmet
hussein hussain husayn hossein husain hussien houssein hussin huseyin hosein
hassan hasan
yousef yusuf youssef yousif yusef yousuf
ibrahim ebrahim brahim
mustafa mostafa moustafa mustapha
mahmoud mahmud mahmood
khalid khaled
omar umar
othman osman uthman
said saeed sayid saed sayeed
sulaiman suleiman sulayman soleiman suleyman solaiman
tariq tarek tarik tareq
jamal gamal djamal cemal jamaal
jafar gaafar cafer djafar jaafar
ali aly
abdullah abdallah abdulla abdellah
fatima fatimah fatma fatemeh
aisha aicha ayesha ayse aysha
khadija khadijah hatice khadidja
maryam mariam meryem miriam
nasser nasir naser nassir
rashid rachid rasheed
zaynab zainab zeinab zeynep zaineb
mohsen muhsin
reza rida ridha riza
husni hosni
muammar moammar
hisham hicham hesham
bashar bachar
walid waleed oualid
faisal faysal feisal fayssal
salman selman
jose josep
john jon
steven stephen
geoffrey jeffrey
catherine katherine kathryn katharine
ann anne
sara sarah
philip phillip
alan allan allen
lawrence laurence
marc mark
karl carl
claus klaus
friedrich frederick
jurgen juergen
goran goeran
gyorgy gyoergy
"""
# Short forms and pet names: the same person is written so, but so may be another.
SHORT = """
alexander alex sandy xander al
aleksandr alexander oleksandr sasha shura sashko alex
aleksandra alexandra oleksandra sasha shura lesya
aleksei alexei oleksii alexey alyosha lyosha
anastasia nastya nastia
andrew andy drew
anthony tony
antonio tono toni
arthur art
barbara barb babs
benjamin ben benny
bernard bernie
boris borya
bradley brad
catherine katherine kate kathy cathy katie kit
charles charlie chuck
christopher chris kit
christine christina chris tina
cristina tina
daniel dan danny dani
david dave davey
deborah deb debbie
dmitry dmitri dmytro dima mitya dmytryk
donald don donny
dorothy dot dolly
douglas doug
edward ed eddie ted ned
edmund ed ned
elizabeth liz lizzie beth betty eliza lisa
eugene gene
evgeny yevgeny yevhen zhenya evgenia
francis frank
francisco paco pancho curro kiko
frederick fred freddie
gabriel gabe gabi
gabor gabi
gerald jerry gerry
gregory greg
grigory grisha
guadalupe lupe
henry harry hank
hans johannes hannes
heinrich heinz
ignacio nacho
igor ihor gosha
ilona ica
istvan pista
ivan vanya
jacob jake
jacques jacky
james jim jimmy jamie
janos jancsi jani
jennifer jen jenny
jesus chucho
johann johannes hans
john jack johnny
jonathan jon john
jose pepe chepe
joseph joe joey
jozsef joska
joshua josh
judith judy
katarzyna kasia
kateryna yekaterina ekaterina katya katia
kenneth ken kenny
konstantin kostya
krzysztof krzysiek
laszlo laci
lawrence larry
leonard len leo
lyudmila ludmila lyuda mila
malgorzata gosia
manuel manolo
margaret maggie meg peggy marge greta
maria masha mari marusya
maria masha marysia
martin marty
matthew matt
michael mike mick mickey mischa
mikhail mykhailo misha
miklos miki
natalia natasha nata
nicholas nick nicky
nikolai mykola kolya
olga olha olya
pamela pam
patricia pat patty trish
patrick pat paddy
pavel pasha
peter pete
petro pyotr petya
philip phil
raymond ray
rebecca becky
richard rick dick rich richie
robert bob rob bobby robbie bert
roberto beto
ronald ron ronnie
rosario charo
samuel sam sammy
samantha sam
sandra sandy
sandor sanyi
santiago santi
sergei serhii sergey seryozha serhiyko
stanislaw stan staszek
stanislav stas slava
stephen steven steve
sebastian basti seb
susan sue susie
svetlana svitlana sveta lana
tamas tomi
tatyana tatiana tetiana tanya
theodore ted teddy theo
thomas tom tommy
timothy tim
tomasz tomek
valentina valya
vasily vasyl vasya
victor viktor vitya vic
vincent vince
virginia ginny
vladimir volodymyr vova volodya vlad
vladislav vladyslav vlad slava
vyacheslav viacheslav slava
walter walt
william bill will billy willy liam
wilhelm willi willy
wolfgang wolf
yekaterina kateryna katya
yelena elena olena lena alyona
yulia yulya
yuri yura
zoltan zoli
zsuzsanna zsuzsa zsuzsi
attila ati
benedikt ben
dieter didi
edoardo edo
giuseppe beppe peppe
giovanni gianni nino
luigi gigi gino
salvatore toto
enrique quique kike
eduardo lalo edu
alejandro ale jandro
fernando nando
concepcion concha conchita
dolores lola
mercedes merche
rafael rafa
mehmet memo
mustafa mustan
ibrahim ibo
suleyman sulo
muhammad mohammed mohamed mo
"""
# Families of one East Asian name in the romanisations in use (Revised, McCune-Reischauer, pinyin, Wade-Giles, and
# anyascii's, letter by letter).
FAMILIES = """
kim gim
lee yi i rhee ri li
park pak bak bag
choi choe
jung jeong chung jong
kang gang
cho jo
yoon yun
jang chang
lim rim im
seo suh
shin sin
kwon gwon
ahn an
ryu yoo yu ryoo
jeon chun jun
ko go koh
moon mun
son sohn
paek baek paik
heo hur huh
noh roh no
joo ju chu
woo wu u
zhang chang
zhou chou
xu hsu
xie hsieh
cai tsai
zeng tseng
guo kuo
cao tsao
deng teng
jiang chiang
zhao chao
zhu chu
song sung
zheng cheng
huang hwang
liu liou
xiao hsiao
qian chien
qin chin
"""


def _groups(table: str) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for i, line in enumerate(table.strip().splitlines()):
        for name in line.split():
            found.setdefault(name, set()).add(i)
    return {name: frozenset(groups) for name, groups in found.items()}


# Name to the groups that it stands in.
FORM_GROUPS, SHORT_GROUPS, FAMILY_GROUPS = _groups(FORMS), _groups(SHORT), _groups(FAMILIES)
GIVEN_NAMES = frozenset(FORM_GROUPS) | frozenset(SHORT_GROUPS)
