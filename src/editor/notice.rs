//! What the page says to its reader.

use crate::editor::{
    effect::Effect,
    state::{Notice, State, Tone},
};

pub(super) fn said(state: &mut State, tone: Tone, text: impl Into<String>) -> Vec<Effect> {
    state.notice = Some(Notice { tone, text: text.into() });
    vec![]
}

pub(super) fn problem(state: &mut State, text: impl Into<String>) -> Vec<Effect> {
    said(state, Tone::Problem, text)
}
