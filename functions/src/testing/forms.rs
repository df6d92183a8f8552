//! What people fill in and sign in the tests.

use base64ct::{Base64, Encoding};
use serde_json::{Value, json};

use super::Site;

/// Answers to the questionnaire.
pub(crate) fn answers() -> Value {
    json!({
        "born": "1990", "sex": "f", "education": "higher", "experience": "none",
        "place": "103200000", "languages": ["kk", "ru"], "ways": ["advice"], "days": ["sat"],
        "hours": ["morning"], "vehicle": "car", "name": "Айгүл Серікқызы",
        "phone": "8 701 234 56 78", "email": "aigul@example.kz", "consent": "2026-11-29",
    })
}

/// The same with a proof of work.
pub(crate) async fn with_proof(site: &Site) -> Value {
    let mut answers = answers();
    answers["altcha"] = site.proof().await.into();
    answers
}

/// The text on a page to be signed, and the request and the ticket in its form.
pub(crate) fn signing(page: &str) -> (String, [String; 2]) {
    let after = |text: &str, end: char| {
        let rest = page.split_once(text).unwrap_or_else(|| panic!("{text} in {page}")).1;
        rest.split(end).next().expect("an end").to_owned()
    };
    let text = Base64::decode_vec(&after("data-document=\"", '"')).expect("base64");
    let text = String::from_utf8(text).expect("UTF-8");
    (text, ["request", "ticket"].map(|name| after(&format!("name=\"{name}\" value=\""), '"')))
}
