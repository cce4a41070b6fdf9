//! The publisher's name: votes of copyright lines, labels, contact blocks, the address's domain, site suffixes.

use super::{dateline, names::is_publishers_word, page::Page, signs::Sign, units::compared};
use crate::{document::metadata::Field, span::Span};

/// Longer lines are not names.
const LONGEST: usize = 60;

/// Behind a label several departments may stand.
const LONGEST_LABELLED: usize = 160;

struct Vote {
    name: String,
    span: Span,
    weight: usize,
}

/// The publisher, and where the text names it.
pub(super) fn find(page: &Page<'_>, url: Option<&Field>) -> Option<Field> {
    let address = url.map_or("", |url| url.text.as_str());
    let mut votes: Vec<Vote> = vec![];
    labelled(page, &mut votes);
    copyrights(page, &mut votes);
    contacts(page, &mut votes);
    site_suffixes(page, &mut votes);
    domain(page, address, &mut votes);
    datelines(page, &mut votes);
    of_itself(page, &mut votes);
    let weight_of = |vote: &Vote| {
        let same = compared(&vote.name);
        votes.iter().filter(|other| compared(&other.name) == same).map(|other| other.weight).sum::<usize>()
    };
    let mut best: Option<(usize, &Vote)> = None;
    for vote in &votes {
        let weight = weight_of(vote);
        if best.is_none_or(|(best_weight, _)| best_weight < weight) {
            best = Some((weight, vote));
        }
    }
    best.map(|(_, vote)| Field { text: vote.name.clone(), span: Some(vote.span) }).or_else(|| host(page.text, url?))
}

/// The site's host, where nothing names the publisher: `gov.uk` of `https://www.gov.uk/…`.
fn host(text: &str, url: &Field) -> Option<Field> {
    let (_, rest) = url.text.split_once("://")?;
    let host = rest.split(['/', ':', '?', '#']).next()?.trim_start_matches("www.");
    let place = |span: Span| {
        let start = span.start() + span.slice(text)?.find(host)?;
        Some(Span::new(start, start + host.len()))
    };
    host.contains('.').then(|| Field { text: host.to_owned(), span: url.span.and_then(place) })
}

/// So many votes are cast at most by one rule: a page's foot repeats itself.
const MOST_VOTES: usize = 8;

fn vote(text: &str, span: Span, weight: usize, votes: &mut Vec<Vote>) {
    let Some(span) = super::super::lines::visible(text, span) else { return };
    let name = super::super::glyph::folded_title(span.slice(text).unwrap_or_default());
    let is_name = name.chars().any(char::is_alphabetic) && name.len() <= LONGEST_LABELLED;
    if is_name {
        votes.push(Vote { name, span, weight });
    }
}

/// `Source: Reuters | …`, `From: Department for Transport`.
fn labelled(page: &Page<'_>, votes: &mut Vec<Vote>) {
    for idx in page.signed(Sign::Source).take(MOST_VOTES) {
        let Some(unit) = page.unit(idx) else { continue };
        let slice = page.slice(idx);
        // A release ends with `SOURCE Company`.
        let release = slice.starts_with("SOURCE ").then_some("SOURCE".len());
        let Some(colon) = release.or_else(|| slice.find(':')) else { continue };
        let rest = slice.get(colon + 1..).unwrap_or_default();
        let len = rest.find(['|', '\n', ';']).unwrap_or(rest.len());
        let start = unit.span.start() + colon + 1;
        vote(page.text, Span::new(start, start + len), 4, votes);
    }
}

/// `© 2023 Tehran Times. All rights reserved.`: what is left without the formula.
fn copyrights(page: &Page<'_>, votes: &mut Vec<Vote>) {
    let lines = page.signed(Sign::Copyright).filter_map(|idx| Some(page.unit(idx)?.span));
    let last = page.body.clone().next_back().and_then(|idx| super::tail::notice(page.text, page.unit(idx)?.span));
    for span in last.into_iter().chain(lines.take(MOST_VOTES)) {
        let slice = span.slice(page.text).unwrap_or_default();
        let is_formula = |word: &str| {
            let bare = word.trim_matches(|char: char| !char.is_alphanumeric());
            bare.is_empty()
                || bare.bytes().all(|byte| byte.is_ascii_digit())
                || matches!(bare.to_ascii_lowercase().as_str(), "copyright" | "c" | "by" | "all" | "content")
        };
        let mut at = 0;
        for word in slice.split_inclusive([' ', '-', '–']) {
            if !is_formula(word) {
                break;
            }
            at += word.len();
        }
        let rest = slice.get(at..).unwrap_or_default();
        let end = ["All rights", "All Rights", ". ", ", all", " - ", " | ", " is licensed"].iter().filter_map(|tail| rest.find(tail)).min();
        let name = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default().trim_end_matches(['.', ',', ' ']);
        let start = span.start() + at;
        vote(page.text, Span::new(start, start + name.len()), 4, votes);
    }
}

/// `The Harbour Courier has learned that …`: so a paper speaks of itself, though others quote it.
fn of_itself(page: &Page<'_>, votes: &mut Vec<Vote>) {
    let verbs = [" has learned", " has learnt", " can reveal", " can exclusively reveal"];
    for unit in page.body.clone().take(3).filter_map(|idx| page.unit(idx)) {
        let slice = unit.slice(page.text);
        let head = slice.get(..slice.floor_char_boundary(LONGEST)).unwrap_or_default();
        let Some(at) = verbs.iter().find_map(|verb| head.find(verb)) else { continue };
        let start = if head.starts_with("The ") { "The ".len() } else { 0 };
        let words: Vec<&str> = head.get(start..at).unwrap_or_default().split(' ').collect();
        // A ministry or a woman learns as well.
        let is_of_paper = |word: &&str| is_publishers_word(word) || word.to_ascii_lowercase().contains("news");
        let is_name = words.len() <= 4 && words.iter().all(|word| word.starts_with(char::is_uppercase));
        if is_name && (words.iter().any(is_of_paper) || matches!(words.as_slice(), ["AFP" | "AP" | "BBC" | "CNN" | "NPR" | "Reuters"])) {
            vote(page.text, Span::new(unit.span.start() + start, unit.span.start() + at), 1, votes);
        }
    }
}

/// A name that is repeated directly before an address of mail.
fn contacts(page: &Page<'_>, votes: &mut Vec<Vote>) {
    for idx in page.signed(Sign::Contact).take(MOST_VOTES) {
        let Some(before) = idx.checked_sub(1).filter(|before| page.sign(*before).is_none()) else { continue };
        if let Some(unit) = page.unit(before).filter(|unit| unit.n_words <= 6 && !unit.is_closed) {
            vote(page.text, unit.span, 2, votes);
        }
    }
}

/// `Headline - Site`, where `Headline` stands alone as well.
fn site_suffixes(page: &Page<'_>, votes: &mut Vec<Vote>) {
    let Some(headline) = page.headline else { return };
    let title = page.slice(headline);
    for (idx, unit) in page.units.iter().enumerate().take(400) {
        let slice = page.slice(idx);
        let Some(rest) = slice.strip_prefix(title).filter(|rest| !rest.is_empty() && rest.len() < LONGEST) else { continue };
        if rest.trim_start().starts_with(['-', '|', '–', '—', '·', '»']) {
            let n_signs = rest.len() - rest.trim_start_matches([' ', '-', '|', '–', '—', '·', '»']).len();
            vote(page.text, Span::new(unit.span.start() + title.len() + n_signs, unit.span.end()), 4, votes);
        }
    }
}

/// A line that spells the domain of the article's address.
fn domain(page: &Page<'_>, address: &str, votes: &mut Vec<Vote>) {
    let label = domain_label(address);
    if label.len() < 3 {
        return;
    }
    let is_same = |name: &str, label: &str| name.bytes().filter(|byte| *byte != b' ').eq(label.bytes());
    let bare = label.strip_prefix("the").unwrap_or(&label);
    let spells = |idx: &usize| {
        let name = page.compared(*idx);
        let name = name.strip_prefix("the ").or_else(|| name.strip_prefix("the")).unwrap_or(&name);
        is_same(name, bare)
    };
    let is_short = |idx: &usize| page.slice(*idx).len() <= LONGEST;
    let found = (0..page.units.len()).filter(is_short).find(spells);
    if let Some(unit) = found.and_then(|idx| page.unit(idx)) {
        vote(page.text, unit.span, 5, votes);
    }
    // A dump prints the publisher's name behind the repeated title.
    let behind = page.headline.map(|headline| {
        (headline + 1..headline + 3).find(|idx| Some(page.slice(*idx)) != page.headline.map(|headline| page.slice(headline)))
    });
    if let Some(unit) = behind.flatten().filter(|idx| page.sign(*idx).is_none()).and_then(|idx| page.unit(idx))
        && unit.n_words <= 5
        && !unit.is_closed
        && unit.n_small < unit.n_words
    {
        vote(page.text, unit.span, 2, votes);
    }
}

/// The part of a host that names the site: `bbc` of `www.bbc.co.uk`, `wikinews` of `en.wikinews.org`.
fn domain_label(address: &str) -> String {
    let host = address.split("://").last().unwrap_or_default().split(['/', ':', '?']).next().unwrap_or_default();
    let labels: Vec<&str> = host.split('.').collect();
    let is_second_level = |label: &str| matches!(label, "co" | "com" | "gov" | "org" | "ac" | "net");
    let n_suffix = match labels.as_slice() {
        [.., second, _] if is_second_level(second) && labels.len() > 2 => 2,
        _ => 1,
    };
    let label = labels.iter().rev().nth(n_suffix).copied().unwrap_or_default();
    compared(label).replace(' ', "")
}

/// The agency of the dateline: the weakest vote, since papers print agencies' copy.
fn datelines(page: &Page<'_>, votes: &mut Vec<Vote>) {
    let dateline = page.body.clone().take(3).find_map(|idx| dateline::find(page.text, page.unit(idx)?.span));
    if let Some(agency) = dateline.and_then(|dateline| dateline.agency) {
        vote(page.text, agency, 1, votes);
    }
}
