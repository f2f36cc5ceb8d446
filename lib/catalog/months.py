"""Names of months. To teach a language: add its names in lower case, January to December.

Where two languages give one name to different months (listopad), the first of this list is taken, unless the other names of a column say
which language it is. The names are those of Unicode's CLDR and what else people write; a test holds them against Babel's copy of it.
"""

from __future__ import annotations

from lib.ingest.fields import MonthNames

MONTHS: tuple[MonthNames, ...] = (
    MonthNames(
        "en",
        (
            ("january", "jan"), ("february", "feb"), ("march", "mar"), ("april", "apr"), ("may",), ("june", "jun"),
            ("july", "jul"), ("august", "aug"), ("september", "sep", "sept"), ("october", "oct"), ("november", "nov"), ("december", "dec"),
        ),
    ),
    MonthNames(
        "de",
        (
            ("januar", "jän", "jänner"), ("februar",), ("märz", "mär", "mrz"), ("april",), ("mai",), ("juni",),
            ("juli",), ("august",), ("september",), ("oktober", "okt"), ("november",), ("dezember", "dez"),
        ),
    ),
    MonthNames(
        "fr",
        (
            ("janvier", "janv"), ("février", "févr", "fév"), ("mars",), ("avril", "avr"), ("mai",), ("juin",),
            ("juillet", "juil", "juill"), ("août",), ("septembre",), ("octobre",), ("novembre",), ("décembre", "déc"),
        ),
    ),
    MonthNames(
        "es",
        (
            ("enero", "ene"), ("febrero",), ("marzo",), ("abril", "abr"), ("mayo",), ("junio",),
            ("julio",), ("agosto", "ago"), ("septiembre", "setiembre"), ("octubre",), ("noviembre",), ("diciembre", "dic"),
        ),
    ),
    MonthNames(
        "pt",
        (
            ("janeiro",), ("fevereiro", "fev"), ("março",), ("abril", "abr"), ("maio", "mai"), ("junho",),
            ("julho",), ("agosto", "ago"), ("setembro", "set"), ("outubro", "out"), ("novembro",), ("dezembro", "dez"),
        ),
    ),
    MonthNames(
        "it",
        (
            ("gennaio", "gen"), ("febbraio",), ("marzo",), ("aprile",), ("maggio", "mag"), ("giugno", "giu"),
            ("luglio", "lug"), ("agosto",), ("settembre",), ("ottobre", "ott"), ("novembre",), ("dicembre",),
        ),
    ),
    MonthNames(
        "nl",
        (
            ("januari",), ("februari",), ("maart", "mrt"), ("april",), ("mei",), ("juni",),
            ("juli",), ("augustus",), ("september",), ("oktober",), ("november",), ("december",),
        ),
    ),
    MonthNames(
        "ru",
        (
            ("январь", "января", "янв"), ("февраль", "февраля", "фев", "февр"), ("март", "марта", "мар"), ("апрель", "апреля", "апр"), ("май", "мая"), ("июнь", "июня", "июн"),
            ("июль", "июля", "июл"), ("август", "августа", "авг"), ("сентябрь", "сентября", "сен", "сент"), ("октябрь", "октября", "окт"), ("ноябрь", "ноября", "ноя", "нояб"), ("декабрь", "декабря", "дек"),
        ),
    ),
    MonthNames(
        "pl",
        (
            ("styczeń", "stycznia", "sty"), ("luty", "lutego", "lut"), ("marzec", "marca", "mar"), ("kwiecień", "kwietnia", "kwi"), ("maj", "maja"), ("czerwiec", "czerwca", "cze"),
            ("lipiec", "lipca", "lip"), ("sierpień", "sierpnia", "sie"), ("wrzesień", "września", "wrz"), ("październik", "października", "paź"), ("listopad", "listopada", "lis"), ("grudzień", "grudnia", "gru"),
        ),
    ),
    MonthNames(
        "cs",
        (
            ("leden", "ledna", "led"), ("únor", "února", "úno"), ("březen", "března", "bře"), ("duben", "dubna", "dub"), ("květen", "května", "kvě"), ("červen", "června", "čvn"),
            ("červenec", "července", "čvc"), ("srpen", "srpna", "srp"), ("září", "zář"), ("říjen", "října", "říj"), ("listopad", "listopadu", "lis"), ("prosinec", "prosince", "pro"),
        ),
    ),
    MonthNames(
        "tr",
        (
            ("ocak", "oca"), ("şubat", "şub"), ("mart",), ("nisan", "nis"), ("mayıs",), ("haziran", "haz"),
            ("temmuz", "tem"), ("ağustos", "ağu"), ("eylül", "eyl"), ("ekim", "eki"), ("kasım", "kas"), ("aralık", "ara"),
        ),
    ),
    MonthNames(
        "nordic",
        (
            ("januar", "januari"), ("februar", "februari"), ("mars", "marts"), ("april",), ("maj", "mai"), ("juni",),
            ("juli",), ("august", "augusti"), ("september",), ("oktober",), ("november",), ("december", "desember", "des"),
        ),
    ),
    MonthNames(
        "el",
        (
            ("ιανουαρίου", "ιανουάριος", "ιαν"), ("φεβρουαρίου", "φεβρουάριος", "φεβ", "φεβρ"), ("μαρτίου", "μάρτιος", "μαρ", "μάρ", "μαρτ"), ("απριλίου", "απρίλιος", "απρ"), ("μαΐου", "μάιος", "μάϊος", "μαίου", "μαϊ", "μαΐ", "μάι", "μαί", "μάϊ"), ("ιουνίου", "ιούνιος", "ιουν", "ιούν"),
            ("ιουλίου", "ιούλιος", "ιουλ", "ιούλ"), ("αυγούστου", "αύγουστος", "αυγ", "αύγ"), ("σεπτεμβρίου", "σεπτέμβριος", "σεπ", "σεπτ"), ("οκτωβρίου", "οκτώβριος", "οκτ"), ("νοεμβρίου", "νοέμβριος", "νοε", "νοέ", "νοεμ"), ("δεκεμβρίου", "δεκέμβριος", "δεκ"),
        ),
    ),
    MonthNames(
        "th",
        (
            ("มกราคม", "มค"), ("กุมภาพันธ์", "กพ"), ("มีนาคม", "มีค"), ("เมษายน", "เมย"), ("พฤษภาคม", "พค"), ("มิถุนายน", "มิย"),
            ("กรกฎาคม", "กค"), ("สิงหาคม", "สค"), ("กันยายน", "กย"), ("ตุลาคม", "ตค"), ("พฤศจิกายน", "พย"), ("ธันวาคม", "ธค"),
        ),
    ),
    MonthNames(
        "fi",
        (
            ("tammikuuta", "tammi", "tammikuu"), ("helmikuuta", "helmi", "helmikuu"), ("maaliskuuta", "maalis", "maaliskuu"), ("huhtikuuta", "huhti", "huhtikuu"), ("toukokuuta", "touko", "toukokuu"), ("kesäkuuta", "kesä", "kesäkuu"),
            ("heinäkuuta", "heinä", "heinäkuu"), ("elokuuta", "elo", "elokuu"), ("syyskuuta", "syys", "syyskuu"), ("lokakuuta", "loka", "lokakuu"), ("marraskuuta", "marras", "marraskuu"), ("joulukuuta", "joulu", "joulukuu"),
        ),
    ),
    MonthNames(
        "hu",
        (
            ("január", "jan"), ("február", "febr"), ("március", "márc"), ("április", "ápr"), ("május", "máj"), ("június", "jún"),
            ("július", "júl"), ("augusztus", "aug"), ("szeptember", "szept"), ("október", "okt"), ("november", "nov"), ("december", "dec"),
        ),
    ),
    MonthNames(
        "sk",
        (
            ("januára", "jan", "január"), ("februára", "feb", "február"), ("marca", "mar", "marec"), ("apríla", "apr", "apríl"), ("mája", "máj"), ("júna", "jún"),
            ("júla", "júl"), ("augusta", "aug", "august"), ("septembra", "sep", "september"), ("októbra", "okt", "október"), ("novembra", "nov", "november"), ("decembra", "dec", "december"),
        ),
    ),
    MonthNames(
        "ro",
        (
            ("ianuarie", "ian"), ("februarie", "feb"), ("martie", "mar"), ("aprilie", "apr"), ("mai",), ("iunie", "iun"),
            ("iulie", "iul"), ("august", "aug"), ("septembrie", "sept"), ("octombrie", "oct"), ("noiembrie", "nov", "noi"), ("decembrie", "dec"),
        ),
    ),
    MonthNames(
        "hr",
        (
            ("siječnja", "sij", "siječanj"), ("veljače", "velj", "veljača"), ("ožujka", "ožu", "ožujak", "ožuj"), ("travnja", "tra", "travanj", "trav"), ("svibnja", "svi", "svibanj", "svib"), ("lipnja", "lip", "lipanj"),
            ("srpnja", "srp", "srpanj"), ("kolovoza", "kol", "kolovoz"), ("rujna", "ruj", "rujan"), ("listopada", "lis", "listopad"), ("studenoga", "stu", "studeni", "studenog"), ("prosinca", "pro", "prosinac"),
        ),
    ),
    MonthNames(
        "sl",
        (
            ("januar", "jan", "januarja"), ("februar", "feb", "februarja"), ("marec", "mar", "marca"), ("april", "apr", "aprila"), ("maj", "maja"), ("junij", "jun", "junija"),
            ("julij", "jul", "julija"), ("avgust", "avg", "avgusta"), ("september", "sep", "septembra"), ("oktober", "okt", "oktobra"), ("november", "nov", "novembra"), ("december", "dec", "decembra"),
        ),
    ),
    MonthNames(
        "sr_Latn",
        (
            ("januar", "jan", "januara"), ("februar", "feb", "februara"), ("mart", "mar", "marta"), ("april", "apr", "aprila"), ("maj", "maja"), ("jun", "juna"),
            ("jul", "jula"), ("avgust", "avg", "avgusta"), ("septembar", "sep", "septembra"), ("oktobar", "okt", "oktobra"), ("novembar", "nov", "novembra"), ("decembar", "dec", "decembra"),
        ),
    ),
    MonthNames(
        "bs",
        (
            ("januar", "jan"), ("februar", "feb"), ("mart", "mar"), ("april", "apr"), ("maj",), ("juni", "jun"),
            ("juli", "jul"), ("august", "aug"), ("septembar", "sep"), ("oktobar", "okt"), ("novembar", "nov"), ("decembar", "dec"),
        ),
    ),
    MonthNames(
        "sr",
        (
            ("јануар", "јан", "јануара"), ("фебруар", "феб", "фебруара"), ("март", "мар", "марта"), ("април", "апр", "априла"), ("мај", "маја"), ("јун", "јуна"),
            ("јул", "јула"), ("август", "авг", "августа"), ("септембар", "сеп", "септембра"), ("октобар", "окт", "октобра"), ("новембар", "нов", "новембра"), ("децембар", "дец", "децембра"),
        ),
    ),
    MonthNames(
        "mk",
        (
            ("јануари", "јан"), ("февруари", "фев"), ("март", "мар"), ("април", "апр"), ("мај",), ("јуни", "јун"),
            ("јули", "јул"), ("август", "авг"), ("септември", "сеп"), ("октомври", "окт"), ("ноември", "ное"), ("декември", "дек"),
        ),
    ),
    MonthNames(
        "bg",
        (
            ("януари", "яну"), ("февруари", "фев"), ("март",), ("април", "апр"), ("май",), ("юни",),
            ("юли",), ("август", "авг"), ("септември", "сеп"), ("октомври", "окт"), ("ноември", "ное"), ("декември", "дек"),
        ),
    ),
    MonthNames(
        "uk",
        (
            ("січня", "січ", "січень"), ("лютого", "лют", "лютий"), ("березня", "бер", "березень"), ("квітня", "квіт", "квітень"), ("травня", "трав", "травень"), ("червня", "черв", "червень"),
            ("липня", "лип", "липень"), ("серпня", "серп", "серпень"), ("вересня", "вер", "вересень"), ("жовтня", "жовт", "жовтень"), ("листопада", "лист", "листопад"), ("грудня", "груд", "грудень"),
        ),
    ),
    MonthNames(
        "be",
        (
            ("студзеня", "сту", "студзень"), ("лютага", "лют", "люты"), ("сакавіка", "сак", "сакавік"), ("красавіка", "кра", "красавік"), ("мая", "май"), ("чэрвеня", "чэр", "чэрвень"),
            ("ліпеня", "ліп", "ліпень"), ("жніўня", "жні", "жнівень"), ("верасня", "вер", "верасень"), ("кастрычніка", "кас", "кастрычнік"), ("лістапада", "ліс", "лістапад"), ("снежня", "сне", "снежань"),
        ),
    ),
    MonthNames(
        "et",
        (
            ("jaanuar", "jaan"), ("veebruar", "veebr"), ("märts",), ("aprill", "apr"), ("mai",), ("juuni",),
            ("juuli",), ("august", "aug"), ("september", "sept"), ("oktoober", "okt"), ("november", "nov"), ("detsember", "dets"),
        ),
    ),
    MonthNames(
        "lv",
        (
            ("janvāris", "janv", "janvārī"), ("februāris", "febr", "februārī"), ("marts", "martā"), ("aprīlis", "apr", "aprīlī"), ("maijs", "maijā"), ("jūnijs", "jūn", "jūnijā"),
            ("jūlijs", "jūl", "jūlijā"), ("augusts", "aug", "augustā"), ("septembris", "sept", "septembrī"), ("oktobris", "okt", "oktobrī"), ("novembris", "nov", "novembrī"), ("decembris", "dec", "decembrī"),
        ),
    ),
    MonthNames(
        "lt",
        (
            ("sausio", "saus", "sausis"), ("vasario", "vas", "vasaris"), ("kovo", "kov", "kovas"), ("balandžio", "bal", "balandis"), ("gegužės", "geg", "gegužė"), ("birželio", "birž", "birželis"),
            ("liepos", "liep", "liepa"), ("rugpjūčio", "rugp", "rugpjūtis"), ("rugsėjo", "rugs", "rugsėjis"), ("spalio", "spal", "spalis"), ("lapkričio", "lapkr", "lapkritis"), ("gruodžio", "gruod", "gruodis"),
        ),
    ),
    MonthNames(
        "is",
        (
            ("janúar", "jan"), ("febrúar", "feb"), ("mars", "mar"), ("apríl", "apr"), ("maí",), ("júní", "jún"),
            ("júlí", "júl"), ("ágúst", "ágú"), ("september", "sep"), ("október", "okt"), ("nóvember", "nóv"), ("desember", "des"),
        ),
    ),
    MonthNames(
        "ca",
        (
            ("gener", "gen"), ("febrer", "febr"), ("març",), ("abril", "abr"), ("maig",), ("juny",),
            ("juliol", "jul"), ("agost", "ag"), ("setembre", "set"), ("octubre", "oct"), ("novembre", "nov"), ("desembre", "des"),
        ),
    ),
    MonthNames(
        "gl",
        (
            ("xaneiro", "xan"), ("febreiro", "feb"), ("marzo", "mar"), ("abril", "abr"), ("maio",), ("xuño",),
            ("xullo", "xul"), ("agosto", "ago"), ("setembro", "set"), ("outubro", "out"), ("novembro", "nov"), ("decembro", "dec"),
        ),
    ),
    MonthNames(
        "sq",
        (
            ("janar", "jan"), ("shkurt", "shk"), ("mars", "mar"), ("prill", "pri"), ("maj",), ("qershor", "qer"),
            ("korrik", "korr"), ("gusht", "gush"), ("shtator", "sht"), ("tetor", "tet"), ("nëntor", "nën"), ("dhjetor", "dhj"),
        ),
    ),
    MonthNames(
        "mt",
        (
            ("jannar", "jan"), ("frar", "fra"), ("marzu", "mar"), ("april", "apr"), ("mejju", "mej"), ("ġunju", "ġun"),
            ("lulju", "lul"), ("awwissu", "aww"), ("settembru", "set"), ("ottubru", "ott"), ("novembru", "nov"), ("diċembru", "diċ"),
        ),
    ),
    MonthNames(
        "ga",
        (
            ("eanáir", "ean"), ("feabhra", "feabh"), ("márta",), ("aibreán", "aib"), ("bealtaine", "beal"), ("meitheamh", "meith"),
            ("iúil",), ("lúnasa", "lún"), ("mfómh",), ("dfómh",), ("samhain", "samh"), ("nollaig", "noll"),
        ),
    ),
    MonthNames(
        "id",
        (
            ("januari", "jan"), ("februari", "feb"), ("maret", "mar", "mac"), ("april", "apr"), ("mei",), ("juni", "jun"),
            ("juli", "jul", "julai"), ("agustus", "agu", "agt", "ogos", "ogo"), ("september", "sep"), ("oktober", "okt"), ("november", "nov"), ("desember", "des", "disember", "dis"),
        ),
    ),
    MonthNames(
        "ar",
        (
            ("يناير", "جانفي"), ("فبراير", "فيفري"), ("مارس",), ("أبريل", "ابريل", "إبريل", "أفريل", "افريل"), ("مايو", "ماي"), ("يونيو", "يونيه", "جوان"),
            ("يوليو", "يوليه", "يوليوز", "جويلية"), ("أغسطس", "اغسطس", "غشت", "أوت"), ("سبتمبر", "شتنبر"), ("أكتوبر", "اكتوبر"), ("نوفمبر", "نونبر"), ("ديسمبر", "دجنبر"),
        ),
    ),
    MonthNames(
        "he",
        (
            ("ינואר", "בינואר", "ינו", "בינו"), ("פברואר", "בפברואר", "פבר", "בפבר"), ("מרץ", "במרץ", "מרס", "במרס"), ("אפריל", "באפריל", "אפר", "באפר"), ("מאי", "במאי"), ("יוני", "ביוני"),
            ("יולי", "ביולי"), ("אוגוסט", "באוגוסט", "אוג", "באוג"), ("ספטמבר", "בספטמבר", "ספט", "בספט"), ("אוקטובר", "באוקטובר", "אוק", "באוק"), ("נובמבר", "בנובמבר", "נוב", "בנוב"), ("דצמבר", "בדצמבר", "דצמ", "בדצמ"),
        ),
    ),
    MonthNames(
        "fa",
        (
            ("ژانویه",), ("فوریه",), ("مارس",), ("آوریل",), ("مه",), ("ژوئن",),
            ("ژوئیه", "جولای"), ("اوت", "آگوست"), ("سپتامبر",), ("اکتبر",), ("نوامبر",), ("دسامبر",),
        ),
    ),
    MonthNames(
        "hi",
        (
            ("जनवरी", "जन"), ("फ़रवरी", "फरवरी", "फ़र", "फर"), ("मार्च",), ("अप्रैल",), ("मई",), ("जून",),
            ("जुलाई", "जुल"), ("अगस्त", "अग"), ("सितंबर", "सितम्बर", "सित"), ("अक्टूबर", "अक्तूबर", "अक्टू"), ("नवंबर", "नवम्बर", "नव"), ("दिसंबर", "दिसम्बर", "दिस"),
        ),
    ),
    MonthNames(
        "ka",
        (
            ("იანვარი", "იან", "იანვარს"), ("თებერვალი", "თებ"), ("მარტი", "მარ"), ("აპრილი", "აპრ"), ("მაისი", "მაი"), ("ივნისი", "ივნ"),
            ("ივლისი", "ივლ"), ("აგვისტო", "აგვ"), ("სექტემბერი", "სექ"), ("ოქტომბერი", "ოქტ"), ("ნოემბერი", "ნოე"), ("დეკემბერი", "დეკ"),
        ),
    ),
    MonthNames(
        "hy",
        (
            ("հունվարի", "հունվար", "հնվ"), ("փետրվարի", "փետրվար", "փտվ"), ("մարտի", "մարտ", "մրտ"), ("ապրիլի", "ապրիլ", "ապր"), ("մայիսի", "մայիս", "մյս"), ("հունիսի", "հունիս", "հնս"),
            ("հուլիսի", "հուլիս", "հլս"), ("օգոստոսի", "օգոստոս", "օգս"), ("սեպտեմբերի", "սեպտեմբեր", "սեպ"), ("հոկտեմբերի", "հոկտեմբեր", "հոկ"), ("նոյեմբերի", "նոյեմբեր", "նոյ"), ("դեկտեմբերի", "դեկտեմբեր", "դեկ"),
        ),
    ),
    MonthNames(
        "az",
        (
            ("yanvar", "yan"), ("fevral", "fev"), ("mart",), ("aprel",), ("may",), ("iyun", "iyn"),
            ("iyul", "iyl"), ("avqust", "avq"), ("sentyabr", "sen"), ("oktyabr", "okt"), ("noyabr", "noy"), ("dekabr", "dek"),
        ),
    ),
    MonthNames(
        "kk",
        (
            ("қаңтар", "қаң"), ("ақпан", "ақп"), ("наурыз", "нау"), ("сәуір", "сәу"), ("мамыр", "мам"), ("маусым", "мау"),
            ("шілде", "шіл"), ("тамыз", "там"), ("қыркүйек", "қыр"), ("қазан", "қаз"), ("қараша", "қар"), ("желтоқсан", "жел"),
        ),
    ),
    MonthNames(
        "eu",
        (
            ("urtarrila", "urtarrilak"), ("otsaila", "otsailak"), ("martxoa", "martxoak"), ("apirila", "apirilak"), ("maiatza", "maiatzak"), ("ekaina", "ekainak"),
            ("uztaila", "uztailak"), ("abuztua", "abuztuak"), ("iraila", "irailak"), ("urria", "urriak"), ("azaroa", "azaroak"), ("abendua", "abenduak"),
        ),
    ),
    MonthNames(
        "sw",
        (
            ("januari",), ("februari",), ("machi",), ("aprili",), ("mei",), ("juni",),
            ("julai",), ("agosti",), ("septemba",), ("oktoba",), ("novemba",), ("desemba",),
        ),
    ),
    MonthNames(
        "af",
        (
            ("januarie",), ("februarie",), ("maart",), ("april",), ("mei",), ("junie",),
            ("julie",), ("augustus",), ("september",), ("oktober",), ("november",), ("desember",),
        ),
    ),
    MonthNames(
        "tl",
        (
            ("enero",), ("pebrero", "peb"), ("marso",), ("abril",), ("mayo",), ("hunyo", "hun"),
            ("hulyo", "hul"), ("agosto",), ("setyembre",), ("oktubre",), ("nobyembre", "nob"), ("disyembre",),
        ),
    ),
    MonthNames(
        "uz",
        (
            ("yanvar", "yan"), ("fevral", "fev"), ("mart", "mar"), ("aprel", "apr"), ("may",), ("iyun", "iyn"),
            ("iyul", "iyl"), ("avgust", "avg"), ("sentabr", "sen"), ("oktabr", "okt"), ("noyabr", "noy"), ("dekabr", "dek"),
        ),
    ),
    MonthNames(
        "bn",
        (
            ("জানুয়ারী", "জানু"), ("ফেব্রুয়ারী", "ফেব"), ("মার্চ",), ("এপ্রিল", "এপ্রি"), ("মে",), ("জুন",),
            ("জুলাই", "জুল"), ("আগস্ট", "আগ"), ("সেপ্টেম্বর", "সেপ"), ("অক্টোবর", "অক্টো"), ("নভেম্বর", "নভে"), ("ডিসেম্বর", "ডিসে"),
        ),
    ),
    MonthNames(
        "mr",
        (
            ("जानेवारी", "जाने"), ("फेब्रुवारी", "फेब्रु"), ("मार्च",), ("एप्रिल", "एप्रि"), ("मे",), ("जून",),
            ("जुलै",), ("ऑगस्ट", "ऑग"), ("सप्टेंबर", "सप्टें"), ("ऑक्टोबर", "ऑक्टो"), ("नोव्हेंबर", "नोव्हें"), ("डिसेंबर", "डिसें"),
        ),
    ),
    MonthNames(
        "ne",
        (
            ("जनवरी",), ("फेब्रुअरी",), ("मार्च",), ("अप्रिल",), ("मे",), ("जुन",),
            ("जुलाई",), ("अगस्ट",), ("सेप्टेम्बर",), ("अक्टोबर",), ("नोभेम्बर",), ("डिसेम्बर",),
        ),
    ),
    MonthNames(
        "gu",
        (
            ("જાન્યુઆરી", "જાન્યુ"), ("ફેબ્રુઆરી", "ફેબ્રુ"), ("માર્ચ",), ("એપ્રિલ",), ("મે",), ("જૂન",),
            ("જુલાઈ",), ("ઑગસ્ટ",), ("સપ્ટેમ્બર", "સપ્ટે"), ("ઑક્ટોબર", "ઑક્ટો"), ("નવેમ્બર", "નવે"), ("ડિસેમ્બર", "ડિસે"),
        ),
    ),
    MonthNames(
        "pa",
        (
            ("ਜਨਵਰੀ", "ਜਨ"), ("ਫ਼ਰਵਰੀ", "ਫ਼ਰ"), ("ਮਾਰਚ",), ("ਅਪ੍ਰੈਲ", "ਅਪ੍ਰੈ"), ("ਮਈ",), ("ਜੂਨ",),
            ("ਜੁਲਾਈ", "ਜੁਲਾ"), ("ਅਗਸਤ", "ਅਗ"), ("ਸਤੰਬਰ", "ਸਤੰ"), ("ਅਕਤੂਬਰ", "ਅਕਤੂ"), ("ਨਵੰਬਰ", "ਨਵੰ"), ("ਦਸੰਬਰ", "ਦਸੰ"),
        ),
    ),
    MonthNames(
        "ta",
        (
            ("ஜனவரி", "ஜன"), ("பிப்ரவரி", "பிப்"), ("மார்ச்", "மார்"), ("ஏப்ரல்", "ஏப்"), ("மே",), ("ஜூன்",),
            ("ஜூலை",), ("ஆகஸ்ட்", "ஆக"), ("செப்டம்பர்", "செப்"), ("அக்டோபர்", "அக்"), ("நவம்பர்", "நவ"), ("டிசம்பர்", "டிச"),
        ),
    ),
    MonthNames(
        "te",
        (
            ("జనవరి", "జన"), ("ఫిబ్రవరి", "ఫిబ్ర"), ("మార్చి",), ("ఏప్రిల్", "ఏప్రి"), ("మే",), ("జూన్",),
            ("జులై",), ("ఆగస్టు", "ఆగ"), ("సెప్టెంబర్", "సెప్టెం"), ("అక్టోబర్", "అక్టో"), ("నవంబర్", "నవం"), ("డిసెంబర్", "డిసెం"),
        ),
    ),
    MonthNames(
        "kn",
        (
            ("ಜನವರಿ", "ಜನ"), ("ಫೆಬ್ರವರಿ", "ಫೆಬ್ರ"), ("ಮಾರ್ಚ್",), ("ಏಪ್ರಿಲ್", "ಏಪ್ರಿ"), ("ಮೇ",), ("ಜೂನ್",),
            ("ಜುಲೈ",), ("ಆಗಸ್ಟ್", "ಆಗ"), ("ಸೆಪ್ಟೆಂಬರ್", "ಸೆಪ್ಟೆಂ"), ("ಅಕ್ಟೋಬರ್", "ಅಕ್ಟೋ"), ("ನವೆಂಬರ್", "ನವೆಂ"), ("ಡಿಸೆಂಬರ್", "ಡಿಸೆಂ"),
        ),
    ),
    MonthNames(
        "ml",
        (
            ("ജനുവരി", "ജനു"), ("ഫെബ്രുവരി", "ഫെബ്രു"), ("മാർച്ച്", "മാർ"), ("ഏപ്രിൽ", "ഏപ്രി"), ("മേയ്",), ("ജൂൺ",),
            ("ജൂലൈ",), ("ഓഗസ്റ്റ്", "ഓഗ"), ("സെപ്റ്റംബർ", "സെപ്റ്റം"), ("ഒക്‌ടോബർ", "ഒക്ടോ"), ("നവംബർ", "നവം"), ("ഡിസംബർ", "ഡിസം"),
        ),
    ),
    MonthNames(
        "si",
        (
            ("ජනවාරි", "ජන"), ("පෙබරවාරි", "පෙබ"), ("මාර්තු", "මාර්"), ("අප්‍රේල්",), ("මැයි",), ("ජූනි",),
            ("ජූලි",), ("අගෝස්තු", "අගෝ"), ("සැප්තැම්බර්", "සැප්"), ("ඔක්තෝබර්", "ඔක්"), ("නොවැම්බර්", "නොවැ"), ("දෙසැම්බර්", "දෙසැ"),
        ),
    ),
    MonthNames(
        "ur",
        (
            ("جنوری",), ("فروری",), ("مارچ",), ("اپریل",), ("مئی",), ("جون",),
            ("جولائی",), ("اگست",), ("ستمبر",), ("اکتوبر",), ("نومبر",), ("دسمبر",),
        ),
    ),
    MonthNames(
        "km",
        (
            ("មករា",), ("កុម្ភៈ",), ("មីនា",), ("មេសា",), ("ឧសភា",), ("មិថុនា",),
            ("កក្កដា",), ("សីហា",), ("កញ្ញា",), ("តុលា",), ("វិច្ឆិកា",), ("ធ្នូ",),
        ),
    ),
    MonthNames(
        "lo",
        (
            ("ມັງກອນ", "ມກ"), ("ກຸມພາ", "ກພ"), ("ມີນາ", "ມນ"), ("ເມສາ", "ມສ"), ("ພຶດສະພາ", "ພພ"), ("ມິຖຸນາ", "ມິຖ"),
            ("ກໍລະກົດ", "ກລ"), ("ສິງຫາ", "ສຫ"), ("ກັນຍາ", "ກຍ"), ("ຕຸລາ", "ຕລ"), ("ພະຈິກ", "ພຈ"), ("ທັນວາ", "ທວ"),
        ),
    ),
    MonthNames(
        "my",
        (
            ("ဇန်နဝါရီ", "ဇန်", "ມັງກອນ", "ມກ"), ("ဖေဖော်ဝါရီ", "ဖေ", "ກຸມພາ", "ກພ"), ("မတ်", "ມີນາ", "ມນ"), ("ဧပြီ", "ເມສາ", "ມສ"), ("မေ", "ພຶດສະພາ", "ພພ"), ("ဇွန်", "ມິຖຸນາ", "ມິຖ"),
            ("ဇူလိုင်", "ဇူ", "ກໍລະກົດ", "ກລ"), ("ဩဂုတ်", "ສິງຫາ", "ສຫ"), ("စက်တင်ဘာ", "စက်", "ກັນຍາ", "ກຍ"), ("အောက်တိုဘာ", "အောက်", "ຕຸລາ", "ຕລ"), ("နိုဝင်ဘာ", "နို", "ພະຈິກ", "ພຈ"), ("ဒီဇင်ဘာ", "ဒီ", "ທັນວາ", "ທວ"),
        ),
    ),
    # Of the Persian calendar, whose years tell it: 15 اسفند 1402.
    MonthNames(
        "fa_solar",
        (
            ("فروردین",), ("اردیبهشت",), ("خرداد",), ("تیر",), ("مرداد", "امرداد"), ("شهریور",),
            ("مهر",), ("آبان", "ابان"), ("آذر", "اذر"), ("دی",), ("بهمن",), ("اسفند",),
        ),
    ),
)  # fmt: skip
