//! Which mentions name the same entity.
//!
//! Longest forms come first and found entities; a shorter form joins the one entity that it is short for. Where there are
//! several, as people of one family, a person's mention goes to the one named last before it, and any other name stays
//! on its own. Work grows with the number of mentions times its logarithm: no form is compared with more than
//! [`MAX_RIVALS`] others of one handle.

use std::{cmp::Reverse, collections::BTreeMap};

use super::{
    form::Form,
    roles::{self, spaced},
};
use crate::{
    annotation::{Annotation, AnnotationSet, Entity, EntityId, EntityLabel, Reading},
    document::Document,
    gazetteer,
};

/// Of longer forms with one handle, only so many are compared.
const MAX_RIVALS: usize = 8;

/// Gives every entity mention of `annotations` its entity.
pub(super) fn group(document: &Document, annotations: &mut AnnotationSet) {
    let mut grouping = Grouping::default();
    for (annotation_idx, annotation) in annotations.annotations().iter().enumerate() {
        if let Reading::Entity(label) = annotation.reading {
            grouping.add(annotation_idx, label, spaced(document.slice(annotation.span)));
        }
    }
    grouping.locate(document, annotations);
    grouping.resolve();
    let owners = grouping.owners();
    let (entities, entity_of) = grouping.entities(document, annotations, &owners);
    annotations.set_entities(entities, &entity_of);
}

/// The entity of the annotation's label that its words name, with them as a new alias where they are one, or a new one.
pub(super) fn entity_for(document: &Document, annotations: &AnnotationSet, annotation: &Annotation) -> Entity {
    let text = spaced(document.slice(annotation.span));
    let label = match annotation.reading {
        Reading::Entity(label) => label,
        Reading::Sector(_) | Reading::Date(_) => EntityLabel::Org,
    };
    let form = Form::new(label, &text);
    let known = |names: &dyn Fn(&Form) -> bool| {
        let mut entities = annotations.entities().iter().filter(|entity| entity.label == label);
        entities.find(|entity| names_of(entity).any(|name| names(&Form::new(label, name))))
    };
    let exact = known(&|other| other.key() == form.key());
    let joined = exact.or_else(|| known(&|other| form.is_short_for(other))).or_else(|| known(&|other| other.is_short_for(&form)));
    if let Some(entity) = joined {
        return with_alias(entity.clone(), text);
    }
    let roles = if label == EntityLabel::Person { roles::beside(document, annotation.span) } else { vec![] };
    Entity { id: annotations.free_entity_id(), label, name: text, aliases: vec![], roles, links: links(&form) }
}

fn names_of(entity: &Entity) -> impl Iterator<Item = &String> {
    std::iter::once(&entity.name).chain(&entity.aliases)
}

fn with_alias(mut entity: Entity, text: String) -> Entity {
    if !names_of(&entity).any(|name| *name == text) {
        entity.aliases.push(text);
    }
    entity
}

/// Ids in other registers.
fn links(form: &Form) -> BTreeMap<String, String> {
    let mut links = BTreeMap::new();
    if let Some(gazetteer::Place { iso3166, geonames }) = form.place.clone() {
        links.insert("iso3166".to_owned(), iso3166);
        links.extend(geonames.map(|id| ("geonames".to_owned(), id.to_string())));
    }
    links
}

/// A mention and its form.
struct Mention {
    annotation_idx: usize,
    form_idx: usize,
    text: String,
}

/// One of the different forms.
struct Known {
    form: Form,
    /// Which of the found entities it names; the first of them where `rivals` are several.
    entity_idx: usize,
    /// All that it may name, where there are several.
    rivals: Vec<usize>,
}

#[derive(Default)]
struct Grouping {
    mentions: Vec<Mention>,
    forms: Vec<Known>,
    /// Form of each label and key.
    form_of: BTreeMap<(EntityLabel, String), usize>,
    /// Forms by handle.
    handles: BTreeMap<(EntityLabel, String), Vec<usize>>,
    n_entities: usize,
}

impl Grouping {
    fn add(&mut self, annotation_idx: usize, label: EntityLabel, text: String) {
        let form = Form::new(label, &text);
        let next_idx = self.forms.len();
        let form_idx = *self.form_of.entry((label, form.key())).or_insert(next_idx);
        if form_idx == next_idx {
            self.forms.push(Known { form, entity_idx: 0, rivals: vec![] });
        }
        self.mentions.push(Mention { annotation_idx, form_idx, text });
    }

    /// Of places that have a name in common, takes the ones that the text tells by the place behind them: `London, Ontario`,
    /// `Athens, Georgia`.
    fn locate(&mut self, document: &Document, annotations: &AnnotationSet) {
        let mut told = vec![];
        for pair in self.mentions.windows(2) {
            let [one, within] = pair else { continue };
            let span = |mention: &Mention| annotations.annotations().get(mention.annotation_idx).map(|annotation| annotation.span);
            let Some((start, end)) = span(one).zip(span(within)).map(|(one, within)| (one.end(), within.start())) else { continue };
            if document.text().get(start..end).is_some_and(|gap| gap.trim_end() == ",") {
                told.extend(self.told_places(one.form_idx, within.form_idx));
            }
        }
        for (form_idx, place) in told {
            if let Some(known) = self.forms.get_mut(form_idx) {
                known.form.place = Some(place);
            }
        }
    }

    /// Which places two forms name, where the second is what the first lies in.
    fn told_places(&self, form_idx: usize, within_idx: usize) -> Option<(usize, gazetteer::Place)> {
        let form = |idx: usize| self.forms.get(idx).map(|known| &known.form);
        let (one, within) = (form(form_idx)?, form(within_idx)?);
        let (place, outer) = (one.place.as_ref()?, within.place.as_ref()?);
        if place.country() == outer.country() {
            return None;
        }
        let name = |form: &Form| form.written.join(" ");
        let region = gazetteer::place_in(&name(within), place.country()).filter(|region| region.geonames.is_none());
        if let Some(region) = region.filter(|_| place.geonames.is_some()) {
            return Some((within_idx, region));
        }
        let inner = gazetteer::place_in(&name(one), outer.country()).filter(|_| outer.geonames.is_none());
        inner.map(|inner| (form_idx, inner))
    }

    /// Gives every form its entity, the longest forms first.
    fn resolve(&mut self) {
        let mut order: Vec<usize> = (0..self.forms.len()).collect();
        order.sort_by_key(|form_idx| {
            let words = self.forms.get(*form_idx).map(|known| known.form.words.as_slice()).unwrap_or_default();
            (Reverse(words.len()), Reverse(words.iter().map(String::len).sum::<usize>()), *form_idx)
        });
        for form_idx in order {
            let Some(known) = self.forms.get(form_idx) else { continue };
            let label = known.form.label;
            let rivals = self.longer_than(&known.form);
            let is_family = label == EntityLabel::Person && known.form.words.len() == 1 && rivals.len() > 1;
            let handles = known.form.handles();
            let entity_idx = match rivals.as_slice() {
                [entity_idx] => *entity_idx,
                [entity_idx, ..] if is_family => *entity_idx,
                _ => {
                    self.n_entities += 1;
                    self.n_entities - 1
                }
            };
            for handle in handles {
                let forms = self.handles.entry((label, handle)).or_default();
                if forms.len() < MAX_RIVALS {
                    forms.push(form_idx);
                }
            }
            if let Some(known) = self.forms.get_mut(form_idx) {
                known.entity_idx = entity_idx;
                known.rivals = if is_family { rivals } else { vec![] };
            }
        }
    }

    /// The different entities that a form may be short for, in the order of their discovery.
    fn longer_than(&self, form: &Form) -> Vec<usize> {
        let mut rivals = vec![];
        let forms = form.probes().into_iter().filter_map(|probe| self.handles.get(&(form.label, probe))).flatten();
        for long in forms.filter_map(|form_idx| self.forms.get(*form_idx)) {
            if !rivals.contains(&long.entity_idx) && form.is_short_for(&long.form) {
                rivals.push(long.entity_idx);
            }
        }
        rivals
    }

    /// The entity of each mention.
    fn owners(&self) -> Vec<usize> {
        // Where each entity was last named by a form that is only its.
        let mut last_named: Vec<Option<usize>> = vec![None; self.n_entities];
        let mut owners = vec![];
        for (mention_idx, mention) in self.mentions.iter().enumerate() {
            let Some(known) = self.forms.get(mention.form_idx) else { continue };
            let named_before = known.rivals.iter().copied().filter(|rival| last_named.get(*rival).is_some_and(Option::is_some));
            let owner = named_before.max_by_key(|rival| last_named.get(*rival)).unwrap_or(known.entity_idx);
            if known.rivals.is_empty()
                && let Some(place) = last_named.get_mut(owner)
            {
                *place = Some(mention_idx);
            }
            owners.push(owner);
        }
        owners
    }

    /// The entities in the order of their first mention, and the entity of each annotation that is a name.
    fn entities(&self, document: &Document, annotations: &AnnotationSet, owners: &[usize]) -> (Vec<Entity>, BTreeMap<usize, EntityId>) {
        let mut members: Vec<Vec<&Mention>> = vec![vec![]; self.n_entities];
        let mut order: Vec<usize> = vec![];
        for (mention, owner) in self.mentions.iter().zip(owners) {
            let Some(members) = members.get_mut(*owner) else { continue };
            if members.is_empty() {
                order.push(*owner);
            }
            members.push(mention);
        }
        let mut entities = vec![];
        let mut entity_of = BTreeMap::new();
        for (id, mentions) in (1..).map(EntityId).zip(order.iter().filter_map(|owner| members.get(*owner))) {
            entity_of.extend(mentions.iter().map(|mention| (mention.annotation_idx, id)));
            entities.extend(self.entity(id, document, annotations, mentions));
        }
        (entities, entity_of)
    }

    fn entity(&self, id: EntityId, document: &Document, annotations: &AnnotationSet, mentions: &[&Mention]) -> Option<Entity> {
        let label = self.forms.get(mentions.first()?.form_idx)?.form.label;
        let mut counts: Vec<(&str, usize)> = vec![];
        for mention in mentions {
            match counts.iter_mut().find(|(text, _)| *text == mention.text) {
                Some((_, count)) => *count += 1,
                None => counts.push((&mention.text, 1)),
            }
        }
        let name = fullest(label, &counts)?;
        let aliases = counts.iter().filter(|(text, _)| *text != name).map(|(text, _)| (*text).to_owned()).collect();
        let mut roles: Vec<String> = vec![];
        for mention in mentions.iter().filter(|_| label == EntityLabel::Person) {
            let span = annotations.annotations().get(mention.annotation_idx)?.span;
            for role in roles::beside(document, span) {
                if !roles.contains(&role) {
                    roles.push(role);
                }
            }
        }
        let links = mentions.iter().filter_map(|mention| self.forms.get(mention.form_idx)).map(|known| links(&known.form));
        let links = links.into_iter().find(|links| !links.is_empty()).unwrap_or_default();
        Some(Entity { id, label, name: name.to_owned(), aliases, roles, links })
    }
}

/// The form that an entity goes by: of a place the most frequent, of anything else the longest, and one in capitals only
/// where there is no other; the first of several.
fn fullest<'a>(label: EntityLabel, counts: &[(&'a str, usize)]) -> Option<&'a str> {
    let weight = |(text, count): &(&str, usize)| {
        let is_shouted = text.len() > 6 && text.chars().all(|char| !char.is_lowercase());
        let size = if label == EntityLabel::Gpe { (*count, 0) } else { (text.split(' ').count(), text.len()) };
        (!is_shouted, size)
    };
    // Reversed, since of equal weights `max_by_key` takes the last.
    counts.iter().rev().max_by_key(|entry| weight(entry)).map(|(text, _)| *text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        annotation::{AnnotationId, Origin, Status},
        span::Span,
    };

    /// Marks `[text|LABEL]` and groups; entities are printed as `name: aliases (roles)`.
    fn grouped(marked: &str) -> (Document, AnnotationSet) {
        let mut text = String::new();
        let mut annotations = vec![];
        let mut rest = marked;
        while let Some((before, behind)) = rest.split_once('[') {
            let (mention, behind) = behind.split_once(']').unwrap();
            let (mention, label) = mention.split_once('|').unwrap();
            text.push_str(before);
            let span = Span::new(text.len(), text.len() + mention.len());
            text.push_str(mention);
            let reading = Reading::Entity(EntityLabel::from_name(label).unwrap());
            let id = AnnotationId(u32::try_from(annotations.len()).unwrap() + 1);
            annotations.push(Annotation { id, span, reading, origin: Origin::Model, status: Status::Suggested, score: None, entity: None });
            rest = behind;
        }
        text.push_str(rest);
        let document = Document::plain(&text);
        let mut annotations: AnnotationSet = annotations.into_iter().collect();
        group(&document, &mut annotations);
        (document, annotations)
    }

    #[track_caller]
    fn check(marked: &str, expected: &[&str]) {
        let (_, annotations) = grouped(marked);
        let printed: Vec<String> = annotations
            .entities()
            .iter()
            .map(|entity| {
                let n_mentions = annotations.mentions(entity.id).count();
                format!("{} ×{n_mentions} {:?} {:?}", entity.name, entity.aliases, entity.roles)
            })
            .collect();
        assert_eq!(printed, expected, "{marked}");
    }

    #[test]
    fn joins_a_person_by_family_name() {
        check(
            "Riga Mayor [Anna Berg|PERSON] came. [Berg|PERSON] spoke. The [BERG|PERSON] plan.",
            &[r#"Anna Berg ×3 ["Berg", "BERG"] ["Riga Mayor"]"#],
        );
    }

    #[test]
    fn keeps_people_of_one_family_apart() {
        check(
            "[Anna Berg|PERSON] met [Otto Berg|PERSON]. [Berg|PERSON] left. [Anna Berg|PERSON] stayed. [Berg|PERSON] slept.",
            &[r#"Anna Berg ×3 ["Berg"] []"#, r#"Otto Berg ×2 ["Berg"] []"#],
        );
    }

    #[test]
    fn joins_organisations_by_beginning_and_letters() {
        check(
            "[Brandt Data Systems|ORG] and the [Agency of Bread|ORG] ([AB|ORG]). [Brandt|ORG] pays [AB|ORG].",
            &[r#"Brandt Data Systems ×2 ["Brandt"] []"#, r#"Agency of Bread ×3 ["AB"] []"#],
        );
    }

    #[test]
    fn leaves_alone_what_may_be_either() {
        check(
            "[Brandt Data|ORG] and [Brandt Media|ORG]: [Brandt|ORG].",
            &["Brandt Data ×1 [] []", "Brandt Media ×1 [] []", "Brandt ×1 [] []"],
        );
    }

    #[test]
    fn links_places() {
        let (_, annotations) = grouped("[China|GPE], the [People’s Republic of China|GPE] and [Shandong|GPE]");
        let links: Vec<_> = annotations.entities().iter().map(|entity| (entity.name.as_str(), entity.links["iso3166"].as_str())).collect();
        assert_eq!(links, [("China", "CN"), ("Shandong", "CN-SD")]);
    }

    #[test]
    fn tells_places_of_one_name_by_what_they_lie_in() {
        let links = |marked| {
            let (_, annotations) = grouped(marked);
            annotations.entities().iter().map(|entity| entity.links["iso3166"].clone()).collect::<Vec<_>>()
        };
        assert_eq!(links("In [London|GPE], [Ontario|GPE], it rained; [London|GPE] was wet."), ["CA", "CA-ON"]);
        assert_eq!(links("[Atlanta|GPE], [Georgia|GPE]"), ["US", "US-GA"]);
        assert_eq!(links("[Georgia|GPE], [Armenia|GPE] and [London|GPE]"), ["GE", "AM", "GB"]);
    }

    #[test]
    fn a_new_mention_joins_what_it_names() {
        let (document, annotations) = grouped("[Anna Berg|PERSON] and [Brandt Data Systems|ORG]. Later Berg of Brandt met Otto Weber.");
        let of = |words: &str, label| {
            let start = document.text().rfind(words).unwrap();
            let annotation = annotations.annotations()[0].clone();
            let span = Span::new(start, start + words.len());
            entity_for(&document, &annotations, &Annotation { span, reading: Reading::Entity(label), ..annotation })
        };
        assert_eq!(of("Berg", EntityLabel::Person).id, EntityId(1));
        assert_eq!(of("Brandt", EntityLabel::Org), with_alias(annotations.entities()[1].clone(), "Brandt".to_owned()));
        assert_eq!(of("Otto Weber", EntityLabel::Person).id, EntityId(3));
        assert_eq!(of("Berg", EntityLabel::Gpe).id, EntityId(3));
    }

    #[test]
    fn many_mentions_take_no_long_time() {
        use std::fmt::Write as _;

        let mut marked = String::new();
        for idx in 0..20_000 {
            write!(marked, "[Name{idx} Berg|PERSON] of [Bank {idx} AB|ORG] met [Berg|PERSON]. ").unwrap();
        }
        let (_, annotations) = grouped(&marked);
        assert_eq!(annotations.entities().len(), 40_000);
    }
}
