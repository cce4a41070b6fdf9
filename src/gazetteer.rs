//! Names by list: the compiled gazetteer, its longest matches over tokens, and the registers' ids of places.
//!
//! The lists are text under `data/`, compiled by `cargo xtask data` into two automata that are read in place. What a
//! match means for a mention is for the tagger to weigh; nothing here decides.

mod key;
mod list;
mod names;
mod places;

pub use self::{
    key::key,
    list::{List, ListSet},
    names::{NameMatch, kinds, longest_matches},
    places::{Place, place, place_in},
};
