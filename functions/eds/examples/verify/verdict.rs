//! The outcome for a person: the verdict first, then who, when, how, or why not and what to do.

use eds::revocation::Evidence;
use eds::words::{self, Language};
use eds::{Iin, Refusal, Signature, Step};

use crate::Outcome;
use crate::arguments::TrustSet;
use crate::phrases::{self, Phrases};

/// How much of a signed text is shown.
const MOST_LINES: usize = 60;
/// How long a line of it may be.
const LONGEST_LINE: usize = 500;

/// The verdict in words.
pub(crate) fn write(outcome: &Outcome, language: Language) -> String {
    let page = Page { language, phrases: phrases::of(language), text: String::new() };
    match &outcome.result {
        Ok(signature) => page.good(signature, outcome),
        Err(refusal) => page.refused(refusal, outcome),
    }
}

struct Page {
    language: Language,
    phrases: &'static Phrases,
    text: String,
}

impl Page {
    fn good(mut self, signature: &Signature, outcome: &Outcome) -> String {
        let phrases = self.phrases;
        let signer = &signature.signer;
        self.line(phrases.good);
        self.line(phrases.good_means);
        if outcome.trust == TrustSet::Test {
            self.line(phrases.test_key);
        }
        self.line("");
        self.fact(phrases.signer, &signer.name);
        if let Some(iin) = &signer.iin {
            self.fact(phrases.iin, &masked(iin));
        }
        self.fact(phrases.role, words::role(signer.role, self.language));
        if let Some(organisation) = &signer.organisation {
            self.fact(phrases.organisation, &organisation.name);
            self.fact(phrases.bin, organisation.bin.as_str());
        }
        if let Some(time) = signature.signing_time {
            let time = words::moment(time, self.language);
            self.fact(phrases.signed_at, &format!("{time} ({})", phrases.by_own_clock));
        }
        self.fact(phrases.checked_at, &words::moment(outcome.at, self.language));
        self.fact(phrases.algorithm, signature.algorithm.name());
        self.fact(phrases.certificate, &signature.certificate.serial_hex());
        self.fact(phrases.revocation, &self.evidence(&signature.revocation));
        if let Some(content) = &outcome.attached {
            self.line("");
            self.line(phrases.content);
            self.content(content);
        }
        self.text
    }

    fn refused(mut self, refusal: &Refusal, outcome: &Outcome) -> String {
        let phrases = self.phrases;
        self.line(if refusal.is_retryable() { phrases.unavailable } else { phrases.refused });
        self.line(&words::explain(refusal, self.language));
        if refusal.is_retryable() {
            let asked = outcome.asked_about_revocation;
            self.line(if asked { phrases.better_source } else { phrases.no_source });
        }
        self.line("");
        let step = refusal.step();
        let (number, last) = (step as usize + 1, Step::Revocation as usize + 1);
        let name = words::step(step, self.language);
        self.fact(phrases.step, &format!("{number}/{last}, {name}"));
        self.fact(phrases.checked_at, &words::moment(outcome.at, self.language));
        self.fact(phrases.for_developers, &format!("{}: {refusal}", refusal.name()));
        self.text
    }

    fn evidence(&self, evidence: &Evidence) -> String {
        let (source, of, number) = match evidence {
            Evidence::Ocsp { this_update, .. } => (self.phrases.by_ocsp, this_update, None),
            Evidence::Crl { number, this_update } => (self.phrases.by_crl, this_update, *number),
        };
        let number = number.map(|number| format!(" № {number}")).unwrap_or_default();
        format!("{source}{number}, {}", words::moment(*of, self.language))
    }

    fn content(&mut self, content: &[u8]) {
        let Ok(text) = std::str::from_utf8(content) else {
            let size = format!("  {}: {}", self.phrases.no_text, content.len());
            return self.line(&size);
        };
        for line in text.lines().take(MOST_LINES) {
            let shown: String = line.chars().take(LONGEST_LINE).collect();
            let rest = if shown.len() < line.len() { "…" } else { "" };
            self.line(&format!("  | {shown}{rest}"));
        }
        if text.lines().nth(MOST_LINES).is_some() {
            self.line(&format!("  {}", self.phrases.shortened));
        }
    }

    fn fact(&mut self, name: &str, value: &str) {
        let widths = [self.phrases.certificate, self.phrases.signed_at, self.phrases.checked_at];
        let width = widths.map(|name| name.chars().count()).into_iter().max().unwrap_or_default();
        self.line(&format!("{:<1$} {value}", format!("{name}:"), width + 1));
    }

    fn line(&mut self, line: &str) {
        self.text.extend(line.chars().map(harmless));
        self.text.push('\n');
    }
}

/// The last four digits: enough to compare with the document of a person who is present, while the
/// first six would tell everybody at the screen a day of birth. Programs get the whole number,
/// since they compare it whole.
fn masked(iin: &Iin) -> String {
    let digits = iin.as_str();
    format!("{}{}", "•".repeat(8), &digits[8..])
}

/// A letter of a stranger's text; those that would move the cursor, recolour the screen or turn
/// the direction of writing are shown as a mark.
fn harmless(letter: char) -> char {
    let turns = matches!(letter, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}');
    if letter != '\t' && (letter.is_control() || turns) { '\u{FFFD}' } else { letter }
}
