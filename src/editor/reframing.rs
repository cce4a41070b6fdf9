//! The steps that a person wants of how the article is read: which is next, and how it is made.

use crate::{
    annotation::AnnotationSet,
    editor::{
        effect::Effect,
        state::{Frame, Reframing, Source, State},
        step,
    },
};

/// The article as the oldest of the wishes has it, to be read so; `None` where nothing was wished for.
pub(super) fn wanted(state: &mut State) -> Option<Source> {
    let article = state.article.as_ref()?;
    // What changes nothing by now is no step.
    while let Some(reframing) = state.reframings.pop_front() {
        if let Ok(Some(frame)) = article.reframed(&reframing) {
            let (text, words) = (article.document.text().to_owned(), article.words.clone());
            state.reframings.push_front(reframing);
            return Some(Source::Anew { text, frame: Box::new(frame), words });
        }
    }
    None
}

/// Makes the step for which the article was read, unless another one changed meanwhile what it was read by.
pub(super) fn found(state: &mut State, frame: &Frame, fresh: &AnnotationSet) -> Vec<Effect> {
    let wanted = state.article.as_ref().zip(state.reframings.front()).map(|(article, reframing)| article.reframed(reframing));
    if wanted != Some(Ok(Some(frame.clone()))) {
        return vec![];
    }
    let reframing = state.reframings.pop_front();
    reframing.map_or_else(Vec::new, |reframing| made(state, &reframing, Some(fresh)))
}

/// Makes such a step; `fresh` is what is found in the text so read, where that is known already.
pub(super) fn made(state: &mut State, reframing: &Reframing, fresh: Option<&AnnotationSet>) -> Vec<Effect> {
    step::on_article(state, |article| {
        let frame = article.reframed(reframing).ok().flatten()?;
        article.reframe(frame, reframing.name(), fresh)
    })
}
