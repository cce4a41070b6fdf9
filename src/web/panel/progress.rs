//! The head of the panel: how far the article is, what is shown of it, and what was removed.

use std::collections::BTreeMap;

use wasm_bindgen::JsCast as _;
use web_sys::HtmlInputElement;

use crate::{
    annotation::{Annotation, Score, Status},
    editor::{Article, Facet, Filter, State, labels_of},
    web::{
        dom::{self, Build, element},
        overlays::offer::context,
    },
};

/// The kinds with their names on the page.
const KINDS: [(&str, &str); 3] = [("entity", "Entities"), ("sector", "Sectors"), ("date", "Dates")];

/// What became of mentions, for people.
const STATUSES: [(Status, &str); 4] =
    [(Status::Suggested, "Suggested"), (Status::Accepted, "Accepted"), (Status::Edited, "Edited"), (Status::Added, "Added by you")];

/// Draws the head of the panel.
pub(super) fn draw(state: &State, article: &Article) {
    let annotations = article.annotations.annotations();
    let n_open = annotations.iter().filter(|annotation| annotation.status == Status::Suggested).count();
    let n_decided = annotations.len() - n_open + article.annotations.rejected().len();
    let n_all = n_decided + n_open;
    text(
        "n-open",
        &match (n_all, n_open) {
            (0, _) => String::new(),
            (_, 0) => "all decided".to_owned(),
            (_, n_open) => format!("{n_open} open"),
        },
    );
    dom::all(&dom::document_element(), "#progress [data-action=review], #progress [data-action=sure]")
        .iter()
        .for_each(|button| dom::set_flag(button, "disabled", n_open == 0));
    if let Some(bar) = dom::by_id("decided") {
        dom::set_flag(&bar, "hidden", n_all == 0);
        dom::set(&bar, "max", &n_all.max(1).to_string());
        dom::set(&bar, "value", &n_decided.to_string());
    }
    let nothing = "Nothing was found in this text. Select words, or press C, to mark them.".to_owned();
    text("decided-text", &if n_all == 0 { nothing } else { counted(annotations, article.annotations.rejected().len()) });
    draw_filter(&state.filter, article);
    draw_removed(article);
}

fn text(id: &str, text: &str) {
    dom::by_id(id).iter().for_each(|element| dom::set_text(element, text));
}

/// `12 suggested · 3 accepted · 1 rejected`.
fn counted(annotations: &[Annotation], n_removed: usize) -> String {
    let of = |status| annotations.iter().filter(|annotation| annotation.status == status).count();
    let parts = STATUSES.map(|(status, _)| (of(status), status.name())).into_iter().chain([(n_removed, "rejected")]);
    parts.filter(|(n, _)| 0 < *n).map(|(n, what)| format!("{n} {what}")).collect::<Vec<_>>().join(" · ")
}

fn draw_filter(filter: &Filter, article: &Article) {
    let annotations = article.annotations.annotations();
    let n_hidden = filter.n_hidden(&article.annotations);
    text(
        "n-shown",
        &if filter.is_open() { "all".to_owned() } else { format!("{} of {}", annotations.len() - n_hidden, annotations.len()) },
    );
    let mut by_label: BTreeMap<&str, usize> = BTreeMap::new();
    annotations.iter().for_each(|annotation| *by_label.entry(annotation.reading.label()).or_default() += 1);
    let n_of = |label: &str| by_label.get(label).copied().unwrap_or_default();
    let kinds = KINDS.into_iter().map(|(kind, name)| {
        let labels: Vec<&str> = labels_of(kind).into_iter().filter(|label| 0 < n_of(label)).collect();
        let n_all = labels.iter().map(|label| n_of(label)).sum();
        let head = facet(filter, Facet::Kind(kind), "data-kind", kind, name, n_all);
        let rows = labels.iter().filter(|_| 1 < labels.len());
        let rows = rows.map(|label| element("li").child(&facet(filter, Facet::Label(label), "data-label", label, label, n_of(label))));
        element("div").with("class", "facets").with("data-kind", kind).child(&head).child(&element("ul").children(rows))
    });
    let statuses = STATUSES.into_iter().map(|(status, name)| {
        let n_all = annotations.iter().filter(|annotation| annotation.status == status).count();
        element("li").child(&facet(filter, Facet::Status(status), "data-status", status.name(), name, n_all))
    });
    let statuses = element("div").with("class", "facets").child(&element("ul").children(statuses));
    if let Some(facets) = dom::by_id("facets") {
        dom::refill(&facets, kinds.chain([statuses]));
    }
    draw_least(filter, n_hidden);
}

fn facet(filter: &Filter, facet: Facet, attribute: &str, value: &str, name: &str, n_all: usize) -> Build {
    let box_ = element("input").with("type", "checkbox").with("data-change", "facet").with(attribute, value);
    let box_ = if filter.shows_facet(facet) { box_.with("checked", "") } else { box_ };
    let count = element("span").with("class", "count").text(&n_all.to_string());
    element("label").child(&box_).child(&element("span").with("class", "name").text(name)).child(&count)
}

fn draw_least(filter: &Filter, n_hidden: usize) {
    let percent = format!("{:.0}", 100.0 * filter.least.map_or(0.0, Score::probability));
    let slider = dom::by_id("least").and_then(|slider| slider.dyn_into::<HtmlInputElement>().ok());
    if let Some(slider) = slider {
        if slider.value() != percent {
            slider.set_value(&percent);
        }
        dom::set(&slider, "aria-valuetext", &format!("{percent} %, {n_hidden} hidden"));
    }
    text("least-shown", &format!("{percent} %"));
    text(
        "filter-note",
        &if n_hidden == 0 { String::new() } else { format!("{n_hidden} hidden. A view only: they stay, and are exported.") },
    );
    dom::by_id("show-all").iter().for_each(|button| dom::set_flag(button, "hidden", filter.is_open()));
}

fn draw_removed(article: &Article) {
    let removed = article.annotations.rejected();
    dom::by_id("removed").iter().for_each(|element| dom::set_flag(element, "hidden", removed.is_empty()));
    text("n-removed", &removed.len().to_string());
    let row = |annotation: &Annotation| {
        let words = article.document.slice(annotation.span);
        let (before, behind) = context(&article.document, annotation.span);
        let id = format!("a{}", annotation.id.0);
        let go = element("button").with("type", "button").with("data-action", "removed").with("data-annotation", &id);
        let go = go.child(&element("span").with("class", "name").with("dir", "auto").text(words));
        let go = go.child(&element("span").with("class", "count").text(annotation.reading.label()));
        let go = go.child(&element("span").with("class", "details").with("dir", "auto").text(&format!("{before}{words}{behind}")));
        let restore =
            element("button").with("type", "button").with("class", "menu").with("data-action", "restore").with("data-annotation", &id);
        element("li").child(&go).child(&restore.with("aria-label", &format!("Restore “{words}”")).text("Restore"))
    };
    dom::by_id("removed-list").iter().for_each(|list| dom::refill(list, removed.iter().take(super::N_ROWS).map(row)));
}
