//! Real messages, lists and certificates, each with the outcome that it must have.

use std::path::Path;
use std::time::SystemTime;

use eds::revocation::crl::{CrlError, Crls};
use eds::revocation::{Evidence, RevocationSource, Status, Unavailable};
use eds::{
    Algorithm, Certificate, Holder, Policy, Position, Reason, Refusal, Role, Trust, Verifier,
};

fn sample(path: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples").join(path);
    let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    if !bytes.starts_with(b"-----BEGIN") {
        return bytes;
    }
    der::pem::decode_vec(&bytes).unwrap().1
}

fn at(text: &str) -> SystemTime {
    text.parse::<der::DateTime>().unwrap().to_system_time()
}

/// For messages whose revocation nobody can be asked about any more.
#[derive(Debug)]
struct AllGood;

impl RevocationSource for AllGood {
    fn status(
        &self,
        _: &Certificate,
        _: &Certificate,
        now: SystemTime,
    ) -> Result<Status, Unavailable> {
        Ok(Status::Good(Evidence::Crl { number: None, this_update: now }))
    }
}

/// The authorities of tests before 2022, whose roots are lost.
fn former_authorities() -> Trust {
    Trust::of_tests_without_roots(&[sample("ca/test/nca_rsa_test.crt")]).unwrap()
}

#[test]
fn a_head_of_an_organisation_signs_with_gost() {
    let message = sample("cms/mitwork_gost2015_attached_cades_t_org_head.cms");
    let content = [0xB5, 0xEB, 0x2D];
    let verify = |policy, time| {
        Verifier::new(Trust::test(), policy, AllGood).verify(&content, &message, at(time))
    };
    let signature = verify(Policy::Organisation, "2025-02-24T19:30:00Z").unwrap();
    assert_eq!(signature.algorithm, Algorithm::Gost512);
    assert_eq!(signature.signer.role, Role::Organisation(Position::Head));
    assert_eq!(signature.signer.iin.unwrap().as_str(), "123456789011");
    let organisation = signature.signer.organisation.unwrap();
    assert_eq!(organisation.bin.as_str(), "123456789021");
    assert_eq!(signature.signing_time, Some(at("2025-02-24T19:23:13Z")));

    let role = Role::Organisation(Position::Head);
    assert_eq!(
        verify(Policy::Person, "2025-02-24T19:30:00Z").unwrap_err(),
        Refusal::RoleNotAsked { role }
    );
    let until = at("2025-10-29T11:41:24Z");
    assert_eq!(
        verify(Policy::Organisation, "2025-10-29T11:41:25Z").unwrap_err(),
        Refusal::Expired { holder: Holder::Signer, until }
    );
}
