//! Sources as a page lists them.

use serde::Serialize;

use super::scope::Scope;
use crate::facts::Citation;

/// A work that the facts rest on.
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
}
