//! How an article comes onto the page: pasted, from a file, from the store, or the sample. What cannot be read is refused
//! here; all else is handed on to be read.

use crate::editor::{
    analysis::Source,
    effect::{Effect, Stored},
    notice, reading,
    state::State,
};

/// The sample article, written for Galley in the manner of a wire service's story with messy edges.
const SAMPLE: &str = include_str!("sample.txt");

/// More text than this is refused: 20 million bytes, some three million words.
const MAX_BYTES: usize = 20_000_000;

/// Takes pasted text as a new article.
pub(super) fn pasted(state: &mut State, text: String, n_replaced: usize, html: String) -> Vec<Effect> {
    if text.trim().is_empty() && html.trim().is_empty() {
        return notice::problem(state, "There was no text on the clipboard. Copy an article and paste again.");
    }
    if let Some(refusal) = too_long(&text) {
        return notice::problem(state, refusal);
    }
    let hint = if n_replaced > 0 {
        Some(format!("{n_replaced} characters of the text were no valid Unicode and stand as � now."))
    } else {
        text.contains('\0').then(|| "The text contains NUL characters. They are kept as they are.".to_owned())
    };
    reading::begin(state, Source::Pasted { text, html, words: state.words.clone() }, hint)
}

/// Takes a file as a new article: text, or an annotation file of Galley.
pub(super) fn file_read(state: &mut State, name: String, bytes: Vec<u8>) -> Vec<Effect> {
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let place = error.utf8_error().valid_up_to();
            return notice::problem(state, format!("“{name}” is not a text file: expected UTF-8, found another byte at {place}."));
        }
    };
    if text.contains('\0') {
        return notice::problem(state, format!("“{name}” is not a text file: it contains NUL characters."));
    }
    if text.trim().is_empty() {
        return notice::problem(state, format!("“{name}” is empty."));
    }
    let is_archive = name.to_ascii_lowercase().ends_with(".json");
    if let Some(refusal) = too_long(&text).filter(|_| !is_archive) {
        return notice::problem(state, refusal);
    }
    reading::begin(state, Source::File { name, text, words: state.words.clone() }, None)
}

/// Takes the sample as a new article.
pub(super) fn sample(state: &mut State) -> Vec<Effect> {
    reading::begin(state, Source::Pasted { text: SAMPLE.to_owned(), html: String::new(), words: state.words.clone() }, None)
}

/// Takes an article out of the store.
pub(super) fn loaded(state: &mut State, stored: Stored) -> Vec<Effect> {
    reading::begin(state, Source::Stored(stored), None)
}

fn too_long(text: &str) -> Option<String> {
    let (megabytes, most) = (text.len() / 1_000_000, MAX_BYTES / 1_000_000);
    (MAX_BYTES < text.len()).then(|| format!("This text has {megabytes} MB; Galley takes up to {most} MB at a time."))
}
