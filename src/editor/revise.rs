//! How a change of an article becomes a revision, and what follows from it: every name has an entity, every entity a name,
//! and the sectors are weighed anew. Undo and redo go back and forth over revisions.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    annotation::{Annotation, Entity, EntityId, EntityLabel, Reading},
    annotator,
    editor::{
        notice,
        select::Towards,
        state::{Article, Focus},
    },
    revision::{Recorder, Revision},
};

/// A revision and what to act on next.
pub(super) struct Correction {
    pub revision: Revision,
    pub focus: Option<Focus>,
}

impl Article {
    /// Makes a revision: `change` makes the changes and says what it did and what to act on next. Entities and sectors
    /// follow.
    pub(super) fn revise(&mut self, change: impl FnOnce(&mut Recorder<'_>) -> (String, Option<Focus>)) -> Option<Correction> {
        let mut recorder = Recorder::new(&mut self.document, &mut self.annotations);
        let (name, focus) = change(&mut recorder);
        settle_entities(&mut recorder);
        let revision = recorder.finished(name)?;
        self.refresh();
        self.history.push(revision.clone());
        Some(Correction { revision, focus })
    }

    /// Takes the last step back, or makes the next one again.
    pub(super) fn travel(&mut self, towards: Towards) -> Option<Revision> {
        let history = &self.history;
        let (revision, made, n_done) = match towards {
            Towards::Previous => (history.last_done()?.clone(), history.last_done()?.inverted(), history.n_done.checked_sub(1)?),
            Towards::Next => (history.next_undone()?.clone(), history.next_undone()?.clone(), history.n_done + 1),
        };
        made.apply(&mut self.document, &mut self.annotations);
        self.history.n_done = n_done;
        self.refresh();
        Some(revision)
    }

    /// Computes what follows from the annotations.
    fn refresh(&mut self) {
        self.n_changes += 1;
        self.annotations.sectors = annotator::sectors(&self.document, &self.annotations);
    }
}

/// `Marked 1 mention as ORG`, `Removed 3 mentions`: the name of a revision.
pub(super) fn counted(verb: &str, n_mentions: usize, rest: &str) -> String {
    format!("{verb} {}{rest}", notice::counted(n_mentions, "mention", "mentions"))
}

/// Gives every name an entity, takes it from what is none, and drops entities that nothing names.
fn settle_entities(recorder: &mut Recorder<'_>) {
    let astray: Vec<Annotation> =
        recorder.annotations().annotations().iter().filter(|annotation| is_astray(recorder, annotation)).cloned().collect();
    // The same words name the same entity: a bulk step looks for it once.
    let mut found: BTreeMap<(EntityLabel, String), EntityId> = BTreeMap::new();
    for annotation in astray {
        let entity = match annotation.reading {
            Reading::Entity(label) => {
                let words = recorder.document().slice(annotation.span).to_owned();
                Some(*found.entry((label, words)).or_insert_with(|| put_entity_for(recorder, &annotation)))
            }
            Reading::Sector(_) | Reading::Date(_) => None,
        };
        recorder.put(Annotation { entity, ..annotation });
    }
    let named: BTreeSet<EntityId> = recorder.annotations().annotations().iter().filter_map(|annotation| annotation.entity).collect();
    let unnamed: Vec<Entity> = recorder.annotations().entities().iter().filter(|entity| !named.contains(&entity.id)).cloned().collect();
    unnamed.iter().for_each(|entity| recorder.remove_entity(entity));
}

/// The entity that a mention joins, or founds.
fn put_entity_for(recorder: &mut Recorder<'_>, annotation: &Annotation) -> EntityId {
    let entity = annotator::entity_for(recorder.document(), recorder.annotations(), annotation);
    let id = entity.id;
    if recorder.annotations().entity(id) != Some(&entity) {
        recorder.put_entity(entity);
    }
    id
}

fn is_astray(recorder: &Recorder<'_>, annotation: &Annotation) -> bool {
    let entity = annotation.entity.and_then(|id| recorder.annotations().entity(id));
    match (&annotation.reading, entity) {
        (Reading::Entity(label), Some(entity)) => entity.label != *label,
        (Reading::Entity(_), None) => true,
        (Reading::Sector(_) | Reading::Date(_), _) => annotation.entity.is_some(),
    }
}
