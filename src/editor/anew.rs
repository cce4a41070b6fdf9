//! An article that is read anew, since a person gave a block another role or its dates another day to count from.
//!
//! With a long text that takes longer than a key may. It is read beside the page then, as a new text is, and the step is
//! made when it is read: until then the page stays as it is, other steps go on, and undo takes the wish back. A text that
//! is to be shown waits until then, so that nothing that was asked for is lost on the way.

use crate::editor::{
    effect::Effect,
    library, notice, reading, reframing, refusal,
    state::{Entry, Reframing, State, Tone},
};

/// A longer text is read beside the page; a shorter one takes some 15 ms.
const READ_IN_PLACE: usize = 30_000;

/// Does what a person wants of how the article is read, at once or when it is read.
pub(super) fn asked(state: &mut State, reframing: Reframing) -> Vec<Effect> {
    let frame = match state.article.as_ref().map(|article| article.reframed(&reframing)) {
        None => return vec![],
        Some(Err(reason)) => return refused(state, &reframing, reason),
        Some(Ok(frame)) => frame,
    };
    if matches!(reframing, Reframing::Role(..)) {
        state.overlay = None;
    }
    let is_shown_next = state.reading.as_ref().is_some_and(|reading| reading.text.is_to_be_shown());
    let takes_long = state
        .article
        .as_ref()
        .zip(frame)
        .is_some_and(|(article, frame)| READ_IN_PLACE < article.document.text().len() && article.is_read_otherwise(&frame));
    if !takes_long || !state.reads_aside || is_shown_next {
        return reframing::made(state, &reframing, None);
    }
    if library::refuses(state) {
        return vec![];
    }
    state.reframings.push_back(reframing);
    let mut effects = vec![Effect::Announce("Reading the article anew.".to_owned())];
    effects.extend(reading::next(state));
    effects
}

/// Tells beside the field what was wrong with what was typed there.
fn refused(state: &mut State, reframing: &Reframing, reason: String) -> Vec<Effect> {
    match reframing {
        Reframing::Field(name, text) => refusal::refused(state, Entry::Field(*name), text.as_str(), reason),
        Reframing::Role(..) => notice::problem(state, reason),
    }
}

/// Takes back the wish that came last; `None` where there is none.
pub(super) fn taken_back(state: &mut State) -> Option<Vec<Effect>> {
    let reframing = state.reframings.pop_back()?;
    if state.reframings.is_empty() {
        reading::let_go_anew(state);
    }
    let text = format!("Undone: {}.", reframing.name());
    let mut effects = notice::said(state, Tone::Done, &text);
    effects.push(Effect::Announce(text));
    effects.extend(reading::next(state));
    Some(effects)
}

/// Makes what was wished for in place, as where the article goes off the page.
pub(super) fn settled(state: &mut State) -> Vec<Effect> {
    let mut effects = vec![];
    while let Some(reframing) = state.reframings.pop_front() {
        effects.extend(reframing::made(state, &reframing, None));
    }
    reading::let_go_anew(state);
    effects.extend(reading::next(state));
    effects
}
