//! Deterministic random numbers (SplitMix64).

/// A generator of random numbers.
pub(crate) struct Random(u64);

impl Random {
    /// Creates a generator with a word as its seed.
    pub(crate) fn new(word: &str) -> Random {
        Random(word.bytes().fold(1, |seed, byte| u64::wrapping_mul(seed, 257) + u64::from(byte)))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// Returns a number below a limit; zero if the limit is zero.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }

    /// Returns any byte, with a preference for those that have a meaning in DER.
    pub(crate) fn byte(&mut self) -> u8 {
        const MEANINGFUL: [u8; 20] = [
            0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x0C, 0x13, 0x17, 0x18, 0x24, 0x30, 0x31,
            0x7F, 0x80, 0x82, 0x84, 0xA0, 0xFF,
        ];
        match self.below(2) {
            0 => *self.pick(&MEANINGFUL),
            _ => self.next() as u8,
        }
    }

    /// Returns one of several items.
    pub(crate) fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }

    /// Returns a range of at most 64 within a length.
    pub(crate) fn part(&mut self, length: usize) -> std::ops::Range<usize> {
        let begin = self.below(length);
        let longest = (length - begin).min(64);
        begin..begin + self.below(longest + 1)
    }
}
