//! A form, empty or with what was filled in and what is wrong with it.
//!
//! It works without a script: every control is the browser's own, every fault is shown at its field
//! and in a list above the form, with a link to the field.

use domain::form::validate::RURAL;
use domain::form::{Choice, Control, Fault, Faults, Field, Form, Holds, Input, Part, Words, fault};
use domain::{Kato, Locale};
use maud::{Markup, html};

use serde_json::json;

use crate::button::hidden;
use crate::field::SHOW;
use crate::texts::form as texts;

/// What a form is shown with.
#[derive(Debug, Clone, Copy)]
pub struct FormView<'a> {
    /// The locale of its reader.
    pub locale: Locale,
    /// Where it is sent.
    pub action: &'a str,
    /// What was filled in.
    pub input: &'a Input,
    /// What is wrong with it.
    pub faults: &'a Faults,
    /// Hidden fields: names and values.
    pub hidden: &'a [(&'a str, &'a str)],
    /// The addresses of a form that everybody may fill in.
    pub public: Option<Addresses>,
}

/// The addresses of a public form in each locale.
#[derive(Debug, Clone, Copy)]
pub struct Addresses {
    /// Where it is sent.
    pub action: fn(Locale) -> String,
    /// The page on which it is filled in: a reload of an answer leads there.
    pub page: fn(Locale) -> String,
}

/// How many characters fit into a control that holds `most` in the end: people paste more than
/// counts, and a browser would cut it off without a word.
const fn room(most: usize) -> usize {
    most * 4 + 200
}

/// The HTML of a form.
pub fn render(form: &Form, view: &FormView<'_>) -> Markup {
    html! {
        @if !view.faults.is_empty() { (summary(form, view)) }
        form class="form" method="post" action=(view.action) data-form=(form.name)
            data-proof[form.proof] data-filled[!view.input.is_empty()]
            data-page=[view.public.map(|public| (public.page)(view.locale))]
            data-words=(script_texts(view.locale)) novalidate {
            "\n"
            (hidden(view.hidden))
            @for shown in form.parts { (part(shown, view)) }
            // The first button of a form is the one that the Enter key presses.
            button class="form__submit" type="submit" { (form.submit.get(view.locale)) }
            @if let Some(public) = view.public { (languages(view.locale, public.action)) }
        }
        "\n"
    }
}

/// Buttons that show the form with its answers in the other languages; no answer is taken by them.
fn languages(locale: Locale, address: fn(Locale) -> String) -> Markup {
    html! {
        p class="form__languages" {
            @for other in Locale::ALL.into_iter().filter(|other| *other != locale) {
                button class="form__submit form__submit--quiet" type="submit" name=(SHOW) value="1"
                    formaction=(address(other)) lang=(other.tag()) { (other.endonym()) }
                " "
            }
        }
        "\n"
    }
}

/// The texts of the script of forms, as JSON.
fn script_texts(locale: Locale) -> String {
    json!({
        "sending": texts::script::SENDING.get(locale),
        "places": texts::script::PLACES.get(locale),
        "restored": texts::script::RESTORED.get(locale),
        "erase": texts::script::ERASE.get(locale),
        "contacts": texts::script::CONTACTS.get(locale),
    })
    .to_string()
}

/// All faults above the form, each with a link to its field.
fn summary(form: &Form, view: &FormView<'_>) -> Markup {
    html! {
        div class="form__faults" role="alert" tabindex="-1" {
            p { (texts::FAULTS_ABOVE.get(view.locale)) }
            ul {
                @for (name, found) in view.faults {
                    li {
                        @match form.field(name) {
                            Some(field) => {
                                a href={ "#" (name) } {
                                    (short_label(form, field).get(view.locale))
                                }
                            }
                            None => (name),
                        }
                        ": " (found.message(view.locale))
                    }
                    "\n"
                }
            }
        }
        "\n"
    }
}

/// The label of a question in the list of faults: a sentence to agree to is too long, so that the
/// heading of its part stands for it.
fn short_label(form: &Form, field: &Field) -> Words {
    let part = form.parts.iter().find(|part| part.fields.iter().any(|of| of.name == field.name));
    match (field.control, part) {
        (Control::Agreement { .. }, Some(part)) => part.title,
        _ => field.label,
    }
}

fn part(part: &Part, view: &FormView<'_>) -> Markup {
    html! {
        section class="form__part" {
            "\n"
            h2 { (part.title.get(view.locale)) }
            "\n"
            @if let Some(help) = part.help {
                p class="form__help" { (help.get(view.locale)) }
                "\n"
            }
            @for shown in part.fields { (field(shown, view)) }
        }
        "\n"
    }
}

/// One question: a group of controls with a legend, or one control with a label.
fn field(field: &Field, view: &FormView<'_>) -> Markup {
    let faults: Vec<Fault> = fault::of(view.faults, field).collect();
    let class = match faults.is_empty() {
        true => "form__field",
        false => "form__field form__field--wrong",
    };
    let inner = html! {
        @if let Some(help) = field.help {
            p class="form__help" id={ (field.name) "-help" } { (help.get(view.locale)) }
            "\n"
        }
        @for (at, found) in faults.iter().enumerate() {
            p class="form__fault" id={ (field.name) "-fault-" (at) } {
                (found.message(view.locale))
            }
            "\n"
        }
        (control(field, faults.len(), view))
    };
    let label = html! {
        (field.label.get(view.locale))
        @if !field.required { " " (optional(view.locale)) }
    };
    html! {
        @match field.control {
            Control::One(_) | Control::Any(_) => {
                fieldset class=(class) id=(field.name) { legend { (label) } "\n" (inner) }
            }
            // The sentence is the label of its own box.
            Control::Agreement { .. } => { div class=(class) { (inner) } }
            _ => { div class=(class) { label for=(field.name) { (label) } "\n" (inner) } }
        }
        "\n"
    }
}

fn optional(locale: Locale) -> Markup {
    html! { span class="form__optional" { "(" (texts::OPTIONAL.get(locale)) ")" } }
}

/// What ties a control to its help and its faults: their ids, and whether it is wrong.
fn described(field: &Field, faults: usize) -> (Option<String>, Option<&'static str>) {
    let help = field.help.map(|_| format!("{}-help", field.name));
    let ids = help.into_iter().chain((0..faults).map(|at| format!("{}-fault-{at}", field.name)));
    let ids: Vec<String> = ids.collect();
    ((!ids.is_empty()).then(|| ids.join(" ")), (faults > 0).then_some("true"))
}

fn control(field: &Field, faults: usize, view: &FormView<'_>) -> Markup {
    let (name, required) = (field.name, field.required);
    let (described, wrong) = described(field, faults);
    let value = first(view.input, name);
    html! {
        @match field.control {
            Control::Line { holds, most } => {
                @let Keyboard { kind, mode, fills } = keyboard(holds);
                input id=(name) class=[width(holds)] name=(name) type=(kind) inputmode=[mode]
                    autocomplete=(fills) data-private[is_private(holds)] maxlength=(room(most))
                    value=(value) required[required]
                    aria-describedby=[described] aria-invalid=[wrong];
            }
            Control::Text { most } => {
                textarea id=(name) name=(name) rows="4" maxlength=(room(most)) required[required]
                    aria-describedby=[described] aria-invalid=[wrong] {
                    // Browsers drop the first line end after the tag.
                    @if value.starts_with('\n') { "\n" }
                    (value)
                }
            }
            Control::One(choices) => (choose(name, "radio", choices, view)),
            Control::Any(choices) => (choose(name, "checkbox", choices, view)),
            Control::Place => {
                select id=(name) name=(name) data-place required[required]
                    aria-describedby=[described] aria-invalid=[wrong] { (districts(value, view)) }
                (rural(name, value, view))
            }
            Control::Agreement { version } => {
                label class="form__choice" for=(name) {
                    input id=(name) type="checkbox" name=(name) value=(version) data-unsaved
                        checked[value == version] required[required]
                        aria-describedby=[described] aria-invalid=[wrong];
                    " "
                    span { (field.label.get(view.locale)) }
                }
            }
        }
    }
}

/// What makes a phone show the right keyboard and fill in what it knows.
struct Keyboard {
    /// The type of the input.
    kind: &'static str,
    /// The keyboard, where the type does not choose it.
    mode: Option<&'static str>,
    /// What the browser fills in.
    fills: &'static str,
}

fn keyboard(holds: Holds) -> Keyboard {
    let (kind, mode, fills) = match holds {
        Holds::Words => ("text", None, "off"),
        Holds::PersonName => ("text", None, "name"),
        Holds::Phone => ("tel", None, "tel"),
        Holds::Email => ("email", None, "email"),
        Holds::Address => ("text", None, "address-line1"),
        Holds::Year { .. } => ("text", Some("numeric"), "bday-year"),
        Holds::Bin => ("text", Some("numeric"), "off"),
    };
    Keyboard { kind, mode, fills }
}

/// The class of a line that is shorter than its form.
fn width(holds: Holds) -> Option<&'static str> {
    match holds {
        Holds::Year { .. } => Some("form__short"),
        Holds::Bin | Holds::Phone => Some("form__medium"),
        Holds::Words | Holds::PersonName | Holds::Email | Holds::Address => None,
    }
}

/// Whether a line says who somebody is, so that no device keeps it unasked.
fn is_private(holds: Holds) -> bool {
    matches!(holds, Holds::PersonName | Holds::Phone | Holds::Email | Holds::Address)
}

fn choose(name: &str, kind: &str, choices: &[Choice], view: &FormView<'_>) -> Markup {
    let made = |word: &str| view.input.iter().any(|(of, value)| of == name && value == word);
    html! {
        div class="form__choices" {
            "\n"
            @for Choice { word, label } in choices {
                label class="form__choice" {
                    input type=(kind) name=(name) value=(word) checked[made(word)];
                    " "
                    span { (label.get(view.locale)) }
                }
                "\n"
            }
        }
    }
}

/// The districts by oblast.
fn districts(chosen: &str, view: &FormView<'_>) -> Markup {
    html! {
        "\n"
        option value="" { (texts::CHOOSE.get(view.locale)) }
        "\n"
        @for oblast in Kato::oblasts() {
            optgroup label=(oblast.name(view.locale.language())) {
                "\n"
                (options(oblast.children(), chosen, view.locale))
            }
            "\n"
        }
    }
}

/// The rural districts of the district that was chosen; a script fills the list when another is.
fn rural(name: &str, district: &str, view: &FormView<'_>) -> Markup {
    let name = format!("{name}{RURAL}");
    let chosen = first(view.input, &name);
    html! {
        "\n"
        label for=(name) { (texts::RURAL.get(view.locale)) " " (optional(view.locale)) }
        select id=(name) name=(name) {
            option value="" { (texts::CHOOSE.get(view.locale)) }
            @if let Ok(district) = district.parse::<Kato>() {
                (options(district.children(), chosen, view.locale))
            }
        }
    }
}

fn options(places: impl Iterator<Item = Kato>, chosen: &str, locale: Locale) -> Markup {
    html! {
        @for kato in places {
            @let code = kato.to_string();
            option value=(code) selected[code == chosen] { (kato.name(locale.language())) }
            "\n"
        }
    }
}

/// The first value of a name, as it was filled in.
fn first<'a>(input: &'a Input, name: &str) -> &'a str {
    input.iter().find(|(of, _)| of == name).map_or("", |(_, value)| value)
}
