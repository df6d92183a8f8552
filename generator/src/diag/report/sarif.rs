//! Faults as SARIF 2.1.0, which code review services show beside the lines.

use std::collections::BTreeSet;

use domain::Locale;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use super::super::{Diagnostic, Severity, messages};
use super::Finding;
use crate::read::source::Sources;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// Characters of a path that an address must not hold as they are.
const PATH: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'/').remove(b'.').remove(b'-').remove(b'_').remove(b'~');

/// Draws the faults.
pub(super) fn draw(faults: &[&Diagnostic], sources: &Sources, locale: Locale) -> String {
    let codes: BTreeSet<&str> = faults.iter().map(|fault| fault.code).collect();
    let rules: Vec<Value> = codes.iter().map(|code| rule(code, locale)).collect();
    let results: Vec<Value> = faults.iter().map(|fault| result(fault, sources, locale)).collect();
    let driver = json!({
        "name": "tugan",
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "rules": rules,
    });
    let run = json!({
        "tool": { "driver": driver },
        "language": locale.tag(),
        "columnKind": "unicodeCodePoints",
        "results": results,
    });
    let log = json!({ "$schema": SCHEMA, "version": "2.1.0", "runs": [run] });
    log.to_string() + "\n"
}

fn rule(code: &str, locale: Locale) -> Value {
    let words = messages::of(code);
    json!({
        "id": code,
        "shortDescription": { "text": messages::general(words.message.get(locale)) },
        "help": { "text": messages::general(words.hint.get(locale)) },
        "defaultConfiguration": { "level": level(words.severity) },
    })
}

fn result(fault: &Diagnostic, sources: &Sources, locale: Locale) -> Value {
    let finding = Finding::new(fault, sources, locale);
    let region = json!({
        "startLine": finding.start.line,
        "startColumn": finding.start.column,
        "endLine": finding.end.line,
        "endColumn": finding.end.column,
    });
    let uri = utf8_percent_encode(finding.path, PATH).to_string();
    let place = json!({ "artifactLocation": { "uri": uri }, "region": region });
    json!({
        "ruleId": fault.code,
        "level": level(fault.severity()),
        "message": { "text": format!("{}\n{}", finding.message, finding.hint) },
        "locations": [{ "physicalLocation": place }],
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}
