//! All annotations of one article.

use time::Date;

use crate::{
    annotation::{Annotation, AnnotationId, Entity, EntityId, Sector},
    span::Span,
};

/// All annotations of one article, the entities that they name and the sectors that they evidence.
///
/// # Invariants
/// Annotations are sorted by start, then longest first, then by id; ids are unique. [`AnnotationSet::put`] and
/// [`AnnotationSet::remove`] are the only ways to change them. Entities are sorted by id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnnotationSet {
    annotations: Vec<Annotation>,
    entities: Vec<Entity>,
    /// Suggestions that a person removed, in the order of their ids.
    rejected: Vec<Annotation>,
    /// The article's sectors, most weighty first.
    pub sectors: Vec<Sector>,
    /// What relative dates were resolved against.
    pub reference_date: Option<Date>,
}

impl AnnotationSet {
    /// Annotations in document order.
    pub fn annotations(&self) -> &[Annotation] {
        &self.annotations
    }

    /// Entities by id.
    pub fn entities(&self) -> &[Entity] {
        &self.entities
    }

    /// Suggestions that a person removed.
    pub fn rejected(&self) -> &[Annotation] {
        &self.rejected
    }

    /// The annotation of that id.
    pub fn annotation(&self, id: AnnotationId) -> Option<&Annotation> {
        self.annotations.iter().find(|annotation| annotation.id == id)
    }

    /// The entity of that id.
    pub fn entity(&self, id: EntityId) -> Option<&Entity> {
        let entity_idx = self.entities.binary_search_by_key(&id, |entity| entity.id).ok()?;
        self.entities.get(entity_idx)
    }

    /// Annotations that share a byte with `span`, in document order.
    pub fn overlapping(&self, span: Span) -> impl Iterator<Item = &Annotation> {
        // Annotations are sorted by start, and none is looked at behind the span's end.
        let behind_idx = self.annotations.partition_point(|annotation| annotation.span.start() < span.end());
        self.annotations.iter().take(behind_idx).filter(move |annotation| annotation.span.overlaps(span))
    }

    /// Mentions of an entity, in document order.
    pub fn mentions(&self, id: EntityId) -> impl Iterator<Item = &Annotation> {
        self.annotations.iter().filter(move |annotation| annotation.entity == Some(id))
    }

    /// Puts an annotation in its place, instead of the one with its id if there is one.
    pub fn put(&mut self, annotation: Annotation) {
        self.remove(annotation.id);
        let idx = self.annotations.partition_point(|other| order(other) < order(&annotation));
        self.annotations.insert(idx, annotation);
    }

    /// Takes the annotation of that id out.
    pub fn remove(&mut self, id: AnnotationId) -> Option<Annotation> {
        let idx = self.annotations.iter().position(|annotation| annotation.id == id)?;
        Some(self.annotations.remove(idx))
    }

    /// Puts a removed suggestion on record, instead of the one with its id if there is one.
    pub fn put_rejected(&mut self, annotation: Annotation) {
        match self.rejected.binary_search_by_key(&annotation.id, |other| other.id) {
            Ok(idx) => {
                if let Some(place) = self.rejected.get_mut(idx) {
                    *place = annotation;
                }
            }
            Err(idx) => self.rejected.insert(idx, annotation),
        }
    }

    /// Takes a removed suggestion off the record.
    pub fn remove_rejected(&mut self, id: AnnotationId) -> Option<Annotation> {
        let idx = self.rejected.binary_search_by_key(&id, |annotation| annotation.id).ok()?;
        Some(self.rejected.remove(idx))
    }

    /// Puts an entity in its place, instead of the one with its id if there is one.
    pub fn put_entity(&mut self, entity: Entity) {
        match self.entities.binary_search_by_key(&entity.id, |other| other.id) {
            Ok(idx) => {
                if let Some(place) = self.entities.get_mut(idx) {
                    *place = entity;
                }
            }
            Err(idx) => self.entities.insert(idx, entity),
        }
    }

    /// Takes the entity of that id out.
    pub fn remove_entity(&mut self, id: EntityId) -> Option<Entity> {
        let idx = self.entities.binary_search_by_key(&id, |entity| entity.id).ok()?;
        Some(self.entities.remove(idx))
    }

    /// Sets all entities, by ascending id, and which of them each annotation names, by its place in
    /// [`Self::annotations`]; of annotations that are left out, the entity stays.
    pub fn set_entities(&mut self, entities: Vec<Entity>, entity_of: &std::collections::BTreeMap<usize, EntityId>) {
        self.entities = entities;
        self.entities.sort_by_key(|entity| entity.id);
        for (annotation_idx, id) in entity_of {
            if let Some(annotation) = self.annotations.get_mut(*annotation_idx) {
                annotation.entity = Some(*id);
            }
        }
    }

    /// An id that no annotation, kept or rejected, has.
    pub fn free_annotation_id(&self) -> AnnotationId {
        let ids = self.annotations.iter().chain(&self.rejected).map(|annotation| annotation.id.0);
        AnnotationId(ids.max().map_or(1, |id| id.saturating_add(1)))
    }

    /// An id that no entity has.
    pub fn free_entity_id(&self) -> EntityId {
        EntityId(self.entities.last().map_or(1, |entity| entity.id.0.saturating_add(1)))
    }
}

impl FromIterator<Annotation> for AnnotationSet {
    fn from_iter<I: IntoIterator<Item = Annotation>>(annotations: I) -> Self {
        let mut annotations: Vec<Annotation> = annotations.into_iter().collect();
        annotations.sort_by_key(order);
        Self { annotations, ..Self::default() }
    }
}

fn order(annotation: &Annotation) -> (usize, std::cmp::Reverse<usize>, AnnotationId) {
    (annotation.span.start(), std::cmp::Reverse(annotation.span.len()), annotation.id)
}
