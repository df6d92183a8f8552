//! What the server does, told at the terminal; a part of the program, not of the library.

use std::error::Error;
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use domain::Locale;
use functions::verifier::Signatures;
use generator::build::site::Site;
use generator::commands::console::{self, Opened};
use generator::diag::{Diagnostics, Severity};
use generator::read::source::Sources;
use generator::serve::{FunctionsOpened, Reporter};

use crate::{chain, complain, draw, say};

/// Tells what the server does.
pub(crate) struct Printer {
    locale: Locale,
    /// When the files changed last.
    changed: Mutex<Option<Instant>>,
}

impl Printer {
    /// One that speaks a language.
    pub(crate) fn new(locale: Locale) -> Printer {
        Printer { locale, changed: Mutex::default() }
    }
}

impl Reporter for Printer {
    fn opened(&self, opened: &Opened) {
        say(&console::served(self.locale, opened));
    }

    fn changed(&self) {
        *self.changed.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
    }

    fn renewed(&self, site: &Site, warnings: usize) {
        let changed = self.changed.lock().unwrap_or_else(PoisonError::into_inner).take();
        let Some(changed) = changed else { return };
        let millis = changed.elapsed().as_millis().to_string();
        let pages = site.paths().filter(|path| path.ends_with(".html")).count().to_string();
        let mut text = console::renewed(self.locale, &pages, &millis);
        if warnings > 0 {
            text.push(' ');
            text.push_str(&console::warned(self.locale, &warnings.to_string()));
        }
        say(&format!("{text}\n"));
    }

    fn broken(&self, faults: &Diagnostics, sources: &Sources) {
        let mut errors = faults.sorted();
        errors.retain(|fault| fault.severity == Severity::Error);
        draw(&errors, sources, self.locale);
        complain(&console::broken(self.locale));
    }

    fn failed(&self, failure: &dyn Error) {
        complain(&chain(failure, self.locale));
        complain(&console::broken(self.locale));
    }

    fn counter(&self, opened: &FunctionsOpened) {
        let folder = opened.folder.display().to_string();
        say(&format!("{}\n", console::counter(self.locale, &folder)));
        // What must not be overlooked goes where errors go.
        if opened.signatures == Signatures::Test {
            complain(&console::loud(&console::test_signatures(self.locale)));
        }
        if opened.keys_made {
            complain(&console::loud(&console::keys_made(self.locale, &folder)));
        }
    }

    fn no_counter(&self, failure: &dyn Error) {
        complain(&chain(failure, self.locale));
        complain(&console::no_counter(self.locale));
    }
}
