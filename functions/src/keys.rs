//! The secrets of the functions, and the names they make of what must not be kept as it is.

pub use base16ct::lower::encode_string as hex;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// How many bytes a secret has.
pub const SECRET: usize = 32;

/// A secret, one for each purpose, all from one master.
#[derive(Clone)]
pub struct Secret([u8; SECRET]);

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl Secret {
    /// The HMAC-SHA-256 of some parts, each with its length before it, so that no two lists of
    /// parts have the same.
    pub fn mac(&self, parts: &[&[u8]]) -> [u8; SECRET] {
        let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(&self.0)
            .expect("HMAC takes keys of any length");
        for part in parts {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part);
        }
        mac.finalize().into_bytes().into()
    }

    /// The same as lower-case hexadecimal digits.
    pub fn name(&self, parts: &[&[u8]]) -> String {
        hex(&self.mac(parts))
    }
}

/// The secrets of the functions.
#[derive(Debug, Clone)]
pub struct Secrets {
    /// Makes the names under which people's numbers and addresses are looked up. Without it a
    /// number of twelve digits would fall in minutes.
    pub lookup: Secret,
    /// Makes the secret links of volunteers.
    pub links: Secret,
    /// Signs proofs of work and tickets.
    pub proofs: Secret,
    /// Makes the names of sessions and of requests that wait for a signature.
    pub sessions: Secret,
    /// Hides in the table who looked at a contact, for the volunteer to see.
    pub looks: Secret,
}

impl Secrets {
    /// The secrets that a master leads to.
    pub fn of(master: [u8; SECRET]) -> Secrets {
        let master = Secret(master);
        let purpose = |name: &str| Secret(master.mac(&[b"tugan", name.as_bytes()]));
        Secrets {
            lookup: purpose("lookup"),
            links: purpose("links"),
            proofs: purpose("proofs"),
            sessions: purpose("sessions"),
            looks: purpose("looks"),
        }
    }
}

/// Bytes that nobody can guess.
pub fn random<const N: usize>() -> Result<[u8; N], getrandom::Error> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn purposes_and_parts_are_kept_apart() {
        let secrets = Secrets::of([7; SECRET]);
        let mac = |secret: &Secret, parts: &[&[u8]]| secret.name(parts);
        assert_ne!(mac(&secrets.lookup, &[b"a"]), mac(&secrets.links, &[b"a"]));
        assert_ne!(mac(&secrets.lookup, &[b"ab", b"c"]), mac(&secrets.lookup, &[b"a", b"bc"]));
        assert!(!format!("{secrets:?}").contains('7'));
    }
}
