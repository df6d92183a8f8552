//! The pages for answers in a folder of the built site, read again for every answer.
#![expect(clippy::disallowed_methods, reason = "the door to the site's pages")]

use std::fs;
use std::path::PathBuf;

use domain::Locale;
use pages::answer::{name_path, path};

use crate::pages::Pages;

/// The folder of a built site, or a copy of its pages for answers.
#[derive(Debug, Clone)]
pub struct Folder(pub PathBuf);

impl Folder {
    /// The first page that is not there, if any: without it answers come in a plain page.
    pub fn lacking(&self) -> Option<PathBuf> {
        let paths = Locale::ALL.into_iter().map(|locale| self.0.join(path(locale)));
        paths.into_iter().find(|path| !path.is_file())
    }
}

impl Pages for Folder {
    fn page(&self, locale: Locale) -> Option<String> {
        fs::read_to_string(self.0.join(path(locale))).ok()
    }

    fn name(&self, locale: Locale) -> Option<String> {
        fs::read_to_string(self.0.join(name_path(locale))).ok()
    }
}
