//! The program itself, run as a visitor of the command line runs it.

use std::path::Path;
use std::process::{Command, Output};

/// What the program said and how it ended.
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

/// The command that [`tugan`] runs, for a test that changes its surroundings.
pub fn command(root: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(program());
    command.arg("--root").arg(root).args(arguments);
    command.env("SOURCE_DATE_EPOCH", "1795478400").env("LC_ALL", "C.UTF-8");
    command.env_remove("RAYON_NUM_THREADS");
    command
}

/// Runs a command to its end.
pub fn run(command: &mut Command) -> Ran {
    let Output { status, stdout, stderr } = command.output().expect("the program starts");
    Ran {
        code: status.code().expect("it ends by itself"),
        said: String::from_utf8(stdout).expect("UTF-8"),
        complained: String::from_utf8(stderr).expect("UTF-8"),
    }
}

/// Where cargo puts the program, beside the folder of the running test.
fn program() -> std::path::PathBuf {
    let test = std::env::current_exe().expect("a test knows where it is");
    let folder = test.parent().and_then(Path::parent).expect("target/<profile>/deps/<test>");
    let program = folder.join(format!("tugan{}", std::env::consts::EXE_SUFFIX));
    assert!(program.is_file(), "{} is missing: cargo build --release", program.display());
    program
}
