//! Running a function.

use super::answer::Program;
use super::settings::Settings;
use crate::api::Function;

pub use lambda_http::Error;

/// Runs a function until Lambda ends it.
pub fn run(function: &'static Function) -> Result<(), Error> {
    let program = Program::new(Settings::read()?, function);
    // One request at a time comes to a process, so one thread is enough.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(lambda_http::run(lambda_http::service_fn(|request| program.answer(request))))
}
