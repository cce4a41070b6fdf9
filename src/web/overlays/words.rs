//! The person's word list: what some words always are, or never.

use crate::{
    annotation::{EntityLabel, Never, Word, WordRule},
    editor::{State, WordsStep, shown_rule},
    web::dom::{Build, element},
};

/// The list, a line to add to it, and what can be done with all of it.
pub(super) fn drawn(state: &State) -> Vec<Build> {
    let words = state.words.words();
    let about =
        "What stands here holds for articles that are read from now on, before anyone else’s say. The key W adds your last correction.";
    let switch = element("input").with("type", "checkbox").with("data-change", "words-switch");
    let switch = if state.words.is_off { switch } else { switch.with("checked", "") };
    let switch = element("label").with("class", "whole").child(&switch).child(&element("span").text("Use the word list"));
    let act = |action: &str, text: &str| element("button").with("type", "button").with("data-action", action).text(text);
    let export = act("words-export", "Save as a file");
    let export = if words.is_empty() { export.with("disabled", "") } else { export };
    let rows = words.iter().enumerate().map(|(word_idx, word)| row(word_idx, word));
    let head = [
        element("p").with("class", "quiet").text(about),
        element("p").with("class", "answers").child(&switch).child(&export).child(&act("words-open", "Read a file…")),
    ];
    let rest = [element("ul").with("class", "words").children(rows), new_word()];
    head.into_iter().chain(state.words_step.as_ref().map(last_step)).chain(rest).collect()
}

/// What was done last, with the way back.
fn last_step(step: &WordsStep) -> Build {
    let (said, verb) = if step.is_undone { (format!("Undone: {}", step.name), "Redo") } else { (step.name.clone(), "Undo") };
    let undo = element("button").with("type", "button").with("data-action", "words-undo").with("aria-keyshortcuts", "U Control+Z");
    let undo = undo.child(&element("kbd").text("U")).text(verb);
    element("p").with("class", "answers last-step").child(&element("span").with("dir", "auto").text(&said)).child(&undo)
}

fn row(word_idx: usize, word: &Word) -> Build {
    let idx = word_idx.to_string();
    let of = |name: &str| format!("{name} of “{}”", word.text);
    let text = element("input").with("type", "text").with("data-change", "word-text").with("data-word", &idx).with("dir", "auto");
    let text = text.with("value", &word.text).with("aria-label", &of("Words")).with("autocomplete", "off");
    let rule = rules(Some(&word.rule)).with("data-change", "word-rule").with("data-word", &idx).with("aria-label", &of("Rule"));
    let switch = |change: &str, is_on: bool, text: &str, name: &str| {
        let switch = element("input").with("type", "checkbox").with("data-change", change).with("data-word", &idx);
        let switch = if is_on { switch.with("checked", "") } else { switch };
        element("label").child(&switch.with("aria-label", &of(name))).child(&element("span").with("aria-hidden", "true").text(text))
    };
    let remove = element("button").with("type", "button").with("class", "quiet").with("data-action", "word-remove").with("data-word", &idx);
    let remove = remove.with("aria-label", &format!("Remove “{}”", word.text)).text("Remove");
    element("li")
        .with("data-off", if word.is_off { "true" } else { "false" })
        .child(&text)
        .child(&rule)
        .child(&switch("word-case", word.is_case_sensitive, "Aa", "Capitals count"))
        .child(&switch("word-switch", !word.is_off, "on", "Use"))
        .child(&remove)
}

/// The line on which an entry is written.
fn new_word() -> Build {
    let text =
        element("input").with("type", "text").with("id", "new-word").with("aria-label", "New words").with("placeholder", "New words");
    let text = text.with("autocomplete", "off").with("dir", "auto");
    let rule = rules(None).with("id", "new-rule").with("aria-label", "Rule of the new words");
    let add = element("button").with("type", "button").with("data-action", "word-add").text("Add");
    element("div").with("class", "new-word").child(&text).child(&rule).child(&add)
}

/// A choice among all rules. A sector is among them only where it is chosen: the tree is too long for a list.
fn rules(chosen: Option<&WordRule>) -> Build {
    let entities = EntityLabel::ALL.into_iter().map(WordRule::Entity);
    let nevers = Never::ALL.into_iter().map(WordRule::Never);
    let sector = chosen.filter(|rule| matches!(rule, WordRule::Sector(_))).cloned();
    let option = |rule: WordRule| {
        let option = element("option").with("value", &written(&rule)).text(&shown_rule(&rule));
        if chosen == Some(&rule) { option.with("selected", "") } else { option }
    };
    element("select").children(sector.into_iter().chain(entities).chain(nevers).map(option))
}

/// A rule as the value of an option.
fn written(rule: &WordRule) -> String {
    match rule {
        WordRule::Entity(label) => format!("always:{}", label.name()),
        WordRule::Sector(id) => format!("sector:{}", id.0),
        WordRule::Never(never) => format!("never:{}", never.name()),
    }
}

/// The rule of an option.
pub(in crate::web) fn rule_of(value: &str) -> Option<WordRule> {
    match value.split_once(':')? {
        ("always", label) => EntityLabel::from_name(label).map(WordRule::Entity),
        ("sector", id) => Some(WordRule::Sector(crate::annotation::SectorId(id.to_owned()))),
        ("never", name) => Never::from_name(name).map(WordRule::Never),
        _ => None,
    }
}
