//! The list of articles.

use crate::{
    editor::{Failure, LibraryRow, Snippet, State},
    web::dom::{Build, element},
};

/// The articles that are kept and answer to the search, and those that were deleted.
pub(super) fn drawn((standing, deleted): &(Vec<LibraryRow>, Vec<LibraryRow>), state: &State) -> Vec<Build> {
    if state.library.is_empty() {
        let text = "No article yet. Paste one, open some files, or open a backup to restore it.";
        return vec![element("p").with("class", "quiet").text(text), acts(&[("open-file", "Open files…")])];
    }
    let n_all = state.library.iter().filter(|summary| !summary.is_deleted).count();
    let count = match (standing.len(), n_all) {
        (shown, all) if shown < all => format!("{shown} of {all} articles"),
        (1, _) => "1 article".to_owned(),
        (all, _) => format!("{all} articles"),
    };
    let count = element("p").with("class", "quiet").with("role", "status").text(&count);
    let list = element("ul").with("class", "articles").children(standing.iter().map(row));
    let acts = acts(&[
        ("open-file", "Open files…"),
        ("export-lines", "Export all as JSON lines"),
        ("export-zip", "Export all as zip"),
        ("backup", "Back up everything"),
    ]);
    [acts, count, list].into_iter().chain(bin(deleted)).collect()
}

/// What can be done with all articles.
fn acts(acts: &[(&str, &str)]) -> Build {
    let button = |(action, label): &(&str, &str)| element("button").with("type", "button").with("data-action", action).text(label);
    element("div").with("class", "library-acts").children(acts.iter().map(button))
}

/// What was left out of the work on many articles, by name and reason.
pub(super) fn failures(state: &State) -> Vec<Build> {
    let failures = state.report.iter().flat_map(|report| &report.failures);
    let row = |failure: &Failure| {
        let name = element("b").with("dir", "auto").text(&failure.name);
        element("li").child(&name).text(&failure.reason)
    };
    vec![element("ul").with("class", "failures").children(failures.map(row))]
}

fn row(row: &LibraryRow) -> Build {
    let summary = &row.summary;
    let id = summary.id.0.to_string();
    let name = summary.shown();
    let act = |action: &str, says: &str| {
        let button = element("button").with("type", "button").with("class", "quiet").with("data-action", action).with("data-article", &id);
        button.with("aria-label", &format!("{says} “{name}”")).text(says)
    };
    let acts = element("div").with("class", "acts").child(&act("rename-article", "Rename")).child(&act("delete-article", "Delete"));
    let acts = if summary.unreadable.is_some() { acts.child(&act("save-raw", "Save as it is")) } else { acts };
    let main = if row.is_renamed { name_field(&id, name) } else { opener(row, &id) };
    element("li").child(&main).child(&acts)
}

fn name_field(id: &str, name: &str) -> Build {
    let input = element("input").with("type", "text").with("autocomplete", "off").with("data-renames", id).with("value", name);
    input.with("aria-label", &format!("New name for “{name}”")).with("autofocus", "").with("dir", "auto")
}

/// The button that opens an article: its title, where it is from, how far it is, and where its text has what is searched.
fn opener(row: &LibraryRow, id: &str) -> Build {
    let summary = &row.summary;
    let open = element("button").with("type", "button").with("data-action", "open-article").with("data-article", id);
    let open = if row.is_open { open.with("aria-current", "true") } else { open };
    let title = element("span").with("class", "title").with("dir", "auto").text(summary.shown());
    let details = element("span").with("class", "details").text(&summary.details());
    let open = open.child(&title).child(&details).children(row.snippet.as_ref().map(snippet));
    let bar = summary.progress.filter(|progress| 0 < progress.n_mentions).map(|progress| {
        // The line above says the same in words.
        let bar = element("progress").with("aria-hidden", "true").with("max", &progress.n_mentions.to_string());
        bar.with("value", &progress.n_decided.to_string())
    });
    open.children(bar)
}

fn snippet(snippet: &Snippet) -> Build {
    let words = element("b").text(&snippet.words);
    element("span")
        .with("class", "snippet")
        .with("dir", "auto")
        .text("… ")
        .text(&snippet.before)
        .child(&words)
        .text(&snippet.after)
        .text(" …")
}

/// The deleted articles, folded away.
fn bin(deleted: &[LibraryRow]) -> Option<Build> {
    if deleted.is_empty() {
        return None;
    }
    let row = |row: &LibraryRow| {
        let (id, name) = (row.summary.id.0.to_string(), row.summary.shown());
        let act = |action: &str, says: &str| {
            let button = element("button").with("type", "button").with("class", "quiet").with("data-action", action);
            button.with("data-article", &id).with("aria-label", &format!("{says} “{name}”")).text(says)
        };
        let acts = element("div").with("class", "acts").child(&act("undelete-article", "Bring back"));
        let acts = acts.child(&act("purge-article", "Delete for good"));
        element("li").child(&element("span").with("class", "title").with("dir", "auto").text(name)).child(&acts)
    };
    let summary = element("summary").text(&format!("Deleted ({}): kept for 30 days", deleted.len()));
    let list = element("ul").with("class", "articles").children(deleted.iter().map(row));
    Some(element("details").with("class", "bin").child(&summary).child(&list))
}
