//! The published test keys of the national centre, valid until 2027 and 2029; [`crate::Trust::test`]
//! trusts their certificates.

use super::certificate::Identity;
use super::key::Key;

macro_rules! published {
    ($(#[$about:meta])* $name:ident, $file:literal) => {
        $(#[$about])*
        pub fn $name() -> Identity {
            let certificate: &[u8] =
                include_bytes!(concat!("../../tests/samples/certs/gost2026_", $file, ".cer"));
            let key = include_bytes!(concat!("../../tests/samples/keys/", $file, ".pk8"));
            let key = Key::from_pkcs8(key).expect("a test reads all published keys");
            Identity { certificate: certificate.to_vec(), key }
        }
    };
}

published!(
    /// Returns the key of a person.
    individual_valid,
    "individual_valid_individual_valid"
);
published!(
    /// Returns the key of a person whose certificate was revoked.
    individual_revoked,
    "individual_revoked_individual_revoked"
);
published!(
    /// Returns the key of the head of an organisation.
    legal_valid_head,
    "legal_valid_head"
);
published!(
    /// Returns the key of an employee with the right to sign for an organisation.
    legal_valid_employee_signright,
    "legal_valid_employee_signright"
);
