//! What kind of place, and what kind of other name: by list first, then by the words of the name.

use super::{features::Features, heads, shape::Case, tag::Kind};
use crate::{
    annotation::EntityLabel,
    document::Document,
    gazetteer::{self, List, ListSet},
};

/// The label of a name; `None` where it is of a kind that is not marked, as a book is.
pub fn label(document: &Document, features: &Features, kind: Kind, tokens: std::ops::Range<usize>) -> Option<EntityLabel> {
    let words: Vec<&str> = tokens.clone().map(|idx| document.word(idx)).collect();
    let name = Name { features, kinds: gazetteer::kinds(&words.join(" ")), tokens };
    match kind {
        // `Aer Lingus`, `Ofsted`.
        Kind::Person | Kind::Place | Kind::Other if name.kinds.has_any(&[List::Company, List::Org]) => Some(EntityLabel::Org),
        Kind::Person | Kind::Org | Kind::Place if name.kinds.has(List::Fac) => Some(EntityLabel::Fac),
        Kind::Person | Kind::Place if name.is_listed_body() => Some(EntityLabel::Org),
        // `Turkey's Erdogan`: no people and no place.
        Kind::Place | Kind::Norp if name.is_single() && name.kinds.has(List::Last) => Some(EntityLabel::Person),
        // `Chicagoans`.
        Kind::Person | Kind::Org if name.is_single() && name.is_unlisted() && name.is_demonym() => Some(EntityLabel::Norp),
        Kind::Org if name.is_country() => Some(EntityLabel::Gpe),
        Kind::Person if name.is_said_with_article() => None,
        Kind::Person | Kind::Org | Kind::Place if name.is_written_small() => None,
        // `Le Matin newspaper`, `the daily Al Noor`.
        Kind::Person if name.is_beside_paper() => Some(EntityLabel::Org),
        // `LA CORUNA, Spain`.
        Kind::Person | Kind::Org if name.is_before_country() => Some(EntityLabel::Gpe),
        // `Sen. Mark Kelly, D-Ariz.`: a member's party and state.
        _ if name.is_behind_party() => Some(EntityLabel::Gpe),
        // No one's family name is `Holdings` or `Energi`, however much a company is named like a person.
        Kind::Person if name.is_company() => Some(EntityLabel::Org),
        // `Space Shuttle Columbia`, `USS Quincy`.
        Kind::Person | Kind::Org | Kind::Place if name.is_vessel() => Some(EntityLabel::Product),
        // `DataVolt`.
        Kind::Person if name.is_single() && name.is_camel() => Some(EntityLabel::Org),
        // `Bab el-Mandeb Strait`, but `George Strait`.
        Kind::Person if name.is_land() => Some(EntityLabel::Loc),
        // `Boulevard Montmartre`.
        Kind::Person if name.is_road() => Some(EntityLabel::Fac),
        Kind::Person => Some(EntityLabel::Person),
        Kind::Org => Some(name.organisation()),
        Kind::Norp => name.people(),
        Kind::Place => Some(name.place()),
        Kind::Other => name.other(),
    }
}

struct Name<'a> {
    features: &'a Features,
    /// The lists of kinds that it is on.
    kinds: ListSet,
    tokens: std::ops::Range<usize>,
}

impl Name<'_> {
    /// An organisation, unless its words are those of a law or a contest.
    fn organisation(&self) -> EntityLabel {
        let is = |list: &[&str]| !self.is_single() && (heads::has(list, self.last()) || heads::has(list, self.head()));
        match () {
            () if self.is_listed(List::Org) => EntityLabel::Org,
            // `Democrats`: members, not the party.
            () if self.is_single() && self.is_listed(List::Demonym) && self.last().ends_with('s') => EntityLabel::Norp,
            () if is(heads::LAW_NOT_ORG) => EntityLabel::Law,
            () if is(heads::EVENT_NOT_ORG) => EntityLabel::Event,
            () if !self.is_single() && self.last() == "conference" && !self.words().any(|word| heads::has(heads::CONFERRING, word)) => {
                EntityLabel::Event
            }
            () => EntityLabel::Org,
        }
    }

    /// Whether it is a listed body of several words, or a club that is neither somebody's name nor a town's.
    fn is_listed_body(&self) -> bool {
        let is = |lists: &[List]| lists.iter().any(|list| self.is_listed(*list));
        let is_club =
            is(&[List::Club]) && !is(&[List::Country, List::Region, List::County, List::City, List::Town, List::First, List::Last]);
        is_club || !self.is_single() && is(&[List::Company, List::Org, List::Party, List::University, List::Media])
    }

    /// Whether its first word is on no list at all.
    fn is_unlisted(&self) -> bool {
        self.features.sheet().row(self.tokens.start).lists == 0
    }

    /// Whether it is a listed country or written as countries are: `Republic of Malta`.
    fn is_country(&self) -> bool {
        let head_idx = self.tokens.clone().rev().skip(1).find(|idx| self.word(*idx + 1) == "of");
        let is_state = head_idx.is_some_and(|idx| matches!(self.word(idx), "emirate" | "kingdom" | "republic" | "sultanate"));
        // `Monaco` is a club too.
        self.is_listed(List::Country) && !self.is_listed(List::City) || is_state && self.tokens.len() < 6
    }

    /// Whether it has a capital only where a sentence begins and elsewhere in the document none.
    fn is_written_small(&self) -> bool {
        let row = self.features.sheet().row(self.tokens.start);
        let word_use = self.features.context().word_use(row.word_idx);
        self.is_single() && row.lists == 0 && word_use.is_some_and(|word_use| word_use.n_lower > 0 && word_use.n_capital == 0)
    }

    /// Whether it ends as names of seas and mountains do, and begins with no first name.
    fn is_land(&self) -> bool {
        let first = self.features.sheet().row(self.tokens.start);
        !self.is_single() && heads::has(heads::LOC_ONLY, self.last()) && (self.previous() == "the" || !first.is_in(List::First))
    }

    /// Whether it is called a newspaper, an airline or a militia.
    fn is_beside_paper(&self) -> bool {
        let is = |word: &str| matches!(word, "airline" | "militia" | "newspaper" | "tabloid");
        let is_daily = |word: &str| matches!(word, "daily" | "newspapers" | "weekly");
        is(self.next()) || is_daily(self.next()) || is(self.previous())
    }

    /// Whether the country or state that it lies in follows: in capitals at the start of a line, or behind `in`.
    fn is_before_country(&self) -> bool {
        let start = self.tokens.start;
        let outer = self.features.sheet().row(self.tokens.end + 1);
        let is_outer = [List::Country, List::Region, List::Loc].into_iter().any(|list| outer.is_in(list));
        let is_dateline =
            self.features.context().is_first(start) && self.case(start) == Case::Upper && self.words().map(str::len).sum::<usize>() > 3;
        let is_inside = matches!(self.previous(), "in" | "near" | "outside");
        let is_town = self.is_listed(List::City) || self.is_listed(List::Town);
        match self.next() {
            "," => self.tokens.len() < 3 && is_outer && (is_dateline || is_inside),
            // `Augusta in Sicily`, `in Valletta`.
            next => is_town && (is_inside && self.case(self.tokens.end) == Case::Lower || next == "in" && is_outer),
        }
    }

    /// Whether it begins as names of roads do: `Interstate 405`, `Boulevard Montmartre`.
    fn is_road(&self) -> bool {
        !self.is_single() && heads::has(heads::FAC_FIRST, self.first())
    }

    /// Whether it is a noun with an article, as `the Bill` is before `would`: behind the article of a name stands a noun
    /// (`the Obama administration`), here what comes behind a noun.
    fn is_said_with_article(&self) -> bool {
        self.is_single() && self.previous() == "the" && heads::has(heads::BEHIND_NOUN, self.next())
    }

    /// Whether it has a capital behind a small letter, other than behind a particle as in `McCain` and `DeVos`.
    fn is_camel(&self) -> bool {
        const PARTICLES: [&str; 10] = ["mc", "mac", "de", "di", "da", "la", "le", "fitz", "van", "o'"];
        self.case(self.tokens.start) == Case::Mixed
            && !PARTICLES.iter().any(|particle| self.first().starts_with(particle))
            && !self.first().contains(['-', '\'', '’'])
    }

    fn place(&self) -> EntityLabel {
        let is = |lists: &[List]| lists.iter().any(|list| self.is_listed(*list));
        match () {
            () if self.kinds.has(List::Region) => EntityLabel::Gpe,
            () if self.kinds.has(List::Loc) => EntityLabel::Loc,
            // First, since lists of countries have Antarctica.
            () if is(&[List::Loc]) => EntityLabel::Loc,
            () if is(&[List::Country, List::City]) => EntityLabel::Gpe,
            () if is(&[List::Fac]) => EntityLabel::Fac,
            // `the Midlands`, `the Trent`: of provinces only those that are several lands have an article.
            () if self.is_single() && self.has_article() && (!is(&[List::Region]) || self.last().ends_with('s')) => EntityLabel::Loc,
            () if is(&[List::Region, List::Town, List::County]) => EntityLabel::Gpe,
            () if self.is_single() && self.is_demonym() => EntityLabel::Norp,
            // `777X`.
            () if self.is_single() && self.case(self.tokens.start) == Case::Coded => EntityLabel::Product,
            () if self.is_single() => EntityLabel::Gpe,
            () if self.is_company() || heads::has(heads::MEDIA, self.last()) => EntityLabel::Org,
            () if heads::has(heads::COMPASS, self.last()) => EntityLabel::Loc,
            () if heads::has(heads::EVENT_NOT_PLACE, self.last()) => EntityLabel::Event,
            () if self.is_road() => EntityLabel::Fac,
            () if heads::has(heads::GPE, self.last()) => EntityLabel::Gpe,
            () if heads::has(heads::LOC, self.head()) => EntityLabel::Loc,
            // Of a building nothing can be told but what those in it say.
            () if heads::has(heads::FAC, self.head()) && heads::has(heads::SAYING, self.next()) => EntityLabel::Org,
            () if heads::has(heads::FAC, self.head()) => EntityLabel::Fac,
            () if heads::has(heads::LOC_FIRST, self.first()) || heads::has(heads::DIRECTIONS, self.first()) => EntityLabel::Loc,
            () if heads::has(heads::LOC, self.last()) => EntityLabel::Loc,
            () if heads::has(heads::FAC, self.last()) => EntityLabel::Fac,
            () => EntityLabel::Gpe,
        }
    }

    /// Whether it is the name of those who live in a listed place: `Alaskan`, `Chicagoans`, `Tehraners`.
    fn is_demonym(&self) -> bool {
        let word = self.first();
        let is_many = word.strip_suffix("ers").is_some();
        let one = word.strip_suffix('s').unwrap_or(word);
        let ends: &[&str] = if is_many { &["r", "er"] } else { &["n", "an", "ian", "lese"] };
        let mut stems = ends.iter().filter_map(|end| one.strip_suffix(end));
        let is_place = |stem: &str| stem.len() > 3 && gazetteer::place(stem).is_some();
        (is_many || one.ends_with("an") || one.ends_with("lese")) && self.case(self.tokens.start) == Case::Title && stems.any(is_place)
    }

    /// Whether an article stands before it that is its own, as rivers, mountains and seas have: none of a noun behind it.
    fn has_article(&self) -> bool {
        let next = self.case(self.tokens.end);
        self.previous() == "the"
            && self.case(self.tokens.start) == Case::Title
            && (matches!(next, Case::Nothing | Case::Stop | Case::Comma) || heads::has(heads::BEHIND_NAME, self.next()))
    }

    /// Whether it is a ship or a spacecraft by its first words.
    fn is_vessel(&self) -> bool {
        let is_shuttle = self.first() == "space" && self.word(self.tokens.start + 1) == "shuttle";
        !self.is_single() && (is_shuttle || heads::has(heads::VESSEL, self.first()) && self.case(self.tokens.start) == Case::Upper)
    }

    /// The word before it.
    fn previous(&self) -> &str {
        self.tokens.start.checked_sub(1).map(|idx| self.word(idx)).unwrap_or_default()
    }

    /// The word behind it.
    fn next(&self) -> &str {
        self.word(self.tokens.end)
    }

    /// A people, unless the model took another name for one.
    fn people(&self) -> Option<EntityLabel> {
        let is_people = |word: &str| heads::PEOPLE_ENDS.iter().any(|end| word.ends_with(end));
        match () {
            () if self.is_listed(List::Demonym) => Some(EntityLabel::Norp),
            () if self.is_listed(List::Loc) => Some(EntityLabel::Loc),
            () if self.is_single() && is_people(self.first()) => Some(EntityLabel::Norp),
            () if self.tokens.len() < 4 && is_people(self.last()) => Some(EntityLabel::Norp),
            () => self.other(),
        }
    }

    fn other(&self) -> Option<EntityLabel> {
        let heads = [self.head(), self.last()];
        let is = |list: &[&str]| heads.iter().any(|head| heads::has(list, head));
        let is_product = self.words().any(|word| heads::has(heads::PRODUCT, word));
        let is_numbered = |idx: usize| matches!(self.case(idx), Case::Coded | Case::Number) && !is_year(self.word(idx));
        let is_model = !self.is_single() && self.tokens.clone().skip(1).any(is_numbered);
        match () {
            // `Department of War`, `Episcopal Conference`.
            () if matches!(self.first(), "department" | "ministry") => Some(EntityLabel::Org),
            () if !self.is_single()
                && self.last() == "conference"
                && self.words().any(|word| heads::has(heads::CONFERRING, word) && word != "of") =>
            {
                Some(EntityLabel::Org)
            }
            () if self.is_listed(List::Event) => Some(EntityLabel::Event),
            () if self.is_listed(List::Demonym) => Some(EntityLabel::Norp),
            () if heads::DISEASE.contains(&self.first()) => None,
            () if self.is_single() && !is_product => (self.case(self.tokens.start) == Case::Coded).then_some(EntityLabel::Product),
            () if is(heads::LAW) => Some(EntityLabel::Law),
            () if is(heads::EVENT) || heads::has(heads::EVENT_FIRST, self.first()) => Some(EntityLabel::Event),
            () if is_product || is_model => Some(EntityLabel::Product),
            // `Expo 2020`: of one word and a year are fairs, cups and summits.
            () if self.tokens.len() == 2 && is_year(self.last()) => Some(EntityLabel::Event),
            () => None,
        }
    }

    /// Whether its last word is one that companies and other bodies end with, and nobody's family name.
    fn is_company(&self) -> bool {
        !self.is_single() && heads::has(heads::ORG, self.last())
    }

    /// Whether a member's party, as a letter, and a hyphen stand before it.
    fn is_behind_party(&self) -> bool {
        let party_idx = self.tokens.start.checked_sub(2);
        party_idx.is_some_and(|idx| is_party(self.word(idx), self.word(idx + 1)) && self.is_single())
    }

    fn is_single(&self) -> bool {
        self.tokens.len() == 1
    }

    /// Whether the whole name is on the list.
    fn is_listed(&self, list: List) -> bool {
        let last_idx = self.tokens.end.saturating_sub(1);
        self.tokens.clone().all(|token_idx| {
            let part = self.features.sheet().row(token_idx).lists >> (3 * list as u32) & 7;
            match part {
                1 => self.is_single(),
                2 => token_idx == self.tokens.start,
                3 => self.tokens.start < token_idx && token_idx < last_idx,
                4 => token_idx == last_idx && !self.is_single(),
                _ => false,
            }
        })
    }

    fn case(&self, token_idx: usize) -> Case {
        self.features.sheet().row(token_idx).case
    }

    fn words(&self) -> impl Iterator<Item = &str> {
        self.tokens.clone().map(|token_idx| self.word(token_idx))
    }

    fn word(&self, token_idx: usize) -> &str {
        let sheet = self.features.sheet();
        let rows = sheet.rows().get(token_idx);
        rows.map(|row| sheet.lower(row)).unwrap_or_default()
    }

    fn first(&self) -> &str {
        self.word(self.tokens.start)
    }

    fn last(&self) -> &str {
        self.word(self.tokens.end.saturating_sub(1))
    }

    /// The word before the first `of`, `on`, `for` …, else the last: `Treaty on Open Skies` is a treaty. Years and ordinals
    /// behind it are passed over.
    fn head(&self) -> &str {
        let link_idx = self.tokens.clone().skip(1).find(|idx| matches!(self.word(*idx), "of" | "on" | "for" | "in" | "at" | "against"));
        let end = link_idx.unwrap_or(self.tokens.end);
        let head_idx = (self.tokens.start..end).rev().find(|idx| self.case(*idx) != Case::Number);
        head_idx.map(|idx| self.word(idx)).unwrap_or_default()
    }
}

/// Whether two words in lower case are the letter of a party in the United States and a hyphen.
pub fn is_party(letter: &str, hyphen: &str) -> bool {
    matches!(letter, "d" | "i" | "r") && hyphen == "-"
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && (word.starts_with("19") || word.starts_with("20")) && word.bytes().all(|byte| byte.is_ascii_digit())
}
