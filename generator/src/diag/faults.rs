//! One method for each kind of fault, with its arguments; the texts are elsewhere.

use super::{Choices, Diagnostic, Diagnostics, Severity};
use crate::read::source::Span;

macro_rules! faults {
    ($($(#[$doc:meta])* $method:ident $severity:ident $code:literal ($($arg:ident),*) $($more:ident)?;)+) => {
        impl Diagnostics {
            $($(#[$doc])*
            pub(crate) fn $method(&mut self, span: Span $(, $arg: &str)* $(, $more: faults!(@type $more))?) {
                self.push(Diagnostic {
                    code: $code,
                    severity: faults!(@severity $severity),
                    span,
                    args: vec![$((stringify!($arg), $arg.to_owned())),*],
                    suggestion: faults!(@suggestion $($more $more)?),
                    choices: faults!(@choices $($more $more)?),
                });
            })+
        }

        /// The codes of all kinds of fault with their severities and arguments.
        pub(crate) const CODES: &[(&str, Severity, &[&str])] =
            &[$(($code, faults!(@severity $severity), &[$(stringify!($arg)),*])),+];
    };
    (@severity error) => { Severity::Error };
    (@severity warning) => { Severity::Warning };
    (@type suggestion) => { Option<String> };
    (@type choices) => { Option<Choices> };
    (@suggestion suggestion $value:ident) => { $value };
    (@suggestion $($other:ident)*) => { None };
    (@choices choices $value:ident) => { $value };
    (@choices $($other:ident)*) => { None };
}

faults! {
    // The file.
    /// The bytes are not UTF-8.
    bad_utf8 error "bad-utf8" ();
    /// The file is larger than the limit for texts.
    too_large error "too-large" (size, limit);
    /// A symbolic link inside the content.
    symlink error "symlink" ();
    /// A file that belongs to no entry.
    stray_file warning "stray-file" (path);
    /// The folder's name is no kind.
    unknown_kind error "unknown-kind" (name) suggestion;
    /// The folder's name is no slug.
    bad_slug error "bad-slug" (name) suggestion;
    /// The slug is the address of a list page.
    reserved_slug error "reserved-slug" (name);
    /// The file's name names no language of the site.
    unknown_language error "unknown-language" (name) suggestion;
    /// An entry without any text.
    no_text error "no-text" (id);
    /// An entry without facts, of a kind that must have some.
    no_facts error "no-facts" (id);

    // YAML.
    /// The YAML cannot be read.
    yaml_syntax error "yaml-syntax" (reason);
    /// An anchor, alias or tag in YAML.
    yaml_reference error "yaml-reference" ();
    /// A key that has another name now; its value is used.
    renamed_key warning "renamed-key" (former, key);
    /// A key that the kind does not have.
    unknown_key error "unknown-key" (key) suggestion;
    /// A key that is written twice.
    duplicate_key error "duplicate-key" (key);
    /// A required key that is missing.
    missing_key error "missing-key" (key) choices;
    /// A key without a value.
    empty_value error "empty-value" (key) choices;
    /// A value of the wrong shape.
    wrong_type error "wrong-type" (expected);
    /// A value that is not in the vocabulary.
    unknown_value error "unknown-value" (value, known) suggestion;
    /// A date that does not exist or is not written as 2026-11-24.
    bad_date error "bad-date" (value);
    /// A period that cannot be read.
    bad_period error "bad-period" (value);
    /// A number outside its range.
    out_of_range error "out-of-range" (value, range);
    /// Opening hours that cannot be read.
    bad_hours error "bad-hours" (value);
    /// An id that cannot be read.
    bad_id error "bad-id" (value);
    /// An address that is not https.
    bad_url error "bad-url" (value);
    /// A setting of the operator that cannot be right.
    bad_operator error "bad-operator" (key, value);
    /// Functions without an operator who is responsible for personal data.
    no_operator error "no-operator" (keys);

    // Front matter and text.
    /// A Markdown file that does not begin with front matter.
    no_front_matter error "no-front-matter" ();
    /// Front matter that does not end.
    open_front_matter error "open-front-matter" ();
    /// A title or summary that is too long for a card.
    too_long warning "too-long" (key, length, limit);
    /// Raw HTML in a text.
    raw_html error "raw-html" (tag);
    /// A heading of the first level; the title is that heading.
    heading_one error "heading-one" ();
    /// Two headings with one anchor.
    duplicate_anchor error "duplicate-anchor" (anchor);
    /// A link scheme that is not allowed.
    unsafe_link error "unsafe-link" (url);
    /// A link that leaves the content folder.
    escaping_path error "escaping-path" (path);
    /// A picture without an alternative text.
    missing_alt error "missing-alt" (file);
    /// A picture that is not among the entry's images.
    unlisted_image error "unlisted-image" (file) suggestion;
    /// A picture that is not in the folder.
    missing_image error "missing-image" (file) suggestion;
    /// A picture that cannot be decoded or is too large.
    bad_image error "bad-image" (file, reason);
    /// The line of a route that is not in the folder.
    missing_track error "missing-track" (file) suggestion;
    /// The line of a route that cannot be read.
    bad_track error "bad-track" (file, reason);
    /// Letters of two scripts in one word.
    mixed_script error "mixed-script" (word) suggestion;
    /// A character that changes the direction of text.
    bidi_control error "bidi-control" (name);
    /// A character that cannot be seen.
    invisible_character error "invisible-character" (name);
    /// A number that is a person's IIN.
    personal_number error "personal-number" ();
    /// A telephone number that is not marked official.
    private_phone error "private-phone" ();
    /// Text that looks like a template; it is shown unchanged.
    template_text warning "template-text" (text);

    // Among entries.
    /// Two entries with one address.
    address_clash error "address-clash" (address, other);
    /// A link or reference to an entry that does not exist.
    dead_link error "dead-link" (target) suggestion;
    /// A link to a heading that does not exist.
    dead_anchor error "dead-anchor" (anchor) suggestion;
    /// A reference to an entry of a kind that does not fit.
    wrong_kind error "wrong-kind" (target, expected);
    /// A tag, era or region that the site does not know.
    unknown_term error "unknown-term" (set, value) suggestion;
    /// A language that the entry lacks.
    missing_translation warning "missing-translation" (id, language);
    /// A point outside the country.
    outside_country error "outside-country" ();
    /// A point outside the region that the entry names.
    outside_region error "outside-region" (region, distance);
    /// An entry that is published on a later day.
    future_entry warning "future-entry" (date);
    /// An entry that is past its day.
    expired_entry warning "expired-entry" (date);
    /// A published address that no longer leads to a page.
    lost_address error "lost-address" (address) suggestion;
    /// A code that names no entry.
    dead_code error "dead-code" (code, entry) suggestion;
    /// A code that cannot be read or whose check character does not fit.
    bad_code error "bad-code" (code);
    /// A code or an entry that is twice in the ledger.
    code_collision error "code-collision" (code);
    /// A ledger line that was changed, removed or moved.
    broken_ledger error "broken-ledger" ();
    /// A ledger line that cannot be read.
    bad_ledger_line error "bad-ledger-line" ();
    /// An end before the beginning.
    reversed_dates error "reversed-dates" ();
}
