//! A million malformed inputs for everything that reads a stranger's bytes. Each run is the same:
//! the seeds are the real samples and the kept corpus, and chance is reckoned from a number.
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
/// The samples that each target begins with.
const SAMPLES: [(&str, &[&str]); 5] = [
    ("ber", &["cms"]),
    ("message", &["cms"]),
    ("certificate", &["certs"]),
    ("list", &["crl"]),
    ("answer", &["ocsp"]),
];
/// Larger seeds teach nothing more and cost time.
const LARGEST_SEED: usize = 4000;

fn fuzz(name: &str) {
    let (_, target) = TARGETS.into_iter().find(|(target, _)| *target == name).unwrap();
    let seeds = seeds(name);
    assert!(!seeds.is_empty());
    let mut chance = Chance::new(name);
    let mut accepted = 0;
    for run in 0..RUNS {
        let input = match seeds.get(run) {
            Some(seed) => seed.clone(),
            None => mutate::one(&seeds, &mut chance),
        };
        match catch_unwind(|| target(&input)) {
            Ok(read) => accepted += usize::from(read),
            Err(_) => panic!("{name}, run {run}: {}", kept(name, &input)),
        }
    }
    assert!(accepted > RUNS / 100, "{accepted} are read: the inputs are too wild to reach far");
    assert!(accepted < RUNS * 9 / 10, "{accepted} are read: the inputs are too tame");
    let peak = MEMORY.peak_usage();
    assert!(peak < MOST_MEMORY, "{peak} bytes of memory");
}

/// The samples and the corpus of a target.
fn seeds(name: &str) -> Vec<Vec<u8>> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let (_, samples) = SAMPLES.iter().find(|(target, _)| *target == name).unwrap();
    let samples = samples.iter().map(|folder| tests.join("samples").join(folder));
    let folders = samples.chain([tests.join("corpus").join(name)]);
    let mut files: Vec<_> = folders
        .flat_map(|folder| std::fs::read_dir(folder).unwrap())
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    let seeds = files.iter().map(|path| std::fs::read(path).unwrap());
    seeds.filter(|seed| seed.len() <= LARGEST_SEED).collect()
}

/// Keeps an input that did harm, and tells where.
fn kept(name: &str, input: &[u8]) -> String {
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
