//! The table of facts of an entry: the rows of its kind, in the language of a reader.

use domain::{EntryId, Localized};
use jiff::civil::Date;
use serde::Serialize;

use super::scope::Scope;
use crate::address::{self, List};
use crate::kinds::{self, Price, Rows, VagueDate};
use crate::read::yaml::VocabularyWord;
use crate::resolve::Entry;

/// One value of a fact.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct FactValue {
    text: String,
    url: Option<String>,
    external: bool,
    iso: Option<String>,
    lang: Option<&'static str>,
    note: Option<String>,
}

/// A fact with its values.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Fact {
    label: String,
    values: Vec<FactValue>,
}

impl FactValue {
    fn text(text: String) -> FactValue {
        FactValue { text, ..FactValue::default() }
    }

    fn link(text: String, url: String) -> FactValue {
        FactValue { url: Some(url), ..FactValue::text(text) }
    }
}

/// A builder of the table of facts, in the language of a reader.
struct Table<'s, 'e> {
    scope: &'s Scope<'e>,
    facts: Vec<Fact>,
}

impl Table<'_, '_> {
    fn values(&mut self, key: &str, values: Vec<FactValue>) {
        let label = self.scope.words.at(&format!("fact.{key}"));
        self.labelled(label, values);
    }

    fn labelled(&mut self, label: String, values: Vec<FactValue>) {
        if !values.is_empty() {
            self.facts.push(Fact { label, values });
        }
    }

    fn value(&mut self, key: &str, text: Option<String>) {
        self.values(key, text.into_iter().map(FactValue::text).collect());
    }

    fn label(&self, word: VocabularyWord) -> String {
        self.scope.words.label(word.set, word.word)
    }

    fn outside(&mut self, key: &str, text: &str, url: String) {
        let link = FactValue::link(text.to_owned(), url);
        self.values(key, vec![FactValue { external: true, ..link }]);
    }

    /// Adds the type of the entry, as a link to all entries of that type.
    fn kind(&mut self, entry: &Entry) {
        let scope = self.scope;
        let division = kinds::spec(entry.id.kind).division.filter(|division| !division.is_column);
        let Some((division, word)) = division.zip(entry.facts.division()) else { return };
        let url = address::list(scope.locale, List::Type(entry.id.kind, word.word), 1);
        self.values(division.key, vec![FactValue::link(scope.kind_label(entry), url)]);
    }

    fn regions(&mut self, entry: &Entry) {
        let value = |region: &usize| {
            let link = self.scope.region_link(*region);
            FactValue {
                url: Some(link.url).filter(|url| !url.is_empty()),
                ..FactValue::text(link.title)
            }
        };
        self.values("region", entry.regions.iter().map(value).collect());
    }

    fn eras(&mut self, entry: &Entry) {
        let scope = self.scope;
        let eras = &scope.renderer.catalog.classifier.eras;
        let value = |era: &usize| {
            let term = &eras[*era];
            let name = term.name.best(scope.locale).map_or_else(String::new, |(_, n)| n.clone());
            FactValue::link(name, address::list(scope.locale, List::Era(term.id.as_str()), 1))
        };
        self.values("era", entry.eras.iter().map(value).collect());
    }

    fn price(&self, price: &Price) -> FactValue {
        let words = self.scope.words;
        let amount = match price.amount {
            0 => words.at("price_free"),
            amount => words.tenge(u64::from(amount)),
        };
        let who = words.label("price_who", price.who.word());
        let checked = words.date(price.checked);
        FactValue {
            note: Some(words.fill("entry.prices_checked", &[("date", &checked)])),
            ..FactValue::text(format!("{who}: {amount}"))
        }
    }
}

impl Rows for Table<'_, '_> {
    fn text(&mut self, key: &str, text: Option<&str>) {
        self.value(key, text.map(str::to_owned));
    }

    fn number(&mut self, key: &str, number: Option<i64>) {
        self.value(key, number.map(|number| number.to_string()));
    }

    fn unit(&mut self, key: &str, unit: &str, number: Option<f64>) {
        self.value(key, number.map(|n| self.scope.words.unit(unit, n, 1)));
    }

    fn count(&mut self, key: &str, noun: &str, number: Option<u32>) {
        self.value(key, number.map(|n| self.scope.words.count(noun, n as usize)));
    }

    fn money(&mut self, key: &str, tenge: Option<u64>) {
        self.value(key, tenge.map(|tenge| self.scope.words.tenge(tenge)));
    }

    fn phrase(&mut self, key: &str, phrase: &str) {
        self.value(key, Some(self.scope.words.at(phrase)));
    }

    fn words(&mut self, key: &str, words: &[VocabularyWord]) {
        let labels: Vec<String> = words.iter().map(|word| self.label(*word)).collect();
        self.value(key, Some(labels.join(", ")).filter(|text| !text.is_empty()));
    }

    fn localized(&mut self, key: &str, text: Option<&Localized<String>>) {
        let locale = self.scope.locale;
        let best = text.and_then(|text| text.best(locale)).map(|(found, text)| FactValue {
            lang: (found != locale.language()).then(|| found.tag()),
            ..FactValue::text(text.clone())
        });
        self.values(key, best.into_iter().collect());
    }

    fn date(&mut self, key: &str, date: Option<Date>) {
        let value = date.map(|date| FactValue {
            iso: Some(date.to_string()),
            ..FactValue::text(self.scope.words.date(date))
        });
        self.values(key, value.into_iter().collect());
    }

    fn vague(&mut self, key: &str, date: Option<VagueDate>) {
        self.value(key, date.map(|date| self.scope.words.vague(date)));
    }

    fn life(&mut self, key: &str, date: Option<VagueDate>, place: Option<&Localized<String>>) {
        let Scope { locale, words, .. } = *self.scope;
        let place = place.and_then(|place| place.best(locale)).map(|(_, place)| place.clone());
        let value = match date {
            Some(date) => FactValue {
                iso: Some(date.to_string()).filter(|_| date.first_year() > 0),
                note: place,
                ..FactValue::text(words.vague(date))
            },
            None => FactValue::text(place.unwrap_or_default()),
        };
        self.values(key, if value.text.is_empty() { Vec::new() } else { vec![value] });
    }

    fn months(&mut self, key: &str, months: &[u32]) {
        let text = (!months.is_empty()).then(|| self.scope.words.months(months));
        self.value(key, text);
    }

    fn hours(&mut self, hours: Option<&str>) {
        let lines = hours.map(|hours| self.scope.words.hours(hours)).unwrap_or_default();
        self.values("hours", lines.into_iter().map(FactValue::text).collect());
    }

    fn prices(&mut self, prices: &[Price]) {
        let values = prices.iter().map(|price| self.price(price)).collect();
        self.values("prices", values);
    }

    fn phones(&mut self, numbers: &[&str]) {
        let phone = |number: &&str| {
            let digits: String =
                number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
            FactValue::link((*number).to_owned(), format!("tel:{digits}"))
        };
        self.values("phones", numbers.iter().map(phone).collect());
    }

    fn website(&mut self, url: Option<&str>) {
        let Some(url) = url else { return };
        let text = url.trim_start_matches("https://").trim_end_matches('/');
        self.outside("website", text, url.to_owned());
    }

    fn wikidata(&mut self, item: Option<&str>) {
        if let Some(item) = item {
            self.outside("wikidata", item, kinds::wikidata(item));
        }
    }

    fn checked(&mut self, key: &str, state: Option<(VocabularyWord, Option<Date>)>) {
        let words = self.scope.words;
        let text = state.map(|(state, checked)| {
            let state = self.label(state);
            let Some(date) = checked else { return state };
            let values = [("state", state.as_str()), ("date", &words.date(date))];
            words.fill(&format!("fact.{key}_checked"), &values)
        });
        self.value(key, text);
    }

    fn bracketed(&mut self, key: &str, value: Option<(&str, VocabularyWord)>) {
        self.value(key, value.map(|(text, word)| format!("{text} ({})", self.label(word))));
    }

    fn listed(&mut self, key: &str, values: &[(VocabularyWord, &str)]) {
        let value = |(word, text): &(VocabularyWord, &str)| {
            FactValue::text(format!("{}: {text}", self.label(*word)))
        };
        self.values(key, values.iter().map(value).collect());
    }

    fn person(
        &mut self,
        label: VocabularyWord,
        biography: Option<&EntryId>,
        name: Option<&Localized<String>>,
    ) {
        let Scope { renderer, locale, .. } = *self.scope;
        let biography = biography.and_then(|id| renderer.catalog.find(id));
        let link = biography.map(|person| self.scope.link(person));
        let name = name.and_then(|name| name.best(locale));
        let value = match (link, name) {
            (Some(link), _) => Some(FactValue::link(link.title, link.url)),
            (None, name) => name.map(|(_, name)| FactValue::text(name.clone())),
        };
        self.labelled(self.label(label), value.into_iter().collect());
    }
}

/// Returns the facts of an entry: those that every kind has, then those of its own kind.
pub(super) fn facts(scope: &Scope, entry: &Entry) -> Vec<Fact> {
    let mut table = Table { scope, facts: Vec::new() };
    table.kind(entry);
    table.regions(entry);
    table.text("address", entry.text(scope.locale).1.address.as_deref());
    table.value("period", entry.common.period.map(|period| scope.words.period(period)));
    table.eras(entry);
    if let Some(facts) = entry.facts.any() {
        facts.rows(&mut table);
    }
    table.facts
}

/// Returns the facts of a region, which are in the settings of the site.
pub(super) fn region_facts(scope: &Scope, region: &crate::read::config::Region) -> Vec<Fact> {
    let mut table = Table { scope, facts: Vec::new() };
    table.localized("center", region.center.as_ref());
    table.unit("area", "km2", region.area_km2.map(f64::round));
    table.date("formed", region.formed);
    table.text("iso", Some(&region.iso));
    table.text("kato", region.kato.as_deref());
    table.facts
}
