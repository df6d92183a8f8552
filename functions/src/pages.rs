//! Pages of the site with a place for an answer: made by the press with everything around it.

use std::fmt;

use domain::Lang;
use domain::text::escape;

/// Gives the pages of the site that have a place for an answer.
pub trait Pages: fmt::Debug + Send + Sync {
    /// The page of a language, with [`HEADING`] and [`BODY`] in it.
    fn page(&self, lang: Lang) -> Option<String>;
}

/// Stands in the page, twice, where the heading of the answer goes.
pub const HEADING: &str = "{{counter:heading}}";

/// Stands in the page where the answer goes.
pub const BODY: &str = "{{counter:body}}";

/// The path of the page of a language in the built site.
pub fn path(lang: Lang) -> String {
    format!("_counter/{}.html", lang.tag())
}

/// A plain page, for when the site cannot be read: the answer must reach its reader.
const PLAIN: &str = "<!doctype html>\n<html lang=\"{{lang}}\">\n<meta charset=\"utf-8\">\n\
     <meta name=\"viewport\" content=\"width=device-width\">\n<title>{{counter:heading}}</title>\n\
     <main><h1>{{counter:heading}}</h1>\n{{counter:body}}</main>\n</html>\n";

/// A page with a heading, which is escaped, and a body, which is HTML.
pub fn fill(pages: &dyn Pages, lang: Lang, heading: &str, body: &str) -> String {
    let page = pages.page(lang).unwrap_or_else(|| PLAIN.replace("{{lang}}", lang.tag()));
    page.replace(HEADING, &escape(heading)).replace(BODY, body)
}
