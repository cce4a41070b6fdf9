//! Corrections of what an article is: a block's role, the metadata, the day that dates count from. What was found in the text
//! follows, what a person did stays.

use time::Date;

use crate::{
    annotation::{Annotation, AnnotationSet, Reading, Status, WordList},
    annotator,
    document::{Metadata, Role},
    editor::{revise::Correction, state::Article},
    revision::Recorder,
};

impl Article {
    /// Gives a block another role.
    pub(super) fn set_role(&mut self, block_idx: usize, role: Role) -> Option<Correction> {
        let mut blocks = self.document.blocks().to_vec();
        let block = blocks.get_mut(block_idx).filter(|block| block.role != role)?;
        block.role = role;
        block.duplicate_of = None;
        let words = self.words.clone();
        self.revise(|recorder| {
            recorder.set_blocks(blocks);
            reanalyse(recorder, &words);
            (format!("Took a block as {}", role.name()), None)
        })
    }

    /// Gives the article other metadata or another reference date, and resolves the relative dates anew.
    pub(super) fn set_metadata(&mut self, metadata: Metadata, reference_date: Option<Date>, name: &str) -> Option<Correction> {
        let words = self.words.clone();
        self.revise(|recorder| {
            if &metadata != recorder.document().metadata() {
                recorder.set_metadata(metadata);
            }
            if reference_date != recorder.annotations().reference_date {
                recorder.set_reference_date(reference_date);
                reanalyse(recorder, &words);
            }
            (format!("Changed: {name}"), None)
        })
    }
}

/// Finds anew what a person has not touched.
fn reanalyse(recorder: &mut Recorder<'_>, words: &WordList) {
    let fresh = annotator::annotate_with(recorder.document(), recorder.annotations().reference_date, words);
    let suggestions: Vec<Annotation> =
        recorder.annotations().annotations().iter().filter(|annotation| annotation.status == Status::Suggested).cloned().collect();
    for old in suggestions {
        let same = fresh.overlapping(old.span).find(|new| new.span == old.span && new.reading.label() == old.reading.label());
        match same {
            None => recorder.withdraw(&old),
            Some(new) if new.reading != old.reading => recorder.put(Annotation { reading: new.reading.clone(), ..old }),
            Some(_) => {}
        }
    }
    resolve_accepted(recorder, &fresh);
    for new in fresh.annotations() {
        let is_taken = recorder.annotations().overlapping(new.span).next().is_some();
        let is_rejected = recorder.annotations().rejected().iter().any(|rejected| rejected.span.overlaps(new.span));
        if !is_taken && !is_rejected {
            let id = recorder.annotations().free_annotation_id();
            recorder.put(Annotation { id, entity: None, ..new.clone() });
        }
    }
}

/// Gives relative dates that a person agreed with, but whose value nobody typed, their new value.
fn resolve_accepted(recorder: &mut Recorder<'_>, fresh: &AnnotationSet) {
    let accepted: Vec<Annotation> =
        recorder.annotations().annotations().iter().filter(|annotation| annotation.status == Status::Accepted).cloned().collect();
    for old in accepted {
        let Reading::Date(timex) = &old.reading else { continue };
        let new = fresh.overlapping(old.span).find(|new| new.span == old.span && new.reading != old.reading);
        if let Some(new) = new.filter(|_| timex.is_relative) {
            recorder.put(Annotation { reading: new.reading.clone(), ..old });
        }
    }
}
