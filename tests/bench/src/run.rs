//! Clean builds in turns: every program builds every corpus once, then the next round begins.
//!
//! What disturbs the machine for a while disturbs neighbours alike, so ratios are taken within a
//! round and their median is what counts.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::corpus::Corpus;
use crate::error::BenchError;
use crate::measure::{self, Figures};
use crate::program::{Program, remove};

/// A program and the corpus it builds.
#[derive(Debug)]
pub struct Case<'a> {
    /// What builds.
    pub program: &'a Program,
    /// What is built.
    pub corpus: &'a Corpus,
}

/// How builds are repeated.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Rounds.
    pub runs: usize,
    /// A folder on a memory file system; outputs come below it and are removed again.
    pub out: PathBuf,
    /// When a build is given up.
    pub timeout: Duration,
}

/// The builds of one case, a figure a round, and what the last one wrote.
#[derive(Debug, Clone)]
pub struct Series {
    /// What each round took.
    pub figures: Vec<Figures>,
    /// How many files came out.
    pub files: usize,
    /// How many bytes they hold.
    pub bytes: u64,
}

/// Runs all cases in turns; `report` is called after every build.
pub fn rounds(
    cases: &[Case<'_>],
    plan: &Plan,
    mut report: impl FnMut(&str),
) -> Result<Vec<Series>, BenchError> {
    let mut all = vec![Series { figures: Vec::new(), files: 0, bytes: 0 }; cases.len()];
    fs::create_dir_all(&plan.out).map_err(BenchError::file("create", &plan.out))?;
    cases.iter().for_each(|case| case.corpus.warm());
    for round in 1..=plan.runs {
        for (case, series) in cases.iter().zip(&mut all) {
            let out = plan.out.join(format!("{}.out", case.program.name.text()));
            let figures = build(case, plan, &out)?;
            report(&format!(
                "round {round}/{}: {} on {} documents, {:.2} s",
                plan.runs,
                case.program.name.text(),
                case.corpus.tally.documents,
                figures.wall,
            ));
            (series.files, series.bytes) = weigh(&out);
            series.figures.push(figures);
            remove(&out)?;
        }
    }
    Ok(all)
}

fn build(case: &Case<'_>, plan: &Plan, out: &Path) -> Result<Figures, BenchError> {
    let scratch = plan.out.join("cache");
    remove(out)?;
    remove(&scratch)?;
    fs::create_dir_all(&scratch).map_err(BenchError::file("create", &scratch))?;
    case.program.restore(case.corpus)?;
    let log = plan.out.join(format!("{}.log", case.program.name.text()));
    let command = case.program.build(case.corpus, out, &scratch);
    let figures = measure::figures(&command, plan.timeout, &log)?;
    remove(&scratch)?;
    Ok(figures)
}

fn weigh(dir: &Path) -> (usize, u64) {
    let files = walkdir::WalkDir::new(dir).into_iter().filter_map(Result::ok);
    let sizes = files
        .filter(|file| file.file_type().is_file())
        .filter_map(|file| Some(file.metadata().ok()?.len()));
    sizes.fold((0, 0), |(files, bytes), size| (files + 1, bytes + size))
}
