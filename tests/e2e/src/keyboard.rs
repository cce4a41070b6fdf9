//! Keys and the mouse, as WebDriver knows them.

use std::time::Duration;

use anyhow::{Context as _, Result};
use fantoccini::actions::{InputSource as _, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};

/// Keys that write nothing, with their code points of the WebDriver standard.
const KEYS: &[(&str, char)] = &[
    ("Control", '\u{e009}'),
    ("Shift", '\u{e008}'),
    ("Alt", '\u{e00a}'),
    ("Meta", '\u{e03d}'),
    ("Enter", '\u{e007}'),
    ("Escape", '\u{e00c}'),
    ("Tab", '\u{e004}'),
    ("Backspace", '\u{e003}'),
    ("Delete", '\u{e017}'),
    ("Home", '\u{e011}'),
    ("End", '\u{e010}'),
    ("ArrowLeft", '\u{e012}'),
    ("ArrowUp", '\u{e013}'),
    ("ArrowRight", '\u{e014}'),
    ("ArrowDown", '\u{e015}'),
];

/// A key with those held meanwhile, written `Control+Shift+z`: down from left to right, up from right to left.
pub(crate) fn chord(keys: &str) -> Result<KeyActions> {
    // The last of `Control++` is the plus itself.
    let (held, last) = match keys.strip_suffix("++") {
        Some(held) => (held, "+"),
        None if keys == "+" => ("", "+"),
        None => keys.rsplit_once('+').unwrap_or(("", keys)),
    };
    let names = held.split('+').filter(|name| !name.is_empty()).chain([last]);
    let keys: Vec<char> = names.map(key).collect::<Result<_>>()?;
    let actions = keys.iter().fold(KeyActions::new("keyboard".into()), |actions, key| actions.then(KeyAction::Down { value: *key }));
    Ok(keys.iter().rev().fold(actions, |actions, key| actions.then(KeyAction::Up { value: *key })))
}

fn key(name: &str) -> Result<char> {
    let named = KEYS.iter().find(|(known, _)| *known == name).map(|(_, key)| *key);
    let written = || name.chars().next().filter(|char| char.len_utf8() == name.len());
    named.or_else(written).with_context(|| format!("no key is called {name}"))
}

/// A drag with the left button between two places of the viewport.
pub(crate) fn drag(from: (f64, f64), to: (f64, f64)) -> MouseActions {
    let move_to = |(x, y)| PointerAction::MoveTo { duration: Some(Duration::from_millis(20)), x, y };
    let half = (f64::midpoint(from.0, to.0), f64::midpoint(from.1, to.1));
    MouseActions::new("mouse".into())
        .then(move_to(from))
        .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
        .then(move_to(half))
        .then(move_to(to))
        .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT })
}

/// A click with the left button.
pub(crate) fn click(at: (f64, f64)) -> MouseActions {
    drag(at, at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_keys_by_name_and_by_what_they_write() {
        assert_eq!(key("Control").unwrap(), '\u{e009}');
        assert_eq!(key("é").unwrap(), 'é');
        assert!(key("Hyper").is_err());
        assert!(chord("Control+").is_err());
        assert!(chord("Control++").is_ok());
        assert!(chord("+").is_ok());
    }
}
