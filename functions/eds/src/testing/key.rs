//! Private keys for tests: RSA keys are stored in files, GOST keys are derived from a word.

use const_oid::ObjectIdentifier;
use crypto_bigint::{U256, U512};
use der::Decode;
use rsa::pkcs8::{DecodePrivateKey, EncodePublicKey, PrivateKeyInfoRef};
use sha2::Sha256;

use super::write;
use crate::algorithm::Algorithm;
use crate::gost::{SigningKey, Tc26A256, Tc26A512};
use crate::oid;

/// A private key for tests, which is not secret.
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
    /// Returns the key of an algorithm for a word. There are four RSA keys: `root`, `authority`,
    /// `signer`, and one for all other words.
    pub fn new(algorithm: Algorithm, word: &str) -> Key {
        Key(match algorithm {
            Algorithm::Gost256 => Kind::Gost256(SigningKey::from_seed(word.as_bytes())),
            Algorithm::Gost512 => Kind::Gost512(SigningKey::from_seed(word.as_bytes())),
            Algorithm::RsaSha256 => {
                return Key::stored(match word {
                    "root" => rsa_key!("rsa2048_root"),
                    "authority" => rsa_key!("rsa2048_authority"),
                    "signer" => rsa_key!("rsa2048_signer"),
                    _ => rsa_key!("rsa2048_other"),
                });
            }
        })
    }

    /// Returns an RSA key with 1024 bits.
    pub fn weak() -> Key {
        Key::stored(rsa_key!("rsa1024"))
    }

    fn stored(pkcs8: &[u8]) -> Key {
        Key::from_pkcs8(pkcs8).expect("the stored keys are well-formed")
    }

    /// Parses a key in PKCS#8; a GOST key is a little-endian number in an OCTET STRING.
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

    /// Returns the algorithm of this key.
    pub fn algorithm(&self) -> Algorithm {
        match &self.0 {
            Kind::Rsa(_) => Algorithm::RsaSha256,
            Kind::Gost256(_) => Algorithm::Gost256,
            Kind::Gost512(_) => Algorithm::Gost512,
        }
    }

    /// Returns the object identifier of its signature algorithm.
    pub fn signature_oid(&self) -> ObjectIdentifier {
        self.algorithm().signature_oid()
    }

    /// Returns the object identifier of its digest algorithm.
    pub fn digest_oid(&self) -> ObjectIdentifier {
        self.algorithm().digest_oid()
    }

    /// Returns the SubjectPublicKeyInfo in DER.
    pub fn public_key_info(&self) -> Vec<u8> {
        match &self.0 {
            Kind::Rsa(key) => {
                let info = key.to_public_key().to_public_key_der();
                info.expect("an RSA key can be encoded").into_vec()
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

    /// Returns the digest of bytes, by the digest algorithm of this key.
    pub fn digest(&self, bytes: &[u8]) -> Vec<u8> {
        self.algorithm().digest(&[bytes])
    }

    /// Signs bytes.
    pub fn sign(&self, bytes: &[u8]) -> Vec<u8> {
        let digest = self.digest(bytes);
        match &self.0 {
            Kind::Rsa(key) => {
                key.pkcs1v15_sign_prehash::<Sha256>(&digest).expect("an RSA key can sign")
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
