//! From the core's types to the annotation JSON.

use serde::Serialize;
use serde_json::Value;

use super::{
    FORMAT, OFFSET_UNIT, VERSION,
    rows::{
        AnnotationRow, ArchiveRow, ArticleRow, BlockRow, EntityRow, EvidenceRow, GeneratorRow, MetadataRow, RangeEndRow, SectorRow,
        SpanRow, TimexRow, TitleRow,
    },
};
use crate::{
    annotation::{Annotation, AnnotationId, AnnotationSet, Entity, Reading, Sector, Timex},
    document::{Block, Document, Field, Metadata},
    offsets::OffsetMap,
    span::Span,
};

/// The annotation JSON of one article, indented, with a line break at its end.
pub fn write(document: &Document, annotations: &AnnotationSet) -> String {
    let mut json = serialized(&archive_row(None, document, annotations), true);
    json.push('\n');
    json
}

/// The annotation JSON of one of several articles, on one line without its break, `id` first.
pub fn write_line(id: &Value, document: &Document, annotations: &AnnotationSet) -> String {
    serialized(&archive_row(Some(id.clone()), document, annotations), false)
}

fn serialized(row: &impl Serialize, is_indented: bool) -> String {
    let json = if is_indented { serde_json::to_string_pretty(row) } else { serde_json::to_string(row) };
    // The rows hold strings, numbers and lists only, none of which serde_json refuses.
    json.unwrap_or_default()
}

fn archive_row(id: Option<Value>, document: &Document, annotations: &AnnotationSet) -> ArchiveRow {
    let offsets = OffsetMap::new(document.text());
    let writer = Writer { text: document.text(), offsets: &offsets };
    ArchiveRow {
        id,
        format: FORMAT.to_owned(),
        version: VERSION,
        offset_unit: OFFSET_UNIT.to_owned(),
        generator: Some(GeneratorRow { name: "galley".to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() }),
        article: writer.article_row(document, annotations),
        annotations: annotations.annotations().iter().filter_map(|annotation| writer.annotation_row(annotation)).collect(),
        entities: annotations.entities().iter().map(|entity| entity_row(entity, mention_ids(entity, annotations))).collect(),
        sectors: annotations.sectors.iter().map(|sector| sector_row(sector, annotations)).collect(),
        rejected: annotations.rejected().iter().filter_map(|annotation| writer.annotation_row(annotation)).collect(),
    }
}

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
                url: self.place(metadata.url.as_ref()),
                source: self.place(metadata.source.as_ref()),
                published: self.place(metadata.published.as_ref()),
                bylines: self.places(&metadata.bylines),
                tags: self.places(&metadata.tags),
            },
        }
    }

    pub(super) fn block_rows(&self, blocks: &[Block]) -> Vec<BlockRow> {
        blocks.iter().filter_map(|block| self.block_row(block)).collect()
    }

    fn title_row(&self, field: &Field) -> TitleRow {
        let place = self.place(Some(field));
        TitleRow { text: field.text.clone(), start: place.map(|place| place.start), end: place.map(|place| place.end) }
    }

    fn block_row(&self, block: &Block) -> Option<BlockRow> {
        let SpanRow { start, end } = self.span_row(block.span)?;
        Some(BlockRow { role: block.role.name().to_owned(), start, end, duplicate_of: block.duplicate_of })
    }

    pub(super) fn annotation_row(&self, annotation: &Annotation) -> Option<AnnotationRow> {
        let SpanRow { start, end } = self.span_row(annotation.span)?;
        let (sector, timex) = match &annotation.reading {
            Reading::Entity(_) => (None, TimexRow::default()),
            Reading::Sector(id) => (Some(id.0.clone()), TimexRow::default()),
            Reading::Date(timex) => (None, self.timex_row(timex)),
        };
        Some(AnnotationRow {
            id: annotation_id(annotation.id),
            kind: annotation.reading.kind().to_owned(),
            label: annotation.reading.label().to_owned(),
            sector,
            timex,
            start,
            end,
            text: annotation.span.slice(self.text)?.to_owned(),
            entity: annotation.entity.map(|id| format!("e{}", id.0)),
            origin: annotation.origin.name().to_owned(),
            status: annotation.status.name().to_owned(),
            score: annotation.score.map(crate::Score::probability),
        })
    }

    fn timex_row(&self, timex: &Timex) -> TimexRow {
        let end_row = |end: &crate::annotation::RangeEnd| {
            let place = self.span_row(end.span)?;
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

fn mention_ids(entity: &Entity, annotations: &AnnotationSet) -> Vec<String> {
    annotations.mentions(entity.id).map(|annotation| annotation_id(annotation.id)).collect()
}

pub(super) fn entity_row(entity: &Entity, mentions: Vec<String>) -> EntityRow {
    EntityRow {
        id: format!("e{}", entity.id.0),
        label: entity.label.name().to_owned(),
        name: entity.name.clone(),
        aliases: entity.aliases.clone(),
        roles: entity.roles.clone(),
        mentions,
        links: entity.links.clone(),
    }
}

fn sector_row(sector: &Sector, annotations: &AnnotationSet) -> SectorRow {
    let is_mention = |annotation: &&Annotation| annotation.reading == Reading::Sector(sector.id.clone());
    SectorRow {
        id: sector.id.0.clone(),
        name: sector.name.clone(),
        isic4: sector.isic4.clone(),
        isic5: sector.isic5.clone(),
        naics2022: sector.naics2022.clone(),
        iptc: sector.iptc.clone(),
        wikidata: sector.wikidata.clone(),
        mentions: annotations.annotations().iter().filter(is_mention).map(|annotation| annotation_id(annotation.id)).collect(),
    }
}
