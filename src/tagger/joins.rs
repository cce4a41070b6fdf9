//! Names that the model cut in two.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use super::{heads, is_title, mentions::Mentions, shape::Case};
use crate::annotation::EntityLabel;

/// Joins the parts of names.
pub fn find(mentions: &mut Mentions<'_>) {
    join_parts(mentions);
    join_incorporated(mentions);
    join_people(mentions);
    join_bracketed(mentions);
    join_split(mentions);
    mark_families(mentions);
    join_ministries(mentions);
}

/// Joins what the model cut in two: `Southern` `California`, `Steven F. Udvar`-`Hazy Center`, `Shamekh Solutions`, `LLC`.
fn join_parts(mentions: &mut Mentions<'_>) {
    let mut joined = vec![];
    for pair in mentions.list().windows(2) {
        let [one, next] = pair else { continue };
        let gap: Vec<&str> = (one.tokens.end..next.tokens.start).take(2).map(|idx| mentions.word(idx)).collect();
        let is_direction = one.tokens.len() == 1 && heads::has(heads::DIRECTIONS, mentions.lower(one.tokens.start));
        let is_glued = gap == ["-"] && mentions.is_glued(one.tokens.end);
        let label = match (one.label, next.label) {
            (EntityLabel::Gpe | EntityLabel::Loc, EntityLabel::Gpe) if is_direction && gap.is_empty() => EntityLabel::Loc,
            (EntityLabel::Person, label @ (EntityLabel::Fac | EntityLabel::Org)) if is_glued => label,
            _ => continue,
        };
        joined.push((one.tokens.start..next.tokens.end, label));
    }
    for (tokens, label) in joined {
        mentions.put_by_rule(tokens, label, 800);
    }
}

fn join_incorporated(mentions: &mut Mentions<'_>) {
    let is_end = |idx: usize| heads::has(heads::INCORPORATED, mentions.word(idx)) && mentions.word(idx - 1) == ",";
    let companies = mentions.list().into_iter().filter(|mention| mention.label == EntityLabel::Org);
    let joined: Vec<Range<usize>> =
        companies.map(|mention| mention.tokens.start..mention.tokens.end + 2).filter(|tokens| is_end(tokens.end - 1)).collect();
    for tokens in joined {
        mentions.put_by_rule(tokens, EntityLabel::Org, 900);
    }
}

/// Joins first and family names with what stands between them: `Hamad` bin `Khalifa`, `Ismael` “El Mayo” `Zambada`.
fn join_people(mentions: &mut Mentions<'_>) {
    let people: Vec<Range<usize>> =
        mentions.list().into_iter().filter(|mention| mention.label == EntityLabel::Person).map(|mention| mention.tokens.clone()).collect();
    for tokens in people {
        // A person before may have taken it in.
        let Some(tokens) = mentions.at(tokens.start).map(|mention| mention.tokens.clone()) else { continue };
        let whole = start_of_sons(mentions, tokens.start)..end_of_sons(mentions, tokens.end);
        let end = behind_nickname(mentions, whole.end).unwrap_or(whole.end);
        if whole.start < tokens.start || tokens.end < end {
            mentions.put_by_rule(whole.start..end, EntityLabel::Person, 850);
        }
    }
}

/// Whether a word says whose son or daughter someone is.
fn is_son(mentions: &Mentions<'_>, token_idx: usize) -> bool {
    matches!(mentions.word(token_idx), "bin" | "bint" | "binti" | "ibn")
}

fn is_name(mentions: &Mentions<'_>, token_idx: usize) -> bool {
    let is_other = mentions.at(token_idx).is_some_and(|mention| mention.label != EntityLabel::Person);
    mentions.case(token_idx) == Case::Title && !is_other && !heads::has(heads::TITLE, mentions.lower(token_idx))
}

fn start_of_sons(mentions: &Mentions<'_>, start: usize) -> usize {
    let son_idx = start.checked_sub(1).filter(|idx| is_son(mentions, *idx));
    let Some(father_idx) = son_idx.and_then(|idx| idx.checked_sub(1)).filter(|idx| is_name(mentions, *idx)) else { return start };
    let is_before = mentions.at(father_idx).is_some();
    let n_more = (0..father_idx).rev().take(2).take_while(|idx| !is_before && is_name(mentions, *idx)).count();
    let first_idx = mentions.at(father_idx).map_or(father_idx - n_more, |mention| mention.tokens.start);
    start_of_sons(mentions, first_idx)
}

fn end_of_sons(mentions: &Mentions<'_>, end: usize) -> usize {
    if !(is_son(mentions, end) && is_name(mentions, end + 1)) {
        return end;
    }
    let n_names = (end + 1..end + 5).take_while(|idx| is_name(mentions, *idx)).count();
    end_of_sons(mentions, end + 1 + n_names)
}

/// Behind the family name that follows a nickname in quotation marks or another name in brackets: `Roberto` “Hands of Stone”
/// `Duran`, `James` (Leo) `Nichols`.
fn behind_nickname(mentions: &Mentions<'_>, end: usize) -> Option<usize> {
    let is_closing = |idx: &usize| match mentions.case(end) {
        Case::Quote => mentions.case(*idx) == Case::Quote,
        _ => mentions.word(end) == "(" && mentions.word(*idx) == ")",
    };
    let close_idx = (end + 1..end + 6).find(is_closing).filter(|idx| *idx > end + 1)?;
    let is_open = mentions.at(end + 1).is_none_or(|mention| mention.label == EntityLabel::Person);
    let is_word = |idx: usize| mentions.case(idx).is_capital() || matches!(mentions.word(idx), "of" | "the");
    let is_nickname = mentions.case(end + 1).is_capital() && (end + 1..close_idx).all(is_word);
    if !is_nickname || !is_open {
        return None;
    }
    // Behind a bracket may stand what is nobody's name.
    let is_marked = mentions.at(close_idx + 1).is_some();
    match mentions.at(close_idx + 1).filter(|mention| mention.label == EntityLabel::Person) {
        Some(family) => Some(family.tokens.end),
        None => Some(close_idx + 2).filter(|_| mentions.case(end) == Case::Quote && !is_marked && is_name(mentions, close_idx + 1)),
    }
}

/// Joins a first name in brackets with the family name behind it: `(Tom)` `Seaver`; and a nickname that was cut off before its
/// closing quotation mark: `José “Pepe` ” Mujica.
fn join_bracketed(mentions: &mut Mentions<'_>) {
    let is_person = |idx: usize| mentions.at(idx).filter(|mention| mention.label == EntityLabel::Person);
    let mut joined = vec![];
    for person in mentions.list().into_iter().filter(|mention| mention.label == EntityLabel::Person) {
        let Range { start, end } = person.tokens;
        let is_behind_name = start > 1 && mentions.case(start - 2).is_capital();
        let is_bracketed = end - start == 1 && start > 0 && mentions.word(start - 1) == "(" && mentions.word(end) == ")";
        let is_cut = person.tokens.clone().filter(|idx| mentions.case(*idx) == Case::Quote).count() == 1;
        if is_bracketed && !is_behind_name {
            joined.extend(is_person(end + 1).map(|family| start..family.tokens.end));
        } else if is_cut && mentions.case(end) == Case::Quote && is_name(mentions, end + 1) {
            joined.push(start..is_person(end + 1).map_or(end + 2, |family| family.tokens.end));
        }
    }
    for tokens in joined {
        mentions.put_by_rule(tokens, EntityLabel::Person, 900);
    }
}

/// Joins what stands apart in some texts: `O’ Higgins`, `U. S.`.
fn join_split(mentions: &mut Mentions<'_>) {
    let mut joined = vec![];
    for idx in (0..mentions.document.tokens().len()).filter(|idx| mentions.case(*idx).is_capital()) {
        let is_person = |idx: usize| mentions.at(idx).is_some_and(|mention| mention.label == EntityLabel::Person);
        if mentions.word(idx) == "O" && matches!(mentions.word(idx + 1), "'" | "’") && is_person(idx) && is_person(idx + 2) {
            let end = mentions.at(idx + 2).map_or(idx + 3, |mention| mention.tokens.end);
            joined.push((mentions.at(idx).map_or(idx, |mention| mention.tokens.start)..end, EntityLabel::Person));
        }
        let is_whole = || mentions.at(idx).is_some_and(|mention| mention.tokens.contains(&(idx + 1)));
        if mentions.word(idx) == "U." && mentions.word(idx + 1) == "S." && !is_whole() {
            joined.push((idx..idx + 2, EntityLabel::Gpe));
        }
    }
    for (tokens, label) in joined {
        mentions.put_by_rule(tokens, label, 900);
    }
}

/// Particles of family names.
const PARTICLES: &[&str] =
    &["al", "bin", "da", "das", "de", "del", "della", "den", "der", "di", "dos", "du", "la", "le", "ten", "ter", "van", "von"];

/// Marks family names with a particle or hyphen wherever they stand: `Van der Berg` after `Joost van der Berg`.
fn mark_families(mentions: &mut Mentions<'_>) {
    let mut families: BTreeSet<Vec<String>> = BTreeSet::new();
    for person in mentions.list().into_iter().filter(|mention| mention.label == EntityLabel::Person) {
        let Some(last_idx) = person.tokens.end.checked_sub(1) else { continue };
        let n_particles = (person.tokens.start + 1..last_idx).rev().take_while(|idx| heads::has(PARTICLES, mentions.lower(*idx))).count();
        let is_double =
            last_idx > person.tokens.start + 2 && mentions.word(last_idx - 1) == "-" && mentions.case(last_idx - 2) == Case::Title;
        let n_before = if is_double { 2 } else { n_particles };
        if n_before > 0 {
            families.insert((last_idx - n_before..=last_idx).map(|idx| mentions.lower(idx).to_owned()).collect());
        }
    }
    let mut by_first: BTreeMap<&str, Vec<&Vec<String>>> = BTreeMap::new();
    for family in &families {
        if let Some(first) = family.first() {
            by_first.entry(first).or_default().push(family);
        }
    }
    if by_first.is_empty() {
        return;
    }
    let mut found = vec![];
    for start in 0..mentions.document.tokens().len() {
        for family in by_first.get(mentions.lower(start)).into_iter().flatten() {
            let is_here = (start..).zip(*family).all(|(idx, word)| mentions.lower(idx) == word);
            let tokens = start..start + family.len();
            if is_here && is_unmarked_family(mentions, &tokens) {
                found.push(tokens);
            }
        }
    }
    for tokens in found {
        mentions.put_by_rule(tokens, EntityLabel::Person, 900);
    }
}

/// Whether a family name with its particle stands on its own and is not marked as somebody.
fn is_unmarked_family(mentions: &Mentions<'_>, tokens: &Range<usize>) -> bool {
    let start = tokens.start;
    let is_within = mentions.at(start).is_some_and(|mention| mention.tokens.start < start || tokens.end < mention.tokens.end);
    let is_person = mentions.at(start).is_some_and(|mention| mention.label == EntityLabel::Person && mention.tokens == *tokens);
    // `Playas del Coco` is nobody.
    let is_behind_name = start > 0 && mentions.case(start - 1).is_capital() && !is_title(mentions.features, start - 1);
    let is_behind_name = is_behind_name && !mentions.features.context().is_first(start);
    !is_within && !is_person && !is_behind_name && mentions.case(tokens.end - 1).is_capital()
}

/// Joins all that a ministry is of: `Ministry of Education`, `Science and Technology`.
fn join_ministries(mentions: &mut Mentions<'_>) {
    let bodies = mentions.list().into_iter().filter(|mention| mention.label == EntityLabel::Org);
    let ministries: Vec<Range<usize>> =
        bodies.map(|mention| mention.tokens.clone()).filter(|tokens| is_ministry(mentions, tokens)).collect();
    for tokens in ministries {
        if let Some(end) = end_of_fields(mentions, &tokens) {
            mentions.put_by_rule(tokens.start..end, EntityLabel::Org, 850);
        }
    }
}

fn is_ministry(mentions: &Mentions<'_>, tokens: &Range<usize>) -> bool {
    let is_of = |idx: usize| matches!(mentions.word(idx), "of" | "for");
    tokens.clone().any(|idx| matches!(mentions.lower(idx), "chamber" | "department" | "ministry" | "secretariat") && is_of(idx + 1))
}

/// Behind the last field of a list that ends with `and`: each has one to three words with a capital, and none is somebody or
/// somewhere.
fn end_of_fields(mentions: &Mentions<'_>, ministry: &Range<usize>) -> Option<usize> {
    let is_word = |idx: &usize| {
        let is_body = mentions.at(*idx).is_none_or(|mention| mention.label == EntityLabel::Org);
        mentions.case(*idx) == Case::Title
            && is_body
            && !heads::has(heads::ORG, mentions.lower(*idx))
            && !is_ministry(mentions, &(*idx..*idx + 1))
    };
    let mut end = ministry.end;
    // The model may have taken in the last two fields already.
    let mut is_listed = false;
    for _ in 0..MAX_FIELDS {
        let is_comma = mentions.word(end) == ",";
        let is_last = matches!(mentions.word(end + usize::from(is_comma)), "and" | "&");
        let start = end + usize::from(is_comma) + usize::from(is_last);
        let n_words = (start..start + 3).take_while(is_word).count();
        if n_words == 0 || !(is_comma || is_last && is_listed) {
            return None;
        }
        end = start + n_words;
        is_listed = true;
        if is_last {
            return Some(end);
        }
    }
    None
}

/// A ministry has not more fields than that.
const MAX_FIELDS: usize = 5;

#[cfg(test)]
mod tests {
    use crate::tagger::mentions::annotated;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let names: Vec<String> = annotated(text).into_iter().map(|(words, _)| words).collect();
        assert_eq!(names, expected, "{text}");
    }

    #[test]
    fn joins_sons_and_nicknames() {
        check("Sheikh Tamim bin Hamad Al Thani met Otto “The Bear” Lindqvist.", &["Tamim bin Hamad Al Thani", "Otto “The Bear” Lindqvist"]);
    }

    #[test]
    fn joins_names_in_brackets_and_cut_nicknames() {
        check("He saw Roberto “Hands of Stone” Lindqvist.", &["Roberto “Hands of Stone” Lindqvist"]);
        check("The brother of Anna (Lena) Weber left.", &["Anna (Lena) Weber"]);
        check("The sister of James Weber (Germany) left.", &["James Weber", "Germany"]);
    }

    #[test]
    fn a_family_name_keeps_its_particle() {
        check(
            "Joost van der Berg scored. Van der Berg smiled, and van der Berg left.",
            &["Joost van der Berg", "Van der Berg", "van der Berg"],
        );
    }

    #[test]
    fn joins_all_fields_of_a_ministry() {
        check("The Ministry of Education, Science and Technology hired her.", &["Ministry of Education, Science and Technology"]);
        check("The Malta Chamber of Commerce, Industry and Tourism met.", &["Malta Chamber of Commerce, Industry and Tourism"]);
        check("The Department of Health, Maria Lopez and Peter Weber agreed.", &["Department of Health", "Maria Lopez", "Peter Weber"]);
    }

    #[test]
    fn joins_directions_and_ends_of_companies() {
        check("Lunar Solutions, Inc. moved to Southern California.", &["Lunar Solutions, Inc.", "Southern California"]);
    }
}
