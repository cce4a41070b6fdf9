//! What is done to many articles, one after the other, so that the page can show how far it is and be told to stop.

use crate::editor::{
    effect::Effect,
    notice,
    state::{Overlay, Report, State, Tone},
};

/// Ends the work under way, and tells what became of it.
pub(super) fn finished(state: &mut State, report: Report) -> Vec<Effect> {
    state.batch = None;
    let said = report.text.clone();
    state.report = Some(report);
    vec![Effect::Announce(said)]
}

/// Shows what was left out.
pub(super) fn report_opened(state: &mut State) -> Vec<Effect> {
    state.overlay = Some(Overlay::Failures);
    vec![]
}

/// Says that one thing is done to many articles at a time.
pub(super) fn is_busy(state: &mut State) -> Vec<Effect> {
    notice::said(state, Tone::Hint, "Wait until the work under way is done, or stop it.")
}
