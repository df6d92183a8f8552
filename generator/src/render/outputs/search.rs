//! The alphabetical index of each locale, which is also the search page, and its list of tags and
//! eras.

use domain::Locale;
use jiff::civil::Date;

use super::output::{File, Indexed, Output, Plan};
use crate::address;
use crate::render::view::search;
use crate::render::{RenderError, Renderer};

/// The index and the list of terms.
pub(super) struct Search;

/// The alphabetical index of a locale.
#[derive(Debug)]
struct Index(Locale);

/// The list of all tags and eras.
#[derive(Debug)]
struct Terms(Locale);

impl Output for Search {
    fn plan(&self, renderer: &Renderer, plan: &mut Plan) {
        for locale in &renderer.catalog.config.locales {
            plan.add(&address::search(*locale), Index(*locale));
            plan.add(&address::terms(*locale), Terms(*locale));
        }
    }

    fn indexed(&self, _: &Renderer, locale: Locale, visit: &mut dyn FnMut(&dyn Indexed)) {
        visit(&Index(locale));
        visit(&Terms(locale));
    }
}

impl File for Index {
    fn render(&self, renderer: &Renderer) -> Result<Vec<u8>, RenderError> {
        renderer.page("search", self.0, &search::search(renderer, self.0))
    }

    fn page_locale(&self) -> Option<Locale> {
        Some(self.0)
    }
}

impl Indexed for Index {
    fn updated(&self, renderer: &Renderer) -> Option<Date> {
        renderer.newest_of_all(self.0)
    }

    fn version(&self, _: &Renderer, locale: Locale) -> Option<String> {
        Some(address::search(locale))
    }
}

impl File for Terms {
    fn render(&self, renderer: &Renderer) -> Result<Vec<u8>, RenderError> {
        renderer.page("terms", self.0, &search::terms(renderer, self.0))
    }

    fn page_locale(&self) -> Option<Locale> {
        Some(self.0)
    }
}

impl Indexed for Terms {
    fn updated(&self, renderer: &Renderer) -> Option<Date> {
        renderer.newest_of_all(self.0)
    }

    fn version(&self, _: &Renderer, locale: Locale) -> Option<String> {
        Some(address::terms(locale))
    }
}
