//! The body of a text with its placeholders filled: links lead to pages in the reader's language,
//! pictures get their sizes.

use domain::{EntryId, Locale};
use pulldown_cmark_escape::escape_html;

use super::Renderer;
use super::pictures::{Copies, Copy};
use super::words::Words;
use crate::address;
use crate::parse::markdown::{MARK, Placeholder};
use crate::resolve::Entry;

/// The `sizes` attribute of a picture within a text: the width it takes on the page.
const SIZES: &str = "(min-width: 60rem) 40rem, 92vw";

/// Renders an entry's body as HTML for readers of `locale`.
///
/// A link to an unpublished entry becomes plain text, without an address.
pub(crate) fn body(renderer: &Renderer, entry: &Entry, locale: Locale) -> String {
    let body = &entry.text(locale).1.body;
    if body.placeholders.is_empty() {
        return body.html.clone();
    }
    // The parts alternate between text and the number of a placeholder.
    let parts: Vec<&str> = body.html.split(MARK).collect();
    let mut out = String::with_capacity(body.html.len() + body.placeholders.len() * 24);
    let mut skip = 0;
    for (at, part) in parts.iter().enumerate() {
        let placeholder = (at % 2 == 1).then(|| part.parse().ok()).flatten();
        match placeholder
            .and_then(|number: usize| body.placeholders.get(number))
            .map(|placeholder| &placeholder.value)
        {
            None => out.push_str(&part[std::mem::take(&mut skip)..]),
            Some(Placeholder::Link(id, anchor)) => {
                link(renderer, (id, anchor.as_deref()), locale, &mut out)
            }
            Some(Placeholder::Picture { file, alt, caption }) => {
                let Some(copies) = Copies::of(entry, file) else { continue };
                let image = img(&copies, alt);
                let alone = out.ends_with("<p>")
                    && parts.get(at + 1).is_some_and(|next| next.starts_with("</p>"));
                if alone {
                    // A paragraph cannot contain a figure, so the figure replaces it.
                    out.truncate(out.len() - "<p>".len());
                    skip = "</p>".len();
                    out.push_str(&figure(
                        &image,
                        &[caption, &credit(renderer, entry, file, locale)],
                    ));
                } else {
                    out.push_str(&image);
                }
            }
        }
    }
    out
}

fn link(renderer: &Renderer, target: (&EntryId, Option<&str>), locale: Locale, out: &mut String) {
    let (id, anchor) = target;
    let Some(entry) = renderer.catalog.find(id) else {
        unlink(out);
        return;
    };
    out.push_str(&address::entry(locale, &renderer.catalog.get(entry).id));
    if let Some(anchor) = anchor {
        out.push('#');
        out.push_str(anchor);
    }
}

/// Replaces a `href` that has just been opened by `data-held`, so that the link has no address.
fn unlink(out: &mut String) {
    if let Some(open) = out.strip_suffix(" href=\"").map(str::len) {
        out.truncate(open);
        out.push_str(" data-held=\"");
    }
}

fn img(copies: &Copies, alt: &str) -> String {
    let Copy { url, width, height } = copies.shown();
    let choice = copies.srcset().map(|set| format!(" srcset=\"{set}\" sizes=\"{SIZES}\""));
    format!(
        "<img src=\"{url}\"{} width=\"{width}\" height=\"{height}\" alt=\"{}\" \
         loading=\"lazy\" decoding=\"async\">",
        choice.unwrap_or_default(),
        escaped(alt.trim())
    )
}

fn figure(image: &str, words: &[&str]) -> String {
    let words: Vec<String> =
        words.iter().filter(|words| !words.is_empty()).map(|words| escaped(words)).collect();
    match words.is_empty() {
        true => format!("<figure>{image}</figure>"),
        false => {
            format!("<figure>{image}<figcaption>{}</figcaption></figure>", words.join(" · "))
        }
    }
}

/// Formats the credit and the licence of a picture.
fn credit(renderer: &Renderer, entry: &Entry, file: &str, locale: Locale) -> String {
    let image = entry.common.images.iter().find(|image| image.value.file == file);
    let words = Words::new(renderer.theme.strings(locale), locale);
    image.map_or_else(String::new, |image| {
        let credit = words.fill("entry.photo_credit", &[("credit", &image.value.credit)]);
        format!("{credit} · {}", words.label("licence", image.value.licence.word()))
    })
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // Writing into a String cannot fail.
    let _ = escape_html(&mut out, text);
    out
}
