//! What stands run into the last paragraph behind its last sentence: the desk's initials, a caption, a notice of rights.
//!
//! `…will be resolved soon. HJ/MA All Content by … is licensed under …`: nothing of it is the article's, and the notice
//! names the publisher.

use super::{
    phrases::{self, Phrase},
    signs::{self, Sign},
    units::compared,
};
use crate::{
    document::{
        Role,
        lines::{ends_sentence, visible},
    },
    span::Span,
};

/// What is left of a paragraph, if anything, and the parts of its tail in order.
type Split = (Option<Span>, Vec<(Span, Role)>);

/// So many bytes from a paragraph's end on a notice may begin, and a caption with it.
const LONGEST_NOTICE: usize = 250;
const LONGEST_CAPTION: usize = 450;

/// A paragraph without its tail. `None` where there is none.
pub(super) fn split(text: &str, paragraph: Span) -> Option<Split> {
    let mut rest = Some(paragraph);
    let mut parts = vec![];
    let mut cut = |rest: &mut Option<Span>, find: &dyn Fn(Span, bool) -> Option<Span>, role: Role| {
        if let Some(part) = rest.and_then(|rest| find(rest, !parts.is_empty())) {
            *rest = visible(text, Span::new(paragraph.start(), part.start()));
            parts.push((part, role));
        }
    };
    cut(&mut rest, &|rest, _| notice(text, rest), Role::Boilerplate);
    cut(&mut rest, &|rest, _| caption(text, rest), Role::Caption);
    cut(&mut rest, &|rest, is_before_part| desk(text, rest, is_before_part), Role::Boilerplate);
    parts.reverse();
    (!parts.is_empty()).then_some((rest, parts))
}

/// `© 2019 …`, `All Content by … is licensed …`, `All rights reserved.` behind a sentence or the desk's initials.
pub(super) fn notice(text: &str, paragraph: Span) -> Option<Span> {
    let slice = paragraph.slice(text)?;
    let first = slice.floor_char_boundary(slice.len().saturating_sub(LONGEST_NOTICE));
    let is_start = |at: &usize| {
        let (before, behind) = slice.split_at_checked(*at).unwrap_or_default();
        let is_named = behind.starts_with("All Content by ") || behind.starts_with("All content by ");
        before.ends_with(char::is_whitespace)
            && (is_named || ends_sentence(before.trim_end()) || last_word(before).is_some_and(|word| signs::desk(word).is_some()))
            && is_notice(behind)
    };
    let starts = slice.get(first..)?.match_indices(['A', 'C', '©', '(']).map(|(at, _)| first + at);
    let at = starts.filter(|at| 0 < *at).find(is_start)?;
    visible(text, Span::new(paragraph.start() + at, paragraph.end()))
}

fn is_notice(behind: &str) -> bool {
    let starts = |starts: &[&str]| starts.iter().any(|start| behind.starts_with(start));
    // Of copyrights as such articles tell as well; a notice has its year.
    let is_dated = starts(&["Copyright ", "(c) ", "(C) "]) && behind.bytes().filter(u8::is_ascii_digit).count() >= 4;
    let is_worded = is_dated || starts(&["All content by ", "All Content by ", "All rights reserved", "All Rights Reserved"]);
    behind.starts_with('©') || is_worded && phrases::phrase(&compared(behind), true) == Some(Phrase::Copyright)
}

/// `EF/MA Photo: The minister …`: only the initials before it tell a caption from the text.
fn caption(text: &str, paragraph: Span) -> Option<Span> {
    let slice = paragraph.slice(text)?;
    let first = slice.floor_char_boundary(slice.len().saturating_sub(LONGEST_CAPTION));
    let is_start = |at: &usize| last_word(slice.get(..*at).unwrap_or_default()).is_some_and(is_initials);
    let labels = ["PHOTO: ", "Photo: ", "Image: ", "IMAGE: "];
    let at = labels.iter().filter_map(|label| Some(first + slice.get(first..)?.find(label)?)).find(is_start)?;
    visible(text, Span::new(paragraph.start() + at, paragraph.end()))
}

/// The desk's initials as the last word; before another part of the tail they may be those of one person.
fn desk(text: &str, paragraph: Span, is_before_part: bool) -> Option<Span> {
    let slice = paragraph.slice(text)?;
    let word = last_word(slice)?;
    let head = slice.get(..slice.trim_end().len() - word.len())?.trim_end();
    let is_short = is_before_part && (2..=3).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_uppercase());
    // `… expires on Sept. 30.` ends with a day.
    let is_number = word.starts_with(|char: char| char.is_ascii_digit());
    let is_desk = word.len() > 2 && signs::desk(word) == Some(Sign::Desk) && !is_number || is_short;
    (is_desk && (ends_sentence(head) || head.is_empty() && is_before_part))
        .then(|| visible(text, Span::new(paragraph.start() + head.len(), paragraph.end())))
        .flatten()
}

fn is_initials(word: &str) -> bool {
    word.contains('/') && signs::desk(word).is_some()
}

fn last_word(slice: &str) -> Option<&str> {
    slice.trim_end().rsplit(char::is_whitespace).next().filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(paragraph: &str, expected: &[(&str, Role)]) {
        let (_, parts) = split(paragraph, Span::new(0, paragraph.len())).unwrap_or_default();
        let found: Vec<_> = parts.iter().map(|(span, role)| (span.slice(paragraph).unwrap(), *role)).collect();
        assert_eq!(found, expected, "{paragraph}");
    }

    #[test]
    fn cuts_what_is_run_in() {
        let rights = "All Content by Port News is licensed under a free licence.";
        check(&format!("The hall opened. {rights}"), &[(rights, Role::Boilerplate)]);
        check(&format!("The hall opened. AB/C\u{a0} {rights}"), &[("AB/C", Role::Boilerplate), (rights, Role::Boilerplate)]);
        check(&format!("The hall opened. MA {rights}"), &[("MA", Role::Boilerplate), (rights, Role::Boilerplate)]);
        check(
            "The hall opened. EF/MA Photo: The mayor at the door",
            &[("EF/MA", Role::Boilerplate), ("Photo: The mayor at the door", Role::Caption)],
        );
        check("The hall opened. © 2025 Port News", &[("© 2025 Port News", Role::Boilerplate)]);
        check("EF/MA Photo: The mayor", &[("EF/MA", Role::Boilerplate), ("Photo: The mayor", Role::Caption)]);
        check("The hall opened. MQ/MG", &[("MQ/MG", Role::Boilerplate)]);
    }

    #[test]
    fn leaves_sentences() {
        for paragraph in [
            "The hall opened. All rights of the fishers stay.",
            "The hall opened in the USA",
            "The law expires on Sept. 30.",
            "They sell the paper under © 2025 Port News",
            "The hall opened. Copyright is a right that lasts.",
            "© 2025 Port News",
            "",
        ] {
            check(paragraph, &[]);
        }
    }
}
