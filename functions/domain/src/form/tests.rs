//! What people type and paste, field by field: each value with what is kept of it, or its fault.

use super::{Fault, validate};
use crate::contact::PhoneFault::{ExtraEight, Several, TooShort, Unassigned};
use crate::volunteer::form::FORM;

const YEAR: u16 = 2026;

/// What is kept of a value in a field of the questionnaire, or its first fault.
fn kept(field: &str, value: &str) -> Result<Option<String>, Fault> {
    let input = [(field.to_owned(), value.to_owned())];
    let faults = match validate(&FORM, &input, YEAR) {
        Ok(_) => Vec::new(),
        Err(faults) => faults,
    };
    if let Some((_, fault)) = faults.iter().find(|(name, _)| name == field) {
        return Err(*fault);
    }
    // The answers to the other questions are missing, so the field is read by itself.
    let field = FORM.field(field).expect("a field of the form");
    let answer = super::validate::answer_of(field, value, YEAR)?;
    Ok(answer.filter(|answer| !answer.is_empty()))
}

fn check(field: &str, cases: &[(&str, Result<&str, Fault>)]) {
    for (value, expected) in cases {
        let kept = kept(field, value).map(Option::unwrap_or_default);
        assert_eq!(kept.as_deref().map_err(|fault| *fault), *expected, "{field}: {value:?}");
    }
}

#[test]
fn a_telephone_number_is_read_from_a_clipboard() {
    let number = Ok("+77012345678");
    let refused = |fault| Err(Fault::Phone(fault));
    check(
        "phone",
        &[
            ("\u{202A}+7 701 234 56 78\u{202C}", number),
            ("\u{202D}+7 (701) 234-56-78\u{202C}", number),
            ("\u{200E}77012345678", number),
            ("\u{FEFF}8 701 234 56 78", number),
            ("\u{2068}+7 701 234 56 78\u{2069}", number),
            ("+7\u{2011}701\u{2011}234\u{2011}56\u{2011}78", number),
            ("+7\u{2009}701\u{202F}234\u{A0}5678", number),
            ("+1\u{FE0D}-555-123-4567", Ok("+15551234567")),
            ("tel:+77012345678", number),
            ("8/701/234-56-78", number),
            ("+8 701 234 56 78", number),
            ("+87012345678", number),
            ("+7 8 701 234 56 78", refused(ExtraEight)),
            ("007 701 234 56 78", number),
            ("8 7172 12-34-56", Ok("+77172123456")),
            ("8 701 234 56 78, 8 702 234 56 78", refused(Several)),
            ("\u{FF18} 701 234 56 78", number),
            ("٨٧٠١٢٣٤٥٦٧٨", number),
            ("\u{200E}", Err(Fault::Missing)),
            ("\u{202A}\u{202C} ", Err(Fault::Missing)),
            ("+7 000 000 00 00", refused(Unassigned)),
            ("8 700 000 00 0", refused(TooShort)),
            ("                +7   701   234   56   78                ", number),
        ],
    );
}

#[test]
fn a_name_is_what_people_call_themselves() {
    check(
        "name",
        &[
            ("Мадонна", Ok("Мадонна")),
            ("Ө", Ok("Ө")),
            ("О'Коннор", Ok("О'Коннор")),
            ("О\u{2019}Коннор", Ok("О’Коннор")),
            ("О\u{2018}Коннор", Ok("О’Коннор")),
            ("О`Коннор", Ok("О’Коннор")),
            ("О´Коннор", Ok("О’Коннор")),
            ("Anna\u{2011}Maria Klein", Ok("Anna-Maria Klein")),
            ("Anna\u{2010}Maria – Klein", Ok("Anna-Maria - Klein")),
            ("Айгүл\u{A0}Серікқызы", Ok("Айгүл Серікқызы")),
            ("Қ. И. Сәтбаев", Ok("Қ. И. Сәтбаев")),
            ("Ли, Анна", Ok("Ли, Анна")),
            ("Айгүл (Аня)", Ok("Айгүл (Аня)")),
            ("Nguyễn Thị Ánh", Ok("Nguyễn Thị Ánh")),
            ("علی\u{200C}رضا", Ok("علی\u{200C}رضا")),
            ("قازاق ءالي", Ok("قازاق ءالي")),
            ("王芳", Ok("王芳")),
            ("И\u{306}лияс", Ok("Йлияс")),
            ("Қ\u{306}ара", Ok("Қ\u{306}ара")),
            ("Айгүл  Серікқызы", Ok("Айгүл Серікқызы")),
            ("Айгүл\u{200B}", Ok("Айгүл")),
            ("\u{202E}Айгүл", Ok("Айгүл")),
            ("87012345678", Err(Fault::NotAName)),
            ("...", Err(Fault::NotAName)),
            ("\u{3164}", Err(Fault::Missing)),
            ("\u{115F}\u{FFA0}\u{2800}", Err(Fault::Missing)),
            ("А\u{300}\u{301}\u{302}\u{303}\u{304}\u{30F}", Err(Fault::Overloaded)),
        ],
    );
}

#[test]
fn a_free_text_keeps_emoji_and_loses_what_is_not_seen() {
    let too_long = "ұ".repeat(501);
    check(
        "proposal",
        &[
            ("Көмектесемін ❤\u{FE0F}", Ok("Көмектесемін ❤\u{FE0F}")),
            ("👨\u{200D}👩\u{200D}👧 келеміз", Ok("👨\u{200D}👩\u{200D}👧 келеміз")),
            ("☎\u{FE0F} хабарласыңыз", Ok("☎\u{FE0F} хабарласыңыз")),
            ("1)\tкітап\n2)\tкиім", Ok("1) кітап\n2) киім")),
            ("кө\u{AD}мек", Ok("көмек")),
            ("бір\u{2028}екі", Ok("бір\nекі")),
            ("бір\rекі", Ok("бір\nекі")),
            ("a\u{202E}b", Ok("ab")),
            ("\u{200B}\u{200B}\u{200B}", Ok("")),
            (&too_long, Err(Fault::TooLong { most: 500 })),
            ("а\u{FFFD}б", Err(Fault::Lost)),
        ],
    );
}

#[test]
fn fillers_are_dropped_before_a_number_is_measured() {
    let bin = Ok("000740000728");
    check(
        "bin",
        &[
            ("000740\u{2009}000728", bin),
            ("000740 000728", bin),
            ("БСН 000740000728", bin),
            ("БИН: 000740000728", bin),
            ("BIN\u{A0}000 740 000 728", bin),
            ("000740000728\u{200E}", bin),
            ("000\u{2011}740\u{2011}000728", bin),
            ("000740000729", Err(Fault::NotABin)),
            ("ЖШС 000740000728", Err(Fault::NotABin)),
        ],
    );
    let year = Ok("1990");
    let hint = Err(Fault::NotAYear { first: 1926, last: 2008 });
    check(
        "born",
        &[
            ("1990", year),
            (" 1990", year),
            ("1990\u{200E}", year),
            ("1990 ж.", year),
            ("1990 г.", year),
            ("1990 жыл", year),
            ("1990 года", year),
            ("01.02.1990", year),
            ("1990-02-01", year),
            ("١٩٩٠", year),
            ("90", hint),
            ("01.02.90", hint),
            ("1990 1991", hint),
            ("-1990", hint),
            ("2015", hint),
            ("туған жылым", hint),
        ],
    );
    check(
        "email",
        &[
            ("\u{200B}aigul@example.kz\u{200E}", Ok("aigul@example.kz")),
            ("mailto:aigul@example.kz", Ok("aigul@example.kz")),
            ("\"><script>@x.kz", Err(Fault::NotAnEmail)),
        ],
    );
}

#[test]
fn a_consent_that_is_missing_is_called_by_its_name() {
    assert_eq!(kept("consent", ""), Err(Fault::NotAgreed));
    assert_eq!(kept("born", ""), Err(Fault::Missing));
}
