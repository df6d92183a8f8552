//! The questionnaire of a volunteer, as the programme's concept (3.3) lists its questions.

use crate::form::{Choice, Control, Field, Form, Holds, Part, choice, words};

/// The version of the consent that the questionnaire asks for; a change of its words is a new one.
pub const CONSENT: &str = "2026-11";

/// Female or male, as identity documents tell it.
pub const SEX: &[Choice] =
    &[choice("f", words("әйел", "женский", "female")), choice("m", words("ер", "мужской", "male"))];

/// The highest education.
pub const EDUCATION: &[Choice] = &[
    choice("secondary", words("орта", "среднее", "secondary")),
    choice("vocational", words("техникалық және кәсіптік", "среднее специальное", "vocational")),
    choice("student", words("студент", "студент(ка)", "student")),
    choice("higher", words("жоғары", "высшее", "higher")),
];

/// How long somebody has been helping.
pub const EXPERIENCE: &[Choice] = &[
    choice("none", words("тәжірибем жоқ", "опыта нет", "none yet")),
    choice("year", words("бір жылға дейін", "до года", "up to a year")),
    choice(
        "three",
        words("бір жылдан үш жылға дейін", "от года до трёх лет", "one to three years"),
    ),
    choice("more", words("үш жылдан астам", "больше трёх лет", "over three years")),
];

/// What somebody can drive to help.
pub const VEHICLE: &[Choice] = &[
    choice("none", words("көлігім жоқ", "нет", "none")),
    choice("car", words("жеңіл көлік", "легковая машина", "car")),
    choice("offroad", words("жол талғамайтын көлік", "внедорожник", "off-road car")),
    choice("minibus", words("шағын автобус", "микроавтобус", "minibus")),
    choice("truck", words("жүк көлігі", "грузовая машина", "truck")),
];

/// The ways of helping: the directions by which the public list is sorted.
pub const WAYS: &[Choice] = &[
    choice("advice", words("кеңес беру", "консультирование", "giving advice")),
    choice("teaching", words("оқыту, сабаққа көмек", "обучение, помощь с уроками", "teaching")),
    choice("work", words("қол еңбегімен көмек", "физическая помощь", "physical work")),
    choice("transport", words("тегін жеткізіп салу", "бесплатная перевозка", "free transport")),
    choice("care", words("қарт пен науқасқа қарау", "уход за пожилыми и больными", "care")),
    choice("repair", words("жөндеу", "ремонт", "repairs")),
    choice(
        "computers",
        words(
            "компьютер мен телефон үйрету",
            "помощь с компьютером и телефоном",
            "help with computers and phones",
        ),
    ),
    choice("translation", words("аударма", "перевод", "translation")),
    choice("events", words("іс-шара өткізу", "проведение мероприятий", "running events")),
    choice(
        "nature",
        words(
            "тазалық пен ағаш отырғызу",
            "уборка и посадка деревьев",
            "clean-ups and tree planting",
        ),
    ),
    choice("heritage", words("ескерткіштерді күту", "уход за памятниками", "care of monuments")),
];

/// The days of the week.
pub const DAYS: &[Choice] = &[
    choice("mon", words("дүйсенбі", "понедельник", "Monday")),
    choice("tue", words("сейсенбі", "вторник", "Tuesday")),
    choice("wed", words("сәрсенбі", "среда", "Wednesday")),
    choice("thu", words("бейсенбі", "четверг", "Thursday")),
    choice("fri", words("жұма", "пятница", "Friday")),
    choice("sat", words("сенбі", "суббота", "Saturday")),
    choice("sun", words("жексенбі", "воскресенье", "Sunday")),
];

/// The parts of a day.
pub const HOURS: &[Choice] = &[
    choice("morning", words("таңертең (9–12)", "утром (9–12)", "mornings (9–12)")),
    choice("afternoon", words("күндіз (12–18)", "днём (12–18)", "afternoons (12–18)")),
    choice("evening", words("кешке (18–22)", "вечером (18–22)", "evenings (18–22)")),
    choice("night", words("түнде, шұғыл болса", "ночью, если срочно", "nights, if urgent")),
];

/// The languages in which somebody can help.
pub const LANGUAGES: &[Choice] = &[
    choice("kk", words("қазақша", "казахский", "Kazakh")),
    choice("ru", words("орысша", "русский", "Russian")),
    choice("en", words("ағылшынша", "английский", "English")),
    choice("sign", words("ым тілі", "жестовый язык", "sign language")),
];

/// How shift crews work, for those who help with their company.
pub const SHIFTS: &[Choice] = &[
    choice("weekdays", words("бес күндік апта", "пятидневная неделя", "five-day week")),
    choice(
        "14-14",
        words("14 күн жұмыс, 14 күн демалыс", "14 дней через 14", "14 days on, 14 off"),
    ),
    choice(
        "15-15",
        words("15 күн жұмыс, 15 күн демалыс", "15 дней через 15", "15 days on, 15 off"),
    ),
    choice(
        "28-28",
        words("28 күн жұмыс, 28 күн демалыс", "28 дней через 28", "28 days on, 28 off"),
    ),
    choice("other", words("басқа кесте", "другой график", "another pattern")),
];

/// The questionnaire.
pub static FORM: Form = Form {
    name: "volunteers",
    proof: true,
    parts: &[ABOUT, HELP, COMPANY, CONTACT, AGREEMENT],
    submit: words("Сауалнаманы жіберу", "Отправить анкету", "Send the form"),
};

/// What a volunteer may change of what he told of himself.
pub static ANSWERS: Form = Form {
    name: "volunteer-answers",
    proof: false,
    parts: &[ABOUT, HELP, COMPANY],
    submit: words("Жауаптарды сақтау", "Сохранить ответы", "Save the answers"),
};

/// What he may change of how he is reached.
pub static CONTACTS: Form = Form {
    name: "volunteer-contacts",
    proof: false,
    parts: &[CONTACT],
    submit: words("Байланыс деректерін сақтау", "Сохранить контакты", "Save the contact details"),
};

const ABOUT: Part = Part {
    title: words("Өзіңіз туралы", "О вас", "About you"),
    help: Some(words(
        "Бұл мәліметтер тізімде аты-жөніңізсіз көрсетіледі. Туған жылдың орнына жас тобы жазылады.",
        "Эти сведения попадут в список без имени. Вместо года рождения показывается возрастная группа.",
        "These answers are listed without your name. An age group is shown instead of the year of birth.",
    )),
    fields: &[
        Field {
            name: "born",
            label: words("Туған жылыңыз", "Год рождения", "Year of birth"),
            help: Some(words(
                "Ерікті он сегіз жаста немесе одан үлкен болуы керек.",
                "Волонтёру должно быть не меньше восемнадцати лет.",
                "A volunteer must be at least eighteen years old.",
            )),
            control: Control::Line { holds: Holds::Year { oldest: 100, youngest: 18 }, most: 4 },
            required: true,
        },
        one("sex", words("Жынысыңыз", "Пол", "Sex"), SEX),
        one("education", words("Біліміңіз", "Образование", "Education"), EDUCATION),
        one(
            "experience",
            words("Еріктілік тәжірибеңіз", "Опыт волонтёрства", "Experience of volunteering"),
            EXPERIENCE,
        ),
        Field {
            name: "place",
            label: words(
                "Ауданыңыз немесе қалаңыз",
                "Ваш район или город",
                "Your district or city",
            ),
            help: None,
            control: Control::Place,
            required: true,
        },
        any(
            "languages",
            words(
                "Қай тілде сөйлесе аласыз?",
                "На каких языках вы говорите?",
                "Which languages do you speak?",
            ),
            LANGUAGES,
        ),
    ],
};

const HELP: Part = Part {
    title: words("Қалай көмектесе аласыз", "Как вы можете помочь", "How you can help"),
    help: None,
    fields: &[
        any("ways", words("Көмек түрлері", "Виды помощи", "Ways of helping"), WAYS),
        Field {
            name: "proposal",
            label: words("Өз ұсынысыңыз", "Ваше предложение", "Your own proposal"),
            help: Some(words(
                "Тізімде жоқ көмек түрін ұсынсаңыз, осында жазыңыз. Аты-жөніңізді, телефоныңызды жазбаңыз.",
                "Если вы готовы помочь иначе, напишите здесь. Имени и телефона не указывайте.",
                "If you can help in another way, write it here. Please leave out your name and phone number.",
            )),
            control: Control::Text { most: 500 },
            required: false,
        },
        any("days", words("Қай күндері?", "В какие дни?", "On which days?"), DAYS),
        any("hours", words("Қай уақытта?", "В какое время?", "At what time?"), HOURS),
        one(
            "vehicle",
            words("Көлігіңіз бар ма?", "Есть ли у вас транспорт?", "Do you have a vehicle?"),
            VEHICLE,
        ),
    ],
};

const COMPANY: Part = Part {
    title: words(
        "Компаниямен бірге көмектессеңіз",
        "Если вы помогаете вместе с компанией",
        "If you help with your company",
    ),
    help: Some(words(
        "Корпоративтік еріктілерге арналған бөлім. Жеке көмектессеңіз, бос қалдырыңыз.",
        "Раздел для корпоративных волонтёров. Если вы помогаете сами по себе, оставьте его пустым.",
        "For corporate volunteers. Leave this part empty if you help on your own.",
    )),
    fields: &[
        Field {
            name: "company",
            label: words("Компанияның аты", "Название компании", "Name of the company"),
            help: None,
            control: Control::Line { holds: Holds::Words, most: 120 },
            required: false,
        },
        Field {
            name: "bin",
            label: words("Компанияның БСН-і", "БИН компании", "BIN of the company"),
            help: Some(words("Он екі сан.", "Двенадцать цифр.", "Twelve digits.")),
            control: Control::Line { holds: Holds::Bin, most: 12 },
            required: false,
        },
        Field {
            required: false,
            ..one("shift", words("Жұмыс кестесі", "График работы", "Working pattern"), SHIFTS)
        },
    ],
};

const CONTACT: Part = Part {
    title: words("Сізбен қалай хабарласуға болады", "Как с вами связаться", "How to reach you"),
    help: Some(words(
        "Бұл бөлім шифрланып сақталады және тізімге шықпайды. Оны көмек сұраған адам тек ЭЦҚ-мен қол қойып, не ХҚКО-да жеке куәлігін көрсетіп қана көре алады. Кім, қашан, не үшін көргенін өзіңіз біліп отырасыз.",
        "Этот раздел хранится зашифрованным и не публикуется. Его увидит только тот, кто подпишет запрос своей ЭЦП или предъявит удостоверение в ЦОНе. Вы будете знать, кто, когда и зачем его смотрел.",
        "This part is kept encrypted and is never published. It is shown only to somebody who signs a request with an e-signature or shows an identity card at a public service centre. You will see who looked, when and why.",
    )),
    fields: &[
        Field {
            name: "name",
            label: words("Аты-жөніңіз", "Имя и фамилия", "Name and surname"),
            help: None,
            control: Control::Line { holds: Holds::PersonName, most: 100 },
            required: true,
        },
        Field {
            name: "phone",
            label: words("Телефон", "Телефон", "Telephone"),
            help: None,
            control: Control::Line { holds: Holds::Phone, most: 30 },
            required: true,
        },
        Field {
            name: "email",
            label: words("Электрондық пошта", "Электронная почта", "E-mail"),
            help: None,
            control: Control::Line { holds: Holds::Email, most: 254 },
            required: false,
        },
        Field {
            name: "address",
            label: words("Мекенжай", "Адрес", "Address"),
            help: None,
            control: Control::Line { holds: Holds::Address, most: 200 },
            required: false,
        },
    ],
};

const AGREEMENT: Part = Part {
    title: words("Келісім", "Согласие", "Consent"),
    help: None,
    fields: &[Field {
        name: "consent",
        label: words(
            "Жеке деректерімнің еріктілер тізімін жүргізу және көмек сұраған адамдармен байланыстыру үшін жиналып, өңделуіне келісемін. Келісімімді кез келген уақытта қайтарып алып, сауалнамамды өшіре аламын.",
            "Я согласен(на) на сбор и обработку моих персональных данных для ведения списка волонтёров и связи с теми, кто просит о помощи. Согласие можно отозвать в любое время и удалить анкету.",
            "I agree that my personal data are collected and processed to keep the list of volunteers and to put me in touch with people who ask for help. I can withdraw my consent and erase the form at any time.",
        ),
        help: None,
        control: Control::Agreement { version: CONSENT },
        required: true,
    }],
};

/// A question with one answer of some.
const fn one(name: &'static str, label: crate::form::Words, choices: &'static [Choice]) -> Field {
    Field { name, label, help: None, control: Control::One(choices), required: true }
}

/// A question with at least one answer of some.
const fn any(name: &'static str, label: crate::form::Words, choices: &'static [Choice]) -> Field {
    Field { name, label, help: None, control: Control::Any(choices), required: true }
}
