//! The operator of a site: who is responsible for it, as its settings say.

use domain::contact::Email;
use domain::{Localized, number};

use super::source::At;
use super::yaml::Fields;

/// The organisation that is responsible for a site and for the personal data left there.
#[derive(Debug, Clone, Default)]
pub struct Operator {
    /// Its name.
    pub name: Localized<String>,
    /// Its business identification number (BIN).
    pub bin: Option<String>,
    /// Its postal address.
    pub address: Localized<String>,
    /// Its e-mail address for questions about personal data.
    pub email: Option<String>,
    /// Whether the copy only shows how the portal works: it needs no operator and says so.
    pub demonstration: bool,
}

/// The settings that name the operator.
const KEYS: [&str; 4] = ["operator", "operator_bin", "operator_address", "operator_email"];

impl Operator {
    /// Reads the operator; wrong values are reported and left out. `functions` is the setting that
    /// starts them: personal data must have somebody responsible.
    pub(super) fn read(functions: Option<&At<bool>>, fields: &mut Fields) -> Operator {
        let name: Option<Localized<String>> = fields.optional(KEYS[0]);
        let bin: Option<At<String>> = fields.optional(KEYS[1]);
        let address: Option<Localized<String>> = fields.optional(KEYS[2]);
        let email: Option<At<String>> = fields.optional(KEYS[3]);
        let demonstration: bool = fields.optional("demonstration").unwrap_or_default();
        let given = [name.is_some(), bin.is_some(), address.is_some(), email.is_some()];
        let missing = KEYS.into_iter().zip(given).filter(|(_, given)| !given);
        let missing: Vec<&str> = missing.map(|(key, _)| key).collect();
        if let Some(functions) = functions.filter(|functions| functions.value)
            && !demonstration
            && !missing.is_empty()
        {
            fields.faults().no_operator(functions.span, &missing.join(", "));
        }
        Operator {
            name: name.unwrap_or_default(),
            bin: bin.and_then(|bin| checked(KEYS[1], bin, number::is_bin, fields)),
            address: address.unwrap_or_default(),
            email: email.and_then(|email| checked(KEYS[3], email, is_email, fields)),
            demonstration,
        }
    }
}

fn is_email(text: &str) -> bool {
    Email::parse(text).is_some()
}

/// A value that a rule accepts; another is reported.
fn checked(
    key: &str,
    written: At<String>,
    rule: impl Fn(&str) -> bool,
    fields: &mut Fields,
) -> Option<String> {
    let right = rule(&written.value);
    if !right {
        fields.faults().bad_operator(written.span, key, &written.value);
    }
    right.then_some(written.value)
}
