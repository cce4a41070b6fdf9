//! Companies that the model took for people or places: `Nordlys` after `Nordlys Energi`, and words of which the text says
//! what only companies do or are.

use std::collections::BTreeSet;

use super::{
    heads,
    mentions::{Mention, Mentions},
    shape::Case,
};
use crate::{annotation::EntityLabel, gazetteer::List};

/// What companies are, be it said right before the name or behind a comma after it: `a Dutch insurer`.
const KINDS: &[&str] = &[
    "bank",
    "brand",
    "broadcaster",
    "carmaker",
    "charity",
    "chipmaker",
    "company",
    "conglomerate",
    "developer",
    "drugmaker",
    "firm",
    "insurer",
    "lender",
    "maker",
    "operator",
    "retailer",
    "start-up",
    "startup",
    "supplier",
    "utility",
];

/// What is said of them before the name only.
const BEFORE: &[&str] = &["automaker", "giant", "miner", "planemaker", "regulator", "watchdog"];

/// What is said of them behind the name only: `a Dutch subsidiary of …`.
const BEHIND: &[&str] = &["manufacturer", "provider", "subsidiary", "unit"];

/// What a company has: `Amazon headquarters`, `Amazon's shareholders`.
const OWNED: &[&str] = &["ceo", "cfo", "co-founder", "cofounder", "executives", "founder", "headquarters", "shareholders", "subsidiary"];

/// What companies do and rivers do not: `Amazon plans to …`.
const DEEDS: &[&str] = &[
    "acquired",
    "announced",
    "bought",
    "employs",
    "hired",
    "launched",
    "owns",
    "plans",
    "pledged",
    "reported",
    "runs",
    "says",
    "sells",
    "sold",
    "unveiled",
];

/// Calls single words that were taken for people or places by the name of the company that begins with them, or that they
/// are, unless somebody in the document bears them.
pub fn find(mentions: &mut Mentions<'_>) {
    let mut companies: BTreeSet<String> = BTreeSet::new();
    // Companies by what is said of them: `Amazon` the company, but not the `Mekong` for its `Mekong Guardians`.
    let mut said: BTreeSet<String> = BTreeSet::new();
    let mut people: BTreeSet<String> = BTreeSet::new();
    let mut singles = vec![];
    for mention in mentions.list() {
        let tokens = mention.tokens.clone();
        let word = mentions.word(tokens.start);
        let is_titled = mentions.is_titled(mention);
        match mention.label {
            EntityLabel::Org if tokens.len() > 1 => drop(companies.insert(word.to_owned())),
            EntityLabel::Person | EntityLabel::Gpe | EntityLabel::Loc if tokens.len() == 1 && !is_titled => {
                singles.push((tokens.start, mention.label));
                let is_doer = mention.label == EntityLabel::Loc && heads::has(DEEDS, mentions.lower(tokens.end));
                if is_unlisted(mentions, tokens.start) && (is_doer || is_said_of_companies(mentions, tokens.start)) {
                    said.insert(word.to_owned());
                }
            }
            EntityLabel::Person => people.extend(tokens.map(|idx| mentions.word(idx).to_owned())),
            _ => {}
        }
    }
    // A place keeps its name where companies are called after it.
    singles.retain(|(idx, label)| {
        let word = mentions.word(*idx);
        let is_free = *label == EntityLabel::Person || is_no_place(mentions, *idx);
        let is_company = said.contains(word) || *label != EntityLabel::Loc && companies.contains(word);
        is_free && is_company && !people.contains(word)
    });
    for (token_idx, _) in singles {
        mentions.put_by_rule(token_idx..token_idx + 1, EntityLabel::Org, 800);
    }
    find_listed_places(mentions);
    find_listed_companies(mentions);
}

/// Calls a single word among companies a company too: `Hill International, Jacobs, Parsons, and AECOM`.
fn find_listed_companies(mentions: &mut Mentions<'_>) {
    let list = mentions.list();
    let is_linked = |one: &&Mention, next: &&Mention| {
        let gap = one.tokens.end..next.tokens.start;
        (1..3).contains(&gap.len()) && gap.clone().all(|idx| matches!(mentions.word(idx), "," | "and" | "or"))
    };
    let is_odd = |mention: &Mention| {
        let is_free = matches!(mention.label, EntityLabel::Person | EntityLabel::Gpe) && mention.tokens.len() == 1;
        is_free && mention.score.thousandths() < 900 && is_unlisted(mentions, mention.tokens.start)
    };
    let people: BTreeSet<&str> = list
        .iter()
        .filter(|mention| mention.label == EntityLabel::Person && mention.tokens.len() > 1)
        .flat_map(|mention| mention.tokens.clone().map(|idx| mentions.word(idx)))
        .collect();
    let mut found = vec![];
    for row in list.chunk_by(is_linked).filter(|row| row.len() > 2) {
        let n_companies = row.iter().filter(|mention| mention.label == EntityLabel::Org).count();
        if n_companies > 1 && row.iter().all(|mention| mention.label == EntityLabel::Org || is_odd(mention)) {
            let odd =
                row.iter().filter(|mention| mention.label != EntityLabel::Org && !people.contains(mentions.word(mention.tokens.start)));
            found.extend(odd.map(|mention| mention.tokens.clone()));
        }
    }
    for tokens in found {
        mentions.put_by_rule(tokens, EntityLabel::Org, 700);
    }
}

/// Calls the last of a row of places a place too: `Osaka, Kanagawa, Tokyo and Hokkaido`. Abbreviations are left alone, as of
/// alliances that states are named with.
fn find_listed_places(mentions: &mut Mentions<'_>) {
    let mut found = vec![];
    for row in mentions.list().windows(4) {
        let [places @ .., last] = row else { continue };
        let is_row = row.windows(2).all(|pair| match pair {
            [one, next] => {
                one.tokens.end + 1 == next.tokens.start
                    && mentions.word(one.tokens.end) == if next.tokens == last.tokens { "and" } else { "," }
            }
            _ => false,
        });
        let is_odd = matches!(last.label, EntityLabel::Org | EntityLabel::Person) && last.tokens.len() == 1;
        let is_title = mentions.case(last.tokens.start) == Case::Title;
        if is_row && is_odd && is_title && places.iter().all(|place| place.label == EntityLabel::Gpe) {
            found.push(last.tokens.clone());
        }
    }
    for tokens in found {
        mentions.put_by_rule(tokens, EntityLabel::Gpe, 700);
    }
}

/// Whether the word is on no list of first names or places.
fn is_unlisted(mentions: &Mentions<'_>, token_idx: usize) -> bool {
    !is_on(mentions, token_idx, &[List::Town]) && !is_on(mentions, token_idx, KNOWN)
}

/// Lists whose words are names of people or places before they are anything else.
const KNOWN: &[List] = &[List::First, List::Country, List::Region, List::City];

fn is_on(mentions: &Mentions<'_>, token_idx: usize, lists: &[List]) -> bool {
    let row = mentions.features.sheet().row(token_idx);
    lists.iter().any(|list| row.is_in(*list))
}

/// Whether the word is on no list of places, or on that of towns only, which has many a family name, and nothing is in it.
fn is_no_place(mentions: &Mentions<'_>, token_idx: usize) -> bool {
    let before = token_idx.checked_sub(1).map(|idx| mentions.lower(idx)).unwrap_or_default();
    let is_where = matches!(before, "around" | "at" | "from" | "in" | "into" | "near" | "of" | "outside" | "to" | ",");
    !(is_on(mentions, token_idx, KNOWN) || is_on(mentions, token_idx, &[List::Town]) && is_where)
}

/// Whether the words around a name are said of companies only.
fn is_said_of_companies(mentions: &Mentions<'_>, token_idx: usize) -> bool {
    let behind = |n: usize| mentions.lower(token_idx + n);
    let before = |n: usize| token_idx.checked_sub(n).map(|idx| mentions.lower(idx)).unwrap_or_default();
    let is_apposition = behind(1) == "," && matches!(behind(2), "a" | "an" | "the" | "one");
    let words = (3..8).take_while(|n| mentions.case(token_idx + n) != Case::Comma);
    match () {
        () if heads::has(KINDS, before(1))
            || heads::has(BEFORE, before(1))
            || before(1) == "rival" && matches!(before(2), "its" | "their") =>
        {
            true
        }
        () if before(1) == "of" && matches!(before(2), "shares" | "subsidiary" | "unit") || before(1) == "in" && before(2) == "stake" => {
            true
        }
        () if behind(1) == "said" && matches!(behind(2), "it" | "its") => true,
        () if behind(1) == "," && behind(2) == "which" => true,
        () if before(1) != "'s" && heads::has(OWNED, behind(1)) || behind(1) == "'s" && heads::has(OWNED, behind(2)) => true,
        // `Jenkins, the founder of a company` is no company: the first noun counts, before any `of`.
        () if is_apposition => {
            words.map(behind).take_while(|word| *word != "of").any(|word| heads::has(KINDS, word) || heads::has(BEHIND, word))
        }
        () => false,
    }
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
        for list in [KINDS, BEFORE, BEHIND, OWNED, DEEDS] {
            assert!(list.is_sorted_by(|left, right| left < right), "{list:?}");
        }
    }

    #[test]
    fn a_company_keeps_its_kind_where_its_name_is_short() {
        check(
            "Shares of Ingrid Energi rose. Ingrid said it was glad.",
            &[("Ingrid Energi", EntityLabel::Org), ("Ingrid", EntityLabel::Org)],
        );
    }

    #[test]
    fn what_is_said_of_a_name_tells_a_company() {
        check("Tervik fell. Its rival Tervik said it was studying the bid.", &[("Tervik", EntityLabel::Org), ("Tervik", EntityLabel::Org)]);
        check("They praised Velmora, which makes batteries.", &[("Velmora", EntityLabel::Org)]);
        check("She left Amazon. Its customers trust Amazon executives.", &[("Amazon", EntityLabel::Org), ("Amazon", EntityLabel::Org)]);
        check("He met Jenkins, the founder of a company.", &[("Jenkins", EntityLabel::Person)]);
    }

    #[test]
    fn the_last_of_a_row_of_places_is_one() {
        check(
            "They came from Osaka, Kanagawa, Tokyo and Hokkaido.",
            &[("Osaka", EntityLabel::Gpe), ("Kanagawa", EntityLabel::Gpe), ("Tokyo", EntityLabel::Gpe), ("Hokkaido", EntityLabel::Gpe)],
        );
    }

    #[test]
    fn somebody_who_bears_the_name_stays_a_person() {
        check(
            "Henrik Halden founded Halden Foods Inc. in 1990. Halden was 30 then.",
            &[("Henrik Halden", EntityLabel::Person), ("Halden Foods Inc.", EntityLabel::Org), ("Halden", EntityLabel::Person)],
        );
    }
}
