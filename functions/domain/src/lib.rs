//! The vocabulary that the press and the counter share: languages, ids, places, periods, codes.
//!
//! Values here can only be made well: constructors parse, fields are private, and nothing in this
//! crate reads a disk, a clock or a network.

pub mod code;
pub mod id;
pub mod lang;
pub mod period;
pub mod place;

pub use code::Code;
pub use id::{EntryId, Kind, Slug};
pub use lang::{Lang, Localized};
pub use period::{Period, Point};
pub use place::{Coordinates, Precision};
