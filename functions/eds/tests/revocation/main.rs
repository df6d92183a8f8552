//! Tests of revocation: OCSP responses, CRLs, and the fallback from one to the other.

#![expect(clippy::unwrap_used, reason = "what fails in a test should stop it")]

mod crl;
mod fallback;
mod ocsp;

use std::time::Duration;

use eds::testing::{self, Authority, Identity};
use eds::{Algorithm, Certificate, Role};

const ALGORITHMS: [Algorithm; 3] = [Algorithm::RsaSha256, Algorithm::Gost256, Algorithm::Gost512];
const SECOND: Duration = Duration::from_secs(1);
const MINUTE: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(60 * 60);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// An authority and a person with a certificate issued by it.
struct Fixture {
    authority: Authority,
    person: Identity,
    certificate: Certificate,
    issuer: Certificate,
}

impl Fixture {
    fn new(algorithm: Algorithm) -> Fixture {
        let authority = Authority::new(algorithm);
        let person = authority.signer(Role::Person);
        Fixture {
            certificate: testing::certificate(&person.certificate).unwrap(),
            issuer: testing::certificate(&authority.issuing.certificate).unwrap(),
            person,
            authority,
        }
    }
}
