//! Things that are named like people and places: ships (`the frigate Otto Hahn`), and films, songs and books in quotation
//! marks (`the film “Oppenheimer”`). They are no names of people, bodies or places and are taken out.

use std::{collections::BTreeSet, ops::Range};

use super::{
    heads,
    mentions::{Mention, Mentions},
    shape::Case,
};
use crate::{annotation::EntityLabel, gazetteer::List};

/// What stands right before the name of a ship.
const VESSELS: &[&str] = &[
    "battleship",
    "corvette",
    "cruiser",
    "destroyer",
    "destroyers",
    "freighter",
    "frigate",
    "frigates",
    "gunboat",
    "icebreaker",
    "schooner",
    "spacecraft",
    "submarine",
    "submarines",
    "tanker",
    "trawler",
    "trawlers",
    "warship",
    "warships",
    "yacht",
];

/// What has a title.
const WORKS: &[&str] = &[
    "album",
    "anthem",
    "biopic",
    "book",
    "comedy",
    "documentary",
    "drama",
    "film",
    "films",
    "game",
    "hit",
    "memoir",
    "movie",
    "movies",
    "musical",
    "novel",
    "novels",
    "opera",
    "play",
    "poem",
    "sequel",
    "series",
    "show",
    "single",
    "sitcom",
    "song",
    "songs",
    "thriller",
    "track",
];

/// Words before a name in quotation marks that somebody bears.
const NAMING: &[&str] = &[":", "alias", "as", "called", "dubbed", "for", "is", "name", "named", "names", "nicknamed", "surname", "was"];

/// The score in thousandths below which the model is unsure.
const DOUBTFUL: u16 = 600;

/// So many tokens before a title may the work stand, and so many behind it.
const REACH: (usize, usize) = (10, 7);

/// Takes out the names of ships and works.
pub fn find(mentions: &mut Mentions<'_>) {
    let is_vessel = |mention: &&Mention| {
        let before = |n: usize| mention.tokens.start.checked_sub(n).map(|idx| mentions.lower(idx)).unwrap_or_default();
        heads::has(VESSELS, before(1)) || before(1).starts_with("carrier") && before(2) == "aircraft"
    };
    let vessels: BTreeSet<Vec<&str>> = mentions
        .list()
        .into_iter()
        .filter(|mention| is_mistaken(mention))
        .filter(is_vessel)
        .map(|mention| words(mentions, mention))
        .collect();
    let is_thing = |mention: &Mention| {
        vessels.contains(&words(mentions, mention))
            || is_quoted(mentions, mention)
                && !is_medium(mentions, mention)
                && (is_beside_work(mentions, mention) || is_no_person(mentions, mention))
    };
    let things: Vec<Range<usize>> = mentions
        .list()
        .into_iter()
        .filter(|mention| is_mistaken(mention) && is_thing(mention))
        .map(|mention| mention.tokens.clone())
        .collect();
    for tokens in things {
        mentions.take_out(&tokens);
    }
}

fn words<'a>(mentions: &'a Mentions<'_>, mention: &Mention) -> Vec<&'a str> {
    mention.tokens.clone().map(|idx| mentions.word(idx)).collect()
}

fn is_mistaken(mention: &Mention) -> bool {
    use EntityLabel::{Fac, Gpe, Loc, Org, Person};
    matches!(mention.label, Person | Org | Gpe | Loc | Fac)
}

/// Newspapers and magazines are set in quotation marks too.
fn is_medium(mentions: &Mentions<'_>, mention: &Mention) -> bool {
    let row = mentions.features.sheet().row(mention.tokens.start);
    mention.label == EntityLabel::Org && (row.is_in(List::Media) || row.is_in(List::Org))
}

/// Whether quotation marks stand around the whole name, a comma or stop before the closing one aside.
fn is_quoted(mentions: &Mentions<'_>, mention: &Mention) -> bool {
    // `“The Crown”`: the article is within.
    let is_article = |idx: &usize| matches!(mentions.word(*idx), "The" | "the" | "A");
    let start = mention.tokens.start.checked_sub(1).filter(is_article).unwrap_or(mention.tokens.start);
    let Some(open_idx) = start.checked_sub(1) else { return false };
    let end = mention.tokens.end;
    let close_idx = end + usize::from(matches!(mentions.case(end), Case::Comma | Case::Stop));
    let sign = |idx: usize| mentions.document.tokens().get(idx).map(|token| mentions.document.slice(token.span)).unwrap_or_default();
    let is_pair = matches!((sign(open_idx), sign(close_idx)), ("\"", "\"") | ("“", "”") | ("‘", "’") | ("«", "»") | ("'", "'"));
    // `”Weber’s` has no pair, and `Name: "Weber" <weber@…>` is an address.
    let is_address = mentions.word(close_idx + 1) == "<";
    is_pair && !is_address && mentions.lower(close_idx + 1) != "s"
}

/// Whether a film, song or book is named soon before or behind a title, in its sentence.
fn is_beside_work(mentions: &Mentions<'_>, mention: &Mention) -> bool {
    let sentences = mentions.document.sentences();
    let sentence = sentences.get(sentences.partition_point(|sentence| sentence.tokens.end <= mention.tokens.start));
    let Some(sentence) = sentence.map(|sentence| sentence.tokens.clone()) else { return false };
    let start = mention.tokens.start.saturating_sub(REACH.0).max(sentence.start);
    let end = (mention.tokens.end + REACH.1).min(sentence.end);
    (start..end).any(|idx| heads::has(WORKS, mentions.lower(idx)))
}

/// Whether a person, or a name of any kind of which the model is unsure, in quotation marks is none: it is not said that somebody is called so.
fn is_no_person(mentions: &Mentions<'_>, mention: &Mention) -> bool {
    let before = mention.tokens.start.checked_sub(2).map(|idx| mentions.lower(idx)).unwrap_or_default();
    let is_doubtful = mention.score.thousandths() < DOUBTFUL;
    (mention.label == EntityLabel::Person || is_doubtful) && !heads::has(NAMING, before)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tagger::mentions::annotated;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let names: Vec<String> = annotated(text).into_iter().map(|(words, _)| words).collect();
        assert_eq!(names, expected, "{text}");
    }

    #[test]
    fn lists_are_sorted() {
        for list in [VESSELS, WORKS, NAMING] {
            assert!(list.is_sorted_by(|left, right| left < right), "{list:?}");
        }
    }

    #[test]
    fn a_ship_is_nobody() {
        check("The aircraft carrier Otto Lindqvist left Malta. Jets flew from the Otto Lindqvist.", &["Malta"]);
    }

    #[test]
    fn a_title_in_quotation_marks_is_nobody() {
        check("She won for the film “Amelia” in Rome.", &["Rome"]);
        check("A man named “Peter Weber” met Anna Berg.", &["Peter Weber", "Anna Berg"]);
    }
}
