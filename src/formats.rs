//! Files that Galley writes and reads: the library's only serialisation, one module a format, each with structs of its
//! own so that a format stays as it is when the core changes. Every module's first line names its unit of offsets.

pub mod archive;

pub mod backup;

pub mod bundle;

pub mod settings;

pub mod wire;

pub mod words;

mod brat;
mod conll;
mod csv;
mod doccano;
mod label_studio;
mod spacy;
mod tei;
mod timexes;
mod w3c;

mod error;
mod export;
mod json;
mod mentions;

pub use self::{
    error::ReadError,
    export::{Companion, Format, companion, export, export_one_of_several},
    mentions::{Export, LeftOut, Reason},
};
