//! The members of the annotation JSON, as serde sees them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct ArchiveRow {
    /// As it came in, digit for digit: a long number must not become a near one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<Box<RawValue>>,
    pub format: String,
    pub version: u32,
    pub offset_unit: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub generator: Option<GeneratorRow>,
    pub article: ArticleRow,
    #[serde(default)]
    pub annotations: Vec<AnnotationRow>,
    #[serde(default)]
    pub entities: Vec<EntityRow>,
    #[serde(default)]
    pub sectors: Vec<SectorRow>,
    #[serde(default)]
    pub rejected: Vec<AnnotationRow>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct GeneratorRow {
    pub name: String,
    pub version: String,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct ArticleRow {
    pub text: String,
    #[serde(flatten)]
    pub metadata: MetadataRow,
    #[serde(default)]
    pub reference_date: Option<String>,
    #[serde(default)]
    pub blocks: Vec<BlockRow>,
}

/// What an article says about itself.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct MetadataRow {
    #[serde(default)]
    pub language: Option<String>,
    #[serde(default)]
    pub title: Option<TitleRow>,
    #[serde(default)]
    pub url: Option<String>,
    #[serde(default)]
    pub source: Option<String>,
    #[serde(default)]
    pub published: Option<String>,
    #[serde(default)]
    pub bylines: Vec<String>,
    #[serde(default)]
    pub tags: Vec<String>,
    /// Where the text says what stands above; written where it says any of it.
    #[serde(default, skip_serializing_if = "EvidenceRow::is_empty")]
    pub evidence: EvidenceRow,
}

/// The title; without a place where a person entered it.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct TitleRow {
    pub text: String,
    pub start: Option<usize>,
    pub end: Option<usize>,
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(super) struct SpanRow {
    pub start: usize,
    pub end: usize,
}

#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct EvidenceRow {
    /// Where the title stands, if its text is not that slice, as when mojibake was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<SpanRow>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<SpanRow>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<SpanRow>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<SpanRow>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bylines: Vec<Option<SpanRow>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<Option<SpanRow>>,
}

impl EvidenceRow {
    fn is_empty(&self) -> bool {
        let Self { title, url, source, published, bylines, tags } = self;
        title.is_none() && url.is_none() && source.is_none() && published.is_none() && bylines.is_empty() && tags.is_empty()
    }
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct BlockRow {
    pub role: String,
    pub start: usize,
    pub end: usize,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duplicate_of: Option<usize>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct AnnotationRow {
    pub id: String,
    pub kind: String,
    pub label: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sector: Option<String>,
    #[serde(flatten)]
    pub timex: TimexRow,
    pub start: usize,
    pub end: usize,
    pub text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entity: Option<String>,
    pub origin: String,
    pub status: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<f64>,
}

/// The members that only a date has.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct TimexRow {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub earliest: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub latest: Option<String>,
    #[serde(default, rename = "mod", skip_serializing_if = "Option::is_none")]
    pub modifier: Option<String>,
    #[serde(default, rename = "quant", skip_serializing_if = "Option::is_none")]
    pub quantifier: Option<String>,
    #[serde(default, rename = "freq", skip_serializing_if = "Option::is_none")]
    pub frequency: Option<String>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub relative: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alternatives: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ends: Vec<RangeEndRow>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct RangeEndRow {
    pub start: usize,
    pub end: usize,
    pub value: String,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct EntityRow {
    pub id: String,
    pub label: String,
    pub name: String,
    #[serde(default)]
    pub aliases: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<String>,
    #[serde(default)]
    pub mentions: Vec<String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub links: BTreeMap<String, String>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct SectorRow {
    pub id: String,
    pub name: String,
    #[serde(default)]
    pub isic4: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub isic5: Vec<String>,
    #[serde(default)]
    pub naics2022: Vec<String>,
    #[serde(default)]
    pub iptc: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wikidata: Option<String>,
    #[serde(default)]
    pub mentions: Vec<String>,
}
