//! A form as HTML, empty or with what was filled in and what is wrong with it.
//!
//! Works without a script: every control is the browser's own, every fault stands at its field and
//! in a list above, with a link to it.

use std::fmt::Write;

use super::validate::RURAL;
use super::{Choice, Control, Fault, Faults, Field, Form, Holds, Input, Part, Words, fault, words};
use crate::kato::Kato;
use crate::lang::Lang;
use crate::text::escape;

/// What a form is drawn with.
#[derive(Debug, Clone, Copy)]
pub struct Drawing<'a> {
    /// The language of its reader.
    pub lang: Lang,
    /// Where it is sent.
    pub action: &'a str,
    /// What was filled in.
    pub input: &'a Input,
    /// What is wrong with it.
    pub faults: &'a Faults,
    /// Hidden fields: names and values.
    pub hidden: &'a [(&'a str, &'a str)],
}

const FAULTS_ABOVE: Words = words(
    "Жіберілген жоқ. Мына жерлерін түзетіңіз:",
    "Не отправлено. Исправьте, пожалуйста:",
    "Not sent. Please correct:",
);
const OPTIONAL: Words = words("міндетті емес", "необязательно", "optional");
const CHOOSE: Words = words("Таңдаңыз", "Выберите", "Choose");
const RURAL_LABEL: Words = words("Ауылдық округ", "Сельский округ", "Rural district");

/// The HTML of a form.
pub fn draw(form: &Form, drawing: &Drawing<'_>) -> String {
    let mut html = String::with_capacity(48 * 1024);
    summary(&mut html, form, drawing);
    put(
        &mut html,
        format_args!(
            "<form class=\"form\" method=\"post\" action=\"{}\" data-form=\"{}\"{} novalidate>\n",
            escape(drawing.action),
            form.name,
            if form.proof { " data-proof" } else { "" }
        ),
    );
    for (name, value) in drawing.hidden {
        let (name, value) = (escape(name), escape(value));
        put(&mut html, format_args!("<input type=\"hidden\" name=\"{name}\" value=\"{value}\">\n"));
    }
    for shown in form.parts {
        part(&mut html, shown, drawing);
    }
    let submit = form.submit.get(drawing.lang);
    put(
        &mut html,
        format_args!("<button class=\"form__submit\" type=\"submit\">{submit}</button>\n</form>\n"),
    );
    html
}

/// Writing to a string cannot fail.
fn put(html: &mut String, text: std::fmt::Arguments<'_>) {
    html.write_fmt(text).expect("a string takes everything");
}

fn summary(html: &mut String, form: &Form, drawing: &Drawing<'_>) {
    if drawing.faults.is_empty() {
        return;
    }
    let lang = drawing.lang;
    put(
        html,
        format_args!(
            "<div class=\"form__faults\" role=\"alert\" tabindex=\"-1\">\n<p>{}</p>\n<ul>\n",
            FAULTS_ABOVE.get(lang)
        ),
    );
    for (name, found) in drawing.faults {
        let message = found.message(lang);
        match form.field(name) {
            Some(field) => {
                let label = short_label(form, field).get(lang);
                put(html, format_args!("<li><a href=\"#{name}\">{label}</a>: {message}</li>\n"));
            }
            None => put(html, format_args!("<li>{}: {message}</li>\n", escape(name))),
        }
    }
    html.push_str("</ul>\n</div>\n");
}

/// What a question is called in a list: a sentence to agree to is too long, its heading tells it.
fn short_label(form: &Form, field: &Field) -> Words {
    let part = form.parts.iter().find(|part| part.fields.iter().any(|of| of.name == field.name));
    match (field.control, part) {
        (Control::Agreement { .. }, Some(part)) => part.title,
        _ => field.label,
    }
}

fn part(html: &mut String, part: &Part, drawing: &Drawing<'_>) {
    let title = part.title.get(drawing.lang);
    put(html, format_args!("<section class=\"form__part\">\n<h2>{title}</h2>\n"));
    if let Some(help) = part.help {
        put(html, format_args!("<p class=\"form__help\">{}</p>\n", help.get(drawing.lang)));
    }
    for shown in part.fields {
        field(html, shown, drawing);
    }
    html.push_str("</section>\n");
}

/// One question: a group of controls with a legend, or one control with a label.
fn field(html: &mut String, field: &Field, drawing: &Drawing<'_>) {
    let faults: Vec<Fault> = fault::of(drawing.faults, field).collect();
    let wrong = if faults.is_empty() { "" } else { " form__field--wrong" };
    let grouped = matches!(field.control, Control::One(_) | Control::Any(_));
    let tag = if grouped { "fieldset" } else { "div" };
    let id = if grouped { format!(" id=\"{}\"", field.name) } else { String::new() };
    put(html, format_args!("<{tag} class=\"form__field{wrong}\"{id}>\n"));
    let optional = match field.required {
        true => String::new(),
        false => format!(" <span class=\"form__optional\">({})</span>", OPTIONAL.get(drawing.lang)),
    };
    let label = field.label.get(drawing.lang);
    match field.control {
        Control::Agreement { .. } => {}
        _ if grouped => put(html, format_args!("<legend>{label}{optional}</legend>\n")),
        _ => put(html, format_args!("<label for=\"{}\">{label}{optional}</label>\n", field.name)),
    }
    if let Some(help) = field.help {
        let help = help.get(drawing.lang);
        put(html, format_args!("<p class=\"form__help\" id=\"{}-help\">{help}</p>\n", field.name));
    }
    for (at, found) in faults.iter().enumerate() {
        let message = found.message(drawing.lang);
        put(
            html,
            format_args!(
                "<p class=\"form__fault\" id=\"{}-fault-{at}\">{message}</p>\n",
                field.name
            ),
        );
    }
    control(html, field, &described(field, faults.len()), drawing);
    put(html, format_args!("</{tag}>\n"));
}

/// The attributes that tie a control to its help and its faults.
fn described(field: &Field, faults: usize) -> String {
    let help = field.help.map(|_| format!("{}-help", field.name));
    let ids = help.into_iter().chain((0..faults).map(|at| format!("{}-fault-{at}", field.name)));
    let ids: Vec<String> = ids.collect();
    let mut attributes = String::new();
    if !ids.is_empty() {
        attributes = format!(" aria-describedby=\"{}\"", ids.join(" "));
    }
    if faults > 0 {
        attributes.push_str(" aria-invalid=\"true\"");
    }
    attributes
}

fn control(html: &mut String, field: &Field, attributes: &str, drawing: &Drawing<'_>) {
    let name = field.name;
    let value = escape(first(drawing.input, name));
    let required = if field.required { " required" } else { "" };
    match field.control {
        Control::Line { holds, most } => {
            let kind = kind_of_input(holds);
            put(
                html,
                format_args!(
                    "<input id=\"{name}\" name=\"{name}\" {kind} maxlength=\"{most}\" \
                     value=\"{value}\"{required}{attributes}>\n"
                ),
            );
        }
        Control::Text { most } => put(
            html,
            format_args!(
                "<textarea id=\"{name}\" name=\"{name}\" rows=\"4\" maxlength=\"{most}\"\
                 {required}{attributes}>{value}</textarea>\n"
            ),
        ),
        Control::One(choices) => choose(html, field, "radio", choices, drawing),
        Control::Any(choices) => choose(html, field, "checkbox", choices, drawing),
        Control::Place => place(html, field, attributes, drawing),
        Control::Agreement { version } => {
            let checked = if value == version { " checked" } else { "" };
            let label = field.label.get(drawing.lang);
            put(
                html,
                format_args!(
                    "<label class=\"form__choice\" for=\"{name}\"><input id=\"{name}\" \
                     type=\"checkbox\" name=\"{name}\" value=\"{version}\"{checked}{required}\
                     {attributes}> <span>{label}</span></label>\n"
                ),
            );
        }
    }
}

/// The attributes that make a phone show the right keyboard and fill in what it knows.
fn kind_of_input(holds: Holds) -> &'static str {
    match holds {
        Holds::Words => "type=\"text\" autocomplete=\"off\"",
        Holds::PersonName => "type=\"text\" autocomplete=\"name\"",
        Holds::Phone => "type=\"tel\" autocomplete=\"tel\"",
        Holds::Email => "type=\"email\" autocomplete=\"email\"",
        Holds::Address => "type=\"text\" autocomplete=\"address-line1\"",
        Holds::Year { .. } => "type=\"text\" inputmode=\"numeric\" autocomplete=\"bday-year\"",
        Holds::Bin => "type=\"text\" inputmode=\"numeric\" autocomplete=\"off\"",
    }
}

fn choose(html: &mut String, field: &Field, kind: &str, choices: &[Choice], drawing: &Drawing<'_>) {
    html.push_str("<div class=\"form__choices\">\n");
    for choice in choices {
        let (name, word) = (field.name, choice.word);
        let made = drawing.input.iter().any(|(of, value)| of == name && value == word);
        let checked = if made { " checked" } else { "" };
        let label = choice.label.get(drawing.lang);
        put(
            html,
            format_args!(
                "<label class=\"form__choice\"><input type=\"{kind}\" name=\"{name}\" \
                 value=\"{word}\"{checked}> <span>{label}</span></label>\n"
            ),
        );
    }
    html.push_str("</div>\n");
}

/// The districts by oblast, and the rural districts of the one that was chosen; a script fills the
/// second list when another is.
fn place(html: &mut String, field: &Field, attributes: &str, drawing: &Drawing<'_>) {
    let (name, lang) = (field.name, drawing.lang);
    let chosen = first(drawing.input, name);
    let required = if field.required { " required" } else { "" };
    put(
        html,
        format_args!(
            "<select id=\"{name}\" name=\"{name}\" data-place{required}{attributes}>\n\
             <option value=\"\">{}</option>\n",
            CHOOSE.get(lang)
        ),
    );
    for oblast in Kato::oblasts() {
        put(html, format_args!("<optgroup label=\"{}\">\n", oblast.name(lang)));
        options(html, oblast.children(), chosen, lang);
        html.push_str("</optgroup>\n");
    }
    html.push_str("</select>\n");
    let rural = format!("{name}{RURAL}");
    put(
        html,
        format_args!(
            "<label for=\"{rural}\">{} <span class=\"form__optional\">({})</span></label>\n\
             <select id=\"{rural}\" name=\"{rural}\">\n<option value=\"\">{}</option>\n",
            RURAL_LABEL.get(lang),
            OPTIONAL.get(lang),
            CHOOSE.get(lang)
        ),
    );
    if let Ok(district) = chosen.parse::<Kato>() {
        options(html, district.children(), first(drawing.input, &rural), lang);
    }
    html.push_str("</select>\n");
}

fn options(html: &mut String, places: impl Iterator<Item = Kato>, chosen: &str, lang: Lang) {
    for kato in places {
        let code = kato.to_string();
        let selected = if code == chosen { " selected" } else { "" };
        put(
            html,
            format_args!("<option value=\"{code}\"{selected}>{}</option>\n", kato.name(lang)),
        );
    }
}

/// The first value of a name, as it was filled in.
fn first<'a>(input: &'a Input, name: &str) -> &'a str {
    input.iter().find(|(of, _)| of == name).map_or("", |(_, value)| value)
}
