//! A million malformed inputs for everything that reads a stranger's bytes. Each run is the same:
//! the seeds are the real samples and the kept corpus, and chance is reckoned from a number.
#![expect(
    clippy::disallowed_methods,
    reason = "tests look at files, run programs and know the time"
)]
#![expect(clippy::unwrap_used, reason = "what goes wrong here is a test that fails")]

mod chance;
mod mutate;
mod tree;

use std::panic::catch_unwind;
use std::path::Path;

use eds::fuzz::TARGETS;
use peak_alloc::PeakAlloc;

use chance::Chance;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// How many inputs each of the five targets gets.
const RUNS: usize = 210_000;
/// How much memory all of them may take together, with all seeds. An input has at most 64 kB, and
/// no length that it claims may be believed.
const MOST_MEMORY: usize = 2 << 20;
/// The folder of samples that each target begins with.
const SAMPLES: [(&str, &str); 5] = [
    ("ber", "cms"),
    ("message", "cms"),
    ("certificate", "certs"),
    ("list", "crl"),
    ("answer", "ocsp"),
];
/// Larger seeds teach nothing more and cost time.
const LARGEST_SEED: usize = 4000;

fn fuzz(name: &str) {
    let (_, target) = TARGETS.into_iter().find(|(target, _)| *target == name).unwrap();
    let seeds = Seeds::of(name);
    let mut chance = Chance::new(name);
    let mut accepted = 0;
    for run in 0..RUNS {
        let kept_input = seeds.kept.get(run).cloned();
        let input = kept_input.unwrap_or_else(|| mutate::one(&seeds, &mut chance));
        match catch_unwind(|| target(&input)) {
            Ok(read) => accepted += usize::from(read),
            Err(_) => panic!("{name}, run {run}: {}", keep(name, &input)),
        }
    }
    assert!(accepted > RUNS / 100, "{accepted} are read: the inputs are too wild to reach far");
    assert!(accepted < RUNS * 9 / 10, "{accepted} are read: the inputs are too tame");
    let peak = MEMORY.peak_usage();
    assert!(peak < MOST_MEMORY, "{peak} bytes of memory");
}

/// What the inputs of a target are made of.
pub(crate) struct Seeds {
    /// Well-formed, from real life.
    samples: Vec<Vec<u8>>,
    /// The corpus: all that once reached a place that nothing else did.
    kept: Vec<Vec<u8>>,
}

impl Seeds {
    fn of(name: &str) -> Seeds {
        let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
        let (_, samples) = SAMPLES.iter().find(|(target, _)| *target == name).unwrap();
        let samples = files(&tests.join("samples").join(samples));
        let samples: Vec<_> =
            samples.into_iter().filter(|seed| seed.len() <= LARGEST_SEED).collect();
        let kept = files(&tests.join("corpus").join(name));
        assert!(!samples.is_empty() && !kept.is_empty(), "{name}");
        Seeds { samples, kept }
    }

    /// Three times out of four a sample, for it leads further.
    pub(crate) fn pick(&self, chance: &mut Chance) -> &[u8] {
        let seeds = if chance.below(4) == 0 { &self.kept } else { &self.samples };
        chance.pick::<Vec<u8>>(seeds)
    }
}

/// The contents of a folder's files, by their names.
fn files(folder: &Path) -> Vec<Vec<u8>> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| std::fs::read(path).unwrap()).collect()
}

/// Keeps an input that did harm, and tells where.
fn keep(name: &str, input: &[u8]) -> String {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("harmful-{name}"));
    std::fs::write(&path, input).unwrap();
    format!("the input is in {}", path.display())
}

#[test]
fn ber() {
    fuzz("ber");
}

#[test]
fn messages() {
    fuzz("message");
}

#[test]
fn certificates() {
    fuzz("certificate");
}

#[test]
fn lists() {
    fuzz("list");
}

#[test]
fn answers() {
    fuzz("answer");
}

#[test]
fn no_target_is_left_out() {
    let names = TARGETS.map(|(name, _)| name);
    assert_eq!(names, SAMPLES.map(|(name, _)| name));
    assert!(RUNS * TARGETS.len() > 1_000_000);
}
