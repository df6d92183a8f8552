//! Plain English: words that the project does not use, with better ones.

use tests::tree::{ProjectFile, files};

use super::none;

/// Words that are barred from English texts, each with what to write. A line of the list is
/// `words: instead`; the words are found whole, in capitals or not.
const BARRED: &str = include_str!("barred.txt");

#[test]
fn english_texts_are_plain() {
    let barred: Vec<(&str, &str)> = BARRED
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split_once(": ").expect("words and what to write instead"))
        .collect();
    let mut complaints = Vec::new();
    for file in files("") {
        for (number, line) in english(&file) {
            let line = line.to_lowercase();
            for (words, instead) in barred.iter().filter(|(words, _)| holds(&line, words)) {
                complaints.push(format!("{}:{number}: «{words}»: {instead}", file.path));
            }
        }
    }
    none(complaints);
}

/// Whether a line holds some words, whole.
fn holds(line: &str, words: &str) -> bool {
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    line.match_indices(words).any(|(at, _)| {
        let (before, after) = (&line[..at], &line[at + words.len()..]);
        !letter(before.chars().next_back()) && !letter(after.chars().next())
    })
}

/// The lines of a file that are English for people: comments of code, guides, texts of the
/// interface.
fn english(file: &ProjectFile) -> Vec<(usize, &str)> {
    let path = file.path.as_str();
    let elsewhere = ["content/", "tests/broken/", "tests/golden/", "tests/sites/", "site/"];
    if elsewhere.iter().any(|folder| path.starts_with(folder)) {
        return Vec::new();
    }
    let lines = file.text().unwrap_or_default().lines().zip(1..);
    let lines = lines.map(|(line, number)| (number, line.trim_start()));
    match path.rsplit('.').next() {
        Some("md") => lines.collect(),
        Some("rs") => lines.filter(|(_, line)| line.starts_with("//")).collect(),
        Some("css" | "js" | "mjs") => {
            let comment = |line: &str| ["//", "/*", "*"].iter().any(|mark| line.starts_with(mark));
            lines.filter(|(_, line)| comment(line)).collect()
        }
        Some("yaml") if path.ends_with("/en.yaml") => lines.collect(),
        Some("yaml" | "toml") => lines.filter(|(_, line)| line.starts_with('#')).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn barred_words_are_found_whole() {
    assert!(holds("writes it anew.", "anew") && !holds("a renewal", "anew"));
    assert!(holds("the press", "press") && !holds("compress", "press"));
}
