//! How to reach a person. None of these values is ever printed by chance.

mod calling_code;
mod email;
mod person_name;
mod phone;

pub use email::Email;
pub use person_name::PersonName;
pub use phone::{Phone, PhoneFault};

macro_rules! private {
    ($name:ident) => {
        impl $name {
            /// The value itself, for sealing and for showing to people with the right to see it.
            pub fn reveal(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Debug for $name {
            /// Without the value.
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    };
}
pub(crate) use private;

/// A postal address.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Address(String);

private!(Address);

impl Address {
    /// An address that a form has validated.
    pub(crate) fn validated(text: String) -> Address {
        Address(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_shown_by_chance() {
        let shown = format!("{:?} {:?}", Phone::parse("+77011234567"), Email::parse("a@b.kz"));
        assert_eq!(shown, "Ok(Phone(…)) Some(Email(…))");
    }
}
