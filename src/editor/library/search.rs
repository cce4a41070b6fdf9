//! The search over titles and texts of all articles.

use crate::editor::{
    effect::Effect,
    state::{Overlay, Snippet, State, Summary},
};

/// How many bytes around a find are shown, at least.
const CONTEXT: usize = 48;

/// A line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LibraryRow {
    /// The article.
    pub summary: Summary,
    /// Where its text has what was looked for.
    pub snippet: Option<Snippet>,
    /// Whether it is on the page.
    pub is_open: bool,
    /// Whether its name is being typed.
    pub is_renamed: bool,
}

/// Asks for the texts that answer to what was typed, while the list is shown.
pub(in crate::editor) fn typed(state: &State) -> Vec<Effect> {
    let is_asked = state.overlay == Some(Overlay::Library) && !state.query.trim().is_empty();
    is_asked.then(|| Effect::SearchTexts(state.query.clone())).into_iter().collect()
}

/// The lines of the list that answer to the query: those that stand, and those that were deleted.
pub fn library_rows(state: &State) -> (Vec<LibraryRow>, Vec<LibraryRow>) {
    let words = words(&state.query);
    let found = Some(&state.found).filter(|found| found.query == state.query);
    let open = state.article.as_ref().map(|article| article.id);
    let row = |summary: &Summary| {
        let snippet = found.and_then(|found| found.snippets.get(&summary.id)).cloned();
        let named = format!("{} {} {}", summary.shown(), summary.title, summary.details()).to_lowercase();
        let answers = words.iter().all(|word| named.contains(word)) || snippet.is_some();
        answers.then(|| LibraryRow {
            summary: summary.clone(),
            snippet,
            is_open: open == Some(summary.id),
            is_renamed: state.renaming == Some(summary.id),
        })
    };
    state.library.iter().filter_map(row).partition(|row| !row.summary.is_deleted)
}

/// The words of a query in lower case.
fn words(query: &str) -> Vec<String> {
    query.split_whitespace().map(str::to_lowercase).collect()
}

/// Where a text has all words of a query, upper and lower case alike; the place of the first word.
pub fn snippet(text: &str, query: &str) -> Option<Snippet> {
    let words = words(query);
    let lower = text.to_lowercase();
    let first = words.first()?;
    let start = lower.find(first.as_str())?;
    if !words.iter().all(|word| lower.contains(word.as_str())) {
        return None;
    }
    let (start, end) = (place_of(text, &lower, start), place_of(text, &lower, start + first.len()));
    let (before, rest) = text.split_at_checked(start)?;
    let (words, after) = rest.split_at_checked(end.checked_sub(start)?)?;
    let (before, after) = (tail(before, CONTEXT), head(after, CONTEXT));
    let tidy = |text: &str| text.replace(char::is_whitespace, " ");
    Some(Snippet { before: tidy(before), words: tidy(words), after: tidy(after) })
}

/// The place in a text that a place in the same text in lower case comes from. A few letters change their length with their
/// case, as `İ`, of which a place inside counts as its start.
fn place_of(text: &str, lower: &str, place: usize) -> usize {
    if text.len() == lower.len() {
        return place;
    }
    let mut n_lower = 0;
    let mut starts = text.char_indices().map(|(start, char)| {
        n_lower += char.to_lowercase().map(char::len_utf8).sum::<usize>();
        (start, n_lower)
    });
    starts.find(|(_, end)| place < *end).map_or(text.len(), |(start, _)| start)
}

/// The end of a text, from the start of a word.
fn tail(text: &str, n_bytes: usize) -> &str {
    let from = text.len().saturating_sub(n_bytes);
    let start = (from..text.len()).find(|start| text.is_char_boundary(*start)).unwrap_or(text.len());
    let text = text.get(start..).unwrap_or_default();
    if start == 0 { text } else { text.split_once(char::is_whitespace).map_or(text, |(_, rest)| rest) }
}

/// The start of a text, to the end of a word.
fn head(text: &str, n_bytes: usize) -> &str {
    let to = text.len().min(n_bytes);
    let end = (0..=to).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
    let head = text.get(..end).unwrap_or_default();
    if end == text.len() { head } else { head.rsplit_once(char::is_whitespace).map_or(head, |(head, _)| head) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, query: &str, expected: Option<(&str, &str, &str)>) {
        let found = snippet(text, query);
        let found = found.as_ref().map(|found| (found.before.as_str(), found.words.as_str(), found.after.as_str()));
        assert_eq!(found, expected, "{query} in {text}");
    }

    #[test]
    fn finds_words_in_any_case_and_order() {
        check("Ada Lind runs a mill.", "MILL ada", Some(("Ada Lind runs a ", "mill", ".")));
        check("Ada Lind runs a mill.", "mill oslo", None);
        check("Ada Lind runs a mill.", "  ", None);
        check("İstanbul, Oslo", "oslo", Some(("İstanbul, ", "Oslo", "")));
    }

    #[test]
    fn cuts_at_words() {
        let text = format!("{}needle {}", "straw ".repeat(40), "straw ".repeat(40));
        let found = snippet(&text, "needle").unwrap();
        assert!(found.before.starts_with("straw") && found.before.len() <= CONTEXT, "{found:?}");
        assert!(found.after.ends_with("straw") && found.after.len() <= CONTEXT, "{found:?}");
        assert!(snippet("日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語 x", "x").is_some());
    }
}
