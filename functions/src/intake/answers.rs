//! Answers to forms of all sorts: validated, and named by a digest.

use domain::form::{Answers, Form, Input, validate};

use crate::app::AppContext;
use crate::http::Problem;

/// The answers to a form, or the faults in them.
pub(crate) fn validated(app: &AppContext, form: &Form, input: &Input) -> Result<Answers, Problem> {
    validate(form, input, app.year()).map_err(Problem::Faults)
}

/// A name of what was filled in that tells nothing of it; the order of the fields does not count.
pub(crate) fn digest(app: &AppContext, input: &Input) -> String {
    let mut pairs: Vec<&(String, String)> = input.iter().collect();
    pairs.sort();
    let parts: Vec<&[u8]> =
        pairs.iter().flat_map(|(name, value)| [name.as_bytes(), value.as_bytes()]).collect();
    app.secrets.proofs.name(&parts)
}
