//! What a volunteer told, as people read it.

use domain::Lang;
use domain::form::{Choice, choice, label, words};
use domain::kato::Kato;
use domain::text::escape;
use domain::volunteer::Profile;
use domain::volunteer::form::{
    DAYS, EDUCATION, EXPERIENCE, HOURS, LANGUAGES, SEX, SHIFTS, VEHICLE, WAYS,
};

/// What the answers are about, in few words: the questions speak to the volunteer, but moderators
/// read the answers too.
const NAMES: &[Choice] = &[
    choice("born", words("Туған жылы", "Год рождения", "Year of birth")),
    choice("sex", words("Жынысы", "Пол", "Sex")),
    choice("education", words("Білімі", "Образование", "Education")),
    choice("experience", words("Еріктілік тәжірибесі", "Опыт волонтёрства", "Experience")),
    choice("place", words("Аудан немесе қала", "Район или город", "District or city")),
    choice("languages", words("Тілдері", "Языки", "Languages")),
    choice("ways", words("Көмек түрлері", "Виды помощи", "Ways of helping")),
    choice("days", words("Күндері", "Дни", "Days")),
    choice("hours", words("Уақыты", "Время", "Hours")),
    choice("vehicle", words("Көлігі", "Транспорт", "Vehicle")),
    choice("proposal", words("Өз ұсынысы", "Своё предложение", "Own proposal")),
    choice("company", words("Ұйымы", "Организация", "Company")),
    choice("bin", words("Ұйымның БСН-і", "БИН организации", "BIN of the company")),
    choice("shift", words("Жұмыс кестесі", "График работы", "Work pattern")),
];

/// The answers as a list of questions and answers in HTML.
pub(crate) fn html(profile: &Profile, lang: Lang) -> String {
    let mut html = "<dl class=\"form__answers\">\n".to_owned();
    for (name, value) in answers(profile, lang) {
        let label = label(NAMES, name, lang).unwrap_or_default();
        html.push_str(&format!("<dt>{label}</dt><dd>{}</dd>\n", escape(&value)));
    }
    html + "</dl>\n"
}

/// The answers by the names of their fields.
fn answers(profile: &Profile, lang: Lang) -> Vec<(&'static str, String)> {
    let one =
        |choices: &[Choice], word: &str| label(choices, word, lang).unwrap_or_default().to_owned();
    let all = |choices: &[Choice], words: &[String]| {
        let labels: Vec<String> = words.iter().map(|word| one(choices, word)).collect();
        labels.join(", ")
    };
    let place: Option<Kato> = profile.place.parse().ok();
    let mut answers = vec![
        ("born", profile.born.to_string()),
        ("sex", one(SEX, &profile.sex)),
        ("education", one(EDUCATION, &profile.education)),
        ("experience", one(EXPERIENCE, &profile.experience)),
        ("place", place.map_or("", |place| place.name(lang)).to_owned()),
        ("languages", all(LANGUAGES, &profile.languages)),
        ("ways", all(WAYS, &profile.ways)),
        ("days", all(DAYS, &profile.days)),
        ("hours", all(HOURS, &profile.hours)),
        ("vehicle", one(VEHICLE, &profile.vehicle)),
    ];
    answers.extend(profile.proposal.clone().map(|text| ("proposal", text)));
    if let Some(company) = profile.company.clone() {
        answers.extend(company.name.map(|name| ("company", name)));
        answers.extend(company.bin.map(|bin| ("bin", bin)));
        answers.extend(company.shift.map(|shift| ("shift", one(SHIFTS, &shift))));
    }
    answers
}
