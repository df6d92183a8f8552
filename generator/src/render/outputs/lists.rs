//! The pages of lists: by kind, type, rubric, tag and era.

use domain::Locale;
use jiff::civil::Date;

use super::output::{File, Indexed, Output, Plan};
use crate::render::lists::ListOf;
use crate::render::view::list_page;
use crate::render::{RenderError, Renderer};

/// The pages of all lists.
pub(super) struct Lists;

/// A page of a list in a locale; page numbers start from one.
#[derive(Debug)]
struct ListPage {
    list: ListOf,
    locale: Locale,
    page: u32,
}

impl ListPage {
    fn page(&self) -> usize {
        self.page as usize
    }
}

/// Returns all pages of all lists of a locale.
fn pages(renderer: &Renderer, locale: Locale) -> impl Iterator<Item = ListPage> {
    let lists = renderer.lists(locale).into_iter();
    lists.flat_map(move |(list, pages)| {
        (1..=pages as u32).map(move |page| ListPage { list, locale, page })
    })
}

impl Output for Lists {
    fn plan(&self, renderer: &Renderer, plan: &mut Plan) {
        for locale in &renderer.catalog.config.locales {
            for page in pages(renderer, *locale) {
                plan.add(&renderer.list_address(page.list, *locale, page.page()), page);
            }
        }
    }

    fn indexed(&self, renderer: &Renderer, locale: Locale, visit: &mut dyn FnMut(&dyn Indexed)) {
        pages(renderer, locale).for_each(|page| visit(&page));
    }
}

impl File for ListPage {
    fn render(&self, renderer: &Renderer) -> Result<Vec<u8>, RenderError> {
        list_page(renderer, self.list, self.locale, self.page())
    }

    fn page_locale(&self) -> Option<Locale> {
        Some(self.locale)
    }
}

impl Indexed for ListPage {
    fn updated(&self, renderer: &Renderer) -> Option<Date> {
        let entries = renderer.list_entries(self.list, self.locale).iter().copied();
        renderer.newest(self.locale, entries)
    }

    fn version(&self, renderer: &Renderer, locale: Locale) -> Option<String> {
        // Each locale sorts a list by its own alphabet, so only the first pages correspond.
        let same = self.page == 1 || self.locale == locale;
        same.then(|| renderer.list_address(self.list, locale, self.page()))
    }
}
