//! The annotation JSON, offsets in code points: everything that Galley knows of an article, to be read back whole.
//!
//! `www/galley.schema.json` describes it. Readers ignore members that they do not know.

mod check;
mod journal;
mod read;
mod rows;
mod write;

pub use self::{
    journal::{read_revision, write_revision},
    read::read,
    write::{write, write_line},
};

/// What a reader calls a file of this format.
const FILE: &str = "an annotation file of Galley";

/// The value of `format`.
const FORMAT: &str = "galley";

/// The newest version that this program writes and reads.
const VERSION: u32 = 1;

/// The value of `offset_unit`.
const OFFSET_UNIT: &str = "code_point";
