"""Whom a shop deals with at a customer's: where a company stands beside its contact, the company is who bought."""

from __future__ import annotations

from lib.core.words import N_
from lib.ingest.fields import Field
from lib.ingest.likeness import LEAST_CONFIDENCE, NEARLY_ALL, Found, Unmatched, name_score
from lib.ingest.texts import clean, filled_cells

#: The shop's own companies, of which a group's export names the one that sold, are this few at most.
_FEW = 3

#: Firms that buy, which the catalogue takes for buyers' names as well.
COMPANY = Field(
    "company",
    N_("Customer's name"),
    "text",
    names=(
        "company name", "company", "customer company", "client company", "buyer company", "business name", "firm", "firm name", "organization", "organisation", "organization name", "associated company", "organisation name", "trading name",
        "firma", "firmenname", "unternehmen", "firma kunde", "kundenfirma", "societe", "nom de la societe", "entreprise", "nom de l entreprise", "raison sociale", "empresa", "nombre de la empresa", "razon social", "compania", "nome da empresa", "razao social",
        "azienda", "ragione sociale", "societa", "nome azienda", "ditta", "bedrijf", "bedrijfsnaam", "nazwa firmy", "företag", "företagsnamn", "virksomhed", "firmanavn", "bedrift", "bedriftsnavn", "yritys", "yrityksen nimi", "název firmy", "společnost", "spoločnosť", "cég", "cégnév", "companie", "nume firma", "tvrtka", "podjetje",
        "компания", "название компании", "организация", "название организации", "фирма", "предприятие", "компанія", "організація", "фірма", "εταιρεία", "επωνυμία", "şirket", "şirket adı", "firma adı", "công ty", "tên công ty", "perusahaan", "nama perusahaan", "บริษัท", "ชื่อบริษัท", "شركة", "الشركة", "اسم الشركة", "חברה", "שם חברה", "कंपनी", "कंपनी का नाम", "شرکت", "نام شرکت",
        "公司", "公司名称", "公司名稱", "单位名称", "單位名稱", "企业", "企业名称", "企業名稱", "客户公司", "客户单位", "客戶公司", "会社", "会社名", "企業名", "御社名", "貴社名", "法人名", "회사", "회사명", "상호",
    ),
)  # fmt: skip
#: Of what the catalogue takes for buyers' names, those of somebody there.
CONTACT = Field(
    "contact",
    N_("Customer's name"),
    "text",
    names=("contact", "contact person", "contact name", "main contact", "primary contact", "customer contact", "associated contact", "deal contact person", "contacto", "contato", "contatto", "联系人", "联系人姓名", "聯絡人"),
)  # fmt: skip


def company_before_contact(table: Unmatched, found: Found, fixed: set[str], taken: set[int]) -> Found:
    """What was found, the customer's name being the company's where the one that was taken is whom to ask for there.

    The company has to be filled in nearly all rows, as it is not where most buyers are people, and to differ, as the shop's own name does not.
    """
    if "name" not in found or "name" in fixed:
        return found
    name, confidence = found["name"]
    if name_score(table.headers[name], CONTACT) < LEAST_CONFIDENCE:
        return found
    free = table.free(taken | {place for code, (place, _) in found.items() if code != "name"})
    able = [place for place in free if place != name and name_score(table.headers[place], COMPANY) >= LEAST_CONFIDENCE]
    company = next((place for place in able if _names_buyers(table, place, name)), None)
    if company is None:
        return found
    return {**{code: at for code, at in found.items() if code != "last_name"}, "name": (company, confidence)}


def _names_buyers(table: Unmatched, place: int, contact: int) -> bool:
    column, people = table.columns[place], len(table.columns[contact].distinct)
    named = sum(map(bool, map(clean, column.distinct)))
    filled = int(filled_cells(column).sum()) >= NEARLY_ALL * len(column)
    return filled and named > 1 and (named > _FEW or 2 * named >= people)
