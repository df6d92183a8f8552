//! Whether a certificate was revoked: answers, lists, the order in which they are asked, and that
//! nothing is ever good which nobody said.

#![expect(clippy::unwrap_used, reason = "what fails in a test should stop it")]

mod answers;
mod lists;
mod order;

use std::time::Duration;

use eds::testing::{self, Authority, Identity};
use eds::{Algorithm, Certificate, Role};

const ALGORITHMS: [Algorithm; 3] = [Algorithm::RsaSha256, Algorithm::Gost256, Algorithm::Gost512];
const SECOND: Duration = Duration::from_secs(1);
const MINUTE: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(60 * 60);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// An authority and a person whose certificate may be revoked.
struct World {
    authority: Authority,
    person: Identity,
    certificate: Certificate,
    issuer: Certificate,
}

impl World {
    fn new(algorithm: Algorithm) -> World {
        let authority = Authority::new(algorithm);
        let person = authority.signer(Role::Person);
        World {
            certificate: testing::certificate(&person.certificate).unwrap(),
            issuer: testing::certificate(&authority.issuing.certificate).unwrap(),
            person,
            authority,
        }
    }
}
