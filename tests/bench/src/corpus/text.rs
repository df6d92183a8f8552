//! The words of an entry in one language.

use domain::{Lang, Localized};

use super::Job;
use super::entry::{self, Entry};
use crate::rng::Rng;
use crate::vocabulary::{Words, name_in};

/// The text of one document; links are numbers until a layout writes them.
#[derive(Debug)]
pub struct Text {
    /// The title.
    pub title: String,
    /// One plain sentence.
    pub summary: String,
    pieces: Vec<Piece>,
}

#[derive(Debug)]
enum Piece {
    Words(String),
    Link { to: usize, words: String },
}

impl Text {
    /// The body as Markdown, with links written by `address`.
    pub fn markdown(&self, address: impl Fn(usize) -> String) -> String {
        let mut out = String::with_capacity(9_000);
        for piece in &self.pieces {
            match piece {
                Piece::Words(words) => out.push_str(words),
                Piece::Link { to, words } => {
                    for part in ["[", words, "](", &address(*to), ")"] {
                        out.push_str(part);
                    }
                }
            }
        }
        out
    }
}

/// The texts of an entry in all languages.
pub fn all(job: Job<'_>, entry: &Entry<'_>) -> Localized<Text> {
    Localized::from_fn(|lang| Some(text(job, entry, lang)))
}

fn text(job: Job<'_>, entry: &Entry<'_>, lang: Lang) -> Text {
    let mut writer = Writer {
        job,
        lang,
        words: job.vocabulary.words(lang),
        rng: Rng::new(&[job.seed, 2, entry.number as u64, lang as u64]),
        pieces: vec![Piece::Words(String::new())],
    };
    let summary = writer.sentence(false);
    writer.body(entry);
    Text { title: entry.title(job, lang), summary, pieces: writer.pieces }
}

/// Writes a body sentence by sentence.
struct Writer<'a> {
    job: Job<'a>,
    lang: Lang,
    words: &'a Words,
    rng: Rng,
    pieces: Vec<Piece>,
}

impl Writer<'_> {
    fn body(&mut self, entry: &Entry<'_>) {
        self.sentences(3, 3);
        self.push(" ");
        self.see(entry.links[0]);
        self.push(" ");
        self.sentences(3, 4);
        self.head(0, "##");
        self.sentences(3, 3);
        self.push(" [^1]\n\n");
        self.sentences(6, 8);
        self.head(1, "##");
        self.sentences(4, 6);
        self.table();
        self.head(2, "###");
        self.sentences(2, 3);
        self.push(" (");
        self.link(entry.links[1]);
        self.push("). ");
        self.sentences(2, 4);
        self.push(" [^2]");
        self.head(3, "##");
        self.push("> ");
        self.sentences(2, 3);
        self.push("\n\n");
        self.list(entry.links[2]);
        self.head(4, "##");
        self.steps();
        self.see(entry.links[3]);
        for note in 1..=2 {
            let sentence = self.sentence(true);
            self.push(&format!("\n\n[^{note}]: {sentence}"));
        }
        self.push("\n");
    }

    fn push(&mut self, text: &str) {
        match self.pieces.last_mut() {
            Some(Piece::Words(words)) => words.push_str(text),
            _ => self.pieces.push(Piece::Words(text.to_owned())),
        }
    }

    fn link(&mut self, to: usize) {
        let place = name_in(&entry::place(self.job, to).name, self.lang);
        self.pieces.push(Piece::Link { to, words: format!("{place} № {to}") });
    }

    /// A sentence of its own that points to another entry.
    fn see(&mut self, to: usize) {
        self.push(&format!("{}: ", self.words.see));
        self.link(to);
        self.push(".");
    }

    fn head(&mut self, number: usize, marks: &str) {
        let head = &self.words.heads[number];
        self.push(&format!("\n\n{marks} {} {{#{}}}\n\n", head.text, head.id));
    }

    fn sentences(&mut self, low: usize, high: usize) {
        for number in 0..self.rng.between(low, high) {
            let sentence = self.sentence(true);
            self.push(if number == 0 { "" } else { " " });
            self.push(&sentence);
        }
    }

    fn table(&mut self) {
        let [measure, value, remark] = &self.words.table;
        self.push(&format!("\n\n| {measure} | {value} | {remark} |\n| --- | ---: | --- |"));
        for _ in 0..self.rng.between(4, 6) {
            let noun = self.rng.pick(&self.words.nouns);
            let number = self.rng.below(3_000);
            let adjective = self.rng.pick(&self.words.adjectives);
            let other = self.rng.pick(&self.words.nouns);
            self.push(&format!("\n| {noun} | {number} | {adjective} {other} |"));
        }
    }

    fn list(&mut self, to: usize) {
        for _ in 0..self.rng.between(4, 6) {
            let sentence = self.sentence(true);
            self.push(&format!("- {sentence}\n"));
        }
        self.push("- ");
        self.link(to);
    }

    fn steps(&mut self) {
        for step in 1..=self.rng.between(3, 4) {
            let sentence = self.sentence(true);
            self.push(&format!("{step}. {sentence}\n"));
        }
        self.push("\n");
    }

    /// One or two clauses with a capital letter and a full stop; `marked` allows emphasis.
    fn sentence(&mut self, marked: bool) -> String {
        let mut words = String::new();
        self.clause(&mut words, marked);
        if self.rng.below(10) < 7 {
            let join = self.rng.pick(&self.words.joins);
            words.push_str(", ");
            words.push_str(join);
            words.push(' ');
            self.clause(&mut words, marked);
        }
        words.push('.');
        capital(&words)
    }

    fn clause(&mut self, out: &mut String, marked: bool) {
        let pattern = self.rng.pick(&self.words.patterns);
        for (number, part) in pattern.split(' ').enumerate() {
            let (part, comma) = part.strip_suffix(',').map_or((part, ""), |part| (part, ","));
            let words = match part {
                "a" => &self.words.adjectives,
                "n" => &self.words.nouns,
                "v" => &self.words.verbs,
                "d" => &self.words.adverbs,
                _ => &Vec::new(),
            };
            let word = if words.is_empty() { part } else { self.rng.pick(words) };
            let marks = if marked && !words.is_empty() { self.rng.below(80) } else { usize::MAX };
            let (before, after) = match marks {
                0 => ("**", "**"),
                1 => ("*", "*"),
                2 => ("«", "»"),
                3 => ("`", "`"),
                _ => ("", ""),
            };
            let space = if number == 0 { "" } else { " " };
            out.extend([space, before, word, after, comma]);
        }
    }
}

/// The text with its first letter made a capital.
fn capital(text: &str) -> String {
    let at = text.find(char::is_alphabetic).unwrap_or(0);
    let mut rest = text[at..].chars();
    let first: String = rest.next().into_iter().flat_map(char::to_uppercase).collect();
    [&text[..at], &first, rest.as_str()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::Vocabulary;

    fn is_latin(c: char) -> bool {
        c.is_ascii_alphabetic()
    }

    fn is_cyrillic(c: char) -> bool {
        ('\u{400}'..='\u{4ff}').contains(&c)
    }

    #[test]
    fn texts_keep_the_rules_for_authors() {
        let vocabulary = Vocabulary::load().unwrap();
        let job = Job { vocabulary: &vocabulary, seed: 1, entries: 200 };
        for number in 0..200 {
            let entry = Entry::new(job, number);
            for lang in Lang::ALL {
                let text = text(job, &entry, lang);
                assert!(text.summary.chars().count() <= 200, "{}", text.summary);
                let body = text.markdown(|to| entry::id(job, to));
                for word in body.split(|c: char| !c.is_alphanumeric()) {
                    let mixed = word.contains(is_latin) && word.contains(is_cyrillic);
                    assert!(!mixed, "{word} in {}", entry.slug);
                    let digits = word.bytes().filter(u8::is_ascii_digit).count();
                    assert!(digits <= 5, "{word} in {}", entry.slug);
                }
            }
        }
    }

    #[test]
    fn capitals_skip_marks() {
        assert_eq!(capital("**өзен** ағады."), "**Өзен** ағады.");
    }
}
