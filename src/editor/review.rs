//! The review: suggestions one by one, from the least sure to the surest, one key each.
//!
//! The queue is made when the review starts and holds ids only, so that undo, bulk steps and corrections out of turn need
//! no care: what became of a suggestion is asked of the article.

use crate::{
    annotation::{Annotation, AnnotationId, Score, Status},
    editor::{
        effect::Effect,
        message::Msg,
        navigate, notice,
        revise::{Correction, counted},
        select::Towards,
        state::{Article, Filter, Focus, Review, State, Tone, certainty},
        step,
    },
};

/// Starts a review of the suggestions that are shown.
pub(super) fn started(state: &mut State) -> Vec<Effect> {
    let Some(article) = &state.article else { return vec![] };
    let shown = article.annotations.annotations().iter().filter(|annotation| state.filter.shows(annotation));
    let mut open: Vec<&Annotation> = shown.filter(|annotation| annotation.status == Status::Suggested).collect();
    // Stable: equally sure ones stay in the order of the text.
    open.sort_by_key(|annotation| certainty(annotation));
    let queue: Vec<AnnotationId> = open.iter().map(|annotation| annotation.id).collect();
    if queue.is_empty() {
        return notice::said(state, Tone::Done, "There is no suggestion left to review.");
    }
    state.overlay = None;
    state.review = Some(Review { queue, place: 0 });
    shown_current(state)
}

/// Goes on without a decision, or back.
pub(super) fn skipped(state: &mut State, towards: Towards) -> Vec<Effect> {
    let Some(review) = &mut state.review else { return vec![] };
    match towards {
        Towards::Next => advanced(state),
        Towards::Previous => {
            review.place = review.place.saturating_sub(1);
            shown_current(state)
        }
    }
}

/// Leaves the review.
pub(super) fn ended(state: &mut State) -> Vec<Effect> {
    let Some(review) = state.review.take() else { return vec![] };
    let Some(article) = &state.article else { return vec![] };
    let text = format!("The review ended: {}.", review.tally(&article.annotations).shown());
    let mut effects = notice::said(state, Tone::Done, text.clone());
    effects.push(Effect::Announce(text));
    effects
}

/// Whether a message decides about the mention in focus.
pub(super) fn decides(msg: &Msg) -> bool {
    matches!(msg, Msg::Accepted(_) | Msg::Removed(_) | Msg::Labelled(..))
}

/// Keeps the review with what happened: after a decision the next suggestion comes, and after undo, or a click, the one
/// that is in focus then.
pub(super) fn followed(state: &mut State, is_decided: bool) -> Vec<Effect> {
    let Some(review) = &mut state.review else { return vec![] };
    let current = review.current();
    if is_decided && state.overlay.is_none() {
        let status = state.article.as_ref().zip(current).and_then(|(article, id)| Some(article.annotations.annotation(id)?.status));
        return if current.is_some() && status != Some(Status::Suggested) { advanced(state) } else { vec![] };
    }
    if let Some(Focus::Annotation(id)) = state.focus.filter(|focus| Some(*focus) != current.map(Focus::Annotation))
        && let Some(place) = review.queue.iter().position(|queued| *queued == id)
    {
        review.place = place;
    }
    vec![]
}

/// Goes to the next suggestion that is still open.
fn advanced(state: &mut State) -> Vec<Effect> {
    let Some((review, article)) = state.review.as_mut().zip(state.article.as_ref()) else { return vec![] };
    let is_open = |id: &AnnotationId| article.annotations.annotation(*id).is_some_and(|annotation| annotation.status == Status::Suggested);
    let behind = review.place.saturating_add(1).min(review.queue.len());
    let next = review.queue.iter().skip(behind).position(is_open);
    review.place = next.map_or(review.queue.len(), |n_decided| behind + n_decided);
    shown_current(state)
}

/// Brings the suggestion that is looked at into focus, or sums up.
fn shown_current(state: &mut State) -> Vec<Effect> {
    let Some((review, article)) = state.review.as_ref().zip(state.article.as_ref()) else { return vec![] };
    let Some(id) = review.current() else {
        let text = format!("Reviewed all {}: {}.", review.queue.len(), review.tally(&article.annotations).shown());
        state.focus = None;
        return vec![Effect::Announce(text)];
    };
    let place = format!("{} of {}", review.place + 1, review.queue.len());
    let Some(annotation) = article.annotations.annotation(id) else {
        state.focus = None;
        return vec![Effect::Announce(format!("{place}: rejected"))];
    };
    let sure = format!("{:.0} % sure", 100.0 * certainty(annotation).probability());
    let text = format!("{place}: {}, {}, {sure}", article.document.slice(annotation.span), annotation.reading.label());
    state.focus = Some(Focus::Annotation(id));
    vec![Effect::Reveal, Effect::Announce(text)]
}

/// How sure suggestions have to be to be accepted at once; nine in ten where nothing was said.
pub fn sure_level(state: &State) -> Score {
    state.sure.unwrap_or(Score::from_probability(0.9))
}

/// Suggestions that are shown and at least so sure.
pub fn n_at_least(article: &Article, filter: &Filter, least: Score) -> usize {
    sure(article, filter, least).count()
}

fn sure<'a>(article: &'a Article, filter: &Filter, least: Score) -> impl Iterator<Item = &'a Annotation> {
    let annotations = article.annotations.annotations().iter();
    annotations
        .filter(move |annotation| annotation.status == Status::Suggested && least <= certainty(annotation) && filter.shows(annotation))
}

/// Agrees with all suggestions that are shown and at least so sure, as one step.
pub(super) fn sure_accepted(state: &mut State, least: Score) -> Vec<Effect> {
    let filter = state.filter.clone();
    step::closing(state, |article| article.accept_sure(&filter, least))
}

impl Article {
    /// Agrees with all suggestions that are shown and at least so sure.
    pub(super) fn accept_sure(&mut self, filter: &Filter, least: Score) -> Option<Correction> {
        let annotations: Vec<Annotation> = sure(self, filter, least).cloned().collect();
        self.revise(|recorder| {
            let n_accepted = annotations.len();
            annotations.into_iter().for_each(|annotation| recorder.put(Annotation { status: Status::Accepted, ..annotation }));
            (counted("Accepted", n_accepted, ""), None)
        })
    }
}

/// Goes to where a suggestion stood that a person removed.
pub(super) fn rejected_shown(state: &mut State, id: AnnotationId) -> Vec<Effect> {
    let Some(article) = &state.article else { return vec![] };
    let Some(rejected) = article.annotations.rejected().iter().find(|rejected| rejected.id == id) else { return vec![] };
    let text = format!("{}, rejected {}", article.document.slice(rejected.span), rejected.reading.label());
    state.focus = Some(navigate::at(rejected.span));
    vec![Effect::Reveal, Effect::Announce(text)]
}

/// The suggestion that was removed where the selected words stand; the last of several.
pub fn removed_in_focus(state: &State) -> Option<&Annotation> {
    let Some(Focus::Selection { span, .. }) = state.focus else { return None };
    state.article.as_ref()?.annotations.rejected().iter().rfind(|rejected| rejected.span == span)
}

/// Puts back the suggestion that was removed where the selected words stand.
pub(super) fn restore_asked(state: &mut State) -> Vec<Effect> {
    let id = removed_in_focus(state).map(|removed| removed.id);
    id.map_or_else(Vec::new, |id| step::on_article(state, |article| article.restore(id)))
}
