//! Names of people: what people call themselves, in the letters of any script.

use std::collections::BTreeSet;

use unicode_normalization::char::is_combining_mark;

use super::private;

/// The name of a person.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct PersonName(String);

private!(PersonName);

/// Signs between the letters of names: apostrophes and hyphens after [`folded`], points of initials
/// and of Chinese names, the comma and the brackets of «Ли, Анна (Аня)».
const SIGNS: &str = " -’'.·・‧,()«»";

impl PersonName {
    /// Reads a name that was cleaned ([`tidy`](crate::text::tidy)): letters with their marks, joined
    /// by signs. Marks, which Unicode calls alphabetic too, follow a letter and are none themselves.
    pub fn parse(text: &str) -> Option<PersonName> {
        let name = folded(text);
        let is_letter = |c: char| c.is_alphabetic() && !is_combining_mark(c);
        let mut bears = false;
        let well = name.chars().all(|c| {
            let borne = bears && (is_mark(c) || is_joiner(c));
            bears = is_letter(c) || borne;
            bears || SIGNS.contains(c)
        });
        (well && name.contains(is_letter)).then_some(PersonName(name))
    }

    /// Whether a name in a document is that of the same person, as far as names can tell: in another
    /// order, in capital letters, with a patronymic or without.
    pub fn is_of(&self, document: &str) -> bool {
        let (own, other) = (words(&self.0), words(&folded(document)));
        let (fewer, more) = if own.len() < other.len() { (own, other) } else { (other, own) };
        fewer.len() >= SURNAME_AND_NAME
            && more.len() - fewer.len() <= PATRONYMIC
            && fewer.is_subset(&more)
    }
}

/// How many words a name has at least that tells one person from another.
const SURNAME_AND_NAME: usize = 2;

/// How many words a patronymic has at most, as in «Анар Мамед кызы».
const PATRONYMIC: usize = 2;

/// The words of a name in small letters.
fn words(name: &str) -> BTreeSet<String> {
    let parts = |c: char| c.is_whitespace() || ",.()«»".contains(c);
    let words = name.split(parts).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

/// A mark above, below or beside a letter; not one that encloses it or is a sign of its own.
fn is_mark(c: char) -> bool {
    let encloses = matches!(c, '\u{488}' | '\u{489}' | '\u{20D0}'..='\u{20FF}');
    is_combining_mark(c) && !encloses
}

/// What parts or joins Arabic letters: the cleaning has left it only where it does so.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200C}' | '\u{200D}')
}

/// A name with one apostrophe and one hyphen: keyboards write them in many ways.
fn folded(text: &str) -> String {
    let fold = |c: char| match c {
        '‘' | '`' | '´' | 'ʼ' | '′' | '＇' | '‛' => '’',
        '\u{2010}'..='\u{2014}' | '\u{2212}' | '\u{FF0D}' => '-',
        '，' => ',',
        '（' => '(',
        '）' => ')',
        '“' | '„' => '«',
        '”' => '»',
        c => c,
    };
    text.chars().map(fold).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tidy;

    fn name(text: &str) -> Option<String> {
        Some(PersonName::parse(&tidy(text, false).ok()?)?.reveal().to_owned())
    }

    #[test]
    fn a_name_is_what_people_are_called() {
        for fine in [
            "Айгүл Серікқызы",
            "Ó Néill",
            "Жан-Поль",
            "Nguyễn Thị",
            "นิดา",
            "محمد علي",
            "李明",
            "阿依古丽·买买提",
            "А",
            "Қ\u{306} Анна",
        ] {
            assert_eq!(name(fine).as_deref(), Some(fine), "{fine}");
        }
        assert_eq!(name("О`Коннор").as_deref(), Some("О’Коннор"));
        assert_eq!(name("Али\u{115F}").as_deref(), Some("Али"));
    }

    #[test]
    fn a_name_is_found_in_a_document() {
        let is_of =
            |own: &str, document: &str| PersonName::parse(own).expect("a name").is_of(document);
        for (own, document) in [
            ("Айгүл Серікқызы", "СЕРІКҚЫЗЫ АЙГҮЛ"),
            ("айгүл  серікова", "СЕРІКОВА АЙГҮЛ БОЛАТҚЫЗЫ"),
            ("Серікова Айгүл Болатқызы", "СЕРІКОВА АЙГҮЛ"),
            ("Анар Мамедова", "МАМЕДОВА АНАР МАМЕД КЫЗЫ"),
            ("Иванова-Ким Анна", "ИВАНОВА–КИМ АННА"),
        ] {
            assert!(is_of(own, document), "{own}: {document}");
        }
        for (own, document) in [
            ("Айгүл", "СЕРІКОВА АЙГҮЛ"),
            ("Айгуль Серікова", "СЕРІКОВА АЙГҮЛ"),
            ("Айгүл Серікова", "АЙГҮЛ"),
            ("Айгүл Айгүл", "СЕРІКОВА АЙГҮЛ"),
            ("Айгүл Серікова Болатқызы", "СЕРІКОВА АЙГҮЛ АСАНҚЫЗЫ"),
            ("Айгүл Серікова", ""),
        ] {
            assert!(!is_of(own, document), "{own}: {document}");
        }
    }

    #[test]
    fn a_name_has_a_letter_that_is_seen() {
        // Thai, Devanagari and Greek marks, alphabetic though nothing bears them.
        for marks in ["\u{E31}\u{E31}", "\u{93E}\u{93F}", "\u{345}\u{345}", "-\u{E34}Анна"] {
            assert_eq!(name(marks), None, "{marks:?}");
        }
        for other in [
            "",
            "...",
            "12",
            "87012345678",
            "\u{3164}",
            "\u{2800}",
            "<b>",
            "😀",
            "а@b",
            "А\u{20DD}",
        ] {
            assert_eq!(name(other), None, "{other:?}");
        }
    }
}
