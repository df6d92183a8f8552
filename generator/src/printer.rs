//! Prints the events of the server to the terminal; a part of the program, not of the library.

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

use crate::{chain, complain, print_faults, say};

/// Prints the events of the server.
pub(crate) struct Printer {
    locale: Locale,
    /// The time of the last change of the files.
    changed: Mutex<Option<Instant>>,
}

impl Printer {
    /// A printer that writes in a language.
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

    fn updated(&self, site: &Site, warnings: usize) {
        let changed = self.changed.lock().unwrap_or_else(PoisonError::into_inner).take();
        let Some(changed) = changed else { return };
        let millis = changed.elapsed().as_millis().to_string();
        let pages = site.paths().filter(|path| path.ends_with(".html")).count().to_string();
        let mut text = console::updated(self.locale, &pages, &millis);
        if warnings > 0 {
            text.push(' ');
            text.push_str(&console::warnings(self.locale, &warnings.to_string()));
        }
        say(&format!("{text}\n"));
    }

    fn broken(&self, faults: &Diagnostics, sources: &Sources) {
        let mut errors = faults.sorted();
        errors.retain(|fault| fault.severity == Severity::Error);
        print_faults(&errors, sources, self.locale);
        complain(&console::broken(self.locale));
    }

    fn failed(&self, failure: &(dyn Error + 'static)) {
        complain(&chain(failure, self.locale));
        complain(&console::broken(self.locale));
    }

    fn functions_opened(&self, opened: &FunctionsOpened) {
        let folder = opened.folder.display().to_string();
        say(&format!("{}\n", console::functions_opened(self.locale, &folder)));
        // Warnings that must not be overlooked go to the standard error output.
        if opened.signatures == Signatures::Test {
            complain(&console::loud(&console::test_signatures(self.locale)));
        }
        if opened.keys_made {
            complain(&console::loud(&console::keys_made(self.locale, &folder)));
        }
    }

    fn functions_failed(&self, failure: &(dyn Error + 'static)) {
        complain(&chain(failure, self.locale));
        complain(&console::functions_failed(self.locale));
    }
}
