//! The kinds of entity, named as in OntoNotes 5.

/// What kind of entity a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EntityLabel {
    /// People.
    Person,
    /// Companies, agencies, parties, media, universities, clubs.
    Org,
    /// Countries, cities, states, provinces.
    Gpe,
    /// Other places: seas, mountains, regions.
    Loc,
    /// Buildings, airports, roads, named zones.
    Fac,
    /// Nationalities, religious and political groups.
    Norp,
    /// Named events: forums, wars, games, storms.
    Event,
    /// Named laws and treaties.
    Law,
    /// Named products, vehicles, weapons, software.
    Product,
    /// Amounts of money with their unit.
    Money,
    /// Percentages with their sign or word.
    Percent,
}

impl EntityLabel {
    /// Every label, in the order in which the page offers them.
    pub const ALL: [Self; 11] = [
        Self::Person,
        Self::Org,
        Self::Gpe,
        Self::Loc,
        Self::Fac,
        Self::Norp,
        Self::Event,
        Self::Law,
        Self::Product,
        Self::Money,
        Self::Percent,
    ];

    /// The word that files use for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "PERSON",
            Self::Org => "ORG",
            Self::Gpe => "GPE",
            Self::Loc => "LOC",
            Self::Fac => "FAC",
            Self::Norp => "NORP",
            Self::Event => "EVENT",
            Self::Law => "LAW",
            Self::Product => "PRODUCT",
            Self::Money => "MONEY",
            Self::Percent => "PERCENT",
        }
    }

    /// The label of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|label| label.name() == name)
    }
}
