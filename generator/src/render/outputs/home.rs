//! Top-level pages: the home page of each locale, the language chooser, and the page for addresses
//! that do not exist.

use domain::Locale;
use jiff::civil::Date;

use super::output::{File, Indexed, Output, Plan};
use crate::address;
use crate::render::view::{home, trilingual};
use crate::render::{RenderError, Renderer};

/// The top-level pages.
pub(super) struct Home;

/// The home page of a locale.
#[derive(Debug)]
struct HomePage(Locale);

/// The page at `/`, where readers choose a language.
#[derive(Debug)]
struct Chooser;

/// The page for addresses that do not exist.
#[derive(Debug)]
struct NotFound;

impl Output for Home {
    fn plan(&self, renderer: &Renderer, plan: &mut Plan) {
        plan.add(address::ROOT, Chooser);
        plan.add(address::NOT_FOUND, NotFound);
        for locale in &renderer.catalog.config.locales {
            plan.add(&address::home(*locale), HomePage(*locale));
        }
    }

    fn indexed(&self, _: &Renderer, locale: Locale, visit: &mut dyn FnMut(&dyn Indexed)) {
        visit(&HomePage(locale));
    }
}

impl File for HomePage {
    fn render(&self, renderer: &Renderer) -> Result<Vec<u8>, RenderError> {
        renderer.page("home", self.0, &home::home(renderer, self.0)?)
    }

    fn page_locale(&self) -> Option<Locale> {
        Some(self.0)
    }
}

impl Indexed for HomePage {
    fn updated(&self, renderer: &Renderer) -> Option<Date> {
        renderer.newest_of_all(self.0)
    }

    fn version(&self, _: &Renderer, locale: Locale) -> Option<String> {
        Some(address::home(locale))
    }
}

impl File for Chooser {
    fn render(&self, renderer: &Renderer) -> Result<Vec<u8>, RenderError> {
        renderer.page("chooser", renderer.first(), &trilingual::chooser(renderer))
    }
}

impl File for NotFound {
    fn render(&self, renderer: &Renderer) -> Result<Vec<u8>, RenderError> {
        renderer.page("not_found", renderer.first(), &trilingual::not_found(renderer))
    }
}
