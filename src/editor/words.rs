//! The person's word list: kept as a setting, fed by one key from an offer, edited, exported and imported.

use std::collections::BTreeMap;

use crate::{
    annotation::{MAX_WORD_LEN, Word, WordList, WordRule},
    annotator,
    editor::{
        effect::Effect,
        notice, refusal, setting,
        state::{Entry, State, Tone, WordEdit, WordsStep},
    },
    formats::{ReadError, words as format},
};

/// The name of the setting; its value is the file that is exported.
pub(super) const SETTING: &str = "words";

/// Takes over the list that the settings hold.
pub(super) fn loaded(state: &mut State) -> Vec<Effect> {
    state.words_step = None;
    let Some(json) = state.settings.get(SETTING).cloned() else { return vec![] };
    match read(&json) {
        Ok(words) => {
            state.words = words;
            vec![]
        }
        Err(reason) => put_aside(state, &json, &reason),
    }
}

/// Keeps a list that cannot be read under a name of its own, where no later list is written over it, and begins a new one.
fn put_aside(state: &mut State, json: &str, reason: &ReadError) -> Vec<Effect> {
    state.words = WordList::default();
    let names = (1_u32..).map(|number| format!("{SETTING}-unread-{number}"));
    let free = names.into_iter().find(|name| !state.settings.contains_key(name));
    let mut effects: Vec<Effect> = free.into_iter().map(|name| setting::kept(state, &name, json.to_owned())).collect();
    effects.push(setting::kept(state, SETTING, format::write(&state.words)));
    let said = format!("Your word list could not be read: {reason}. It is put aside and stands in every backup; a new list is begun.");
    effects.extend(notice::problem(state, said));
    effects
}

fn read(json: &str) -> Result<WordList, ReadError> {
    format::read(json, |id| annotator::sector_choice(id).is_some())
}

/// Has the list kept and says what was done to it; `before` is what undo brings back.
fn kept(state: &mut State, before: WordList, name: String) -> Vec<Effect> {
    let save = setting::kept(state, SETTING, format::write(&state.words));
    state.words_step = Some(WordsStep { name: name.clone(), other: before, is_undone: false });
    vec![save, Effect::Announce(name)]
}

/// Takes the last change of the list back, or makes it again.
pub(super) fn undone(state: &mut State) -> Vec<Effect> {
    let Some(step) = &mut state.words_step else { return notice::said(state, Tone::Hint, "There is nothing to undo in the word list.") };
    std::mem::swap(&mut step.other, &mut state.words);
    step.is_undone = !step.is_undone;
    let said = format!("{}: {}", if step.is_undone { "Undone" } else { "Redone" }, step.name);
    let save = setting::kept(state, SETTING, format::write(&state.words));
    vec![save, Effect::Announce(said)]
}

/// Adds the entry of the offer.
pub(super) fn offered_kept(state: &mut State) -> Vec<Effect> {
    let Some(offer) = &mut state.offer else { return vec![] };
    let Some(word) = offer.word.take() else { return vec![] };
    if offer.rows.is_empty() {
        state.offer = None;
    }
    match put(state, word) {
        Ok(effects) => {
            let said = state.words_step.as_ref().map(|step| step.name.clone()).unwrap_or_default();
            notice::said(state, Tone::Done, format!("{said} It holds for articles that are read from now on."));
            effects
        }
        Err(reason) => notice::said(state, Tone::Hint, reason),
    }
}

/// Adds an entry that was typed.
pub(super) fn added(state: &mut State, word: Word) -> Vec<Effect> {
    let typed = word.text.clone();
    put(state, word).unwrap_or_else(|reason| refusal::refused(state, Entry::NewWord, typed, reason))
}

/// Adds an entry, or says why not.
fn put(state: &mut State, word: Word) -> Result<Vec<Effect>, String> {
    let (text, rule) = (word.text.trim().to_owned(), shown_rule(&word.rule));
    not_words(&text)?;
    let before = state.words.clone();
    if !state.words.add(word) {
        return Err(format!("Expected another entry: “{text}” is {rule} on your word list already."));
    }
    Ok(kept(state, before, format!("Word list: “{text}” is {rule}.")))
}

/// Refuses what cannot be the words of an entry.
fn not_words(text: &str) -> Result<(), String> {
    let n_bytes = text.split_whitespace().collect::<Vec<_>>().join(" ").len();
    match n_bytes {
        0 => Err("Expected some words, found none.".to_owned()),
        n_bytes if MAX_WORD_LEN < n_bytes => Err(format!("Expected at most {MAX_WORD_LEN} bytes of words, found {n_bytes}.")),
        _ => Ok(()),
    }
}

/// A rule for people, a sector by its name: `always ORG`, `never a date`.
pub fn shown_rule(rule: &WordRule) -> String {
    match rule {
        WordRule::Sector(id) => {
            annotator::sector_choice(id).map_or_else(|| rule.to_string(), |choice| format!("always {}", choice.sector.name))
        }
        _ => rule.to_string(),
    }
}

/// Changes an entry.
pub(super) fn edited(state: &mut State, word_idx: usize, edit: WordEdit) -> Vec<Effect> {
    let Some(word) = state.words.words().get(word_idx).cloned() else { return vec![] };
    if let WordEdit::Text(text) = &edit
        && let Err(reason) = not_words(text)
    {
        return refusal::refused(state, Entry::Word(word_idx), text.clone(), reason);
    }
    let before = state.words.clone();
    let (name, changed) = changed(&word, edit);
    let is_changed = match changed {
        Some(changed) => state.words.replace(word_idx, changed),
        None => state.words.remove(word_idx).is_some(),
    };
    if is_changed { kept(state, before, format!("Word list: {name}")) } else { vec![] }
}

/// What an edit makes of an entry, `None` where it goes, with the words for it.
fn changed(word: &Word, edit: WordEdit) -> (String, Option<Word>) {
    let text = &word.text;
    let word = word.clone();
    match edit {
        WordEdit::Text(new) => (format!("“{text}” became “{}”.", new.trim()), Some(Word { text: new, ..word })),
        WordEdit::Rule(rule) => (format!("“{text}” is {} now.", shown_rule(&rule)), Some(Word { rule, ..word })),
        WordEdit::CaseSwitched => {
            let counts = if word.is_case_sensitive { "no longer count" } else { "count" };
            let is_case_sensitive = !word.is_case_sensitive;
            (format!("the capitals of “{text}” {counts}."), Some(Word { is_case_sensitive, ..word }))
        }
        WordEdit::Switched => {
            let is = if word.is_off { "on" } else { "off" };
            let is_off = !word.is_off;
            (format!("“{text}” is {is}."), Some(Word { is_off, ..word }))
        }
        WordEdit::Removed => (format!("removed “{text}”."), None),
    }
}

/// Switches the list as a whole on or off.
pub(super) fn switched(state: &mut State) -> Vec<Effect> {
    let before = state.words.clone();
    state.words.is_off = !state.words.is_off;
    let text = if state.words.is_off { "The word list is off." } else { "The word list is on." };
    kept(state, before, text.to_owned())
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
    let before = state.words.clone();
    let n_before = before.words().len();
    let n_changed = list.words().iter().filter(|word| state.words.add((*word).clone())).count();
    let n_new = state.words.words().len() - n_before;
    let (new, changed) = (notice::counted(n_new, "entry is", "entries are"), notice::counted(n_changed - n_new, "was", "were"));
    let text = format!("“{name}”: {new} new, {changed} changed.");
    let effects = kept(state, before, text.clone());
    notice::said(state, Tone::Done, text);
    effects
}

/// Checks the word list among the settings of a backup, if there is one, and says where it is broken.
pub(super) fn checked(settings: &BTreeMap<String, String>) -> Result<(), String> {
    let list = settings.get(SETTING).map_or(Ok(WordList::default()), |json| read(json));
    list.map(|_| ()).map_err(|error| format!("settings.{SETTING}: {error}"))
}

/// The setting that holds the list with the entries of a backup that are not here, and how many they are; `None` where it
/// has no others. What is here stays: an entry with the same words and kind as well.
pub(super) fn restored(state: &State, settings: &BTreeMap<String, String>) -> Option<((String, String), usize)> {
    let list = read(settings.get(SETTING)?).ok()?;
    let mut all = match state.settings.get(SETTING) {
        // One that cannot be read is not written over.
        Some(json) => read(json).ok()?,
        None => list.emptied(),
    };
    let n_before = all.words().len();
    let here = all.clone();
    list.words().iter().filter(|word| !here.holds(word)).for_each(|word| {
        all.add(word.clone());
    });
    let n_new = all.words().len() - n_before;
    (0 < n_new).then(|| ((SETTING.to_owned(), format::write(&all)), n_new))
}

/// Lets the article on the page know the list, which counts should it be read anew.
pub(super) fn shared(state: &mut State) {
    if let Some(article) = state.article.as_mut().filter(|article| article.words != state.words) {
        article.words = state.words.clone();
    }
}
