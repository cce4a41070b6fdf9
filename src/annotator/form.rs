//! A form of a name, and when a shorter one names what a longer one does.

use crate::{
    annotation::EntityLabel,
    gazetteer::{self, Place},
};

/// A name as it is written once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Form {
    /// What kind of thing it names.
    pub label: EntityLabel,
    /// The words as they are compared: folded, without generic ones.
    pub words: Vec<String>,
    /// The words as they stand.
    pub written: Vec<String>,
    /// The ids of a place.
    pub place: Option<Place>,
}

/// Words behind a person's name that are no family name.
const SUFFIXES: &[&str] = &["jr", "jr.", "sr", "sr.", "ii", "iii", "iv"];

/// Words that say what kind of place a name is of, and are left out when it is compared.
const PLACE_WORDS: &[&str] = &["city", "county", "of", "oblast", "prefecture", "province", "region", "republic", "state", "the"];

/// Words with which names of many organisations begin: none of them names one on its own.
const COMMON: &[&str] = &[
    "academy",
    "agency",
    "air",
    "alliance",
    "american",
    "association",
    "authority",
    "bank",
    "board",
    "bureau",
    "central",
    "centre",
    "center",
    "city",
    "college",
    "commission",
    "committee",
    "company",
    "corporation",
    "council",
    "court",
    "department",
    "development",
    "federal",
    "federation",
    "first",
    "foreign",
    "foundation",
    "fund",
    "general",
    "global",
    "great",
    "green",
    "group",
    "high",
    "house",
    "inc",
    "institute",
    "international",
    "joint",
    "local",
    "ministry",
    "national",
    "new",
    "north",
    "northern",
    "of",
    "office",
    "old",
    "organization",
    "organisation",
    "party",
    "people's",
    "police",
    "public",
    "republic",
    "royal",
    "saint",
    "san",
    "school",
    "social",
    "society",
    "south",
    "southern",
    "st",
    "st.",
    "state",
    "supreme",
    "the",
    "trade",
    "union",
    "united",
    "university",
    "west",
    "western",
    "world",
    "young",
];

impl Form {
    /// Reads a mention's text.
    pub fn new(label: EntityLabel, text: &str) -> Self {
        let written: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
        let keys = written.iter().map(|word| gazetteer::key(word).to_lowercase());
        let mut words: Vec<String> = keys.map(|word| word.trim_matches(['"', '\'', '“', '”', ',']).to_owned()).collect();
        match label {
            EntityLabel::Person => without_suffixes(&mut words),
            EntityLabel::Gpe => without_place_words(&mut words),
            EntityLabel::Norp => singular(&mut words),
            _ => {}
        }
        let place = if label == EntityLabel::Gpe { place_of(text, &words) } else { None };
        Self { label, words, written, place }
    }

    /// The form under which equal names meet.
    pub fn key(&self) -> String {
        match self.country() {
            Some(country) => format!("={country}"),
            None => self.words.join(" "),
        }
    }

    /// The code of a country; `None` for other places and things.
    fn country(&self) -> Option<&str> {
        let place = self.place.as_ref().filter(|place| place.geonames.is_none() && place.iso3166.len() == 2)?;
        Some(&place.iso3166)
    }

    /// Keys under which a shorter form looks for this longer one.
    pub fn handles(&self) -> Vec<String> {
        let mut handles = vec![];
        if self.words.len() > 1 {
            handles.extend(self.words.first().map(|word| format!("<{word}")));
        }
        if self.label == EntityLabel::Person {
            handles.extend(self.words.last().filter(|_| self.words.len() > 1).map(|word| format!(">{word}")));
            return handles;
        }
        // An abbreviation may stand for the last words only.
        let letters: String = self.initials().collect();
        let starts = letters.char_indices().map(|(start, _)| start).filter(|start| letters.len() - start > 1);
        handles.extend(starts.filter_map(|start| letters.get(start..)).map(|letters| format!("#{letters}")));
        handles
    }

    /// The handles of longer forms that this one may be short for.
    pub fn probes(&self) -> Vec<String> {
        let mut probes = vec![];
        probes.extend(self.words.first().map(|word| format!("<{word}")));
        match self.label {
            EntityLabel::Person => probes.extend(self.words.last().map(|word| format!(">{word}"))),
            _ => probes.extend(self.abbreviation().map(|letters| format!("#{letters}"))),
        }
        probes
    }

    /// Its letters, where it is an abbreviation.
    fn abbreviation(&self) -> Option<String> {
        let [word] = self.written.as_slice() else { return None };
        letters_of(word)
    }

    /// The initials of its capitalised words.
    fn initials(&self) -> impl Iterator<Item = char> {
        initials(&self.written)
    }

    /// The initials of all its words, in lower case.
    fn all_initials(&self) -> String {
        self.words.iter().filter_map(|word| word.chars().next()).collect()
    }

    /// Whether this form names what the longer one does.
    pub fn is_short_for(&self, long: &Self) -> bool {
        if self.label != long.label {
            return false;
        }
        match self.label {
            EntityLabel::Person => self.is_same_person(long),
            EntityLabel::Gpe | EntityLabel::Norp | EntityLabel::Money | EntityLabel::Percent => false,
            _ => self.is_abbreviation_of(long) || self.is_beginning_of(long),
        }
    }

    fn is_same_person(&self, long: &Self) -> bool {
        match self.words.as_slice() {
            [] => false,
            [word] => long.words.len() > 1 && (long.words.last() == Some(word) || long.words.first() == Some(word)),
            [first, .., last] => {
                let is_first = |other: &String| other == first || is_initial_of(first, other) || is_initial_of(other, first);
                let is_longer = long.words.len() > self.words.len();
                let is_part = is_longer && (long.words.ends_with(&self.words) || long.words.starts_with(&self.words));
                is_part || (long.words.first().is_some_and(is_first) && long.words.last() == Some(last))
            }
        }
    }

    /// Whether its words are those of the longer form, abbreviations standing for the words with their initials:
    /// `Technopolis Moscow SEZ` for `Technopolis Moscow Special Economic Zone`, `SEZ` for its last words.
    fn is_abbreviation_of(&self, long: &Self) -> bool {
        let Some((last, before)) = self.written.split_last() else { return false };
        let Some(letters) = letters_of(last) else { return false };
        if let Some(small) = with_small_letters(last) {
            // `DoD` is the Department of Defense, and `PwC` no party whose words begin with P and C.
            return before.is_empty() && long.all_initials().ends_with(&small);
        }
        if before.is_empty() {
            return long.written.len() > 1 && long.initials().collect::<String>().ends_with(&letters);
        }
        let rest: String = initials(long.written.get(before.len()..).unwrap_or_default()).collect();
        long.written.starts_with(before) && rest == letters
    }

    /// Whether the longer form begins with it, and it is more than a word that many names begin with.
    fn is_beginning_of(&self, long: &Self) -> bool {
        let is_beginning = self.words.len() < long.words.len() && long.words.starts_with(&self.words);
        let is_telling = self.words.iter().any(|word| !COMMON.contains(&word.as_str()));
        let is_place = || gazetteer::place(&self.written.join(" ")).is_some();
        is_beginning && is_telling && !is_place()
    }
}

fn initials(written: &[String]) -> impl Iterator<Item = char> {
    let parts = written.iter().flat_map(|word| word.split(['-', '–']));
    parts.filter_map(|word| word.chars().next()).filter(|char| char.is_uppercase())
}

/// The letters of an abbreviation: two to eight capitals and hardly anything else.
fn letters_of(word: &str) -> Option<String> {
    let letters: String = word.chars().filter(|char| char.is_uppercase()).collect();
    let n_others = word.chars().filter(|char| char.is_alphanumeric() && !char.is_uppercase()).count();
    ((2..=8).contains(&letters.chars().count()) && n_others < 2).then_some(letters)
}

/// The letters of an abbreviation that has small ones among its capitals, in lower case; an `s` at its end is a plural's.
fn with_small_letters(word: &str) -> Option<String> {
    let letters: String = word.chars().filter(|char| char.is_alphabetic()).collect();
    let letters = letters.strip_suffix('s').unwrap_or(&letters);
    letters.chars().any(char::is_lowercase).then(|| letters.to_lowercase())
}

fn is_initial_of(initial: &str, name: &str) -> bool {
    let letter = initial.trim_end_matches('.');
    letter.chars().count() == 1 && name.starts_with(letter)
}

fn without_suffixes(words: &mut Vec<String>) {
    while words.len() > 1 && words.last().is_some_and(|word| SUFFIXES.contains(&word.as_str())) {
        words.pop();
    }
}

fn without_place_words(words: &mut Vec<String>) {
    if words.iter().any(|word| !PLACE_WORDS.contains(&word.as_str())) && words.len() > 1 {
        words.retain(|word| !PLACE_WORDS.contains(&word.as_str()));
    }
}

/// `Russians` are `Russian`, `Swiss` stay.
fn singular(words: &mut [String]) {
    if let Some(last) = words.last_mut()
        && last.len() > 4
        && last.ends_with('s')
        && !last.ends_with("ss")
    {
        last.pop();
    }
}

fn place_of(text: &str, words: &[String]) -> Option<Place> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    gazetteer::place(&text).or_else(|| gazetteer::place(&words.join(" ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(label: EntityLabel, short: &str, long: &str, expected: bool) {
        let (short, long) = (Form::new(label, short), Form::new(label, long));
        assert_eq!(short.is_short_for(&long), expected, "{short:?} for {long:?}");
        if expected {
            let handles = long.handles();
            assert!(short.probes().iter().any(|probe| handles.contains(probe)), "{:?} not among {handles:?}", short.probes());
        }
    }

    #[test]
    fn tells_people_by_first_and_family_name() {
        check(EntityLabel::Person, "Novak", "Ilse Novak", true);
        check(EntityLabel::Person, "I. Novak", "Ilse Novak", true);
        check(EntityLabel::Person, "Ilse Novak", "Ilse Marie Novak", true);
        check(EntityLabel::Person, "van der Berg", "Piet van der Berg", true);
        check(EntityLabel::Person, "Otto Novak", "Ilse Novak", false);
        check(EntityLabel::Person, "Otto Novak", "Otto Berg", false);
    }

    #[test]
    fn tells_organisations_by_beginnings_and_letters() {
        check(EntityLabel::Org, "Brandt", "Brandt Data Systems", true);
        check(EntityLabel::Org, "AFC", "Agency for Fine Bread", false);
        check(EntityLabel::Org, "AB", "Agency for Bread", true);
        check(EntityLabel::Org, "AfB", "Agency for Bread", true);
        check(EntityLabel::Org, "AoB", "Agency for Bread", false);
        check(EntityLabel::Org, "AxB", "Ale Bread", false);
        check(EntityLabel::Fac, "Riga North FTZ", "Riga North Free Trade Zone", true);
        check(EntityLabel::Org, "Bank", "Bank of Malta", false);
        check(EntityLabel::Org, "National", "National Bread Agency", false);
    }

    #[test]
    fn names_of_one_country_are_equal() {
        let key = |text| Form::new(EntityLabel::Gpe, text).key();
        assert_eq!(key("U.S."), key("United States"));
        assert_eq!(key("Guangdong Province"), key("Guangdong"));
        assert_ne!(key("Paris"), key("France"));
        assert_ne!(key("England"), key("Wales"));
    }
}
