//! Private keys of tests: those of RSA are kept, those of GOST follow from a word.

use const_oid::ObjectIdentifier;
use crypto_bigint::{U256, U512};
use der::Decode;
use rsa::pkcs8::{DecodePrivateKey, EncodePublicKey, PrivateKeyInfoRef};
use sha2::Sha256;

use super::write;
use crate::algorithm::Algorithm;
use crate::gost::{SigningKey, Tc26A256, Tc26A512};
use crate::oid;

/// A private key that is no secret.
#[derive(Clone)]
pub struct Key(Kind);

#[derive(Clone)]
enum Kind {
    Rsa(Box<rsa::PrivateKey>),
    Gost256(SigningKey<Tc26A256, { U256::LIMBS }>),
    Gost512(SigningKey<Tc26A512, { U512::LIMBS }>),
}

macro_rules! rsa_key {
    ($name:literal) => {
        include_bytes!(concat!("keys/", $name, ".pk8"))
    };
}

impl Key {
    /// The key of an algorithm that belongs to a word. Of RSA there are four: `root`,
    /// `authority`, `signer`, and one for all other words.
    pub fn new(algorithm: Algorithm, word: &str) -> Key {
        Key(match algorithm {
            Algorithm::Gost256 => Kind::Gost256(SigningKey::from_seed(word.as_bytes())),
            Algorithm::Gost512 => Kind::Gost512(SigningKey::from_seed(word.as_bytes())),
            Algorithm::RsaSha256 => {
                return Key::kept(match word {
                    "root" => rsa_key!("rsa2048_root"),
                    "authority" => rsa_key!("rsa2048_authority"),
                    "signer" => rsa_key!("rsa2048_signer"),
                    _ => rsa_key!("rsa2048_other"),
                });
            }
        })
    }

    /// A key of RSA with 1024 bits.
    pub fn weak() -> Key {
        Key::kept(rsa_key!("rsa1024"))
    }

    fn kept(pkcs8: &[u8]) -> Key {
        Key::from_pkcs8(pkcs8).expect("the kept keys are well-formed")
    }

    /// Reads a key as the published test keys are kept; of GOST it is a little-endian number in
    /// an OCTET STRING of its own.
    pub fn from_pkcs8(pkcs8: &[u8]) -> Option<Key> {
        let info = PrivateKeyInfoRef::from_der(pkcs8).ok()?;
        let octets = info.private_key.as_bytes();
        let scalar = || <&der::asn1::OctetStringRef>::from_der(octets).ok();
        Some(Key(match info.algorithm.oid {
            oid::RSA => Kind::Rsa(Box::new(rsa::PrivateKey::from_pkcs8_der(pkcs8).ok()?)),
            oid::GOST_2015_256 => Kind::Gost256(SigningKey::from_bytes(scalar()?.as_bytes())?),
            oid::GOST_2015_512 => Kind::Gost512(SigningKey::from_bytes(scalar()?.as_bytes())?),
            _ => return None,
        }))
    }

    /// The algorithm of this key.
    pub fn algorithm(&self) -> Algorithm {
        match &self.0 {
            Kind::Rsa(_) => Algorithm::RsaSha256,
            Kind::Gost256(_) => Algorithm::Gost256,
            Kind::Gost512(_) => Algorithm::Gost512,
        }
    }

    /// The identifier of its signatures.
    pub fn signature_oid(&self) -> ObjectIdentifier {
        self.algorithm().signature_oid()
    }

    /// The identifier of the digest that goes with it.
    pub fn digest_oid(&self) -> ObjectIdentifier {
        self.algorithm().digest_oid()
    }

    /// SubjectPublicKeyInfo.
    pub fn public_key_info(&self) -> Vec<u8> {
        match &self.0 {
            Kind::Rsa(key) => {
                let info = key.to_public_key().to_public_key_der();
                info.expect("a key of RSA can be written").into_vec()
            }
            Kind::Gost256(key) => gost_key_info(
                [oid::GOST_2015_256, oid::GOST_2015_256_CURVE, oid::STREEBOG_256],
                &key.verifying_key(),
            ),
            Kind::Gost512(key) => gost_key_info(
                [oid::GOST_2015_512, oid::GOST_2015_512_CURVE, oid::STREEBOG_512],
                &key.verifying_key(),
            ),
        }
    }

    /// The digest of bytes that goes with this key.
    pub fn digest(&self, bytes: &[u8]) -> Vec<u8> {
        self.algorithm().digest(&[bytes])
    }

    /// The signature over bytes.
    pub fn sign(&self, bytes: &[u8]) -> Vec<u8> {
        let digest = self.digest(bytes);
        match &self.0 {
            Kind::Rsa(key) => {
                key.pkcs1v15_sign_prehash::<Sha256>(&digest).expect("a key of RSA can sign")
            }
            Kind::Gost256(key) => key.sign(&digest),
            Kind::Gost512(key) => key.sign(&digest),
        }
    }
}

fn gost_key_info([key, curve, digest]: [ObjectIdentifier; 3], point: &[u8]) -> Vec<u8> {
    let parameters = write::sequence([write::oid(curve), write::oid(digest)]);
    let algorithm = write::sequence([write::oid(key), parameters]);
    write::sequence([algorithm, write::bits(&write::octets(point))])
}
