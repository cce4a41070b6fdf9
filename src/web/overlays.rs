//! What lies over the article: the list of keys, of articles, of sectors, of roles.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlDialogElement};

use crate::{
    document::Role,
    editor::{BINDINGS, Overlay, State, Summary},
    web::dom::{self, Build, WarnOnError as _, element},
};

/// The dialog on the page.
pub struct OverlayView {
    dialog: HtmlDialogElement,
    content: Element,
    title: Element,
    shown: Option<(Overlay, Vec<Summary>)>,
}

impl OverlayView {
    /// Takes hold of the page's elements.
    pub fn new() -> Option<Self> {
        Some(Self {
            dialog: dom::by_id("overlay")?.dyn_into().ok()?,
            content: dom::by_id("overlay-content")?,
            title: dom::by_id("overlay-title")?,
            shown: None,
        })
    }

    /// Draws what lies over the article, or takes it away.
    pub fn draw(&mut self, state: &State) {
        let wanted = state.overlay.map(|overlay| (overlay, state.library.clone()));
        if self.shown == wanted {
            return;
        }
        match &wanted {
            Some((overlay, library)) => self.show(*overlay, library, state),
            None => self.dialog.close(),
        }
        self.shown = wanted;
    }

    fn show(&self, overlay: Overlay, library: &[Summary], state: &State) {
        let (title, content) = match overlay {
            Overlay::Keys => ("Keys", keys()),
            Overlay::Library => ("Articles", articles(library, state)),
            Overlay::Sectors => ("Sectors", vec![]),
            Overlay::Roles(block_idx) => ("This block is", roles(block_idx, state)),
        };
        dom::set_text(&self.title, title);
        dom::fill(&self.content, content);
        if !self.dialog.open() {
            self.dialog.show_modal().warn_on_error();
        }
    }
}

fn keys() -> Vec<Build> {
    let mut groups: Vec<(&str, Vec<Build>)> = vec![];
    for binding in BINDINGS {
        let keys = binding.keys.split(' ').map(|key| element("kbd").text(key));
        let row = [element("dt").children(keys), element("dd").text(binding.does)];
        match groups.iter_mut().find(|(group, _)| *group == binding.group) {
            Some((_, rows)) => rows.extend(row),
            None => groups.push((binding.group, row.into())),
        }
    }
    let section =
        |(group, rows): (&str, Vec<Build>)| element("section").child(&element("h3").text(group)).child(&element("dl").children(rows));
    groups.into_iter().map(section).collect()
}

fn articles(library: &[Summary], state: &State) -> Vec<Build> {
    if library.is_empty() {
        return vec![element("p").text("No article yet. Paste one.")];
    }
    let current = state.article.as_ref().map(|article| article.id);
    let row = |summary: &Summary| {
        let id = summary.id.0.to_string();
        let open =
            element("button").with("type", "button").with("data-action", "open-article").with("data-article", &id).with("dir", "auto");
        let open = if current == Some(summary.id) { open.with("aria-current", "true") } else { open };
        let delete =
            element("button").with("type", "button").with("class", "quiet").with("data-action", "delete-article").with("data-article", &id);
        let delete = delete.with("aria-label", &format!("Delete “{}”", summary.title)).text("Delete");
        element("li").child(&open.text(&summary.title)).child(&delete)
    };
    vec![element("ul").with("class", "articles").children(library.iter().map(row))]
}

fn roles(block_idx: usize, state: &State) -> Vec<Build> {
    let blocks = state.article.as_ref().map(|article| article.document.blocks()).unwrap_or_default();
    let current = blocks.get(block_idx).map(|block| block.role);
    let button = |role: Role| {
        let button = element("button").with("type", "button").with("data-action", "role").with("data-role", role.name());
        let button = button.with("data-block", &block_idx.to_string()).text(role.name());
        if current == Some(role) { button.with("aria-current", "true") } else { button }
    };
    vec![element("div").with("class", "roles").children(Role::ALL.into_iter().map(button))]
}
