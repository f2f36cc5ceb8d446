"""Service tickets in a log: which column numbers them, when they were opened, whose they are and what they were about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from lib.core.findings import Finding, finding
from lib.core.words import N_
from lib.ingest.headers import compact
from lib.ingest.likeness import LEAST_CONFIDENCE, NEARLY_ALL, Found, Unmatched, name_score

_WHO = {"user_id", "session_id"}
_Sign = Literal["number", "subject", "reason", "priority", "agent", "status", "closed"]
#: Headers of what tickets have, without accents, spaces and signs.
_SIGNS: Mapping[_Sign, frozenset[str]] = {
    "number": frozenset(["", "id", "n", "no", "nr", "num", "number", "numero", "nummer", "ref", "reference", "编号", "編號", "序号", "單號", "单号", "номер", "番号", "번호"]),
    "subject": frozenset(["subject", "title", "issue", "problem", "summary", "betreff", "titel", "sujet", "objet", "asunto", "titulo", "assunto", "oggetto", "titolo", "onderwerp", "temat", "amne", "emne", "predmet", "тема", "темаобращения", "主题", "主題", "标题", "標題", "件名", "제목", "konu"]),
    "reason": frozenset(["reason", "contactreason", "reasonforcontact", "reasonforcontacting", "ticketreason", "topic", "category", "issuetype", "tickettype", "issuecategory", "grund", "anliegen", "kategorie", "thema", "kontaktgrund", "motif", "motifdecontact", "motifdelademande", "categorie", "motivo", "motivodecontacto", "motivodocontato", "motivodelcontatto", "categoria", "reden", "powod", "kategoria", "orsak", "arsag", "arsak", "kategori", "duvod", "причина", "причинаобращения", "категория", "问题类型", "問題類型", "问题分类", "问题类别", "工单类型", "咨询类型", "投诉类型", "投诉原因", "咨询原因", "カテゴリ", "カテゴリー", "問い合わせ種別", "問合せ種別", "原因", "联系原因", "理由", "문의유형", "카테고리", "사유"]),
    "priority": frozenset(["priority", "severity", "urgency", "prioritat", "dringlichkeit", "priorite", "urgence", "prioridad", "prioridade", "urgencia", "priorita", "urgenza", "prioriteit", "priorytet", "prioritet", "приоритет", "срочность", "优先级", "優先級", "紧急程度", "优先度", "優先度", "우선순위", "oncelik"]),
    "agent": frozenset(["agent", "assignee", "assignedto", "owner", "bearbeiter", "zustandig", "zugewiesenan", "agente", "asignadoa", "operatore", "assegnatoa", "atendente", "responsavel", "medewerker", "behandelaar", "handlaggare", "оператор", "исполнитель", "ответственный", "客服", "处理人", "受理客服", "处理客服", "負責人", "担当者", "담당자"]),
    "status": frozenset(["status", "state", "ticketstatus", "zustand", "statut", "etat", "estado", "situacao", "stato", "stan", "tila", "stav", "статус", "состояние", "状态", "處理狀態", "处理状态", "狀態", "ステータス", "状況", "対応状況", "상태", "처리상태", "durum"]),
    "closed": frozenset(["closed", "closedat", "closedon", "closeddate", "dateclosed", "solved", "solvedat", "solvedon", "resolved", "resolvedat", "resolvedon", "resolutiondate", "gelost", "gelostam", "geschlossen", "geschlossenam", "erledigtam", "resolule", "fermele", "cloturele", "dateresolution", "datederesolution", "datedecloture", "cerrado", "cerradoel", "resueltoel", "fechadecierre", "fechaderesolucion", "fechacierre", "fechadoem", "resolvidoem", "datadefechamento", "chiuso", "chiusoil", "risoltoil", "datachiusura", "datarisoluzione", "gesloten", "geslotenop", "opgelostop", "zamknieto", "datazamkniecia", "rozwiazano", "stangd", "lost", "lukket", "закрыт", "закрыто", "датазакрытия", "датарешения", "关闭时间", "關閉時間", "解决时间", "解決時間", "完结时间", "完成时间", "結案時間", "完了日時", "解決日時", "クローズ日時", "완료일시", "종료일", "kapanistarihi"]),
}  # fmt: skip
#: Words that say why somebody wrote where nothing else tells that rows are tickets.
_WHY = frozenset(["reason", "reasons", "contactreason", "grund", "anliegen", "kontaktgrund", "motif", "motivo", "reden", "powod", "orsak", "arsag", "arsak", "duvod", "причина", "原因", "投诉原因", "咨询原因", "联系原因", "理由", "사유"])  # fmt: skip
#: Headers of when a ticket was opened, beside those of a customer's first day.
_OPENED = frozenset(["opened", "open", "opendate", "received", "receivedat", "reported", "reportedat", "raised", "raisedat", "geoffnet", "geoffnetam", "eroffnet", "gemeldetam", "ouvert", "recule", "abierto", "recibido", "recibidoel", "aberto", "abertoem", "aperto", "ricevutoil", "geopend", "geopendop", "ontvangen", "otwarto", "zgloszono", "oppnad", "abnet", "открыт", "открыто", "датаоткрытия", "датаобращения", "提交时间", "受理时间", "反馈时间", "投诉时间", "咨询时间", "提交時間", "受理時間", "受付日時", "접수일시"])  # fmt: skip
#: Words of what stands above a letter; titles are of anything.
_ABOVE_LETTERS = frozenset(["subject", "betreff", "sujet", "objet", "asunto", "assunto", "oggetto", "onderwerp", "temat", "тема", "主题", "主題", "件名", "제목"])  # fmt: skip
#: Of what says that rows are tickets, where no header calls them so: what each is about or how urgent it is, and so much beside it.
_FEWEST_SIGNS = 3
#: Reasons that only tickets have: the kind of a ticket for a concert is none.
_OF_PROBLEMS = frozenset(["contactreason", "reasonforcontact", "issuetype", "issuecategory", "kontaktgrund", "motifdecontact", "motivodecontacto", "motivodocontato", "motivodelcontatto", "причинаобращения", "问题类型", "問題類型", "问题分类", "问题类别", "工单类型", "咨询类型", "投诉类型", "投诉原因", "咨询原因", "問い合わせ種別", "問合せ種別", "문의유형"])  # fmt: skip
#: How sure it is then, what a column is.
_BY_SIGNS = 0.8
#: A reason comes again, and there are few of them.
_MOST_REASONS, _REPEATED = 60, 0.5


def of_tickets(table: Unmatched, found: Found, fixed: set[str], taken: set[int]) -> Found:
    """When a service ticket was opened, whose it is and its reason; and its number, where only the other signs tell that rows are tickets."""
    known = {*found, *fixed}
    signs = _signs(table, taken - {found[code][0] for code in ("event",) if code in found})
    named = "ticket" in found
    told_by_signs = _are_tickets(signs) or _are_letters(table, signs) or _says_why(table, signs)
    if not (named or ("ticket" not in known and told_by_signs)):
        return {}
    told: Found = _when_and_whose(table, found, known, taken)
    if not named:
        if not ("occurred_at" in known | set(told) and _WHO & (known | set(told))):
            return {}
        spoken_for = {place for place, _ in (found | told).values()}
        number = next(
            (signs[one] for one in ("number", "subject") if one in signs and signs[one] not in spoken_for), None
        )
        if number is not None:
            told["ticket"] = (number, _BY_SIGNS)
    reason = signs.get("reason")
    if "event" not in known and reason is not None and _comes_again(table, reason):
        told["event"] = (reason, _BY_SIGNS)
    return told if named or {"ticket", "event"} & (known | set(told)) else {}


def without_worth_of_orders(table: Unmatched, found: Found, fixed: set[str]) -> tuple[Found, list[Finding]]:
    """What was found without the money that tickets name, and that this is so: it is what their orders came to, or what was asked back."""
    if not {"ticket", "value"} <= found.keys() or "value" in fixed:
        return found, []
    said = finding(
        "worth_of_orders", "info",
        N_("“{header}” is money that a service ticket names, such as what its order came to. It was not added up as the tickets' own; if it is, choose it (--map value={header})."),
        header=table.headers[found["value"][0]],
    )  # fmt: skip
    return {code: one for code, one in found.items() if code != "value"}, [said]


def is_reason(header: str) -> bool:
    """Whether a header says why somebody wrote, rather than what visitors of a shop do."""
    return compact(header) in _SIGNS["reason"]


def say_what_about(headers: Sequence[str]) -> bool:
    """Whether headers say what somebody wrote about, or how urgent it is: of receipts and of tickets for a concert none does."""
    return any(compact(header) in _ABOVE_LETTERS | _SIGNS["priority"] | _OF_PROBLEMS for header in headers)


def _signs(table: Unmatched, taken: set[int]) -> dict[_Sign, int]:
    """The first column of each thing that tickets have, by its header."""
    keys = {place: compact(table.headers[place]) for place in table.free(taken)}
    signs: dict[_Sign, int] = {}
    for sign, words in _SIGNS.items():
        place = next((place for place, key in keys.items() if key in words and table.columns[place].distinct), None)
        if place is not None:
            signs[sign] = place
    return signs


def _are_tickets(signs: dict[_Sign, int]) -> bool:
    about = {"subject", "reason"} & signs.keys()
    beside = {"priority", "agent", "status", "closed", "subject", "reason"} & signs.keys()
    return bool(about) and bool({"priority", "closed"} & signs.keys()) and len(beside) >= _FEWEST_SIGNS


def _are_letters(table: Unmatched, signs: dict[_Sign, int]) -> bool:
    """Whether rows are numbered letters with a subject, a state and somebody who answers."""
    return {"number", "subject", "agent", "status"} <= signs.keys() and compact(table.headers[signs["subject"]]) in _ABOVE_LETTERS  # fmt: skip


def _says_why(table: Unmatched, signs: dict[_Sign, int]) -> bool:
    """Whether a column is called by nothing but the reason, and its reasons come again: a list of who wrote when and why."""
    place = signs.get("reason")
    return place is not None and compact(table.headers[place]) in _WHY and _comes_again(table, place)


def _when_and_whose(table: Unmatched, found: Found, known: set[str], taken: set[int]) -> Found:
    """The day and the person, named as in a list of customers: Created, Customer email."""
    told: Found = {}
    named_as = {field.code: field for field in table.catalogue.kind("customers").fields}
    wanted = (("occurred_at", ("first_at",)), ("user_id", ("customer_id", "email", "phone")))
    for code, names in wanted:
        if known & ({code} if code == "occurred_at" else _WHO):
            continue
        free = table.free(taken | {place for place, _ in (found | told).values()})
        able = [
            (score, -place)
            for name in names
            for place in free
            if (score := _called(table.headers[place], name, name_score(table.headers[place], named_as[name])))
            >= LEAST_CONFIDENCE
            and table.fit(place, named_as[name].content) >= NEARLY_ALL
        ]
        if able:
            score, place = max(able)
            told[code] = (-place, score)
    return told


def _called(header: str, name: str, score: float) -> float:
    return max(score, _BY_SIGNS) if name == "first_at" and compact(header) in _OPENED else score


def _comes_again(table: Unmatched, place: int) -> bool:
    column = table.columns[place]
    return len(column.distinct) <= min(_MOST_REASONS, max(1.0, _REPEATED * int(column.present().sum())))
