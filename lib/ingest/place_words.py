"""Words of headers for where many buyers are at once, and for what many have in common: none of them tells buyers apart."""

from __future__ import annotations

import re

from lib.ingest.headers import words_of

#: Regions, towns and their numbers in the post; a street or a whole address is a household's.
_PLACES = re.compile(
    r"\b(?:state|province|region|county|district|prefecture|territory|area|suburb|neighbou?rhood|town|zip|postal|postcode|post ?code|zipcode|metro|location|geo)s?\b"
    r"|\b(?:\w*bundesland|\w*postleitzahl|\w*plz|\w*region|\w*wohnort|\w*kanton|landkreis|bezirk|gemeinde|ortsteil|stadtteil)\b"
    r"|\b(?:code postal|cp|departement|canton|commune|quartier|localite|provincia|codigo postal|estado|municipio|localidad|poblacion|comunidad|barrio|distrito|uf|cep|cidade|bairro|regiao|provincia|cap|regione|comune|localita|citta|quartiere|postnummer|gemeente|woonplaats|plaats|provincie|wojewodztwo|powiat|gmina|kod pocztowy|miasto|miejscowosc)\b"
    r"|\b(?:kommune|lan|fylke|stad|postort|maakunta|kaupunki|postinumero|psc|mesto|kraj|okres|megye|varos|iranyitoszam|judet|oras|localitate|il|ili|ilce|ilcesi|sehir|posta kodu|bolge|provinsi|kota|kabupaten|kode pos|tinh|thanh pho|quan huyen)\b"
    r"|регион\w*|област\w*|район\w*|город\w*|индекс\w*|\bкрай\b|округ\w*|місто|περιοχη|πολη|νομος|ταχ\w* κωδ\w*"
    r"|省|州|邮编|邮政编码|[郵邮][遞递][區区][號号]|郵編|城市|[县縣]市|[区區]县|[区區][縣域]|市[区區]|所在[市地]|地[区區]|地域|都道府県|郵便番号|市町村|エリア|우편번호|시도|시 도|시군구|도시|지역|จังหวัด|อำเภอ|รหัสไปรษณีย์|مدينة|محافظة|المنطقة|الرمز البريدي|עיר|מיקוד"
)
#: What many buyers have in common beside that.
_IN_COMMON = re.compile(
    r"\b(?:languages?|locale|time ?zone|gender|sex|currency|sprache|\w*sprache|zeitzone|geschlecht|wahrung|langue|fuseau|sexe|genre|devise|idioma|zona horaria|sexo|genero|moneda|fuso|moeda|lingua|fuso orario|sesso|valuta|taal|geslacht|jezyk|plec|waluta|sprak|kon|dil|cinsiyet|язык|пол|валюта|часовой)\b"
    r"|语言|語言|言語|언어|时区|時區|タイムゾーン|시간대|性别|性別|성별|货币|貨幣|币种|通貨|통화"
)


def says_place(header: str) -> bool:
    """Whether a header is of a place with many buyers, or of what many have in common: State of Buyer, PLZ Kunde, 買家縣市."""
    text = " ".join(words_of(header))
    return _PLACES.search(text) is not None or _IN_COMMON.search(text) is not None
