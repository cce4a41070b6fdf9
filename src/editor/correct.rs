//! Corrections: each function makes one revision of an article.
//!
//! A mention that a person marks wins over what it overlaps: mentions of the same kind go, and so does all that lies
//! inside it, since only the outermost name counts. Suggestions that go are kept on record as rejected.

use std::collections::BTreeMap;

use crate::{
    annotation::{Annotation, AnnotationId, Entity, EntityId, EntityLabel, Origin, Reading, Status, WordList},
    annotator,
    document::Role,
    editor::{
        message::{Choice, End, Scope, Towards, Unit},
        select,
        state::{Article, Focus},
    },
    revision::{Recorder, Revision},
    span::{Span, Utf16Span},
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
    pub(super) fn refresh(&mut self) {
        self.n_changes += 1;
        self.annotations.sectors = annotator::sectors(&self.document, &self.annotations);
    }

    /// Gives the focus a label: words become a mention, a mention is read anew. `None` where nothing changes or the words
    /// name no sector.
    pub(super) fn label(&mut self, focus: Focus, choice: &Choice, scope: Scope) -> Option<Correction> {
        // A selection made by character may hold nothing but white space, which is no mention.
        let span = self.span_of(focus).filter(|span| span.trimmed(self.document.text()).is_some())?;
        let reading = self.reading(span, choice)?;
        let spans = match scope {
            Scope::One => vec![span],
            Scope::Identical => select::occurrences(&self.document, span),
        };
        let label = reading.label();
        self.revise(|recorder| {
            let mut n_marked = 0;
            for place in &spans {
                let reading = reading_at(recorder, *place, &reading);
                n_marked += usize::from(mark(recorder, *place, &reading));
            }
            (counted("Marked", n_marked, &format!(" as {label}")), at(recorder, span, reading.kind()))
        })
    }

    /// Agrees with a mention, or with all of the same words and label.
    pub(super) fn accept(&mut self, id: AnnotationId, scope: Scope) -> Option<Correction> {
        let annotations = self.alike(id, scope);
        self.revise(|recorder| {
            let mut n_accepted = 0;
            for mut annotation in annotations {
                if annotation.status == Status::Suggested {
                    annotation.status = Status::Accepted;
                    recorder.put(annotation);
                    n_accepted += 1;
                }
            }
            (counted("Accepted", n_accepted, ""), Some(Focus::Annotation(id)))
        })
    }

    /// Removes a mention, or all of the same words and label.
    pub(super) fn remove(&mut self, id: AnnotationId, scope: Scope) -> Option<Correction> {
        let annotations = self.alike(id, scope);
        self.revise(|recorder| {
            annotations.iter().for_each(|annotation| recorder.remove(annotation));
            (counted("Removed", annotations.len(), ""), None)
        })
    }

    /// Moves one end of a mention.
    pub(super) fn move_end(&mut self, id: AnnotationId, end: End, towards: Towards, unit: Unit) -> Option<Correction> {
        let span = select::moved(&self.document, self.annotations.annotation(id)?.span, end, towards, unit)?;
        self.set_end(id, end, span)
    }

    /// Moves one end of a mention to a place, snapped to tokens or not.
    pub(super) fn drag_end(&mut self, id: AnnotationId, end: End, place: Utf16Span, unit: Unit) -> Option<Correction> {
        let span = self.dragged(id, end, place, unit)?;
        self.set_end(id, end, span)
    }

    /// What a mention would cover with one of its ends at a place; `None` where that would leave nothing.
    pub fn dragged(&self, id: AnnotationId, end: End, place: Utf16Span, unit: Unit) -> Option<Span> {
        let place = self.offsets.from_utf16(place)?;
        select::dragged(&self.document, self.annotations.annotation(id)?.span, end, place, unit)
    }

    fn set_end(&mut self, id: AnnotationId, end: End, span: Span) -> Option<Correction> {
        let before = self.annotations.annotation(id).filter(|before| before.span != span)?.clone();
        let reading = match &before.reading {
            Reading::Date(_) => self.reading(span, &Choice::Date)?,
            other => other.clone(),
        };
        let after = Annotation { span, reading, status: edited(&before), entity: None, ..before };
        self.revise(|recorder| {
            clear(recorder, &after);
            let name = format!("Moved the {} of a mention", if end == End::Start { "start" } else { "end" });
            recorder.put(after);
            (name, Some(Focus::Annotation(id)))
        })
    }

    /// Gives a block another role; what is found in the text follows, what a person did stays.
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
    pub(super) fn set_metadata(&mut self, metadata: crate::Metadata, reference_date: Option<time::Date>, name: &str) -> Option<Correction> {
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

    /// Gives a date the value that a person typed.
    ///
    /// Where the words allow it as another reading, the one that it replaces stays on offer.
    pub(super) fn set_timex(&mut self, id: AnnotationId, mut timex: crate::Timex) -> Option<Correction> {
        let before = self.annotations.annotation(id)?.clone();
        if let Reading::Date(old) = &before.reading
            && old.alternatives.contains(&timex.value)
        {
            let others = old.alternatives.iter().chain([&old.value]).filter(|value| **value != timex.value);
            timex.alternatives = others.cloned().collect();
        }
        let reading = Reading::Date(timex);
        if reading == before.reading {
            return None;
        }
        self.revise(|recorder| {
            recorder.put(Annotation { reading, status: edited(&before), ..before });
            ("Changed the value of a date".to_owned(), Some(Focus::Annotation(id)))
        })
    }

    /// The index of the block that holds a span.
    pub(super) fn block_of(&self, span: Span) -> Option<usize> {
        self.document.blocks().iter().position(|block| block.span.covers(span))
    }

    /// The span that the focus stands for.
    pub fn span_of(&self, focus: Focus) -> Option<Span> {
        match focus {
            Focus::Annotation(id) => self.annotations.annotation(id).map(|annotation| annotation.span),
            Focus::Selection { span, .. } => Some(span),
        }
    }

    /// What the words are when a person says their kind.
    pub(super) fn reading(&self, span: Span, choice: &Choice) -> Option<Reading> {
        // White space is no mention, however it came to be selected.
        span.trimmed(self.document.text())?;
        match choice {
            Choice::Entity(label) => Some(Reading::Entity(*label)),
            Choice::Sector(Some(id)) => Some(Reading::Sector(id.clone())),
            Choice::Sector(None) => annotator::sector_of(self.document.slice(span)).map(Reading::Sector),
            Choice::Date => Some(Reading::Date(annotator::timex_of(&self.document, span, self.annotations.reference_date))),
        }
    }

    /// How many mentions, or places that could become one, have the words of the focus.
    pub fn n_identical(&self, focus: Focus) -> usize {
        match focus {
            Focus::Annotation(id) => self.alike(id, Scope::Identical).len(),
            Focus::Selection { span, .. } => select::occurrences(&self.document, span).len(),
        }
    }

    /// A mention, or all of the same words and label.
    fn alike(&self, id: AnnotationId, scope: Scope) -> Vec<Annotation> {
        let Some(annotation) = self.annotations.annotation(id) else { return vec![] };
        let text = self.document.slice(annotation.span);
        let label = annotation.reading.label();
        let is_alike = |other: &&Annotation| match scope {
            Scope::One => other.id == id,
            Scope::Identical => other.reading.label() == label && self.document.slice(other.span) == text,
        };
        self.annotations.annotations().iter().filter(is_alike).cloned().collect()
    }
}

/// Dates are read where they stand: the same words may have another value elsewhere.
pub(super) fn reading_at(recorder: &Recorder<'_>, span: Span, reading: &Reading) -> Reading {
    match reading {
        Reading::Date(_) => Reading::Date(annotator::timex_of(recorder.document(), span, recorder.annotations().reference_date)),
        other => other.clone(),
    }
}

/// Makes a mention of `span`, or reads the one of its kind there anew; tells whether anything changed. To say of a
/// suggestion what it says is to agree with it.
pub(super) fn mark(recorder: &mut Recorder<'_>, span: Span, reading: &Reading) -> bool {
    let here = recorder.annotations().overlapping(span).filter(|other| other.span == span);
    let mut here: Vec<Annotation> = here.cloned().collect();
    // A mention of the same kind is read anew; else the first one, since the person acts on what they see there.
    here.sort_by_key(|other| other.reading.kind() != reading.kind());
    let after = match here.first() {
        Some(before) if before.reading == *reading => {
            let is_suggested = before.status == Status::Suggested;
            if is_suggested {
                recorder.put(Annotation { status: Status::Accepted, ..before.clone() });
            }
            return is_suggested;
        }
        Some(before) => Annotation { reading: reading.clone(), status: edited(before), entity: None, ..before.clone() },
        None => Annotation {
            id: recorder.annotations().free_annotation_id(),
            span,
            reading: reading.clone(),
            origin: Origin::User,
            status: Status::Added,
            score: None,
            entity: None,
        },
    };
    clear(recorder, &after);
    recorder.put(after);
    true
}

/// Removes what a mention of a person wins over.
pub(super) fn clear(recorder: &mut Recorder<'_>, winner: &Annotation) {
    let goes =
        |other: &&Annotation| other.id != winner.id && (other.reading.kind() == winner.reading.kind() || winner.span.covers(other.span));
    let losers: Vec<Annotation> = recorder.annotations().overlapping(winner.span).filter(goes).cloned().collect();
    losers.iter().for_each(|loser| recorder.remove(loser));
}

pub(super) fn edited(annotation: &Annotation) -> Status {
    if annotation.status == Status::Added { Status::Added } else { Status::Edited }
}

fn at(recorder: &Recorder<'_>, span: Span, kind: &str) -> Option<Focus> {
    let mut here = recorder.annotations().overlapping(span).filter(|other| other.span == span && other.reading.kind() == kind);
    here.next().map(|annotation| Focus::Annotation(annotation.id))
}

pub(super) fn counted(verb: &str, n_mentions: usize, rest: &str) -> String {
    match n_mentions {
        1 => format!("{verb} 1 mention{rest}"),
        n => format!("{verb} {n} mentions{rest}"),
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
fn resolve_accepted(recorder: &mut Recorder<'_>, fresh: &crate::AnnotationSet) {
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
    let mut counts: BTreeMap<EntityId, usize> = BTreeMap::new();
    for id in recorder.annotations().annotations().iter().filter_map(|annotation| annotation.entity) {
        *counts.entry(id).or_default() += 1;
    }
    let unnamed: Vec<Entity> =
        recorder.annotations().entities().iter().filter(|entity| !counts.contains_key(&entity.id)).cloned().collect();
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
