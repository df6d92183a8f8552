//! Text messages that are kept instead of sent.

use std::sync::{Arc, Mutex};

use domain::Phone;

use crate::sms::{Sending, Sms, SmsError};

/// Keeps all text messages of a test: number and text.
#[derive(Debug, Clone, Default)]
pub(crate) struct Messages(Arc<Mutex<Vec<(String, String)>>>);

impl Messages {
    /// The messages so far.
    pub(crate) fn all(&self) -> Vec<(String, String)> {
        self.0.lock().expect("no panic").clone()
    }

    /// The six digits of the last message.
    pub(crate) fn code(&self) -> String {
        let (_, text) = self.all().pop().expect("a message");
        let mut words = text.split(|c: char| !c.is_ascii_digit());
        words.rfind(|word| word.len() == 6).expect("a code").to_owned()
    }
}

impl Sms for Messages {
    fn send<'a>(&'a self, number: &'a Phone, text: &'a str) -> Sending<'a> {
        let message = (number.reveal().to_owned(), text.to_owned());
        Box::pin(async move {
            let mut all = self.0.lock().map_err(|_| SmsError("a panic".to_owned()))?;
            all.push(message);
            Ok(())
        })
    }
}
