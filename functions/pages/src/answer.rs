//! Answers as pages of the site: the generator makes the frame of a page once, with placeholders
//! for a heading and a body, and the functions fill them in.

use domain::Locale;
use maud::{DOCTYPE, html};

use crate::Page;

/// The placeholder, twice in the frame, for the heading.
pub const HEADING: &str = "{{answer:heading}}";

/// The placeholder for the body.
pub const BODY: &str = "{{answer:body}}";

/// The path of the frame of a locale in the built site.
pub fn path(locale: Locale) -> String {
    format!("_answer/{}.html", locale.tag())
}

/// The path of the file with the site's name for readers of a locale.
pub fn name_path(locale: Locale) -> String {
    format!("_answer/{}.txt", locale.tag())
}

/// An answer in the frame of the site, or as a plain page if the site cannot be read.
pub fn fill(frame: Option<String>, locale: Locale, page: &Page) -> String {
    let Some(frame) = frame else { return plain(locale, page) };
    // The body comes last, so that a placeholder typed by a person is not filled in.
    frame.replace(HEADING, &html! { (page.heading) }.0).replace(BODY, &page.body.0)
}

fn plain(locale: Locale, page: &Page) -> String {
    let page = html! {
        (DOCTYPE)
        html lang=(locale.tag()) dir=(locale.direction().dir()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width";
                title { (page.heading) }
            }
            body {
                main {
                    h1 { (page.heading) }
                    (page.body)
                }
            }
        }
    };
    page.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_without_a_frame_is_a_whole_page() {
        let page = Page { heading: "A < B", body: html! { p { "b" } } };
        let locale = Locale::ALL[0];
        let plain = fill(None, locale, &page);
        assert!(plain.contains("<h1>A &lt; B</h1><p>b</p>"), "{plain}");
        let frame = format!("<title>{HEADING}</title><h1>{HEADING}</h1>{BODY}");
        let filled = fill(Some(frame), locale, &page);
        assert_eq!(filled, "<title>A &lt; B</title><h1>A &lt; B</h1><p>b</p>");
    }

    #[test]
    fn a_placeholder_in_a_body_is_text() {
        let page = Page { heading: "h", body: html! { p { (BODY) (HEADING) } } };
        let filled = fill(Some(BODY.to_owned()), Locale::ALL[0], &page);
        assert_eq!(filled, format!("<p>{BODY}{HEADING}</p>"));
    }
}
