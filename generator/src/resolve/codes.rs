//! The codes on plates: every issued code must lead to an entry.

use domain::{Code, EntryId};

use super::names::EntryNames;
use crate::code::ledger::{Ledger, LedgerFaultKind};
use crate::diag::Diagnostics;
use crate::read::source::{Sources, Span, line_span};

/// The path of the ledger below the root.
pub const LEDGER_FILE: &str = "site/codes.csv";

/// The codes of a site, each with the span of its line.
#[derive(Debug, Default)]
pub struct IssuedCodes {
    issues: Vec<(Code, EntryId, Span)>,
}

impl IssuedCodes {
    /// Reads the ledger; a site may have none. A ledger with faults is reported and counts as empty.
    pub(crate) fn read(sources: &Sources, faults: &mut Diagnostics) -> IssuedCodes {
        let Some((file, source)) = sources.find(LEDGER_FILE) else { return IssuedCodes::default() };
        let span = |line: usize| line_span(&source.text, file, line);
        match Ledger::parse(&source.text) {
            Ok(ledger) => {
                // The header is the first line.
                let lines = ledger.issues().iter().enumerate();
                let issue = |(at, issue): (usize, &crate::code::ledger::Issue)| {
                    (issue.code, issue.entry.clone(), span(at + 2))
                };
                IssuedCodes { issues: lines.map(issue).collect() }
            }
            Err(found) => {
                for fault in found {
                    report(&fault.what, span(fault.line), &source.text, faults);
                }
                IssuedCodes::default()
            }
        }
    }

    /// The codes with the entries they lead to.
    pub(crate) fn issued(&self) -> impl Iterator<Item = (Code, &EntryId)> {
        self.issues.iter().map(|(code, entry, _)| (*code, entry))
    }
}

fn report(fault: &LedgerFaultKind, span: Span, text: &str, faults: &mut Diagnostics) {
    let line = text.get(span.range()).unwrap_or_default();
    let code = line.split(',').next().unwrap_or_default();
    match fault {
        LedgerFaultKind::Code(_) => faults.bad_code(span, code),
        LedgerFaultKind::DuplicateCode { .. } | LedgerFaultKind::DuplicateEntry { .. } => {
            faults.code_collision(span, code)
        }
        LedgerFaultKind::Chain { .. } => faults.broken_ledger(span),
        _ => faults.bad_ledger_line(span),
    }
}

/// Reports codes that lead to no entry; an entry that is not published keeps its code.
pub(super) fn check(codes: &IssuedCodes, names: &EntryNames, faults: &mut Diagnostics) {
    for (code, entry, span) in &codes.issues {
        if !names.is_there(entry) {
            let suggestion = names.nearest(entry);
            faults.dead_code(*span, code.as_str(), &entry.to_string(), suggestion);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::source::{FileId, SourceText};

    #[test]
    fn a_changed_line_is_reported_with_its_place() {
        let mut ledger = Ledger::default();
        let id = "monument/yasawi".parse().expect("an id");
        let day = jiff::civil::date(2026, 11, 24);
        let (_, line) = ledger.append(&id, day).expect("room for a code");
        let text = format!("{}{line}", Ledger::empty_text());
        let read = |text: &str| {
            let texts =
                vec![SourceText { path: LEDGER_FILE.into(), text: text.into(), refused: false }];
            let mut faults = Diagnostics::default();
            let codes = IssuedCodes::read(&Sources { texts, assets: Vec::new() }, &mut faults);
            (codes.issues.len(), faults.sorted().first().map(|fault| (fault.code, fault.span.file)))
        };
        assert_eq!(read(&text), (1, None));
        let changed = text.replace("2026-11-24", "2026-11-25");
        assert_eq!(read(&changed), (0, Some(("broken-ledger", FileId(0)))));
    }
}
