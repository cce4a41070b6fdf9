//! From the annotation JSON back to the core's types.

use serde::Deserialize;
use serde_json::Value;
use time::Date;

use super::{
    FILE, FORMAT, OFFSET_UNIT, VERSION, check,
    rows::{AnnotationRow, ArchiveRow, BlockRow, EntityRow, MetadataRow, RangeEndRow, SectorRow, SpanRow, TimexRow},
};
use crate::{
    annotation::{
        Annotation, AnnotationId, AnnotationSet, Entity, EntityId, EntityLabel, Modifier, Origin, RangeEnd, Reading, Score, Sector,
        SectorId, Status, Timex, TimexKind, iso_day,
    },
    document::{Block, Document, Field, Metadata, Role},
    formats::{
        error::{ReadError, expect, named, quoted, unexpected, unknown},
        json,
    },
    offsets::OffsetMap,
    span::{CharSpan, Span},
};

/// Reads an annotation JSON back to what was written.
///
/// # Errors
/// Where it is malformed, of another format or version, or where a span does not fit its text. Nothing is read in part.
pub fn read(json: &str) -> Result<(Document, AnnotationSet), ReadError> {
    let json = json::unmarked(json);
    json::read::<json::Head>(json, FILE)?.check(FORMAT, VERSION)?;
    let Unit { offset_unit } = json::read(json, FILE)?;
    expect("offset_unit", OFFSET_UNIT, offset_unit.as_str().unwrap_or(&offset_unit.to_string()))?;
    let row: ArchiveRow = json::read(json, FILE)?;
    check::consistent(&row)?;
    let offsets = OffsetMap::new(&row.article.text);
    let reader = Reader { text: &row.article.text, offsets: &offsets };
    let blocks = reader.blocks(&row.article.blocks)?;
    let metadata = reader.metadata(&row.article.metadata)?;
    let annotations = reader.annotations(&row)?;
    let document = Document::from_parts(row.article.text, blocks, metadata);
    Ok((document, annotations))
}

/// What the offsets count, whatever else a file holds.
#[derive(Deserialize)]
struct Unit {
    offset_unit: Value,
}

pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) offsets: &'a OffsetMap,
}

impl Reader<'_> {
    fn span(&self, place: &str, start: usize, end: usize) -> Result<Span, ReadError> {
        self.offsets.from_chars(CharSpan { start, end }).ok_or_else(|| {
            unexpected(place, format!("code points {start} to {end} in the text"), format!("{} of them", self.offsets.n_chars()))
        })
    }

    /// A span of an annotation, which covers the words that it says.
    fn covering(&self, place: &str, row: &AnnotationRow) -> Result<Span, ReadError> {
        let span = self.span(place, row.start, row.end)?;
        let found = span.slice(self.text).unwrap_or_default();
        if found.is_empty() || found != row.text {
            let expected = if row.text.is_empty() { "at least one character".to_owned() } else { quoted(&row.text) };
            return Err(unknown(place, format!("{expected} in the text"), found));
        }
        Ok(span)
    }

    pub(super) fn blocks(&self, rows: &[BlockRow]) -> Result<Vec<Block>, ReadError> {
        check::ordered(rows)?;
        rows.iter().enumerate().map(|(idx, row)| self.block(idx, row)).collect()
    }

    fn block(&self, idx: usize, row: &BlockRow) -> Result<Block, ReadError> {
        let place = format!("article.blocks[{idx}]");
        let span = self.span(&place, row.start, row.end)?;
        let role = named(format!("{place}.role"), &row.role, &Role::ALL, Role::name)?;
        Ok(Block { span, role, duplicate_of: row.duplicate_of })
    }

    pub(super) fn metadata(&self, article: &MetadataRow) -> Result<Metadata, ReadError> {
        let evidence = &article.evidence;
        let title_place =
            |start: Option<usize>, end: Option<usize>| start.zip(end).map(|(start, end)| SpanRow { start, end }).or(evidence.title);
        let title =
            article.title.as_ref().map(|row| self.field("article.title", &row.text, title_place(row.start, row.end))).transpose()?;
        let field =
            |name: &str, text: &Option<String>, place: Option<SpanRow>| text.as_ref().map(|text| self.field(name, text, place)).transpose();
        Ok(Metadata {
            title,
            url: field("article.evidence.url", &article.url, evidence.url)?,
            source: field("article.evidence.source", &article.source, evidence.source)?,
            published: field("article.evidence.published", &article.published, evidence.published)?,
            bylines: self.fields("article.evidence.bylines", &article.bylines, &evidence.bylines)?,
            tags: self.fields("article.evidence.tags", &article.tags, &evidence.tags)?,
            language: article.language.clone(),
        })
    }

    fn field(&self, name: &str, text: &str, place: Option<SpanRow>) -> Result<Field, ReadError> {
        let span = place.map(|place| self.span(name, place.start, place.end)).transpose()?;
        Ok(Field { text: text.to_owned(), span })
    }

    fn fields(&self, name: &str, texts: &[String], places: &[Option<SpanRow>]) -> Result<Vec<Field>, ReadError> {
        let place_of = |idx: usize| places.get(idx).copied().flatten();
        texts.iter().enumerate().map(|(idx, text)| self.field(name, text, place_of(idx))).collect()
    }

    fn annotations(&self, row: &ArchiveRow) -> Result<AnnotationSet, ReadError> {
        let annotations = row.annotations.iter().map(|row| self.annotation(row)).collect::<Result<Vec<_>, _>>()?;
        let mut set: AnnotationSet = annotations.into_iter().collect();
        for rejected in &row.rejected {
            set.put_rejected(self.annotation(rejected)?);
        }
        for entity in &row.entities {
            set.put_entity(entity_of(entity)?);
        }
        set.sectors = row.sectors.iter().map(sector_of).collect();
        set.reference_date = row.article.reference_date.as_ref().map(|date| day("article.reference_date", date)).transpose()?;
        Ok(set)
    }

    pub(super) fn annotation(&self, row: &AnnotationRow) -> Result<Annotation, ReadError> {
        let place = format!("annotation {}", quoted(&row.id));
        let span = self.covering(&place, row)?;
        Ok(Annotation {
            id: AnnotationId(number(&place, 'a', &row.id)?),
            span,
            reading: self.reading(&place, row, span)?,
            origin: named(format!("{place}.origin"), &row.origin, &Origin::ALL, Origin::name)?,
            status: named(format!("{place}.status"), &row.status, &Status::ALL, Status::name)?,
            score: row.score.map(|score| score_of(&place, score)).transpose()?,
            entity: row.entity.as_ref().map(|id| number(&place, 'e', id)).transpose()?.map(EntityId),
        })
    }

    fn reading(&self, place: &str, row: &AnnotationRow, span: Span) -> Result<Reading, ReadError> {
        let label = format!("{place}.label");
        match row.kind.as_str() {
            "entity" => Ok(Reading::Entity(named(label, &row.label, &EntityLabel::ALL, EntityLabel::name)?)),
            "sector" => match &row.sector {
                Some(id) => Ok(Reading::Sector(SectorId(id.clone()))),
                None => Err(unknown(format!("{place}.sector"), "the id of a sector", "nothing")),
            },
            "date" => {
                let kind = named(label, &row.label, &TimexKind::ALL, TimexKind::name)?;
                Ok(Reading::Date(self.timex(place, kind, &row.timex, span)?))
            }
            other => Err(unknown(format!("{place}.kind"), "entity or sector or date", other)),
        }
    }

    fn timex(&self, place: &str, kind: TimexKind, row: &TimexRow, span: Span) -> Result<Timex, ReadError> {
        let Some(value) = &row.value else { return Err(unknown(format!("{place}.value"), "a TIMEX3 value", "nothing")) };
        let modifier = row.modifier.as_ref().map(|name| named(format!("{place}.mod"), name, &Modifier::ALL, Modifier::name)).transpose()?;
        let days = |name: &str, date: &Option<String>| date.as_ref().map(|date| day(&format!("{place}.{name}"), date)).transpose();
        Ok(Timex {
            kind,
            value: value.clone(),
            modifier,
            quantifier: row.quantifier.clone(),
            frequency: row.frequency.clone(),
            earliest: days("earliest", &row.earliest)?,
            latest: days("latest", &row.latest)?,
            is_relative: row.relative,
            alternatives: row.alternatives.clone(),
            ends: row.ends.iter().map(|end| self.range_end(place, end, span)).collect::<Result<_, _>>()?,
        })
    }

    fn range_end(&self, place: &str, row: &RangeEndRow, mention: Span) -> Result<RangeEnd, ReadError> {
        let place = format!("{place}.ends");
        let span = self.span(&place, row.start, row.end)?;
        if mention.covers(span) {
            return Ok(RangeEnd { span, value: row.value.clone() });
        }
        Err(unexpected(place, "a place inside the annotation", format!("code points {} to {}", row.start, row.end)))
    }
}

/// The number in an id like `a12`. Each has one spelling, so that equal ids are equal words.
fn number(place: &str, prefix: char, id: &str) -> Result<u32, ReadError> {
    let digits = id.strip_prefix(prefix).filter(|digits| *digits == "0" || !digits.starts_with(['+', '0']));
    digits.and_then(|digits| digits.parse().ok()).ok_or_else(|| unknown(place, format!("an id like {prefix}12"), id))
}

fn score_of(place: &str, score: f64) -> Result<Score, ReadError> {
    let is_probability = (0.0..=1.0).contains(&score);
    is_probability.then(|| Score::from_probability(score)).ok_or_else(|| unknown(format!("{place}.score"), "0 to 1", &score.to_string()))
}

/// A calendar day, `2025-12-04`, or before year 1 `-0043-03-15`.
pub(super) fn day(place: &str, text: &str) -> Result<Date, ReadError> {
    let day = match text.strip_prefix('-') {
        Some(text) => iso_day(text).and_then(|day| Date::from_calendar_date(-day.year(), day.month(), day.day()).ok()),
        None => iso_day(text),
    };
    // The day of a time stamp is a day to others, not here.
    let is_day = day.is_some_and(|day| day.to_string() == text);
    day.filter(|_| is_day).ok_or_else(|| unknown(place, "a day as 2025-12-04", text))
}

pub(super) fn entity_of(row: &EntityRow) -> Result<Entity, ReadError> {
    Ok(Entity {
        id: EntityId(number("entity", 'e', &row.id)?),
        label: named(format!("entity {}.label", quoted(&row.id)), &row.label, &EntityLabel::ALL, EntityLabel::name)?,
        name: row.name.clone(),
        aliases: row.aliases.clone(),
        roles: row.roles.clone(),
        links: row.links.clone(),
    })
}

fn sector_of(row: &SectorRow) -> Sector {
    Sector {
        id: SectorId(row.id.clone()),
        name: row.name.clone(),
        isic4: row.isic4.clone(),
        isic5: row.isic5.clone(),
        naics2022: row.naics2022.clone(),
        iptc: row.iptc.clone(),
        wikidata: row.wikidata.clone(),
    }
}
