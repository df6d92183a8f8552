//! Sources as a page lists them, and the archive reference of a document.

use serde::Serialize;

use super::scope::Scope;
use crate::kinds::{Archive, Citation};

/// A source of the facts.
#[derive(Debug, Serialize)]
pub(super) struct Source<'e> {
    title: &'e str,
    author: Option<&'e str>,
    url: Option<&'e str>,
    imprint: Option<String>,
    accessed: Option<String>,
    lang: Option<&'e str>,
}

impl<'e> Scope<'e> {
    pub(super) fn sources(&self, citations: &'e [Citation]) -> Vec<Source<'e>> {
        citations.iter().map(|citation| self.source(citation)).collect()
    }

    fn source(&self, citation: &'e Citation) -> Source<'e> {
        let parts = [citation.publisher.clone(), citation.year.map(|year| year.to_string())];
        let imprint = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
        Source {
            title: &citation.title,
            author: citation.author.as_deref().map(|author| author.trim_end_matches('.')),
            url: citation.url.as_deref(),
            imprint: Some(imprint).filter(|imprint| !imprint.is_empty()),
            accessed: citation
                .accessed
                .map(|date| self.words.fill("entry.accessed", &[("date", &self.words.date(date))])),
            lang: None,
        }
    }

    /// Formats the archive reference of a document: archive, fonds, inventory, file, sheets.
    pub(super) fn reference(&self, archive: &Archive) -> Option<String> {
        let part = |key: &'static str, value: &Option<String>| {
            value.as_ref().map(|value| format!("{} {value}", self.words.get(key)))
        };
        let parts = [
            archive.archive.best(self.locale).map(|(_, name)| name.clone()),
            part("fact.fonds", &archive.fonds),
            part("fact.inventory", &archive.inventory),
            part("fact.file", &archive.file),
            part("fact.sheets", &archive.sheets),
        ];
        Some(parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
    }
}
