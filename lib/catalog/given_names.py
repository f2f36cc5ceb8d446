"""What people are called: how a column of buyers is known where nobody has named the columns. To teach a name: add it."""

from __future__ import annotations

from lib.catalog.walk_ins import NOT_TOLD, NOT_TOLD_SHORT, WALK_INS
from lib.ingest.fields import People

#: Given names, in small letters and without accents.
_GIVEN = """
aaron abdul abdullah abigail ada adam adrian adriana agnes agnieszka ahmed aisha alan alba albert alberto alejandra alejandro aleksandr aleksandra alessandra alessandro alex alexander alexandra alexandre alexis alfred ali alice alicia alina alison allison amanda amelia amelie amina amir amy ana anastasia anders andre andrea andreas andrei andres andrew andrzej angel angela angelika anita anja anke ann anna anne anneliese annette annika anthony antje antoine anton antonia antonio anya april arjun arne arthur artur arturo asa astrid audrey aurelie axel
barbara bart bas beata beate beatrice beatriz ben benjamin bernadette bernard bernd bert berta beth bettina bianca bill birgit bjorn bo bob boris brandon brenda brian bridget britta bruno bryan
camila camille carina carl carla carlo carlos carmen carol carolin carolina caroline carsten caterina catherine cathy cecilia celia celine charles charlie charlotte chiara chloe chris christa christian christiane christina christine christoph christophe christopher cindy clara claire clare claude claudia claudio clement colin connor corinna craig cristian cristina cynthia
dagmar damien dan daniel daniela daniele danielle darren dave david davide dawn deborah denis denise dennis derek diana diane dick diego dieter dietmar dina dirk dmitri dmitry dolores dominik dominique donald donna dora doris dorothea dorothy douglas duncan dylan
eckhard eddie edith eduard eduardo edward ekaterina elena eleonora elias elif elisa elisabeth elise eliza elizabeth elke ella ellen ellie elliot elsa emil emilia emilie emily emma emmanuel enrico enrique enzo eric erica erich erik erika erin ernst esther ethan etienne eugen eva evan eve evelyn ewa
fabian fabien fabio fabrice fatima fay federica federico felicia felipe felix fernanda fernando filip finn fiona flora florence florian fran frances francesca francesco francis francisca francisco franck francois francoise frank franz fred freddy frederic frederik freya frida friedrich fritz
gabriel gabriela gabriele gareth gary gavin geert gemma geoff george georg georgia gerald gerard gerd gerhard gertrud gianni gilbert giorgio giovanni gisela giulia giuseppe gloria gonzalo gordon grace graham greg gregor grzegorz gudrun guido guillaume gunter gunther gustav guy
hal hanna hannah hannelore hans harald harriet harry hassan hazel heather hedwig heidi heike heiko heinrich heinz helen helena helene helga helmut hendrik henri henrik henry herbert hermann hilary hilde hiroshi holger holly horst howard hubert hugo
ian ibrahim ida ignacio igor ilse imran ina ines inga ingo ingrid irene irina iris irma isaac isabel isabell isabella isabelle isla ivan ivana
jack jackie jacob jacqueline jacques jaime jake jakob james jamie jan jana jane janet janine jason javier jay jean jeanne jeff jeffrey jenna jennifer jenny jens jeremy jerome jerry jesse jessica jesus jill jim jimmy joachim joan joana joann joanna joao joaquin joe joel joerg joey johan johann johanna johannes john johnny jon jonas jonathan jordan jordi jorg jorge jose josef joseph josephine joshua joyce juan juana judith julia julian juliana julie julien juliette julio jurgen justin justine jutta
kai kamil karen karim karin karina karl karla karoline karsten kaspar katarina katarzyna kate katerina katharina katherine kathleen kathrin kathy katia katie katja katrin kay keith kelly ken kenneth kerstin kevin khaled kim kirsten kirsty klara klaus konrad konstantin kristen kristian kristin kristina kristine krzysztof kurt kyle
lachlan lara lars laura laure lauren laurence laurent lea leah leila lena leo leon leona leonard leonardo leonie leticia lewis liam lilian lily lina linda lisa lise liz lola loic lorena lorenzo lothar louis louise luca lucas lucia luciana lucie lucy ludovic ludwig luigi luis luisa luise luiz lukas luke lydia lynn
maarten mads magdalena maggie maja malcolm manfred manuel manuela marc marcel marcela marcelo marcia marco marcos marcus margaret margarita margot marguerite maria mariana marianne marie marija marina mario marion marisa marius mark marko markus marlene marta martha martin martina mary mateo mateusz mathieu mathilde matilda matt matteo matthew matthias matthieu maureen maurice maurizio max maxime maya megan mehmet mei melanie melissa mia michael michaela michal michel michele michelle miguel mika mike mikhail mila milan miles milena miriam mohamed mohammad mohammed moira molly monica monika monique moritz muhammad murat mustafa
nadia nadine nadja nancy naomi natalia natalie natasha nathalie nathan neil nele nelson nicholas nick nico nicola nicolas nicole niels nigel nikita niklas nikola nikolai nils nina noah noel noemi nora norbert norma
olaf ole oleg olena olga oliver olivia olivier omar oscar oskar otto owen
pablo paola paolo pascal pat patricia patrick patrik paul paula paulina pauline paulo pavel pawel pedro peggy penelope penny peter petr petra phil philip philipp philippe phillip pia pierre pilar piotr priya
quentin rachel rafael rahul rainer raj ralf ralph ramon raphael raquel raul ray raymond rebecca regina reinhard remi renata renate rene ricardo riccardo richard rita rob robert roberto robin rodrigo roger roland rolf roman romain ron ronald rosa rosemary ross roxana ruben rudolf rui russell ruth ryan
sabine sabrina sally sam samantha samir samuel sandra sandrine sara sarah sascha saskia scott sean sebastian sebastien selina serena serge sergei sergio severine shannon sharon shaun sheila shirley siegfried sigrid silke silvia simon simona simone sofia sofie sonia sonja sophia sophie stacy stan stefan stefania stefanie steffen stella stephan stephane stephanie stephen steve steven stuart sue susan susana susanna susanne suzanne sven svenja svetlana sylvia sylvie
tamara tanja tania tanya tara tatiana ted teresa terry theo theodor theresa therese thierry thomas thorsten tiago tim timo timothy tina tobias todd tom tomas tomasz tommaso tommy toni tony torsten tracy trevor tristan
udo ulla ulli ulrich ulrike ursula uta ute uwe valentin valentina valeria valerie vanessa vera verena veronica veronika veronique vicente vicky victor victoria viktor viktoria vince vincent vincenzo viola virginia virginie vivian vladimir volker
walter waltraud wanda wendy werner wilfried wilhelm will willem william willy winfried wolfgang xavier yann yannick yasmin yolanda youssef yuki yuri yusuf yves yvonne zoe zofia zuzanna
алексей александр александра алина алла анастасия анатолий андрей анна антон артем борис вадим валентина валерий василий вера виктор виктория виталий владимир вячеслав галина глеб григорий дарья денис дина дмитрий евгений евгения егор екатерина елена жанна зоя иван игорь илья инна ирина кирилл константин ксения лариса лев людмила максим марина мария михаил надежда наталья никита николай нина оксана олег ольга павел петр полина роман светлана семен сергей софья станислав степан татьяна федор юлия юрий яна
"""

#: Family names of the East, which come first.
_FAMILY = """
王 李 张 張 刘 劉 陈 陳 杨 楊 黄 黃 赵 趙 吴 吳 周 徐 孙 孫 马 馬 朱 胡 郭 何 林 高 罗 羅 郑 鄭 梁 谢 謝 宋 唐 许 許 邓 鄧 韩 韓 冯 馮 曹 彭 曾 肖 萧 蕭 田 董 潘 袁 蔡 蒋 蔣 余 于 杜 叶 葉 程 魏 苏 蘇 吕 呂 丁 任 卢 盧 姚 沈 钟 鍾 姜 崔 谭 譚 陆 陸 范 汪 廖 石 金 贾 賈 韦 韋 夏 付 方 邹 鄒 熊 白 孟 秦 邱 侯 江 尹 薛 闫 段 雷 龙 龍 史 陶 贺 賀 毛 郝 顾 顧 龚 龔 邵 万 覃 武 钱 錢 戴 严 嚴 莫 孔 向 常 欧阳 司马 诸葛 上官
佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邊 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 林 斎藤 清水 山崎 森 池田 橋本 阿部 石川 山下 中島 石井 小川 前田 岡田 長谷川 藤田 後藤 近藤 村上 遠藤 青木 坂本 福田 太田 西村 藤井 岡本 三浦 藤原 金子 中野 中川 原田 松田 竹内 小野 田村 中山 和田 石田 森田 上田 原 内田 柴田 酒井 宮崎 横山 高木
김 이 박 최 정 강 조 윤 장 임 한 오 서 신 권 황 안 송 류 유 홍 전 고 문 양 손 배 백 허 남 심 노 하 곽 성 차 주 우 구 민 진 나 지 엄 채 원 천 방 공 현 함 변 염 여 추 도 소 석 선 설 마 길 연 위 표 명 기 반 왕 금 옥 육 인 맹 제 모
"""

#: How people are addressed before their names, and behind them.
_BEFORE = ("mr", "mrs", "ms", "miss", "mx", "dr", "frau", "herr", "fr", "hr", "familie", "fam", "mme", "mlle", "m", "madame", "monsieur", "famille", "sra", "sr", "senora", "senor", "dona", "don", "signora", "signor", "sig", "mevr", "mevrouw", "dhr", "pani", "pan")  # fmt: skip
_BEHIND = ("先生", "女士", "小姐", "太太", "阿姨", "老师", "同学", "妈妈", "爸爸", "様", "さん", "さま", "氏", "씨", "님", "고객님")  # fmt: skip

_NOBODY = (name for names in (*WALK_INS.values(), *NOT_TOLD.values()) for name in names)
PEOPLE = People(
    frozenset(_GIVEN.split()),
    frozenset(_FAMILY.split()),
    frozenset(_BEFORE),
    _BEHIND,
    tuple(_NOBODY),
    frozenset(NOT_TOLD_SHORT),
)
