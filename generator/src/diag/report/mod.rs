//! Reports of faults, for people and for programs.

mod excerpt;
mod finding;
mod human;
mod json;
mod sarif;

use domain::Locale;
pub(crate) use excerpt::Excerpts;

use super::Diagnostic;
use crate::read::source::Sources;

/// The form of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportFormat {
    /// For people: each fault with the line it is in, and a summary at the end.
    Human {
        /// Whether the terminal shows colours.
        colour: bool,
    },
    /// One JSON object for editors and scripts.
    Json,
    /// SARIF 2.1.0 for code review services.
    Sarif,
}

/// Renders faults in a language; the text ends with a line break.
pub fn render(
    faults: &[&Diagnostic],
    sources: &Sources,
    locale: Locale,
    format: ReportFormat,
) -> String {
    match format {
        ReportFormat::Human { colour } => human::render(faults, sources, locale, colour),
        ReportFormat::Json => json::render(faults, sources, locale),
        ReportFormat::Sarif => sarif::render(faults, sources, locale),
    }
}

#[cfg(test)]
mod tests;
