//! Faults as one JSON object.

use domain::Locale;
use serde::Serialize;

use super::super::{Diagnostic, Severity};
use super::finding::Finding;
use crate::read::source::Sources;

#[derive(Serialize)]
struct Report<'a> {
    version: u32,
    diagnostics: Vec<Entry<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Entry<'a> {
    code: &'a str,
    severity: &'a str,
    path: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    message: String,
    hint: String,
    suggestion: Option<&'a str>,
}

impl<'a> Entry<'a> {
    fn new(fault: &'a Diagnostic, sources: &'a Sources, locale: Locale) -> Self {
        let finding = Finding::new(fault, sources, locale);
        Entry {
            code: fault.code,
            severity: match fault.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            },
            path: finding.path,
            line: finding.start.line,
            column: finding.start.column,
            end_line: finding.end.line,
            end_column: finding.end.column,
            message: finding.message,
            hint: finding.hint,
            suggestion: fault.suggestion.as_deref(),
        }
    }
}

/// Renders the faults; lines and columns count from one, columns in characters.
pub(super) fn render(faults: &[&Diagnostic], sources: &Sources, locale: Locale) -> String {
    let diagnostics = faults.iter().map(|fault| Entry::new(fault, sources, locale)).collect();
    let report = Report { version: 1, diagnostics };
    serde_json::to_string(&report).expect("texts and numbers are JSON") + "\n"
}
