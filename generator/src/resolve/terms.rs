//! References to the closed lists of the site: regions, eras, tags.

use domain::{Kind, Slug};

use crate::diag::{Choices, Diagnostics, nearest};
use crate::kinds::{self, Reference};
use crate::parse::Draft;
use crate::read::config::Classifier;
use crate::read::source::At;

/// Reports every region, era and tag that the site does not have.
pub(super) fn check(draft: &Draft, classifier: &Classifier, faults: &mut Diagnostics) {
    let regions: Vec<&str> = classifier.regions.iter().map(|region| region.slug.as_str()).collect();
    let eras: Vec<&str> = classifier.eras.iter().map(|term| term.id.as_str()).collect();
    let tags: Vec<&str> = classifier.tags.iter().map(|term| term.id.as_str()).collect();
    among("regions", &draft.common.regions, &regions, faults);
    among("era", &draft.common.eras, &eras, faults);
    among("tags", &draft.common.tags, &tags, faults);
    for reference in draft.facts.references() {
        if let Reference::Region(region) = reference {
            among("region", std::slice::from_ref(region), &regions, faults);
        }
    }
    if draft.id.kind == Kind::Region && !regions.contains(&draft.id.slug.as_str()) {
        let slug = draft.id.slug.as_str();
        faults.unknown_term(draft.span, "region", slug, nearest(slug, regions.iter().copied()));
    }
    let spec = kinds::spec(draft.id.kind);
    if spec.needs_region && draft.common.regions.is_empty() && !regions.is_empty() {
        let words = regions.iter().map(|region| (*region).to_owned()).collect();
        let choices = Choices { words, home: "site/regions.yaml" };
        faults.missing_key(draft.span, "regions", Some(choices));
    }
    if spec.needs_sources && draft.common.sources.is_empty() {
        faults.missing_key(draft.span, "sources", None);
    }
}

fn among(set: &str, written: &[At<Slug>], known: &[&str], faults: &mut Diagnostics) {
    for slug in written.iter().filter(|slug| !known.contains(&slug.value.as_str())) {
        let value = slug.value.as_str();
        faults.unknown_term(slug.span, set, value, nearest(value, known.iter().copied()));
    }
}
