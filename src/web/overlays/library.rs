//! The list of articles.

use crate::{
    editor::{State, Summary},
    web::dom::{Build, element},
};

/// The articles that are kept.
pub(super) fn drawn(library: &[Summary], state: &State) -> Vec<Build> {
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
