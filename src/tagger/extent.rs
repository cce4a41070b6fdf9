//! Where a mention begins and ends, as the annotation guidelines say: without articles, titles and possessives.

use std::ops::Range;

use super::{Name, features::Features, heads, is_title, mentions::Mentions, refine::is_party, sheet::SentenceKind, tag::Kind};
use crate::{annotation::EntityLabel, document::Document};

/// The names that a name is where a dash with spaces around it stands inside: `Lund — Malmö` are two.
pub fn parts(document: &Document, name: Name) -> Vec<Name> {
    let is_dash = |idx: &usize| matches!(document.word(*idx), "—" | "–" | "--") && is_apart(document, *idx);
    let Name { tokens, kind, margin } = name;
    // Bodies and places have no `Dr` and `Sir` before them.
    let is_person = (2..5).contains(&tokens.len()) && HONORIFICS.contains(&document.word(tokens.start));
    let kind = if is_person && matches!(kind, Kind::Org | Kind::Place) { Kind::Person } else { kind };
    if kind == Kind::Org && tokens.len() == 2 && MEMBERS.contains(&document.word(tokens.start + 1)) {
        // `Virginia Democrat`: a place, and a member of a party.
        let place = Name { tokens: tokens.start..tokens.start + 1, kind: Kind::Place, margin };
        return vec![place, Name { tokens: tokens.start + 1..tokens.end, kind: Kind::Norp, margin }];
    }
    let mut parts = vec![];
    let mut start = tokens.start;
    for end in tokens.clone().filter(is_dash).chain([tokens.end]) {
        if start < end {
            parts.push(Name { tokens: start..end, kind, margin });
        }
        start = end + 1;
    }
    parts
}

/// Titles that people have and nothing is called by.
const HONORIFICS: &[&str] = &[
    "Capt.",
    "Col.",
    "Dame",
    "Dr",
    "Dr.",
    "Gen.",
    "Lt.",
    "Mr",
    "Mr.",
    "Mrs",
    "Mrs.",
    "Ms",
    "Ms.",
    "Prof.",
    "Professor",
    "Rabbi",
    "Rep.",
    "Sen.",
    "Senator",
    "Sgt.",
    "Sir",
];

/// Members of parties in the United States, who are named with their state.
const MEMBERS: [&str; 4] = ["Democrat", "Democrats", "Republican", "Republicans"];

/// Whether spaces stand before and behind a token.
fn is_apart(document: &Document, token_idx: usize) -> bool {
    let end = |idx: usize| document.tokens().get(idx).map(|token| token.span);
    let (Some(before), Some(token), Some(behind)) = (token_idx.checked_sub(1).and_then(end), end(token_idx), end(token_idx + 1)) else {
        return false;
    };
    before.end() < token.start() && token.end() < behind.start()
}

/// The tokens of a name that are its mention; `None` where nothing is left.
pub fn mention(document: &Document, features: &Features, kind: Kind, tokens: Range<usize>) -> Option<Range<usize>> {
    let mut tokens = tokens;
    while tokens.len() > 1 && is_before(document, features, kind, &tokens) {
        tokens.start += 1;
    }
    let lower = |idx: usize| document.word(idx).to_lowercase();
    if tokens.len() == 3 && is_party(&lower(tokens.start), &lower(tokens.start + 1)) {
        // Of `D-Ariz.` the state is a name.
        tokens.start += 2;
    }
    while !tokens.is_empty() && is_behind(document, kind, &tokens) {
        tokens.end -= 1;
    }
    if tokens.start > 0 && document.word(tokens.start) == "Hague" && document.word(tokens.start - 1) == "The" {
        tokens.start -= 1;
    }
    // `@reporter` and `#summit` are accounts and subjects, no names.
    let is_account = tokens.len() == 1 && document.word(tokens.start).starts_with(['@', '#']);
    if kind == Kind::Org {
        tokens.start = behind_role(document, &tokens);
    }
    let is_title_only = kind == Kind::Person && tokens.clone().all(|idx| is_title(features, idx));
    (!tokens.is_empty() && !is_title_only && !is_account).then_some(tokens)
}

/// Where the body starts of which a role is named: `National Chairman of` `Age UK`. Secretaries and ministers are left alone,
/// since what they are of is often no body.
fn behind_role(document: &Document, tokens: &Range<usize>) -> usize {
    let is = |idx: usize, words: &[&str]| words.contains(&document.word(idx));
    let link_idx = tokens.clone().skip(1).find(|idx| is(*idx, &["of"]) && is(*idx - 1, CHAIRS));
    let start = link_idx.map_or(tokens.start, |idx| if is(idx + 1, &["the"]) { idx + 2 } else { idx + 1 });
    if start < tokens.end { start } else { tokens.start }
}

/// Roles that have a body to be of.
const CHAIRS: &[&str] =
    &["CEO", "Chair", "Chairman", "Chairwoman", "Chief", "Director", "Governor", "Head", "Leader", "Member", "President", "Speaker"];

/// The tokens of a law with the name before its `and`: of `the CHIPS and Science Act` the model knows the last two words
/// only. Without an article before them the two are two.
pub fn law(document: &Document, tokens: Range<usize>) -> Range<usize> {
    let Some(link_idx) = tokens.start.checked_sub(1).filter(|idx| matches!(document.word(*idx), "and" | "&")) else { return tokens };
    let is_capital = |idx: &usize| document.word(*idx).starts_with(char::is_uppercase);
    let n_words = (0..link_idx).rev().take(MAX_JOINED).take_while(is_capital).count();
    let start = link_idx - n_words;
    let has_article = start > 0 && document.word(start - 1) == "the";
    if has_article && n_words > 0 { start..tokens.end } else { tokens }
}

/// Joins a place of one word and the building or zone whose name goes on right behind it: `Technopolis` `Moscow Special
/// Economic Zone`. Headlines are left alone, since there all words have capitals.
pub fn join_places(mentions: &mut Mentions<'_>) {
    let mut joined = vec![];
    for pair in mentions.list().windows(2) {
        let [place, work] = pair else { continue };
        let is_place = place.label == EntityLabel::Gpe && place.tokens.len() == 1;
        let is_work = work.label == EntityLabel::Fac && work.tokens.len() > 1;
        let is_plain = mentions.features.sheet().sentence_kind(place.tokens.start) == SentenceKind::Plain;
        if is_place && is_work && is_plain && place.tokens.end == work.tokens.start {
            joined.push(place.tokens.start..work.tokens.end);
        }
    }
    for tokens in joined {
        mentions.put_by_rule(tokens, EntityLabel::Fac, 800);
    }
}

/// Takes out what is no name: things and offices in capitals, and degrees and orders behind a person's name.
pub fn drop_no_names(mentions: &mut Mentions<'_>) {
    let is_behind_person = |idx: usize| {
        let person_idx = idx.checked_sub(2).filter(|_| mentions.word(idx - 1) == ",");
        person_idx.and_then(|idx| mentions.at(idx)).is_some_and(|mention| mention.label == EntityLabel::Person)
    };
    let is_none = |tokens: &Range<usize>| {
        let word = mentions.word(tokens.start);
        heads::has(heads::NO_NAME, word) || heads::has(heads::POST_NOMINAL, word) && is_behind_person(tokens.start)
    };
    let singles = mentions.list().into_iter().filter(|mention| mention.tokens.len() == 1).map(|mention| mention.tokens.clone());
    let dropped: Vec<Range<usize>> = singles.filter(is_none).collect();
    for tokens in dropped {
        mentions.take_out(&tokens);
    }
}

/// Words before the `and` of a law's name.
const MAX_JOINED: usize = 4;

fn is_before(document: &Document, features: &Features, kind: Kind, tokens: &Range<usize>) -> bool {
    let first = document.word(tokens.start);
    match first {
        "the" | "The" | "THE" => document.word(tokens.start + 1) != "Hague",
        "a" | "an" | "An" | "\"" | "'" | "(" | "-" | "," => true,
        _ => kind == Kind::Person && is_title(features, tokens.start),
    }
}

fn is_behind(document: &Document, kind: Kind, tokens: &Range<usize>) -> bool {
    let word = document.word(tokens.end - 1);
    // `Jane Weber CMG OBE`, `U.S. AI`.
    let is_addition = || match kind {
        Kind::Person => tokens.len() > 2 && heads::has(heads::POST_NOMINAL, word),
        Kind::Org => tokens.len() > 1 && heads::has(heads::NO_NAME, word) && matches!(document.word(tokens.start), "U.S." | "US" | "UK"),
        _ => false,
    };
    matches!(word, "'s" | "'S" | "'" | "\"" | "," | ")" | "-" | ";" | ":") || is_addition()
}
