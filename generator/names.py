"""Textbook names of countries, as data: by language and ISO 3166 code, the name on a card and what else is said."""

from typing import Final

INDONESIAN: Final = """\
AD Andorra
AE Uni Emirat Arab | UEA | Persatuan Emirat Arab
AF Afganistan | Afghanistan
AG Antigua dan Barbuda
AL Albania
AM Armenia
AO Angola
AR Argentina
AT Austria
AU Australia
AZ Azerbaijan
BA Bosnia dan Herzegovina | Bosnia-Herzegovina | Bosnia Herzegovina | Bosnia
BB Barbados
BD Bangladesh | Banglades
BE Belgia
BF Burkina Faso
BG Bulgaria
BH Bahrain | Bahrein
BI Burundi
BJ Benin
BN Brunei Darussalam | Brunei
BO Bolivia
BR Brasil | Brazil
BS Bahama | Bahamas | Kepulauan Bahama
BT Bhutan
BW Botswana
BY Belarus | Belarusia | Belorusia
BZ Belize
CA Kanada | Canada
CC Kepulauan Cocos | Kepulauan Keeling
CD Republik Demokratik Kongo | Kongo-Kinshasa | Kongo Kinshasa | RD Kongo | Zaire
CF Republik Afrika Tengah
CG Republik Kongo | Kongo-Brazzaville | Kongo Brazzaville
CH Swiss | Konfederasi Swiss
CI Pantai Gading | Côte d'Ivoire | Cote d'Ivoire
CK Kepulauan Cook
CL Cile | Chile | Chili
CM Kamerun
CN Tiongkok | Cina | China | RRT | RRC | Republik Rakyat Tiongkok | Republik Rakyat Cina | Republik Rakyat China
CO Kolombia
CR Kosta Rika | Costa Rica
CU Kuba
CV Tanjung Verde | Cabo Verde | Cape Verde
CY Siprus
CZ Ceko | Republik Ceko
DE Jerman | Republik Federal Jerman
DJ Jibuti | Djibouti
DK Denmark
DM Dominika | Dominica
DO Republik Dominika | Republik Dominikan
DZ Aljazair | Algeria
EC Ekuador | Ecuador
EE Estonia
EG Mesir | Republik Arab Mesir
ER Eritrea
ES Spanyol
ET Etiopia | Ethiopia
FI Finlandia
FJ Fiji
FM Mikronesia | Federasi Mikronesia | Negara Federasi Mikronesia
FR Prancis | Perancis
GA Gabon
GB Inggris | Inggris Raya | Britania Raya
GD Grenada
GE Georgia
GH Ghana | Pantai Emas
GM Gambia
GN Guinea
GQ Guinea Ekuatorial | Guinea Khatulistiwa
GR Yunani
GS Georgia Selatan dan Kepulauan Sandwich Selatan
GT Guatemala
GW Guinea-Bissau | Guinea Bissau
GY Guyana
HK Hong Kong | Hongkong
HN Honduras
HR Kroasia
HT Haiti
HU Hungaria | Hongaria
ID Indonesia | Republik Indonesia | Negara Kesatuan Republik Indonesia | RI | NKRI
IE Irlandia | Republik Irlandia
IL Israel
IN India
IQ Irak | Iraq
IR Iran | Republik Islam Iran
IS Islandia
IT Italia
JM Jamaika
JO Yordania | Jordania
JP Jepang
KE Kenya | Kenia
KG Kirgizstan | Kirgistan | Kyrgyzstan
KH Kamboja | Kampuchea
KI Kiribati
KM Komoro | Kepulauan Komoro | Komoros
KN Saint Kitts dan Nevis | St. Kitts dan Nevis | St Kitts dan Nevis
KP Korea Utara | Korut | Republik Rakyat Demokratik Korea
KR Korea Selatan | Korsel | Republik Korea
KW Kuwait
KZ Kazakhstan | Kazakstan
LA Laos | Republik Demokratik Rakyat Laos
LB Lebanon | Libanon
LC Saint Lucia | St. Lucia | St Lucia
LI Liechtenstein
LK Sri Lanka | Srilanka | Ceylon
LR Liberia
LS Lesotho
LT Lituania | Lithuania
LU Luksemburg | Luxemburg
LV Latvia
LY Libya | Libia
MA Maroko | Marokko
MC Monako | Monaco
MD Moldova | Moldavia
ME Montenegro
MG Madagaskar
MH Kepulauan Marshall
MK Makedonia Utara | Makedonia | Masedonia
ML Mali
MM Myanmar | Burma | Birma
MN Mongolia
MO Makau | Macau | Makao
MR Mauritania
MT Malta
MU Mauritius
MV Maladewa | Maldives
MW Malawi
MX Meksiko
MY Malaysia
MZ Mozambik
NA Namibia
NE Niger
NG Nigeria
NI Nikaragua
NL Belanda | Negeri Belanda | Kerajaan Belanda | Nederland
NO Norwegia
NP Nepal
NR Nauru
NU Niue
NZ Selandia Baru
OM Oman
PA Panama
PE Peru
PG Papua Nugini | Papua New Guinea | PNG
PH Filipina
PK Pakistan
PL Polandia
PS Palestina | Negara Palestina
PT Portugal | Portugis
PW Palau
PY Paraguay
QA Qatar | Katar
RO Rumania | Romania
RS Serbia
RU Rusia | Federasi Rusia
RW Rwanda
SA Arab Saudi | Saudi Arabia | Kerajaan Arab Saudi
SB Kepulauan Solomon | Kepulauan Salomon
SC Seychelles
SD Sudan
SE Swedia
SG Singapura
SI Slovenia | Slowenia
SK Slovakia | Slowakia
SL Sierra Leone
SM San Marino
SN Senegal
SO Somalia
SR Suriname
SS Sudan Selatan
ST Sao Tome dan Principe | São Tomé dan Príncipe
SV El Salvador
SY Suriah | Syria | Siria
SZ Eswatini | Swaziland
TD Chad | Cad
TG Togo
TH Thailand | Muangthai | Muang Thai | Siam
TJ Tajikistan
TL Timor Leste | Timor-Leste | Republik Demokratik Timor Leste
TM Turkmenistan
TN Tunisia
TO Tonga
TR Turki | Türkiye | Turkiye
TT Trinidad dan Tobago
TV Tuvalu
TW Taiwan
TZ Tanzania
UA Ukraina
UG Uganda
US Amerika Serikat | AS | USA
UY Uruguay
UZ Uzbekistan | Usbekistan
VA Takhta Suci | Tahta Suci | Vatikan | Kota Vatikan
VC Saint Vincent dan Grenadine | St. Vincent dan Grenadine | St Vincent dan Grenadine | Saint Vincent dan Grenadines
VE Venezuela
VN Vietnam | Viet Nam
VU Vanuatu
WS Samoa | Samoa Barat
XK Kosovo
YE Yaman | Yemen
ZA Afrika Selatan | Afsel
ZM Zambia
ZW Zimbabwe
"""
"""Every state as Indonesian school books name it, a line each: code, name, aliases.

AS is the code of American Samoa too: a text that is only that is refused, never guessed.
"""

ENGLISH: Final = """\
AE United Arab Emirates | UAE
AG Antigua and Barbuda
AX Åland Islands | Aland Islands
BA Bosnia and Herzegovina | Bosnia-Herzegovina | Bosnia
BL Saint Barthélemy | Saint Barthelemy | St. Barthélemy | St Barthélemy
BN Brunei | Brunei Darussalam
BS Bahamas | The Bahamas
CC Cocos Islands | Keeling Islands
CD Democratic Republic of the Congo | DR Congo | DRC | Congo-Kinshasa | Zaire
CG Republic of the Congo | Congo-Brazzaville
CI Ivory Coast | Côte d'Ivoire | Cote d'Ivoire
CN China | People's Republic of China | PRC
CV Cape Verde | Cabo Verde
CW Curaçao | Curacao
CZ Czechia | Czech Republic
EG Egypt
FM Micronesia | Federated States of Micronesia
GB United Kingdom | UK | Great Britain | Britain
GM Gambia | The Gambia
GS South Georgia and the South Sandwich Islands
HK Hong Kong
HM Heard Island and McDonald Islands
ID Indonesia
JP Japan
KH Cambodia | Kampuchea
KN Saint Kitts and Nevis | St. Kitts and Nevis | St Kitts and Nevis
KP North Korea | DPRK | Democratic People's Republic of Korea
KR South Korea | Republic of Korea
LA Laos | Lao PDR
LC Saint Lucia | St. Lucia | St Lucia
LK Sri Lanka | Ceylon
MF Saint Martin | St. Martin | St Martin
MK North Macedonia | Macedonia
MM Myanmar | Burma
MO Macau | Macao
NL Netherlands | Holland
PG Papua New Guinea | PNG
PM Saint Pierre and Miquelon | St. Pierre and Miquelon | St Pierre and Miquelon
PS Palestine | State of Palestine
RE Réunion | Reunion
RU Russia | Russian Federation
SH Saint Helena | St. Helena | St Helena
SJ Svalbard and Jan Mayen
ST São Tomé and Príncipe | Sao Tome and Principe
SZ Eswatini | Swaziland
TC Turks and Caicos Islands | Turks and Caicos
TH Thailand | Siam
TL Timor-Leste | Timor Leste | East Timor
TR Turkey | Türkiye | Turkiye
TT Trinidad and Tobago
UM United States Minor Outlying Islands | US Outlying Islands
US United States | USA | US | United States of America
VA Holy See | Vatican City | Vatican
VC Saint Vincent and the Grenadines | St. Vincent and the Grenadines | St Vincent and the Grenadines
VI US Virgin Islands | United States Virgin Islands
VN Vietnam | Viet Nam
WF Wallis and Futuna
WS Samoa | Western Samoa
"""
"""Where CLDR's English name cannot stand in a sentence, or is not the only one in use."""


def table(lines: str) -> dict[str, tuple[str, ...]]:
    """The names of each code, the one for cards first."""
    return {line[:2]: tuple(line[3:].split(" | ")) for line in lines.splitlines()}


TEXTBOOK: Final = {"id": table(INDONESIAN), "en": table(ENGLISH)}
"""Names by language and code."""

WITH_ARTICLE: Final = frozenset(
    "AE AX BQ BS CC CD CF CG CK DO FK FO GB GM IM IO KM KY MH MP MV NL PH PN SB TC TF UM US VA VG VI".split()
)
"""Countries whose English names take "the" inside a sentence."""
