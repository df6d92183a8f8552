//! The frames of a site that tests answer in.

use pages::answer::{BODY, HEADING};

use crate::pages::Pages;

/// Frames that say their locale.
#[derive(Debug)]
pub(super) struct TestPages;

impl Pages for TestPages {
    fn page(&self, locale: domain::Locale) -> Option<String> {
        Some(format!("<html lang={}><h1>{HEADING}</h1>{BODY}</html>", locale.tag()))
    }

    fn name(&self, locale: domain::Locale) -> Option<String> {
        Some(format!("Site in {locale}"))
    }
}
