//! Pages that redirect from former addresses.

use std::collections::BTreeSet;

use domain::Locale;

use super::output::{File, Plan};
use crate::address;
use crate::render::view::trilingual;
use crate::render::{RenderError, Renderer};

/// A page that redirects from a former address.
#[derive(Debug)]
struct Redirect {
    /// The current address.
    to: Box<str>,
    locale: Locale,
}

impl File for Redirect {
    fn render(&self, renderer: &Renderer) -> Result<Vec<u8>, RenderError> {
        let view = trilingual::redirect(renderer, &self.to, self.locale);
        renderer.page("redirect", self.locale, &view)
    }
}

/// Adds the redirects to a plan that has all other files: former names of entries lead to their
/// pages, and published addresses whose pages are gone lead to the nearest page above.
pub(super) fn plan(renderer: &Renderer, plan: &mut Plan) {
    let catalog = &renderer.catalog;
    let mut redirects = Redirects { plan, added: BTreeSet::new() };
    for locale in &catalog.config.locales {
        for (from, to) in catalog.redirects() {
            let to = address::entry(*locale, to);
            redirects.add(address::entry(*locale, from), to, *locale);
        }
    }
    let gone = catalog.may_be_gone();
    for locale in &catalog.config.locales {
        for below in &gone {
            let address = address::below(*locale, below);
            if !redirects.plan.answers(&address) {
                let to = redirects.page_above(&address);
                redirects.add(address, to, *locale);
            }
        }
    }
}

struct Redirects<'p> {
    plan: &'p mut Plan,
    /// The addresses of the redirects added so far.
    added: BTreeSet<String>,
}

impl Redirects<'_> {
    fn add(&mut self, from: String, to: String, locale: Locale) {
        self.plan.add(&from, Redirect { to: to.into(), locale });
        self.added.insert(from);
    }

    /// Returns the address of the nearest existing page above an address, in the last resort the
    /// root.
    fn page_above(&self, address: &str) -> String {
        let mut above = address.trim_end_matches('/');
        while let Some((shorter, _)) = above.rsplit_once('/') {
            let address = format!("{shorter}/");
            if self.plan.answers(&address) && !self.added.contains(&address) {
                return address;
            }
            above = shorter;
        }
        address::ROOT.to_owned()
    }
}
