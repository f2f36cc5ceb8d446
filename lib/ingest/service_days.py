"""Lists of appointments have two days: when somebody came, which is the order's, and when that was booked."""

from __future__ import annotations

from collections.abc import Collection

from lib.core.findings import Finding, finding
from lib.core.words import N_
from lib.ingest.headers import compact
from lib.ingest.likeness import LEAST_CONFIDENCE, NEARLY_ALL, Found, Unmatched

#: What the day is called on which somebody is served, by its letters.
_SERVED = frozenset(map(compact, (
    "appointment", "appointment date", "appointment day", "appointment date time", "appointment datetime", "appointment on", "appt", "appt date", "date of appointment", "scheduled date", "scheduled for", "scheduled day", "scheduled date time", "service date", "service day", "date of service", "treatment date", "date of treatment", "session date", "date of session", "class date", "lesson date", "visit date", "date of visit", "visit",
    "termin", "termin am", "termindatum", "termintag", "datum des termins", "termin datum", "behandlungsdatum", "behandlungstag", "behandlung am", "leistungsdatum", "leistungstag", "besuch am", "besuchsdatum", "kursdatum", "kurstag",
    "rendez-vous", "rdv", "date rdv", "date de rdv", "date du rdv", "date rendez-vous", "date du rendez-vous", "date de rendez-vous", "date de la prestation", "date de prestation", "date prestation", "date du soin", "date de la séance", "date de séance", "date du service", "date de visite",
    "cita", "fecha cita", "fecha de cita", "fecha de la cita", "fecha del servicio", "fecha de servicio", "fecha servicio", "fecha del turno", "fecha de la sesión", "fecha de la visita", "fecha del tratamiento",
    "data do atendimento", "data atendimento", "data da consulta", "data do serviço", "data serviço", "data da sessão", "data da visita", "agendado para", "marcado para", "data da marcação",
    "appuntamento", "data appuntamento", "data dell'appuntamento", "data del servizio", "data servizio", "data trattamento", "data del trattamento", "data seduta", "data della visita",
    "afspraak", "afspraakdatum", "datum afspraak", "afspraak op", "behandeldatum", "datum behandeling", "datum van de afspraak", "bezoekdatum", "datum les",
    "termin wizyty", "data wizyty", "wizyta", "data usługi", "data zabiegu", "data spotkania", "dzień wizyty",
    "дата визита", "визит", "дата приема", "дата приёма", "дата услуги", "дата оказания услуги", "дата посещения", "дата сеанса", "дата занятия", "время визита", "запись на",
    "到店时间", "到店日期", "到店日", "服务日期", "服务时间", "服务日", "就诊日期", "就诊时间", "上课日期", "上课时间", "体验日期", "预约时间", "预约日期", "预约日", "预约到店时间", "预约服务时间", "美容日期", "到店時間", "服務日期", "服務時間", "服務日", "就診日期", "上課日期", "上課時間", "預約時間", "預約日期", "預約日",
    "来店日", "来店日時", "来店予定日", "来店予定日時", "予約日", "予約日時", "施術日", "施術日時", "利用日", "利用日時", "来院日", "レッスン日", "ご来店日", "ご予約日", "ご利用日",
    "방문일", "방문일시", "방문일자", "방문 예정일", "시술일", "시술일시", "이용일", "이용일시", "예약일", "예약일시", "예약일자", "서비스일", "수업일", "내원일",
)))  # fmt: skip
#: And on which it was booked or written down; what was paid or invoiced on a day is neither.
_BOOKED = frozenset(map(compact, (
    "booked", "booked on", "booked at", "booked date", "booking date", "booking day", "booking made", "booking made on", "booking created", "date booked", "date of booking", "reserved on", "created", "created on", "created at", "created date", "create date", "date created", "creation date", "made on", "entered on",
    "gebucht", "gebucht am", "buchung am", "gebucht um", "buchungstag", "buchungsdatum", "datum der buchung", "reserviert am", "vereinbart am", "ausgemacht am", "vergeben am", "erstellt", "erstellt am", "erstelldatum", "erstellungsdatum", "angelegt am", "eingetragen am", "angemeldet am",
    "réservé le", "reservation", "date de réservation", "date réservation", "date de la réservation", "pris le", "créé le", "date de création", "date création",
    "reservado el", "reservada el", "fecha de reserva", "fecha reserva", "fecha de la reserva", "agendado el", "creado el", "creada el", "fecha de creación", "fecha creación",
    "reservado em", "data da reserva", "data de reserva", "data reserva", "agendado em", "marcado em", "criado em", "data de criação", "data criação",
    "prenotato il", "prenotata il", "data prenotazione", "data di prenotazione", "data della prenotazione", "preso il", "creato il", "data creazione", "data di creazione",
    "geboekt op", "boekingsdatum", "datum boeking", "gereserveerd op", "reserveringsdatum", "gemaakt op", "aangemaakt op", "aanmaakdatum",
    "zarezerwowano", "data rezerwacji", "umówiono", "zapisano", "data zapisu", "utworzono", "data utworzenia",
    "забронировано", "дата бронирования", "дата брони", "дата записи", "записан", "записались", "создано", "создан", "дата создания",
    "创建时间", "创建日期", "下单时间", "下单日期", "提交时间", "提交日期", "预约提交时间", "预约创建时间", "登记时间", "登记日期", "预定时间", "预定日期", "建立時間", "建立日期", "下單時間", "下單日期", "提交時間", "登記日期", "登記時間",
    "受付日", "受付日時", "予約受付日", "予約受付日時", "予約登録日", "予約登録日時", "予約作成日", "予約申込日", "申込日", "申込日時", "登録日", "登録日時", "作成日", "作成日時",
    "접수일", "접수일시", "신청일", "신청일시", "예약신청일", "예약접수일", "예약등록일", "등록일", "등록일시", "생성일", "생성일시",
)))  # fmt: skip
#: What the clock of an appointment is called.
_CLOCKS = frozenset(map(compact, ("time", "appointment time", "scheduled time", "service time", "start", "start time", "from", "uhrzeit", "zeit", "terminzeit", "uhrzeit des termins", "beginn", "von", "heure", "heure du rdv", "heure du rendez-vous", "début", "hora", "hora de la cita", "hora da consulta", "hora do atendimento", "inicio", "início", "ora", "orario", "ora appuntamento", "inizio", "tijd", "tijdstip", "aanvang", "godzina", "godzina wizyty", "время", "время приема", "время приёма", "начало", "时间", "时段", "预约时段", "开始时间", "時間", "時段", "預約時段", "開始時間", "時刻", "開始時刻", "来店時間", "予約時間", "시간", "예약시간", "방문시간", "시작시간")))  # fmt: skip


def on_the_day_of_service(table: Unmatched, found: Found, fixed: Collection[str], taken: set[int]) -> Found:
    """The same with the day somebody came as the order's, where the day it was booked was taken; the appointment's clock stays with its own day.

    Args:
        table: the file's columns.
        found: the column of each field.
        fixed: fields that a platform's list or the reader decided.
        taken: columns that are no fields.
    """
    if "ordered_at" not in found or compact(table.headers[found["ordered_at"][0]]) not in _BOOKED:
        return found
    served = _days_called(table, _SERVED, taken)
    if not served:
        return found
    if "ordered_at" in fixed:  # then a clock beside it is of the other day
        beside = found.get("time_of_day")
        return found if beside is None or "time_of_day" in fixed else {code: one for code, one in found.items() if code != "time_of_day"}  # fmt: skip
    moved = {code: one for code, one in found.items() if one[0] != served[0]} | {"ordered_at": (served[0], found["ordered_at"][1])}  # fmt: skip
    if "time_of_day" not in moved and "time_of_day" not in fixed:
        free = table.free(taken | {place for place, _ in moved.values()})
        clocks = [place for place in free if compact(table.headers[place]) in _CLOCKS and table.fit(place, "clock") >= NEARLY_ALL]  # fmt: skip
        if len(clocks) == 1:
            moved["time_of_day"] = (clocks[0], LEAST_CONFIDENCE)
    return moved


def _days_called(table: Unmatched, names: frozenset[str], taken: set[int]) -> list[int]:
    """Columns of days whose headers are some names; several of them are in the file's order, and the first is meant."""
    return [place for place in table.free(taken) if compact(table.headers[place]) in names and table.fit(place, "date") >= NEARLY_ALL]  # fmt: skip


def service_day_said(table: Unmatched, found: Found, fixed: Collection[str]) -> list[Finding]:
    """That the day of the service was taken, and not the day it was booked."""
    if "ordered_at" not in found or "ordered_at" in fixed or compact(table.headers[found["ordered_at"][0]]) not in _SERVED:  # fmt: skip
        return []
    booked = _days_called(table, _BOOKED, {found["ordered_at"][0]})
    if not booked:
        return []
    return [
        finding(
            "service_day_taken", "info",
            N_("“{header}” was taken for the order date, the day of the appointment, and not “{other}”, the day it was booked. Choose the other column if this is wrong (--map ordered_at={other})."),
            header=table.headers[found["ordered_at"][0]], other=table.headers[booked[0]],
        )
    ]  # fmt: skip
