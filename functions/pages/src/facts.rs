//! Lists of facts about a record: a label and a value each.

use maud::{Markup, html};

/// A fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// What the value is.
    pub label: &'static str,
    /// The value.
    pub value: String,
}

/// The facts as a description list.
pub fn render(facts: &[Fact]) -> Markup {
    html! {
        dl class="form__answers" {
            @for Fact { label, value } in facts {
                dt { (label) } dd { (value) }
                "\n"
            }
        }
        "\n"
    }
}
