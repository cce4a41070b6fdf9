//! Events whose name the words before it announce: `a forum titled Dialogue for Development: …`, `Hurricane Maria`. The title
//! of an event is its name, and a storm keeps its name where it is named without its kind.

use super::{heads, mentions::Mentions, shape::Case};
use crate::annotation::EntityLabel;

/// Words between the event and its title.
const ANNOUNCING: &[&str] = &["called", "dubbed", "entitled", "named", "themed", "titled"];

/// What is held and has a title.
const HELD: &[&str] = &[
    "campaign",
    "championship",
    "competition",
    "concert",
    "conference",
    "congress",
    "contest",
    "convention",
    "dialogue",
    "event",
    "exercise",
    "exercises",
    "exhibition",
    "expo",
    "fair",
    "festival",
    "forum",
    "hackathon",
    "marathon",
    "meeting",
    "operation",
    "parade",
    "race",
    "rally",
    "roundtable",
    "seminar",
    "session",
    "show",
    "summit",
    "symposium",
    "tour",
    "tournament",
    "workshop",
];

/// Storms have the names of people.
const STORMS: &[&str] = &["cyclone", "hurricane", "typhoon"];

/// Titles are not longer than this many tokens.
const MAX_TOKENS: usize = 40;

/// Finds announced events and puts them in place of the names in them.
pub fn find(mentions: &mut Mentions<'_>) {
    find_storms(mentions);
    for sentence in mentions.document.sentences() {
        for token_idx in sentence.tokens.clone().skip(1) {
            let is_announced = ANNOUNCING.contains(&mentions.lower(token_idx))
                && heads::has(HELD, mentions.lower(token_idx - 1))
                && mentions.case(token_idx) == Case::Lower;
            if !is_announced {
                continue;
            }
            let start = token_idx + 1;
            if let Some(end) = title_end(mentions, start, sentence.tokens.end) {
                let start = if is_quote(mentions.word(start)) { start + 1 } else { start };
                mentions.put_by_rule(start..end, EntityLabel::Event, 900);
            }
        }
    }
}

fn find_storms(mentions: &mut Mentions<'_>) {
    let mut names: Vec<String> = vec![];
    for sentence in mentions.document.sentences() {
        for token_idx in sentence.tokens.clone() {
            let next_idx = token_idx + 1;
            let is_storm = STORMS.contains(&mentions.lower(token_idx)) && mentions.case(token_idx).is_capital();
            let is_storm = is_storm || is_named_storm(mentions, token_idx);
            // `National Hurricane Center` is none: there the kind is inside a name.
            let is_inside = mentions.at(token_idx).is_some_and(|mention| mention.tokens.start < token_idx);
            if is_storm && !is_inside && next_idx < sentence.tokens.end && mentions.case(next_idx) == Case::Title {
                mentions.put_by_rule(token_idx..next_idx + 1, EntityLabel::Event, 950);
                names.push(mentions.lower(next_idx).to_owned());
            }
        }
    }
    if names.is_empty() {
        return;
    }
    names.sort_unstable();
    for token_idx in 0..mentions.document.tokens().len() {
        let is_named = names.binary_search_by(|name| name.as_str().cmp(mentions.lower(token_idx))).is_ok();
        let is_alone = mentions.at(token_idx).is_none_or(|mention| mention.tokens.len() == 1 && mention.label != EntityLabel::Event);
        if is_named && is_alone && mentions.case(token_idx) == Case::Title {
            mentions.put_by_rule(token_idx..token_idx + 1, EntityLabel::Event, 850);
        }
    }
}

/// Whether `Storm` stands before a name: alone, `Storm` begins headlines too, so the model must have found the name.
fn is_named_storm(mentions: &Mentions<'_>, token_idx: usize) -> bool {
    let name = mentions.at(token_idx + 1);
    let is_name = |tokens: &std::ops::Range<usize>| tokens.end == token_idx + 2 && token_idx <= tokens.start;
    mentions.word(token_idx) == "Storm" && name.is_some_and(|name| is_name(&name.tokens))
}

/// Behind the last token of the title that starts at a token; `None` where none does.
fn title_end(mentions: &Mentions<'_>, start: usize, sentence_end: usize) -> Option<usize> {
    let limit = sentence_end.min(start + MAX_TOKENS);
    if is_quote(mentions.word(start)) {
        return (start + 2..limit).find(|idx| is_quote(mentions.word(*idx)));
    }
    let mut end = None;
    for token_idx in start..limit {
        let lower = mentions.lower(token_idx);
        match mentions.case(token_idx) {
            case if case.is_capital() => end = Some(token_idx + 1),
            Case::Number if token_idx > start => end = Some(token_idx + 1),
            Case::Lower if token_idx > start && (is_small(lower) || lower == "'s") => {}
            Case::Dash if token_idx > start => {}
            Case::Comma if token_idx > start && matches!(lower, ":" | ",") => {}
            Case::Quote if token_idx > start && lower == "'s" => {}
            Case::Sign if token_idx > start && lower == "&" => {}
            _ => break,
        }
    }
    end
}

/// Words that titles do not capitalise.
fn is_small(lower: &str) -> bool {
    matches!(
        lower,
        "a" | "an"
            | "and"
            | "as"
            | "at"
            | "between"
            | "by"
            | "for"
            | "from"
            | "in"
            | "into"
            | "of"
            | "on"
            | "or"
            | "the"
            | "through"
            | "to"
            | "towards"
            | "vs"
            | "with"
    )
}

fn is_quote(word: &str) -> bool {
    matches!(word, "\"" | "'" | "``" | "''" | "«" | "»" | "„")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(crate::tagger::mentions::found_by(find, text), expected, "{text}");
    }

    #[test]
    fn words_are_sorted() {
        assert!(HELD.is_sorted());
    }

    #[test]
    fn takes_the_whole_title() {
        check(
            "A forum titled Bridges to Tomorrow: Trade Between the Port of Riga and the World was held there.",
            &["Bridges to Tomorrow: Trade Between the Port of Riga and the World"],
        );
        check("They met at a conference entitled “Water for all”, in May.", &["Water for all"]);
    }

    #[test]
    fn a_storm_keeps_its_name() {
        check("Hurricane Berta hit Malta. Berta then weakened.", &["Hurricane Berta", "Berta"]);
        check("Storm warnings were lifted.", &[]);
    }

    #[test]
    fn needs_an_event_and_a_name() {
        check("A man named Peter Weber held a forum called yesterday.", &[]);
    }
}
