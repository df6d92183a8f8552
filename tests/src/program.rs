//! The program itself, run as from the command line.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::LazyLock;

use crate::project;

/// The output of the program and its exit code.
#[derive(Debug)]
pub struct Ran {
    /// The exit code.
    pub code: i32,
    /// Its answer.
    pub said: String,
    /// Its complaints.
    pub complained: String,
}

/// Runs `tugan --root ROOT ARGUMENTS` on a fixed day and in English.
pub fn tugan(root: &Path, arguments: &[&str]) -> Ran {
    run(&mut command(root, arguments))
}

/// The command that [`tugan`] runs, for a test that changes its environment.
pub fn command(root: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(program());
    command.arg("--root").arg(root).args(arguments);
    command.env("SOURCE_DATE_EPOCH", "1795478400").env("LC_ALL", "C.UTF-8");
    command.env_remove("RAYON_NUM_THREADS");
    command
}

/// Runs a command to its end.
pub fn run(command: &mut Command) -> Ran {
    ran(command.output().expect("the program starts"))
}

fn ran(Output { status, stdout, stderr }: Output) -> Ran {
    Ran {
        code: status.code().expect("it ends by itself"),
        said: String::from_utf8(stdout).expect("UTF-8"),
        complained: String::from_utf8(stderr).expect("UTF-8"),
    }
}

/// Runs a command that reads a text to its end.
pub fn run_with(command: &mut Command, text: &str) -> Ran {
    let command = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    let mut input = child.stdin.take().expect("it was asked for");
    // A program may end before it has read everything.
    let _ = input.write_all(text.as_bytes());
    drop(input);
    ran(child.wait_with_output().expect("it ends"))
}

/// The program built from the current sources, once for all tests of a process.
fn program() -> &'static Path {
    static PROGRAM: LazyLock<PathBuf> = LazyLock::new(|| {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(["build", "--quiet", "--package", "generator", "--bin", "tugan"]);
        if !cfg!(debug_assertions) {
            cargo.arg("--release");
        }
        let status = cargo.current_dir(project()).status().expect("cargo starts");
        assert!(status.success(), "the program does not compile");
        let test = std::env::current_exe().expect("a test knows where it is");
        let folder = test.parent().and_then(Path::parent).expect("target/<profile>/deps/<test>");
        folder.join(format!("tugan{}", std::env::consts::EXE_SUFFIX))
    });
    &PROGRAM
}
