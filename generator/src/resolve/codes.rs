//! The codes on plates: every code that was ever given out leads somewhere.

use domain::{Code, EntryId};

use super::names::Names;
use crate::code::ledger::{Fault, Ledger};
use crate::diag::Diagnostics;
use crate::read::source::{Sources, Span, line_span};

/// Where the ledger stands below the root.
pub const LEDGER_FILE: &str = "site/codes.csv";

/// The codes of a site, with the place of the line of each.
#[derive(Debug, Default)]
pub struct Codes {
    issues: Vec<(Code, EntryId, Span)>,
}

impl Codes {
    /// Reads the ledger; a site may have none. Faults are told, and then no code is known.
    pub(crate) fn read(sources: &Sources, faults: &mut Diagnostics) -> Codes {
        let Some((file, source)) = sources.find(LEDGER_FILE) else { return Codes::default() };
        let span = |line: usize| line_span(&source.text, file, line);
        match Ledger::parse(&source.text) {
            Ok(ledger) => {
                // The header is the first line.
                let lines = ledger.issues().iter().enumerate();
                let issue = |(at, issue): (usize, &crate::code::ledger::Issue)| {
                    (issue.code, issue.entry.clone(), span(at + 2))
                };
                Codes { issues: lines.map(issue).collect() }
            }
            Err(found) => {
                for fault in found {
                    tell(&fault.what, span(fault.line), &source.text, faults);
                }
                Codes::default()
            }
        }
    }

    /// The codes with the entries they lead to.
    pub(crate) fn issued(&self) -> impl Iterator<Item = (Code, &EntryId)> {
        self.issues.iter().map(|(code, entry, _)| (*code, entry))
    }
}

fn tell(fault: &Fault, span: Span, text: &str, faults: &mut Diagnostics) {
    let line = text.get(span.range()).unwrap_or_default();
    let code = line.split(',').next().unwrap_or_default();
    match fault {
        Fault::Code(_) => faults.bad_code(span, code),
        Fault::DuplicateCode { .. } | Fault::DuplicateEntry { .. } => {
            faults.code_collision(span, code)
        }
        Fault::Chain { .. } => faults.broken_ledger(span),
        _ => faults.bad_ledger_line(span),
    }
}

/// Tells codes that lead to no entry; an entry that is held back keeps its code.
pub(super) fn check(codes: &Codes, names: &Names, faults: &mut Diagnostics) {
    for (code, entry, span) in &codes.issues {
        if !names.is_there(entry) {
            let suggestion = names.nearest(entry);
            faults.dead_code(*span, code.as_str(), &entry.to_string(), suggestion);
        }
    }
}

/// A place for faults of the ledger as a whole.
#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::source::{FileId, Source};

    #[test]
    fn a_changed_line_is_told_with_its_place() {
        let mut ledger = Ledger::default();
        let id = "monument/yasawi".parse().expect("an id");
        let day = jiff::civil::date(2026, 11, 24);
        let (_, line) = ledger.append(&id, day).expect("room for a code");
        let text = format!("{}{line}", Ledger::empty_text());
        let read = |text: &str| {
            let texts =
                vec![Source { path: LEDGER_FILE.into(), text: text.into(), refused: false }];
            let mut faults = Diagnostics::default();
            let codes = Codes::read(&Sources { texts, assets: Vec::new() }, &mut faults);
            (codes.issues.len(), faults.sorted().first().map(|fault| (fault.code, fault.span.file)))
        };
        assert_eq!(read(&text), (1, None));
        let changed = text.replace("2026-11-24", "2026-11-25");
        assert_eq!(read(&changed), (0, Some(("broken-ledger", FileId(0)))));
    }
}
