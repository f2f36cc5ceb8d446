"""What a file holds is told by its headers and cells together; what looks like two kinds goes to the one that explains more."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import pytest

from lib.catalog import CATALOGUE
from lib.core.errors import CannotAnswer
from lib.core.settings import ImportSettings
from lib.ingest.imported import Imported, SideFile
from lib.ingest.kinds import kind_of
from lib.ingest.read import read_table
from lib.ingest.understand import understand
from tests.ingest.orders_of import TODAY, imported
from tests.ingest.side_of import booked, codes, kind, side
from tests.ingest.tables import table_from

DAYS = ("2026-01-05", "2026-01-06", "2026-01-07")


def rows(header: str, *cells: str) -> str:
    """A file whose rows are the same but for the day."""
    return "\n".join([header, *(line.replace("DAY", day) for day in DAYS for line in cells)]) + "\n"


KINDS = {
    "orders": [
        rows("Order ID,Customer,Date,Amount", "1,ann,DAY,5"),
        rows("Order #,Order Date,Event Name,Ticket Quantity,Total Paid,Email", "1,DAY,Summer fair,2,30.00,a@example.com"),
        rows("日期,客户,商品,金额", "DAY,张三,茶,12.00"),
        rows("date,product,quantity,amount", "DAY,Tea,2,9.80"),
        rows("Order number,Created at,Customer ID,Channel,Campaign,Total", "1,DAY,7,Google,Brand,9.80"),
    ],
    "spend": [
        rows("Day,Campaign,Impressions,Clicks,Cost", "DAY,Brand,100,5,3.20"),
        rows("date,channel,spend", "DAY,google,3.20"),
        rows("日期,花费,展现量,点击量", "DAY,3.20,100,5"),
        rows("Campaign,Start date,End date,Impressions,Clicks,Amount spent (EUR)", "Brand,DAY,DAY,100,5,3.20"),
        rows("渠道,获客渠道费用,消耗", "抖音,x,12"),
        "Marketing channel,Marketing spend,New customers\nMail,30,4\nAds,20,2\n",
        rows("id,date,campaign,spend,clicks", "1,DAY,Brand,3,4"),
        rows("日期,商品名称,商品ID,整体消耗,整体成交金额,整体成交订单数,整体支付ROI,用户实际支付金额", "DAY,茶,11,44.89,89.78,1,2,89.78"),
        rows("日期,商品名称,商品ID,消耗,成交金额,成交订单数", "DAY,茶,11,4.5,40,2", "DAY,杯,12,5.5,60,3"),
        rows("Date,Product,SKU,Ad spend,Sales", "DAY,Tea,11,4.5,40", "DAY,Cup,12,5.5,60"),
    ],
    "events": [
        rows("user_id,event,timestamp,value", "u1,view,DAY 10:00:00,5"),
        rows("event_time,event_type,product_id,category_id,category_code,brand,price,user_id,user_session", "DAY 10:00:00,view,1,2,x,y,5.00,7,s"),
        rows("timestamp,visitorid,event,itemid,transactionid", "1433221332117,257597,view,355908,"),
        rows("用户ID,行为类型,时间", "7,浏览,DAY 10:00:00"),
        rows("session id,event name,event time", "s1,view,DAY 10:00:00"),
        rows("Ticket ID,Requester,Requester email,Subject,Status,Created at,Group", "1,Anna,anna@example.com,Late parcel,Solved,DAY,Support"),
    ],
    "daily": [
        rows("Date,Session primary channel group (Default Channel Group),Event count,Active users", "DAY,Direct,1144,286"),
        rows("Date,Visitors,Orders,Revenue", "DAY,40,3,115.30"),
        rows("日期,访客数,支付金额", "DAY,40,115.30"),
        rows("timestamp,value", "DAY 00:30:00,17"),
        rows("DATE,revenue,tv_S,print_S", "DAY,100,20,3"),
        rows("日期,指标,数值", "DAY,访客数,40", "DAY,订单数,4"),
        rows("Date,Visitors,Orders,Revenue,Ad spend", "DAY,40,3,115.30,12"),
    ],
    "experiment": [
        rows("user_id,variant,exposed_on,converted,revenue", "u1,control,DAY,0,0.00", "u2,new,DAY,1,9.00"),
        "userid,test_version,sum_gamerounds,retention_1\n1,gate_30,3,False\n2,gate_40,9,True\n",
        rows("日期,版本,曝光人数,转化人数", "DAY,A,100,5", "DAY,B,100,7"),
    ],
    "campaigns": [
        rows("Campaign,Channel,Start date,End date,Goal,Cost,New customers", "Spring,All,DAY,DAY,Revenue,30,4"),
        rows("Title,Subject,List,Send Date,Total Recipients,Total Bounces,Unique Opens,Total Clicks,Total Orders,Total Revenue", "January,New year,Shop,DAY,1000,10,400,70,12,600.00"),
        rows("活动名称,活动时间,活动渠道,活动目标,活动费用,新客数", "年货节,2025-01-05~2025-01-12,抖音,拉新,300,4"),
        rows("活动名称,开始日期,结束日期,活动费用,新客数,老客数", "年货节,DAY,DAY,300,4,5"),
    ],
    "customers": [
        rows("Customer ID,Email,Last order date,Total orders,Total spent", "7,a@example.com,DAY,3,90.00"),
        "customer_id,recency,frequency,monetary\n1,10,3,90\n2,20,1,15\n",
        "会员编号,手机号,累计消费金额,消费次数,最近消费时间\n1,13800000000,90,3,2026-01-05\n",
        "cust_id,last_purchase,n_orders,revenue,R\n1,2025-05-05,4,540.00,5\n2,2025-01-05,1,40.00,2\n3,2025-02-05,2,80.00,3\n",
        rows("mql_id,first_contact_date,landing_page_id,origin", "a1,DAY,l1,social"),
    ],
}  # fmt: skip
CASES = [(name, text) for name, texts in KINDS.items() for text in texts]


@pytest.mark.parametrize(("name", "text"), CASES, ids=lambda one: one.splitlines()[0])
def test_a_file_is_known_for_what_it_holds(name: str, text: str) -> None:
    assert kind(text) == name


def test_a_field_chosen_by_hand_tells_the_kind() -> None:
    text = rows("when,who,what,how much", "DAY,ann,view,5")
    assert kind(text, ("event", "what"), ("user_id", "who"), ("occurred_at", "when")) == "events"


def test_a_field_can_be_chosen_by_another_of_its_names() -> None:
    file = side(rows("Day,Campaign,Clicks,Cost,Net", "DAY,Brand,5,3.20,2.50"), mapping=(("spend", "Net"),))
    assert booked(file)["counted"] == (3, 7.5)


def test_numbers_that_name_orders_and_people_are_no_totals() -> None:
    assert kind(rows("order id,customer id,order date", "1,7,DAY")) == "orders"


def test_orders_still_become_orders() -> None:
    file = understand(
        table_from(["Order ID", "Customer", "Date", "Amount"], [["1", "ann", "2026-01-05", "5"]]),
        ImportSettings(),
        CATALOGUE,
        TODAY,
    )
    assert isinstance(file, Imported)


REFERENCE = {
    "formats/samples/google_ads_campaign_report.csv": "spend",
    "formats/samples/meta_ads_daily.csv": "spend",
    "formats/samples/巨量引擎_项目报表.xlsx": "spend",
    "formats/samples/ga4_freeform.csv": "daily",
    "marketing/customer_acquisition_cost_dataset.csv": "spend",
    "marketing/robyn_dt_simulated_weekly.csv": "daily",
    "marketing/pymc_mmm_example.csv": "daily",
    "nab/data/realKnownCause/nyc_taxi.csv": "daily",
    "abtest/cookie_cats.zip": "experiment",
    "olist/olist_marketing_qualified_leads_dataset.csv": "customers",
    "formats/samples/shopify_orders_export.csv": "orders",
    "formats/samples/amazon_all_orders.txt": "orders",
    "formats/samples/jd_orders.csv": "orders",
}


@pytest.mark.parametrize("name", REFERENCE)
def test_real_files_are_known_for_what_they_hold(reference: Path, name: str) -> None:
    path = reference / name
    assert kind_of(read_table(path, path.name, ImportSettings()), (), CATALOGUE, TODAY) == REFERENCE[name]


def test_cookie_cats_has_its_published_groups(reference: Path) -> None:
    # FACTS: 44,700 players of gate_30 and 45,489 of gate_40; day-7 retention 19.02 % and 18.20 %
    with zipfile.ZipFile(reference / "abtest" / "cookie_cats.zip") as archive:
        lines = list(csv.reader(io.TextIOWrapper(archive.open("cookie_cats.csv"), "utf-8")))
    file = understand(table_from(lines[0], lines[1:]), ImportSettings(), CATALOGUE, TODAY)
    assert isinstance(file, SideFile)
    seven = file.frame[file.frame["metric"] == "retention_7"].groupby("variant")["value"].agg(["size", "sum"])
    assert seven["size"].to_dict() == {"gate_30": 44_700, "gate_40": 45_489}
    assert (seven["sum"] / seven["size"]).round(4).to_dict() == {"gate_30": 0.1902, "gate_40": 0.1820}
    assert codes(file) == set()


#: What a file of each kind is called in other languages.
ABROAD = [
    ("Zeitstempel,Kundennummer,Aktion,Seite\n2026-03-28 23:30,K1,Seitenaufruf,/\n2026-03-28 23:31,K1,Kauf,/ok\n", "events"),
    ("Horodatage,Identifiant utilisateur,Action,Appareil\n2026-03-28 23:30,u1,vue,mobile\n2026-03-28 23:31,u1,achat,mobile\n", "events"),
    ("日時,会員番号,イベント,端末\n2026-03-28 23:30,u1,閲覧,iOS\n2026-03-28 23:31,u1,購入,iOS\n", "events"),
    ("Дата и время,Пользователь,Действие\n2026-03-28 23:30,u1,просмотр\n2026-03-28 23:31,u1,покупка\n", "events"),
    ("Datum,Besuche,Seitenansichten,Anzahl Bestellungen\n2026-03-01,100,300,5\n2026-03-02,110,310,6\n", "daily"),
    ("날짜,방문자수,장바구니,주문수,매출\n2026-03-01,100,12,5,50000\n2026-03-02,110,14,6,61000\n", "daily"),
    ("Variante,Nutzer,Konversionen,Umsatz\nA,1000,50,2500\nB,1010,61,3000\n", "experiment"),
    ("Grupo de prueba,Usuarios,Conversiones\nA,1000,50\nB,1010,61\n", "experiment"),
    ("テストグループ,ユーザー数,購入数\nA,1000,50\nB,1010,61\n", "experiment"),
    ("Title,Subject,Send Date,Total Recipients,Unique Opens,Total Ecomm Sales\nSpring,Hi,2026-03-01 10:00,5000,2000,2500.00\nMay,Hi,2026-05-01 10:00,5100,2100,2600.00\n", "campaigns"),
    ("Numéro client,Prénom,Adresse e-mail,Dernier achat,Nombre de commandes,Total dépensé\n1,Anne,anne@x.fr,2026-01-05,3,120\n2,Paul,paul@x.fr,2026-02-05,1,20\n", "customers"),
    ("お客様番号,お名前,初回購入日,最終購入日,購入回数,累計購入額\n1,佐藤,2025-01-05,2026-01-05,3,12000\n2,鈴木,2025-02-05,2026-02-05,1,2000\n", "customers"),
    ("Lead ID,Created,Source,Status,Closed date,Value\n1,2026-01-01,Google,Won,2026-01-15,500\n2,2026-01-02,,Lost,,\n3,2026-01-03,Referral,Open,,\n", "customers"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ABROAD)
def test_kinds_are_known_in_other_languages(text: str, expected: str) -> None:
    assert side(text).kind == expected


PEOPLE = [f"m{place}@x.com,Ann {'BCDEFGHIJK'[place]}" for place in range(10)]


@pytest.mark.parametrize(
    "head",
    ["Email,Name,Subscription status,Start date,Revenue", "Email,Name,Status,Member since,Total paid", "Email,Name,Stripe plan,Start date,Revenue", "E-Mail,Name,Tarif,Mitglied seit,Umsatz", "Email,Nom,Abonnement,Inscrit le,Total payé", "邮箱,姓名,等级,注册时间,消费金额", "Email,Name,Tier,Joined,Paid"],
)  # fmt: skip
def test_members_with_one_day_and_their_money_are_customers(head: str) -> None:
    text = "\n".join([head, *(f"{who},active,2025-0{place % 9 + 1}-02,{13 * place}.50" for place, who in enumerate(PEOPLE))])  # fmt: skip
    assert kind(text) == "customers"


def test_members_who_come_again_and_what_is_hired_are_orders() -> None:
    again = [*(f"{who},active,2025-0{place % 9 + 1}-02,13.50" for place, who in enumerate(PEOPLE)), f"{PEOPLE[0]},active,2025-08-02,13.50"]  # fmt: skip
    assert kind("\n".join(["Email,Name,Status,Joined,Amount", *again])) == "orders"
    hired = [f"{who},returned,2025-0{place % 9 + 1}-02,13.50" for place, who in enumerate(PEOPLE)]
    assert kind("\n".join(["Email,Name,Status,Start date,Amount", *hired])) == "orders"
    assert kind("\n".join(["Email,Name,Status,Registration date,Amount", *hired])) == "orders"


@pytest.mark.parametrize("who", ["手机号", "手机号码", "Phone", "Mobile number", "Telefon", "電話番号"])
@pytest.mark.parametrize(
    ("head", "yes", "no"),
    [("分组,入组时间,是否下单,下单金额", "是", "否"), ("组别,发送时间,是否购买,购买金额", "是", "否"), ("分组,入组时间,是否下单", "是", "否"), ("Group,Enrolled at,Ordered,Order amount", "yes", "no"), ("Variant,Assigned at,Converted", "yes", "no")],
)  # fmt: skip
@pytest.mark.parametrize("nothing", ["0.00", ""])
def test_a_test_whose_people_are_told_by_phone_is_a_test(who: str, head: str, yes: str, no: str, nothing: str) -> None:
    """The control group is not lost as orders of nothing."""
    money = head.count(",") == 3
    rows = [
        f"138000000{place:02},{'实验组' if place % 2 else '对照组'},2025-03-01,{no if place % 5 else yes}"
        + f",{nothing if place % 5 else '99.00'}" * money
        for place in range(20)
    ]
    file = side("\n".join([f"{who},{head}", *rows]))
    assert file.kind == "experiment"
    assert file.frame.loc[file.frame["metric"] == "converted", "value"].sum() == 4
    assert file.frame["user_id"].nunique() == 20


@pytest.mark.parametrize("who", ["Phone", "手机号", "Email", "会员编号"])
@pytest.mark.parametrize("group", ["Group", "分组", "版本"])
@pytest.mark.parametrize("day", ["Date", "消费时间"])
def test_orders_of_people_in_groups_are_no_test(who: str, group: str, day: str) -> None:
    people = ["13811112222", "13811113333", "13811114444"]
    people = [f"{one}@x.com" for one in people] if who == "Email" else people
    rows = [f"{people[place % 3]},2025-01-{place + 2:02},{'VIP' if place % 3 else 'new'},{place + 9}.50" for place in range(7)]  # fmt: skip
    assert kind("\n".join([f"{who},{day},{group},Amount", *rows])) == "orders"


TICKETS = [
    "Ticket,Subject,Customer email,Agent,Status,Priority,Created,Solved",
    "Ticket ID,Subject,Requester email,Assignee,Status,Priority,Created on,Resolved on",
    "Ticket,Subject,Email,Agent,Status,Priority,Date created,Solved at",
    "Ticket-ID,Betreff,E-Mail,Bearbeiter,Status,Priorität,Erstellt am,Gelöst am",
    "Ticketnummer,Betreff,E-Mail,Bearbeiter,Status,Priorität,Erstellt,Gelöst",
    "N° ticket,Sujet,E-mail du demandeur,Agent,Statut,Priorité,Créé le,Résolu le",
    "Numéro de ticket,Sujet,E-mail,Agent,Statut,Priorité,Date de création,Date de résolution",
    "Nº de ticket,Asunto,Correo del cliente,Agente,Estado,Prioridad,Fecha de creación,Fecha de resolución",
    "Numero ticket,Oggetto,Email richiedente,Operatore,Stato,Priorità,Data creazione,Data risoluzione",
    "Номер обращения,Тема,Почта заявителя,Оператор,Статус,Приоритет,Дата создания,Дата решения",
    "工单号,主题,邮箱,受理客服,状态,优先级,创建时间,完结时间",
    "お問い合わせ番号,件名,メールアドレス,担当者,ステータス,優先度,受付日時,完了日時",
]


@pytest.mark.parametrize("head", TICKETS)
def test_service_tickets_are_a_log_in_every_shape(head: str) -> None:
    """Each ticket is an event of its customer, when it was opened; nobody's name is a currency."""
    rows = [f"{500 + at},Late,kunde{at % 5}@x.example.com,Bob,Closed,High,2025-01-{at + 10} 10:00,2025-01-{at + 11} 12:00" for at in range(12)]  # fmt: skip
    file = side("\n".join([head, *rows]))
    assert (file.kind, file.currency, [one.code for one in file.findings]) == ("events", None, [])
    assert (len(file.frame), file.frame["user_id"].nunique()) == (12, 5)
    assert str(file.frame["occurred_at"].min()) == "2025-01-10 10:00:00"


@pytest.mark.parametrize("head", ["N° ticket,Date,E-mail,Statut,Total", "Ticket,Created,Customer email,Status,Amount", "Nº de ticket,Fecha de creación,Correo del cliente,Estado,Importe"])  # fmt: skip
def test_receipts_with_money_are_orders_and_no_service_tickets(head: str) -> None:
    rows = [f"{500 + at},2025-01-{at + 10},kunde{at % 5}@x.example.com,ok,{at + 9}.50" for at in range(12)]
    assert kind("\n".join([head, *rows])) == "orders"


UNNUMBERED = {
    "ID,Subject,Customer email,Agent,Status,Priority,Created,Closed": "service ticket",
    "Customer email,Subject,Status,Priority,Opened at,Closed at": "service ticket",
    "#,Email,Reason,Status,Opened,Closed": "Late",
    "No.,Email,Topic,Status,Priority,Created": "Late",
    "Email,Reason,Status,Opened,Closed": "Late",
    "Nr.,E-Mail,Grund,Status,Priorität,Erstellt am,Gelöst am": "Late",
    "N°,E-mail,Motif,Statut,Priorité,Créé le,Résolu le": "Late",
    "编号,邮箱,问题类型,状态,优先级,创建时间,关闭时间": "Late",
    "Nr,E-post,Kategori,Status,Prioritet,Skapad,Stängd": "Late",
}
CELLS = {
    "service ticket": lambda at: f"Parcel {at} is late",
    "Late": lambda at: "Late" if at % 2 else "Broken",
}


def _ticket_rows(head: str, about: str, rows: int = 12) -> str:
    """Rows under a header: each cell by what its header speaks of."""
    said = {
        "subject|reason|topic|grund|motif|kategori|问题类型": CELLS[about],
        "mail|e-post|邮箱": lambda at: f"kunde{at % 5}@x.example.com",
        "status|statut|状态": lambda _: "Closed",
        "priori|优先级": lambda _: "High",
        "agent": lambda _: "Bob",
        "created|opened|erstellt|créé|skapad|创建": lambda at: f"2025-01-{at + 10} 10:00",
        "closed|gelöst|résolu|stängd|关闭": lambda at: f"2025-01-{at + 11} 12:00",
        "amount": lambda at: f"{at + 9}.50",
        "": lambda at: str(500 + at),
    }
    cells = [next(cell for words, cell in said.items() if any(word in one.casefold() for word in words.split("|"))) for one in head.split(",")]  # fmt: skip
    return "\n".join([head, *(",".join(cell(at) for cell in cells) for at in range(rows))])


@pytest.mark.parametrize(("head", "event"), UNNUMBERED.items())
def test_service_tickets_are_known_by_their_other_signs_and_are_called_by_their_reason(head: str, event: str) -> None:
    """Their number may be called just ID, or be absent; money beside them makes them orders."""
    file = side(_ticket_rows(head, event))
    assert (file.kind, len(file.frame), file.frame["user_id"].nunique()) == ("events", 12, 5)
    assert event in set(file.frame["event"])
    assert str(file.frame["occurred_at"].min()) == "2025-01-10 10:00:00"
    assert kind(_ticket_rows(f"{head},Amount", event)) == "orders"


@pytest.mark.parametrize("head", ["ID,Email,Status,Created", "ID,Email,Status,Created,Closed", "Email,Subject,Status,Created"])  # fmt: skip
def test_people_and_deals_with_a_state_are_no_service_tickets(head: str) -> None:
    assert kind(_ticket_rows(head, "service ticket")) != "events"


def test_a_numbered_ticket_is_called_by_its_reason() -> None:
    file = side(_ticket_rows("Ticket ID,Email,Reason,Status,Created", "Late"))
    assert file.frame["event"].value_counts().to_dict() == {"Late": 6, "Broken": 6}


@pytest.mark.parametrize(
    "headers",
    ["Kunde,Datum,Grund", "客户,日期,原因", "Email,Date,Reason", "Client,Date,Motif", "Cliente,Fecha,Motivo", "Date,Customer ID,Contact reason"],
)  # fmt: skip
def test_who_wrote_when_and_why_is_a_log_of_service(headers: str) -> None:
    cells = {"date": "2026-01-0{}", "who": "c{}@x.org", "why": "late"}
    order = ["date", "who", "why"] if headers.startswith("Date") else ["who", "date", "why"]
    lines = [[cells[one].format(at) for one in order] for at in (1, 2, 3, 1, 2)]
    for at, line in enumerate(lines):
        line[2] = ("late", "broken")[at % 2]
    file = side("\n".join([headers, *map(",".join, lines)]) + "\n")
    assert file.kind == "events"
    assert {guess.field: guess.header for guess in file.guesses}["event"] == headers.split(",")[2]


def test_a_reason_beside_money_or_of_what_was_sent_back_is_no_log_of_service() -> None:
    assert kind(rows("Order ID,Customer,Date,Reason,Amount", "1,ann,DAY,late,5.00", "2,bob,DAY,late,7.50")) == "orders"
    assert kind(rows("Return number,Customer,Date,Reason", "R1,ann,DAY,late", "R2,bob,DAY,late")) != "events"


def _with_steps(header: str, number: str, steps: tuple[str, ...], money: tuple[str, ...]) -> str:
    """A row a step: its number where one is asked for, a day, somebody, money and the step."""
    lines = [f"{100 + at},2026-01-{at + 1:02d},c{at % 4},{money[at % len(money)]},{steps[at % len(steps)]}" for at in range(12)]  # fmt: skip
    return "\n".join([f"{number},Date,Customer,Amount,{header}", *lines])


@pytest.mark.parametrize("header", ["Stage", "Step", "Phase", "Etappe", "Étape", "Etapa", "Fase", "Schritt", "阶段", "进度", "环节", "步骤", "Progress", "Action"])  # fmt: skip
@pytest.mark.parametrize("number", ["No", "Note"])
def test_a_stage_of_orders_that_have_money_each_makes_them_no_log(header: str, number: str) -> None:
    assert kind(_with_steps(header, number, ("Invoiced", "Lost", "Invoiced", "Quote sent"), ("18.40", "25.75"))) == "orders"  # fmt: skip


def test_steps_that_visitors_take_and_steps_without_money_stay_a_log() -> None:
    assert kind(_with_steps("Step", "Note", ("view", "add to cart", "purchase"), ("18.40", "25.75"))) == "events"
    assert kind(_with_steps("Step", "No", ("Looked in", "Tried on", "Bought"), ("", "0", "25.75"))) == "events"


@pytest.mark.parametrize(
    "head",
    [
        "Title,Subject,Send Date,Total Recipients,Unique Opens,Total Clicks,Unsubscribes",
        "Campaign,Subject line,Sent at,Sent,Opens,Clicks,Bounces",
        "Kampagne,Betreff,Startdatum,Empfänger,Öffnungen,Klicks,Abmeldungen",
        "短信任务,短信内容,发送时间,发送人数,成功人数,点击人数,成交人数",
    ],
)
def test_reports_of_messages_are_campaigns(head: str) -> None:
    lines = [f"News {at},Hello {at},{day} 10:00:00,1000,{300 + at},{40 + at},{5 + at}" for at, day in enumerate(DAYS)]
    assert kind("\n".join([head, *lines]) + "\n") == "campaigns"


@pytest.mark.parametrize(
    "head",
    [
        "Campaign,Channel,Start date,End date,Budget,Spend,Revenue",
        "Kampagne,Kanal,Beginn,Ende,Budget,Ausgaben,Umsatz",
        "Campagne,Canal,Début,Fin,Budget,Dépenses,Chiffre d'affaires",
        "Campaña,Canal,Inicio,Fin,Presupuesto,Gasto,Ingresos",
        "Campanha,Canal,Início,Término,Orçamento,Investimento,Receita",
        "Campagna,Canale,Inizio,Fine,Budget,Spesa,Fatturato",
        "Campagne,Kanaal,Startdatum,Einddatum,Budget,Uitgaven,Omzet",
        "Kampania,Kanał,Początek,Koniec,Budżet,Wydatki,Przychód",
        "キャンペーン,媒体,開始日,終了日,予算,費用,売上",
        "活动名称,渠道,开始时间,结束时间,预算,消耗,销售额",
        "活動名稱,渠道,開始日期,結束日期,預算,花費,營業額",
    ],
)
def test_campaigns_with_their_days_their_cost_and_what_they_brought_are_a_list_of_them(head: str) -> None:
    lines = [f"Campaign {at},Google,2026-0{at}-03,2026-0{at}-09,500.00,467.31,1401.93" for at in range(1, 6)]
    file = side("\n".join([head, *lines]) + "\n")
    assert file.kind == "campaigns"
    assert int(file.frame["amount_e4"].sum()) == 5 * 4_673_100
    assert int(file.frame["revenue_e4"].sum()) == 5 * 14_019_300


@pytest.mark.parametrize(
    "head",
    [
        "Campaign,Channel,Start date,End date,Spend",
        "Kampagne,Kanal,Beginn,Ende,Ausgaben",
        "Campagna,Canale,Inizio,Fine,Spesa",
        "Kampania,Kanał,Początek,Koniec,Wydatki",
    ],
)
def test_campaigns_with_their_days_and_only_what_they_cost_are_spend(head: str) -> None:
    lines = [f"Campaign {at},Google,2026-0{at}-03,2026-0{at}-09,467.31" for at in range(1, 6)]
    assert kind("\n".join([head, *lines]) + "\n") == "spend"


def test_campaigns_of_which_a_report_tells_the_same_days_are_spend() -> None:
    head = "Campaign name,Reporting starts,Reporting ends,Amount spent,Purchase value,Revenue"
    assert kind(rows(head, *[f"Spring {at},2026-01-01,2026-01-31,467.31,3,1401.93" for at in range(5)])) == "spend"


def test_orders_with_days_of_sending_stay_orders() -> None:
    text = rows("Order ID,Customer,Date,Amount,Sent,Delivered,Clicks", "1,ann,DAY,5.00,1,1,3")
    assert kind(text) == "orders"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Handle,Title,Vendor,Type,Variant SKU,Variant Price,Variant Inventory Qty\np0,Tea,Shop,Tea,S0,9.5,3\np1,Cup,Shop,Cup,S1,4.5,8\n", "list of goods"),
        ("商品编码,商品名称,库存数量,成本价,更新时间\n0,茶,0,9.9,2025-03-01 10:00\n1,杯,3,4.9,2025-03-01 10:00\n", "list of goods"),
        ("Review date,Product,Rating,Reviewer,Email,Title,Body\n2025-03-01,Tea,5,Ann,a@example.com,Nice,Good\n2025-03-02,Tea,4,Bob,b@example.com,Well,Fine\n", "list of reviews"),
        ("Subject: orders\nHello see attached\n", "e-mail"),
        ("error,message\ninvalid_token,expired\n", "something failed"),
    ],
    ids=["goods", "goods_zh", "reviews", "mail", "failed"],
)  # fmt: skip
def test_what_has_no_orders_is_called_what_it_is(text: str, said: str) -> None:
    with pytest.raises(CannotAnswer, match=said):
        imported(text)


@pytest.mark.parametrize("header", ["ts,uid,name,order_value", "time,customer,action,amount", "ts,email,name,revenue"])
def test_a_log_with_a_value_on_purchases_only_is_a_log(header: str) -> None:
    steps = ("view,", "view,", "cart,", "checkout,", "purchase,19.90")
    rows = "".join(f"2026-05-{at % 28 + 1:02}T1{at % 10}:54:00,{30 + at // 5},{steps[at % 5]}\n" for at in range(60))
    rows = rows if "email" not in header else rows.replace(",3", ",anna3").replace(",4", ",bo4")
    log = side(f"{header}\n{rows}")
    assert log.kind == "events"
    assert {"event", "user_id", "occurred_at"} <= {guess.field for guess in log.guesses}


def test_bookings_that_a_campaign_led_to_are_no_campaigns() -> None:
    """As a restaurant's reservations are exported: guests, and no money at all."""
    header = "Confirmation Number,Date,Time,Guest Name,Email,Party Size,Source,Campaign Name,Status"
    lines = [f"R-{at},09/{at:02}/2026,7:30 PM,Ana Guest,ana{at}@x.example,{at % 4 + 1},Google,{'Fall' if at % 3 else ''},Seated".split(",") for at in range(1, 13)]  # fmt: skip
    with pytest.raises(CannotAnswer) as told:
        understand(table_from(header.split(","), lines), ImportSettings(), CATALOGUE, TODAY)
    assert "amount" in str(told.value)


@pytest.mark.parametrize("earned", ["Annual Revenue", "Annual turnover", "Jahresumsatz", "年营业额"])
def test_what_an_account_earns_in_a_year_is_no_order(earned: str) -> None:
    text = f"Account ID,Account Name,Type,{earned},Created Date,Phone\n"
    text += "".join(f"001{at},Firm {at},Prospect,{(at + 1) * 90000},2026-0{at + 1}-14,0113 {at}\n" for at in range(5))
    assert kind(text) == "customers"


@pytest.mark.parametrize(
    ("head", "cells"),
    [
        ("id,Description,Email,Name,Created (UTC),Delinquent,Card ID,Currency,Total Spend,Payment Count,Average Order,Refunded Volume", "cus_{n},,{who}@example.com,{who},2026-0{n}-05 10:00,false,,eur,120.0{n},{n},40.00,0.00"),
        ("id,email,first_name,created_at,orders_count,total_spent,currency", "7000{n},{who}@example.com,{who},2026-0{n}-05T10:00:00Z,{n},120.0{n},EUR"),
    ],
)  # fmt: skip
def test_rows_with_just_an_id_that_say_how_often_each_buyer_bought_are_customers(head: str, cells: str) -> None:
    people = ("ann", "bo", "cy")
    text = "\n".join([head, *(cells.format(n=n, who=who) for n, who in enumerate(people, 1))]) + "\n"
    assert kind(text) == "customers"


def test_orders_with_just_an_id_that_say_what_else_their_buyers_bought_are_orders() -> None:
    head = "id,created_at,email,total,customer_orders_count\n"
    assert kind(head + "1,2026-01-05,ann@x.com,10.00,2\n2,2026-01-06,bo@x.com,20.00,1\n3,2026-01-07,ann@x.com,30.00,2\n") == "orders"  # fmt: skip


@pytest.mark.parametrize("number", ["Order ID", "Order number", "Receipt no.", "Transaction ID"])
def test_lines_of_a_till_with_numbers_of_orders_are_no_campaigns(number: str) -> None:
    text = f",Name,Quantity,Date,Cost,{number}\n0,Espresso,1.0,2026-03-25,2.45,A1\n1,Scone,2.0,2026-03-25,3.10,A1\n2,Scone,1.0,2026-03-26,3.10,A2\n"
    taken = {guess.field: guess.header for guess in imported(text).guesses}
    assert (kind(text), taken["order_id"], taken["product"], taken["amount"]) == ("orders", number, "Name", "Cost")


def test_what_an_affiliate_network_reports_of_each_order_are_orders_with_their_status() -> None:
    text = "ordertoken,timestamp,processingstate,turnover,commission\nA-1,2026-03-02 10:15:00,confirmed,199.99,14.00\nA-2,2026-03-02 18:40:12,canceled,59.90,4.19\nA-3,2026-03-05 09:01:44,confirmed,100.00,7.00\n"
    taken = {guess.field: guess.header for guess in imported(text).guesses}
    assert (kind(text), taken["order_id"], taken["status"]) == ("orders", "ordertoken", "processingstate")
