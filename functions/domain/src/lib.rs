//! Types shared by the generator and the functions: languages, ids, places, periods, codes, forms.
//!
//! Values here can only be made well: constructors parse, fields are private, and nothing in this
//! crate reads a disk, a clock or a network.

pub mod address;
pub mod code;
pub mod contact;
mod digits;
pub mod form;
pub mod hidden;
pub mod id;
pub mod kato;
pub mod lang;
pub mod locale;
pub mod number;
pub mod period;
pub mod place;
pub mod reveal;
pub mod secret_code;
pub mod text;
mod texts;
pub mod visitor;
pub mod volunteer;

pub use code::Code;
pub use contact::{Email, Phone};
pub use id::{EntryId, Kind, Slug};
pub use kato::Kato;
pub use lang::{Lang, Localized};
pub use locale::{Locale, Words};
pub use period::{Period, Point};
pub use place::{Coordinates, Precision};
