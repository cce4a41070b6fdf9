//! The fields above the article: what it says about itself, to be corrected.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlInputElement};

use crate::{
    document::Field,
    editor::{Article, Entry, FieldName, State, evidence, evidence_line},
    web::dom,
};

/// Writes the fields of the metadata, except one that is being typed in, or that holds what could not be taken.
pub fn draw(fields: &Element, state: &State, article: &Article) {
    draw_evidence(state, article);
    let metadata = article.document.metadata();
    let texts = |fields: &[Field]| fields.iter().map(|field| field.text.as_str()).collect::<Vec<_>>().join(", ");
    let text = |field: &Option<Field>| field.as_ref().map(|field| field.text.clone()).unwrap_or_default();
    for name in FieldName::ALL {
        let value = match name {
            FieldName::Title => text(&metadata.title),
            FieldName::Url => text(&metadata.url),
            FieldName::Source => text(&metadata.source),
            FieldName::Published => text(&metadata.published),
            FieldName::Bylines => texts(&metadata.bylines),
            FieldName::Tags => texts(&metadata.tags),
            FieldName::ReferenceDate => article.annotations.reference_date.map(|date| date.to_string()).unwrap_or_default(),
        };
        let input = fields.query_selector(&format!("input[data-field=\"{}\"]", name.name())).ok().flatten();
        let Some(input) = input.and_then(|input| input.dyn_into::<HtmlInputElement>().ok()) else { continue };
        let is_typed_in = dom::document().active_element().is_some_and(|active| active == **input);
        let is_refused = state.refusals.iter().any(|refusal| refusal.entry == Entry::Field(name));
        if !is_typed_in && !is_refused && input.value() != value {
            input.set_value(&value);
        }
    }
}

/// Says where the field in focus was read, with a way there.
fn draw_evidence(state: &State, article: &Article) {
    let Some(line) = dom::by_id("evidence") else { return };
    dom::set_flag(&line, "hidden", state.field.is_none());
    let Some(name) = state.field else { return };
    dom::by_id("evidence-text").iter().for_each(|text| dom::set_text(text, &evidence_line(article, name)));
    dom::by_id("to-evidence").iter().for_each(|button| dom::set_flag(button, "hidden", evidence(article, name).is_empty()));
}
