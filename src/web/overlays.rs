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
    editor::{Keymap, LibraryRow, Offer, Overlay, Rebinding, State, library_rows},
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
    rows: (Vec<LibraryRow>, Vec<LibraryRow>),
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
            rows: if state.overlay == Some(Overlay::Library) { library_rows(state) } else { Default::default() },
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

/// The control in the dialog that has the keyboard's focus: what it does and to which article.
fn place_of_focus(content: &Element) -> Option<[Option<String>; 2]> {
    let active = dom::document().active_element().filter(|active| content.contains(Some(active)))?;
    Some(["data-action", "data-article"].map(|name| active.get_attribute(name).or_else(|| active.get_attribute("data-renames"))))
}

impl OverlayView {
    /// Gives the keyboard's focus to what stands where it was: the field that came, the same control, or else the search.
    fn put_focus_back(&self, [action, article]: &[Option<String>; 2]) {
        let field = self.content.query_selector("input[data-renames]").ok().flatten();
        let all = self.content.query_selector_all("[data-article]").ok();
        let controls = all.iter().flat_map(|all| (0..all.length()).filter_map(|idx| all.get(idx)?.dyn_into::<Element>().ok()));
        let of_article: Vec<Element> = controls.filter(|control| control.get_attribute("data-article") == *article).collect();
        let same = of_article.iter().find(|control| control.get_attribute("data-action") == *action).or(of_article.first());
        let found = field.as_ref().or(same).and_then(|element| element.dyn_ref::<HtmlElement>());
        let focused = found.unwrap_or(&self.search).focus();
        focused.warn_on_error();
        field.iter().filter_map(|field| field.dyn_ref::<HtmlInputElement>()).for_each(HtmlInputElement::select);
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
