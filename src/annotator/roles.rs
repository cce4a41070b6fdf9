//! Roles and titles that stand beside a person's name: before it (`Moscow Mayor`), or behind a comma (`deputy mayor for
//! transport`). The guidelines leave them out of the mention; the entity keeps them.

use crate::{
    document::{Document, Sentence, TokenKind},
    span::Span,
    tagger,
};

/// A role is not longer than this many tokens.
const MAX_TOKENS: usize = 12;

/// The roles beside the mention at `span`.
pub(super) fn beside(document: &Document, span: Span) -> Vec<String> {
    let tokens = document.tokens();
    let start = tokens.partition_point(|token| token.span.start() < span.start());
    let end = tokens.partition_point(|token| token.span.end() <= span.end());
    let sentence_idx = document.sentences().partition_point(|sentence| sentence.tokens.end <= start);
    let Some(sentence) = document.sentences().get(sentence_idx) else { return vec![] };
    let before = before(document, sentence, start);
    let behind = behind(document, end, sentence);
    [before, behind].into_iter().flatten().collect()
}

fn is_role(document: &Document, token_idx: usize) -> bool {
    tagger::is_role(&document.word(token_idx).to_lowercase())
}

/// `Moscow Mayor`, `former Finance Minister`, `company spokesman`: words with a capital up to a role's word.
fn before(document: &Document, sentence: &Sentence, name_idx: usize) -> Option<String> {
    let first_idx = sentence.tokens.start;
    let role_idx = name_idx.checked_sub(1).filter(|idx| *idx >= first_idx && is_role(document, *idx))?;
    let is_part = |idx: &usize| {
        let word = document.word(*idx);
        let is_opening = matches!(
            word,
            "The"
                | "A"
                | "An"
                | "But"
                | "And"
                | "In"
                | "On"
                | "At"
                | "As"
                | "When"
                | "While"
                | "Since"
                | "After"
                | "Before"
                | "For"
                | "With"
                | "By"
                | "From"
        );
        let is_small = matches!(word, "former" | "acting" | "deputy" | "vice" | "senior" | "chief" | "-");
        (word.starts_with(char::is_uppercase) && !is_opening) || is_small || is_role(document, *idx)
    };
    let n_parts = (first_idx..role_idx).rev().take(MAX_TOKENS).take_while(is_part).count();
    // A hyphen may join two words of a role, and begins none.
    let n_hyphens = (role_idx - n_parts..role_idx).take_while(|idx| document.word(*idx) == "-").count();
    text_of(document, role_idx - n_parts + n_hyphens, role_idx + 1)
}

/// `, Moscow's deputy mayor for transport and industry.`: from the comma to the next one, if a role is named soon.
fn behind(document: &Document, comma_idx: usize, sentence: &Sentence) -> Option<String> {
    let end = sentence.tokens.end;
    if document.word(comma_idx) != "," || comma_idx >= end {
        return None;
    }
    let mut start = comma_idx + 1;
    // `, and the mayor of Riga` is somebody else.
    if matches!(document.word(start), "and" | "but" | "or" | "while") {
        return None;
    }
    if matches!(document.word(start), "the" | "a" | "an") {
        start += 1;
    }
    let is_end = |idx: usize| document.tokens().get(idx).is_none_or(|token| token.kind == TokenKind::Mark) && document.word(idx) != "-";
    let role_end = (start..end.min(start + MAX_TOKENS + 1)).find(|idx| is_end(*idx))?;
    let is_verb =
        |idx: usize| matches!(document.word(idx), "said" | "says" | "was" | "is" | "has" | "had" | "were" | "are" | "told" | "who");
    let has_role = (start..role_end.min(start + 6)).any(|idx| is_role(document, idx));
    if has_role && !(start..role_end).any(is_verb) { text_of(document, start, role_end) } else { None }
}

fn text_of(document: &Document, start: usize, end: usize) -> Option<String> {
    let tokens = document.tokens();
    let span = tokens.get(start)?.span.joined(tokens.get(end.checked_sub(1)?)?.span);
    Some(spaced(document.slice(span))).filter(|_| start < end)
}

/// A text with single spaces instead of its own and line breaks.
pub(super) fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, name: &str, expected: &[&str]) {
        let document = Document::plain(text);
        let start = text.find(name).unwrap();
        assert_eq!(beside(&document, Span::new(start, start + name.len())), expected, "{text}");
    }

    #[test]
    fn finds_roles_before_and_behind() {
        check("On Monday, Riga Mayor Anna Berg spoke.", "Anna Berg", &["Riga Mayor"]);
        check("The former Finance Minister Anna Berg spoke.", "Anna Berg", &["former Finance Minister"]);
        check("“No,” said Anna Berg, Riga’s deputy mayor for transport.", "Anna Berg", &["Riga’s deputy mayor for transport"]);
        check("They met Anna Berg, and the mayor of Riga.", "Anna Berg", &[]);
        check("In Riga Anna Berg, who likes bread, spoke.", "Anna Berg", &[]);
    }
}
