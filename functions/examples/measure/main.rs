//! Measures the functions as whole programs: how cold one starts on Lambda, beside one in Node, and
//! how a single server bears signups. `tests/bench/README.md` says how to run it.
#![expect(clippy::disallowed_methods, reason = "a program that measures others")]
#![expect(clippy::disallowed_types, reason = "a program that measures others")]
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "the report of a program")]

mod cold;
mod front;
mod lambda;
mod load;
mod proofs;
mod signup;

use std::env;
use std::path::PathBuf;
use std::process::ExitCode;

use lexopt::{Arg, Parser, ValueExt};

/// Anything that ends the measuring.
type Fault = Box<dyn std::error::Error + Send + Sync>;

const HELP: &str = "measure cold --program FILE [--work signup|request] [--node FOLDER] [--runs 15]
measure signup --server FILE [--rate 200] [--seconds 20] [--proofs FILE]";

fn main() -> ExitCode {
    match perform() {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("measure: {fault}\n{HELP}");
            ExitCode::FAILURE
        }
    }
}

fn perform() -> Result<(), Fault> {
    let mut parser = Parser::from_args(env::args_os().skip(1));
    let mut what = None;
    let mut cold =
        cold::Asked { program: PathBuf::new(), work: cold::Work::Signup, node: None, runs: 15 };
    let mut signup = signup::Asked {
        server: PathBuf::new(),
        rate: 200,
        seconds: 20,
        proofs: env::temp_dir().join("tugan-proofs.json"),
    };
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Value(word) if what.is_none() => what = Some(word),
            Arg::Long("program") => cold.program = parser.value()?.into(),
            Arg::Long("work") => cold.work = cold::Work::of(&parser.value()?.string()?)?,
            Arg::Long("node") => cold.node = Some(parser.value()?.into()),
            Arg::Long("runs") => cold.runs = parser.value()?.parse()?,
            Arg::Long("server") => signup.server = parser.value()?.into(),
            Arg::Long("rate") => signup.rate = parser.value()?.parse()?,
            Arg::Long("seconds") => signup.seconds = parser.value()?.parse()?,
            Arg::Long("proofs") => signup.proofs = parser.value()?.into(),
            other => return Err(other.unexpected().into()),
        }
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    match what.as_ref().and_then(|word| word.to_str()) {
        Some("cold") => runtime.block_on(cold::measure(&cold)),
        Some("signup") => runtime.block_on(signup::measure(&signup)),
        _ => Err("nothing to measure".into()),
    }
}

/// The value below which so much of all lies, from 0 to 1.
fn quantile(values: &[f64], part: f64) -> f64 {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    let last = values.len().saturating_sub(1);
    values.get((last as f64 * part).round() as usize).copied().unwrap_or(f64::NAN)
}

/// The most memory a process held so far, in MB.
fn peak(process: u32) -> Option<f64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib: f64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kib * 1024.0 / 1e6)
}
