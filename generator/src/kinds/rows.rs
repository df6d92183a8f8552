//! The rows of an entry's table of facts, as a kind hands them over.
//!
//! A kind says what a row holds; the renderer says it in the language of a reader. The label of a
//! row is the word `fact.<key>`.

use domain::{EntryId, Localized};
use jiff::civil::Date;

use super::common::Price;
use super::dates::VagueDate;
use crate::read::yaml::VocabularyWord;

/// Takes the rows of a table in their order; a row without a value is left out.
pub(crate) trait Rows {
    /// A text that is the same in every language.
    fn text(&mut self, key: &str, text: Option<&str>);

    /// A number without a unit, such as a year.
    fn number(&mut self, key: &str, number: Option<i64>);

    /// A number with its unit, a key of `unit` in the theme's words.
    fn unit(&mut self, key: &str, unit: &str, number: Option<f64>);

    /// How many of something, a key of `count` in the theme's words.
    fn count(&mut self, key: &str, noun: &str, number: Option<u32>);

    /// Whole tenge.
    fn money(&mut self, key: &str, tenge: Option<u64>);

    /// A phrase, by its key in the theme's words.
    fn phrase(&mut self, key: &str, phrase: &str);

    /// Words of a vocabulary, by their labels.
    fn words(&mut self, key: &str, words: &[VocabularyWord]);

    /// A text that each language has its own version of.
    fn localized(&mut self, key: &str, text: Option<&Localized<String>>);

    /// A day.
    fn date(&mut self, key: &str, date: Option<Date>);

    /// A date as exactly as it is known.
    fn vague(&mut self, key: &str, date: Option<VagueDate>);

    /// A date with a place.
    fn life(&mut self, key: &str, date: Option<VagueDate>, place: Option<&Localized<String>>);

    /// Months, 1 to 12.
    fn months(&mut self, key: &str, months: &[u32]);

    /// Opening hours in the syntax of OpenStreetMap.
    fn hours(&mut self, hours: Option<&str>);

    /// What a visit costs.
    fn prices(&mut self, prices: &[Price]);

    /// Telephone numbers.
    fn phones(&mut self, numbers: &[&str]);

    /// An address on the web.
    fn website(&mut self, url: Option<&str>);

    /// An item in Wikidata.
    fn wikidata(&mut self, item: Option<&str>);

    /// A state with the day somebody last made sure of it.
    fn checked(&mut self, key: &str, state: Option<(VocabularyWord, Option<Date>)>);

    /// A text with a word in brackets after it.
    fn bracketed(&mut self, key: &str, value: Option<(&str, VocabularyWord)>);

    /// Texts, each after a word.
    fn listed(&mut self, key: &str, values: &[(VocabularyWord, &str)]);

    /// A person under the label of a word: by the biography, or by the name where there is none.
    fn person(
        &mut self,
        label: VocabularyWord,
        biography: Option<&EntryId>,
        name: Option<&Localized<String>>,
    );
}
