"""Words above a table, or in its headers, that say that figures count visits, people, or what they did: such figures are no money."""

from __future__ import annotations

from lib.ingest.headers import Phrases

#: As above a table of channels (New followers, Leads per channel, 各渠道访客数), and behind a channel's name (Instagram followers, 抖音粉丝).
COUNTED = Phrases((word, True) for word in (
    "visits", "visitors", "sessions", "traffic", "clicks", "users", "followers", "follower", "subscribers", "fans", "leads", "enquiries", "inquiries", "signups", "sign ups", "registrations", "likes", "reactions", "comments", "impressions", "views", "page views", "reach", "plays", "conversions", "downloads", "installs", "bookings", "appointments", "calls", "messages", "dms", "mentions", "posts", "members", "contacts", "requests", "engagement", "engagements", "interactions", "opens",
    "besuche", "besucher", "sitzungen", "zugriffe", "klicks", "nutzer", "abonnenten", "anfragen", "kontakte", "interessenten", "anmeldungen", "aufrufe", "reichweite", "buchungen", "anrufe", "nachrichten", "mitglieder",
    "visites", "visiteurs", "abonnes", "abonnés", "prospects", "demandes", "inscriptions", "vues", "portée", "clics", "appels", "réservations", "membres",
    "visitas", "visitantes", "sesiones", "seguidores", "suscriptores", "contactos", "consultas", "registros", "impresiones", "alcance", "llamadas", "mensajes", "reservas",
    "visite", "visitatori", "sessioni", "iscritti", "contatti", "richieste", "clic", "impressioni", "visualizzazioni", "copertura", "chiamate", "messaggi", "prenotazioni",
    "sessões", "inscritos", "contatos", "cliques", "impressões", "visualizações", "mensagens", "curtidas",
    "bezoeken", "bezoekers", "sessies", "volgers", "abonnees", "aanvragen", "klikken", "weergaven", "bereik", "aanmeldingen", "berichten", "boekingen",
    "odwiedziny", "wizyty", "sesje", "obserwujący", "obserwujących", "subskrybenci", "zapytania", "kliknięcia", "wyświetlenia", "zasięg", "polubienia",
    "визиты", "посещения", "посетител", "подписчик", "лиды", "лидов", "заявки", "заявок", "клики", "показы", "охват", "просмотры", "звонки", "сообщения",
    "访客", "访问", "流量", "点击", "浏览", "粉丝", "关注", "加粉", "线索", "留资", "咨询", "询盘", "注册", "曝光", "展现", "播放", "阅读", "点赞", "评论", "收藏", "互动", "会员数", "人数", "次数", "转化数", "预约", "訪客", "點擊", "瀏覽", "粉絲", "關注", "追蹤者", "線索", "諮詢", "註冊", "按讚",
    "訪問", "フォロワー", "リード", "問い合わせ", "登録", "クリック", "表示回数", "再生", "いいね", "予約", "閲覧", "セッション", "ユーザー", "リーチ", "방문", "팔로워", "구독자", "리드", "문의", "가입", "클릭", "노출", "조회", "좋아요", "예약", "세션",
))  # fmt: skip
