//! Pictures as pages show them, and files to download.

use serde::Serialize;

use super::scope::Scope;
use crate::address;
use crate::kinds::{Archive, Image, Licence};
use crate::parse::markdown::Placeholder;
use crate::render::pictures::{self, Copies, Copy};
use crate::resolve::Entry;

/// A picture with its alternative text and credit.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Picture<'e> {
    src: String,
    srcset: Option<String>,
    width: u32,
    height: u32,
    full_url: String,
    alt: &'e str,
    credit: Option<String>,
    licence: Option<String>,
    url: Option<&'e str>,
}

/// A file to download.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Download {
    url: String,
    title: String,
    format: &'static str,
    size: String,
}

impl<'e> Scope<'e> {
    fn picture(
        &self,
        entry: &'e Entry,
        image: &'e Image,
        choose: fn(&Copies) -> &Copy,
    ) -> Option<Picture<'e>> {
        let copies = Copies::of(entry, &image.file)?;
        let Copy { url, width, height } = choose(&copies).clone();
        Some(Picture {
            src: url,
            srcset: copies.srcset(),
            width,
            height,
            full_url: copies.full().url.clone(),
            alt: pictures::alt(entry, &image.file, self.locale),
            credit: Some(self.credit(image)),
            licence: Some(self.licence(image.licence)),
            url: image.url.as_deref(),
        })
    }

    /// Returns the main picture, shown at the top of an entry's page and on its card.
    pub(super) fn first_picture(&self, entry: &'e Entry) -> Option<Picture<'e>> {
        self.picture(entry, &entry.common.images.first()?.value, Copies::shown)
    }

    /// Returns the pictures that are neither the main picture nor in the text nor among the scans.
    pub(super) fn gallery(&self, entry: &'e Entry) -> Vec<Picture<'e>> {
        let (_, text) = entry.text(self.locale);
        let in_text = |file: &str| {
            let mut placeholders = text.body.placeholders.iter();
            placeholders.any(|placeholder| matches!(&placeholder.value, Placeholder::Picture { file: f, .. } if f == file))
        };
        let scans = scans(entry);
        let images = entry.common.images.iter().skip(1).map(|image| &image.value);
        let rest =
            images.filter(|image| !in_text(&image.file) && !scans.contains(&image.file.as_str()));
        rest.filter_map(|image| self.picture(entry, image, Copies::small)).collect()
    }

    /// Returns the sheets of a document, in order.
    pub(super) fn scans(&self, entry: &'e Entry, archive: &Archive) -> Vec<Picture<'e>> {
        let image = |file: &str| {
            let image = entry.common.images.iter().find(|image| image.value.file == file)?;
            self.picture(entry, &image.value, Copies::small)
        };
        archive.scans.iter().filter_map(|scan| image(&scan.value)).collect()
    }

    /// Formats the credit of a picture.
    pub(super) fn credit(&self, image: &Image) -> String {
        self.words.fill("entry.photo_credit", &[("credit", &image.credit)])
    }

    /// Returns the label of a picture's licence.
    fn licence(&self, licence: Licence) -> String {
        self.words.label("licence", licence.word())
    }

    /// Returns the downloads of a route.
    pub(super) fn downloads(&self, entry: &Entry) -> Vec<Download> {
        let file = pictures::track(entry).and_then(|name| entry.file(name));
        let download = file.map(|file| Download {
            url: address::track(&entry.id),
            title: self.words.at("route.track"),
            format: "GeoJSON",
            size: self.size(file.size),
        });
        download.into_iter().collect()
    }

    /// Formats the size of a file.
    fn size(&self, bytes: u64) -> String {
        let n = bytes as f64;
        match bytes {
            0..1_000 => self.words.unit("b", n, 0),
            1_000..1_000_000 => self.words.unit("kb", n / 1e3, 0),
            _ => self.words.unit("mb", n / 1e6, 1),
        }
    }
}

fn scans(entry: &Entry) -> Vec<&str> {
    match &entry.facts {
        crate::kinds::Facts::Archive(archive) => {
            archive.scans.iter().map(|scan| scan.value.as_str()).collect()
        }
        _ => Vec::new(),
    }
}
