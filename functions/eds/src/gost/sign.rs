//! Signing, for tests only: it takes a different time for different keys, so it would tell them.

use crypto_bigint::Uint;
use streebog::{Digest, Streebog512};

use super::curve::Curve;
use super::point::{Affine, Point};
use super::{in_range, order, reduced_digest, scalar};

/// A private key.
#[derive(Clone)]
pub(crate) struct SigningKey<C: Curve<L>, const L: usize> {
    d: Uint<L>,
    base: Point<C, L>,
}

impl<C: Curve<L>, const L: usize> SigningKey<C, L> {
    /// Reads a little-endian number; `None` if it is no key of the curve.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        if bytes.len() != L * Uint::<1>::BYTES {
            return None;
        }
        let d = Uint::from_le_slice(bytes);
        in_range(&d, &order::<C, L>()).then(|| SigningKey { d, base: Point::from(&Affine::base()) })
    }

    /// The key of this curve that a seed leads to.
    pub(crate) fn from_seed(seed: &[u8]) -> Self {
        let d = number::<C, L>(&[b"key", seed]);
        SigningKey { d, base: Point::from(&Affine::base()) }
    }

    /// The public key, `x‖y`.
    pub(crate) fn verifying_key(&self) -> Vec<u8> {
        let (x, y) = self.times_base(&self.d);
        joined(&x, &y)
    }

    /// The signature over a digest, `r‖s`; the same for the same digest.
    pub(crate) fn sign(&self, digest: &[u8]) -> Vec<u8> {
        let k = number::<C, L>(&[b"nonce", &little_endian(&self.d), digest]);
        let (x, _) = self.times_base(&k);
        let r = x.rem_vartime(&order::<C, L>());
        let s = scalar::<C, L>(&r) * scalar::<C, L>(&self.d)
            + scalar::<C, L>(&k) * reduced_digest::<C, L>(digest);
        joined(&r, &s.retrieve())
    }

    fn times_base(&self, k: &Uint<L>) -> (Uint<L>, Uint<L>) {
        let product = self.base.combine(k, &self.base, &Uint::ZERO);
        product.to_affine().expect("the base point times less than its order is not zero")
    }
}

/// A number below the order that the parts lead to.
fn number<C: Curve<L>, const L: usize>(parts: &[&[u8]]) -> Uint<L> {
    let mut hash = Streebog512::new();
    parts.iter().for_each(|part| hash.update(part));
    let hash = hash.finalize();
    Uint::<L>::from_le_slice(&hash[..L * Uint::<1>::BYTES]).rem_vartime(&order::<C, L>())
}

fn joined<const L: usize>(first: &Uint<L>, second: &Uint<L>) -> Vec<u8> {
    let mut bytes = little_endian(first);
    bytes.extend(little_endian(second));
    bytes
}

fn little_endian<const L: usize>(value: &Uint<L>) -> Vec<u8> {
    value.as_words().iter().flat_map(|word| word.to_le_bytes()).collect()
}
