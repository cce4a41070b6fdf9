//! What the model can call a token: outside, or the beginning, inside, last or only token of a name of some kind.

/// The kinds of name that the model tells apart. Places are one kind here, since most corpora have one; what kind of place
/// and what kind of other name it is, `refine` decides by list and by the words of the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// People.
    Person,
    /// Organisations.
    Org,
    /// Countries, cities, seas, buildings.
    Place,
    /// Nationalities, religious and political groups.
    Norp,
    /// Any other name: events, laws, products, works.
    Other,
}

impl Kind {
    /// Every kind, in the order of its tags.
    pub const ALL: [Self; 5] = [Self::Person, Self::Org, Self::Place, Self::Norp, Self::Other];
}

/// A token's place in a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// First of several tokens.
    Begin,
    /// Neither first nor last.
    Inside,
    /// Last of several tokens.
    Last,
    /// The only token.
    Unit,
}

/// Number of tags: one for outside, four a kind.
pub const N_TAGS: usize = 1 + 4 * Kind::ALL.len();

/// Length of a row of weights: [`N_TAGS`], rounded up so that rows fill whole vector registers.
pub const ROW: usize = 24;

/// A token's label: 0 is outside, then four parts a kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tag(u8);

impl Tag {
    /// Outside of every name.
    pub const OUTSIDE: Self = Self(0);

    /// The tag of one part of a name.
    pub fn new(kind: Kind, part: Part) -> Self {
        Self(1 + 4 * kind as u8 + part as u8)
    }

    /// The tag at an index of a row; outside where there is none.
    pub fn from_idx(tag_idx: usize) -> Self {
        u8::try_from(tag_idx).ok().filter(|_| tag_idx < N_TAGS).map_or(Self::OUTSIDE, Self)
    }

    /// Its index in a row.
    pub fn idx(self) -> usize {
        usize::from(self.0)
    }

    /// The kind of name; `None` outside.
    pub fn kind(self) -> Option<Kind> {
        Kind::ALL.get(usize::from(self.0.checked_sub(1)? / 4)).copied()
    }

    /// The part of a name; `None` outside.
    pub fn part(self) -> Option<Part> {
        match self.0.checked_sub(1)? % 4 {
            0 => Some(Part::Begin),
            1 => Some(Part::Inside),
            2 => Some(Part::Last),
            _ => Some(Part::Unit),
        }
    }

    /// Whether a name may go on behind it.
    pub fn is_open(self) -> bool {
        matches!(self.part(), Some(Part::Begin | Part::Inside))
    }

    /// Whether `next` may follow.
    pub fn allows(self, next: Self) -> bool {
        let continues = matches!(next.part(), Some(Part::Inside | Part::Last));
        if self.is_open() { continues && self.kind() == next.kind() } else { !continues }
    }
}

/// The tags of a name's tokens.
pub fn tags_of(kind: Kind, n_tokens: usize) -> impl Iterator<Item = Tag> {
    (0..n_tokens).map(move |idx| match idx {
        0 if n_tokens == 1 => Tag::new(kind, Part::Unit),
        0 => Tag::new(kind, Part::Begin),
        _ if idx + 1 == n_tokens => Tag::new(kind, Part::Last),
        _ => Tag::new(kind, Part::Inside),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_whole() {
        let tags: Vec<Tag> = (0..N_TAGS).map(Tag::from_idx).collect();
        for tag in &tags {
            let n_followers = tags.iter().filter(|next| tag.allows(**next)).count();
            assert_eq!(n_followers, if tag.is_open() { 2 } else { 1 + 2 * Kind::ALL.len() }, "{tag:?}");
        }
    }

    #[test]
    fn spells_names_of_any_length() {
        for n_tokens in 1..5 {
            let tags: Vec<Tag> = tags_of(Kind::Org, n_tokens).collect();
            assert_eq!(tags.len(), n_tokens);
            assert!(tags.windows(2).all(|pair| pair[0].allows(pair[1])));
            assert!(tags.last().is_some_and(|tag| !tag.is_open()));
        }
    }
}
