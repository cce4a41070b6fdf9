//! Economic sectors of an article.

/// The stable id of a node of the sector tree, its parents before it: `deep.ai`. The top sector is what stands before
/// the first full stop.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SectorId(pub String);

impl SectorId {
    /// The id of the top sector.
    pub fn top(&self) -> &str {
        self.0.split('.').next().unwrap_or_default()
    }
}

/// A sector that an article mentions, with its codes in the classifications.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sector {
    /// Its place in the tree.
    pub id: SectorId,
    /// For people.
    pub name: String,
    /// ISIC Rev.4.
    pub isic4: Vec<String>,
    /// ISIC Rev.5.
    pub isic5: Vec<String>,
    /// NAICS 2022.
    pub naics2022: Vec<String>,
    /// IPTC Media Topic, `medtop:20000210`.
    pub iptc: Option<String>,
    /// Wikidata item, `Q11451`.
    pub wikidata: Option<String>,
}
