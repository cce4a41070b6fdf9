//! Companies that the model overlooks or takes for people: by the legal form that ends their name, and by list.

use std::ops::Range;

use super::{heads, mentions::Mentions, shape::Case};
use crate::{
    annotation::EntityLabel,
    gazetteer::{self, List},
};

/// A company's name before its legal form is looked for so many words far.
const LONGEST: usize = 5;

/// Marks companies.
pub fn find(mentions: &mut Mentions<'_>) {
    for idx in 1..mentions.document.tokens().len() {
        let named = by_form(mentions, idx).map(|tokens| (tokens, 980));
        if let Some((tokens, score)) = named.or_else(|| by_list(mentions, idx).map(|tokens| (tokens, 900))) {
            mentions.put_by_rule(tokens, EntityLabel::Org, score);
        }
    }
}

/// The name that a legal form ends, with it: `Hapag-Lloyd AG`, `Novo Nordisk A/S`.
fn by_form(mentions: &Mentions<'_>, form_idx: usize) -> Option<Range<usize>> {
    let (end, is_sure) = form_at(mentions, form_idx)?;
    let before = mentions.at(form_idx - 1);
    let start = match before {
        Some(mention) if matches!(mention.label, EntityLabel::Person | EntityLabel::Org) || is_sure && mention.tokens.end <= form_idx => {
            Some(behind_hyphen(mentions, mention.tokens.start))
        }
        None if is_sure => start_of_name(mentions, form_idx),
        Some(_) | None => None,
    }?;
    // `Bay Co Building Authority` goes on.
    let is_settled = mentions
        .at(form_idx)
        .is_some_and(|mention| end < mention.tokens.end || mention.label == EntityLabel::Org && mention.tokens == (start..end));
    (!is_settled).then_some(start..end)
}

/// Behind the legal form at a token, and whether it is nothing else.
fn form_at(mentions: &Mentions<'_>, idx: usize) -> Option<(usize, bool)> {
    let word = mentions.word(idx);
    if word == "A" && mentions.word(idx + 1) == "/" && mentions.word(idx + 2) == "S" {
        return Some((idx + 3, true));
    }
    let is_sure = heads::has(heads::LEGAL_FORM, word);
    (is_sure || heads::has(heads::LEGAL_FORM_OR_OTHER, word)).then_some((idx + 1, is_sure))
}

/// The first word of a name that nothing marks, up to its legal form.
fn start_of_name(mentions: &Mentions<'_>, form_idx: usize) -> Option<usize> {
    let context = mentions.features.context();
    let is_part = |idx: usize| {
        let is_joint = matches!(mentions.word(idx), "&" | "-");
        (mentions.case(idx).is_capital() || is_joint) && mentions.at(idx).is_none() && !context.is_first(idx + 1)
    };
    let n_parts = (form_idx.saturating_sub(LONGEST)..form_idx).rev().take_while(|idx| is_part(*idx)).count();
    let mut start = form_idx - n_parts;
    // What begins a sentence may be a word before the name: `Rivals Hapag-Lloyd AG`, `The Maersk Drilling A/S`.
    let is_word = |idx: usize| context.is_first(idx) && mentions.features.sheet().row(idx).lists == 0;
    if is_word(start) && start + 1 < form_idx && mentions.case(start + 1).is_capital() && mentions.case(start) == Case::Title {
        start += 1;
    }
    (start < form_idx && mentions.case(start).is_capital()).then_some(start)
}

/// The start of a name that a hyphen joins to a word before: `Hapag-Lloyd`.
fn behind_hyphen(mentions: &Mentions<'_>, start: usize) -> usize {
    let Some(first) = start.checked_sub(2) else { return start };
    let is_joined = mentions.word(first + 1) == "-" && mentions.is_glued(first) && mentions.is_glued(first + 1);
    if is_joined && mentions.case(first).is_capital() && mentions.at(first).is_none() { first } else { start }
}

/// A company or body of which the whole name is listed, where nothing is marked.
fn by_list(mentions: &Mentions<'_>, start: usize) -> Option<Range<usize>> {
    if !mentions.case(start).is_capital() || mentions.at(start).is_some() || mentions.case(start - 1).is_capital() {
        return None;
    }
    let is_part = |idx: &usize| mentions.case(*idx).is_capital() && mentions.at(*idx).is_none();
    let end = start + (start..start + LONGEST).take_while(is_part).count();
    let words: Vec<&str> = (start..end).map(|idx| mentions.word(idx)).collect();
    gazetteer::kinds(&words.join(" ")).has_any(&[List::Company, List::Org]).then_some(start..end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tagger::mentions::found_by;

    fn check(text: &str, expected: &[&str]) {
        assert_eq!(found_by(find, text), expected, "{text}");
    }

    #[test]
    fn a_legal_form_ends_a_company() {
        check("Rivals Hagen-Lund AG rose.", &["Hagen-Lund AG"]);
        check("Shares of Novo Nordlys A/S fell.", &["Novo Nordlys A/S"]);
        check("They sold Berg & Sons Ltd. to Kraftverk ASA.", &["Berg & Sons Ltd.", "Kraftverk ASA"]);
    }

    #[test]
    fn what_may_be_something_else_is_none_alone() {
        check("A flat in Kentish Town SE was sold.", &[]);
        check("He asked for a Ltd to be founded.", &[]);
    }
}
