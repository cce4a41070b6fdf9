//! The palette at the focus: every label, and what can be done with a mention.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, HtmlInputElement};

use crate::{
    annotation::{Annotation, Reading, Status},
    annotator::shown_timex,
    editor::{Article, Focus, Keymap, Scope, State, bindings, provenance, removed_in_focus, shown_chord},
    web::{
        article::Place,
        dom::{self, WarnOnError as _},
    },
};

/// Draws the palette at a place, or hides it.
pub fn draw(palette: &Element, state: &State, place: Option<Place>) {
    let shown = state.article.as_ref().zip(state.focus).zip(place);
    dom::set_flag(palette, "hidden", shown.is_none());
    let Some(((article, focus), place)) = shown else { return };
    let annotation = match focus {
        Focus::Annotation(id) => article.annotations.annotation(id),
        Focus::Selection { .. } => None,
    };
    draw_labels(palette, annotation);
    draw_value(palette, annotation, !state.refusals.is_empty());
    draw_keys(palette, &state.keymap);
    // Of a suggestion a person says whether it is right; what somebody decided already is taken away.
    let is_open = annotation.is_some_and(|annotation| annotation.status == Status::Suggested);
    dom::by_id("remove-word").iter().for_each(|word| dom::set_text(word, if is_open { "Reject" } else { "Remove" }));
    let is_removed = annotation.is_none() && removed_in_focus(state).is_some();
    each(palette, "[data-needs=removed]", |control| dom::set_flag(control, "hidden", !is_removed));
    draw_scope(article.n_identical(focus), state.scope);
    dom::by_id("about-focus").iter().for_each(|element| dom::set_text(element, &about(article, annotation)));
    put(palette, place);
}

fn draw_labels(palette: &Element, annotation: Option<&Annotation>) {
    let label = annotation.map(|annotation| match &annotation.reading {
        // The palette has one button for times of all kinds.
        Reading::Date(_) => "DATE",
        other => other.label(),
    });
    each(palette, "button[data-label]", |button| {
        let is_pressed = button.get_attribute("data-label").as_deref() == label;
        button.set_attribute("aria-pressed", if is_pressed { "true" } else { "false" }).warn_on_error();
    });
    let is_entity = annotation.is_some_and(|annotation| annotation.entity.is_some());
    each(palette, "[data-needs=entity]", |control| dom::set_flag(control, "hidden", !is_entity));
    let is_sector = annotation.is_some_and(|annotation| matches!(annotation.reading, Reading::Sector(_)));
    each(palette, "[data-needs=sector]", |control| dom::set_flag(control, "hidden", !is_sector));
    each(palette, "[data-needs=mention]", |control| dom::set_flag(control, "hidden", annotation.is_none()));
}

/// The keys that the person works with.
/// Writes the keys beside what they do, where a control of `part` says which binding is its.
pub fn draw_keys(part: &Element, keymap: &Keymap) {
    for binding in bindings() {
        let Ok(Some(kbd)) = part.query_selector(&format!("kbd[data-key=\"{}\"]", binding.name)) else { continue };
        // Of several the last one is the letter.
        keymap.keys_of(binding).last().iter().for_each(|key| dom::set_text(&kbd, &shown_chord(key)));
    }
}

fn draw_value(palette: &Element, annotation: Option<&Annotation>, is_refused: bool) {
    let timex = annotation.and_then(|annotation| match &annotation.reading {
        Reading::Date(timex) => Some(timex),
        Reading::Entity(_) | Reading::Sector(_) => None,
    });
    each(palette, "[data-needs=date]", |control| dom::set_flag(control, "hidden", timex.is_none()));
    let input = dom::by_id("timex-value").and_then(|input| input.dyn_into::<HtmlInputElement>().ok());
    if let Some((input, timex)) = input.zip(timex) {
        let is_typed_in = dom::document().active_element().is_some_and(|active| active == **input);
        if !is_typed_in && !is_refused && input.value() != timex.value {
            input.set_value(&timex.value);
        }
        dom::by_id("alternatives").iter().for_each(|row| dom::fill(row, timex.alternatives.iter().map(|value| alternative(value))));
    }
}

fn alternative(value: &str) -> dom::Build {
    let button = dom::element("button").with("type", "button").with("data-action", "value").with("data-value", value);
    button.text(&format!("or {value}"))
}

fn draw_scope(n_identical: usize, scope: Scope) {
    dom::by_id("scope-row").iter().for_each(|row| dom::set_flag(row, "hidden", n_identical < 2));
    dom::by_id("n-identical").iter().for_each(|element| dom::set_text(element, &format!("all {n_identical} with these words")));
    if let Some(input) = dom::by_id("scope").and_then(|input| input.dyn_into::<HtmlInputElement>().ok()) {
        input.set_checked(scope == Scope::Identical);
    }
}

/// One line about a mention: what it names, who says so, how sure.
fn about(article: &Article, annotation: Option<&Annotation>) -> String {
    let Some(annotation) = annotation else { return "Mark these words as".to_owned() };
    let named = match &annotation.reading {
        Reading::Entity(_) => annotation.entity.and_then(|id| article.annotations.entity(id)).map(|entity| entity.name.clone()),
        Reading::Sector(id) => article.annotations.sectors.iter().find(|sector| sector.id == *id).map(|sector| sector.name.clone()),
        Reading::Date(timex) => Some(shown_timex(timex)),
    };
    let said = provenance(annotation);
    named.map_or(said.clone(), |named| format!("{named} · {said}"))
}

/// Puts the palette under the focus. The policy of the page forbids styles in markup, but not a property that a program
/// sets; the style sheet does the rest, and keeps it beside the article.
fn put(palette: &Element, place: Place) {
    let Some(palette) = palette.dyn_ref::<HtmlElement>() else { return };
    palette.style().set_property("--left", &format!("{:.0}px", place.left)).warn_on_error();
    palette.style().set_property("--top", &format!("{:.0}px", place.bottom)).warn_on_error();
}

fn each(root: &Element, selector: &str, act: impl Fn(&Element)) {
    dom::all(root, selector).iter().for_each(act);
}
