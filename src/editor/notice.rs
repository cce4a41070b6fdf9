//! What the page says to its reader.

use crate::editor::{
    effect::Effect,
    state::{Notice, State, Tone},
};

pub(super) fn said(state: &mut State, tone: Tone, text: impl Into<String>) -> Vec<Effect> {
    state.notice = Some(Notice { tone, text: text.into() });
    vec![]
}

/// `1 mention`, `3 mentions`.
pub(super) fn counted(n: usize, one: &str, many: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {many}") }
}

pub(super) fn problem(state: &mut State, text: impl Into<String>) -> Vec<Effect> {
    said(state, Tone::Problem, text)
}
