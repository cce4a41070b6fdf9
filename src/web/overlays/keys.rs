//! The list of keys, in which each can be changed.

use crate::{
    editor::{Binding, State, bindings, shown_chord},
    web::dom::{Build, element},
};

/// The id of the line that says why a key was refused.
const REFUSAL: &str = "refusal-of-key";

/// Every key under its heading.
pub(super) fn drawn(state: &State) -> Vec<Build> {
    let mut groups: Vec<(&str, Vec<Build>)> = vec![];
    for binding in bindings() {
        match groups.iter_mut().find(|(group, _)| *group == binding.group) {
            Some((_, rows)) => rows.push(row(binding, state)),
            None => groups.push((binding.group, vec![row(binding, state)])),
        }
    }
    let section = |(group, rows): (&str, Vec<Build>)| {
        element("section").child(&element("h3").text(group)).child(&element("ul").with("class", "keys").children(rows))
    };
    let line = element("p").with("class", "quiet").text("Choose a line to give it another key.");
    let reset = element("p").child(&action("keys-reset").text("All keys as they came"));
    let reset = (!state.keymap.is_empty()).then_some(reset);
    [line].into_iter().chain(groups.into_iter().map(section)).chain(reset).collect()
}

fn row(binding: &Binding, state: &State) -> Build {
    let waiting = state.rebinding.as_ref().filter(|waiting| waiting.name == binding.name);
    let keys: Vec<String> = state.keymap.keys_of(binding).map(shown_chord).collect();
    let kbd = match waiting {
        Some(_) => vec![element("em").text("Press a key")],
        None => keys.iter().map(|key| element("kbd").text(key)).collect(),
    };
    let kbd = element("span").with("class", "chords").children(kbd);
    let button = action("key").with("data-key", binding.name).with("title", "Give this another key");
    let button = if waiting.is_some_and(|waiting| waiting.refusal.is_some()) { button.with("aria-describedby", REFUSAL) } else { button };
    let row = element("li").child(&button.child(&kbd).child(&element("span").text(binding.does)));
    let reset = action("key-reset").with("data-key", binding.name).with("class", "quiet");
    let reset = reset.with("aria-label", &format!("As it came: {}", binding.does)).text("As it came");
    let row = if state.keymap.is_own(binding) { row.child(&reset) } else { row };
    match waiting.and_then(|waiting| waiting.refusal.as_ref()) {
        Some(refusal) => row.child(&element("p").with("class", "refusal").with("id", REFUSAL).text(refusal)),
        None => row,
    }
}

fn action(action: &str) -> Build {
    element("button").with("type", "button").with("data-action", action)
}
