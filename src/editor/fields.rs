//! The fields that say what an article says about itself, and where the text says it.

use time::Date;

use crate::{
    annotation::iso_day,
    annotator,
    document::{Field, Metadata},
    editor::{
        effect::Effect,
        state::{Article, FieldName, State},
    },
    span::Span,
};

/// Says where a field was read.
pub(super) fn focused(state: &mut State, name: FieldName) -> Vec<Effect> {
    state.field = Some(name);
    state.article.iter().map(|article| Effect::Announce(evidence_line(article, name))).collect()
}

/// Brings the place where the field was read into view.
pub(super) fn evidence_asked(state: &mut State) -> Vec<Effect> {
    let spans = state.article.as_ref().zip(state.field).map(|(article, name)| evidence(article, name));
    spans.and_then(|spans| spans.first().copied()).into_iter().map(Effect::Show).collect()
}

/// Where a field's values were read in the text.
pub fn evidence(article: &Article, name: FieldName) -> Vec<Span> {
    let metadata = article.document.metadata();
    let fields: Vec<&Field> = match name {
        FieldName::Title => metadata.title.iter().collect(),
        FieldName::Url => metadata.url.iter().collect(),
        FieldName::Source => metadata.source.iter().collect(),
        FieldName::Published => metadata.published.iter().collect(),
        FieldName::Bylines => metadata.bylines.iter().collect(),
        FieldName::Tags => metadata.tags.iter().collect(),
        FieldName::ReferenceDate => {
            let is_same = |published: &&Field| iso_day(&published.text) == article.annotations.reference_date;
            metadata.published.iter().filter(is_same).collect()
        }
    };
    fields.iter().filter_map(|field| field.span).collect()
}

/// One sentence about where a field was read.
pub fn evidence_line(article: &Article, name: FieldName) -> String {
    let metadata = article.document.metadata();
    let has_value = match name {
        FieldName::Title => metadata.title.is_some(),
        FieldName::Url => metadata.url.is_some(),
        FieldName::Source => metadata.source.is_some(),
        FieldName::Published => metadata.published.is_some(),
        FieldName::Bylines => !metadata.bylines.is_empty(),
        FieldName::Tags => !metadata.tags.is_empty(),
        FieldName::ReferenceDate => article.annotations.reference_date.is_some(),
    };
    match evidence(article, name).as_slice() {
        [] if has_value => "Entered by hand, or not from the text itself.".to_owned(),
        [] => "The text does not say.".to_owned(),
        [first, rest @ ..] => {
            let words: String = article.document.slice(*first).split_whitespace().collect::<Vec<_>>().join(" ");
            let more = if rest.is_empty() { String::new() } else { format!(" and {} more places", rest.len()) };
            format!("Read from “{}”{more}.", shortened(&words, 60))
        }
    }
}

fn shortened(words: &str, n_chars: usize) -> String {
    match words.char_indices().nth(n_chars).and_then(|(end, _)| words.get(..end)) {
        Some(start) => format!("{start}…"),
        None => words.to_owned(),
    }
}

/// Writes a field; the day of publication is also the reference date.
///
/// # Errors
/// Where it cannot hold what was typed; a sentence for the person who typed.
pub(super) fn changed_field(
    metadata: &mut Metadata,
    reference_date: Option<Date>,
    name: FieldName,
    text: &str,
) -> Result<Option<Date>, String> {
    let field = (!text.is_empty()).then(|| Field { text: text.to_owned(), span: None });
    let day = || if text.is_empty() { Ok(None) } else { day_of(text, reference_date).map(Some) };
    match name {
        FieldName::Title => metadata.title = kept(metadata.title.take(), field),
        FieldName::Url => metadata.url = kept(metadata.url.take(), field),
        FieldName::Source => metadata.source = kept(metadata.source.take(), field),
        FieldName::Bylines => metadata.bylines = listed(&metadata.bylines, text),
        FieldName::Tags => metadata.tags = listed(&metadata.tags, text),
        FieldName::Published => {
            let day = day()?;
            // Files hold ISO 8601, whatever words a person typed.
            let text = if iso_day(text).is_some() { Some(text.to_owned()) } else { day.map(|day| day.to_string()) };
            metadata.published = kept(metadata.published.take(), text.map(|text| Field { text, span: None }));
            return Ok(day);
        }
        FieldName::ReferenceDate => return day(),
    }
    Ok(reference_date)
}

/// The old field where the text is the same, so that its place in the text is not lost.
fn kept(old: Option<Field>, new: Option<Field>) -> Option<Field> {
    match (old, new) {
        (Some(old), Some(new)) if old.text == new.text => Some(old),
        (_, new) => new,
    }
}

/// Parts between commas; those that stood there before keep their place in the text.
fn listed(old: &[Field], text: &str) -> Vec<Field> {
    let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
    let field = |part: &str| old.iter().find(|field| field.text == part).cloned();
    parts.map(|part| field(part).unwrap_or_else(|| Field { text: part.to_owned(), span: None })).collect()
}

/// The day that was typed, as ISO 8601 or in words.
fn day_of(text: &str, reference_date: Option<Date>) -> Result<Date, String> {
    if let Some(day) = iso_day(text) {
        return Ok(day);
    }
    let timex = annotator::timex_value(text, reference_date).ok();
    let day = timex.and_then(|timex| timex.earliest.filter(|earliest| Some(*earliest) == timex.latest));
    day.ok_or_else(|| format!("Expected one day, as 2025-12-04 or 4 December 2025, found “{text}”."))
}
