//! Which mentions name the same entity.

use std::collections::BTreeMap;

use crate::{
    annotation::{Annotation, AnnotationSet, Entity, EntityId, EntityLabel, Reading},
    document::Document,
};

/// Gives every entity mention of `annotations` its entity.
pub(super) fn group(document: &Document, annotations: &mut AnnotationSet) {
    let mut ids: BTreeMap<(EntityLabel, String), EntityId> = BTreeMap::new();
    let mentions: Vec<Annotation> = annotations.annotations().to_vec();
    for mut annotation in mentions {
        let Reading::Entity(label) = annotation.reading else { continue };
        let name = document.slice(annotation.span).to_owned();
        let next_id = annotations.free_entity_id();
        let id = *ids.entry((label, name.clone())).or_insert(next_id);
        if id == next_id {
            annotations.put_entity(Entity { id, label, name, aliases: vec![], roles: vec![], links: BTreeMap::new() });
        }
        annotation.entity = Some(id);
        annotations.put(annotation);
    }
}
