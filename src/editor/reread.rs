//! Corrections of what an article is: a block's role, the metadata, the day that dates count from. What was found in the text
//! follows, what a person did stays.

use std::borrow::Cow;

use crate::{
    annotation::{Annotation, AnnotationSet, Reading, Status},
    annotator,
    editor::{
        fields,
        revise::Correction,
        state::{Article, Frame, Reframing},
    },
    revision::Recorder,
};

impl Article {
    /// How the article would be read; `None` where that is as it is read now.
    ///
    /// # Errors
    /// Where a field cannot hold what was typed; a sentence for the person who typed.
    pub(super) fn reframed(&self, reframing: &Reframing) -> Result<Option<Frame>, String> {
        let before = Frame {
            blocks: self.document.blocks().to_vec(),
            metadata: self.document.metadata().clone(),
            reference_date: self.annotations.reference_date,
        };
        let mut frame = before.clone();
        match reframing {
            Reframing::Role(block_idx, role) => {
                if let Some(block) = frame.blocks.get_mut(*block_idx).filter(|block| block.role != *role) {
                    block.role = *role;
                    block.duplicate_of = None;
                }
            }
            Reframing::Field(name, text) => {
                frame.reference_date = fields::changed_field(&mut frame.metadata, before.reference_date, *name, text.trim())?;
            }
        }
        Ok((frame != before).then_some(frame))
    }

    /// Whether other things may be found in it then.
    pub(super) fn is_read_otherwise(&self, frame: &Frame) -> bool {
        frame.blocks != self.document.blocks() || frame.reference_date != self.annotations.reference_date
    }

    /// Gives the article another frame; what is found in the text follows, what a person did stays. `fresh` is what is
    /// found, where that is known.
    pub(super) fn reframe(&mut self, frame: Frame, name: String, fresh: Option<&AnnotationSet>) -> Option<Correction> {
        let is_read_otherwise = self.is_read_otherwise(&frame);
        let words = self.words.clone();
        self.revise(|recorder| {
            if frame.blocks != recorder.document().blocks() {
                recorder.set_blocks(frame.blocks);
            }
            if &frame.metadata != recorder.document().metadata() {
                recorder.set_metadata(frame.metadata);
            }
            if frame.reference_date != recorder.annotations().reference_date {
                recorder.set_reference_date(frame.reference_date);
            }
            if is_read_otherwise {
                let read = || annotator::annotate_with(recorder.document(), frame.reference_date, &words);
                let fresh = fresh.map_or_else(|| Cow::Owned(read()), Cow::Borrowed);
                renew(recorder, &fresh);
            }
            (name, None)
        })
    }
}

/// Puts what was found anew in place of what a person has not touched.
fn renew(recorder: &mut Recorder<'_>, fresh: &AnnotationSet) {
    for (old, new) in outdated(recorder.annotations(), fresh) {
        match new {
            None => recorder.withdraw(&old),
            Some(reading) => recorder.put(Annotation { reading, ..old }),
        }
    }
    for new in fresh.annotations() {
        let is_taken = recorder.annotations().overlapping(new.span).next().is_some();
        let is_rejected = recorder.annotations().rejected().iter().any(|rejected| rejected.span.overlaps(new.span));
        if !is_taken && !is_rejected {
            let id = recorder.annotations().free_annotation_id();
            recorder.put(Annotation { id, entity: None, ..new.clone() });
        }
    }
}

/// What stands otherwise among what was found anew, with its reading there: suggestions, and relative dates that a person
/// agreed with, but whose value nobody typed.
fn outdated(annotations: &AnnotationSet, fresh: &AnnotationSet) -> Vec<(Annotation, Option<Reading>)> {
    let new_of = |old: &Annotation| {
        let mut here = fresh.overlapping(old.span).filter(|new| new.span == old.span);
        match (old.status, &old.reading) {
            (Status::Suggested, _) => match here.find(|new| new.reading.label() == old.reading.label()) {
                None => Some(None),
                Some(new) => (new.reading != old.reading).then(|| Some(new.reading.clone())),
            },
            (Status::Accepted, Reading::Date(timex)) if timex.is_relative => {
                here.find(|new| new.reading != old.reading).map(|new| Some(new.reading.clone()))
            }
            _ => None,
        }
    };
    let annotations = annotations.annotations().iter();
    annotations.filter_map(|old| new_of(old).map(|new| (old.clone(), new))).collect()
}
