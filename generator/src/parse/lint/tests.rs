//! Labelled words and sentences: those with a fault and, as important, those without.

use super::text;
use crate::diag::Diagnostics;
use crate::read::source::FileId;

/// Checks a text as the parser does, after a head of seven bytes.
fn faults(words: &str) -> Vec<(&'static str, String, Option<String>)> {
    let mut faults = Diagnostics::default();
    text(words, 7, FileId(0), &mut faults);
    faults
        .sorted()
        .into_iter()
        .map(|fault| {
            let range = fault.span.range();
            let written = words[range.start - 7..range.end - 7].to_owned();
            (fault.code, written, fault.suggestion.clone())
        })
        .collect()
}

/// Checks that the texts have no faults.
fn clean(texts: &[&str]) {
    for words in texts {
        assert_eq!(faults(words), [], "{words}");
    }
}

/// Checks that each text has exactly one fault, with the code, at the given piece.
fn reports(code: &str, texts: &[(&str, &str)]) {
    for (words, piece) in texts {
        let found = faults(words);
        let found: Vec<_> = found.iter().map(|(code, at, _)| (*code, at.as_str())).collect();
        assert_eq!(found, [(code, *piece)], "{words}");
    }
}

/// Words with letters of the other script, and the words that were meant.
const SLIPS: &[(&str, &str)] = &[
    ("Қaзaқстaн", "Қазақстан"),
    ("тiлi", "тілі"),
    ("Шаhар", "Шаһар"),
    ("гауhар", "гауһар"),
    ("əуен", "әуен"),
    ("Əуезов", "Әуезов"),
    ("мeктeп", "мектеп"),
    ("Cарыарқа", "Сарыарқа"),
    ("көнe", "көне"),
    ("cөз", "сөз"),
    ("Tүркістан", "Түркістан"),
    ("Яcауи", "Ясауи"),
    ("kүмбез", "күмбез"),
    ("oртaғaсырлық", "ортағасырлық"),
    ("қoңыр", "қоңыр"),
    ("Жетiсу", "Жетісу"),
    ("Mарқакөл", "Марқакөл"),
    ("xандық", "хандық"),
    ("xaлық", "халық"),
    ("мyзей", "музей"),
    ("пaмятник", "памятник"),
    ("kесене", "кесене"),
    ("Pеспублика", "Республика"),
    ("истoрия", "история"),
    ("стeпь", "степь"),
    ("Xан", "Хан"),
    ("kyльтyра", "культура"),
    ("Bосток", "Восток"),
    ("гoрoдище", "городище"),
    ("ЮНEСКO", "ЮНЕСКО"),
    ("Үсtірt", "Үстірт"),
    ("ɵнер", "өнер"),
    ("Kаzаkhstаn", "Kazakhstan"),
    ("stеppе", "steppe"),
    ("musеum", "museum"),
    ("Sіlk", "Silk"),
    ("mоsque", "mosque"),
    ("heritаge", "heritage"),
    ("UNESСO", "UNESCO"),
    ("рetroglyрhs", "petroglyphs"),
    ("сaravanserai", "caravanserai"),
    ("Оtrar", "Otrar"),
    ("ХIХ", "XIX"),
    ("teхt", "text"),
];

#[test]
fn slips_are_found_and_corrected() {
    for (slip, meant) in SLIPS {
        let sentence = format!("— {slip}, 1465.");
        let expected = ("mixed-script", slip.to_string(), Some(meant.to_string()));
        assert_eq!(faults(&sentence), [expected], "{slip}");
    }
}

#[test]
fn a_word_that_fits_both_scripts_follows_the_text_around_it() {
    let (_, _, suggestion) = faults("қызыл c\u{430}x\u{430}p").remove(0);
    assert_eq!(suggestion.as_deref(), Some("сахар"));
    let (_, _, suggestion) = faults("the word c\u{430}p here").remove(0);
    assert_eq!(suggestion.as_deref(), Some("cap"));
}

#[test]
fn kazakh_words_get_kazakh_letters() {
    let (_, _, suggestion) = faults("Yкілі Ыбырай").remove(0);
    assert_eq!(suggestion.as_deref(), Some("Үкілі"));
}

#[test]
fn endings_of_names_get_a_hyphen_and_unclear_words_no_advice() {
    for (written, meant) in [
        ("UNESCOның", Some("UNESCO-ның")),
        ("iPhoneның", Some("iPhone-ның")),
        ("Googleдан", Some("Google-дан")),
        ("PDFке", Some("PDF-ке")),
        ("XIXғ", None),
        ("XXв", None),
        ("жvрек", None),
        ("Shымкент", None),
        ("\u{455}ilk", Some("silk")),
    ] {
        let expected = ("mixed-script", written.to_owned(), meant.map(str::to_owned));
        assert_eq!(faults(written), [expected]);
    }
}

#[test]
fn every_part_of_a_hyphened_word_is_a_word() {
    clean(&[
        "IT-компания, QR-код, Wi-Fi-ге, GPS-тің, PDF-ке, 5G-желі, ст37, UNESCO-ның, DVD‑диск",
        "XIX–XX ғасырлар, XIX-XX вв., ХІХ ғасыр, XV ғ., XVIII–XIX ғғ., 3D-модель, CO₂-нің, pH-тың",
        "km/сағ, а/b, «Wi-Fi», (Kazakhstan)Қазақстан, nbsp;Қала, *A*бай, T·м, 25°C-та, 10%-ға",
        "Әбу Насыр әл-Фараби (Abu Nasr al-Farabi), Қожа Ахмет Ясауи, шаһар, гауһар, қаһарман",
        "UNESCO World Heritage — Всемирное наследие ЮНЕСКО — ЮНЕСКО-ның Дүниежүзілік мұрасы",
        "Dr. Müller, café, Əliyev, naïve, Çeşme; Ёлка, йод, Щучинск, Ұлытау, Үстірт, Өскемен, һәм",
        "α-бөлшек, µm, №5, 2×2, x = 5, a, в, c",
    ]);
}

#[test]
fn hidden_characters_are_named_and_runs_reported_once() {
    reports(
        "invisible-character",
        &[
            ("Қа\u{200B}ла", "\u{200B}"),
            ("Қала\u{200B}\u{200B}\u{200B} мен", "\u{200B}\u{200B}\u{200B}"),
            ("му\u{AD}зей", "\u{AD}"),
            ("one\u{FEFF}two", "\u{FEFF}"),
            ("a\u{2060}b", "\u{2060}"),
            ("а\u{200D}б", "\u{200D}"),
            ("а\u{180E}б", "\u{180E}"),
            ("flag \u{E0067}", "\u{E0067}"),
            ("bell\u{7}", "\u{7}"),
            ("next\u{85}line", "\u{85}"),
            ("a\u{2028}b", "\u{2028}"),
            ("\u{1B}[31mred", "\u{1B}"),
            ("a\u{34F}b", "\u{34F}"),
            ("a\u{3164}b", "\u{3164}"),
            ("a\u{2800}b", "\u{2800}"),
            ("a\u{1D173}b", "\u{1D173}"),
            ("a \u{FE0F}", "\u{FE0F}"),
        ],
    );
    reports(
        "bidi-control",
        &[
            ("түн\u{202E}кесе", "\u{202E}"),
            ("a\u{2066}b", "\u{2066}"),
            ("a\u{200F}b", "\u{200F}"),
            ("a\u{61C}b", "\u{61C}"),
        ],
    );
    clean(&["бір екі\u{A0}үш\u{202F}төрт\u{2009}бес\tалты\r\n", "эмодзи 🏔 ❤", "é ü ñ й"]);
    clean(&["❤\u{FE0F} мен 👩\u{200D}🌾", "می\u{200C}خواهم", "⠟⠁\u{2800}⠵", "\u{F0B7} тізім"]);
}

#[test]
fn personal_and_card_numbers_are_reported() {
    reports(
        "personal-number",
        &[
            ("ЖСН 870101300128 деп жазылған", "870101300128"),
            ("ИИН: 990615300918?", "990615300918"),
            ("ИИН 870101 300128.", "870101 300128"),
            ("ИИН 870101-300128", "870101-300128"),
            ("870101\u{A0}300\u{A0}128", "870101\u{A0}300\u{A0}128"),
            ("IIN 870101 300 128 2024 жылы", "870101 300 128"),
            ("(960229300004)", "960229300004"),
            ("000229500008 және басқа", "000229500008"),
            ("851231400001", "851231400001"),
            ("991231600012", "991231600012"),
            ("990615300906", "990615300906"),
            ("card 4400 0000 0000 0008 here", "4400 0000 0000 0008"),
            ("карта 4400000000000008", "4400000000000008"),
            ("4400-0000-0000-0008", "4400-0000-0000-0008"),
        ],
    );
    clean(&[
        "870101300129 — бақылау саны қате",
        "900229300003000 — ұзын",
        "870101700128 және 871301300128",
        "900229300003 және 011301501230 — мұндай күн жоқ",
        "БСН 980640000123, ISBN 978-9965-34-124-5",
        "Q870101300128, id=870101300128, /870101300128, 870101300128a",
        "43.870101300128, 2015 2016 2017 2018, 2017-2018-2019-2020",
        "4400 0000 0000 0009, 123 456 789 012 теңге",
    ]);
}

#[test]
fn telephone_numbers_are_reported() {
    reports(
        "private-phone",
        &[
            ("+7 701 123 45 67", "+7 701 123 45 67"),
            ("тел.: +7 (701) 123-45-67, кешке", "+7 (701) 123-45-67"),
            ("8 701 123 45 67", "8 701 123 45 67"),
            ("8(701)1234567", "8(701)1234567"),
            ("8-777-123-45-67.", "8-777-123-45-67"),
            ("87011234567 нөміріне", "87011234567"),
            ("87011234567 2024 жылы", "87011234567"),
            ("+77011234567", "+77011234567"),
            ("8 (7172) 12-34-56", "8 (7172) 12-34-56"),
            ("+7 (7172) 12-34-56", "+7 (7172) 12-34-56"),
            ("қала нөмірі (727) 212-34-56", "(727) 212-34-56"),
            ("+7.701.123.45.67", "+7.701.123.45.67"),
            ("+7\u{A0}701\u{A0}123\u{A0}45\u{A0}67", "+7\u{A0}701\u{A0}123\u{A0}45\u{A0}67"),
            ("7 701 123 45 67", "7 701 123 45 67"),
            ("8 701 123–45–67", "8 701 123–45–67"),
            ("call +44 20 7946 0958 today", "+44 20 7946 0958"),
            ("8 912 345 67 89", "8 912 345 67 89"),
        ],
    );
    clean(&[
        "112, 101, 102, 103, 104, 109, 1414 нөмірлеріне",
        "8 800 080 77 77",
        "1941–1945, 1990-1991 1992, 1465–1847 жылдары, 2015 2016 2017 2018",
        "43.2973, 68.2709; 51.128207, 71.430411; 43.29730000000, 68.27090000000",
        "2 724 900 км², 87 701 234 567 теңге, 19 000 000 адам, 7 010 000 000 жыл",
        "8 611 м, 7 439 м, 6 995 м биіктіктегі шыңдар; 700–750 км",
        "2026-11-24, 24.11.2026, 10:00-18:00, 2027-03-21T10:00",
        "№ 87-123-45, т. 12, с. 145–167, UDC 94(574)",
    ]);
}

#[test]
fn an_entry_may_declare_telephone_numbers_in_their_place() {
    let found = |words| {
        let mut faults = Diagnostics::default();
        super::entry(words, FileId(0), &mut faults);
        faults.len()
    };
    assert_eq!(found("phones: [{number: \"+7 7172 00 00 00\", official: true}]"), 0);
    assert_eq!(found("phones:\n  - number: '8 (7172) 00-00-00'\n    official: true"), 0);
    assert_eq!(found("venue: {kk: Кітапхана, +7 701 000 00 00}"), 1);
    assert_eq!(found("phones: [{number: +7 7172 00 00 00}]\nwho: {kk: Қaла}"), 1);
}

#[test]
fn template_text_is_reported() {
    reports(
        "template-text",
        &[
            ("мәтін {{ page.title }} және", "{{ page.title }}"),
            ("{% if x %}", "{% if x %}"),
            ("{# пікір #}", "{# пікір #}"),
            ("баға: ${price} теңге", "${price}"),
        ],
    );
    clean(&[
        "## Тарихы {#tarikhy}",
        "{x}, {{ жабылмаған",
        "жиын {1, 2, 3}; $5 {а}",
        "бірінші {{ жол\nекінші }} жол",
    ]);
}

#[test]
fn many_openings_take_no_longer_than_their_length() {
    let mut text = "{{".repeat(200_000);
    text.push_str(&"1 ".repeat(200_000));
    assert_eq!(faults(&text), []);
}
