//! The pages of volunteers, the page template that the functions answer in, and the downloads.

mod data;

use domain::{Kato, Locale};
use jiff::civil::Date;

use super::output::{File, Indexed, Output, Plan};
use crate::address;
use crate::render::view::{trilingual, volunteers};
use crate::render::{RenderError, Renderer};

/// The files of a site whose functions are enabled.
pub(super) struct Volunteers;

/// A page in a locale.
#[derive(Debug)]
struct Page(About, Locale);

/// The subject of a page.
#[derive(Debug, Clone, Copy)]
enum About {
    /// The public list.
    List,
    /// The questionnaire.
    Join,
    /// The page that leads volunteers to their own card.
    Own,
}

/// The page template that the functions answer in.
#[derive(Debug)]
struct Answer(Locale);

/// The site's name, which signing programs show.
#[derive(Debug)]
struct Name(Locale);

/// The page that a proxy sends when the functions do not answer.
#[derive(Debug)]
struct Failure;

/// The list for programs.
#[derive(Debug)]
struct Json;

/// The list as CSV.
#[derive(Debug)]
struct Csv;

/// The rural districts of a district.
#[derive(Debug)]
struct Places(Kato);

impl Output for Volunteers {
    fn plan(&self, renderer: &Renderer, plan: &mut Plan) {
        if !renderer.catalog.config.functions {
            return;
        }
        for locale in renderer.catalog.config.locales.iter().copied() {
            for about in [About::List, About::Join, About::Own] {
                plan.add(&about.address(locale), Page(about, locale));
            }
            plan.add(&pages::answer::path(locale), Answer(locale));
            plan.add(&pages::answer::name_path(locale), Name(locale));
        }
        plan.add(address::ERROR, Failure);
        plan.add(address::VOLUNTEERS_JSON, Json);
        plan.add(address::VOLUNTEERS_CSV, Csv);
        for district in data::districts() {
            plan.add(&address::places(district), Places(district));
        }
    }

    fn indexed(&self, renderer: &Renderer, locale: Locale, visit: &mut dyn FnMut(&dyn Indexed)) {
        if renderer.catalog.config.functions {
            visit(&Page(About::List, locale));
            visit(&Page(About::Join, locale));
        }
    }
}

impl About {
    fn address(self, locale: Locale) -> String {
        match self {
            About::List => address::volunteers(locale),
            About::Join => address::join(locale),
            About::Own => address::own(locale),
        }
    }
}

impl File for Page {
    fn render(&self, renderer: &Renderer) -> Result<Vec<u8>, RenderError> {
        let Page(about, locale) = *self;
        match about {
            About::List => renderer.page("volunteers", locale, &volunteers::list(renderer, locale)),
            About::Join => renderer.page("join", locale, &volunteers::join(renderer, locale)),
            About::Own => renderer.page("own", locale, &volunteers::own(renderer, locale)),
        }
    }

    fn page_locale(&self) -> Option<Locale> {
        Some(self.1)
    }
}

impl Indexed for Page {
    fn updated(&self, renderer: &Renderer) -> Option<Date> {
        matches!(self.0, About::List).then(|| renderer.catalog.volunteers.day())?
    }

    fn version(&self, _: &Renderer, locale: Locale) -> Option<String> {
        Some(self.0.address(locale))
    }
}

impl File for Answer {
    fn render(&self, renderer: &Renderer) -> Result<Vec<u8>, RenderError> {
        renderer.page("answer", self.0, &volunteers::answer(renderer, self.0))
    }
}

impl File for Name {
    fn render(&self, renderer: &Renderer) -> Result<Vec<u8>, RenderError> {
        Ok(renderer.site_name(self.0).into_bytes())
    }
}

impl File for Failure {
    fn render(&self, renderer: &Renderer) -> Result<Vec<u8>, RenderError> {
        renderer.page("error", renderer.first(), &trilingual::error(renderer))
    }
}

impl File for Json {
    fn render(&self, renderer: &Renderer) -> Result<Vec<u8>, RenderError> {
        Ok(data::json(&renderer.catalog.volunteers))
    }
}

impl File for Csv {
    fn render(&self, renderer: &Renderer) -> Result<Vec<u8>, RenderError> {
        Ok(data::csv(&renderer.catalog.volunteers))
    }
}

impl File for Places {
    fn render(&self, _: &Renderer) -> Result<Vec<u8>, RenderError> {
        Ok(data::places(self.0))
    }
}
