//! From the annotation JSON back to the core's types.

use std::fmt;

use time::Date;

use super::{
    FORMAT, OFFSET_UNIT, VERSION,
    rows::{AnnotationRow, ArchiveRow, BlockRow, EntityRow, MetadataRow, SectorRow, SpanRow, TimexRow},
};
use crate::{
    annotation::{
        Annotation, AnnotationId, AnnotationSet, Entity, EntityId, EntityLabel, Modifier, Origin, RangeEnd, Reading, Score, Sector,
        SectorId, Status, Timex, TimexKind, iso_day,
    },
    document::{Block, Document, Field, Metadata, Role},
    offsets::OffsetMap,
    span::{CharSpan, Span},
};

/// Why a file was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// It is no JSON, or a member is missing or of another type.
    Malformed(String),
    /// A member has a value that the format does not know.
    Unknown {
        /// Where in the file.
        place: String,
        /// What the format knows.
        expected: String,
        /// What stands there.
        found: String,
    },
    /// A span does not fit the text, or covers other words than it says.
    Misplaced {
        /// Where in the file.
        place: String,
        /// What it says.
        expected: String,
        /// What the text has there.
        found: String,
    },
}

impl fmt::Display for ReadError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed(reason) => write!(formatter, "not an annotation file of Galley: {reason}"),
            Self::Unknown { place, expected, found } => write!(formatter, "{place}: expected {expected}, found {found}"),
            Self::Misplaced { place, expected, found } => write!(formatter, "{place}: expected {expected} in the text, found {found}"),
        }
    }
}

impl std::error::Error for ReadError {}

/// Reads an annotation JSON back to what was written.
///
/// # Errors
/// Where it is malformed, of another format or version, or where a span does not fit its text. Nothing is read in part.
pub fn read(json: &str) -> Result<(Document, AnnotationSet), ReadError> {
    let row: ArchiveRow = serde_json::from_str(json).map_err(|error| ReadError::Malformed(error.to_string()))?;
    expect("format", FORMAT, &row.format)?;
    expect("version", &VERSION.to_string(), &row.version.to_string())?;
    expect("offset_unit", OFFSET_UNIT, &row.offset_unit)?;
    let offsets = OffsetMap::new(&row.article.text);
    let reader = Reader { text: &row.article.text, offsets: &offsets };
    let blocks = reader.blocks(&row.article.blocks)?;
    let metadata = reader.metadata(&row.article.metadata)?;
    let annotations = reader.annotations(&row)?;
    let document = Document::from_parts(row.article.text, blocks, metadata);
    Ok((document, annotations))
}

fn expect(place: &str, expected: &str, found: &str) -> Result<(), ReadError> {
    if expected == found { Ok(()) } else { Err(unknown(place, expected, found)) }
}

fn unknown(place: impl Into<String>, expected: impl Into<String>, found: &str) -> ReadError {
    ReadError::Unknown { place: place.into(), expected: expected.into(), found: format!("“{found}”") }
}

/// The value of that name, or what names there are.
fn named<T: Copy>(place: String, found: &str, all: &[T], name: fn(T) -> &'static str) -> Result<T, ReadError> {
    let value = all.iter().find(|value| name(**value) == found);
    value.copied().ok_or_else(|| unknown(place, all.iter().map(|value| name(*value)).collect::<Vec<_>>().join(" or "), found))
}

pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) offsets: &'a OffsetMap,
}

impl Reader<'_> {
    fn span(&self, place: &str, start: usize, end: usize) -> Result<Span, ReadError> {
        self.offsets.from_chars(CharSpan { start, end }).ok_or_else(|| ReadError::Misplaced {
            place: place.to_owned(),
            expected: format!("code points {start} to {end}"),
            found: format!("{} of them", self.offsets.n_chars()),
        })
    }

    pub(super) fn blocks(&self, rows: &[BlockRow]) -> Result<Vec<Block>, ReadError> {
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
        let title_place = |start: Option<usize>, end: Option<usize>| Some(SpanRow { start: start?, end: end? });
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
        let place = format!("annotation “{}”", row.id);
        let span = self.span(&place, row.start, row.end)?;
        let found = span.slice(self.text).unwrap_or_default();
        if found != row.text {
            return Err(ReadError::Misplaced { place, expected: format!("“{}”", row.text), found: format!("“{found}”") });
        }
        Ok(Annotation {
            id: AnnotationId(number('a', &row.id)?),
            span,
            reading: self.reading(&place, row)?,
            origin: named(format!("{place}.origin"), &row.origin, &Origin::ALL, Origin::name)?,
            status: named(format!("{place}.status"), &row.status, &Status::ALL, Status::name)?,
            score: row.score.map(Score::from_probability),
            entity: row.entity.as_ref().map(|id| number('e', id)).transpose()?.map(EntityId),
        })
    }

    fn reading(&self, place: &str, row: &AnnotationRow) -> Result<Reading, ReadError> {
        let label = format!("{place}.label");
        match row.kind.as_str() {
            "entity" => Ok(Reading::Entity(named(label, &row.label, &EntityLabel::ALL, EntityLabel::name)?)),
            "sector" => match &row.sector {
                Some(id) => Ok(Reading::Sector(SectorId(id.clone()))),
                None => Err(unknown(format!("{place}.sector"), "the id of a sector", "nothing")),
            },
            "date" => {
                let kind = named(label, &row.label, &TimexKind::ALL, TimexKind::name)?;
                Ok(Reading::Date(self.timex(place, kind, &row.timex)?))
            }
            other => Err(unknown(format!("{place}.kind"), "entity or sector or date", other)),
        }
    }

    fn timex(&self, place: &str, kind: TimexKind, row: &TimexRow) -> Result<Timex, ReadError> {
        let Some(value) = &row.value else { return Err(unknown(format!("{place}.value"), "a TIMEX3 value", "nothing")) };
        let modifier = row.modifier.as_ref().map(|name| named(format!("{place}.mod"), name, &Modifier::ALL, Modifier::name)).transpose()?;
        let days = |name: &str, date: &Option<String>| date.as_ref().map(|date| day(&format!("{place}.{name}"), date)).transpose();
        let end_of = |end: &super::rows::RangeEndRow| {
            let span = self.span(place, end.start, end.end)?;
            Ok(RangeEnd { span, value: end.value.clone() })
        };
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
            ends: row.ends.iter().map(end_of).collect::<Result<_, ReadError>>()?,
        })
    }
}

/// The number in an id like `a12`.
fn number(prefix: char, id: &str) -> Result<u32, ReadError> {
    let digits = id.strip_prefix(prefix).filter(|digits| !digits.starts_with(['+', '0']));
    digits.and_then(|digits| digits.parse().ok()).ok_or_else(|| unknown("an id", format!("{prefix} and a number"), id))
}

/// A calendar day, `2025-12-04`.
pub(super) fn day(place: &str, text: &str) -> Result<Date, ReadError> {
    iso_day(text).ok_or_else(|| unknown(place, "a day as 2025-12-04", text))
}

pub(super) fn entity_of(row: &EntityRow) -> Result<Entity, ReadError> {
    Ok(Entity {
        id: EntityId(number('e', &row.id)?),
        label: named(format!("entity “{}”.label", row.id), &row.label, &EntityLabel::ALL, EntityLabel::name)?,
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
