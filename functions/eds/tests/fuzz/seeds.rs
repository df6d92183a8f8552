//! The seeds from which the inputs of a target are made.

use std::path::Path;

use crate::random::Random;

/// The targets with the folders of their samples.
pub(crate) const SAMPLES: [(&str, &str); 5] = [
    ("ber", "cms"),
    ("message", "cms"),
    ("certificate", "certs"),
    ("list", "crl"),
    ("answer", "ocsp"),
];
/// The maximum length of a seed in bytes: larger ones reach no more code and take longer.
const MAX_SEED_BYTES: usize = 4000;

/// The seeds of a target.
pub(crate) struct Seeds {
    /// The real samples, which are well-formed.
    samples: Vec<Vec<u8>>,
    /// The corpus: inputs that reached code that no other input reached.
    pub(crate) corpus: Vec<Vec<u8>>,
}

impl Seeds {
    /// Reads the seeds of a target.
    pub(crate) fn of(name: &str) -> Seeds {
        let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
        let (_, samples) = SAMPLES.iter().find(|(target, _)| *target == name).unwrap();
        let samples = files(&tests.join("samples").join(samples));
        let samples: Vec<_> =
            samples.into_iter().filter(|seed| seed.len() <= MAX_SEED_BYTES).collect();
        let corpus = files(&tests.join("corpus").join(name));
        assert!(!samples.is_empty() && !corpus.is_empty(), "{name}");
        Seeds { samples, corpus }
    }

    /// Returns a random seed: in three cases out of four a sample, which gets further.
    pub(crate) fn pick(&self, random: &mut Random) -> &[u8] {
        let seeds = if random.below(4) == 0 { &self.corpus } else { &self.samples };
        random.pick::<Vec<u8>>(seeds)
    }
}

/// Returns the contents of a folder's files, in the order of their names.
fn files(folder: &Path) -> Vec<Vec<u8>> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| std::fs::read(path).unwrap()).collect()
}
