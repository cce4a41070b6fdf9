//! What is written as a code: roads, which are named, and the tickers of shares and the indices of exchanges, which name nothing
//! that is marked.

use std::ops::Range;

use super::{heads, mentions::Mentions, shape::Case};
use crate::annotation::EntityLabel;

/// Settles codes.
pub fn find(mentions: &mut Mentions<'_>) {
    let idxs = 1..mentions.document.tokens().len();
    for idx in idxs {
        if let Some(tokens) = ticker(mentions, idx) {
            mentions.take_out(&tokens);
        } else if is_index(mentions, idx) {
            mentions.take_out(&(idx..idx + 1));
        } else if is_road(mentions, idx) {
            mentions.put_by_rule(idx..idx + 1, EntityLabel::Fac, 850);
        }
    }
}

/// A ticker in brackets, alone or behind its exchange, from behind the bracket: `(AAPL.O)`, `(NYSE: XOM)`, `(NASDAQ:META)`.
fn ticker(mentions: &Mentions<'_>, idx: usize) -> Option<Range<usize>> {
    if mentions.word(idx - 1) != "(" {
        return None;
    }
    let is_code = |idx: usize| matches!(mentions.case(idx), Case::Upper | Case::Letter | Case::Number | Case::Coded);
    let is_exchange = |idx: usize| mentions.word(idx).len() <= 2 && matches!(mentions.case(idx), Case::Upper | Case::Letter);
    let is_behind_exchange = mentions.word(idx + 1) == ":" && heads::has(heads::EXCHANGE, mentions.lower(idx));
    // Agencies write a share and its exchange, this in one or two letters.
    let is_reuters_code = mentions.word(idx + 1) == "." && is_code(idx) && is_exchange(idx + 2);
    (mentions.word(idx + 3) == ")" && (is_behind_exchange || is_reuters_code)).then_some(idx..idx + 3)
}

/// An index of shares, before a number or not: `Nikkei 225`, `Kospi`.
fn is_index(mentions: &Mentions<'_>, idx: usize) -> bool {
    let is_alone = || mentions.at(idx).is_some_and(|mention| mention.tokens.len() == 1);
    heads::has(heads::SHARE_INDEX, mentions.lower(idx)) && is_alone()
}

/// A road by its number, behind an article and before what goes on about a place: `the M6 near Shap`.
fn is_road(mentions: &Mentions<'_>, idx: usize) -> bool {
    let word = mentions.word(idx);
    let number = word.strip_prefix(['A', 'M']).filter(|number| (1..=3).contains(&number.len()));
    let is_number = number.is_some_and(|number| !number.starts_with('0') && number.bytes().all(|byte| byte.is_ascii_digit()));
    // Airliners have such names as well.
    let is_airliner = word.len() == 4 && (word.starts_with("A2") || word.starts_with("A3"));
    let is_named = matches!(mentions.lower(idx - 1), "the" | "m" | "a") || mentions.lower(idx - 1) == "and" && mentions.at(idx).is_some();
    let is_next = heads::has(heads::BEHIND_ROAD, mentions.lower(idx + 1)) || matches!(mentions.case(idx + 1), Case::Stop | Case::Comma);
    is_number && !is_airliner && is_named && is_next
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        document::Document,
        tagger::{features::Features, mentions::found_by},
    };

    fn check(text: &str, expected: &[&str]) {
        assert_eq!(found_by(find, text), expected, "{text}");
    }

    #[test]
    fn roads_are_named_by_number() {
        check("The M6 near Shap and the A9 at Dunkeld were shut.", &["M6", "A9"]);
        check("He drove on the M25.", &["M25"]);
        check("The M1 chip, the M16 rifle and the A320 are none.", &[]);
        check("The A320 at the gate was late.", &[]);
    }

    #[test]
    fn tickers_are_no_names() {
        let names = "Nordlys (NLYS.O) and Berg (7203.T) rose, and Kraft (NYSE: KRFT) fell in Oslo (NOR).";
        let document = Document::plain(names);
        let features = Features::new(&document);
        let mentions = Mentions::new(&document, &features);
        let found: Vec<String> = (1..document.tokens().len())
            .filter_map(|idx| ticker(&mentions, idx))
            .map(|tokens| tokens.map(|idx| mentions.word(idx)).collect::<Vec<&str>>().join(" "))
            .collect();
        assert_eq!(found, ["NLYS . O", "7203 . T", "NYSE : KRFT"]);
    }
}
