//! The accepted algorithms: each is a suite of key, digest and signature that belong together.

use const_oid::ObjectIdentifier;
use crypto_bigint::{U256, U512};
use der::asn1::OctetStringRef;
use der::{Decode, Encode};
use rsa::traits::PublicKeyParts;
use sha2::{Digest, Sha256};
use streebog::{Streebog256, Streebog512};
use x509_cert::spki::{SubjectPublicKeyInfoOwned, SubjectPublicKeyInfoRef};

use crate::gost::{Tc26A256, Tc26A512, VerifyingKey};
use crate::oid;
use crate::refusal::Refusal;

/// An accepted algorithm suite.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Algorithm {
    /// RSA PKCS#1 v1.5 with SHA-256.
    RsaSha256,
    /// GOST R 34.10-2012 with 256-bit keys and Streebog-256.
    Gost256,
    /// GOST R 34.10-2012 with 512-bit keys and Streebog-512.
    Gost512,
}

impl Algorithm {
    /// Returns the name for people and logs.
    pub fn name(self) -> &'static str {
        match self {
            Algorithm::RsaSha256 => "RSA, SHA-256",
            Algorithm::Gost256 => "GOST R 34.10-2012, 256 bit",
            Algorithm::Gost512 => "GOST R 34.10-2012, 512 bit",
        }
    }

    /// Returns the suite of a key algorithm.
    pub(crate) fn from_key_oid(key: ObjectIdentifier) -> Result<Algorithm, Refusal> {
        match key {
            oid::RSA => Ok(Algorithm::RsaSha256),
            oid::GOST_2015_256 => Ok(Algorithm::Gost256),
            oid::GOST_2015_512 => Ok(Algorithm::Gost512),
            other => Err(not_accepted(other)),
        }
    }

    /// Checks that a digest belongs to this suite.
    pub(crate) fn check_digest(self, digest: ObjectIdentifier) -> Result<(), Refusal> {
        self.check(digest, &[self.digest_oid()])
    }

    /// Checks that the signature of a certificate, CRL or OCSP response belongs to this suite.
    pub(crate) fn check_signature(self, signature: ObjectIdentifier) -> Result<(), Refusal> {
        self.check(signature, &[self.signature_oid()])
    }

    /// Checks that the signature of a message belongs to this suite; messages may name RSA without
    /// a digest.
    pub(crate) fn check_message_signature(
        self,
        signature: ObjectIdentifier,
    ) -> Result<(), Refusal> {
        match self {
            Algorithm::RsaSha256 => self.check(signature, &[oid::SHA256_WITH_RSA, oid::RSA]),
            _ => self.check_signature(signature),
        }
    }

    fn check(self, found: ObjectIdentifier, suite: &[ObjectIdentifier]) -> Result<(), Refusal> {
        if suite.contains(&found) {
            return Ok(());
        }
        let known = [Algorithm::RsaSha256, Algorithm::Gost256, Algorithm::Gost512]
            .iter()
            .any(|other| found == other.digest_oid() || found == other.signature_oid());
        Err(if known || found == oid::RSA {
            Refusal::AlgorithmMismatch { found }
        } else {
            not_accepted(found)
        })
    }

    pub(crate) fn digest_oid(self) -> ObjectIdentifier {
        match self {
            Algorithm::RsaSha256 => oid::SHA256,
            Algorithm::Gost256 => oid::STREEBOG_256,
            Algorithm::Gost512 => oid::STREEBOG_512,
        }
    }

    pub(crate) fn signature_oid(self) -> ObjectIdentifier {
        match self {
            Algorithm::RsaSha256 => oid::SHA256_WITH_RSA,
            Algorithm::Gost256 => oid::GOST_2015_256_SIGNATURE,
            Algorithm::Gost512 => oid::GOST_2015_512_SIGNATURE,
        }
    }

    /// Returns the digest of the concatenated parts.
    pub(crate) fn digest(self, parts: &[&[u8]]) -> Vec<u8> {
        match self {
            Algorithm::RsaSha256 => hash::<Sha256>(parts),
            Algorithm::Gost256 => hash::<Streebog256>(parts),
            Algorithm::Gost512 => hash::<Streebog512>(parts),
        }
    }
}

fn hash<D: Digest>(parts: &[&[u8]]) -> Vec<u8> {
    let mut digest = D::new();
    parts.iter().for_each(|part| digest.update(part));
    digest.finalize().to_vec()
}

/// Returns the refusal of an algorithm that belongs to no suite.
fn not_accepted(found: ObjectIdentifier) -> Refusal {
    match found {
        oid::GOST_2004 | oid::GOST_2004_SIGNATURE | oid::GOST_2004_DIGEST => {
            Refusal::AlgorithmObsolete
        }
        _ => Refusal::AlgorithmUnknown { found },
    }
}

/// The public key of a certificate.
#[derive(Debug, Clone)]
pub(crate) enum PublicKey {
    Rsa(Box<rsa::PublicKey>),
    Gost256(VerifyingKey<Tc26A256, { U256::LIMBS }>),
    Gost512(VerifyingKey<Tc26A512, { U512::LIMBS }>),
}

impl PublicKey {
    /// Parses a key with its parameters.
    pub(crate) fn parse(info: &SubjectPublicKeyInfoOwned) -> Result<PublicKey, Refusal> {
        let algorithm = Algorithm::from_key_oid(info.algorithm.oid)?;
        let key = match algorithm {
            Algorithm::RsaSha256 => rsa_key(info).map(PublicKey::Rsa),
            Algorithm::Gost256 => point(info, oid::GOST_2015_256_CURVE, oid::STREEBOG_256)
                .and_then(|point| VerifyingKey::from_bytes(&point))
                .map(PublicKey::Gost256),
            Algorithm::Gost512 => point(info, oid::GOST_2015_512_CURVE, oid::STREEBOG_512)
                .and_then(|point| VerifyingKey::from_bytes(&point))
                .map(PublicKey::Gost512),
        };
        key.ok_or(Refusal::Malformed { part: "SubjectPublicKeyInfo" })
    }

    /// Returns the suite of this key.
    pub(crate) fn algorithm(&self) -> Algorithm {
        match self {
            PublicKey::Rsa(_) => Algorithm::RsaSha256,
            PublicKey::Gost256(_) => Algorithm::Gost256,
            PublicKey::Gost512(_) => Algorithm::Gost512,
        }
    }

    /// Returns the length of an RSA key in bits; other keys have none.
    pub(crate) fn rsa_bits(&self) -> Option<u32> {
        match self {
            PublicKey::Rsa(key) => Some(key.n().bit_width_vartime()),
            _ => None,
        }
    }

    /// Whether a signature over the concatenated parts was made with this key.
    pub(crate) fn verify(&self, parts: &[&[u8]], signature: &[u8]) -> bool {
        let digest = self.algorithm().digest(parts);
        match self {
            PublicKey::Rsa(key) => {
                key.pkcs1v15_verify_prehash::<Sha256>(&digest, signature).is_ok()
            }
            PublicKey::Gost256(key) => key.verify(&digest, signature),
            PublicKey::Gost512(key) => key.verify(&digest, signature),
        }
    }
}

fn rsa_key(info: &SubjectPublicKeyInfoOwned) -> Option<Box<rsa::PublicKey>> {
    let der = info.to_der().ok()?;
    let info = SubjectPublicKeyInfoRef::from_der(&der).ok()?;
    rsa::PublicKey::try_from(info).ok().map(Box::new)
}

/// Returns the coordinates of a GOST key, if its parameters name the curve and the digest.
fn point(
    info: &SubjectPublicKeyInfoOwned,
    curve: ObjectIdentifier,
    digest: ObjectIdentifier,
) -> Option<Vec<u8>> {
    let parameters = info.algorithm.parameters.as_ref()?;
    let named: Vec<ObjectIdentifier> = parameters.decode_as().ok()?;
    let octets = info.subject_public_key.as_bytes()?;
    let point = <&OctetStringRef>::from_der(octets).ok()?;
    (named == [curve, digest]).then(|| point.as_bytes().to_vec())
}
