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

/// The entity of the annotation's label that has its words as name or alias, or a new one.
pub(super) fn entity_for(document: &Document, annotations: &AnnotationSet, annotation: &Annotation) -> Entity {
    let name = document.slice(annotation.span);
    let label = match annotation.reading {
        Reading::Entity(label) => label,
        Reading::Sector(_) | Reading::Date(_) => EntityLabel::Org,
    };
    let known = annotations
        .entities()
        .iter()
        .find(|entity| entity.label == label && (entity.name == name || entity.aliases.iter().any(|alias| alias == name)));
    known.cloned().unwrap_or_else(|| Entity {
        id: annotations.free_entity_id(),
        label,
        name: name.to_owned(),
        aliases: vec![],
        roles: vec![],
        links: BTreeMap::new(),
    })
}
