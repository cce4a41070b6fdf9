//! What lies over the article: the list of keys, of articles, of sectors, of roles.

mod entity;
mod formats;
mod keys;
mod library;
pub mod offer;
mod roles;
mod sectors;
mod sure;
pub mod words;

use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlDialogElement, HtmlElement, HtmlInputElement};

use crate::{
    annotation::{Entity, Score, WordList},
    editor::{Keymap, LibraryRow, Notice, Offer, Overlay, Rebinding, State, Tone, WordsStep, library_rows},
    web::dom::{self, Build, WarnOnError as _},
};

/// The dialog on the page.
pub struct OverlayView {
    dialog: HtmlDialogElement,
    content: Element,
    title: Element,
    search: HtmlInputElement,
    shown: Option<Shown>,
    /// What the page had said when the dialog came: the page's own notice lies under the dialog.
    said_before: Option<Notice>,
}

/// What a dialog was drawn from.
#[derive(PartialEq)]
struct Shown {
    overlay: Overlay,
    rows: (Vec<LibraryRow>, Vec<LibraryRow>),
    query: String,
    entities: Vec<Entity>,
    keymap: Keymap,
    rebinding: Option<Rebinding>,
    words: WordList,
    words_step: Option<WordsStep>,
    offer: Option<Offer>,
    sure: Option<Score>,
}

impl OverlayView {
    /// Takes hold of the page's elements.
    pub fn new() -> Option<Self> {
        Some(Self {
            dialog: dom::by_id("overlay")?.dyn_into().ok()?,
            content: dom::by_id("overlay-content")?,
            title: dom::by_id("overlay-title")?,
            search: dom::by_id("query")?.dyn_into().ok()?,
            shown: None,
            said_before: None,
        })
    }

    /// Draws what lies over the article, or takes it away.
    pub fn draw(&mut self, state: &State) {
        let wanted = state.overlay.clone().map(|overlay| Shown {
            overlay,
            rows: if state.overlay == Some(Overlay::Library) { library_rows(state) } else { Default::default() },
            query: state.query.clone(),
            entities: state.article.as_ref().map(|article| article.annotations.entities().to_vec()).unwrap_or_default(),
            keymap: state.keymap.clone(),
            rebinding: state.rebinding.clone(),
            words: state.words.clone(),
            words_step: state.words_step.clone(),
            offer: state.offer.clone(),
            sure: state.sure,
        });
        self.draw_notice(state);
        if self.shown == wanted {
            return;
        }
        let is_same = self.shown.as_ref().map(|shown| &shown.overlay) == state.overlay.as_ref();
        self.shown = wanted;
        match &self.shown {
            Some(shown) => self.show(shown, state, is_same),
            None => self.dialog.close(),
        }
    }

    /// Says in the dialog what is said while it is open.
    fn draw_notice(&mut self, state: &State) {
        if self.shown.is_none() {
            self.said_before.clone_from(&state.notice);
        }
        let Some(line) = dom::by_id("overlay-notice") else { return };
        let notice = state.notice.as_ref().filter(|_| state.overlay.is_some() && state.notice != self.said_before);
        dom::set_flag(&line, "hidden", notice.is_none());
        dom::set_text(&line, notice.map_or("", |notice| &notice.text));
        dom::set(&line, "data-tone", if notice.is_some_and(|notice| notice.tone == Tone::Problem) { "problem" } else { "done" });
    }

    fn show(&self, shown: &Shown, state: &State, is_same: bool) {
        let (title, content) = drawn(shown, state);
        dom::set_text(&self.title, title);
        // A slider that is held must not be replaced.
        if !is_same || shown.overlay != Overlay::AcceptSure {
            let place = is_same.then(|| place_of_focus(&self.content)).flatten();
            dom::refill(&self.content, content);
            place.iter().for_each(|place| self.put_focus_back(place));
        }
        if shown.overlay == Overlay::AcceptSure {
            sure::draw_number(state);
        }
        let searched = match shown.overlay {
            Overlay::Sectors => Some(("Name, synonym or code of a sector", "A name, a synonym or a code")),
            Overlay::Library if !state.library.is_empty() => Some(("Search titles and texts", "Search titles and texts")),
            _ => None,
        };
        self.search.set_hidden(searched.is_none());
        let has_none = dom::by_id("no-sector").is_some();
        dom::set_flag(&self.search, "aria-invalid", false);
        dom::set_flag(&self.search, "aria-describedby", false);
        if has_none {
            dom::set(&self.search, "aria-invalid", "true");
            dom::set(&self.search, "aria-describedby", "no-sector");
        }
        if let Some((label, placeholder)) = searched {
            self.search.set_placeholder(placeholder);
            self.search.set_attribute("aria-label", label).warn_on_error();
        }
        if !is_same {
            self.search.set_value("");
        }
        if !self.dialog.open() {
            self.dialog.show_modal().warn_on_error();
        }
    }
}

/// The control in the dialog that has the keyboard's focus: its id, or what it does and to which article.
fn place_of_focus(content: &Element) -> Option<String> {
    let active = dom::document().active_element().filter(|active| content.contains(Some(active)))?;
    let attribute = |name: &str| active.get_attribute(name).map(|value| format!("[{name}=\"{}\"]", value.replace('"', "\\\"")));
    let parts: Vec<String> =
        ["id", "data-action", "data-change", "data-article", "data-word", "data-key"].into_iter().filter_map(attribute).collect();
    Some(parts.concat()).filter(|selector| !selector.is_empty())
}

impl OverlayView {
    /// Gives the keyboard's focus to the field that came, or to the control that stands where it was; behind a row that is
    /// gone it is in the next one already, and where there is none, in the search or at the way out.
    fn put_focus_back(&self, place: &str) {
        let found = |selector: &str| self.content.query_selector(selector).ok().flatten()?.dyn_into::<HtmlElement>().ok();
        if let Some(field) = found("input[data-renames]") {
            field.focus().warn_on_error();
            field.dyn_ref::<HtmlInputElement>().iter().for_each(|field| field.select());
            return;
        }
        // A control in a folded list takes no focus.
        let same = found(place).filter(|control| 0 < control.offset_width());
        same.iter().for_each(|control| control.focus().warn_on_error());
        let is_inside = dom::document().active_element().is_some_and(|active| self.dialog.contains(Some(&active)));
        if !is_inside {
            let first = dom::controls(&self.dialog).into_iter().next();
            first.iter().for_each(dom::focus);
        }
    }
}

/// Title and content of the dialog.
fn drawn(shown: &Shown, state: &State) -> (&'static str, Vec<Build>) {
    match &shown.overlay {
        Overlay::Keys => ("Keys", keys::drawn(state)),
        Overlay::Library => ("Articles", library::drawn(&shown.rows, state)),
        Overlay::Failures => ("What was left out", library::failures(state)),
        Overlay::Sectors => ("Which sector?", sectors::found(&shown.query)),
        Overlay::Formats => ("Export as", formats::drawn()),
        Overlay::Entity(id) => ("All mentions of an entity", entity::drawn(*id, state)),
        Overlay::Sector(id) => ("Sector", sectors::one(id)),
        Overlay::Offer => ("The same words elsewhere", offer::drawn(state)),
        Overlay::AcceptSure => ("Accept what is sure", sure::drawn(state)),
        Overlay::Words => ("Your word list", words::drawn(state)),
        Overlay::Roles(block_idx) => ("This block is", roles::drawn(*block_idx, state)),
    }
}
