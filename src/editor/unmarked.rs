//! Names that nothing marks: words with capitals beside one another, by which a person looks for what was missed, as they look
//! through the doubtful ones for what is wrong.

use crate::{
    document::{Document, Token, TokenKind},
    editor::{
        effect::Effect,
        navigate, notice,
        select::{self, Towards},
        state::{Article, Focus, State, Tone},
    },
    span::Span,
};

/// Words without a capital that stand inside of names.
const JOINTS: &[&str] = &["of", "de", "del", "du", "la", "le", "van", "von", "der", "den", "bin", "al", "&", "-"];

/// Words that have a capital at the start of a sentence, and belong to no name behind them.
const OPENERS: &[&str] = &[
    "the", "a", "an", "in", "on", "at", "but", "and", "or", "so", "if", "when", "while", "as", "for", "by", "with", "from", "to", "under",
    "since", "after", "before", "he", "she", "it", "they", "we", "you", "his", "her", "its", "their", "our", "this", "that", "these",
    "those", "there", "what", "who", "no", "not", "mr", "mrs", "ms", "dr",
];

/// Titles give a capital to every word of more than three letters; where so many have one, it says nothing.
const TITLE: usize = 6;

/// So many words that are all capitals are a heading.
const SHOUTED: usize = 3;

/// Selects the next or previous name that nothing marks; of words inside of one, that one first.
pub(super) fn stepped(state: &mut State, towards: Towards) -> Vec<Effect> {
    let Some(article) = &state.article else { return vec![] };
    let from = state.focus.and_then(|focus| Some((article.span_of(focus)?, matches!(focus, Focus::Selection { .. }))));
    let is_beyond = |name: &Span| match (from, towards) {
        (None, _) => true,
        (Some((span, is_selection)), _) if is_selection && name.covers(span) => *name != span,
        (Some((span, _)), Towards::Next) => span.end() <= name.start(),
        (Some((span, _)), Towards::Previous) => name.end() <= span.start(),
    };
    let Some(name) = first(article, from.map(|(span, _)| span), towards, &is_beyond) else {
        return notice::said(state, Tone::Hint, "No unmarked name that way.");
    };
    let said = format!("{}, unmarked", article.document.slice(name));
    state.focus = Some(navigate::at(name));
    vec![Effect::Reveal, Effect::Announce(said)]
}

/// The first name that is wanted, sentence by sentence from where the focus is.
fn first(article: &Article, from: Option<Span>, towards: Towards, is_wanted: &dyn Fn(&Span) -> bool) -> Option<Span> {
    let sentences = article.document.sentences();
    match towards {
        Towards::Next => {
            let start = from.map_or(0, |from| sentences.partition_point(|sentence| sentence.span.end() <= from.start()));
            let mut names = sentences.get(start..)?.iter().flat_map(|sentence| unmarked_in(article, sentence.span));
            names.find(is_wanted)
        }
        Towards::Previous => {
            let end = from.map_or(sentences.len(), |from| sentences.partition_point(|sentence| sentence.span.start() < from.end()));
            let mut names = sentences.get(..end)?.iter().rev().flat_map(|sentence| unmarked_in(article, sentence.span).into_iter().rev());
            names.find(is_wanted)
        }
    }
}

/// The names of a sentence that nothing marks, and that no one said are none.
fn unmarked_in(article: &Article, sentence: Span) -> Vec<Span> {
    let document = &article.document;
    let tokens = select::tokens_within(document, sentence);
    let is_free = |token: &Token| {
        let is_refused = || article.annotations.rejected().iter().any(|rejected| rejected.span.overlaps(token.span));
        article.annotations.overlapping(token.span).next().is_none() && !is_refused()
    };
    let mut names = vec![];
    if is_title(document, tokens) {
        return names;
    }
    let mut rest = tokens;
    while let Some(start) = rest.iter().position(|token| is_capital(document, token) && is_free(token)) {
        rest = rest.get(start..).unwrap_or_default();
        let n_tokens = length(document, rest, &is_free);
        let (run, behind) = rest.split_at_checked(n_tokens).unwrap_or((rest, &[]));
        let is_first = tokens.first().map(|token| token.span) == run.first().map(|token| token.span);
        names.extend(name(document, run, is_first));
        rest = behind;
    }
    names
}

/// How many tokens stand together from the first one on, the last one with a capital.
fn length(document: &Document, tokens: &[Token], is_free: &dyn Fn(&Token) -> bool) -> usize {
    let is_joint = |token: &Token| token.kind == TokenKind::Number || JOINTS.contains(&document.slice(token.span));
    let mut n_tokens = 1;
    for (idx, pair) in tokens.windows(2).enumerate() {
        let [before, token] = pair else { break };
        let gap = document.slice(Span::new(before.span.end(), token.span.start()));
        if !is_free(token) || !gap.chars().all(|char| matches!(char, ' ' | '\u{a0}')) {
            break;
        }
        if is_capital(document, token) {
            n_tokens = idx + 2;
        } else if !is_joint(token) {
            break;
        }
    }
    n_tokens
}

/// The name that a run of tokens is; none where it is only the start of a sentence, or shouted.
fn name(document: &Document, run: &[Token], is_first: bool) -> Option<Span> {
    let is_opener = |token: &Token| OPENERS.contains(&document.slice(token.span).to_lowercase().as_str());
    let n_openers = run.iter().take_while(|token| is_opener(token)).count();
    let run = run.get(n_openers..)?;
    let is_only_a_start = is_first && n_openers == 0 && run.len() == 1;
    let is_shouted = SHOUTED <= run.len() && run.iter().all(|token| !document.slice(token.span).contains(char::is_lowercase));
    if is_only_a_start || is_shouted {
        return None;
    }
    Some(run.first()?.span.joined(run.last()?.span))
}

fn is_title(document: &Document, tokens: &[Token]) -> bool {
    let long = tokens.iter().filter(|token| token.kind == TokenKind::Word && 3 < document.slice(token.span).chars().count());
    let (n_capitals, n_long) =
        long.fold((0, 0), |(n_capitals, n_long), token| (n_capitals + usize::from(is_capital(document, token)), n_long + 1));
    TITLE <= n_capitals && n_long == n_capitals
}

/// Whether a word has a capital and is more than one letter.
fn is_capital(document: &Document, token: &Token) -> bool {
    let word = document.slice(token.span);
    token.kind == TokenKind::Word && word.starts_with(char::is_uppercase) && 1 < word.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{annotation::AnnotationSet, editor::state::ArticleId};

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let article = Article::new(ArticleId(1), Document::plain(text), AnnotationSet::default());
        let mut state = State { article: Some(article), ..State::default() };
        let mut found = vec![];
        while let Some(Effect::Reveal) = stepped(&mut state, Towards::Next).first() {
            let article = state.article.as_ref().unwrap();
            found.push(article.document.slice(article.span_of(state.focus.unwrap()).unwrap()).to_owned());
        }
        assert_eq!(found, expected);
        let mut back = vec![];
        state.focus = None;
        while let Some(Effect::Reveal) = stepped(&mut state, Towards::Previous).first() {
            let article = state.article.as_ref().unwrap();
            back.push(article.document.slice(article.span_of(state.focus.unwrap()).unwrap()).to_owned());
        }
        back.reverse();
        assert_eq!(back, expected, "the way back");
    }

    #[test]
    fn finds_words_with_capitals_that_stand_together() {
        check("The plan of the Bank of Orrin met Ann Lee in Port-au-Prince.", &["Bank of Orrin", "Ann Lee", "Port", "Prince"]);
        check("He told TV 5 Monde that I was right.", &["TV 5 Monde"]);
    }

    #[test]
    fn passes_over_starts_of_sentences_and_lines_in_capitals() {
        check("Nobody came. But Harwick did. In Orrin it rained.", &["Harwick", "Orrin"]);
        check("Every Single Word Of This Line Has A Capital Letter Today", &[]);
        check("SECURING BILLIONS IN EXPORTS: the ROK said so.", &["ROK"]);
    }

    #[test]
    fn a_name_at_the_start_of_a_sentence_has_more_than_one_word() {
        check("Orrin Holdings fell. Orrin rose.", &["Orrin Holdings"]);
    }
}
