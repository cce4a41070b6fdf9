//! The words by which markup, style and code of the page know one another: `data-action`s and ids. A slip in one is no error
//! to any compiler, but a button that does nothing.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a test fails by panicking")]

mod tree;

use std::{collections::BTreeSet, fs};

fn read(name: &str) -> String {
    fs::read_to_string(tree::root().join(name)).unwrap()
}

/// The code that makes controls, and the code that says what stands above the article.
fn code() -> String {
    let mut code = read("src/editor/library/standing.rs");
    code.extend(tree::files("src/web").into_iter().map(|path| fs::read_to_string(path).unwrap()));
    code
}

/// What the sources make of actions: each is named there in quotes.
const DOERS: [&str; 3] = ["src/web/actions.rs", "src/web/changes.rs", "src/web/controls.rs"];

/// What stands between `start` and the next quotation mark, wherever that is in `text`.
fn quoted_behind<'a>(text: &'a str, start: &str) -> BTreeSet<&'a str> {
    text.split(start).skip(1).filter_map(|rest| rest.split_once('"')).map(|(word, _)| word).collect()
}

/// Second arguments of the buttons of `editor::library::standing`.
fn acts(code: &str) -> BTreeSet<&str> {
    let calls = code.split("Act::").skip(1).filter(|rest| rest.starts_with("new(") || rest.starts_with("of("));
    calls.filter_map(|rest| rest.split('"').nth(3)).collect()
}

#[test]
fn every_control_does_something() {
    let (markup, code) = (read("www/index.html"), code());
    let mut actions = quoted_behind(&markup, "data-action=\"");
    actions.extend(quoted_behind(&code, "\"data-action\", \""));
    actions.extend(acts(&code));
    assert!(60 < actions.len(), "the check found hardly any control: {actions:?}");
    let doers: String = DOERS.iter().map(|name| read(name)).collect();
    let idle: Vec<&str> = actions.into_iter().filter(|action| !doers.contains(&format!("\"{action}\""))).collect();
    assert!(idle.is_empty(), "no message is made of these: {idle:?}");
}

#[test]
fn every_action_has_a_control() {
    let doers = read("src/web/actions.rs") + &read("src/web/changes.rs");
    let arms = doers.lines().filter_map(|line| line.trim().strip_prefix('"')?.split_once("\" => "));
    let known: BTreeSet<&str> = arms.map(|(action, _)| action).collect();
    assert!(60 < known.len(), "the check found hardly any action: {known:?}");
    let makers = read("www/index.html") + &code().replace(&read("src/web/actions.rs"), "").replace(&read("src/web/changes.rs"), "");
    let unused: Vec<&str> = known.into_iter().filter(|action| !makers.contains(&format!("\"{action}\""))).collect();
    assert!(unused.is_empty(), "no control asks for these: {unused:?}");
}

#[test]
fn every_element_that_is_looked_up_is_there() {
    let (markup, code) = (read("www/index.html"), code());
    let mut ids = quoted_behind(&markup, " id=\"");
    ids.extend(quoted_behind(&code, "\"id\", \""));
    let wanted = quoted_behind(&code, "by_id(\"");
    assert!(30 < wanted.len(), "the check found hardly any element: {wanted:?}");
    let missing: Vec<&&str> = wanted.difference(&ids).collect();
    assert!(missing.is_empty(), "neither markup nor code has these ids: {missing:?}");
}
