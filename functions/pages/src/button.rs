//! Forms with a single button.

use maud::{Markup, html};

/// How much attention a button draws.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Weight {
    /// What the page is for.
    Main,
    /// What is possible too.
    Quiet,
}

impl Weight {
    /// The class of a button.
    pub(crate) const fn class(self) -> &'static str {
        match self {
            Weight::Main => "form__submit",
            Weight::Quiet => "form__submit form__submit--quiet",
        }
    }
}

/// A form with hidden fields and one button.
pub(crate) fn button(action: &str, fields: &[(&str, &str)], text: &str, weight: Weight) -> Markup {
    html! {
        form class="form" method="post" action=(action) {
            (hidden(fields))
            button class=(weight.class()) type="submit" { (text) }
        }
        "\n"
    }
}

/// Hidden fields: names and values.
pub(crate) fn hidden(fields: &[(&str, &str)]) -> Markup {
    html! {
        @for (name, value) in fields {
            input type="hidden" name=(name) value=(value);
            "\n"
        }
    }
}
