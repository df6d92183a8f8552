//! Faults as SARIF 2.1.0, which code review services show next to the lines.

use std::collections::BTreeMap;

use domain::Locale;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use super::super::messages::{self, Part};
use super::super::{Diagnostic, Severity};
use super::finding::Finding;
use crate::read::source::Sources;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// Characters of a path that an address must not hold as they are.
const PATH: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'/').remove(b'.').remove(b'-').remove(b'_').remove(b'~');

/// Renders the faults.
pub(super) fn render(faults: &[&Diagnostic], sources: &Sources, locale: Locale) -> String {
    let rules: BTreeMap<&str, Severity> =
        faults.iter().map(|fault| (fault.code, fault.severity)).collect();
    let rules: Vec<Value> =
        rules.iter().map(|(code, severity)| rule(code, *severity, locale)).collect();
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

fn rule(code: &str, severity: Severity, locale: Locale) -> Value {
    let text = |part| messages::general(messages::text(code, part).get(locale));
    json!({
        "id": code,
        "shortDescription": { "text": text(Part::Message) },
        "help": { "text": text(Part::Hint) },
        "defaultConfiguration": { "level": level(severity) },
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
        "level": level(fault.severity),
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
