//! The functions behind the site, each a router that knows nothing of where it runs:
//! on AWS, in `tugan serve` or on a single server.
//!
//! A request goes from `http` (size, origin, form, answer) to a function's own module (its rules,
//! with the time as an argument) to `store` (one table, transactions only). Contacts are sealed on
//! entry; no function that takes them in can read them.

pub mod admin;
pub mod api;
pub mod app;
pub mod audit;
#[cfg(any(feature = "aws", test))]
pub mod aws;
#[cfg(feature = "embedded")]
pub mod compress;
#[cfg(feature = "embedded")]
pub mod connections;
#[cfg(all(test, feature = "embedded"))]
mod damaged;
#[cfg(all(test, feature = "embedded"))]
mod erased;
mod evidence;
pub mod folder;
pub mod http;
mod intake;
mod kept;
pub mod keys;
pub mod limit;
#[cfg(feature = "embedded")]
pub mod local;
#[cfg(feature = "embedded")]
pub mod local_keys;
pub mod opening;
#[cfg(feature = "embedded")]
pub mod operator;
pub mod oversight;
pub mod pages;
pub mod pow;
#[cfg(all(test, feature = "embedded"))]
mod privacy;
mod readable;
pub mod record_keys;
pub mod records;
pub mod request_log;
pub mod reveals;
pub mod rotate;
pub mod seal;
mod session;
mod signing;
pub mod sms;
pub mod staff;
pub mod store;
pub mod stored;
#[cfg(all(test, feature = "embedded"))]
mod testing;
mod texts;
pub mod ticket;
pub mod verifier;
pub mod volunteers;

pub use app::{AppContext, Site, Tools};

/// All kinds of records.
pub static KINDS: records::Kinds = records::Kinds(&[&volunteers::KIND]);

/// All functions. Each is declared in its own folder; routers, programs, roles and the OpenAPI
/// document are made by walking through them.
pub static FUNCTIONS: &[&api::Function] =
    &[&volunteers::FUNCTION, &reveals::FUNCTION, &admin::FUNCTION];
