//! A million malformed inputs for the parsers of untrusted input. Every run is the same: the seeds
//! are the real samples and the corpus, and the random numbers are computed from a fixed seed.
#![expect(
    clippy::disallowed_methods,
    reason = "tests look at files, run programs and know the time"
)]
#![expect(clippy::unwrap_used, reason = "what fails in a test should stop it")]

mod mutate;
mod random;
mod seeds;
mod tree;

use std::panic::catch_unwind;
use std::path::Path;

use eds::fuzz::TARGETS;
use peak_alloc::PeakAlloc;

use random::Random;
use seeds::{SAMPLES, Seeds};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// The number of inputs of each target.
const RUNS: usize = 210_000;
/// The maximum memory for the whole run, seeds included. An input has at most 64 kB, and a parser
/// must not trust a length that it claims.
const MAX_MEMORY: usize = 2 << 20;

fn fuzz(name: &str) {
    let (_, target) = TARGETS.into_iter().find(|(target, _)| *target == name).unwrap();
    let seeds = Seeds::of(name);
    let mut random = Random::new(name);
    let mut accepted = 0;
    for run in 0..RUNS {
        let corpus_input = seeds.corpus.get(run).cloned();
        let input = corpus_input.unwrap_or_else(|| mutate::one(&seeds, &mut random));
        match catch_unwind(|| target(&input)) {
            Ok(read) => accepted += usize::from(read),
            Err(_) => panic!("{name}, run {run}: {}", save(name, &input)),
        }
    }
    assert!(
        accepted > RUNS / 100,
        "{accepted} are parsed: the inputs are too malformed to reach far"
    );
    assert!(accepted < RUNS * 9 / 10, "{accepted} are parsed: too few inputs are malformed");
    let peak = MEMORY.peak_usage();
    assert!(peak < MAX_MEMORY, "{peak} bytes of memory");
}

/// Saves an input that caused a panic, and returns where.
fn save(name: &str, input: &[u8]) -> String {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("crash-{name}"));
    std::fs::write(&path, input).unwrap();
    format!("the input is in {}", path.display())
}

#[test]
fn fuzzes_ber() {
    fuzz("ber");
}

#[test]
fn fuzzes_messages() {
    fuzz("message");
}

#[test]
fn fuzzes_certificates() {
    fuzz("certificate");
}

#[test]
fn fuzzes_crls() {
    fuzz("list");
}

#[test]
fn fuzzes_ocsp_responses() {
    fuzz("answer");
}

#[test]
fn all_targets_are_fuzzed() {
    let names = TARGETS.map(|(name, _)| name);
    assert_eq!(names, SAMPLES.map(|(name, _)| name));
    assert!(RUNS * TARGETS.len() > 1_000_000);
}
