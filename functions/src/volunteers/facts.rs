//! What a volunteer told, as people read it.

use domain::Lang;
use domain::form::{Choice, label};
use domain::kato::Kato;
use domain::text::escape;
use domain::volunteer::Profile;
use domain::volunteer::form::{
    DAYS, EDUCATION, EXPERIENCE, FORM, HOURS, LANGUAGES, SEX, SHIFTS, VEHICLE, WAYS,
};

/// The answers as a list of questions and answers in HTML.
pub(crate) fn html(profile: &Profile, lang: Lang) -> String {
    let mut html = "<dl class=\"form__answers\">\n".to_owned();
    for (name, value) in answers(profile, lang) {
        let label = FORM.field(name).map_or("", |field| field.label.get(lang));
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
