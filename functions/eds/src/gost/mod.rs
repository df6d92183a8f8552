//! GOST R 34.10-2012 (RFC 7091): verifying a signature by arithmetic on a curve.
//!
//! The one piece of cryptography written here, because no maintained crate has it. It sees public
//! values only, so it may take a different time for different inputs. Numbers stand in their
//! little-endian form in Kazakhstan's certificates and messages: a public key is `x‖y`, a
//! signature `r‖s`, a digest one number.

mod curve;
mod point;
#[cfg(any(test, feature = "testing"))]
mod sign;
#[cfg(test)]
mod tests;

use crypto_bigint::modular::{ConstMontyForm, ConstMontyParams};
use crypto_bigint::{NonZero, Uint};

pub(crate) use curve::{Curve, Tc26A256, Tc26A512};
use point::{Affine, Point};
#[cfg(any(test, feature = "testing"))]
pub(crate) use sign::SigningKey;

/// A public key: a point of the curve of which not a few times are zero.
#[derive(Debug, Clone)]
pub(crate) struct VerifyingKey<C: Curve<L>, const L: usize>(Affine<C, L>);

impl<C: Curve<L>, const L: usize> VerifyingKey<C, L> {
    /// Reads `x‖y`; `None` if the length is wrong or there is no such point.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Option<VerifyingKey<C, L>> {
        let (x, y) = halves::<L>(bytes)?;
        let point = Affine::new(x, y)?;
        (!Point::from(&point).is_of_small_order()).then_some(VerifyingKey(point))
    }

    /// Whether a signature over a digest was made with the key that belongs to this one.
    ///
    /// RFC 7091 section 6.2, with the steps' own letters.
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

/// A number modulo the order of the base point.
type Scalar<C, const L: usize> = ConstMontyForm<<C as Curve<L>>::Order, L>;

fn scalar<C: Curve<L>, const L: usize>(value: &Uint<L>) -> Scalar<C, L> {
    ConstMontyForm::new(value)
}

/// The order of the base point.
fn order<C: Curve<L>, const L: usize>() -> NonZero<Uint<L>> {
    *<C::Order as ConstMontyParams<L>>::PARAMS.modulus().as_nz_ref()
}

/// The digest as the number `e`, which is never zero.
fn reduced_digest<C: Curve<L>, const L: usize>(digest: &[u8]) -> Scalar<C, L> {
    let e = scalar::<C, L>(&Uint::<L>::from_le_slice(digest).rem_vartime(&order::<C, L>()));
    if e == Scalar::<C, L>::ZERO { Scalar::<C, L>::ONE } else { e }
}

fn in_range<const L: usize>(value: &Uint<L>, order: &Uint<L>) -> bool {
    *value != Uint::ZERO && value < order
}

/// Two numbers that stand one after the other.
fn halves<const L: usize>(bytes: &[u8]) -> Option<(Uint<L>, Uint<L>)> {
    let (first, second) = bytes.split_at_checked(L * Uint::<1>::BYTES)?;
    (first.len() == second.len()).then(|| (Uint::from_le_slice(first), Uint::from_le_slice(second)))
}
