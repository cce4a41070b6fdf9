//! Boxes, choices, sliders and fields: what was changed in them becomes a message, as their `data-change` or id says.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement};

use crate::{
    annotation::{EntityId, Score, Status, Word},
    editor::{Choice, Facet, Msg, Towards, WordEdit, labels_of},
    web::{
        dom,
        named::{annotation_id, choice},
        overlays::words::rule_of,
    },
};

/// What a field or a choice holds.
fn value(element: &Element) -> Option<String> {
    let input = element.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::value);
    input.or_else(|| element.dyn_ref::<HtmlSelectElement>().map(HtmlSelectElement::value))
}

fn number(element: &Element, name: &str) -> Option<usize> {
    element.get_attribute(name)?.parse().ok()
}

fn percent(text: &str) -> Option<Score> {
    text.parse::<f64>().ok().map(|percent| Score::from_probability(percent / 100.0))
}

/// The message of a box or choice that was changed.
pub fn message_of_change(element: &Element) -> Option<Msg> {
    let word = || number(element, "data-word");
    Some(match element.get_attribute("data-change")?.as_str() {
        "offer-row" => Msg::OfferRowToggled(number(element, "data-row")?),
        "words-switch" => Msg::WordsSwitched,
        "word-text" => Msg::WordEdited(word()?, WordEdit::Text(value(element)?)),
        "word-rule" => Msg::WordEdited(word()?, WordEdit::Rule(rule_of(&value(element)?)?)),
        "word-case" => Msg::WordEdited(word()?, WordEdit::CaseSwitched),
        "word-switch" => Msg::WordEdited(word()?, WordEdit::Switched),
        "facet" => Msg::FacetToggled(facet(element)?),
        _ => return None,
    })
}

fn facet(element: &Element) -> Option<Facet> {
    let kinds = ["entity", "sector", "date"];
    if let Some(status) = element.get_attribute("data-status") {
        return Status::from_name(&status).map(Facet::Status);
    }
    if let Some(wanted) = element.get_attribute("data-label") {
        let label = kinds.into_iter().flat_map(labels_of).find(|label| *label == wanted);
        return label.map(Facet::Label);
    }
    let wanted = element.get_attribute("data-kind")?;
    kinds.into_iter().find(|kind| *kind == wanted).map(Facet::Kind)
}

/// The message of a field or slider while it is changed.
pub fn message_of_input(element: &Element) -> Option<Msg> {
    match element.id().as_str() {
        "query" => value(element).map(Msg::QueryTyped),
        "search-text" => value(element).map(Msg::SearchTyped),
        "least" => percent(&value(element)?).map(Msg::ThresholdMoved),
        "sure" => percent(&value(element)?).map(Msg::SureMoved),
        _ => None,
    }
}

/// The message of a control of the review, the offer, the search, the filter or the word list.
pub fn message_of_action(action: &str, control: &Element) -> Option<Msg> {
    let id = || annotation_id(&control.get_attribute("data-annotation")?);
    Some(match action {
        "review" => Msg::ReviewStarted,
        "review-skip" => Msg::ReviewSkipped(Towards::Next),
        "review-back" => Msg::ReviewSkipped(Towards::Previous),
        "review-end" => Msg::ReviewEnded,
        "sure" => Msg::OverlayOpened(crate::editor::Overlay::AcceptSure),
        "accept-sure" => Msg::SureAccepted(percent(&control.get_attribute("data-percent")?)?),
        "restore" => Msg::Restored(id()?),
        "restore-here" => Msg::RestoreAsked,
        "removed" => Msg::RejectedShown(id()?),
        "offer-take" => Msg::OfferTaken,
        "offer-look" => Msg::OfferPreviewed,
        "offer-dismiss" => Msg::OfferDismissed,
        "word-keep" => Msg::WordKept,
        "words" => Msg::OverlayOpened(crate::editor::Overlay::Words),
        "words-export" => Msg::WordsExported,
        "word-remove" => Msg::WordEdited(number(control, "data-word")?, WordEdit::Removed),
        "words-undo" => Msg::WordsUndone,
        "word-add" => Msg::WordAdded(new_word()?),
        "show-all" => Msg::FilterCleared,
        "search-open" => Msg::SearchOpened,
        "search-next" => Msg::SearchStepped(Towards::Next),
        "search-previous" => Msg::SearchStepped(Towards::Previous),
        "search-close" => Msg::SearchClosed,
        "search-mark" => Msg::HitsLabelled(chosen_label()?),
        _ => return None,
    })
}

/// The entry that was written on the last line of the word list.
fn new_word() -> Option<Word> {
    let text = value(&dom::by_id("new-word")?)?;
    let rule = rule_of(&value(&dom::by_id("new-rule")?)?)?;
    Some(Word { text, rule, is_case_sensitive: true, is_off: false })
}

/// The entity that was chosen to merge into.
pub fn merge_target() -> Option<EntityId> {
    value(&dom::by_id("merge-into")?)?.parse().ok().map(EntityId)
}

fn chosen_label() -> Option<Choice> {
    choice(&value(&dom::by_id("search-label")?)?, None)
}
