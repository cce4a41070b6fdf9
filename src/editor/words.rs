//! The person's word list: kept as a setting, fed by one key from an offer, edited, exported and imported.

use crate::{
    annotation::{Word, WordList, WordRule},
    annotator,
    editor::{
        effect::Effect,
        notice, settings,
        state::{State, Tone},
    },
    formats::{ReadError, words as format},
};

/// The name of the setting; its value is the file that is exported.
const WORDS: &str = "words";

/// A change of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WordEdit {
    /// Other words.
    Text(String),
    /// Another rule.
    Rule(WordRule),
    /// Case counts, or no longer.
    CaseSwitched,
    /// It counts, or no longer.
    Switched,
    /// It goes.
    Removed,
}

/// Takes over the list that the settings hold.
pub(super) fn loaded(state: &mut State) -> Vec<Effect> {
    let Some(json) = state.settings.get(WORDS) else { return vec![] };
    match read(json) {
        Ok(words) => {
            state.words = words;
            vec![]
        }
        Err(reason) => notice::problem(state, format!("Your word list is kept, but could not be read: {reason}. It is not applied.")),
    }
}

fn read(json: &str) -> Result<WordList, ReadError> {
    format::read(json, |id| annotator::sector_choice(id).is_some())
}

fn kept(state: &mut State, text: String) -> Vec<Effect> {
    let save = settings::keep(state, WORDS, format::write(&state.words));
    vec![save, Effect::Announce(text)]
}

/// Adds the entry of the offer.
pub(super) fn offered_kept(state: &mut State) -> Vec<Effect> {
    let Some(offer) = &mut state.offer else { return vec![] };
    let Some(word) = offer.word.take() else { return vec![] };
    if offer.rows.is_empty() {
        state.offer = None;
    }
    added(state, word)
}

/// Adds an entry.
pub(super) fn added(state: &mut State, word: Word) -> Vec<Effect> {
    let text = format!("Word list: “{}” is {}. It holds for articles that are read from now on.", word.text.trim(), word.rule);
    if !state.words.add(word) {
        return notice::said(state, Tone::Hint, "The word list has that already, or the entry has no words.");
    }
    let effects = kept(state, text.clone());
    notice::said(state, Tone::Done, text);
    effects
}

/// Changes an entry.
pub(super) fn edited(state: &mut State, word_idx: usize, edit: WordEdit) -> Vec<Effect> {
    let Some(word) = state.words.words().get(word_idx).cloned() else { return vec![] };
    let text = word.text.clone();
    let is_changed = match edit {
        WordEdit::Text(text) => state.words.replace(word_idx, Word { text, ..word }),
        WordEdit::Rule(rule) => state.words.replace(word_idx, Word { rule, ..word }),
        WordEdit::CaseSwitched => state.words.replace(word_idx, Word { is_case_sensitive: !word.is_case_sensitive, ..word }),
        WordEdit::Switched => state.words.replace(word_idx, Word { is_off: !word.is_off, ..word }),
        WordEdit::Removed => state.words.remove(word_idx).is_some(),
    };
    if is_changed { kept(state, format!("Word list: changed “{text}”.")) } else { vec![] }
}

/// Switches the list as a whole on or off.
pub(super) fn switched(state: &mut State) -> Vec<Effect> {
    state.words.is_off = !state.words.is_off;
    let text = if state.words.is_off { "The word list is off." } else { "The word list is on." };
    kept(state, text.to_owned())
}

/// Has the list downloaded.
pub(super) fn exported(state: &State) -> Vec<Effect> {
    vec![Effect::Download { name: "galley-words.json".to_owned(), media_type: "application/json", text: format::write(&state.words) }]
}

/// Whether a JSON file says that it is a word list, so that one that was dropped on the page is taken as such.
pub(super) fn is_list(json: &str) -> bool {
    format::is_list(json)
}

/// Adds the entries of a file; those with the words and kind of one that is there take its place.
pub(super) fn imported(state: &mut State, name: &str, bytes: Vec<u8>) -> Vec<Effect> {
    let list = String::from_utf8(bytes)
        .map_err(|_| "it is no UTF-8 text".to_owned())
        .and_then(|json| read(&json).map_err(|error| error.to_string()));
    let list = match list {
        Ok(list) => list,
        Err(reason) => return notice::problem(state, format!("“{name}” was not read, and nothing was changed: {reason}.")),
    };
    let n_before = state.words.words().len();
    let n_changed = list.words().iter().filter(|word| state.words.add((*word).clone())).count();
    let n_new = state.words.words().len() - n_before;
    let (new, changed) = (notice::counted(n_new, "entry is", "entries are"), notice::counted(n_changed - n_new, "was", "were"));
    let text = format!("“{name}”: {new} new, {changed} changed.");
    let effects = kept(state, text.clone());
    notice::said(state, Tone::Done, text);
    effects
}

/// Lets the article on the page know the list, which counts should it be read anew.
pub(super) fn shared(state: &mut State) {
    if let Some(article) = state.article.as_mut().filter(|article| article.words != state.words) {
        article.words = state.words.clone();
    }
}
