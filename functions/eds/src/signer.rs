//! The signer: the holder of a certificate, with their numbers and name.

use std::fmt;

use const_oid::ObjectIdentifier;
use der::asn1::{PrintableStringRef, Utf8StringRef};
use x509_cert::name::Name;

use crate::certificate::Certificate;
use crate::identity::{Bin, Iin, Number};
use crate::oid;
use crate::refusal::Refusal;
use crate::role::Role;

/// The holder of a certificate. The `Debug` form hides their identity.
#[derive(Clone, PartialEq, Eq)]
pub struct Signer {
    /// The number of the person; an information system has none.
    pub iin: Option<Iin>,
    /// The surname, first name and patronymic of a person, or the name of an information system.
    pub name: String,
    /// The organisation that the holder signs for, if any.
    pub organisation: Option<Organisation>,
    /// The role of the holder.
    pub role: Role,
}

/// The organisation that a signer signs for.
#[derive(Clone, PartialEq, Eq)]
pub struct Organisation {
    /// The number of the organisation.
    pub bin: Bin,
    /// The name of the organisation.
    pub name: String,
}

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Signer").field("role", &self.role).finish_non_exhaustive()
    }
}

impl fmt::Debug for Organisation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Organisation(…)")
    }
}

impl Signer {
    /// Reads the holder of a certificate. `control_digits` requires valid control digits, which the
    /// numbers of test keys do not have.
    pub(crate) fn read(
        certificate: &Certificate,
        role: Role,
        control_digits: bool,
    ) -> Result<Signer, Refusal> {
        let subject = certificate.subject();
        let iin = match role {
            Role::Organisation(_) | Role::PersonSystem if role.is_system() => None,
            _ => {
                let text = number(subject, oid::SERIAL_NUMBER, Number::Iin)?;
                let iin =
                    Iin::parse(&text).filter(|iin| !control_digits || iin.has_control_digit());
                Some(iin.ok_or(Refusal::NumberMalformed { number: Number::Iin })?)
            }
        };
        let organisation = match role {
            Role::Organisation(_) => Some(Organisation::read(subject, control_digits)?),
            Role::Person | Role::PersonSystem => None,
        };
        let names = [oid::COMMON_NAME, oid::GIVEN_NAME].map(|kind| first_text(subject, kind));
        let name = names.into_iter().flatten().collect::<Vec<_>>().join(" ");
        Ok(Signer { iin, name, organisation, role })
    }
}

impl Organisation {
    fn read(subject: &Name, control_digits: bool) -> Result<Organisation, Refusal> {
        let text = number(subject, oid::ORGANIZATIONAL_UNIT, Number::Bin)?;
        let bin = Bin::parse(&text).filter(|bin| !control_digits || bin.has_control_digit());
        let bin = bin.ok_or(Refusal::NumberMalformed { number: Number::Bin })?;
        let name = first_text(subject, oid::ORGANIZATION).unwrap_or_default();
        Ok(Organisation { bin, name })
    }
}

/// Returns the digits of the single attribute of a type that contains a number.
fn number(
    subject: &Name,
    attribute_type: ObjectIdentifier,
    number: Number,
) -> Result<String, Refusal> {
    let prefix = number.to_string();
    let texts = texts(subject, attribute_type);
    // A person has exactly one serial number; an organisation may also name its units.
    if number == Number::Iin && texts.len() > 1 {
        return Err(Refusal::NumberRepeated { number });
    }
    // A value that cannot be read counts as a malformed number.
    let digits = |text: &Option<String>| match text {
        Some(text) => text.strip_prefix(&prefix).map(str::to_owned),
        None => Some(String::new()),
    };
    let found: Vec<String> = texts.iter().filter_map(digits).collect();
    match found.as_slice() {
        [] => Err(Refusal::NumberMissing { number }),
        [one] => Ok(one.clone()),
        _ => Err(Refusal::NumberRepeated { number }),
    }
}

/// Returns the first readable text of an attribute type.
fn first_text(name: &Name, attribute_type: ObjectIdentifier) -> Option<String> {
    texts(name, attribute_type).into_iter().flatten().next()
}

/// Returns the values of all attributes of a type; `None` for those that are not UTF8String or
/// PrintableString.
fn texts(name: &Name, attribute_type: ObjectIdentifier) -> Vec<Option<String>> {
    let attributes = name.iter().filter(|attribute| attribute.oid == attribute_type);
    let text = |value: &der::Any| {
        let utf8 = value.decode_as::<Utf8StringRef<'_>>().map(|text| text.as_str().to_owned());
        utf8.or_else(|_| {
            value.decode_as::<PrintableStringRef<'_>>().map(|text| text.as_str().to_owned())
        })
        .ok()
    };
    attributes.map(|attribute| text(&attribute.value)).collect()
}
