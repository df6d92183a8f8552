//! Authors' mistakes as data: what is wrong, where, how badly, and what to do about it.
//!
//! Faults are gathered by [`Diagnostics`] through one named method each (see `faults`); their words
//! in three languages stand in `messages.yaml`; `report` draws them.

mod faults;
pub mod messages;
pub mod report;

use crate::source::Span;

/// How bad a fault is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The site is not built.
    Error,
    /// The site is built; the author should look.
    Warning,
}

/// One fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The stable name of the kind of fault, a key of `messages.yaml`.
    pub code: &'static str,
    /// Where it is.
    pub span: Span,
    /// The values its message names.
    pub args: Vec<(&'static str, String)>,
    /// What the author may have meant.
    pub suggestion: Option<String>,
}

impl Diagnostic {
    /// How bad it is.
    pub fn severity(&self) -> Severity {
        messages::of(self.code).severity
    }
}

/// All faults found so far.
#[derive(Debug, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Whether there is a fault that forbids to go on.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|fault| fault.severity() == Severity::Error)
    }

    /// The faults, in the order of the files and of the places within them.
    pub fn sorted(&self) -> Vec<&Diagnostic> {
        let mut list: Vec<_> = self.list.iter().collect();
        list.sort_by(|a, b| (a.span, a.code, &a.args).cmp(&(b.span, b.code, &b.args)));
        list.dedup();
        list
    }

    /// How many faults there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Takes over the faults of another gathering.
    pub fn extend(&mut self, other: &Diagnostics) {
        self.list.extend_from_slice(&other.list);
    }

    /// Keeps a fault.
    pub(crate) fn push(&mut self, fault: Diagnostic) {
        self.list.push(fault);
    }
}

/// The candidate nearest to what was written, if it is near enough to be meant.
pub(crate) fn nearest<'a>(
    written: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    let limit = (written.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(written, candidate), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, candidate)| candidate.to_owned())
}
