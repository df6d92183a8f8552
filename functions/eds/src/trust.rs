//! The trusted authorities, pinned by the hash of their certificates and not by name.

use std::sync::LazyLock;
use std::time::SystemTime;

use x509_cert::name::Name;

use crate::algorithm::PublicKey;
use crate::certificate::Certificate;
use crate::refusal::{Holder, Refusal};

/// A certificate embedded in this crate, with the hash that it must have.
struct Pin {
    der: &'static [u8],
    sha256: &'static str,
}

macro_rules! pin {
    ($file:literal, $sha256:literal) => {
        Pin { der: include_bytes!(concat!("../trust/", $file)), sha256: $sha256 }
    };
}

/// The issuing authorities of the national centre (ҰКО, НУЦ), each with its root (НКО, КУЦ).
static PRODUCTION: [(Pin, Pin); 2] = [
    (
        pin!(
            "nca_gost_2022.cer",
            "32c7d233a42703a327f3025543a05b930e3f39a786c68dfa196baa86d5618524"
        ),
        pin!(
            "root_gost_2022.cer",
            "af77725f8328bb24f89d81da3acdf7cee4324248538b7ba2cd2a860517fb9dca"
        ),
    ),
    (
        pin!(
            "nca_rsa_2022.cer",
            "84fb799a66140950818c056a5d9730acc2a7622cdd4ef0d47113b132fb892905"
        ),
        pin!(
            "root_rsa_2020.cer",
            "9ba06354b626641715182e4d07c9dbaa1777720fa795d03174ffc68876535dcd"
        ),
    ),
];

/// The authority that issues the published test keys, and its root.
static TEST: [(Pin, Pin); 1] = [(
    pin!(
        "nca_gost2022_test.cer",
        "beeffc0bdb77cd798c35983eb0715f6ef0051cccb71d7cd05505e8a4fb2c6f4d"
    ),
    pin!(
        "root_test_gost_2022.cer",
        "b995e79e7c07429f8f79e185451e5599ce342ac720000f01b3854fdfa03031a6"
    ),
)];

/// A set of trusted authorities: either the national ones or those of tests, never both.
#[derive(Debug, Clone)]
pub struct Trust {
    authorities: Vec<TrustedCa>,
    /// Whether the numbers of people and organisations must have valid control digits.
    control_digits: bool,
}

/// A certification authority whose certificate is signed by its root.
#[derive(Debug, Clone)]
pub(crate) struct TrustedCa {
    pub(crate) certificate: Certificate,
    pub(crate) key: PublicKey,
    pub(crate) root: Certificate,
    pub(crate) root_key: PublicKey,
}

impl Trust {
    /// Returns the national authorities: НУЦ of 2022 under КУЦ of 2020 (RSA) and of 2022 (GOST).
    pub fn production() -> Trust {
        static SET: LazyLock<Trust> = LazyLock::new(|| Trust::pinned(&PRODUCTION, true));
        SET.clone()
    }

    /// Returns the authority of the published test keys, whose holders are fictional.
    pub fn test() -> Trust {
        static SET: LazyLock<Trust> = LazyLock::new(|| Trust::pinned(&TEST, false));
        SET.clone()
    }

    fn pinned(pins: &[(Pin, Pin)], control_digits: bool) -> Trust {
        let authorities = pins.iter().map(|(authority, root)| {
            TrustedCa::new(authority.certificate(), root.certificate())
                .expect("a test reads all pinned certificates")
        });
        Trust { authorities: authorities.collect(), control_digits }
    }

    /// Returns authorities made by a test: pairs of an authority and its root, in DER.
    #[cfg(any(test, feature = "testing"))]
    pub fn for_tests(pairs: &[(Vec<u8>, Vec<u8>)], control_digits: bool) -> Result<Trust, Refusal> {
        let pair = |(authority, root): &(Vec<u8>, Vec<u8>)| {
            TrustedCa::new(Certificate::parse(authority)?, Certificate::parse(root)?)
        };
        let authorities = pairs.iter().map(pair).collect::<Result<_, _>>()?;
        Ok(Trust { authorities, control_digits })
    }

    /// Returns old test authorities whose roots are lost: each is its own root.
    #[cfg(any(test, feature = "testing"))]
    pub fn for_tests_without_roots(authorities: &[Vec<u8>]) -> Result<Trust, Refusal> {
        let authority = |der: &Vec<u8>| {
            let certificate = Certificate::parse(der)?;
            let key = certificate.public_key()?;
            let (root, root_key) = (certificate.clone(), key.clone());
            Ok(TrustedCa { certificate, key, root, root_key })
        };
        let authorities = authorities.iter().map(authority).collect::<Result<_, _>>()?;
        Ok(Trust { authorities, control_digits: false })
    }

    /// Whether the numbers of people and organisations must have valid control digits.
    pub(crate) fn requires_control_digits(&self) -> bool {
        self.control_digits
    }

    /// Returns the authorities with a name.
    fn named(&self, name: &Name) -> impl Iterator<Item = &TrustedCa> {
        self.authorities.iter().filter(move |authority| authority.certificate.subject() == name)
    }

    /// Returns all certificates that sign CRLs, with their keys: authorities and roots.
    pub(crate) fn issuers(&self) -> impl Iterator<Item = (&Certificate, &PublicKey)> {
        self.authorities.iter().flat_map(|authority| {
            [(&authority.certificate, &authority.key), (&authority.root, &authority.root_key)]
        })
    }

    /// Validates the path of a certificate at a moment, and returns the authority that issued it.
    pub(crate) fn validate_path(
        &self,
        certificate: &Certificate,
        now: SystemTime,
    ) -> Result<&TrustedCa, Refusal> {
        let mut named = self.named(certificate.issuer()).peekable();
        if named.peek().is_none() {
            return Err(Refusal::UnknownAuthority);
        }
        let authority = named.find(|authority| certificate.is_signed_with(&authority.key));
        let authority = authority.ok_or(Refusal::CertificateForged)?;
        certificate.check_validity(Holder::Signer, now)?;
        authority.certificate.check_validity(Holder::Authority, now)?;
        authority.root.check_validity(Holder::Root, now)?;
        Ok(authority)
    }
}

impl TrustedCa {
    fn new(certificate: Certificate, root: Certificate) -> Result<TrustedCa, Refusal> {
        let (key, root_key) = (certificate.public_key()?, root.public_key()?);
        let valid = root.is_signed_with(&root_key)
            && certificate.is_signed_with(&root_key)
            && certificate.issuer() == root.subject()
            && certificate.may_issue()
            && root.may_issue();
        if !valid {
            return Err(Refusal::CertificateForged);
        }
        Ok(TrustedCa { certificate, key, root, root_key })
    }
}

impl Pin {
    fn certificate(&self) -> Certificate {
        let certificate =
            Certificate::parse(self.der).expect("a test reads all pinned certificates");
        let sha256 = base16ct::lower::encode_string(&certificate.sha256());
        assert_eq!(sha256, self.sha256, "a pinned certificate was changed");
        certificate
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pinned_certificates_are_signed_by_their_roots() {
        assert_eq!(Trust::production().authorities.len(), 2);
        assert_eq!(Trust::test().authorities.len(), 1);
    }

    #[test]
    fn test_authorities_are_not_among_the_national_ones() {
        let production = Trust::production();
        for (certificate, _) in Trust::test().issuers() {
            assert!(production.issuers().all(|(real, _)| real.subject() != certificate.subject()));
        }
    }
}
