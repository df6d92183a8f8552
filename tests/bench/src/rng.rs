//! A small seeded generator of numbers (SplitMix64): the same on every machine and release.

/// A stream of numbers that depends on nothing but the parts it was made from.
#[derive(Debug, Clone)]
pub struct Rng(u64);

impl Rng {
    /// The stream of one purpose: the parts (seed, entry, language, use) are mixed in order.
    pub fn new(parts: &[u64]) -> Self {
        let mut rng = Rng(0x7475_6761_6e00);
        for part in parts {
            rng.0 ^= part.wrapping_mul(0xa076_1d64_78bd_642f);
            rng.0 = rng.bits();
        }
        rng
    }

    /// The next 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number in `0..end`; `end` must not be 0.
    pub fn below(&mut self, end: usize) -> usize {
        ((u128::from(self.bits()) * end as u128) >> 64) as usize
    }

    /// A number from `low` to `high`, both possible.
    pub fn between(&mut self, low: usize, high: usize) -> usize {
        low + self.below(high - low + 1)
    }

    /// A number in `-1.0..1.0`.
    pub fn offset(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1u64 << 52) as f64 - 1.0
    }

    /// One of the items; there must be at least one.
    pub fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn streams_repeat_and_differ_by_part() {
        let take = |parts: &[u64]| {
            let mut rng = Rng::new(parts);
            [rng.bits(), rng.bits(), rng.bits()]
        };
        assert_eq!(take(&[1, 2]), take(&[1, 2]));
        assert_ne!(take(&[1, 2]), take(&[2, 1]));
    }

    #[test]
    fn numbers_stay_in_their_range() {
        let mut rng = Rng::new(&[7]);
        for _ in 0..10_000 {
            assert!(rng.below(3) < 3);
            assert!((4..=6).contains(&rng.between(4, 6)));
            assert!((-1.0..1.0).contains(&rng.offset()));
        }
    }
}
