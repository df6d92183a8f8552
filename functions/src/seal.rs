//! Sealing: contacts are encrypted on entry by who cannot decrypt them.
//!
//! Each record has a data key of its own, which encrypts its fields (XChaCha20-Poly1305) and is
//! itself wrapped with the public half of a key pair (RSA-OAEP with SHA-256). Only who holds the
//! private half, a KMS key or a file, can unwrap it. A field is bound to its place: moved to another
//! record or another name, it does not open. The whole record stands in
//! the table encrypted once more, with a key that erasing destroys (`record_keys`).

use std::collections::BTreeMap;
use std::fmt;
use std::pin::Pin;

use base64ct::{Base64, Encoding};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use rsa::pkcs8::DecodePublicKey;
use serde::{Deserialize, Serialize};
use sha2::Sha256;

use crate::keys::{SECRET, Secret, random};
use crate::record_keys::RecordKey;
use crate::stored::stored;

const NONCE: usize = 24;

/// The label under which the key of hidden texts is made. Stored texts hang on it: it never changes.
const HIDDEN: &[u8] = b"veil";

/// The sealed fields of a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sealed {
    /// The name of the key pair that wraps the data key.
    pub key: String,
    /// The wrapped data key, in base64.
    pub wrapped: String,
    /// The fields: nonce and ciphertext, in base64.
    pub fields: BTreeMap<String, String>,
}
stored!(sealed: Sealed, 0..=1);

/// Why something cannot be sealed or opened. Tells nothing of what is in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// The system gives no random numbers.
    #[error("no random numbers")]
    Random,
    /// The key does not fit.
    #[error("the key {0} cannot be used")]
    Key(&'static str),
    /// It was changed, moved or sealed with another key.
    #[error("what is sealed does not open")]
    Closed,
}

/// Where a record stands: what its fields are bound to.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The kind of record, such as `volunteer`.
    pub kind: &'a str,
    /// Its id.
    pub id: &'a str,
}

impl Context<'_> {
    fn associated_data(&self, field: &str, key: &str) -> Vec<u8> {
        [self.kind, self.id, field, key].join("|").into_bytes()
    }
}

/// Seals, and cannot open.
#[derive(Debug, Clone)]
pub struct Sealer {
    name: String,
    key: rsa::PublicKey,
}

impl Sealer {
    /// A sealer with the public half of a key pair, in the DER of SubjectPublicKeyInfo.
    pub fn new(name: &str, public_key: &[u8]) -> Result<Sealer, SealError> {
        let key = rsa::PublicKey::from_public_key_der(public_key)
            .map_err(|_| SealError::Key("for sealing"))?;
        Ok(Sealer { name: name.to_owned(), key })
    }

    /// The name of the key pair.
    pub fn key(&self) -> &str {
        &self.name
    }

    /// Seals the fields of a record at its place.
    pub fn seal(&self, place: Context<'_>, fields: &[(&str, &str)]) -> Result<Sealed, SealError> {
        let data_key: [u8; SECRET] = random().map_err(|_| SealError::Random)?;
        let wrapped = self.key.oaep_encrypt::<Sha256>(&data_key);
        let wrapped = wrapped.map_err(|_| SealError::Key("for sealing"))?;
        let cipher = XChaCha20Poly1305::new(&data_key.into());
        let mut sealed = BTreeMap::new();
        for (field, value) in fields.iter().copied() {
            let closed = encrypt_with(&cipher, value, &place.associated_data(field, &self.name))?;
            sealed.insert(field.to_owned(), closed);
        }
        let wrapped = Base64::encode_string(&wrapped);
        Ok(Sealed { key: self.name.clone(), wrapped, fields: sealed })
    }
}

/// Hides a text with a secret that is not in the table, bound to its place.
pub fn encrypt(secret: &Secret, place: Context<'_>, text: &str) -> Result<String, SealError> {
    let cipher = XChaCha20Poly1305::new(&secret.mac(&[HIDDEN]).into());
    encrypt_with(&cipher, text, &place.associated_data("", ""))
}

/// The text that was hidden with a secret at a place.
pub fn decrypt(secret: &Secret, place: Context<'_>, veiled: &str) -> Result<String, SealError> {
    let cipher = XChaCha20Poly1305::new(&secret.mac(&[HIDDEN]).into());
    decrypt_with(&cipher, veiled, &place.associated_data("", ""))
}

/// Encrypts a text with the key of a record, bound to its place.
pub fn encrypt_with_key(
    RecordKey(key): &RecordKey,
    place: Context<'_>,
    text: &str,
) -> Result<String, SealError> {
    encrypt_with(&XChaCha20Poly1305::new(key.into()), text, &place.associated_data("", ""))
}

/// The text that was encrypted with the key of a record at a place.
pub fn decrypt_with_key(
    RecordKey(key): &RecordKey,
    place: Context<'_>,
    closed: &str,
) -> Result<String, SealError> {
    decrypt_with(&XChaCha20Poly1305::new(key.into()), closed, &place.associated_data("", ""))
}

fn encrypt_with(
    cipher: &XChaCha20Poly1305,
    text: &str,
    associated: &[u8],
) -> Result<String, SealError> {
    let nonce: [u8; NONCE] = random().map_err(|_| SealError::Random)?;
    let payload = Payload { msg: text.as_bytes(), aad: associated };
    let ciphertext = cipher.encrypt(&XNonce::from(nonce), payload);
    let ciphertext = ciphertext.map_err(|_| SealError::Key("of the data"))?;
    Ok(Base64::encode_string(&[nonce.as_slice(), &ciphertext].concat()))
}

fn decrypt_with(
    cipher: &XChaCha20Poly1305,
    sealed: &str,
    associated: &[u8],
) -> Result<String, SealError> {
    let bytes = Base64::decode_vec(sealed).map_err(|_| SealError::Closed)?;
    let (nonce, ciphertext) = bytes.split_at_checked(NONCE).ok_or(SealError::Closed)?;
    let nonce = <[u8; NONCE]>::try_from(nonce).map_err(|_| SealError::Closed)?;
    let payload = Payload { msg: ciphertext, aad: associated };
    let plain = cipher.decrypt(&XNonce::from(nonce), payload);
    String::from_utf8(plain.map_err(|_| SealError::Closed)?).map_err(|_| SealError::Closed)
}

/// A data key, once it is unwrapped.
pub type Unwrapping<'a> = Pin<Box<dyn Future<Output = Result<Vec<u8>, SealError>> + Send + 'a>>;

/// Unwraps data keys: holds the private half of a key pair, or has a service that does.
pub trait Unwrap: fmt::Debug + Send + Sync {
    /// The data key that was wrapped with the pair of this name.
    fn unwrap_key<'a>(&'a self, key: &'a str, wrapped: &'a [u8]) -> Unwrapping<'a>;
}

/// Opens the fields of a record at its place.
pub async fn open(
    sealed: &Sealed,
    place: Context<'_>,
    unwrap: &dyn Unwrap,
) -> Result<BTreeMap<String, String>, SealError> {
    let wrapped = Base64::decode_vec(&sealed.wrapped).map_err(|_| SealError::Closed)?;
    let data_key = unwrap.unwrap_key(&sealed.key, &wrapped).await?;
    let data_key: [u8; SECRET] = data_key.try_into().map_err(|_| SealError::Closed)?;
    let cipher = XChaCha20Poly1305::new(&data_key.into());
    let open_field = |(field, value): (&String, &String)| {
        let text = decrypt_with(&cipher, value, &place.associated_data(field, &sealed.key))?;
        Ok((field.clone(), text))
    };
    sealed.fields.iter().map(open_field).collect()
}
