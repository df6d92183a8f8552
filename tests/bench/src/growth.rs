//! How time and memory grow from a small corpus to a large one.

use crate::corpus::Corpus;
use crate::error::BenchError;
use crate::program::Program;
use crate::report;
use crate::run::{self, Case, Plan};

/// Builds both corpora with every program, in turns, and prints the growth of the figures.
pub fn measure(
    corpora: [&Corpus; 2],
    programs: &[Program],
    plan: &Plan,
    report: impl FnMut(&str),
) -> Result<String, BenchError> {
    let cases: Vec<Case<'_>> = programs
        .iter()
        .flat_map(|program| corpora.map(|corpus| Case { program, corpus }))
        .collect();
    let series = run::rounds(&cases, plan, report)?;
    let documents = corpora.map(|corpus| corpus.tally.documents as f64);
    let factor = documents[1] / documents[0];
    let rows: Vec<_> = cases
        .iter()
        .zip(&series)
        .map(|(case, series)| {
            let name = case.program.name.text();
            (format!("{name} {}", case.corpus.tally.documents), series)
        })
        .collect();
    let mut out = report::table(&rows);
    out.push_str(&format!("\ngrowth of the figures over growth of the corpus ({factor:.1}):\n"));
    for (program, pair) in programs.iter().zip(series.chunks(2)) {
        if let [small, large] = pair {
            out.push_str(&report::growth(program.name, small, large, factor));
        }
    }
    Ok(out)
}
