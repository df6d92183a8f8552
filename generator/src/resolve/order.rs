//! The order of entries within a kind, in the alphabet of each language.

use std::cmp::Ordering;

use domain::Lang;
use icu_collator::options::CollatorOptions;
use icu_collator::{CollatorBorrowed, CollatorPreferences};
use icu_locale_core::{Locale, locale};
use rayon::prelude::*;

use super::entry::{Entry, EntryRef};
use crate::kinds::{self, KindFacts, SortBy};
use crate::read::config::Classifier;

/// Compares words in the alphabet of a language.
pub(crate) struct Alphabet(CollatorBorrowed<'static>);

impl Alphabet {
    /// The alphabet of a language.
    pub(crate) fn of(lang: Lang) -> Alphabet {
        let locale: Locale = match lang {
            Lang::Kk => locale!("kk"),
            Lang::Ru => locale!("ru"),
            Lang::En => locale!("en"),
        };
        let collator = CollatorBorrowed::try_new(
            CollatorPreferences::from(&locale),
            CollatorOptions::default(),
        );
        Alphabet(collator.expect("the data of the three languages is compiled in"))
    }

    /// Compares two words; words equal in the alphabet keep a fixed order.
    pub(crate) fn compare(&self, a: &str, b: &str) -> Ordering {
        self.0.compare(bare(a), bare(b)).then_with(|| a.cmp(b))
    }

    /// Bytes that compare as the words do, for words that are compared many times.
    fn key(&self, word: &str) -> Vec<u8> {
        let mut key = Vec::new();
        let Ok(()) = self.0.write_sort_key_to(bare(word), &mut key);
        key
    }
}

/// A word from its first letter or digit on: «Ұлы дала» is sorted under Ұ.
fn bare(word: &str) -> &str {
    word.trim_start_matches(|letter: char| !letter.is_alphanumeric())
}

/// All entries by kind, and within a kind in the order that the kind declares.
pub(super) fn order(entries: &[Entry], classifier: &Classifier, lang: Lang) -> Vec<EntryRef> {
    let alphabet = Alphabet::of(lang);
    let titles: Vec<Vec<u8>> =
        entries.par_iter().map(|entry| alphabet.key(entry.title(lang))).collect();
    let mut order: Vec<EntryRef> = (0..entries.len()).map(EntryRef::new).collect();
    order.par_sort_unstable_by(|x, y| {
        let (a, b) = (&entries[x.index()], &entries[y.index()]);
        a.id.kind
            .cmp(&b.id.kind)
            .then_with(|| by_day(a, b))
            .then_with(|| by_place(a, b, classifier))
            .then_with(|| titles[x.index()].cmp(&titles[y.index()]))
            .then_with(|| a.title(lang).cmp(b.title(lang)))
            .then_with(|| a.id.cmp(&b.id))
    });
    order
}

fn by_day(a: &Entry, b: &Entry) -> Ordering {
    let day = |entry: &Entry| entry.facts.any().and_then(KindFacts::day);
    match kinds::spec(a.id.kind).sort {
        SortBy::Day => day(a).cmp(&day(b)),
        SortBy::Newest => day(b).cmp(&day(a)),
        SortBy::Title | SortBy::Region => Ordering::Equal,
    }
}

fn by_place(a: &Entry, b: &Entry, classifier: &Classifier) -> Ordering {
    let place = |entry: &Entry| match kinds::spec(entry.id.kind).sort {
        SortBy::Region => classifier.regions.iter().position(|region| region.slug == entry.id.slug),
        _ => None,
    };
    place(a).cmp(&place(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotation_marks_do_not_count() {
        let alphabet = Alphabet::of(Lang::Kk);
        assert_eq!(alphabet.compare("«Сары-Арқа»", "Алматы"), Ordering::Greater);
        assert!(alphabet.key("«Сары-Арқа»") < alphabet.key("Тараз"));
    }

    #[test]
    fn kazakh_letters_sort_in_the_kazakh_order() {
        let alphabet = Alphabet::of(Lang::Kk);
        let mut words =
            ["Іле", "Үстірт", "Ұлытау", "Әулиеата", "Арал", "Қараой", "Көкшетау", "Ыстықкөл"];
        words.sort_by(|a, b| alphabet.compare(a, b));
        assert_eq!(
            words,
            ["Арал", "Әулиеата", "Көкшетау", "Қараой", "Ұлытау", "Үстірт", "Ыстықкөл", "Іле"]
        );
    }
}
