//! The refusals that follow from the outcomes of a revocation source.

use std::time::SystemTime;

use eds::revocation::{Evidence, RevocationSource, Status, Unavailable};
use eds::testing::now;
use eds::{Certificate, Policy, Refusal, RevocationReason, Verifier};

use crate::case::Case;
use crate::fixture::{CONTENT, Fixture};

/// A revocation source that always gives the same status.
struct FixedSource {
    status: Result<Status, Unavailable>,
    authority_revoked: bool,
}

impl RevocationSource for FixedSource {
    fn status(
        &self,
        _: &Certificate,
        _: &Certificate,
        _: SystemTime,
    ) -> Result<Status, Unavailable> {
        self.status.clone()
    }

    fn is_authority_revoked(&self, _: &Certificate, _: SystemTime) -> bool {
        self.authority_revoked
    }
}

pub(crate) fn cases(fixture: &Fixture) -> Vec<Case> {
    let case = |name, expected, status, authority_revoked| {
        let source = FixedSource { status, authority_revoked };
        let verifier = Verifier::new(fixture.trust.clone(), Policy::Any, source);
        let found = verifier.verify(CONTENT, &fixture.message().to_der(), now());
        Case { name, expected, found: found.map(|_| ()) }
    };
    let good = Status::Good(Evidence::Crl { number: None, this_update: now() });
    let reason = Some(RevocationReason::KeyCompromise);
    vec![
        case(
            "revoked",
            Refusal::Revoked { at: now(), reason },
            Ok(Status::Revoked { at: now(), reason }),
            false,
        ),
        case("the authority revoked", Refusal::AuthorityRevoked, Ok(good), true),
        case("unknown", Refusal::RevocationUnknown, Ok(Status::Unknown), false),
        case(
            "an untrusted response",
            Refusal::RevocationUntrusted { fault: "forged" },
            Ok(Status::Untrusted { fault: "forged" }),
            false,
        ),
        case(
            "no response",
            Refusal::RevocationUnavailable { why: "no way".to_owned() },
            Err(Unavailable("no way".to_owned())),
            false,
        ),
    ]
}
