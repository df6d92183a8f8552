//! Numbers modulo the order of a base point.

use crypto_bigint::modular::{ConstMontyForm, ConstMontyParams};
use crypto_bigint::{NonZero, Uint};

use super::curve::Curve;

/// A number modulo the order of the base point.
pub(super) type Scalar<C, const L: usize> = ConstMontyForm<<C as Curve<L>>::Order, L>;

/// Reduces a number modulo the order.
pub(super) fn scalar<C: Curve<L>, const L: usize>(value: &Uint<L>) -> Scalar<C, L> {
    ConstMontyForm::new(value)
}

/// Returns the order of the base point.
pub(super) fn order<C: Curve<L>, const L: usize>() -> NonZero<Uint<L>> {
    *<C::Order as ConstMontyParams<L>>::PARAMS.modulus().as_nz_ref()
}

/// Returns the digest as the number `e` of the standard, which is never zero.
pub(super) fn reduced_digest<C: Curve<L>, const L: usize>(digest: &[u8]) -> Scalar<C, L> {
    let e = scalar::<C, L>(&Uint::<L>::from_le_slice(digest).rem_vartime(&order::<C, L>()));
    if e == Scalar::<C, L>::ZERO { Scalar::<C, L>::ONE } else { e }
}

/// Whether a number is between zero and the order, both excluded.
pub(super) fn in_range<const L: usize>(value: &Uint<L>, order: &Uint<L>) -> bool {
    *value != Uint::ZERO && value < order
}
