//! “Correct once”: after a correction the page offers the same for all identical places, and an entry of the person's
//! word list. The offer is never in the way: whatever else is done goes on, and the next correction replaces it.

use crate::{
    annotation::{Annotation, AnnotationId, Never, Reading, Word, WordRule},
    editor::{
        correct::{clear, edited, mark, reading_at},
        effect::Effect,
        navigate,
        revise::{Correction, counted},
        same,
        state::{Article, Choice, Focus, Offer, Overlay, Place, Same, Scope, State},
        step,
    },
    span::Span,
};

/// Gives the focus a label, and offers the same elsewhere.
pub(super) fn labelled(state: &mut State, choice: &Choice, scope: Scope) -> Vec<Effect> {
    let Some(span) = navigate::span_of_focus(state) else { return step::labelled(state, choice, scope) };
    let offer_of = |article: &Article, _: Option<Offer>| {
        let here = article.annotations.overlapping(span).filter(|other| other.span == span);
        let reading = here.map(|other| &other.reading).find(|reading| is_choice(reading, choice))?.clone();
        let words = article.document.slice(span).to_owned();
        let places = same::markable(&article.document, &article.annotations, span, &reading);
        let word = always(&words, &reading);
        Offer::new(article, Same::Label(reading), words, places, word)
    };
    offering(state, |state| step::labelled(state, choice, scope), offer_of)
}

fn is_choice(reading: &Reading, choice: &Choice) -> bool {
    match (reading, choice) {
        (Reading::Entity(label), Choice::Entity(chosen)) => label == chosen,
        (Reading::Sector(id), Choice::Sector(Some(chosen))) => id == chosen,
        (Reading::Sector(_), Choice::Sector(None)) | (Reading::Date(_), Choice::Date) => true,
        _ => false,
    }
}

/// Names tell their case, sectors do not. What a date says depends on where it stands, so that there is no rule for it.
fn always(words: &str, reading: &Reading) -> Option<Word> {
    let rule = match reading {
        Reading::Entity(label) => WordRule::Entity(*label),
        Reading::Sector(id) => WordRule::Sector(id.clone()),
        Reading::Date(_) => return None,
    };
    Some(word(words, rule, reading))
}

fn word(words: &str, rule: WordRule, reading: &Reading) -> Word {
    Word { text: words.to_owned(), rule, is_case_sensitive: !matches!(reading, Reading::Sector(_)), is_off: false }
}

/// Removes the mention in focus, and offers the same elsewhere.
pub(super) fn removed(state: &mut State, scope: Scope) -> Vec<Effect> {
    let Some(before) = focused(state) else { return vec![] };
    let offer_of = |article: &Article, _: Option<Offer>| {
        let words = article.document.slice(before.span).to_owned();
        let places = same::mentions(&article.document, &article.annotations, &words, &before.reading, before.id);
        let never = word(&words, WordRule::Never(Never::of(&before.reading)), &before.reading);
        Offer::new(article, Same::Removal(before.reading.clone()), words, places, Some(never))
    };
    offering(state, |state| step::removed(state, scope), offer_of)
}

/// Moves an end of the mention in focus by `correct`, and offers the same elsewhere. Several moves in a row are one correction.
pub(super) fn extent_changed(state: &mut State, correct: impl FnOnce(&mut State) -> Vec<Effect>) -> Vec<Effect> {
    let Some(before) = focused(state) else { return vec![] };
    let offer_of = |article: &Article, last: Option<Offer>| {
        let base = match last.map(|offer| offer.same) {
            Some(Same::Extent { base, .. }) if base.id == before.id => base,
            _ => before.clone(),
        };
        let after = article.annotations.annotation(before.id)?;
        let (start, end) = (distance(base.span.start(), after.span.start())?, distance(base.span.end(), after.span.end())?);
        let words = article.document.slice(base.span).to_owned();
        let wanted = article.document.slice(after.span);
        let places = same::mentions(&article.document, &article.annotations, &words, &base.reading, base.id).into_iter();
        let fits = |place: &Place| shifted(place.span, start, end).is_some_and(|span| article.document.slice(span) == wanted);
        Offer::new(article, Same::Extent { base, start, end }, words, places.filter(fits).collect(), None)
    };
    offering(state, correct, offer_of)
}

fn distance(from: usize, to: usize) -> Option<isize> {
    isize::try_from(to).ok()?.checked_sub(isize::try_from(from).ok()?)
}

fn shifted(span: Span, start: isize, end: isize) -> Option<Span> {
    let (start, end) = (span.start().checked_add_signed(start)?, span.end().checked_add_signed(end)?);
    (start < end).then(|| Span::new(start, end))
}

/// Gives the date in focus a value by `correct`, and offers the same elsewhere.
pub(super) fn value_changed(state: &mut State, correct: impl FnOnce(&mut State) -> Vec<Effect>) -> Vec<Effect> {
    let Some(before) = focused(state) else { return correct(state) };
    let offer_of = |article: &Article, _: Option<Offer>| {
        let after = article.annotations.annotation(before.id)?;
        let Reading::Date(timex) = &after.reading else { return None };
        let words = article.document.slice(after.span).to_owned();
        let dates = article.annotations.annotations();
        let differs = |place: &Place| {
            let other = dates.iter().find(|other| Some(other.id) == place.id).map(|other| &other.reading);
            matches!(other, Some(Reading::Date(other)) if other.value != timex.value)
        };
        // The kind may have changed with the value: the others are found by what stood here before.
        let places = same::mentions(&article.document, &article.annotations, &words, &before.reading, before.id);
        Offer::new(article, Same::Value(timex.clone()), words, places.into_iter().filter(differs).collect(), None)
    };
    offering(state, correct, offer_of)
}

fn focused(state: &State) -> Option<Annotation> {
    match state.focus? {
        Focus::Annotation(id) => state.article.as_ref()?.annotations.annotation(id).cloned(),
        Focus::Selection { .. } => None,
    }
}

/// Makes a correction and, where it changed something, an offer; `offer_of` is given the offer that stood before.
fn offering(
    state: &mut State,
    correct: impl FnOnce(&mut State) -> Vec<Effect>,
    offer_of: impl FnOnce(&Article, Option<Offer>) -> Option<Offer>,
) -> Vec<Effect> {
    let n_changes = state.article.as_ref().map(|article| article.n_changes);
    let mut effects = correct(state);
    let Some(article) = state.article.as_ref().filter(|article| Some(article.n_changes) != n_changes) else { return effects };
    state.offer = offer_of(article, state.offer.take());
    if let Some(offer) = state.offer.as_ref().filter(|offer| 0 < offer.n_ticked()) {
        effects.push(Effect::Announce(format!("{}: Y does it, Shift+Y shows them.", offer.shown())));
    }
    effects
}

/// Lets an offer go that was made for another state of the article.
pub(super) fn expired(state: &mut State) {
    let n_changes = state.article.as_ref().map(|article| article.n_changes);
    state.offer = state.offer.take().filter(|offer| Some(offer.n_changes) == n_changes);
    if state.offer.is_none() {
        state.overlay = state.overlay.take().filter(|overlay| *overlay != Overlay::Offer);
    }
}

/// Ticks a place, or not.
pub(super) fn row_toggled(state: &mut State, row_idx: usize) -> Vec<Effect> {
    let row = state.offer.as_mut().and_then(|offer| offer.rows.get_mut(row_idx));
    row.into_iter().for_each(|row| row.is_ticked = !row.is_ticked);
    vec![]
}

/// Shows every place of the offer.
pub(super) fn previewed(state: &mut State) -> Vec<Effect> {
    if state.offer.as_ref().is_some_and(|offer| !offer.rows.is_empty()) {
        state.overlay = Some(Overlay::Offer);
    }
    vec![]
}

/// Lets the offer go.
pub(super) fn dismissed(state: &mut State) -> Vec<Effect> {
    state.offer = None;
    state.overlay = state.overlay.take().filter(|overlay| *overlay != Overlay::Offer);
    vec![]
}

/// Makes the correction at every ticked place, as one step. What the word list could have is offered on.
pub(super) fn taken(state: &mut State) -> Vec<Effect> {
    if state.offer.as_ref().is_none_or(|offer| offer.n_ticked() == 0) {
        return vec![];
    }
    let Some(offer) = state.offer.take() else { return vec![] };
    let effects = step::closing(state, |article| article.correct_alike(&offer));
    let later = Offer { rows: vec![], n_changes: state.article.as_ref().map_or(0, |article| article.n_changes), ..offer };
    state.offer = Some(later).filter(|offer| offer.word.is_some());
    effects
}

impl Article {
    fn correct_alike(&mut self, offer: &Offer) -> Option<Correction> {
        let rows = offer.rows.iter().filter(|row| row.is_ticked);
        let places: Vec<Place> = rows.map(|row| row.place.clone()).collect();
        self.revise(|recorder| {
            let mut n_corrected = 0;
            for place in &places {
                let standing = place.id.and_then(|id| recorder.annotations().annotation(id)).cloned();
                let is_done = match (&offer.same, standing) {
                    (Same::Label(reading), _) => {
                        let reading = reading_at(recorder, place.span, reading);
                        mark(recorder, place.span, &reading)
                    }
                    (Same::Removal(_), Some(standing)) => {
                        recorder.remove(&standing);
                        true
                    }
                    (Same::Extent { start, end, .. }, Some(standing)) => match shifted(standing.span, *start, *end) {
                        Some(span) => {
                            let reading = reading_at(recorder, span, &standing.reading);
                            let after = Annotation { span, reading, status: edited(&standing), entity: None, ..standing };
                            clear(recorder, &after);
                            recorder.put(after);
                            true
                        }
                        None => false,
                    },
                    (Same::Value(timex), Some(standing)) => {
                        let reading = Reading::Date(timex.clone());
                        recorder.put(Annotation { reading, status: edited(&standing), ..standing });
                        true
                    }
                    (_, None) => false,
                };
                n_corrected += usize::from(is_done);
            }
            (offer_name(offer, n_corrected), None)
        })
    }

    /// Puts a removed suggestion back.
    pub(super) fn restore(&mut self, id: AnnotationId) -> Option<Correction> {
        let rejected = self.annotations.rejected().iter().find(|rejected| rejected.id == id)?.clone();
        self.revise(|recorder| {
            recorder.forget_rejected(&rejected);
            let restored = Annotation { entity: None, ..rejected };
            clear(recorder, &restored);
            recorder.put(restored);
            ("Restored 1 mention".to_owned(), Some(Focus::Annotation(id)))
        })
    }
}

/// The name of the step, in the past tense.
fn offer_name(offer: &Offer, n_mentions: usize) -> String {
    match &offer.same {
        Same::Label(reading) => counted("Marked", n_mentions, &format!(" as {}", reading.label())),
        Same::Removal(_) => counted("Removed", n_mentions, ""),
        Same::Extent { .. } => counted("Moved the ends of", n_mentions, ""),
        Same::Value(_) => counted("Changed the value of", n_mentions, ""),
    }
}
