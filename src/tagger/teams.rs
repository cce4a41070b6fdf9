//! Teams that go by the name of their town or county: `Essex` beat `Somerset`. Countries stay countries.

use std::{collections::BTreeSet, ops::Range};

use super::{
    heads,
    mentions::{Mention, Mentions},
    shape::Case,
};
use crate::{annotation::EntityLabel, gazetteer::List};

/// Words of reports about matches. Those that politics and business have too, as `win` and `leader`, are left out.
const SPORT: &[&str] = &[
    "baseball",
    "basketball",
    "batsman",
    "batting",
    "bowled",
    "coach",
    "cricket",
    "defender",
    "fixture",
    "goal",
    "goalkeeper",
    "goals",
    "half-time",
    "halftime",
    "hockey",
    "homer",
    "homered",
    "homers",
    "inning",
    "innings",
    "match",
    "matches",
    "midfielder",
    "nba",
    "nfl",
    "nhl",
    "overtime",
    "pitched",
    "pitcher",
    "playoff",
    "playoffs",
    "quarterback",
    "referee",
    "rugby",
    "scored",
    "season",
    "shutout",
    "soccer",
    "standings",
    "striker",
    "touchdown",
    "touchdowns",
    "wicket",
    "wickets",
];

/// What a team stands right behind.
const BEFORE: &[&str] = &[
    "against",
    "beat",
    "beating",
    "beats",
    "champions",
    "club",
    "crushed",
    "defeated",
    "defeating",
    "downed",
    "edged",
    "face",
    "faced",
    "host",
    "hosted",
    "hosting",
    "hosts",
    "joined",
    "leaders",
    "meet",
    "meets",
    "outplayed",
    "over",
    "rejoined",
    "rivals",
    "routed",
    "side",
    "strugglers",
    "thrashed",
    "trounced",
    "v",
    "versus",
    "visitors",
    "vs",
    "vs.",
];

/// What a team stands right before: what it does and whom it has.
const BEHIND: &[&str] = &[
    "all-rounder",
    "are",
    "beat",
    "bench",
    "boss",
    "bullpen",
    "captain",
    "climbed",
    "closed",
    "coach",
    "defeated",
    "defender",
    "drew",
    "edged",
    "extended",
    "face",
    "faced",
    "fans",
    "finished",
    "forward",
    "fullback",
    "go",
    "goal",
    "goalkeeper",
    "have",
    "hosted",
    "kept",
    "led",
    "left-hander",
    "lost",
    "made",
    "manager",
    "meet",
    "meets",
    "midfielder",
    "moved",
    "outfielder",
    "pitcher",
    "play",
    "played",
    "quarterback",
    "reached",
    "remain",
    "routed",
    "scored",
    "sit",
    "skipper",
    "stepped",
    "striker",
    "teammate",
    "thrashed",
    "took",
    "trailed",
    "travel",
    "were",
    "winger",
    "won",
];

/// What is done `for` a team.
const FOR: &[&str] = &[
    "appearances",
    "captained",
    "debut",
    "goal",
    "goals",
    "hit",
    "homer",
    "homered",
    "pitched",
    "play",
    "played",
    "playing",
    "plays",
    "run",
    "scored",
    "signed",
    "started",
];

/// Of a document's words, one in this many at least is of sport where it is about a match.
const DENSITY: usize = 65;

/// The score from which on the model knows better that a town is meant, in thousandths.
const SURE: u16 = 970;

/// Calls towns and counties teams where a report of a match says what teams do.
pub fn find(mentions: &mut Mentions<'_>) {
    if !is_about_sport(mentions) {
        return;
    }
    put_all(mentions, is_told);
    put_all(mentions, is_beside_team);
    let teams: BTreeSet<Vec<String>> =
        mentions.list().into_iter().filter(|mention| is_team(mention)).map(|team| words(mentions, team)).collect();
    put_all(mentions, |mentions, town| !is_where(mentions, town) && teams.contains(&words(mentions, town)));
}

fn words(mentions: &Mentions<'_>, mention: &Mention) -> Vec<String> {
    mention.tokens.clone().map(|idx| mentions.word(idx).to_owned()).collect()
}

fn is_team(mention: &Mention) -> bool {
    mention.label == EntityLabel::Org
}

fn put_all(mentions: &mut Mentions<'_>, is_one: impl Fn(&Mentions<'_>, &Mention) -> bool) {
    let towns = mentions.list().into_iter().filter(|mention| is_town(mentions, mention));
    let found: Vec<Range<usize>> = towns.filter(|town| is_one(mentions, town)).map(|town| town.tokens.clone()).collect();
    for tokens in found {
        mentions.put_by_rule(tokens, EntityLabel::Org, 850);
    }
}

fn is_about_sport(mentions: &Mentions<'_>) -> bool {
    let rows = mentions.features.sheet().rows();
    let is_word = |case: Case| case.is_capital() || case == Case::Lower;
    let n_words = rows.iter().filter(|row| is_word(row.case)).count();
    let n_sport = rows.iter().filter(|row| heads::has(SPORT, mentions.features.sheet().lower(row))).count();
    n_sport > 2 && n_sport * DENSITY > n_words
}

/// Whether a mention is a place that may have a team of its name.
fn is_town(mentions: &Mentions<'_>, mention: &Mention) -> bool {
    let row = mentions.features.sheet().row(mention.tokens.start);
    mention.label == EntityLabel::Gpe
        && mention.score.thousandths() <= SURE
        && !row.is_in(List::Country)
        && !matches!(row.case, Case::Dotted | Case::Letter)
}

/// Whether the words before or behind a town say that it is a team.
fn is_told(mentions: &Mentions<'_>, town: &Mention) -> bool {
    let before = |n: usize| town.tokens.start.checked_sub(n).map(|idx| mentions.lower(idx)).unwrap_or_default();
    let is_ordinal = |word: &str| word.starts_with(|char: char| char.is_ascii_digit()) && word.ends_with(char::is_alphabetic);
    match () {
        () if heads::has(BEFORE, before(1)) => true,
        () if before(1) == "to" => matches!(before(2), "loss" | "losing" | "lost" | "travel"),
        () if before(1) == "of" => matches!(before(2), "ahead" | "clear"),
        () if before(1) == "for" => heads::has(FOR, before(2)) || is_ordinal(before(2)),
        // `the Surrey captain` is the county's as well as the team's.
        () => heads::has(BEHIND, mentions.lower(town.tokens.end)) && before(1) != "the" && !is_where(mentions, town),
    }
}

/// Whether `and`, `v` or a comma links it with a team.
fn is_beside_team(mentions: &Mentions<'_>, town: &Mention) -> bool {
    let is_link = |idx: usize| matches!(mentions.lower(idx), "and" | "," | "v" | "vs");
    let before = town.tokens.start.checked_sub(2).filter(|idx| is_link(idx + 1)).and_then(|idx| mentions.at(idx));
    let behind = Some(town.tokens.end).filter(|idx| is_link(*idx)).and_then(|idx| mentions.at(idx + 1));
    let starts_with_place = |first: &Mention| {
        let word = first.tokens.start.checked_sub(1).map(|idx| mentions.lower(idx)).unwrap_or_default();
        is_place_word(word) && !matches!(word, "between" | "of" | "to")
    };
    before.is_some_and(|team| is_team(team) && !starts_with_place(team)) || behind.is_some_and(is_team) && !starts_with_place(town)
}

/// Whether something is in, at or from it, or it stands where datelines and homes do: before a comma and a place, a year or
/// a bracket.
fn is_where(mentions: &Mentions<'_>, town: &Mention) -> bool {
    let before = town.tokens.start.checked_sub(1).map(|idx| mentions.lower(idx)).unwrap_or_default();
    let end = town.tokens.end;
    let is_before_place = mentions.word(end) == "," && mentions.case(end + 1).is_capital();
    let is_before_year = mentions.word(end).len() > 3 && mentions.word(end).starts_with(['1', '2']);
    is_place_word(before) || is_before_place || is_before_year || mentions.word(end) == "("
}

fn is_place_word(lower: &str) -> bool {
    matches!(
        lower,
        "(" | "across"
            | "around"
            | "at"
            | "between"
            | "capital"
            | "central"
            | "city"
            | "eastern"
            | "from"
            | "in"
            | "into"
            | "near"
            | "northern"
            | "of"
            | "outside"
            | "southern"
            | "through"
            | "to"
            | "town"
            | "western"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tagger::mentions::annotated;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, EntityLabel)]) {
        let found = annotated(text);
        let found: Vec<(&str, EntityLabel)> = found.iter().map(|(words, label)| (words.as_str(), *label)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn lists_are_sorted() {
        for list in [SPORT, BEFORE, BEHIND, FOR] {
            assert!(list.is_sorted_by(|left, right| left < right), "{list:?}");
        }
    }

    #[test]
    fn a_town_that_plays_is_a_team() {
        check(
            "Rain ended the cricket match. Surrey made 310 in their first innings against Durham, who lost six wickets. Fans came from Durham.",
            &[("Surrey", EntityLabel::Org), ("Durham", EntityLabel::Org), ("Durham", EntityLabel::Gpe)],
        );
    }

    #[test]
    fn elsewhere_a_town_is_a_place() {
        check(
            "Residents turned against Durham over rents, and those of Surrey did.",
            &[("Durham", EntityLabel::Gpe), ("Surrey", EntityLabel::Gpe)],
        );
    }
}
