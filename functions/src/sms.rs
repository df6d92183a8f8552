//! Text messages. What sends them is a tool of the functions, like the store: without one, telephones
//! are confirmed by a clerk.

use std::fmt;
use std::pin::Pin;

use domain::Phone;

/// A message that is being sent.
pub type Sending<'a> = Pin<Box<dyn Future<Output = Result<(), SmsError>> + Send + 'a>>;

/// Sends text messages, or hands them to what does.
pub trait Sms: fmt::Debug + Send + Sync {
    /// Sends a text to a number.
    fn send<'a>(&'a self, number: &'a Phone, text: &'a str) -> Sending<'a>;
}

/// Why a message was not sent. It names neither the number nor the text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a text message was not sent: {0}")]
pub struct SmsError(pub String);
