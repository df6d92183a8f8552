//! Measures the functions as whole programs: how cold one starts on Lambda, beside one in Node, and
//! how a single server bears signups, many cards and slow senders. `tests/bench/README.md` says how to run it.
#![expect(clippy::disallowed_methods, reason = "a program that measures others")]
#![expect(clippy::disallowed_types, reason = "a program that measures others")]
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "the report of a program")]

mod cold;
mod folder;
mod front;
mod lambda;
mod load;
mod many;
mod proofs;
mod server;
mod signup;

use std::process::ExitCode;

use clap::Parser;

/// Anything that ends the measuring.
type Fault = Box<dyn std::error::Error + Send + Sync>;

/// What to measure.
#[derive(Parser)]
#[command(name = "measure")]
enum Asked {
    /// How a function starts on Lambda.
    Cold(cold::Asked),
    /// How a server bears signups.
    Signup(signup::Asked),
    /// Makes a data folder with many cards.
    Folder(folder::Asked),
    /// How a server starts on such a folder.
    Open(many::Asked),
    /// How long pages of its list take, and how large they are.
    List(many::Asked),
    /// How long approvals at once take.
    Approve(many::Asked),
    /// How long others wait beside many slow senders.
    Slow(many::Asked),
}

fn main() -> ExitCode {
    match perform(&Asked::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("measure: {fault}");
            ExitCode::FAILURE
        }
    }
}

fn perform(asked: &Asked) -> Result<(), Fault> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    match asked {
        Asked::Cold(asked) => runtime.block_on(cold::measure(asked)),
        Asked::Signup(asked) => runtime.block_on(signup::measure(asked)),
        Asked::Folder(asked) => runtime.block_on(folder::make(asked)),
        Asked::Open(asked) => runtime.block_on(many::open(asked)),
        Asked::List(asked) => runtime.block_on(many::list(asked)),
        Asked::Approve(asked) => runtime.block_on(many::approve(asked)),
        Asked::Slow(asked) => runtime.block_on(many::slow(asked)),
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
