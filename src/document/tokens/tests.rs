//! What the tokeniser makes of words, numbers, addresses and signs.

use super::*;

/// Checks the tokens of a text, written with a `|` between two.
#[track_caller]
fn check(text: &str, expected: &str) {
    let mut tokens = vec![];
    tokenise(text, Span::new(0, text.len()), &mut tokens);
    let slices: Vec<&str> = tokens.iter().map(|token| token.span.slice(text).unwrap()).collect();
    assert_eq!(slices.join("|"), expected);
}

#[track_caller]
fn check_kind(text: &str, expected: TokenKind) {
    let mut tokens = vec![];
    tokenise(text, Span::new(0, text.len()), &mut tokens);
    assert_eq!(tokens.iter().map(|token| token.kind).collect::<Vec<_>>(), [expected], "{text}");
}

#[test]
fn keeps_apostrophes_inside_names() {
    check("O'Neill d’Ivoire Qur'an ma'am o'clock", "O'Neill|d’Ivoire|Qur'an|ma'am|o'clock");
}

#[test]
fn splits_possessives_and_contractions() {
    check("Moscow’s plan", "Moscow|’s|plan");
    check("PEOPLE'S X", "PEOPLE|'S|X");
    check("don't can't we're I'll he'd I'm you've", "do|n't|ca|n't|we|'re|I|'ll|he|'d|I|'m|you|'ve");
    check("the workers’ rights", "the|workers|’|rights");
    check("U.S.'s 1990's (Acme)'s", "U.S.|'s|1990|'s|(|Acme|)|'s");
    check("Moscow 's did n't", "Moscow|'s|did|n't");
    check("sectorâ€™s isnâ€™t", "sector|â€™s|is|nâ€™t");
}

#[test]
fn splits_at_hyphens() {
    check("Shandong-based COVID-19 10-year-old 2024–2026", "Shandong|-|based|COVID|-|19|10|-|year|-|old|2024|–|2026");
}

#[test]
fn keeps_the_full_stop_of_abbreviations() {
    check("Mr. Lee of Acme Inc. in the U.S. on Dec. 4", "Mr.|Lee|of|Acme|Inc.|in|the|U.S.|on|Dec.|4");
    check("J. R. Smith Jr. and J.R.R. Tolkien", "J.|R.|Smith|Jr.|and|J.R.R.|Tolkien");
    check("at 5 p.m. EST, Ph.D. No. 5", "at|5|p.m.|EST|,|Ph.D.|No.|5");
    check("Portland, Ore. Roe v. Wade", "Portland|,|Ore.|Roe|v.|Wade");
    check("ACME INC. FELL", "ACME|INC.|FELL");
}

#[test]
fn leaves_the_sentence_its_full_stop() {
    check("He said no. Then", "He|said|no|.|Then");
    check("under the sun. Sat. He sat.", "under|the|sun|.|Sat|.|He|sat|.");
    check("vitamin C. The", "vitamin|C|.|The");
    check("So do I. Then", "So|do|I|.|Then");
    check("the ore. We", "the|ore|.|We");
    check("young entrepreneurs.During", "young|entrepreneurs|.|During");
    check("a deal.”The best", "a|deal|.|”|The|best");
}

#[test]
fn reads_numbers() {
    check("1,984 2.5 12:46 4th 1990s 1,00,000 .5 04.12.2025", "1,984|2.5|12:46|4th|1990s|1,00,000|.5|04.12.2025");
    check("in 2024,2025 and 5, 6.", "in|2024|,|2025|and|5|,|6|.");
    check("$550bn €1.7 30% 5km 2pm 5G £5M 3D 737s", "$|550|bn|€|1.7|30|%|5|km|2|pm|5G|£|5|M|3D|737s");
    check("2025-12-04T12:46", "2025|-|12|-|04|T12|:|46");
    check("G20 A320neo '90s", "G20|A320neo|'|90s");
}

#[test]
fn reads_addresses() {
    check("see https://a.org/b_(c)?d=1. Or www.x.de, x.y@z.co.uk!", "see|https://a.org/b_(c)?d=1|.|Or|www.x.de|,|x.y@z.co.uk|!");
    check("(http://a.org) @name #Topic #5 whitehouse.gov/x", "(|http://a.org|)|@name|#Topic|#|5|whitehouse.gov/x");
    check("Amazon.com Inc.", "Amazon.com|Inc|.".replace("Inc|.", "Inc.").as_str());
    check("the end.in all", "the|end|.|in|all");
}

#[test]
fn joins_ampersands_between_capitals() {
    check("AT&T R&D Q&amp;A Smith & Co. a&b", "AT&T|R&D|Q&amp;A|Smith|&|Co.|a|&|b");
}

#[test]
fn passes_over_the_invisible_and_tags() {
    check("com\u{ad}panies \u{200b}boost\u{200b} trade", "com\u{ad}panies|boost|trade");
    check("a <img height=\"1\"> b<br/>c 3 < 4", "a|b|c|3|<|4");
    check("Rock&nbsp;solid", "Rock|solid");
}

#[test]
fn groups_runs_of_stops_and_hyphens() {
    check("well... yes -- no! ?!", "well|...|yes|--|no|!|?|!");
}

#[test]
fn tolerates_slips() {
    check("Today,President said \"x\" .", "Today|,|President|said|\"|x|\"|.");
}

#[test]
fn reads_other_scripts() {
    check("السلام، عليكم", "السلام|،|عليكم");
    check("中国2025", "中|国|2025");
    check("Москва́", "Москва́");
}

#[test]
fn tells_kinds() {
    check_kind("word", TokenKind::Word);
    check_kind("1,984", TokenKind::Number);
    check_kind("½", TokenKind::Number);
    check_kind("a@b.org", TokenKind::Address);
    check_kind("…", TokenKind::Mark);
}

#[test]
fn views_are_what_is_matched() {
    let text = "Moscow’s com\u{ad}panies cafÃ© “x” AT&amp;T";
    let (mut tokens, mut views) = (vec![], vec![]);
    tokenise(text, Span::new(0, text.len()), &mut tokens);
    view(text, &tokens, 0, &mut views);
    let views: Vec<&str> = views.iter().map(|(_, view)| view.as_str()).collect();
    assert_eq!(views, ["'s", "companies", "café", "\"", "\"", "AT&T"]);
}
