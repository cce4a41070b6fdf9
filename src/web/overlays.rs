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
use web_sys::{Element, HtmlDialogElement, HtmlInputElement};

use crate::{
    annotation::{Entity, Score, WordList},
    editor::{Keymap, Offer, Overlay, Rebinding, State, Summary},
    web::dom::{self, Build, WarnOnError as _},
};

/// The dialog on the page.
pub struct OverlayView {
    dialog: HtmlDialogElement,
    content: Element,
    title: Element,
    search: HtmlInputElement,
    shown: Option<Shown>,
}

/// What a dialog was drawn from.
#[derive(PartialEq)]
struct Shown {
    overlay: Overlay,
    library: Vec<Summary>,
    query: String,
    entities: Vec<Entity>,
    keymap: Keymap,
    rebinding: Option<Rebinding>,
    words: WordList,
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
        })
    }

    /// Draws what lies over the article, or takes it away.
    pub fn draw(&mut self, state: &State) {
        let wanted = state.overlay.clone().map(|overlay| Shown {
            overlay,
            library: state.library.clone(),
            query: state.query.clone(),
            entities: state.article.as_ref().map(|article| article.annotations.entities().to_vec()).unwrap_or_default(),
            keymap: state.keymap.clone(),
            rebinding: state.rebinding.clone(),
            words: state.words.clone(),
            offer: state.offer.clone(),
            sure: state.sure,
        });
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

    fn show(&self, shown: &Shown, state: &State, is_same: bool) {
        let (title, content) = drawn(shown, state);
        dom::set_text(&self.title, title);
        dom::refill(&self.content, content);
        self.search.set_hidden(shown.overlay != Overlay::Sectors);
        if !is_same {
            self.search.set_value("");
        }
        if !self.dialog.open() {
            self.dialog.show_modal().warn_on_error();
        }
    }
}

/// Title and content of the dialog.
fn drawn(shown: &Shown, state: &State) -> (&'static str, Vec<Build>) {
    match &shown.overlay {
        Overlay::Keys => ("Keys", keys::drawn(state)),
        Overlay::Library => ("Articles", library::drawn(&shown.library, state)),
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
