//! HTTP around the functions: what a request must be before a function sees it, and what answers
//! look like. The same on AWS, in `tugan serve` and on a single server.

mod answer;
pub mod body;
mod cached;
pub mod client;
pub mod guard;
pub(crate) mod layers;
mod messages;
mod path_locale;
pub mod problem;
mod problem_kind;
pub mod raw;

pub(crate) use answer::{HTML, json, moment, page, problem_page};
#[cfg(feature = "embedded")]
pub(crate) use cached::Public;
pub(crate) use cached::public;
pub(crate) use path_locale::PathLocale;
pub use problem::Problem;
pub use problem_kind::ProblemKind;
