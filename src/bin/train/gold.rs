//! What the labels of each corpus say in the model's terms.
//!
//! Corpora label different things. What a corpus does not label is unknown, not absent: a token then has several tags
//! that are right, and the model is trained towards the one of them that it likes best.

use galley::{
    Document, Span,
    tagger::{
        self,
        features::{Features, is_demonym},
        tag::{Kind, N_TAGS, Tag, tags_of},
    },
};

use crate::corpus::LabelledSpan;

/// Tags that are right for a token, one bit each.
pub type Allowed = u32;

/// Every tag.
pub const ANY: Allowed = (1 << N_TAGS) - 1;

/// Only outside.
pub const OUTSIDE: Allowed = 1;

/// Which corpus labelled a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// PER, ORG, LOC and MISC, which has nationalities.
    Conll,
    /// Person, Organization, Location, Facility, NORP, Product, Misc, Date, Money.
    Worldwide,
    /// PER, ORG, LOC and MISC; nationalities unevenly.
    Wikineural,
    /// PER, ORG and LOC only.
    Universal,
    /// Many kinds of thing, most of them no names.
    Crossner,
    /// per, org, geo, gpe (nationalities and states), and times.
    Gmb,
}

/// What a label says.
enum Meaning {
    /// A name of one of these kinds.
    Name(&'static [Kind]),
    /// Nothing that the model marks.
    Outside,
    /// Perhaps a name of another kind, perhaps none.
    Unclear,
}

impl Scheme {
    fn meaning(self, label: &str) -> Meaning {
        use Meaning::{Name, Outside, Unclear};
        match (self, label) {
            (_, "PER" | "Person" | "per" | "person" | "writer" | "musicalartist" | "politician" | "researcher" | "scientist") => {
                Name(&[Kind::Person])
            }
            (_, "ORG" | "Organization" | "org" | "organisation" | "politicalparty" | "band" | "university") => Name(&[Kind::Org]),
            (_, "LOC" | "Location" | "Facility" | "geo" | "location" | "country") => Name(&[Kind::Place]),
            (_, "NORP") => Name(&[Kind::Norp]),
            (Self::Gmb, "gpe") => Name(&[Kind::Norp, Kind::Place]),
            (_, "magazine" | "academicjournal" | "conference") => Name(&[Kind::Org, Kind::Other]),
            (_, "astronomicalobject") => Name(&[Kind::Place, Kind::Other]),
            (_, "Date" | "Money" | "tim") => Outside,
            (_, "MISC") => Name(&[Kind::Other, Kind::Norp]),
            (_, "Misc" | "Product" | "art" | "eve" | "award" | "book" | "poem" | "song" | "album" | "event" | "election") => {
                Name(&[Kind::Other])
            }
            _ => Unclear,
        }
    }

    /// What tokens without a label may be.
    fn unlabelled(self, features: &Features, token_idx: usize) -> Allowed {
        let row = features.sheet().row(token_idx);
        let may_be_demonym = row.case.is_capital() && is_demonym(&row);
        match self {
            Self::Universal if row.case.is_capital() => OUTSIDE | kind_tags(Kind::Other) | kind_tags(Kind::Norp),
            Self::Universal => OUTSIDE | kind_tags(Kind::Other),
            Self::Wikineural | Self::Crossner if may_be_demonym => OUTSIDE | kind_tags(Kind::Norp),
            _ => OUTSIDE,
        }
    }
}

fn kind_tags(kind: Kind) -> Allowed {
    let tags = (0..N_TAGS).filter(|tag_idx| Tag::from_idx(*tag_idx).kind() == Some(kind));
    tags.map(|tag_idx| 1 << tag_idx).sum()
}

/// The tags that are right for each token of a document.
pub fn allowed(scheme: Scheme, document: &Document, features: &Features, spans: &[LabelledSpan]) -> Vec<Allowed> {
    let tokens = document.tokens();
    let mut allowed: Vec<Allowed> = (0..tokens.len()).map(|token_idx| scheme.unlabelled(features, token_idx)).collect();
    for span in spans {
        let range = token_range(document, Span::new(span.start, span.end));
        let fits = range.as_ref().is_some_and(|range| range.clone().all(|idx| features.sheet().is_active(idx)));
        let meaning = scheme.meaning(&span.label);
        let Some(range) = range else {
            unclear(document, Span::new(span.start, span.end), &mut allowed);
            continue;
        };
        let places = &mut allowed[range.clone()];
        match meaning {
            Meaning::Outside => places.fill(OUTSIDE),
            Meaning::Name(kinds) if fits => name(kinds, features, range, places),
            _ => places.fill(ANY),
        }
    }
    allowed
}

/// A name of several possible kinds that is wholly a listed people is one.
fn name(kinds: &[Kind], features: &Features, range: std::ops::Range<usize>, places: &mut [Allowed]) {
    let is_people = kinds.contains(&Kind::Norp) && range.clone().all(|idx| is_demonym(&features.sheet().row(idx)));
    let is_long = kinds.contains(&Kind::Norp) && kinds.contains(&Kind::Other) && range.len() > 1;
    let kinds = match () {
        () if is_people => &[Kind::Norp],
        // Peoples have one word, or are listed.
        () if is_long => &[Kind::Other],
        () => kinds,
    };
    places.fill(0);
    // Titles are no part of a person's name, though some corpora have them inside.
    let is_title = |idx: &usize| kinds == [Kind::Person] && tagger::is_title(features, *idx);
    let n_titles = range.clone().take(range.len() - 1).take_while(is_title).count();
    let (titles, places) = places.split_at_mut(n_titles);
    titles.fill(OUTSIDE);
    for kind in kinds {
        for (place, tag) in places.iter_mut().zip(tags_of(*kind, range.len() - n_titles)) {
            *place |= 1 << tag.idx();
        }
    }
}

/// The tokens of a span without a leading article, a trailing possessive and marks; `None` where it cuts a token.
pub fn token_range(document: &Document, span: Span) -> Option<std::ops::Range<usize>> {
    let tokens = document.tokens();
    let mut start = tokens.partition_point(|token| token.span.start() < span.start());
    let mut end = tokens.partition_point(|token| token.span.end() <= span.end());
    let is_whole = tokens.get(start)?.span.start() == span.start() && tokens.get(end.checked_sub(1)?)?.span.end() == span.end();
    if !is_whole {
        return None;
    }
    let is_trimmed_start = |idx: usize| matches!(document.word(idx), "the" | "The" | "THE" | "a" | "A" | "an" | "An" | "\"" | "'" | "(");
    let is_trimmed_end = |idx: usize| matches!(document.word(idx), "'s" | "\"" | "'" | "," | ")" | "'S");
    while start + 1 < end && is_trimmed_start(start) {
        start += 1;
    }
    while start + 1 < end && is_trimmed_end(end - 1) {
        end -= 1;
    }
    Some(start..end)
}

fn unclear(document: &Document, span: Span, allowed: &mut [Allowed]) {
    for (token, place) in document.tokens().iter().zip(allowed) {
        if token.span.overlaps(span) {
            *place = ANY;
        }
    }
}
