//! Headings that are no blocks of their own: `**Agriculture and Food:**`, and those that run into their text, as in
//! `… materials prices. Retail Retail sales continued …`.
//!
//! Their capitals are those of a title and mark no names.

use std::collections::BTreeSet;

use super::{
    cues::Class,
    lexicon,
    words::{Stretch, Words},
};

/// A heading inside a sentence or a line of its own.
struct Label {
    stretch_idx: usize,
    end_idx: usize,
}

/// How many labels have to be plain before a document is taken to have them.
const PLAIN_LABELS: usize = 2;

/// Finds the labels of every sentence and marks where they end.
pub(super) fn mark(words: &mut Words) {
    let mut run_ins: Vec<Label> = vec![];
    let mut whole: Vec<Label> = vec![];
    for (stretch_idx, stretch) in words.stretches.iter().enumerate() {
        let Some(end_idx) = label_end(words, stretch).filter(|_| !stretch.is_title && !stretch.is_shouted) else { continue };
        match rest(words, stretch, end_idx) {
            Rest::Nothing => whole.push(Label { stretch_idx, end_idx }),
            Rest::Sentence if !is_of_name(words, end_idx) => run_ins.push(Label { stretch_idx, end_idx }),
            _ => {}
        }
    }
    let n_plain = n_plain(words, &run_ins);
    for label in whole.iter().chain(run_ins.iter().filter(|_| PLAIN_LABELS <= n_plain)) {
        if let Some(stretch) = words.stretches.get_mut(label.stretch_idx) {
            stretch.label_end = label.end_idx;
        }
    }
}

/// What stands behind a label.
enum Rest {
    Nothing,
    /// It starts with a capital.
    Sentence,
    Other,
}

fn rest(words: &Words, stretch: &Stretch, end_idx: usize) -> Rest {
    if (end_idx..stretch.words.end).map(|word_idx| words.lower(word_idx)).find(|word| *word != "*") == Some(":") {
        return Rest::Nothing;
    }
    match (end_idx..stretch.words.end).find(|word_idx| words.is_word(*word_idx) || words.is_number(*word_idx)) {
        None => Rest::Nothing,
        Some(word_idx) if word_idx == end_idx && words.is_capitalised(word_idx) => Rest::Sentence,
        Some(_) => Rest::Other,
    }
}

/// `Trade Ministry`, `Energy Group`.
fn is_of_name(words: &Words, word_idx: usize) -> bool {
    let word = words.lower(word_idx);
    Class::Organisation.has(word) || Class::Office.has(word) || Class::Ministry.has(word)
}

/// Index behind the sector phrases in capitals that a sentence starts with. Where the last of them starts the sentence
/// itself, as `Retail sales` does in `Retail Retail sales rose`, it stays outside.
fn label_end(words: &Words, stretch: &Stretch) -> Option<usize> {
    let mut end_idx = None;
    let mut word_idx = stretch.words.clone().find(|word_idx| words.is_word(*word_idx))?;
    let mut is_started = false;
    while word_idx < stretch.words.end {
        if is_started && (Class::Joint.has(words.lower(word_idx)) || is_filler(words, word_idx)) {
            word_idx += 1;
            end_idx = if is_filler(words, word_idx - 1) { Some(word_idx) } else { end_idx };
            continue;
        }
        let Some((_, behind_idx)) = phrase(words, stretch, word_idx) else { break };
        let starts_sentence = end_idx == Some(word_idx) && words.is_word(behind_idx) && !words.is_capitalised(behind_idx);
        if starts_sentence && behind_idx < stretch.words.end && !Class::Joint.has(words.lower(behind_idx)) {
            break;
        }
        is_started = true;
        word_idx = behind_idx;
        end_idx = Some(behind_idx);
    }
    end_idx
}

/// The phrase at a word, all in capitals. The last word of `Manufacturing Activity in …` starts the sentence.
fn phrase(words: &Words, stretch: &Stretch, start_idx: usize) -> Option<(lexicon::Entry, usize)> {
    let (entry, end_idx) = lexicon::longest(words, start_idx, stretch.words.end)?;
    let is_capital = |word_idx: usize| words.is_capitalised(word_idx) || matches!(words.lower(word_idx), "and" | "of" | "&");
    let starts_sentence = is_heading_word(words.lower(end_idx - 1)) && words.is_word(end_idx) && !words.is_capitalised(end_idx);
    let found = if starts_sentence { lexicon::longest(words, start_idx, end_idx - 1)? } else { (entry, end_idx) };
    (start_idx..found.1).all(is_capital).then_some(found)
}

/// Whether it is a word of headings that names no sector, and does not start the sentence behind it.
fn is_filler(words: &Words, word_idx: usize) -> bool {
    let behind = word_idx + 1;
    let starts_sentence = words.is_word(behind) && !words.is_capitalised(behind) && words.lower(behind) != "and";
    words.is_capitalised(word_idx) && !starts_sentence && is_heading_word(words.lower(word_idx))
}

fn is_heading_word(word: &str) -> bool {
    matches!(word, "sales" | "activity" | "conditions" | "markets" | "industries" | "institutions" | "related" | "other")
}

/// How many labels are followed by a word that the document has without a capital too, or by the label's own word.
fn n_plain(words: &Words, run_ins: &[Label]) -> usize {
    if run_ins.len() < PLAIN_LABELS {
        return 0;
    }
    let next: BTreeSet<&str> = run_ins.iter().map(|run_in| words.lower(run_in.end_idx)).collect();
    let small = (0..words.len()).filter(|word_idx| !words.is_capitalised(*word_idx)).map(|word_idx| words.lower(word_idx));
    let small: BTreeSet<&str> = small.filter(|word| next.contains(word)).collect();
    let is_plain = |run_in: &&Label| {
        let word = words.lower(run_in.end_idx);
        small.contains(word) || run_in.end_idx.checked_sub(1).is_some_and(|last_idx| words.lower(last_idx) == word)
    };
    run_ins.iter().filter(is_plain).count()
}
