//! Public keys, and the verification of signatures with them.

use crypto_bigint::Uint;

use super::curve::Curve;
use super::point::{Affine, Point};
use super::scalar::{in_range, order, reduced_digest, scalar};

/// A public key: a point of the curve that is not of small order.
#[derive(Debug, Clone)]
pub(crate) struct VerifyingKey<C: Curve<L>, const L: usize>(Affine<C, L>);

impl<C: Curve<L>, const L: usize> VerifyingKey<C, L> {
    /// Reads `x‖y`; `None` if the length is wrong or the curve has no such point.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Option<VerifyingKey<C, L>> {
        let (x, y) = halves::<L>(bytes)?;
        let point = Affine::new(x, y)?;
        (!Point::from(&point).is_of_small_order()).then_some(VerifyingKey(point))
    }

    /// Whether a signature over a digest was made with the private key of this public key.
    ///
    /// RFC 7091, section 6.2, with the variable names used there.
    pub(crate) fn verify(&self, digest: &[u8], signature: &[u8]) -> bool {
        let Some((r, s)) = halves::<L>(signature) else { return false };
        let q = order::<C, L>();
        if !in_range(&r, &q) || !in_range(&s, &q) || digest.len() != L * Uint::<1>::BYTES {
            return false;
        }
        let e = reduced_digest::<C, L>(digest);
        let Some(v) = e.invert_vartime().into_option() else { return false };
        let z1 = scalar::<C, L>(&s) * v;
        let z2 = -(scalar::<C, L>(&r) * v);
        let base = Point::from(&Affine::base());
        let sum = base.combine(&z1.retrieve(), &Point::from(&self.0), &z2.retrieve());
        sum.x().is_some_and(|x| x.rem_vartime(&q) == r)
    }
}

/// Splits bytes into two numbers of equal length.
fn halves<const L: usize>(bytes: &[u8]) -> Option<(Uint<L>, Uint<L>)> {
    let (first, second) = bytes.split_at_checked(L * Uint::<1>::BYTES)?;
    (first.len() == second.len()).then(|| (Uint::from_le_slice(first), Uint::from_le_slice(second)))
}
