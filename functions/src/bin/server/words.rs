//! What the server says to its operator.

use domain::form::{Words, words};

pub(crate) const HELP: Words = words(
    "server --data ҚАЛТА --pages ҚАЛТА --trust national|test [--listen МЕКЕНЖАЙ] [--behind-proxy]
       [--origin МЕКЕНЖАЙ] [--bin БСН]
server --data ҚАЛТА appoint [moderator] [clerk] [auditor]

  --data          кесте, кілттер және қызметкерлер тізімі жататын қалта; жоқ болса, жасалады
  --pages         құрастырылған сайттың қалтасы: жауап беттері содан алынады
  --trust         кімнің қолтаңбасы қабылданады: national — шын ЭЦҚ, test — сынақ кілттері
  --listen        тыңдайтын мекенжай (127.0.0.1:8080)
  --behind-proxy  келушінің мекенжайын X-Forwarded-For соңғы мәнінен алу
  --origin        сайттың мекенжайы (https://…): телефонға арналған QR код осыны көрсетеді
  --bin           порталды жүргізушінің БСН-і, ол eGov Mobile-де көрсетіледі
  --lang          kk, ru немесе en

appoint қызметкерге рөл береді; рөлсіз шақырылса, бәрін алып тастайды. ЖСН пернетақтадан енгізіледі.",
    "server --data ПАПКА --pages ПАПКА --trust national|test [--listen АДРЕС] [--behind-proxy]
       [--origin АДРЕС] [--bin БИН]
server --data ПАПКА appoint [moderator] [clerk] [auditor]

  --data          папка с таблицей, ключами и списком сотрудников; если её нет, будет создана
  --pages         папка собранного сайта: из неё берутся страницы для ответов
  --trust         чьи подписи принимаются: national — настоящие ЭЦП, test — проверочные ключи
  --listen        какой адрес слушать (127.0.0.1:8080)
  --behind-proxy  брать адрес посетителя из последнего значения X-Forwarded-For
  --origin        адрес сайта (https://…): на него указывает QR-код для телефона
  --bin           БИН того, кто ведёт портал: его показывает eGov Mobile
  --lang          kk, ru или en

appoint даёт сотруднику роли, а без ролей снимает все. ИИН вводится с клавиатуры.",
    "server --data FOLDER --pages FOLDER --trust national|test [--listen ADDRESS] [--behind-proxy]
       [--origin ADDRESS] [--bin BIN]
server --data FOLDER appoint [moderator] [clerk] [auditor]

  --data          the folder of the table, the keys and the staff; made if it is not there
  --pages         the folder of the built site, from which pages for answers are taken
  --trust         whose signatures are taken: national for real ones, test for the published test keys
  --listen        the address to listen on (127.0.0.1:8080)
  --behind-proxy  take the visitor's address from the last value of X-Forwarded-For
  --origin        the address of the site (https://…), to which the QR code for phones points
  --bin           the BIN of who runs the portal, which eGov Mobile shows
  --lang          kk, ru or en

appoint gives somebody roles, or takes all away if none is named. The IIN is typed in.",
);
pub(crate) const FAILED: Words = words("Болмады:", "Не получилось:", "That did not work:");
pub(crate) const MISUSE: Words = words(
    "Аргументтер дұрыс емес немесе жетіспейді",
    "Аргументы неверны или не хватает нужного",
    "The arguments are wrong, or one is missing",
);
pub(crate) const NO_IIN: Words =
    words("ЖСН — он екі цифр.", "ИИН — это двенадцать цифр.", "An IIN has twelve digits.");
pub(crate) const IIN: Words = words(
    "Қызметкердің ЖСН-ін енгізіп, Enter басыңыз. Нөмірдің өзі сақталмайды.",
    "Введите ИИН сотрудника и нажмите Enter. Сам номер не сохраняется.",
    "Type the person's IIN and press Enter. The number itself is not kept.",
);
pub(crate) const APPOINTED: Words =
    words("Тізімге жазылды.", "Записано в список.", "Written into the list.");
pub(crate) const NO_PAGES: Words = words(
    "Мына бет табылмады, жауаптар қарапайым бетпен беріледі",
    "Этой страницы нет, ответы будут на простой странице",
    "This page is missing, so answers come in a plain one",
);
pub(crate) const KEYS_MADE: Words = words(
    "Кілттер жаңа ғана жасалды. secret.key мен contacts-1 көшірмесін сейфке салыңыз: онсыз ештеңе ашылмайды",
    "Ключи созданы только что. Положите копии secret.key и contacts-1 в сейф: без них ничего не открыть",
    "The keys were made just now. Put copies of secret.key and contacts-1 into a safe: nothing opens without them",
);
pub(crate) const OPEN_TO_ALL: Words = words(
    "Назар аударыңыз: порт желіге ашық. Оған проксиден басқа ешкім жете алмауы керек, әйтпесе мекенжай ойдан шығарылуы мүмкін.",
    "Внимание: порт открыт для сети. К нему должен иметь доступ только прокси, иначе адрес можно подделать.",
    "Mind: the port is open to the network. Only the proxy may reach it, or addresses can be made up.",
);
pub(crate) const LISTENING: Words =
    words("Функциялар тыңдап тұр:", "Функции слушают:", "The functions listen on");
pub(crate) const STOPPED: Words = words(
    "Тоқтады; басталған жауаптардың бәрі берілді.",
    "Остановлено; начатые ответы отданы.",
    "Stopped; all answers that were begun are given.",
);
