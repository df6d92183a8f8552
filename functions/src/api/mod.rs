//! How a function declares what it answers. One declaration of an endpoint makes its route, its
//! entry in the OpenAPI document, the check of rights before its handler, and its row in the tests.

mod access;
mod document;
mod endpoint;
mod function;
mod operation;
mod platform;
#[cfg(all(test, feature = "embedded"))]
mod tests;

pub use document::document;
pub use endpoint::{Endpoint, Endpoints, Group, Handler, Refused};
pub use function::{Call, Calls, Function, router};
pub use operation::{Accepts, Method, Operation, Returns, Rights};
pub use platform::Platform;
