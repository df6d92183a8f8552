//! The declaration of a kind of stored document.

/// Declares that a struct is the document of a kind: the kind, the struct, and the numbers that it
/// reads and writes.
///
/// - `stored!(link: Link, 1);` is a new kind.
/// - `stored!(link: Link, 1..=2);` is number 2, whose new fields have defaults (`#[serde(default)]`),
///   so that the same struct reads number 1.
/// - `stored!(link: Link, 2, after LinkOne);` is number 2, made by `From<LinkOne>` of number 1; the
///   former struct is declared by `stored!(former link: LinkOne, 1);`.
/// - Number 0 is what was written before there were numbers; no new kind has it.
///
/// Every declaration but that of a former struct brings a test, which reads the files of its kind.
macro_rules! stored {
    (former $kind:ident: $record:ident, $schema:literal) => {
        $crate::stored::stored!(@ $kind, $record, $schema, $schema, $crate::stored::Nothing, |former| match former {});
    };
    (former $kind:ident: $record:ident, $since:literal..=$schema:literal) => {
        $crate::stored::stored!(@ $kind, $record, $since, $schema, $crate::stored::Nothing, |former| match former {});
    };
    (former $kind:ident: $record:ident, $schema:literal, after $former:ident) => {
        $crate::stored::stored!(@ $kind, $record, $schema, $schema, $former, <$record>::from);
        const _: () = assert!(
            <$former as $crate::stored::Stored>::SCHEMA + 1 == $schema,
            "a struct follows the one of the number before"
        );
    };
    ($kind:ident: $record:ident, $schema:literal) => {
        $crate::stored::stored!(former $kind: $record, $schema);
        $crate::stored::stored!(files $kind, $record);
    };
    ($kind:ident: $record:ident, $since:literal..=$schema:literal) => {
        $crate::stored::stored!(former $kind: $record, $since..=$schema);
        $crate::stored::stored!(files $kind, $record);
    };
    ($kind:ident: $record:ident, $schema:literal, after $former:ident) => {
        $crate::stored::stored!(former $kind: $record, $schema, after $former);
        $crate::stored::stored!(files $kind, $record);
    };
    (@ $kind:ident, $record:ident, $since:literal, $schema:literal, $former:path, $forward:expr) => {
        impl $crate::stored::Stored for $record {
            const KIND: &'static str = stringify!($kind);
            const SCHEMA: u32 = $schema;
            const SINCE: u32 = $since;
            type Former = $former;

            fn forward(former: $former) -> $record {
                let forward: fn($former) -> $record = $forward;
                forward(former)
            }
        }
    };
    (files $kind:ident, $record:ident) => {
        #[cfg(test)]
        mod $kind {
            #[test]
            fn every_number_ever_written_is_read() {
                $crate::stored::files::check::<super::$record>();
            }
        }
    };
}
pub(crate) use stored;
