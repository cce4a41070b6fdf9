//! The lists of names.

/// A list of names. Also compiled into the data compiler.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// Countries and their common short forms.
    Country,
    /// Peoples, nationalities, religious and political groups.
    Demonym,
    /// First-level subdivisions of countries.
    Region,
    /// Counties of the United States.
    County,
    /// Cities of more than 100,000.
    City,
    /// Smaller towns.
    Town,
    /// First names.
    First,
    /// Family names.
    Last,
    /// Companies.
    Company,
    /// Public and international bodies.
    Org,
    /// Parties.
    Party,
    /// Universities and institutes.
    University,
    /// Newspapers, broadcasters, agencies, networks.
    Media,
    /// Sports clubs.
    Club,
    /// Seas, rivers, mountains, continents, regions of the world.
    Loc,
    /// Buildings and other works.
    Fac,
    /// Wars, games, holidays.
    Event,
}

impl List {
    /// Every list, in the order of its bit in a [`ListSet`].
    pub const ALL: [Self; 17] = [
        Self::Country,
        Self::Demonym,
        Self::Region,
        Self::County,
        Self::City,
        Self::Town,
        Self::First,
        Self::Last,
        Self::Company,
        Self::Org,
        Self::Party,
        Self::University,
        Self::Media,
        Self::Club,
        Self::Loc,
        Self::Fac,
        Self::Event,
    ];

    /// The word that the data files use for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Country => "country",
            Self::Demonym => "demonym",
            Self::Region => "region",
            Self::County => "county",
            Self::City => "city",
            Self::Town => "town",
            Self::First => "first",
            Self::Last => "last",
            Self::Company => "company",
            Self::Org => "org",
            Self::Party => "party",
            Self::University => "university",
            Self::Media => "media",
            Self::Club => "club",
            Self::Loc => "loc",
            Self::Fac => "fac",
            Self::Event => "event",
        }
    }

    /// The list of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|list| list.name() == name)
    }
}

/// The lists that a name is on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListSet(u32);

impl ListSet {
    /// The lists whose bits are set; others are ignored.
    pub fn from_bits(bits: u64) -> Self {
        #[expect(clippy::cast_possible_truncation, reason = "masked to the bits that lists have")]
        let bits = (bits & ((1 << List::ALL.len()) - 1)) as u32;
        Self(bits)
    }

    /// One bit a list, in the order of [`List::ALL`].
    pub fn bits(self) -> u32 {
        self.0
    }

    /// The same lists and one more.
    #[must_use]
    pub fn with(self, list: List) -> Self {
        Self(self.0 | 1 << list as u32)
    }

    /// Whether the name is on that list.
    pub fn has(self, list: List) -> bool {
        self.0 & 1 << list as u32 != 0
    }

    /// Whether the name is on one of those lists.
    pub fn has_any(self, lists: &[List]) -> bool {
        lists.iter().any(|list| self.has(*list))
    }
}
