//! One reversible step on an article: what a person did in one go, bulk actions included.
//!
//! A revision holds what stood before and what stands after, so that undoing needs nothing else and a journal of
//! revisions is the whole history.

use time::Date;

use crate::{
    annotation::{Annotation, AnnotationSet, Entity, Origin, Status},
    document::{Block, Document, Metadata},
};

/// What a person did in one go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// What it did, for people, in the past tense: `Relabelled 3 mentions as ORG`.
    pub name: String,
    /// The changes, in the order in which they were made.
    pub edits: Vec<Edit>,
}

/// What stood somewhere before, and what stands there after; `None` where nothing does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change<T> {
    /// What stood there.
    pub before: Option<T>,
    /// What stands there.
    pub after: Option<T>,
}

impl<T: Clone> Change<T> {
    fn inverted(&self) -> Self {
        Self { before: self.after.clone(), after: self.before.clone() }
    }
}

/// A change of one thing in an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Of an annotation, by its id.
    Annotation(Change<Annotation>),
    /// Of a suggestion on record as removed, by its id.
    Rejected(Change<Annotation>),
    /// Of an entity, by its id.
    Entity(Change<Entity>),
    /// Of the blocks as a whole.
    Blocks(Change<Vec<Block>>),
    /// Of what the article says about itself.
    Metadata(Change<Box<Metadata>>),
    /// Of the day against which relative dates are resolved.
    ReferenceDate(Change<Date>),
}

impl Revision {
    /// The revision that takes this one back.
    #[must_use]
    pub fn inverted(&self) -> Self {
        Self { name: self.name.clone(), edits: self.edits.iter().rev().map(Edit::inverted).collect() }
    }

    /// Makes its changes. They fit the article on which it was recorded, or one brought back to that state.
    pub fn apply(&self, document: &mut Document, annotations: &mut AnnotationSet) {
        for edit in &self.edits {
            edit.apply(document, annotations);
        }
    }
}

impl Edit {
    fn inverted(&self) -> Self {
        match self {
            Self::Annotation(change) => Self::Annotation(change.inverted()),
            Self::Rejected(change) => Self::Rejected(change.inverted()),
            Self::Entity(change) => Self::Entity(change.inverted()),
            Self::Blocks(change) => Self::Blocks(change.inverted()),
            Self::Metadata(change) => Self::Metadata(change.inverted()),
            Self::ReferenceDate(change) => Self::ReferenceDate(change.inverted()),
        }
    }

    fn apply(&self, document: &mut Document, annotations: &mut AnnotationSet) {
        match self {
            Self::Annotation(Change { before, after }) => {
                // What stays where it is, as a mention that is read anew, is replaced there: moving all behind it takes long.
                let is_kept = |before: &&Annotation| after.as_ref().is_some_and(|after| after.id == before.id);
                before.as_ref().filter(|before| !is_kept(before)).map(|before| annotations.remove(before.id));
                after.iter().for_each(|after| annotations.put(after.clone()));
            }
            Self::Rejected(Change { before, after }) => {
                before.as_ref().map(|before| annotations.remove_rejected(before.id));
                after.iter().for_each(|after| annotations.put_rejected(after.clone()));
            }
            Self::Entity(Change { before, after }) => {
                before.as_ref().map(|before| annotations.remove_entity(before.id));
                after.iter().for_each(|after| annotations.put_entity(after.clone()));
            }
            Self::Blocks(Change { after, .. }) => document.set_blocks(after.clone().unwrap_or_default()),
            Self::Metadata(Change { after, .. }) => {
                document.set_metadata(after.as_deref().cloned().unwrap_or_default());
            }
            Self::ReferenceDate(Change { after, .. }) => annotations.reference_date = *after,
        }
    }
}

/// An article being changed: makes changes and keeps the revision that they amount to.
pub struct Recorder<'a> {
    document: &'a mut Document,
    annotations: &'a mut AnnotationSet,
    edits: Vec<Edit>,
}

impl<'a> Recorder<'a> {
    /// Starts a revision.
    pub fn new(document: &'a mut Document, annotations: &'a mut AnnotationSet) -> Self {
        Self { document, annotations, edits: vec![] }
    }

    /// The document as it stands now.
    pub fn document(&self) -> &Document {
        self.document
    }

    /// The annotations as they stand now.
    pub fn annotations(&self) -> &AnnotationSet {
        self.annotations
    }

    /// Puts an annotation in its place, instead of the one with its id if there is one.
    pub fn put(&mut self, annotation: Annotation) {
        let before = self.annotations.annotation(annotation.id).cloned();
        self.record(Edit::Annotation(Change { before, after: Some(annotation) }));
    }

    /// Takes an annotation out; unless a person had made it, it goes on record as rejected.
    pub fn remove(&mut self, annotation: &Annotation) {
        self.record(Edit::Annotation(Change { before: Some(annotation.clone()), after: None }));
        if annotation.origin != Origin::User || annotation.status != Status::Added {
            self.record(Edit::Rejected(Change { before: None, after: Some(annotation.clone()) }));
        }
    }

    /// Takes a suggestion out without a record, as when a new analysis has another in its place.
    pub fn withdraw(&mut self, annotation: &Annotation) {
        self.record(Edit::Annotation(Change { before: Some(annotation.clone()), after: None }));
    }

    /// Takes a rejected suggestion off the record.
    pub fn forget_rejected(&mut self, annotation: &Annotation) {
        self.record(Edit::Rejected(Change { before: Some(annotation.clone()), after: None }));
    }

    /// Puts an entity in its place, instead of the one with its id if there is one.
    pub fn put_entity(&mut self, entity: Entity) {
        let before = self.annotations.entity(entity.id).cloned();
        self.record(Edit::Entity(Change { before, after: Some(entity) }));
    }

    /// Takes an entity out.
    pub fn remove_entity(&mut self, entity: &Entity) {
        self.record(Edit::Entity(Change { before: Some(entity.clone()), after: None }));
    }

    /// Gives the document other blocks; sentences and tokens follow.
    pub fn set_blocks(&mut self, blocks: Vec<Block>) {
        let before = Some(self.document.blocks().to_vec());
        self.record(Edit::Blocks(Change { before, after: Some(blocks) }));
    }

    /// Gives the document another metadata.
    pub fn set_metadata(&mut self, metadata: Metadata) {
        let before = Some(Box::new(self.document.metadata().clone()));
        self.record(Edit::Metadata(Change { before, after: Some(Box::new(metadata)) }));
    }

    /// Sets the day against which relative dates are resolved.
    pub fn set_reference_date(&mut self, date: Option<Date>) {
        self.record(Edit::ReferenceDate(Change { before: self.annotations.reference_date, after: date }));
    }

    /// Ends the revision; `None` where nothing was changed.
    pub fn finished(self, name: impl Into<String>) -> Option<Revision> {
        (!self.edits.is_empty()).then(|| Revision { name: name.into(), edits: self.edits })
    }

    fn record(&mut self, edit: Edit) {
        edit.apply(self.document, self.annotations);
        self.edits.push(edit);
    }
}
