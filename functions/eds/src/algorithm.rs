//! The algorithms that are accepted: one row each of key, digest and signature that go together.

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

/// A row of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Algorithm {
    /// RSA PKCS#1 v1.5 with SHA-256.
    RsaSha256,
    /// GOST R 34.10-2012 with 256 bits and Streebog-256.
    Gost256,
    /// GOST R 34.10-2012 with 512 bits and Streebog-512.
    Gost512,
}

impl Algorithm {
    /// The name for people and logs.
    pub fn name(self) -> &'static str {
        match self {
            Algorithm::RsaSha256 => "RSA, SHA-256",
            Algorithm::Gost256 => "GOST R 34.10-2012, 256 bit",
            Algorithm::Gost512 => "GOST R 34.10-2012, 512 bit",
        }
    }

    /// The row of a key.
    pub(crate) fn of_key(key: ObjectIdentifier) -> Result<Algorithm, Refusal> {
        match key {
            oid::RSA => Ok(Algorithm::RsaSha256),
            oid::GOST_2015_256 => Ok(Algorithm::Gost256),
            oid::GOST_2015_512 => Ok(Algorithm::Gost512),
            other => Err(unlisted(other)),
        }
    }

    /// Whether a digest goes with this row.
    pub(crate) fn accept_digest(self, digest: ObjectIdentifier) -> Result<(), Refusal> {
        self.accept(digest, &[self.digest_oid()])
    }

    /// Whether the signature of a certificate, list or answer goes with this row.
    pub(crate) fn accept_signature(self, signature: ObjectIdentifier) -> Result<(), Refusal> {
        self.accept(signature, &[self.signature_oid()])
    }

    /// Whether the signature of a message does; those may name RSA without its digest.
    pub(crate) fn accept_message_signature(
        self,
        signature: ObjectIdentifier,
    ) -> Result<(), Refusal> {
        match self {
            Algorithm::RsaSha256 => self.accept(signature, &[oid::SHA256_WITH_RSA, oid::RSA]),
            _ => self.accept_signature(signature),
        }
    }

    fn accept(self, found: ObjectIdentifier, row: &[ObjectIdentifier]) -> Result<(), Refusal> {
        if row.contains(&found) {
            return Ok(());
        }
        let listed = [Algorithm::RsaSha256, Algorithm::Gost256, Algorithm::Gost512]
            .iter()
            .any(|other| found == other.digest_oid() || found == other.signature_oid());
        Err(if listed || found == oid::RSA {
            Refusal::AlgorithmMismatch { found }
        } else {
            unlisted(found)
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

    /// The digest of the parts, joined.
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

/// The refusal of an algorithm that no row has.
fn unlisted(found: ObjectIdentifier) -> Refusal {
    match found {
        oid::GOST_2004 | oid::GOST_2004_SIGNATURE | oid::GOST_2004_DIGEST => {
            Refusal::AlgorithmObsolete
        }
        _ => Refusal::AlgorithmUnknown { found },
    }
}

/// The key of a certificate.
#[derive(Debug, Clone)]
pub(crate) enum PublicKey {
    Rsa(Box<rsa::PublicKey>),
    Gost256(VerifyingKey<Tc26A256, { U256::LIMBS }>),
    Gost512(VerifyingKey<Tc26A512, { U512::LIMBS }>),
}

impl PublicKey {
    /// Reads a key with its parameters.
    pub(crate) fn parse(info: &SubjectPublicKeyInfoOwned) -> Result<PublicKey, Refusal> {
        let algorithm = Algorithm::of_key(info.algorithm.oid)?;
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

    /// The row of this key.
    pub(crate) fn algorithm(&self) -> Algorithm {
        match self {
            PublicKey::Rsa(_) => Algorithm::RsaSha256,
            PublicKey::Gost256(_) => Algorithm::Gost256,
            PublicKey::Gost512(_) => Algorithm::Gost512,
        }
    }

    /// How many bits of RSA it has, if it is one of RSA.
    pub(crate) fn rsa_bits(&self) -> Option<u32> {
        match self {
            PublicKey::Rsa(key) => Some(key.n().bit_width_vartime()),
            _ => None,
        }
    }

    /// Whether a signature over the joined parts was made with this key.
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

/// The coordinates of a key of GOST, if its parameters name the curve and the digest.
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
