//! Points of a curve, in affine coordinates for storage and in Jacobian coordinates for arithmetic.

use crypto_bigint::Uint;
use crypto_bigint::modular::ConstMontyForm;

use super::curve::Curve;

/// A coordinate.
type Coordinate<C, const L: usize> = ConstMontyForm<<C as Curve<L>>::Field, L>;

/// A point of the curve other than the point at infinity.
#[derive(Debug, Clone, Copy)]
pub(super) struct Affine<C: Curve<L>, const L: usize> {
    x: Coordinate<C, L>,
    y: Coordinate<C, L>,
}

impl<C: Curve<L>, const L: usize> Affine<C, L> {
    /// Returns the point with these coordinates, if they are reduced and it is on the curve.
    pub(super) fn new(x: Uint<L>, y: Uint<L>) -> Option<Self> {
        let point = Affine { x: ConstMontyForm::new(&x), y: ConstMontyForm::new(&y) };
        let reduced = point.x.retrieve() == x && point.y.retrieve() == y;
        (reduced && point.is_on_curve()).then_some(point)
    }

    /// Returns the base point.
    pub(super) fn base() -> Self {
        let (x, y) = C::BASE;
        Affine { x: ConstMontyForm::new(&x), y: ConstMontyForm::new(&y) }
    }

    fn is_on_curve(&self) -> bool {
        let right = (self.x.square() + a::<C, L>()) * self.x + ConstMontyForm::new(&C::B);
        self.y.square() == right
    }
}

fn a<C: Curve<L>, const L: usize>() -> Coordinate<C, L> {
    ConstMontyForm::new(&C::A)
}

/// A point in Jacobian coordinates: x = X/Z², y = Y/Z³; the point at infinity has Z = 0.
#[derive(Debug, Clone, Copy)]
pub(super) struct Point<C: Curve<L>, const L: usize> {
    x: Coordinate<C, L>,
    y: Coordinate<C, L>,
    z: Coordinate<C, L>,
}

impl<C: Curve<L>, const L: usize> From<&Affine<C, L>> for Point<C, L> {
    fn from(point: &Affine<C, L>) -> Self {
        Point { x: point.x, y: point.y, z: Coordinate::<C, L>::ONE }
    }
}

/// The number of odd multiples of a point that are precomputed; a power of two.
const TABLE_SIZE: usize = 8;

impl<C: Curve<L>, const L: usize> Point<C, L> {
    const INFINITY: Self = Point {
        x: Coordinate::<C, L>::ONE,
        y: Coordinate::<C, L>::ONE,
        z: Coordinate::<C, L>::ZERO,
    };

    /// Returns the affine x; the point at infinity has none.
    pub(super) fn x(&self) -> Option<Uint<L>> {
        let inverse = self.z.invert_vartime().into_option()?;
        Some((self.x * inverse.square()).retrieve())
    }

    /// Returns both affine coordinates; the point at infinity has none.
    #[cfg(any(test, feature = "testing"))]
    pub(super) fn to_affine(self) -> Option<(Uint<L>, Uint<L>)> {
        let inverse = self.z.invert_vartime().into_option()?;
        let square = inverse.square();
        Some(((self.x * square).retrieve(), (self.y * square * inverse).retrieve()))
    }

    /// Whether four times this point is the point at infinity. The curve with a cofactor has such
    /// points, and anybody can forge signatures for a key among them.
    pub(super) fn is_of_small_order(&self) -> bool {
        self.double().double().z == Coordinate::<C, L>::ZERO
    }

    /// Returns `k` times this point plus `l` times another, in one pass over the digits of both.
    pub(super) fn combine(&self, k: &Uint<L>, other: &Self, l: &Uint<L>) -> Self {
        let (own, others) = (self.odd_multiples(), other.odd_multiples());
        let (k, l) = (digits(k), digits(l));
        let mut sum = Self::INFINITY;
        for at in (0..k.len()).rev() {
            sum = sum.double();
            sum = sum.add_digit(&own, k[at]).add_digit(&others, l[at]);
        }
        sum
    }

    fn add_digit(self, odd: &[Self; TABLE_SIZE], digit: i8) -> Self {
        let multiple = &odd[usize::from(digit.unsigned_abs() / 2)];
        match digit {
            0 => self,
            1.. => self.add(multiple),
            _ => self.add(&multiple.negate()),
        }
    }

    /// Returns this point times 1, 3, 5, …
    fn odd_multiples(&self) -> [Self; TABLE_SIZE] {
        let twice = self.double();
        let mut multiples = [*self; TABLE_SIZE];
        for at in 1..TABLE_SIZE {
            multiples[at] = multiples[at - 1].add(&twice);
        }
        multiples
    }

    fn negate(&self) -> Self {
        Point { y: -self.y, ..*self }
    }

    /// Returns twice this point; the formula also holds for the point at infinity.
    fn double(&self) -> Self {
        let yy = self.y.square();
        let s = (self.x * yy).double().double();
        let zz = self.z.square();
        let xx = self.x.square();
        let m = xx.double() + xx + a::<C, L>() * zz.square();
        let x = m.square() - s.double();
        let y = m * (s - x) - yy.square().double().double().double();
        Point { x, y, z: (self.y * self.z).double() }
    }

    fn add(&self, other: &Self) -> Self {
        let zero = Coordinate::<C, L>::ZERO;
        if self.z == zero {
            return *other;
        }
        if other.z == zero {
            return *self;
        }
        let (zz1, zz2) = (self.z.square(), other.z.square());
        let (u1, u2) = (self.x * zz2, other.x * zz1);
        let (s1, s2) = (self.y * other.z * zz2, other.y * self.z * zz1);
        let (h, r) = (u2 - u1, s2 - s1);
        if h == zero {
            return if r == zero { self.double() } else { Self::INFINITY };
        }
        let hh = h.square();
        let hhh = h * hh;
        let v = u1 * hh;
        let x = r.square() - hhh - v.double();
        let y = r * (v - x) - s1 * hhh;
        Point { x, y, z: h * self.z * other.z }
    }
}

/// Returns the width-5 non-adjacent form of a number, least significant digit first: each digit is
/// zero or odd between −15 and 15, so only every sixth step adds a point.
fn digits<const L: usize>(value: &Uint<L>) -> Vec<i8> {
    let window = 2 * TABLE_SIZE as u32;
    let bits = Uint::<L>::BITS;
    let mut digits = vec![0; bits as usize + 1];
    let mut carry = 0;
    let mut at = 0;
    while at <= bits {
        let bit = |at: u32| u32::from(at < bits && value.bit_vartime(at));
        if bit(at) == carry {
            at += 1;
            continue;
        }
        let width = window.trailing_zeros() + 1;
        let word = (0..width).fold(0, |word, step| word | bit(at + step) << step) + carry;
        carry = word >> (width - 1) & 1;
        digits[at as usize] = (word as i32 - (carry << width) as i32) as i8;
        at += width;
    }
    digits
}
