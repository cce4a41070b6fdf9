//! All annotations of one article.

use std::{cmp::Reverse, collections::BTreeMap};

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
#[derive(Clone, Debug, Default)]
pub struct AnnotationSet {
    annotations: Vec<Annotation>,
    /// The place of each annotation in that order.
    places: BTreeMap<AnnotationId, Order>,
    /// No annotation was ever longer, in bytes: what starts further before a span cannot reach it.
    longest: usize,
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
        self.annotations.get(self.idx_of(id)?)
    }

    /// The entity of that id.
    pub fn entity(&self, id: EntityId) -> Option<&Entity> {
        let entity_idx = self.entities.binary_search_by_key(&id, |entity| entity.id).ok()?;
        self.entities.get(entity_idx)
    }

    /// Annotations that share a byte with `span`, in document order.
    pub fn overlapping(&self, span: Span) -> impl Iterator<Item = &Annotation> {
        // Annotations are sorted by start: none is looked at that starts too early to reach the span, or behind its end.
        let first_idx = self.annotations.partition_point(|annotation| annotation.span.start() + self.longest < span.start());
        let behind_idx = self.annotations.partition_point(|annotation| annotation.span.start() < span.end());
        let near = self.annotations.get(first_idx..behind_idx).unwrap_or_default();
        near.iter().filter(move |annotation| annotation.span.overlaps(span))
    }

    /// Mentions of an entity, in document order.
    pub fn mentions(&self, id: EntityId) -> impl Iterator<Item = &Annotation> {
        self.annotations.iter().filter(move |annotation| annotation.entity == Some(id))
    }

    /// Puts an annotation in its place, instead of the one with its id if there is one.
    pub fn put(&mut self, annotation: Annotation) {
        let place = order(&annotation);
        let before_idx = self.idx_of(annotation.id);
        if self.places.insert(annotation.id, place) == Some(place)
            && let Some(before) = before_idx.and_then(|idx| self.annotations.get_mut(idx))
        {
            *before = annotation;
            return;
        }
        before_idx.map(|idx| self.annotations.remove(idx));
        self.longest = self.longest.max(annotation.span.len());
        self.annotations.insert(self.idx_at(place), annotation);
    }

    /// Takes the annotation of that id out.
    pub fn remove(&mut self, id: AnnotationId) -> Option<Annotation> {
        let idx = self.idx_of(id)?;
        self.places.remove(&id);
        Some(self.annotations.remove(idx))
    }

    /// How many annotations stand before a place.
    fn idx_at(&self, place: Order) -> usize {
        self.annotations.partition_point(|other| order(other) < place)
    }

    fn idx_of(&self, id: AnnotationId) -> Option<usize> {
        Some(self.idx_at(*self.places.get(&id)?))
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
    pub fn set_entities(&mut self, entities: Vec<Entity>, entity_of: &BTreeMap<usize, EntityId>) {
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
        let last = self.places.keys().next_back().map(|id| id.0);
        let last = last.max(self.rejected.last().map(|annotation| annotation.id.0));
        AnnotationId(last.map_or(1, |id| id.saturating_add(1)))
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
        let places = annotations.iter().map(|annotation| (annotation.id, order(annotation))).collect();
        let longest = annotations.iter().map(|annotation| annotation.span.len()).max().unwrap_or_default();
        Self { annotations, places, longest, ..Self::default() }
    }
}

/// Sets are equal where what they hold is: where the annotations are found follows from them, and the longest one that there
/// ever was is history.
impl PartialEq for AnnotationSet {
    fn eq(&self, other: &Self) -> bool {
        let Self { annotations, entities, rejected, sectors, reference_date, places: _, longest: _ } = self;
        *annotations == other.annotations
            && *entities == other.entities
            && *rejected == other.rejected
            && *sectors == other.sectors
            && *reference_date == other.reference_date
    }
}

impl Eq for AnnotationSet {}

/// Place in document order.
type Order = (usize, Reverse<usize>, AnnotationId);

fn order(annotation: &Annotation) -> Order {
    (annotation.span.start(), Reverse(annotation.span.len()), annotation.id)
}
