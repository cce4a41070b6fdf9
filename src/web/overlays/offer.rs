//! Every place where the same correction could be made, each with a box to tick.

use crate::{
    document::Document,
    editor::{Row, State},
    span::Span,
    web::dom::{Build, element},
};

/// So many characters of context stand on each side of the words.
const N_CONTEXT: usize = 38;

/// Of many places only so many are listed; the others are corrected as they are ticked.
const N_ROWS: usize = 500;

/// The places with their context, and a button that makes the correction.
pub(super) fn drawn(state: &State) -> Vec<Build> {
    let Some((offer, article)) = state.offer.as_ref().zip(state.article.as_ref()) else { return vec![] };
    let rows = offer.rows.iter().take(N_ROWS).enumerate().map(|(row_idx, row)| drawn_row(row_idx, row, &article.document));
    let n_more = offer.rows.len().saturating_sub(N_ROWS);
    let more = (0 < n_more).then(|| element("li").text(&format!("and {n_more} more")));
    let take = element("button").with("type", "button").with("class", "primary").with("data-action", "offer-take").text(&offer.shown());
    let take = if offer.n_ticked() == 0 { take.with("disabled", "") } else { take };
    let dismiss = element("button").with("type", "button").with("data-action", "offer-dismiss").text("Leave them");
    vec![
        element("ul").with("class", "places").children(rows).children(more),
        element("p").with("class", "answers").child(&take).child(&dismiss),
    ]
}

fn drawn_row(row_idx: usize, row: &Row, document: &Document) -> Build {
    let (before, behind) = context(document, row.place.span);
    let line = element("span").with("class", "line").with("dir", "auto").text(&before);
    let line = line.child(&element("strong").text(document.slice(row.place.span))).text(&behind);
    let box_ = element("input").with("type", "checkbox").with("data-change", "offer-row").with("data-row", &row_idx.to_string());
    let box_ = if row.is_ticked { box_.with("checked", "") } else { box_ };
    let label = element("label").child(&box_).child(&line);
    let why = row.place.exception.as_ref().map(|exception| element("span").with("class", "details").text(&exception.to_string()));
    element("li").child(&label.children(why))
}

/// What stands before and behind some words, on one line.
pub(in crate::web) fn context(document: &Document, span: Span) -> (String, String) {
    let text = document.text();
    let before: String = text.get(..span.start()).unwrap_or_default().chars().rev().take(N_CONTEXT).collect();
    let before: String = before.chars().rev().collect();
    let behind: String = text.get(span.end()..).unwrap_or_default().chars().take(N_CONTEXT).collect();
    // Words that the limit cuts are left out.
    let before = before.split_once(char::is_whitespace).map_or(before.as_str(), |(_, whole)| whole);
    let behind = behind.rsplit_once(char::is_whitespace).map_or(behind.as_str(), |(whole, _)| whole);
    (format!("… {}", on_one_line(before)), format!("{} …", on_one_line(behind)))
}

fn on_one_line(text: &str) -> String {
    text.chars().map(|char| if char.is_whitespace() { ' ' } else { char }).collect()
}
