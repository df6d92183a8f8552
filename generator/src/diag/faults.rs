//! One method for each kind of fault: what it needs to know, and nothing of its words.

use super::{Choices, Diagnostic, Diagnostics};
use crate::read::source::Span;

macro_rules! faults {
    ($($(#[$doc:meta])* $method:ident $code:literal ($($arg:ident),*) $($more:ident)?;)+) => {
        impl Diagnostics {
            $($(#[$doc])*
            pub(crate) fn $method(&mut self, span: Span $(, $arg: &str)* $(, $more: faults!(@type $more))?) {
                self.push(Diagnostic {
                    code: $code,
                    span,
                    args: vec![$((stringify!($arg), $arg.to_owned())),*],
                    suggestion: faults!(@suggestion $($more $more)?),
                    choices: faults!(@choices $($more $more)?),
                });
            })+
        }

        /// The codes of all kinds of fault.
        #[cfg(test)]
        pub(crate) const CODES: &[(&str, &[&str])] = &[$(($code, &[$(stringify!($arg)),*])),+];
    };
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
    bad_utf8 "bad-utf8" ();
    /// The file is larger than any text an author writes.
    too_large "too-large" (size, limit);
    /// A symbolic link inside the content.
    symlink "symlink" ();
    /// A file that belongs to no entry.
    stray_file "stray-file" (path);
    /// The folder's name is no kind.
    unknown_kind "unknown-kind" (name) suggestion;
    /// The folder's name is no slug.
    bad_slug "bad-slug" (name) suggestion;
    /// The slug is taken by a list page.
    reserved_slug "reserved-slug" (name);
    /// The file's name names no language of the site.
    unknown_language "unknown-language" (name) suggestion;
    /// An entry without any text.
    no_text "no-text" (id);
    /// An entry without facts, of a kind that must have some.
    no_facts "no-facts" (id);

    // YAML.
    /// The YAML cannot be read.
    yaml_syntax "yaml-syntax" (reason);
    /// An anchor, alias or tag in YAML.
    yaml_reference "yaml-reference" ();
    /// A key that the kind does not have.
    unknown_key "unknown-key" (key) suggestion;
    /// A key that stands twice.
    duplicate_key "duplicate-key" (key);
    /// A key that must be there and is not.
    missing_key "missing-key" (key) choices;
    /// A key without a value.
    empty_value "empty-value" (key) choices;
    /// A value of the wrong shape.
    wrong_type "wrong-type" (expected);
    /// A value that is not in the vocabulary.
    unknown_value "unknown-value" (value, known) suggestion;
    /// A date that does not exist or is not written as 2026-11-24.
    bad_date "bad-date" (value);
    /// A period that cannot be read.
    bad_period "bad-period" (value);
    /// A number outside its range.
    out_of_range "out-of-range" (value, range);
    /// Opening hours that cannot be read.
    bad_hours "bad-hours" (value);
    /// An id that cannot be read.
    bad_id "bad-id" (value);
    /// An address that is not https.
    bad_url "bad-url" (value);

    // Front matter and text.
    /// A Markdown file that does not begin with front matter.
    no_front_matter "no-front-matter" ();
    /// Front matter that does not end.
    open_front_matter "open-front-matter" ();
    /// A title or summary that is too long for a card.
    too_long "too-long" (key, length, limit);
    /// Raw HTML in a text.
    raw_html "raw-html" (tag);
    /// A heading of the first level; the title is that heading.
    heading_one "heading-one" ();
    /// Two headings with one anchor.
    duplicate_anchor "duplicate-anchor" (anchor);
    /// A link scheme that is not allowed.
    unsafe_link "unsafe-link" (url);
    /// A link that leaves the content folder.
    escaping_path "escaping-path" (path);
    /// A picture without words for those who do not see it.
    missing_alt "missing-alt" (file);
    /// A picture that is not among the entry's images.
    unlisted_image "unlisted-image" (file) suggestion;
    /// A picture that is not in the folder.
    missing_image "missing-image" (file) suggestion;
    /// A picture that cannot be decoded or is too large.
    bad_image "bad-image" (file, reason);
    /// The line of a route that is not in the folder.
    missing_track "missing-track" (file) suggestion;
    /// The line of a route that cannot be read.
    bad_track "bad-track" (file, reason);
    /// Letters of two scripts in one word.
    mixed_script "mixed-script" (word) suggestion;
    /// A character that changes the direction of text.
    bidi_control "bidi-control" (name);
    /// A character that cannot be seen.
    invisible_character "invisible-character" (name);
    /// A number that is somebody's IIN.
    personal_number "personal-number" ();
    /// A telephone number that is not marked official.
    private_phone "private-phone" ();
    /// Text that looks like a template; it is shown as it stands.
    template_text "template-text" (text);

    // Among entries.
    /// Two entries with one address.
    address_clash "address-clash" (address, other);
    /// A link or reference to an entry that is not there.
    dead_link "dead-link" (target) suggestion;
    /// A link to a heading that is not there.
    dead_anchor "dead-anchor" (anchor) suggestion;
    /// A reference to an entry of a kind that does not fit.
    wrong_kind "wrong-kind" (target, expected);
    /// A tag, era or region that the site does not know.
    unknown_term "unknown-term" (set, value) suggestion;
    /// A language that the entry lacks.
    missing_translation "missing-translation" (id, language);
    /// A point outside the country.
    outside_country "outside-country" ();
    /// A point outside the region that the entry names.
    outside_region "outside-region" (region, distance);
    /// An entry that is held back until its day.
    future_entry "future-entry" (date);
    /// An entry that is past its day.
    expired_entry "expired-entry" (date);
    /// A published address that leads nowhere any more.
    lost_address "lost-address" (address) suggestion;
    /// A code that names no entry.
    dead_code "dead-code" (code, entry) suggestion;
    /// A code that cannot be read or whose check character does not fit.
    bad_code "bad-code" (code);
    /// A code or an entry that stands twice in the ledger.
    code_collision "code-collision" (code);
    /// A ledger line that was changed, removed or moved.
    broken_ledger "broken-ledger" ();
    /// A ledger line that cannot be read.
    bad_ledger_line "bad-ledger-line" ();
    /// An end before the beginning.
    reversed_dates "reversed-dates" ();
}
