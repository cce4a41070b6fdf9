//! The fields above the article: what it says about itself, to be corrected.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlInputElement};

use crate::{
    document::Field,
    editor::{Article, FieldName},
    web::dom,
};

/// Writes the fields of the metadata, except one that is being typed in.
pub fn draw(fields: &Element, article: &Article) {
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
        if !is_typed_in && input.value() != value {
            input.set_value(&value);
        }
    }
}
