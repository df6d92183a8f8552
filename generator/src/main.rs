//! The program `tugan`: arguments to a command, its report, an exit code.

use generator as _;
fn main() {}
