//! Values that could not be taken, each told beside its field: the field keeps what was typed and says what was expected.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlInputElement};

use crate::{
    editor::{Entry, Refusal, State},
    web::dom::{self, element},
};

/// What is told on the page now.
#[derive(Default)]
pub struct RefusalsView {
    /// The fields with the lines that were put beside them.
    shown: Vec<(Entry, HtmlInputElement, Element)>,
}

impl RefusalsView {
    /// Draws every refusal whose field is on the page; the fields themselves are drawn before.
    pub fn draw(&mut self, state: &State) {
        let is_standing =
            |entry: &Entry, field: &HtmlInputElement| field.is_connected() && state.refusals.iter().any(|refusal| refusal.entry == *entry);
        for (entry, field, line) in std::mem::take(&mut self.shown) {
            if is_standing(&entry, &field) {
                self.shown.push((entry, field, line));
            } else {
                line.remove();
                ["aria-invalid", "aria-describedby"].iter().for_each(|name| dom::set_flag(&field, name, false));
            }
        }
        state.refusals.iter().for_each(|refusal| self.tell(refusal));
    }

    fn tell(&mut self, refusal: &Refusal) {
        if let Some((.., line)) = self.shown.iter().find(|(entry, ..)| *entry == refusal.entry) {
            dom::set_text(line, &refusal.reason);
            return;
        }
        let Some(field) = field_of(refusal.entry) else { return };
        let id = format!("refusal-of-{}", name_of(refusal.entry));
        let line = element("p").with("class", "refusal").with("id", &id).text(&refusal.reason).done();
        let placed = match field.closest("label") {
            Ok(Some(label)) => label.after_with_node_1(&line),
            _ => field.parent_element().map_or(Ok(()), |parent| parent.append_with_node_1(&line)),
        };
        if placed.is_ok() {
            if field.value() != refusal.typed {
                field.set_value(&refusal.typed);
            }
            dom::set(&field, "aria-invalid", "true");
            dom::set(&field, "aria-describedby", &id);
            self.shown.push((refusal.entry, field, line));
        }
    }
}

fn field_of(entry: Entry) -> Option<HtmlInputElement> {
    let selector = match entry {
        Entry::Field(name) => format!("#about input[data-field=\"{}\"]", name.name()),
        Entry::Value(_) => "#timex-value".to_owned(),
        Entry::Name(id) => format!("#overlay-content input[data-entity=\"{}\"]:not([data-scheme])", id.0),
        Entry::Link(id, scheme) => format!("#overlay-content input[data-entity=\"{}\"][data-scheme=\"{scheme}\"]", id.0),
        Entry::Word(word_idx) => format!("#overlay-content input[data-change=\"word-text\"][data-word=\"{word_idx}\"]"),
        Entry::NewWord => "#new-word".to_owned(),
    };
    dom::document().query_selector(&selector).ok().flatten()?.dyn_into().ok()
}

/// A name for ids, without spaces.
fn name_of(entry: Entry) -> String {
    match entry {
        Entry::Field(name) => name.name().replace(' ', "-").to_lowercase(),
        Entry::Value(_) => "value".to_owned(),
        Entry::Name(_) => "name".to_owned(),
        Entry::Link(_, scheme) => scheme.to_owned(),
        Entry::Word(word_idx) => format!("word-{word_idx}"),
        Entry::NewWord => "new-word".to_owned(),
    }
}
