//! The page on which a text is signed: on a computer with NCALayer, or on a phone by a QR code.

use base64ct::{Base64, Encoding};
use domain::{Lang, Locale};
use maud::{Markup, PreEscaped, html};
use qrcode::QrCode;
use qrcode::render::svg;
use serde_json::json;

use crate::button::{Weight, hidden};
use crate::field::{KEPT, REQUEST, TICKET};
use crate::texts::signing as texts;

/// The side of the QR code, in pixels of the page.
const SIDE: u32 = 264;

/// A text that waits for its signature.
#[derive(Debug)]
pub struct Signing<'a> {
    /// The request.
    pub request: &'a str,
    /// Shows that the reader is the person who made the request.
    pub ticket: &'a str,
    /// The exact text.
    pub text: &'a str,
    /// The parts of the text, divided by empty lines, each with its language.
    pub parts: Vec<(Lang, &'a str)>,
    /// What a phone reads from the QR code.
    pub phone: &'a str,
    /// How many seconds are left to sign the text: the clock of its reader may be wrong.
    pub seconds: u64,
    /// Whether the reader has asked for the phone's signature before it arrived.
    pub early: bool,
    /// What was sent when the session had ended, to be offered again once the reader is signed in.
    pub kept: Option<&'a str>,
}

/// The page's body; the signed text is sent to `action`.
pub fn render(locale: Locale, signing: &Signing<'_>, action: &str) -> Markup {
    let document = Base64::encode_string(signing.text.as_bytes());
    html! {
        div class="signing" data-signing=(signing.request) data-document=(document)
            data-seconds=(signing.seconds) data-words=(script_texts(locale)) {
            @if signing.early {
                p class="signing__status" role="alert" { (texts::NOT_YET.get(locale)) }
            }
            p { a href="#signing-text" { (texts::READ.get(locale)) } " " (texts::LASTS.get(locale)) }
            p class="signing__left" role="timer" data-signing-left hidden {}
            p class="signing__status" role="status" data-signing-status {}
            div class="signing__ways" { (by_phone(locale, signing, action)) (here(locale)) }
            (document_text(locale, signing))
        }
        "\n"
    }
}

/// The text to be signed; its numbers, which only matter in a dispute, are folded away.
fn document_text(locale: Locale, signing: &Signing<'_>) -> Markup {
    let (numbers, rest) = match &signing.parts[..] {
        [numbers, rest @ ..] if !rest.is_empty() => (Some(numbers), rest),
        all => (None, all),
    };
    html! {
        details class="signing__text" id="signing-text" open {
            summary { (texts::TEXT.get(locale)) }
            pre { (parts(rest)) }
            @if let Some(numbers) = numbers {
                details {
                    summary { (texts::NUMBERS.get(locale)) }
                    pre { (parts(std::slice::from_ref(numbers))) }
                }
            }
        }
        "\n"
    }
}

/// The text with the language of each part marked, for screen readers.
fn parts(parts: &[(Lang, &str)]) -> Markup {
    html! {
        @for (at, (lang, part)) in parts.iter().enumerate() {
            @if at > 0 { "\n\n" }
            span lang=(lang.tag()) { (part) }
        }
    }
}

/// The way that every reader has, and so the first.
fn by_phone(locale: Locale, signing: &Signing<'_>, action: &str) -> Markup {
    html! {
        section class="signing__way" {
            h2 { (texts::PHONE.get(locale)) }
            p { (texts::PHONE_HELP.get(locale)) }
            div class="signing__symbol" role="img" aria-label=(texts::SYMBOL.get(locale)) {
                (qr_code(signing.phone))
            }
            p class="signing__app" {
                (texts::PHONE_HELP_HERE.get(locale))
                br;
                a href=(app(signing.phone)) rel="noreferrer" { (texts::OPEN_APP.get(locale)) }
            }
            form class="form" method="post" action=(action) data-signing-form {
                (hidden(&[(REQUEST, signing.request), (TICKET, signing.ticket)]))
                @if let Some(kept) = signing.kept { (hidden(&[(KEPT, kept)])) }
                button class=(Weight::Quiet.class()) type="submit" { (texts::DONE.get(locale)) }
            }
        }
        "\n"
    }
}

fn here(locale: Locale) -> Markup {
    html! {
        section class="signing__way" {
            h2 { (texts::HERE.get(locale)) }
            p data-signing-help hidden { (texts::HERE_HELP.get(locale)) }
            noscript { p { (texts::NO_SCRIPT.get(locale)) } }
            button class=(Weight::Main.class()) type="button" data-signing-start hidden {
                (texts::SIGN.get(locale))
            }
        }
        "\n"
    }
}

/// The link that opens eGov Mobile on the same phone, where there is nothing to read a QR code
/// with: the application's own address with that of the request in it, marked as the service asks.
fn app(phone: &str) -> String {
    let address = phone.strip_prefix("mobileSign:").unwrap_or(phone);
    let link: String =
        form_urlencoded::byte_serialize(format!("{address}?mgovSign").as_bytes()).collect();
    format!(
        "https://m.egov.kz/mobileSign/?link={link}&isi=1476128386&ibi=kz.egov.mobile&apn=kz.mobile.mgov"
    )
}

/// The texts of the page's script, as JSON.
fn script_texts(locale: Locale) -> String {
    json!({
        "waiting": texts::script::WAITING.get(locale),
        "absent": texts::script::ABSENT.get(locale),
        "cancelled": texts::script::CANCELLED.get(locale),
        "refused": texts::script::REFUSED.get(locale),
        "expired": texts::script::EXPIRED.get(locale),
        "used": texts::script::USED.get(locale),
        "left": texts::script::LEFT.get(locale),
    })
    .to_string()
}

/// The QR code as SVG; nothing if the address does not fit, which no address does not.
fn qr_code(text: &str) -> Markup {
    let Ok(code) = QrCode::new(text) else { return PreEscaped(String::new()) };
    let svg = code.render::<svg::Color<'_>>().min_dimensions(SIDE, SIDE).build();
    // A page has no place for the XML declaration.
    PreEscaped(svg.split_once("?>").map_or(svg.clone(), |(_, svg)| svg.to_owned()))
}
