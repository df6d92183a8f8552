//! Reading of each type of value from a node; a value that cannot be read is a fault.

use domain::{Coordinates, EntryId, Lang, Locale, Localized, Period, Precision, Slug};
use jiff::civil::Date;

use super::fields::Fields;
use super::from_yaml::FromYaml;
use super::tree::{Node, Value};
use crate::diag::{Diagnostics, nearest};
use crate::read::source::At;

/// A text that is not empty, on one line, without spaces around it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(transparent)]
pub struct TextLine(pub String);

fn scalar<'n>(node: &'n Node, expected: &str, faults: &mut Diagnostics) -> Option<&'n str> {
    let text = node.text();
    if text.is_none() {
        faults.wrong_type(node.span, expected);
    }
    text
}

impl FromYaml for TextLine {
    fn from_yaml(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let text = scalar(node, "text", faults)?.trim();
        if text.is_empty() {
            faults.wrong_type(node.span, "text");
            return None;
        }
        Some(TextLine(text.replace('\n', " ")))
    }
}

impl FromYaml for String {
    fn from_yaml(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        TextLine::from_yaml(node, faults).map(|text| text.0)
    }
}

impl FromYaml for bool {
    fn from_yaml(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        match &node.value {
            Value::Scalar { text, plain: true } if text == "true" => Some(true),
            Value::Scalar { text, plain: true } if text == "false" => Some(false),
            _ => {
                faults.wrong_type(node.span, "true / false");
                None
            }
        }
    }
}

macro_rules! numbers {
    ($($type:ty: $expected:literal),+) => {
        $(impl FromYaml for $type {
            fn from_yaml(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
                let Value::Scalar { text, plain: true } = &node.value else {
                    faults.wrong_type(node.span, $expected);
                    return None;
                };
                // A leading zero is how codes are written, not numbers.
                let code = text.len() > 1 && text.starts_with('0') && !text.starts_with("0.");
                let number = text.parse::<$type>().ok().filter(|_| !code);
                if number.is_none() {
                    faults.wrong_type(node.span, $expected);
                }
                number
            }
        })+
    };
}

numbers! { u32: "whole number", i64: "whole number", i32: "whole number", f64: "number" }

impl FromYaml for Date {
    fn from_yaml(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let text = scalar(node, "date", faults)?;
        let date = (text.len() == 10).then(|| text.parse().ok()).flatten();
        if date.is_none() {
            faults.bad_date(node.span, text);
        }
        date
    }
}

impl FromYaml for Period {
    fn from_yaml(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let text = scalar(node, "period", faults)?;
        let period = text.parse().ok();
        if period.is_none() {
            faults.bad_period(node.span, text);
        }
        period
    }
}

impl FromYaml for Slug {
    fn from_yaml(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let text = scalar(node, "slug", faults)?;
        let slug = text.parse().ok();
        if slug.is_none() {
            faults.bad_slug(node.span, text, None);
        }
        slug
    }
}

impl FromYaml for EntryId {
    fn from_yaml(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let text = scalar(node, "kind/slug", faults)?;
        let id = text.parse().ok();
        if id.is_none() {
            faults.bad_id(node.span, text);
        }
        id
    }
}

impl<T: FromYaml> FromYaml for At<T> {
    fn from_yaml(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        T::from_yaml(node, faults).map(|value| At { value, span: node.span })
    }

    fn words() -> Vec<&'static str> {
        T::words()
    }
}

impl<T: FromYaml> FromYaml for Vec<T> {
    fn from_yaml(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let Value::Sequence(items) = &node.value else {
            faults.wrong_type(node.span, "list");
            return None;
        };
        Some(items.iter().filter_map(|item| T::from_yaml(item, faults)).collect())
    }

    fn words() -> Vec<&'static str> {
        T::words()
    }
}

impl<T: FromYaml> FromYaml for Localized<T> {
    fn from_yaml(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let mut fields = Fields::new(node, faults)?;
        let mut value = Localized::default();
        for lang in Lang::ALL {
            if let Some(text) = fields.optional::<T>(lang.tag()) {
                value.set(lang, text);
            }
        }
        if value.langs().next().is_none() {
            let span = fields.span();
            fields.faults().missing_key(span, Lang::Kk.tag(), None);
        }
        fields.finish();
        Some(value)
    }
}

impl FromYaml for Locale {
    fn from_yaml(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        word(node, &Locale::ALL.map(|locale| (locale.tag(), locale)), faults)
    }
}

/// A point as authors write it.
impl FromYaml for (Coordinates, Precision) {
    fn from_yaml(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let mut fields = Fields::new(node, faults)?;
        let (lat, lon) = (fields.required::<f64>("lat"), fields.required::<f64>("lon"));
        let precision = fields.optional("precision").unwrap_or_default();
        fields.finish();
        let (lat, lon) = (lat?, lon?);
        let point = Coordinates::new(lat, lon);
        if point.is_none() {
            faults.out_of_range(node.span, &format!("{lat}, {lon}"), "±90, ±180");
        }
        Some((point?, precision))
    }
}

impl FromYaml for Precision {
    fn from_yaml(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        const NAMES: &[(&str, Precision)] = &[
            ("site", Precision::Site),
            ("settlement", Precision::Settlement),
            ("area", Precision::Area),
        ];
        word(node, NAMES, faults)
    }
}

/// Reads a word of a closed vocabulary.
pub(crate) fn word<T: Copy>(
    node: &Node,
    names: &[(&str, T)],
    faults: &mut Diagnostics,
) -> Option<T> {
    let text = scalar(node, "word", faults)?;
    let found = names.iter().find(|(name, _)| *name == text).map(|(_, value)| *value);
    if found.is_none() {
        let known: Vec<&str> = names.iter().map(|(name, _)| *name).collect();
        faults.unknown_value(
            node.span,
            text,
            &known.join(", "),
            nearest(text, known.iter().copied()),
        );
    }
    found
}

/// A word of a closed vocabulary; its label is in the theme's texts under `set.word`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VocabularyWord {
    /// The name of the vocabulary.
    pub set: &'static str,
    /// The word as authors write it.
    pub word: &'static str,
}

/// Declares a closed vocabulary: an enum whose words authors write and whose labels are in the
/// theme's texts under `<set>.<word>`.
macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident $set:literal { $($variant:ident $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs, reason = "the words say what the variants are")]
        pub enum $name { $($variant,)+ }

        impl $name {
            /// Every word with its meaning.
            pub const WORDS: &'static [(&'static str, $name)] = &[$(($word, $name::$variant),)+];

            /// Every word as authors write it.
            pub const NAMES: &'static [&'static str] = &[$($word),+];

            /// The name of the set in the theme's strings.
            pub const SET: &'static str = $set;

            /// The word as authors write it.
            pub const fn word(self) -> &'static str {
                match self { $($name::$variant => $word,)+ }
            }

            /// The word with the name of its set.
            #[allow(dead_code, reason = "a row, a label or a schema of some kinds has it")]
            pub(crate) const fn in_set(self) -> $crate::read::yaml::VocabularyWord {
                $crate::read::yaml::VocabularyWord { set: Self::SET, word: self.word() }
            }
        }

        impl $crate::read::yaml::FromYaml for $name {
            fn from_yaml(
                node: &$crate::read::yaml::Node,
                faults: &mut $crate::diag::Diagnostics,
            ) -> Option<Self> {
                $crate::read::yaml::word(node, $name::WORDS, faults)
            }

            fn words() -> Vec<&'static str> {
                $name::NAMES.to_vec()
            }
        }
    };
}
pub(crate) use vocabulary;
