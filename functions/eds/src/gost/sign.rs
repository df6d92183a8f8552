//! Signing, for tests only: its running time depends on the private key, so it would leak it.

use crypto_bigint::Uint;
use streebog::{Digest, Streebog512};

use super::curve::Curve;
use super::point::{Affine, Point};
use super::scalar::{in_range, order, reduced_digest, scalar};

/// A private key.
#[derive(Clone)]
pub(crate) struct SigningKey<C: Curve<L>, const L: usize> {
    d: Uint<L>,
    base: Point<C, L>,
}

impl<C: Curve<L>, const L: usize> SigningKey<C, L> {
    /// Reads a little-endian number; `None` if it is not a key of the curve.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        if bytes.len() != L * Uint::<1>::BYTES {
            return None;
        }
        let d = Uint::from_le_slice(bytes);
        in_range(&d, &order::<C, L>()).then(|| SigningKey { d, base: Point::from(&Affine::base()) })
    }

    /// Derives a key of this curve from a seed.
    pub(crate) fn from_seed(seed: &[u8]) -> Self {
        let d = number::<C, L>(&[b"key", seed]);
        SigningKey { d, base: Point::from(&Affine::base()) }
    }

    /// Returns the public key, `x‖y`.
    pub(crate) fn verifying_key(&self) -> Vec<u8> {
        let (x, y) = self.times_base(&self.d);
        concat(&x, &y)
    }

    /// Signs a digest: returns `r‖s`, always the same for the same digest.
    pub(crate) fn sign(&self, digest: &[u8]) -> Vec<u8> {
        let k = number::<C, L>(&[b"nonce", &little_endian(&self.d), digest]);
        let (x, _) = self.times_base(&k);
        let r = x.rem_vartime(&order::<C, L>());
        let s = scalar::<C, L>(&r) * scalar::<C, L>(&self.d)
            + scalar::<C, L>(&k) * reduced_digest::<C, L>(digest);
        concat(&r, &s.retrieve())
    }

    fn times_base(&self, k: &Uint<L>) -> (Uint<L>, Uint<L>) {
        let product = self.base.combine(k, &self.base, &Uint::ZERO);
        product.to_affine().expect("a multiple of the base point below its order is finite")
    }
}

/// Derives a number below the order from the parts.
fn number<C: Curve<L>, const L: usize>(parts: &[&[u8]]) -> Uint<L> {
    let mut hash = Streebog512::new();
    parts.iter().for_each(|part| hash.update(part));
    let hash = hash.finalize();
    Uint::<L>::from_le_slice(&hash[..L * Uint::<1>::BYTES]).rem_vartime(&order::<C, L>())
}

fn concat<const L: usize>(first: &Uint<L>, second: &Uint<L>) -> Vec<u8> {
    let mut bytes = little_endian(first);
    bytes.extend(little_endian(second));
    bytes
}

fn little_endian<const L: usize>(value: &Uint<L>) -> Vec<u8> {
    value.as_words().iter().flat_map(|word| word.to_le_bytes()).collect()
}
