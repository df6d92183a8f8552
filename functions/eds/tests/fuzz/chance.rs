//! Numbers that look like chance and are the same every time (SplitMix64).

/// A source of numbers.
pub(crate) struct Chance(u64);

impl Chance {
    /// The source that belongs to a word.
    pub(crate) fn new(word: &str) -> Chance {
        Chance(word.bytes().fold(1, |seed, byte| u64::wrapping_mul(seed, 257) + u64::from(byte)))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below a limit; zero if the limit is.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }

    /// Any byte; the ones that mean something in DER come often.
    pub(crate) fn byte(&mut self) -> u8 {
        const MEANT: [u8; 20] = [
            0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x0C, 0x13, 0x17, 0x18, 0x24, 0x30, 0x31,
            0x7F, 0x80, 0x82, 0x84, 0xA0, 0xFF,
        ];
        match self.below(2) {
            0 => *self.pick(&MEANT),
            _ => self.next() as u8,
        }
    }

    /// One of several.
    pub(crate) fn pick<'a, T>(&mut self, several: &'a [T]) -> &'a T {
        &several[self.below(several.len())]
    }

    /// A part of something of a length: its begin and its end, at most 64 apart.
    pub(crate) fn part(&mut self, length: usize) -> std::ops::Range<usize> {
        let begin = self.below(length);
        let longest = (length - begin).min(64);
        begin..begin + self.below(longest + 1)
    }
}
