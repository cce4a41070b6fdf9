//! From the core's types to the annotation JSON.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::value::RawValue;

use super::{
    FORMAT, OFFSET_UNIT, VERSION,
    rows::{
        AnnotationRow, ArchiveRow, ArticleRow, BlockRow, EntityRow, EvidenceRow, GeneratorRow, MetadataRow, RangeEndRow, SectorRow,
        SpanRow, TimexRow, TitleRow,
    },
};
use crate::{
    annotation::{Annotation, AnnotationId, AnnotationSet, Entity, EntityId, RangeEnd, Reading, Score, Sector, SectorId, Timex},
    document::{Block, Document, Field, Metadata},
    formats::json,
    offsets::OffsetMap,
    span::Span,
};

/// The annotation JSON of one article, indented, with a line break at its end.
pub fn write(document: &Document, annotations: &AnnotationSet) -> String {
    json::indented(&archive_row(None, document, annotations))
}

/// The annotation JSON of one of several articles, on one line with its break, `id` first.
pub fn write_line(id: &impl Serialize, document: &Document, annotations: &AnnotationSet) -> String {
    json::line(&archive_row(json::id(id), document, annotations))
}

fn archive_row(id: Option<Box<RawValue>>, document: &Document, annotations: &AnnotationSet) -> ArchiveRow {
    let offsets = OffsetMap::new(document.text());
    let writer = Writer { text: document.text(), offsets: &offsets };
    let mut kept = Kept::default();
    let kept_row = |annotation: &Annotation| {
        let mut annotation = annotation.clone();
        annotation.entity = annotation.entity.filter(|id| annotations.entity(*id).is_some());
        kept.noted(&annotation, writer.annotation_row(&annotation)?)
    };
    let rows = annotations.annotations().iter().filter_map(kept_row).collect();
    let is_rejected = |annotation: &&Annotation| !kept.ids.contains(&annotation.id);
    let mut sectors = BTreeSet::new();
    ArchiveRow {
        id,
        format: FORMAT.to_owned(),
        version: VERSION,
        offset_unit: OFFSET_UNIT.to_owned(),
        generator: Some(GeneratorRow { name: "galley".to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() }),
        article: writer.article_row(document, annotations),
        annotations: rows,
        entities: annotations.entities().iter().map(|entity| entity_row(entity, kept.of_entity(entity.id))).collect(),
        sectors: annotations
            .sectors
            .iter()
            .filter(|sector| sectors.insert(&sector.id))
            .map(|sector| sector_row(sector, kept.of_sector(&sector.id)))
            .collect(),
        rejected: annotations.rejected().iter().filter(is_rejected).filter_map(|annotation| writer.annotation_row(annotation)).collect(),
    }
}

/// Ids of the annotations that were written, and by what they name.
#[derive(Default)]
struct Kept {
    ids: BTreeSet<AnnotationId>,
    entities: BTreeMap<EntityId, Vec<String>>,
    sectors: BTreeMap<SectorId, Vec<String>>,
}

impl Kept {
    /// The row, unless its id was noted before.
    fn noted(&mut self, annotation: &Annotation, row: AnnotationRow) -> Option<AnnotationRow> {
        if !self.ids.insert(annotation.id) {
            return None;
        }
        if let Some(id) = annotation.entity {
            self.entities.entry(id).or_default().push(row.id.clone());
        }
        if let Reading::Sector(id) = &annotation.reading {
            self.sectors.entry(id.clone()).or_default().push(row.id.clone());
        }
        Some(row)
    }

    fn of_entity(&self, id: EntityId) -> Vec<String> {
        self.entities.get(&id).cloned().unwrap_or_default()
    }

    fn of_sector(&self, id: &SectorId) -> Vec<String> {
        self.sectors.get(id).cloned().unwrap_or_default()
    }
}

/// Writes what fits together, so that whatever is written is read back: the reader refuses a reference to nothing.
pub(super) struct Writer<'a> {
    pub(super) text: &'a str,
    pub(super) offsets: &'a OffsetMap,
}

impl Writer<'_> {
    fn article_row(&self, document: &Document, annotations: &AnnotationSet) -> ArticleRow {
        ArticleRow {
            text: self.text.to_owned(),
            metadata: self.metadata_row(document.metadata()),
            reference_date: annotations.reference_date.map(|date| date.to_string()),
            blocks: self.block_rows(document.blocks()),
        }
    }

    pub(super) fn metadata_row(&self, metadata: &Metadata) -> MetadataRow {
        let text_of = |field: &Option<Field>| field.as_ref().map(|field| field.text.clone());
        let texts_of = |fields: &[Field]| fields.iter().map(|field| field.text.clone()).collect();
        MetadataRow {
            language: metadata.language.clone(),
            title: metadata.title.as_ref().map(|field| self.title_row(field)),
            url: text_of(&metadata.url),
            source: text_of(&metadata.source),
            published: text_of(&metadata.published),
            bylines: texts_of(&metadata.bylines),
            tags: texts_of(&metadata.tags),
            evidence: EvidenceRow {
                title: self.place(metadata.title.as_ref().filter(|field| !self.is_slice(field))),
                url: self.place(metadata.url.as_ref()),
                source: self.place(metadata.source.as_ref()),
                published: self.place(metadata.published.as_ref()),
                bylines: self.places(&metadata.bylines),
                tags: self.places(&metadata.tags),
            },
        }
    }

    pub(super) fn block_rows(&self, blocks: &[Block]) -> Vec<BlockRow> {
        blocks.iter().enumerate().filter_map(|(idx, block)| self.block_row(idx, block, blocks.len())).collect()
    }

    /// Whether a field's text is the slice that it was read from, letter for letter.
    fn is_slice(&self, field: &Field) -> bool {
        field.span.and_then(|span| span.slice(self.text)) == Some(field.text.as_str())
    }

    fn title_row(&self, field: &Field) -> TitleRow {
        let place = self.place(Some(field)).filter(|_| self.is_slice(field));
        TitleRow { text: field.text.clone(), start: place.map(|place| place.start), end: place.map(|place| place.end) }
    }

    fn block_row(&self, idx: usize, block: &Block, n_blocks: usize) -> Option<BlockRow> {
        let SpanRow { start, end } = self.span_row(block.span)?;
        let is_another = |kept: &usize| *kept != idx && *kept < n_blocks;
        Some(BlockRow { role: block.role.name().to_owned(), start, end, duplicate_of: block.duplicate_of.filter(is_another) })
    }

    pub(super) fn annotation_row(&self, annotation: &Annotation) -> Option<AnnotationRow> {
        let SpanRow { start, end } = self.span_row(annotation.span)?;
        let (sector, timex) = match &annotation.reading {
            Reading::Entity(_) => (None, TimexRow::default()),
            Reading::Sector(id) => (Some(id.0.clone()), TimexRow::default()),
            Reading::Date(timex) => (None, self.timex_row(timex, annotation.span)),
        };
        let text = annotation.span.slice(self.text).filter(|text| !text.is_empty())?;
        Some(AnnotationRow {
            id: annotation_id(annotation.id),
            kind: annotation.reading.kind().to_owned(),
            label: annotation.reading.label().to_owned(),
            sector,
            timex,
            start,
            end,
            text: text.to_owned(),
            entity: annotation.entity.map(entity_id),
            origin: annotation.origin.name().to_owned(),
            status: annotation.status.name().to_owned(),
            score: annotation.score.map(Score::probability),
        })
    }

    fn timex_row(&self, timex: &Timex, mention: Span) -> TimexRow {
        let end_row = |end: &RangeEnd| {
            let place = self.span_row(end.span).filter(|_| mention.covers(end.span))?;
            Some(RangeEndRow { start: place.start, end: place.end, value: end.value.clone() })
        };
        TimexRow {
            value: Some(timex.value.clone()),
            earliest: timex.earliest.map(|date| date.to_string()),
            latest: timex.latest.map(|date| date.to_string()),
            modifier: timex.modifier.map(|modifier| modifier.name().to_owned()),
            quantifier: timex.quantifier.clone(),
            frequency: timex.frequency.clone(),
            relative: timex.is_relative,
            alternatives: timex.alternatives.clone(),
            ends: timex.ends.iter().filter_map(end_row).collect(),
        }
    }

    fn span_row(&self, span: Span) -> Option<SpanRow> {
        let chars = self.offsets.to_chars(span)?;
        Some(SpanRow { start: chars.start, end: chars.end })
    }

    fn place(&self, field: Option<&Field>) -> Option<SpanRow> {
        self.span_row(field?.span?)
    }

    /// The places of several fields; empty where none has one.
    fn places(&self, fields: &[Field]) -> Vec<Option<SpanRow>> {
        let places: Vec<_> = fields.iter().map(|field| self.place(Some(field))).collect();
        if places.iter().any(Option::is_some) { places } else { vec![] }
    }
}

fn annotation_id(id: AnnotationId) -> String {
    format!("a{}", id.0)
}

fn entity_id(id: EntityId) -> String {
    format!("e{}", id.0)
}

pub(super) fn entity_row(entity: &Entity, mentions: Vec<String>) -> EntityRow {
    EntityRow {
        id: entity_id(entity.id),
        label: entity.label.name().to_owned(),
        name: entity.name.clone(),
        aliases: entity.aliases.clone(),
        roles: entity.roles.clone(),
        mentions,
        links: entity.links.clone(),
    }
}

fn sector_row(sector: &Sector, mentions: Vec<String>) -> SectorRow {
    SectorRow {
        id: sector.id.0.clone(),
        name: sector.name.clone(),
        isic4: sector.isic4.clone(),
        isic5: sector.isic5.clone(),
        naics2022: sector.naics2022.clone(),
        iptc: sector.iptc.clone(),
        wikidata: sector.wikidata.clone(),
        mentions,
    }
}
