//! What lies at the lower edge of the page while it is needed: the search, the review, and the offer to correct the same
//! elsewhere. None of it takes the keyboard from the article by itself.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlInputElement};

use crate::{
    editor::{Article, Offer, Review, Search, State, certainty, shown_count},
    web::{dom, palette},
};

/// Draws all three, each only while it is there.
pub fn draw(state: &State) {
    dom::by_id("desk").iter().for_each(|desk| palette::draw_keys(desk, &state.keymap));
    part("search", state.search.as_ref(), |_, search| draw_search(search));
    part("review", state.review.as_ref().zip(state.article.as_ref()), |element, (review, article)| draw_review(element, review, article));
    part("offer", state.offer.as_ref(), |_, offer| draw_offer(offer));
}

/// Opens the search at once: the next key belongs to it, and would come before the next drawing.
pub fn enter_search() {
    dom::by_id("search").iter().for_each(|search| dom::set_flag(search, "hidden", false));
    let input = dom::by_id("search-text").and_then(|input| input.dyn_into::<HtmlInputElement>().ok());
    input.iter().for_each(|input| {
        dom::focus(input);
        // What was searched last gives way to what is typed.
        input.select();
    });
}

fn part<T>(id: &str, shown: Option<T>, draw: impl FnOnce(&Element, T)) {
    let Some(element) = dom::by_id(id) else { return };
    dom::set_flag(&element, "hidden", shown.is_none());
    if let Some(shown) = shown {
        draw(&element, shown);
    }
}

fn text(id: &str, text: &str) {
    dom::by_id(id).iter().for_each(|element| dom::set_text(element, text));
}

fn flag(id: &str, name: &str, is_set: bool) {
    dom::by_id(id).iter().for_each(|element| dom::set_flag(element, name, is_set));
}

fn draw_search(search: &Search) {
    let input = dom::by_id("search-text").and_then(|input| input.dyn_into::<HtmlInputElement>().ok());
    input.iter().filter(|input| input.value() != search.query).for_each(|input| input.set_value(&search.query));
    let n_hits = search.hits.len();
    let count = match search.place {
        _ if search.query.trim().is_empty() => String::new(),
        Some(place) => format!("{} of {n_hits}", place + 1),
        None => shown_count(n_hits),
    };
    text("search-count", &count);
    text("search-mark", &format!("Mark {n_hits} as"));
    for id in ["search-previous", "search-next", "search-mark", "search-label"] {
        flag(id, "disabled", n_hits == 0);
    }
}

fn draw_review(element: &Element, review: &Review, article: &Article) {
    let n_all = review.queue.len();
    let current = review.current();
    dom::set_flag(element, "data-done", current.is_none());
    if let Some(progress) = dom::by_id("review-progress") {
        dom::set(&progress, "max", &n_all.to_string());
        dom::set(&progress, "value", &review.place.to_string());
    }
    let tally = review.tally(&article.annotations);
    text(
        "review-place",
        &match current {
            Some(_) => format!("{} of {n_all}", review.place + 1),
            None => format!("Reviewed all {n_all}"),
        },
    );
    let standing = current.and_then(|id| article.annotations.annotation(id));
    let about = match (current, standing) {
        (Some(_), Some(annotation)) => {
            let sure = 100.0 * certainty(annotation).probability();
            format!("{} · {sure:.0} % sure", annotation.reading.label())
        }
        (Some(_), None) => "rejected".to_owned(),
        (None, _) => tally.shown(),
    };
    text("review-about", &about);
    for id in ["review-accept", "review-reject", "review-skip"] {
        flag(id, "hidden", current.is_none());
    }
    flag("review-again", "hidden", current.is_some() || tally.n_open == 0);
    text("review-again", &format!("Again: {} left open", tally.n_open));
}

fn draw_offer(offer: &Offer) {
    let n_more = offer.rows.len();
    let exceptions = n_more - offer.n_ticked();
    let words: String = offer.words.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = match (n_more, exceptions) {
        (0, _) => format!("“{words}” stands nowhere else"),
        (1, _) => format!("“{words}” stands once more"),
        (n_more, 0) => format!("“{words}” stands {n_more} more times"),
        (n_more, exceptions) => format!("“{words}” stands {n_more} more times, {exceptions} perhaps otherwise"),
    };
    text("offer-text", &line);
    text("offer-take", &offer.shown());
    flag("offer-take-button", "hidden", offer.n_ticked() == 0);
    flag("offer-look-button", "hidden", n_more == 0);
    flag("word-keep-button", "hidden", offer.word.is_none());
    let rule = offer.word.as_ref().map(|word| match &word.rule {
        crate::annotation::WordRule::Sector(_) => "Always this sector".to_owned(),
        rule => capitalised(&rule.to_string()),
    });
    text("word-keep", &rule.unwrap_or_default());
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
