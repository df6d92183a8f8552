//! Authors' mistakes as data: their kinds, places, severities and suggestions.
//!
//! [`Diagnostics`] collects faults through one method per kind (see `faults`); their texts are
//! below `faults` in `texts/<locale>.yaml`; `report` renders them.

mod faults;
pub mod messages;
pub mod report;

use crate::read::source::{FileId, Span};

/// The severity of a fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The site is not built.
    Error,
    /// The site is built; the author should look.
    Warning,
}

/// One fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The stable name of the kind of fault, a key below `faults` in the texts.
    pub code: &'static str,
    /// Its severity.
    pub severity: Severity,
    /// Its place in the sources.
    pub span: Span,
    /// The values its message names.
    pub args: Vec<(&'static str, String)>,
    /// The value that the author probably meant.
    pub suggestion: Option<String>,
    /// The words among which the author may choose.
    pub choices: Option<Choices>,
}

/// The words of a closed list, for a key without a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choices {
    /// All words, in the order of the list.
    pub words: Vec<String>,
    /// Where an author finds the whole list: a path, or a name that `terms.yaml` has a text for.
    pub home: &'static str,
}

impl Choices {
    /// The words of a vocabulary of the generator, which the skeletons of `tugan new` list.
    pub(crate) fn of_vocabulary(words: &[&str]) -> Option<Choices> {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        (!words.is_empty()).then_some(Choices { words, home: "skeleton" })
    }
}

/// All faults found so far.
#[derive(Debug, Clone, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Whether there is an error, so that the site is not built.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|fault| fault.severity == Severity::Error)
    }

    /// The faults, in the order of the files and of the places within them.
    pub fn sorted(&self) -> Vec<&Diagnostic> {
        let mut list: Vec<_> = self.list.iter().collect();
        list.sort_by(|a, b| (a.span, a.code, &a.args).cmp(&(b.span, b.code, &b.args)));
        list.dedup();
        list
    }

    /// Whether any of them is in this file.
    pub fn are_of(&self, file: FileId) -> bool {
        self.list.iter().any(|fault| fault.span.file == file)
    }

    /// The number of faults.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Adds the faults of another list.
    pub fn extend(&mut self, other: &Diagnostics) {
        self.list.extend_from_slice(&other.list);
    }

    /// Adds a fault.
    pub(crate) fn push(&mut self, fault: Diagnostic) {
        self.list.push(fault);
    }
}

/// The candidate nearest to the written word, if it is near enough to be meant.
///
/// Capital letters count as small ones; an id with the right slug and the wrong kind, or with no
/// kind at all, is near however long the kind is.
pub(crate) fn nearest<'a>(
    written: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    let written = written.trim().to_lowercase();
    let length = written.chars().count();
    let limit = (length / 3).max(1);
    let slug = slug(&written);
    let near = |candidate: &str| {
        let same_slug = candidate.contains('/') && self::slug(candidate) == slug;
        if same_slug {
            return Some(0);
        }
        // The distance is at least the difference in length, which is cheaper to find.
        (candidate.chars().count().abs_diff(length) <= limit)
            .then(|| strsim::damerau_levenshtein(&written, candidate))
            .filter(|distance| *distance <= limit)
    };
    candidates
        .into_iter()
        .filter_map(|candidate| Some((near(candidate)?, candidate)))
        .min()
        .map(|(_, candidate)| candidate.to_owned())
}

/// The last segment of an id or path.
fn slug(id: &str) -> &str {
    id.rsplit('/').next().unwrap_or(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_is_found_only_when_it_is_near() {
        let keys = ["title", "summary", "updated", "area_km2", "aka"];
        for (written, meant) in [
            ("titel", Some("title")),
            ("Title", Some("title")),
            ("sumary", Some("summary")),
            ("area-km2", Some("area_km2")),
            ("аka", Some("aka")),
            ("price", None),
            ("", None),
        ] {
            assert_eq!(nearest(written, keys).as_deref(), meant, "{written}");
        }
    }

    #[test]
    fn ids_are_near_by_their_slug() {
        let ids = ["monument/yasawi", "person/khoja-akhmet-yasawi", "article/kui", "craft/kui-x"];
        for (written, meant) in [
            ("place/yasawi", Some("monument/yasawi")),
            ("yasawi", Some("monument/yasawi")),
            ("../monument/yasawi", Some("monument/yasawi")),
            ("monument/yassawi", Some("monument/yasawi")),
            ("kui", Some("article/kui")),
            ("monument/none-such", None),
        ] {
            assert_eq!(nearest(written, ids).as_deref(), meant, "{written}");
        }
    }

    #[test]
    fn faults_come_sorted_and_once() {
        let mut faults = Diagnostics::default();
        let at = |start| Span::new(crate::read::source::FileId(0), start..start + 1);
        faults.bad_id(at(5), "x");
        faults.bad_id(at(1), "y");
        faults.bad_id(at(5), "x");
        faults.missing_translation(at(0), "x", "en");
        let codes: Vec<_> = faults.sorted().iter().map(|fault| fault.span.start).collect();
        assert_eq!(codes, [0, 1, 5]);
        assert!(faults.has_errors());
    }
}
