//! Data published next to the pages: the list of volunteers as JSON and CSV, and the rural
//! districts of each district, which the script of the form requests.

use domain::volunteer::list::Card;
use domain::{Kato, Lang};
use serde::Serialize;

use crate::read::snapshot::PublishedVolunteers;

/// The columns of the table.
const COLUMNS: [&str; 12] = [
    "id",
    "place",
    "age_from",
    "age_to",
    "sex",
    "vehicle",
    "company",
    "ways",
    "days",
    "hours",
    "languages",
    "proposal",
];

/// Serialises the published list as JSON.
pub(super) fn json(volunteers: &PublishedVolunteers) -> Vec<u8> {
    to_json(volunteers)
}

/// Serialises the published list as CSV (RFC 4180); several values in a cell are joined by spaces.
pub(super) fn csv(volunteers: &PublishedVolunteers) -> Vec<u8> {
    let mut table = COLUMNS.join(",") + "\r\n";
    for card in &volunteers.cards {
        let cells: Vec<String> = row(card).iter().map(|text| cell(text)).collect();
        table.push_str(&cells.join(","));
        table.push_str("\r\n");
    }
    table.into_bytes()
}

fn row(card: &Card) -> [String; 12] {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let number = |value: Option<u16>| value.map(|years| years.to_string()).unwrap_or_default();
    [
        card.id.clone(),
        text(&card.place),
        number(card.age.map(|age| age.from)),
        number(card.age.and_then(|age| age.to)),
        text(&card.sex),
        text(&card.vehicle),
        text(&card.company),
        card.ways.join(" "),
        card.days.join(" "),
        card.hours.join(" "),
        card.languages.join(" "),
        text(&card.proposal),
    ]
}

/// Formats a cell, quoted where necessary. A cell that begins like a formula is escaped, because
/// spreadsheets would run it and volunteers write their proposals themselves.
fn cell(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = if formula { format!("'{text}") } else { text.to_owned() };
    match text.contains([',', '"', '\r', '\n']) {
        true => format!("\"{}\"", text.replace('"', "\"\"")),
        false => text,
    }
}

/// A rural district, as the script needs it.
#[derive(Debug, Serialize)]
struct Place {
    kato: String,
    kk: &'static str,
    ru: &'static str,
}

/// Returns the districts that have rural districts.
pub(super) fn districts() -> impl Iterator<Item = Kato> {
    Kato::oblasts().flat_map(Kato::children).filter(|kato| kato.children().next().is_some())
}

/// Serialises the rural districts of a district.
pub(super) fn places(district: Kato) -> Vec<u8> {
    let place = |kato: Kato| Place {
        kato: kato.to_string(),
        kk: kato.name(Lang::Kk),
        ru: kato.name(Lang::Ru),
    };
    to_json(&district.children().map(place).collect::<Vec<_>>())
}

fn to_json(value: &impl Serialize) -> Vec<u8> {
    let mut text = serde_json::to_vec(value).expect("texts and numbers are JSON");
    text.push(b'\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_are_no_formulas() {
        assert_eq!(cell("алма"), "алма");
        assert_eq!(cell("a,b"), "\"a,b\"");
        assert_eq!(cell("a \"b\"\nc"), "\"a \"\"b\"\"\nc\"");
        for formula in ["=1+1", "+7 701", "-1", "@x", "\tx"] {
            assert_eq!(cell(formula), format!("'{formula}"));
        }
        assert_eq!(cell("=A1,B1"), "\"'=A1,B1\"");
    }

    #[test]
    fn every_district_with_rural_districts_has_its_file() {
        let districts: Vec<Kato> = districts().collect();
        assert!(districts.len() > 150, "{}", districts.len());
        let abay: Kato = "103200000".parse().expect("a district");
        assert!(districts.contains(&abay));
        let text = String::from_utf8(places(abay)).expect("UTF-8");
        let places: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        let places = places.as_array().expect("a list");
        assert!(places.iter().any(|place| place["kato"] == "103230000"), "{text}");
    }
}
