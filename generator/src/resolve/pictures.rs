//! Checks that each picture is in the folder, on the list, can be shown, and has an alternative
//! text in every language, and that the track of a route is in the folder.

use std::collections::BTreeMap;

use crate::address;
use crate::diag::{Diagnostics, nearest};
use crate::kinds::Reference;
use crate::parse::Draft;
use crate::parse::markdown::Placeholder;
use crate::read::media::PictureRefusal;
use crate::read::source::{At, Span};

/// Reports pictures that are missing, unlisted, unusable or without an alternative text.
pub(super) fn check(draft: &Draft, faults: &mut Diagnostics) {
    let mut stems = BTreeMap::new();
    for image in &draft.common.images {
        let file = image.value.file.as_str();
        in_folder(draft, file, image.span, faults);
        usable(draft, file, image.span, faults);
        if let Some(other) = stems.insert(address::stem(file), file) {
            faults.address_clash(image.span, file, other);
        }
    }
    for reference in draft.facts.references() {
        match reference {
            Reference::Track(track) => track_in_folder(draft, track, faults),
            Reference::Picture(file) => listed(draft, &file.value, file.span, faults),
            Reference::Person(_) | Reference::Entry(_) | Reference::Region(_) => {}
        }
    }
    for lang in draft.texts.langs() {
        let Some(text) = draft.texts.get(lang) else { continue };
        for image in &draft.common.images {
            if !text.alt.iter().any(|(file, _)| file.value == image.value.file) {
                faults.missing_alt(Span { file: text.file, start: 0, end: 3 }, &image.value.file);
            }
        }
        for (file, _) in &text.alt {
            listed(draft, &file.value, file.span, faults);
        }
        for placeholder in &text.body.placeholders {
            if let Placeholder::Picture { file, .. } = &placeholder.value {
                listed(draft, file, placeholder.span, faults);
            }
        }
    }
}

fn in_folder(draft: &Draft, file: &str, span: Span, faults: &mut Diagnostics) {
    if file.contains('/') || file.contains('\\') {
        faults.escaping_path(span, file);
    } else if draft.file(file).is_none() {
        let known = draft.files.iter().map(|file| file.name.as_str());
        faults.missing_image(span, file, nearest(file, known));
    }
}

fn track_in_folder(draft: &Draft, track: &At<String>, faults: &mut Diagnostics) {
    let file = track.value.as_str();
    if file.contains('/') || file.contains('\\') {
        faults.escaping_path(track.span, file);
    } else if draft.file(file).is_none() {
        let known = draft.files.iter().map(|file| file.name.as_str());
        let lines = known.filter(|name| name.ends_with(".geojson"));
        faults.missing_track(track.span, file, nearest(file, lines));
    }
}

fn usable(draft: &Draft, file: &str, span: Span, faults: &mut Diagnostics) {
    let Some(attachment) = draft.file(file) else { return };
    if let Err(refusal) = attachment.picture.unwrap_or(Err(PictureRefusal::UnknownFormat)) {
        faults.bad_image(span, file, refusal.word());
    }
}

fn listed(draft: &Draft, file: &str, span: Span, faults: &mut Diagnostics) {
    let known = || draft.common.images.iter().map(|image| image.value.file.as_str());
    if !known().any(|name| name == file) {
        faults.unlisted_image(span, file, nearest(file, known()));
    }
}
