//! What the source of revocation says, to the refusal that it becomes.

use std::time::SystemTime;

use eds::revocation::{Evidence, RevocationSource, Status, Unavailable};
use eds::testing::now;
use eds::{Certificate, Policy, Reason, Refusal, Verifier};

use crate::Case;
use crate::world::{CONTENT, World};

/// Always says the same.
struct Says {
    status: Result<Status, Unavailable>,
    authority_revoked: bool,
}

impl RevocationSource for Says {
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

pub(crate) fn cases(world: &World) -> Vec<Case> {
    let says = |name, expected, status, authority_revoked| {
        let source = Says { status, authority_revoked };
        let verifier = Verifier::new(world.trust.clone(), Policy::Any, source);
        let found = verifier.verify(CONTENT, &world.message().to_der(), now());
        Case { name, expected, found: found.map(|_| ()) }
    };
    let good = Status::Good(Evidence::Crl { number: None, this_update: now() });
    let reason = Some(Reason::KeyCompromise);
    vec![
        says(
            "revoked",
            Refusal::Revoked { at: now(), reason },
            Ok(Status::Revoked { at: now(), reason }),
            false,
        ),
        says("its authority revoked", Refusal::AuthorityRevoked, Ok(good), true),
        says("not known", Refusal::RevocationUnknown, Ok(Status::Unknown), false),
        says(
            "an answer not to be believed",
            Refusal::RevocationUntrusted { fault: "forged" },
            Ok(Status::Untrusted { fault: "forged" }),
            false,
        ),
        says(
            "no answer",
            Refusal::RevocationUnavailable { why: "no way".to_owned() },
            Err(Unavailable("no way".to_owned())),
            false,
        ),
    ]
}
