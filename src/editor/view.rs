//! What there is to draw: the runs of a block, and the rows of the panel.

use std::collections::{BTreeMap, VecDeque};

use crate::{
    annotation::{Annotation, AnnotationId, AnnotationSet, EntityId, EntityLabel, Reading, Sector, SectorId, Timex},
    annotator,
    document::Document,
    span::Span,
};

/// A run of a block: text, or a mention around further runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Text without a mark.
    Text(Span),
    /// A mention, or the rest of one that a crossing mention cut.
    Mark {
        /// Whose.
        id: AnnotationId,
        /// What it holds.
        children: Vec<Inline>,
    },
}

/// The runs of a stretch of text under the mentions that overlap it, in document order. Their texts, one behind the
/// other, are that stretch.
pub fn inlines<'a>(span: Span, mentions: impl Iterator<Item = &'a Annotation>) -> Vec<Inline> {
    let mut pieces: VecDeque<Piece> = mentions.filter_map(|annotation| clipped(annotation, span)).collect();
    runs(span, &mut pieces)
}

/// A mention, or what is left of one behind the end of a mention that it crosses.
#[derive(Clone, Copy)]
struct Piece {
    span: Span,
    id: AnnotationId,
}

fn clipped(annotation: &Annotation, within: Span) -> Option<Piece> {
    let span = Span::new(annotation.span.start().max(within.start()), annotation.span.end().min(within.end()));
    (!span.is_empty()).then_some(Piece { span, id: annotation.id })
}

/// Takes the pieces that start inside `span` off the queue, which is sorted by start.
fn runs(span: Span, pieces: &mut VecDeque<Piece>) -> Vec<Inline> {
    let mut end = span.start();
    let mut inlines = vec![];
    while let Some(piece) = pieces.pop_front_if(|piece| piece.span.start() < span.end()) {
        let inner = Span::new(piece.span.start(), piece.span.end().min(span.end()));
        if inner.end() < piece.span.end() {
            let rest = Piece { span: Span::new(inner.end(), piece.span.end()), id: piece.id };
            let idx = pieces.partition_point(|other| other.span.start() < rest.span.start());
            pieces.insert(idx, rest);
        }
        if end < inner.start() {
            inlines.push(Inline::Text(Span::new(end, inner.start())));
        }
        inlines.push(Inline::Mark { id: piece.id, children: runs(inner, pieces) });
        end = inner.end();
    }
    if end < span.end() {
        inlines.push(Inline::Text(Span::new(end, span.end())));
    }
    inlines
}

/// The entities of one label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntityGroup {
    /// Their label.
    pub label: EntityLabel,
    /// The entities, most mentioned first.
    pub rows: Vec<EntityRow>,
}

/// An entity in the panel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntityRow {
    /// Its number.
    pub id: EntityId,
    /// Its name.
    pub name: String,
    /// Its other names and its roles, for a second line.
    pub details: Vec<String>,
    /// How often it is mentioned.
    pub n_mentions: usize,
}

/// The entities by label, the labels in the order of [`EntityLabel::ALL`].
pub fn entity_groups(annotations: &AnnotationSet) -> Vec<EntityGroup> {
    let mut counts: BTreeMap<EntityId, usize> = BTreeMap::new();
    for id in annotations.annotations().iter().filter_map(|annotation| annotation.entity) {
        *counts.entry(id).or_default() += 1;
    }
    let rows_of = |label: EntityLabel| {
        let entities = annotations.entities().iter().filter(move |entity| entity.label == label);
        let mut rows: Vec<EntityRow> = entities
            .map(|entity| EntityRow {
                id: entity.id,
                name: entity.name.clone(),
                details: entity.roles.iter().chain(&entity.aliases).cloned().collect(),
                n_mentions: counts.get(&entity.id).copied().unwrap_or_default(),
            })
            .collect();
        // Stable: equally frequent ones stay in the order of their first mention.
        rows.sort_by_key(|row| std::cmp::Reverse(row.n_mentions));
        rows
    };
    let groups = EntityLabel::ALL.into_iter().map(|label| EntityGroup { label, rows: rows_of(label) });
    groups.filter(|group| !group.rows.is_empty()).collect()
}

/// A sector in the panel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectorRow {
    /// Its id.
    pub id: SectorId,
    /// Its name.
    pub name: String,
    /// The name of the top sector that it belongs to.
    pub top: String,
    /// Definition and codes, for a hover.
    pub about: String,
    /// How often it is mentioned.
    pub n_mentions: usize,
}

/// The sectors of the article under their top sectors, the most weighty first on both levels.
pub fn sector_rows(annotations: &AnnotationSet) -> Vec<SectorRow> {
    let count = |id: &SectorId| {
        annotations.annotations().iter().filter(|annotation| matches!(&annotation.reading, Reading::Sector(other) if other == id)).count()
    };
    let row = |sector: &Sector| {
        let choice = annotator::sector_choice(&sector.id);
        SectorRow {
            id: sector.id.clone(),
            name: sector.name.clone(),
            top: choice.as_ref().and_then(|choice| choice.top.clone()).unwrap_or_else(|| sector.name.clone()),
            about: choice.map_or_else(|| sector.name.clone(), |choice| choice.shown()),
            n_mentions: count(&sector.id),
        }
    };
    let mut rows: Vec<SectorRow> = annotations.sectors.iter().map(row).collect();
    let order: Vec<String> = rows.iter().map(|row| row.top.clone()).collect();
    // Stable: within a top sector the weightiest stay first.
    rows.sort_by_key(|row| order.iter().position(|top| *top == row.top));
    rows
}

/// A time expression in the panel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateRow {
    /// Its mention.
    pub id: AnnotationId,
    /// Its words.
    pub text: String,
    /// What they say, for people.
    pub shown: String,
    /// What they say.
    pub timex: Timex,
}

/// The time expressions in document order.
pub fn dates(document: &Document, annotations: &AnnotationSet) -> Vec<DateRow> {
    let row = |annotation: &Annotation| {
        let Reading::Date(timex) = &annotation.reading else { return None };
        let text = document.slice(annotation.span).split_whitespace().collect::<Vec<_>>().join(" ");
        Some(DateRow { id: annotation.id, text, shown: annotator::shown_timex(timex), timex: timex.clone() })
    };
    annotations.annotations().iter().filter_map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::{Origin, Status};

    /// Draws the runs with brackets.
    #[track_caller]
    fn check(mentions: &[(usize, usize)], expected: &str) {
        let text = "abcdefgh";
        let mention = |((start, end), id): (&(usize, usize), u32)| Annotation {
            id: AnnotationId(id),
            span: Span::new(*start, *end),
            reading: Reading::Entity(EntityLabel::Org),
            origin: Origin::User,
            status: Status::Added,
            score: None,
            entity: None,
        };
        let set: AnnotationSet = mentions.iter().zip(1..).map(mention).collect();
        assert_eq!(drawn(&inlines(Span::new(0, 8), set.overlapping(Span::new(0, 8))), text), expected);
    }

    fn drawn(inlines: &[Inline], text: &str) -> String {
        let runs = inlines.iter().map(|inline| match inline {
            Inline::Text(span) => span.slice(text).unwrap().to_owned(),
            Inline::Mark { id, children } => format!("[{}:{}]", id.0, drawn(children, text)),
        });
        runs.collect()
    }

    #[test]
    fn draws_neighbours() {
        check(&[(0, 2), (2, 4), (6, 8)], "[1:ab][2:cd]ef[3:gh]");
    }

    #[test]
    fn nests_the_shorter_in_the_longer() {
        check(&[(1, 7), (2, 4), (4, 5)], "a[1:b[2:cd][3:e]fg]h");
    }

    #[test]
    fn cuts_a_mention_that_crosses_another() {
        check(&[(0, 4), (2, 6)], "[1:ab[2:cd]][2:ef]gh");
        check(&[(0, 4), (2, 6), (4, 5)], "[1:ab[2:cd]][2:[3:e]f]gh");
    }

    #[test]
    fn clips_to_the_block() {
        check(&[(6, 12)], "abcdef[1:gh]");
    }
}
