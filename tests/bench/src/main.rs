//! Runs the command that the arguments name and prints its report; the only module that prints.
#![expect(clippy::print_stdout, reason = "the report of a command-line program")]
#![expect(clippy::print_stderr, reason = "progress and faults of a command-line program")]

use std::error::Error;
use std::path::Path;
use std::process::{self, ExitCode};
use std::time::Duration;

use bench::cli::{Cli, Command};
use bench::corpus::{self, Corpus, Job, Tally};
use bench::error::BenchError;
use bench::program::{Name, Program};
use bench::run::{self, Case};
use bench::vocabulary::Vocabulary;
use bench::{floor, growth, measure, rebuild, report};
use clap::Parser;

fn main() -> ExitCode {
    match perform(Cli::parse().command) {
        Ok(text) => {
            print!("{text}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            let mut cause: Option<&dyn Error> = Some(&error);
            while let Some(fault) = cause {
                eprintln!("bench: {fault}");
                cause = fault.source();
            }
            ExitCode::FAILURE
        }
    }
}

fn perform(command: Command) -> Result<String, BenchError> {
    match command {
        Command::Corpus { entries, out, seed } => {
            let vocabulary = Vocabulary::load()?;
            let job = Job { vocabulary: &vocabulary, seed, entries };
            Ok(headline(&corpus::write(job, &out)?))
        }
        Command::Run { corpus, programs, builds } => {
            compare(&Corpus::open(&corpus)?, &some(programs.list())?, &builds.into())
        }
        Command::Growth { small, large, programs, builds } => {
            let corpora = [Corpus::open(&small)?, Corpus::open(&large)?];
            growth::measure(corpora.each_ref(), &some(programs.list())?, &builds.into(), tell)
        }
        Command::Rebuild { corpus, programs, edits } => {
            let (corpus, plan) = (Corpus::open(&corpus)?, edits.into());
            let measure = |program| rebuild::measure(&corpus, program, &plan, tell);
            let text: Result<String, _> = some(programs.list())?.iter().map(measure).collect();
            Ok(headline(&corpus.tally) + &text?)
        }
        Command::Floor { content, out } => floor_program(&content, &out),
        Command::Measure { timeout, command } => {
            let mut words = command.into_iter();
            let mut child = process::Command::new(words.next().unwrap_or_default());
            child.args(words);
            let figures = measure::only_child(child, Duration::from_secs(timeout))?;
            serde_json::to_string(&figures)
                .map_err(|error| BenchError::NoFigures(error.to_string()))
        }
    }
}

fn floor_program(content: &Path, out: &Path) -> Result<String, BenchError> {
    Ok(format!("{} files\n", floor::build(content, out)?))
}

fn some(programs: Vec<Program>) -> Result<Vec<Program>, BenchError> {
    if programs.is_empty() { Err(BenchError::NothingToMeasure) } else { Ok(programs) }
}

/// Clean builds of one corpus by every program, and the ratios of the first to the others.
fn compare(corpus: &Corpus, programs: &[Program], plan: &run::Plan) -> Result<String, BenchError> {
    let cases: Vec<_> = programs.iter().map(|program| Case { program, corpus }).collect();
    let series = run::rounds(&cases, plan, tell)?;
    let rows: Vec<_> =
        programs.iter().zip(&series).map(|(p, s)| (p.name.text().to_owned(), s)).collect();
    let mut out = headline(&corpus.tally) + &report::table(&rows) + "\n";
    let all: Vec<_> = programs.iter().map(|program| program.name).zip(&series).collect();
    for (one, other) in
        [(Name::Tugan, Name::Hugo), (Name::Tugan, Name::Floor), (Name::Floor, Name::Hugo)]
    {
        let find = |name| all.iter().find(|(found, _)| *found == name);
        if let (Some((_, a)), Some((_, b))) = (find(one), find(other)) {
            out.push_str(&report::ratio((one, other), a, b));
        }
    }
    Ok(out)
}

fn headline(tally: &Tally) -> String {
    let megabytes = tally.bytes as f64 / 1e6;
    format!(
        "{} entries, {} documents, {megabytes:.1} MB of Markdown, seed {}\n",
        tally.entries, tally.documents, tally.seed
    )
}

fn tell(line: &str) {
    eprintln!("{line}");
}
