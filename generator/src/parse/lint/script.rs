//! Words that mix Latin and Cyrillic letters: they look right and are never found by a search.

use std::ops::Range;

/// Letters that look alike, Latin and Cyrillic; the first match decides in each direction.
#[rustfmt::skip]
const TWINS: &[(char, char)] = &[
    ('A', 'А'), ('a', 'а'), ('B', 'В'), ('C', 'С'), ('c', 'с'), ('E', 'Е'), ('e', 'е'),
    ('H', 'Н'), ('H', 'Һ'), ('h', 'һ'), ('I', 'І'), ('i', 'і'), ('K', 'К'), ('k', 'к'),
    ('M', 'М'), ('O', 'О'), ('o', 'о'), ('P', 'Р'), ('p', 'р'), ('T', 'Т'), ('t', 'т'),
    ('X', 'Х'), ('x', 'х'), ('Y', 'У'), ('Y', 'Ү'), ('y', 'у'), ('Ə', 'Ә'), ('ə', 'ә'),
    ('Ɵ', 'Ө'), ('ɵ', 'ө'), ('Ë', 'Ё'), ('ë', 'ё'), ('Ķ', 'Қ'), ('ķ', 'қ'),
];

/// Cyrillic letters of other languages that pass for Latin ones; no word of ours has them.
const STRANGERS: &[(char, char)] = &[('S', 'Ѕ'), ('s', 'ѕ'), ('J', 'Ј'), ('j', 'ј')];

/// Letters that Kazakh has and Russian has not.
const KAZAKH: &str = "ӘәҒғҚқҢңӨөҰұҮүҺһІі";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    Latin,
    Cyrillic,
}

fn script(letter: char) -> Option<Script> {
    match letter {
        'A'..='Z' | 'a'..='z' => Some(Script::Latin),
        '×' | '÷' => None,
        '\u{C0}'..='\u{2AF}' | '\u{1E00}'..='\u{1EFF}' => Some(Script::Latin),
        '\u{400}'..='\u{52F}' | '\u{1C80}'..='\u{1C8A}' => Some(Script::Cyrillic),
        _ => None,
    }
}

/// Whether the character can be part of a word but belongs to no script: digits and accents.
fn joins(character: char) -> bool {
    character.is_ascii_digit() || matches!(character, '\u{300}'..='\u{36F}')
}

/// Reports every word that mixes scripts, with the word that was probably meant.
pub(super) fn words(text: &str, mut report: impl FnMut(Range<usize>, Option<String>)) {
    let (mut start, mut latin, mut cyrillic) = (0, false, false);
    let end = std::iter::once((text.len(), ' '));
    for (at, character) in text.char_indices().chain(end) {
        match script(character) {
            Some(Script::Latin) => latin = true,
            Some(Script::Cyrillic) => cyrillic = true,
            None if joins(character) => {}
            None => {
                if latin && cyrillic {
                    report(start..at, meant(&text[start..at], text));
                }
                (latin, cyrillic) = (false, false);
                start = at + character.len_utf8();
            }
        }
    }
}

/// The word in one script, or with the hyphen that an ending needs; `None` if neither is clear.
fn meant(word: &str, text: &str) -> Option<String> {
    if let Some((name, ending)) = name_and_ending(word) {
        return (!is_roman(name)).then(|| format!("{name}-{ending}"));
    }
    let latin = in_latin(word);
    if latin.as_deref().is_some_and(is_roman) || main_script(text) == Script::Latin {
        return latin.or_else(|| in_cyrillic(word));
    }
    in_cyrillic(word).or(latin)
}

/// A Latin abbreviation or name and the Cyrillic ending that was typed onto it, as in «UNESCOның».
fn name_and_ending(word: &str) -> Option<(&str, &str)> {
    let cut = word.find(|letter| script(letter) == Some(Script::Cyrillic))?;
    let (name, ending) = word.split_at(cut);
    let small = ending.chars().all(|c| c.is_lowercase() && script(c) == Some(Script::Cyrillic));
    let letters = name.chars().filter(|c| script(*c) == Some(Script::Latin)).count();
    let abbreviation = letters >= 2 && !name.chars().any(char::is_lowercase);
    let foreign = in_cyrillic(name).is_none();
    (small && (abbreviation || letters >= 4 && foreign)).then_some((name, ending))
}

/// Whether a name is the number of a century.
fn is_roman(name: &str) -> bool {
    name.chars().all(|letter| "IVX".contains(letter))
}

/// The script most letters of a text are of.
fn main_script(text: &str) -> Script {
    let count = |of| text.chars().filter(|letter| script(*letter) == Some(of)).count();
    if count(Script::Cyrillic) >= count(Script::Latin) { Script::Cyrillic } else { Script::Latin }
}

fn in_cyrillic(word: &str) -> Option<String> {
    let kazakh = word.chars().any(|letter| KAZAKH.contains(letter));
    let twin = |letter| match letter {
        'Y' if kazakh => Some('Ү'),
        _ => TWINS.iter().find(|(latin, _)| *latin == letter).map(|(_, cyrillic)| *cyrillic),
    };
    replaced(word, Script::Latin, twin)
}

fn in_latin(word: &str) -> Option<String> {
    let twin = |letter| {
        let mut pairs = TWINS.iter().chain(STRANGERS);
        pairs.find(|(_, cyrillic)| *cyrillic == letter).map(|(latin, _)| *latin)
    };
    replaced(word, Script::Cyrillic, twin)
}

/// The word with all letters of one script replaced; `None` if one of them has no twin.
fn replaced(word: &str, from: Script, twin: impl Fn(char) -> Option<char>) -> Option<String> {
    word.chars()
        .map(|letter| if script(letter) == Some(from) { twin(letter) } else { Some(letter) })
        .collect()
}
