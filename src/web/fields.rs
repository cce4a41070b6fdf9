//! The fields above the article: what it says about itself, to be corrected.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlInputElement};

use crate::{
    document::{Field, Metadata},
    editor::{Article, FieldName},
    web::dom,
};

/// Writes the fields of the metadata, except one that is being typed in.
pub fn draw(fields: &Element, article: &Article) {
    let metadata = article.document.metadata();
    dom::by_id("about-line").iter().for_each(|line| dom::set_text(line, &about(metadata)));
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

/// Source, day and authors on one line.
fn about(metadata: &Metadata) -> String {
    let published = metadata.published.as_ref().and_then(|published| published.text.get(..10));
    let source = metadata.source.iter().map(|source| source.text.as_str());
    let bylines = metadata.bylines.iter().map(|byline| byline.text.as_str());
    let parts: Vec<&str> = source.chain(published).chain(bylines).collect();
    if parts.is_empty() { "About this article".to_owned() } else { parts.join(" · ") }
}
