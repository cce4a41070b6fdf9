//! Corrections of mentions: each function makes one revision of an article.
//!
//! A mention that a person marks wins over what it overlaps: mentions of the same kind go, and so does all that lies
//! inside it, since only the outermost name counts. Suggestions that go are kept on record as rejected.

use crate::{
    annotation::{Annotation, AnnotationId, Origin, Reading, Status, Timex},
    annotator,
    editor::{
        revise::{Correction, counted},
        select::{self, End, Towards, Unit},
        state::{Article, Choice, Focus, Scope},
    },
    revision::Recorder,
    span::{Span, Utf16Span},
};

impl Article {
    /// Gives the focus a label: words become a mention, a mention is read anew. `None` where nothing changes or the words
    /// name no sector.
    pub(super) fn label(&mut self, focus: Focus, choice: &Choice, scope: Scope) -> Option<Correction> {
        let span = self.span_of(focus)?;
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

    /// Gives a date the value that a person typed.
    ///
    /// Where the words allow it as another reading, the one that it replaces stays on offer.
    pub(super) fn set_timex(&mut self, id: AnnotationId, mut timex: Timex) -> Option<Correction> {
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
