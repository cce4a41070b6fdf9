//! What several mentions name together.

use std::collections::BTreeMap;

use crate::annotation::EntityLabel;

/// Number of an entity within its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntityId(pub u32);

/// What several mentions name together. The mentions know their entity, not the other way round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// Its number.
    pub id: EntityId,
    /// Its kind; the mentions have the same.
    pub label: EntityLabel,
    /// The fullest form of its name.
    pub name: String,
    /// Other forms, in document order.
    pub aliases: Vec<String>,
    /// Roles and titles that stand beside the name (`Moscow Mayor`), in document order.
    pub roles: Vec<String>,
    /// Ids in other registers by their scheme: `iso3166`, `geonames`.
    pub links: BTreeMap<String, String>,
}
