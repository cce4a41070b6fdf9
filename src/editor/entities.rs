//! Corrections of a whole entity: each is one revision, however many mentions it has.

use std::collections::BTreeMap;

use crate::{
    annotation::{Annotation, AnnotationId, Entity, EntityId, EntityLabel, Reading},
    editor::{
        correct::edited,
        effect::Effect,
        refusal,
        revise::{Correction, counted},
        state::{Article, Entry, Focus, State},
        step,
    },
    revision::Recorder,
};

/// Gives an entity the name that was typed.
pub(super) fn renamed(state: &mut State, id: EntityId, typed: &str) -> Vec<Effect> {
    if typed.trim().is_empty() {
        let reason = "Expected a name, found nothing. Remove all mentions if there is no such entity.";
        return refusal::refused(state, Entry::Name(id), typed, reason.to_owned());
    }
    step::on_article(state, |article| article.rename_entity(id, typed.trim()))
}

/// Gives an entity the id that was typed.
pub(super) fn linked(state: &mut State, id: EntityId, scheme: &'static str, typed: &str) -> Vec<Effect> {
    match refusal::of_link(scheme, typed.trim()) {
        Some(reason) => refusal::refused(state, Entry::Link(id, scheme), typed, reason),
        None => step::on_article(state, |article| article.link_entity(id, scheme, typed.trim())),
    }
}

impl Article {
    /// Gives an entity another name; the old one stays as an alias.
    pub(super) fn rename_entity(&mut self, id: EntityId, name: &str) -> Option<Correction> {
        let before = self.annotations.entity(id).filter(|entity| entity.name != name && !name.is_empty())?.clone();
        self.revise(|recorder| {
            let mut after = Entity { name: name.to_owned(), ..before.clone() };
            after.aliases.retain(|alias| alias != name);
            after.aliases.insert(0, before.name.clone());
            recorder.put_entity(after);
            (format!("Renamed “{}” to “{name}”", before.name), None)
        })
    }

    /// Gives all mentions of an entity another label.
    pub(super) fn relabel_entity(&mut self, id: EntityId, label: EntityLabel) -> Option<Correction> {
        let entity = self.annotations.entity(id).filter(|entity| entity.label != label)?.clone();
        let mentions: Vec<Annotation> = self.annotations.mentions(id).cloned().collect();
        self.revise(|recorder| {
            recorder.put_entity(Entity { label, ..entity });
            let n_mentions = mentions.len();
            mentions.iter().for_each(|mention| move_mention(recorder, mention, id, label));
            (counted("Relabelled", n_mentions, &format!(" as {}", label.name())), None)
        })
    }

    /// Removes all mentions of an entity, and so the entity.
    pub(super) fn remove_entity(&mut self, id: EntityId) -> Option<Correction> {
        let mentions: Vec<Annotation> = self.annotations.mentions(id).cloned().collect();
        self.revise(|recorder| {
            mentions.iter().for_each(|mention| recorder.remove(mention));
            (counted("Removed", mentions.len(), ""), None)
        })
    }

    /// Makes all mentions of one entity mentions of another.
    pub(super) fn merge_entities(&mut self, from: EntityId, into: EntityId) -> Option<Correction> {
        let merged = self.annotations.entity(from).filter(|_| from != into)?.clone();
        let kept = self.annotations.entity(into)?.clone();
        let mentions: Vec<Annotation> = self.annotations.mentions(from).cloned().collect();
        self.revise(|recorder| {
            let name = format!("Merged “{}” into “{}”", merged.name, kept.name);
            let label = kept.label;
            recorder.put_entity(united(kept, merged));
            mentions.iter().for_each(|mention| move_mention(recorder, mention, into, label));
            (name, None)
        })
    }

    /// Makes a mention an entity of its own.
    pub(super) fn split_mention(&mut self, id: AnnotationId) -> Option<Correction> {
        let mention = self.annotations.annotation(id)?.clone();
        let old = mention.entity?;
        let Reading::Entity(label) = mention.reading else { return None };
        if self.annotations.mentions(old).count() < 2 {
            return None;
        }
        let name = self.document.slice(mention.span).to_owned();
        self.revise(|recorder| {
            let own = recorder.annotations().free_entity_id();
            recorder.put_entity(Entity { id: own, label, name: name.clone(), aliases: vec![], roles: vec![], links: BTreeMap::new() });
            move_mention(recorder, &mention, own, label);
            (format!("Made “{name}” an entity of its own"), Some(Focus::Annotation(id)))
        })
    }

    /// Gives an entity its id in another register, or takes it away where the id is empty.
    pub(super) fn link_entity(&mut self, id: EntityId, scheme: &str, value: &str) -> Option<Correction> {
        let mut entity = self.annotations.entity(id)?.clone();
        let before = entity.links.clone();
        if value.is_empty() {
            entity.links.remove(scheme);
        } else {
            entity.links.insert(scheme.to_owned(), value.to_owned());
        }
        if entity.links == before {
            return None;
        }
        self.revise(|recorder| {
            let name = format!("Linked “{}”", entity.name);
            recorder.put_entity(entity);
            (name, None)
        })
    }
}

fn move_mention(recorder: &mut Recorder<'_>, mention: &Annotation, into: EntityId, label: EntityLabel) {
    let reading = Reading::Entity(label);
    let status = if mention.reading == reading { mention.status } else { edited(mention) };
    recorder.put(Annotation { reading, status, entity: Some(into), ..mention.clone() });
}

/// One entity with the names, roles and links of both; where both have a link, the kept one's stands.
fn united(mut kept: Entity, merged: Entity) -> Entity {
    for name in std::iter::once(merged.name).chain(merged.aliases) {
        if name != kept.name && !kept.aliases.contains(&name) {
            kept.aliases.push(name);
        }
    }
    for role in merged.roles {
        if !kept.roles.contains(&role) {
            kept.roles.push(role);
        }
    }
    for (scheme, id) in merged.links {
        kept.links.entry(scheme).or_insert(id);
    }
    kept
}
