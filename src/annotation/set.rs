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
/// Annotations are sorted by start, then longest first, then by id. Entities and rejected suggestions are sorted by id. Ids
/// are unique within each of the three.
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
        put_by_id(&mut self.rejected, annotation, |annotation| annotation.id);
    }

    /// Takes a removed suggestion off the record.
    pub fn remove_rejected(&mut self, id: AnnotationId) -> Option<Annotation> {
        let idx = self.rejected.binary_search_by_key(&id, |annotation| annotation.id).ok()?;
        Some(self.rejected.remove(idx))
    }

    /// Puts an entity in its place, instead of the one with its id if there is one.
    pub fn put_entity(&mut self, entity: Entity) {
        put_by_id(&mut self.entities, entity, |entity| entity.id);
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
        let last = self.places.keys().next_back().copied().max(self.rejected.last().map(|annotation| annotation.id));
        let is_rejected = |id| self.rejected.binary_search_by_key(&id, |annotation| annotation.id).is_ok();
        let is_free = |id: &u32| !self.places.contains_key(&AnnotationId(*id)) && !is_rejected(AnnotationId(*id));
        AnnotationId(free(last.map(|id| id.0), is_free))
    }

    /// An id that no entity has.
    pub fn free_entity_id(&self) -> EntityId {
        EntityId(free(self.entities.last().map(|entity| entity.id.0), |id| self.entity(EntityId(*id)).is_none()))
    }
}

/// The number behind the last one; where a file has given out the very last number, the first that is free.
fn free(last: Option<u32>, is_free: impl Fn(&u32) -> bool) -> u32 {
    let behind = last.unwrap_or_default().checked_add(1);
    behind.unwrap_or_else(|| (1..u32::MAX).find(is_free).unwrap_or(u32::MAX))
}

/// Puts a value in its place in a list sorted by id, instead of the one with its id if there is one.
fn put_by_id<T, Id: Ord>(values: &mut Vec<T>, value: T, id: fn(&T) -> Id) {
    match values.binary_search_by_key(&id(&value), id) {
        Ok(idx) => values.splice(idx..=idx, [value]).for_each(drop),
        Err(idx) => values.insert(idx, value),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::{EntityLabel, Origin, Reading, Status};

    fn annotation(id: u32) -> Annotation {
        let (span, reading) = (Span::new(0, 1), Reading::Entity(EntityLabel::Gpe));
        Annotation { id: AnnotationId(id), span, reading, origin: Origin::Model, status: Status::Suggested, score: None, entity: None }
    }

    #[track_caller]
    fn check_free(kept: &[u32], rejected: &[u32], expected: u32) {
        let mut set: AnnotationSet = kept.iter().copied().map(annotation).collect();
        rejected.iter().copied().map(annotation).for_each(|annotation| set.put_rejected(annotation));
        assert_eq!(set.free_annotation_id(), AnnotationId(expected));
    }

    #[test]
    fn gives_no_number_twice() {
        check_free(&[], &[], 1);
        check_free(&[1, 2], &[7], 8);
        check_free(&[0], &[], 1);
        check_free(&[1, u32::MAX], &[2, 3], 4);
        check_free(&[2], &[u32::MAX], 1);
    }

    #[test]
    fn what_has_the_id_of_another_takes_its_place() {
        let mut set: AnnotationSet = [annotation(1), annotation(2)].into_iter().collect();
        set.put(Annotation { span: Span::new(4, 9), ..annotation(1) });
        assert_eq!(set.annotations().iter().map(|annotation| annotation.id.0).collect::<Vec<_>>(), [2, 1]);
        for status in [Status::Suggested, Status::Accepted] {
            set.put_rejected(Annotation { status, ..annotation(3) });
        }
        assert_eq!(set.rejected(), [Annotation { status: Status::Accepted, ..annotation(3) }]);
    }
}
