//! The fields that say what an article says about itself.

use time::Date;

use crate::{
    annotation::iso_day,
    document::{Field, Metadata},
    editor::{effect::Effect, message::FieldName, notice, state::State, step},
};

pub(super) fn field_entered(state: &mut State, name: FieldName, text: &str) -> Vec<Effect> {
    let Some(article) = &state.article else { return vec![] };
    let mut metadata = article.document.metadata().clone();
    let reference_date = match changed_field(&mut metadata, article.annotations.reference_date, name, text.trim()) {
        Ok(reference_date) => reference_date,
        Err(reason) => return notice::problem(state, reason),
    };
    step::on_article(state, |article| article.set_metadata(metadata, reference_date, name.name()))
}

/// Writes a field; the day of publication is also the reference date.
fn changed_field(metadata: &mut Metadata, reference_date: Option<Date>, name: FieldName, text: &str) -> Result<Option<Date>, String> {
    let field = (!text.is_empty()).then(|| Field { text: text.to_owned(), span: None });
    let list =
        || text.split(',').map(str::trim).filter(|part| !part.is_empty()).map(|part| Field { text: part.to_owned(), span: None }).collect();
    let day = || match text {
        "" => Ok(None),
        _ => iso_day(text).map(Some).ok_or_else(|| format!("Expected a date as 2025-12-04, found “{text}”.")),
    };
    match name {
        FieldName::Title => metadata.title = kept(metadata.title.take(), field),
        FieldName::Url => metadata.url = kept(metadata.url.take(), field),
        FieldName::Source => metadata.source = kept(metadata.source.take(), field),
        FieldName::Bylines => metadata.bylines = list(),
        FieldName::Tags => metadata.tags = list(),
        FieldName::Published => {
            let day = day()?;
            metadata.published = kept(metadata.published.take(), field);
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
