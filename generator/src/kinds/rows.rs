//! The interface through which a kind provides the rows of an entry's table of facts.
//!
//! A kind provides the values; the renderer formats them in the language of a reader. The label of
//! a row is the string `fact.<key>`.

use domain::{EntryId, Localized};
use jiff::civil::Date;

use super::common::Price;
use super::dates::VagueDate;
use crate::read::yaml::VocabularyWord;

/// A receiver of the rows of a table, in their order; a row without a value is left out.
pub(crate) trait Rows {
    /// Adds a text that is the same in every language.
    fn text(&mut self, key: &str, text: Option<&str>);

    /// Adds a number without a unit, such as a year.
    fn number(&mut self, key: &str, number: Option<i64>);

    /// Adds a number with its unit, a key of `unit` in the theme's strings.
    fn unit(&mut self, key: &str, unit: &str, number: Option<f64>);

    /// Adds a number of items, with their noun, a key of `count` in the theme's strings.
    fn count(&mut self, key: &str, noun: &str, number: Option<u32>);

    /// Adds an amount in whole tenge.
    fn money(&mut self, key: &str, tenge: Option<u64>);

    /// Adds a phrase, by its key in the theme's strings.
    fn phrase(&mut self, key: &str, phrase: &str);

    /// Adds words of a vocabulary, by their labels.
    fn words(&mut self, key: &str, words: &[VocabularyWord]);

    /// Adds a text that differs between languages.
    fn localized(&mut self, key: &str, text: Option<&Localized<String>>);

    /// Adds a day.
    fn date(&mut self, key: &str, date: Option<Date>);

    /// Adds a date that is known to the day, the month, the year or the century.
    fn vague(&mut self, key: &str, date: Option<VagueDate>);

    /// Adds a date with a place.
    fn life(&mut self, key: &str, date: Option<VagueDate>, place: Option<&Localized<String>>);

    /// Adds months, 1 to 12.
    fn months(&mut self, key: &str, months: &[u32]);

    /// Adds opening hours in the syntax of OpenStreetMap.
    fn hours(&mut self, hours: Option<&str>);

    /// Adds the prices of a visit.
    fn prices(&mut self, prices: &[Price]);

    /// Adds telephone numbers.
    fn phones(&mut self, numbers: &[&str]);

    /// Adds an address on the web.
    fn website(&mut self, url: Option<&str>);

    /// Adds an item in Wikidata.
    fn wikidata(&mut self, item: Option<&str>);

    /// Adds a state with the day it was last verified.
    fn checked(&mut self, key: &str, state: Option<(VocabularyWord, Option<Date>)>);

    /// Adds a text, followed by a word in brackets.
    fn bracketed(&mut self, key: &str, value: Option<(&str, VocabularyWord)>);

    /// Adds texts, each after a word.
    fn listed(&mut self, key: &str, values: &[(VocabularyWord, &str)]);

    /// Adds a person under the label of a word: by the biography, or by the name if there is none.
    fn person(
        &mut self,
        label: VocabularyWord,
        biography: Option<&EntryId>,
        name: Option<&Localized<String>>,
    );
}
