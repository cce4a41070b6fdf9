//! Files that Galley writes and reads: the library's only serialisation, one module a format, each with structs of its
//! own so that a format stays as it is when the core changes. Every module's first line names its unit of offsets.

pub mod archive;

pub mod timexes;
