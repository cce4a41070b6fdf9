//! How an article comes onto the page: pasted, from a file, from the store, or the sample. What cannot be read is refused
//! here; all else is handed on to be read.

use crate::{
    document::foreign_kind,
    editor::{
        analysis,
        effect::Effect,
        library, notice, reading,
        state::{Source, State, Stored},
        words,
    },
    formats::backup,
};

/// The sample article, written for Galley in the manner of a wire service's story with messy edges.
const SAMPLE: &str = include_str!("sample.txt");

/// Takes pasted text as a new article.
pub(super) fn pasted(state: &mut State, text: String, n_replaced: usize, html: String) -> Vec<Effect> {
    if text.trim().is_empty() && html.trim().is_empty() {
        return notice::problem(state, "There was no text on the clipboard. Copy an article and paste again.");
    }
    if let Some(reason) = analysis::too_long(&text) {
        return notice::problem(state, format!("This text has {reason}."));
    }
    let hint = if n_replaced > 0 {
        Some(format!("{n_replaced} characters of the text were no valid Unicode and stand as � now."))
    } else {
        text.contains('\0').then(|| "The text contains NUL characters. They are kept as they are.".to_owned())
    };
    reading::begin(state, Source::Pasted { text, html, words: state.words.clone() }, hint)
}

/// Takes a file: text or an annotation file of Galley becomes an article, and a backup becomes many.
pub(super) fn file_read(state: &mut State, name: String, bytes: Vec<u8>) -> Vec<Effect> {
    let is_one_of_many = library::is_importing(state);
    match text_of(&name, bytes) {
        Err(reason) if is_one_of_many => library::file_taken(state, name, Err(reason)),
        Err(reason) => notice::problem(state, format!("“{name}” was not opened: {reason}.")),
        Ok(json) if is_json(&name) && backup::is_backup(&json) => {
            if is_one_of_many {
                let reason = "it is a backup of many articles; open it alone to restore it".to_owned();
                return library::file_taken(state, name, Err(reason));
            }
            library::backup_read(state, &name, &json)
        }
        Ok(json) if is_json(&name) && words::is_list(&json) => {
            if is_one_of_many {
                let reason = "it is a word list; open it alone to read it".to_owned();
                return library::file_taken(state, name, Err(reason));
            }
            words::imported(state, &name, json.into_bytes())
        }
        Ok(text) => {
            let source = Source::File { name, text, words: state.words.clone() };
            if is_one_of_many { reading::begin_one_of_many(state, source) } else { reading::begin(state, source, None) }
        }
    }
}

/// Takes note of a file that the browser could not read.
pub(super) fn file_failed(state: &mut State, name: &str, reason: &str) -> Vec<Effect> {
    if library::is_importing(state) {
        return library::file_taken(state, name.to_owned(), Err(format!("it could not be read: {reason}")));
    }
    notice::problem(state, format!("“{name}” could not be read: {reason}."))
}

fn is_json(name: &str) -> bool {
    name.to_ascii_lowercase().ends_with(".json")
}

/// The text of a file, or why it has none that can be read.
fn text_of(name: &str, bytes: Vec<u8>) -> Result<String, String> {
    if let Some(kind) = foreign_kind(&bytes) {
        return Err(format!("it is {kind}: open it in its own program, copy its text and paste it here"));
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let place = error.utf8_error().valid_up_to();
        format!("it is not a text file: expected UTF-8, found another byte at {place}")
    })?;
    if text.contains('\0') {
        return Err("it is not a text file: it contains NUL characters".to_owned());
    }
    if text.trim().is_empty() {
        return Err("it is empty".to_owned());
    }
    // An annotation file is longer than its article, and a backup has many.
    match analysis::too_long(&text).filter(|_| !is_json(name)) {
        Some(reason) => Err(format!("it has {reason}")),
        None => Ok(text),
    }
}

/// Takes the sample as a new article.
pub(super) fn sample(state: &mut State) -> Vec<Effect> {
    reading::begin(state, Source::Pasted { text: SAMPLE.to_owned(), html: String::new(), words: state.words.clone() }, None)
}

/// Takes an article out of the store.
pub(super) fn loaded(state: &mut State, stored: Stored) -> Vec<Effect> {
    reading::begin(state, Source::Stored(stored), None)
}
