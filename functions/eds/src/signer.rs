//! Who signed: the holder of a certificate, by his numbers and name.

use std::fmt;

use const_oid::ObjectIdentifier;
use der::asn1::{PrintableStringRef, Utf8StringRef};
use x509_cert::name::Name;

use crate::certificate::Certificate;
use crate::identity::{Bin, Iin};
use crate::oid;
use crate::refusal::{Number, Refusal};
use crate::role::Role;

/// The holder of a certificate. Its Debug form hides who it is.
#[derive(Clone, PartialEq, Eq)]
pub struct Signer {
    /// The person's number; an information system has none.
    pub iin: Option<Iin>,
    /// Surname and first name, and the patronymic if there is one; of an information system its
    /// name.
    pub name: String,
    /// For whom he signs, if not for himself.
    pub organisation: Option<Organisation>,
    /// In what role.
    pub role: Role,
}

/// An organisation that somebody signs for.
#[derive(Clone, PartialEq, Eq)]
pub struct Organisation {
    /// Its number.
    pub bin: Bin,
    /// Its name.
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
    /// Reads the holder of a certificate; `control` asks for control digits, which the numbers of
    /// test keys have not.
    pub(crate) fn read(
        certificate: &Certificate,
        role: Role,
        control: bool,
    ) -> Result<Signer, Refusal> {
        let subject = certificate.subject();
        let iin = match role {
            Role::Organisation(_) | Role::PersonSystem if role.is_system() => None,
            _ => {
                let text = number(subject, oid::SERIAL_NUMBER, Number::Iin)?;
                let iin = Iin::parse(&text).filter(|iin| !control || iin.has_control_digit());
                Some(iin.ok_or(Refusal::NumberMalformed { number: Number::Iin })?)
            }
        };
        let organisation = match role {
            Role::Organisation(_) => Some(Organisation::read(subject, control)?),
            Role::Person | Role::PersonSystem => None,
        };
        let names = [oid::COMMON_NAME, oid::GIVEN_NAME].map(|kind| first_text(subject, kind));
        let name = names.into_iter().flatten().collect::<Vec<_>>().join(" ");
        Ok(Signer { iin, name, organisation, role })
    }
}

impl Organisation {
    fn read(subject: &Name, control: bool) -> Result<Organisation, Refusal> {
        let text = number(subject, oid::ORGANIZATIONAL_UNIT, Number::Bin)?;
        let bin = Bin::parse(&text).filter(|bin| !control || bin.has_control_digit());
        let bin = bin.ok_or(Refusal::NumberMalformed { number: Number::Bin })?;
        let name = first_text(subject, oid::ORGANIZATION).unwrap_or_default();
        Ok(Organisation { bin, name })
    }
}

/// The digits of the one attribute of a kind that holds a number.
fn number(subject: &Name, kind: ObjectIdentifier, number: Number) -> Result<String, Refusal> {
    let prefix = number.to_string();
    let texts = texts(subject, kind);
    // A person has one serial number and no other; an organisation may name its units too.
    if number == Number::Iin && texts.len() > 1 {
        return Err(Refusal::NumberRepeated { number });
    }
    // What cannot be read may be a number, but none that is well-formed.
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

/// The first text of a kind that can be read.
fn first_text(name: &Name, kind: ObjectIdentifier) -> Option<String> {
    texts(name, kind).into_iter().flatten().next()
}

/// The values of all attributes of a kind, where they are texts of the usual kinds.
fn texts(name: &Name, kind: ObjectIdentifier) -> Vec<Option<String>> {
    let attributes = name.iter().filter(|attribute| attribute.oid == kind);
    let text = |value: &der::Any| {
        let utf8 = value.decode_as::<Utf8StringRef<'_>>().map(|text| text.as_str().to_owned());
        utf8.or_else(|_| {
            value.decode_as::<PrintableStringRef<'_>>().map(|text| text.as_str().to_owned())
        })
        .ok()
    };
    attributes.map(|attribute| text(&attribute.value)).collect()
}
