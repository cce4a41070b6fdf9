//! Tidiness that no compiler checks: how files start, how long they are, and what must not be in them.

#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a test fails by panicking")]

mod tree;

use std::{
    fs,
    path::{Path, PathBuf},
};

/// Lines of a file without its tests; longer ones hold more than one noun.
const MAX_LINES: usize = 400;

/// Every text of the project with its path from the root.
fn texts() -> Vec<(String, String)> {
    let read = |path: PathBuf| {
        let name = path.strip_prefix(tree::root()).unwrap().to_string_lossy().replace('\\', "/");
        Some((name, fs::read_to_string(path).ok()?))
    };
    tree::files("").into_iter().filter_map(read).collect()
}

fn is_rust(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|extension| extension == "rs")
}

#[test]
fn every_source_says_first_what_it_is() {
    let sources: Vec<_> = texts().into_iter().filter(|(name, _)| is_rust(name)).collect();
    assert!(sources.len() > 40, "the check found hardly any source: {}", sources.len());
    let silent: Vec<_> = sources.iter().filter(|(_, text)| !text.starts_with("//! ")).map(|(name, _)| name).collect();
    assert!(silent.is_empty(), "these do not start with `//!`: {silent:?}");
}

/// Lines of a source without its tests and without the entries of lists of words, which are read as one thing.
fn length(source: &str) -> usize {
    let code = source.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    let is_entry =
        |line: &&str| line.trim().strip_prefix('"').and_then(|line| line.strip_suffix("\",")).is_some_and(|word| !word.contains('"'));
    code.lines().filter(|line| !is_entry(line)).count()
}

#[test]
fn counts_code_and_not_words_or_tests() {
    assert_eq!(
        length("//! A\nconst B: [&str; 2] = [\n    \"c\",\n    \"d\",\n];\nf(\n    \"g\", \"h\",\n);\n#[cfg(test)]\nmod tests {\n}\n"),
        6
    );
}

#[test]
fn no_source_is_long() {
    let sources = texts().into_iter().filter(|(name, _)| is_rust(name) && !name.starts_with("tests/"));
    let lengths: Vec<_> = sources.map(|(name, text)| (name, length(&text))).collect();
    assert!(lengths.iter().any(|(_, length)| *length > MAX_LINES / 4), "the check counts hardly any line");
    let long: Vec<_> = lengths.iter().filter(|(_, length)| *length > MAX_LINES).collect();
    assert!(long.is_empty(), "more than {MAX_LINES} lines without tests: {long:?}");
}

/// Folders of one machine, cut in two so that this file does not hold what it looks for.
const OF_ONE_MACHINE: [(&str, &str); 6] =
    [("/ro", "ot/"), ("/ho", "me/"), ("/wo", "rk/"), ("/Us", "ers/"), (":\\Us", "ers\\"), ("/tm", "p/")];

/// Whether a line holds a path that starts with `folder`, and not an address that has it inside.
fn has_path(line: &str, folder: &str) -> bool {
    line.match_indices(folder).any(|(start, _)| {
        let before = line[..start].chars().next_back();
        before.is_none_or(|char| char.is_whitespace() || "\"'`(=:,>".contains(char) || folder.starts_with(':'))
    })
}

#[test]
fn nothing_is_true_on_one_machine_only() {
    let mut found = vec![];
    for (name, text) in texts() {
        for (line_idx, line) in text.lines().enumerate() {
            if OF_ONE_MACHINE.iter().any(|(start, end)| has_path(line, &format!("{start}{end}"))) {
                found.push(format!("{name}:{}: {line}", line_idx + 1));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn tells_a_path_from_an_address() {
    let home = ["/ho", "me/"].concat();
    assert!(has_path(&format!("cd {home}zoe"), &home));
    assert!(has_path(&format!("\"{home}zoe\""), &home));
    assert!(!has_path(&format!("https://www.example.org{home}news"), &home));
}

#[test]
fn packages_come_from_the_public_registry() {
    let texts = texts();
    let (_, lock) = texts.iter().find(|(name, _)| name == "Cargo.lock").unwrap();
    let sources: Vec<&str> = lock.lines().filter_map(|line| line.strip_prefix("source = ")).collect();
    assert!(sources.len() > 10, "the check found hardly any package: {}", sources.len());
    let strange: Vec<_> = sources.iter().filter(|source| **source != "\"registry+https://github.com/rust-lang/crates.io-index\"").collect();
    assert!(strange.is_empty(), "{strange:?}");
    for (name, text) in texts.iter().filter(|(name, _)| name.starts_with(".cargo/")) {
        assert!(!text.contains("[source") && !text.contains("registr"), "{name} names a registry");
    }
}

/// Targets of the links in a Markdown text, code left out.
fn links(markdown: &str) -> Vec<&str> {
    let prose = markdown.split("```").step_by(2);
    prose
        .flat_map(|text| text.split("](").skip(1))
        .filter_map(|rest| rest.split_once(')'))
        .map(|(target, _)| target.split([' ', '#']).next().unwrap_or_default())
        .filter(|target| !target.is_empty())
        .collect()
}

#[test]
fn finds_links_outside_code() {
    assert_eq!(links("[a](b.md#c) ![d](e.png \"f\") [g](#h)\n```\n[i](j)\n```\n[k](l)"), ["b.md", "e.png", "l"]);
}

#[test]
fn links_lead_somewhere() {
    let mut dead = vec![];
    // Marked-up articles under `tests` are data, in which brackets mean something else.
    let is_page = |name: &str| Path::new(name).extension().is_some_and(|extension| extension == "md") && !name.starts_with("tests/");
    for (name, text) in texts().iter().filter(|(name, _)| is_page(name)) {
        let folder = tree::root().join(name).parent().unwrap().to_owned();
        let is_dead = |target: &&str| !target.contains("://") && !target.starts_with("mailto:") && !folder.join(target).exists();
        dead.extend(links(text).into_iter().filter(is_dead).map(|target| format!("{name}: {target}")));
    }
    assert!(dead.is_empty(), "{}", dead.join("\n"));
}
