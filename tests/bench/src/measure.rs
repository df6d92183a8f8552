//! One measured build: wall time, CPU time and peak memory of a child process.
//!
//! The peak that the system records for ended children is the highest of all of them, so every
//! build gets its own measuring process (`bench measure`), which has only that child.

use std::fs::File;
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};
use wait4::{ResUse, Wait4};

use crate::error::BenchError;

/// The cost of one build.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Figures {
    /// Seconds from start to end.
    pub wall: f64,
    /// Seconds of all cores, of the program and of the system on its behalf.
    pub cpu: f64,
    /// Its peak memory, in MiB.
    pub peak: f64,
}

/// The interval of checking for the end of the child; far below the shortest build.
const LOOK: Duration = Duration::from_micros(500);

/// Runs a command in a measuring process; its output goes into `log`.
pub fn figures(command: &Command, timeout: Duration, log: &Path) -> Result<Figures, BenchError> {
    let own =
        std::env::current_exe().map_err(|source| system("the path of this program", source))?;
    let file = File::create(log).map_err(BenchError::file("create", log))?;
    let mut measuring = Command::new(own);
    measuring.args(["measure", "--timeout", &timeout.as_secs().to_string(), "--"]);
    measuring.arg(command.get_program()).args(command.get_args());
    for (key, value) in command.get_envs() {
        value.map(|value| measuring.env(key, value));
    }
    let output = measuring
        .stdin(Stdio::null())
        .stderr(file)
        .output()
        .map_err(|source| system("to start the measuring process", source))?;
    if !output.status.success() {
        return Err(BenchError::Program {
            program: command.get_program().to_string_lossy().into_owned(),
            what: format!("did not build ({})", output.status),
            log: log.to_owned(),
        });
    }
    let text = String::from_utf8_lossy(&output.stdout);
    serde_json::from_str(&text).map_err(|_| BenchError::NoFigures(text.into_owned()))
}

/// Runs the command as the only child of this process and returns its cost.
///
/// The child's own output is joined to this process's standard error.
pub fn only_child(mut command: Command, timeout: Duration) -> Result<Figures, BenchError> {
    let refused = |source| system("to run the measured program", source);
    let start = Instant::now();
    let mut child = command.stdout(io::stderr()).spawn().map_err(refused)?;
    let ResUse { status, rusage } = loop {
        if let Some(ended) = child.try_wait4().map_err(refused)? {
            break ended;
        }
        if start.elapsed() > timeout {
            child.kill().map_err(refused)?;
        }
        thread::sleep(LOOK);
    };
    let wall = start.elapsed().as_secs_f64();
    if !status.success() {
        return Err(BenchError::BadEnd(status));
    }
    Ok(Figures {
        wall,
        cpu: (rusage.utime + rusage.stime).as_secs_f64(),
        peak: rusage.maxrss as f64 / f64::from(1 << 20),
    })
}

fn system(what: &'static str, source: io::Error) -> BenchError {
    BenchError::System(what, source)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_child_is_measured_and_a_failing_one_told() {
        let mut command = Command::new("sh");
        command.args(["-c", "sleep 0.1"]);
        let figures = only_child(command, Duration::from_secs(10)).unwrap();
        assert!(figures.wall >= 0.1 && figures.cpu < figures.wall, "{figures:?}");
        let mut command = Command::new("sh");
        command.args(["-c", "exit 3"]);
        assert!(only_child(command, Duration::from_secs(10)).is_err());
    }
}
