//! The outcome for people: the verdict first, then the signer and the facts, or the reason and what
//! to do.

use eds::revocation::Evidence;
use eds::words::{self, Language};
use eds::{Iin, Refusal, Signature, Step};

use crate::arguments::TrustSet;
use crate::check::Outcome;
use crate::phrases::{self, Phrases};

/// The maximum number of lines of a signed text that are shown.
const MAX_LINES: usize = 60;
/// The maximum length of a shown line.
const MAX_LINE_CHARS: usize = 500;

/// Returns the outcome as text.
pub(crate) fn write(outcome: &Outcome, language: Language) -> String {
    let report = Report { language, phrases: phrases::of(language), text: String::new() };
    match &outcome.result {
        Ok(signature) => report.good(signature, outcome),
        Err(refusal) => report.refused(refusal, outcome),
    }
}

struct Report {
    language: Language,
    phrases: &'static Phrases,
    text: String,
}

impl Report {
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
            let asked = outcome.has_revocation_source;
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
        for line in text.lines().take(MAX_LINES) {
            let shown: String = line.chars().take(MAX_LINE_CHARS).collect();
            let rest = if shown.len() < line.len() { "…" } else { "" };
            self.line(&format!("  | {shown}{rest}"));
        }
        if text.lines().nth(MAX_LINES).is_some() {
            self.line(&format!("  {}", self.phrases.shortened));
        }
    }

    fn fact(&mut self, name: &str, value: &str) {
        let widths = [self.phrases.certificate, self.phrases.signed_at, self.phrases.checked_at];
        let width = widths.map(|name| name.chars().count()).into_iter().max().unwrap_or_default();
        self.line(&format!("{:<1$} {value}", format!("{name}:"), width + 1));
    }

    fn line(&mut self, line: &str) {
        self.text.extend(line.chars().map(sanitized));
        self.text.push('\n');
    }
}

/// Masks all but the last four digits: these are enough to compare with the identity document of a
/// person who is present, while the first six would show their date of birth on the screen.
/// Programs get the whole number, because they compare it whole.
fn masked(iin: &Iin) -> String {
    let digits = iin.as_str();
    format!("{}{}", "•".repeat(8), &digits[8..])
}

/// Replaces a character of an untrusted text if it would move the cursor, change colours or reverse
/// the writing direction.
fn sanitized(letter: char) -> char {
    let reverses = matches!(letter, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}');
    if letter != '\t' && (letter.is_control() || reverses) { '\u{FFFD}' } else { letter }
}
