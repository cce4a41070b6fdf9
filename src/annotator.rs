//! The pipeline: recognisers propose, arbitration settles overlaps, mentions are grouped into entities.

mod arbitrate;
mod form;
mod group;
mod roles;
mod words;

use time::Date;

use crate::{
    annotation::{
        Annotation, AnnotationId, AnnotationSet, Candidate, Entity, EntityLabel, Origin, Reading, Sector, SectorId, Status, Timex,
        TimexKind, WordList,
    },
    document::Document,
    gazetteer, sector,
    span::Span,
    tagger, timex,
};

/// Reads a document. Total and deterministic: the same document and reference date give the same annotations.
pub fn annotate(document: &Document, reference_date: Option<Date>) -> AnnotationSet {
    annotate_and_tell(document, reference_date, &WordList::default(), &mut |_| {})
}

/// Reads a document as [`annotate`] does, and as a person's word list has it. What the list marks is a suggestion of
/// [`Origin::User`] without a score.
pub fn annotate_with(document: &Document, reference_date: Option<Date>, words: &WordList) -> AnnotationSet {
    annotate_and_tell(document, reference_date, words, &mut |_| {})
}

/// Reads a document as [`annotate_with`] does, and tells after each stage how many percent of the work are done. The
/// shares are those that the bench of the stages measured.
pub fn annotate_and_tell(
    document: &Document,
    reference_date: Option<Date>,
    words: &WordList,
    reached: &mut dyn FnMut(u32),
) -> AnnotationSet {
    let mut candidates: Vec<Candidate> = vec![];
    tagger::recognise(document, &mut candidates);
    reached(55);
    timex::recognise(document, reference_date, &mut candidates);
    reached(70);
    sector::recognise(document, &mut candidates);
    reached(82);
    if !is_english(document) {
        candidates.retain(|candidate| holds_in_any_language(document, candidate));
    }
    words::apply(document, words, &mut candidates);
    let mut annotations: AnnotationSet = arbitrate::settled(candidates).into_iter().zip(1..).map(suggested).collect();
    annotations.reference_date = reference_date;
    group::group(document, &mut annotations);
    annotations.sectors = sectors(document, &annotations);
    reached(90);
    annotations
}

/// Whether the rules and the model fit the document: its language is English, or cannot be told.
pub fn is_english(document: &Document) -> bool {
    document.metadata().language.as_deref().is_none_or(|language| language == "en" || language.starts_with("en-"))
}

/// Of a text that is not in English only what needs no grammar is kept: places by list, amounts, and dates in figures.
fn holds_in_any_language(document: &Document, candidate: &Candidate) -> bool {
    let text = document.slice(candidate.span);
    match &candidate.reading {
        Reading::Entity(EntityLabel::Gpe | EntityLabel::Loc) => gazetteer::place(text).is_some(),
        Reading::Entity(label) => matches!(label, EntityLabel::Money | EntityLabel::Percent),
        Reading::Date(_) => text.starts_with(|char: char| char.is_ascii_digit()) && !text.contains(char::is_alphabetic),
        Reading::Sector(_) => false,
    }
}

/// The sectors that `annotations` mention, the weightiest first.
pub fn sectors(document: &Document, annotations: &AnnotationSet) -> Vec<Sector> {
    sector::ranked(document, annotations)
}

fn suggested((candidate, id): (Candidate, u32)) -> Annotation {
    let Candidate { span, reading, origin, score } = candidate;
    let score = (origin != Origin::User).then_some(score);
    Annotation { id: AnnotationId(id), span, reading, origin, status: Status::Suggested, score, entity: None }
}

/// The entity that a mention joins: one of its label with the same name or alias, or a new one.
pub fn entity_for(document: &Document, annotations: &AnnotationSet, annotation: &Annotation) -> Entity {
    group::entity_for(document, annotations, annotation)
}

/// The sector that some words name, as when a person says that they name one.
pub fn sector_of(words: &str) -> Option<SectorId> {
    sector::named(words)
}

/// The time that some words of a document name, as when a person says that they name one; where no rule reads them, a day
/// that is not known (`XXXX-XX-XX`).
pub fn timex_of(document: &Document, span: Span, reference_date: Option<Date>) -> Timex {
    let mut candidates = vec![];
    timex::recognise(&Document::plain(document.slice(span)), reference_date, &mut candidates);
    let longest = candidates.iter().rev().max_by_key(|candidate| candidate.span.len());
    let mut timex = match longest.map(|candidate| &candidate.reading) {
        Some(Reading::Date(timex)) => timex.clone(),
        _ => Timex::new(TimexKind::Date, "XXXX-XX-XX"),
    };
    for end in &mut timex.ends {
        end.span = Span::new(end.span.start() + span.start(), end.span.end() + span.start());
    }
    timex
}

/// The time that a person typed as the value of a date, in words or as a TIMEX3 value.
///
/// # Errors
/// Where no rule reads the whole of it; a sentence for the person who typed.
pub fn timex_value(text: &str, reference_date: Option<Date>) -> Result<Timex, String> {
    if timex::IS_LEFT_OUT {
        return Ok(Timex::new(TimexKind::Date, text));
    }
    timex::value_of(text, reference_date).map_err(|error| format!("This value was not taken: {error}."))
}

/// A time for people, its value behind its words: `4 December 2025 · 2025-12-04`.
pub fn shown_timex(timex: &Timex) -> String {
    if timex::IS_LEFT_OUT {
        return timex.value.clone();
    }
    let mut words = timex::in_words(timex);
    if words != timex.value {
        words.push_str(" · ");
        words.push_str(&timex.value);
    }
    words
}

/// A node of the sector tree as a person sees it in a search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectorChoice {
    /// Its name and codes.
    pub sector: Sector,
    /// The name of the top sector that it belongs to; `None` where it is one.
    pub top: Option<String>,
    /// What belongs to it, in one sentence.
    pub definition: &'static str,
}

impl SectorChoice {
    /// Name, first codes and definition, for a hover.
    pub fn shown(&self) -> String {
        let codes = [("ISIC", &self.sector.isic4), ("NAICS", &self.sector.naics2022)];
        let codes = codes.into_iter().filter(|(_, codes)| !codes.is_empty());
        let codes = codes.map(|(scheme, codes)| format!("{scheme} {}", codes.join(", ")));
        let line: Vec<String> = std::iter::once(self.sector.name.clone()).chain(codes).collect();
        format!("{}\n{}", line.join(" · "), self.definition)
    }
}

/// The sectors that answer to a few letters of a name, synonym or code, best first, at most `limit`.
pub fn find_sectors(query: &str, limit: usize) -> Vec<SectorChoice> {
    sector::search(query, limit).iter().filter_map(sector_choice).collect()
}

/// A node of the sector tree.
pub fn sector_choice(id: &SectorId) -> Option<SectorChoice> {
    let node = sector::tree().iter().find(|node| node.sector.id == *id)?;
    let top = (!node.is_top()).then(|| sector::sector(&SectorId(id.top().to_owned()))).flatten();
    Some(SectorChoice { sector: node.sector.clone(), top: top.map(|top| top.name), definition: node.definition })
}
