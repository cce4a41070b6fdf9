//! The README's list of keys is the page's. `UPDATE_EXPECT=1` writes it anew.

use std::{env, fs, path::Path};

use galley::editor::{bindings, shown_chord};

const START: &str = "<!-- keys: from `editor::bindings` -->\n";
const END: &str = "<!-- end of keys -->\n";

/// One row for each heading of the page's list.
fn table() -> String {
    let mut rows: Vec<(&str, Vec<String>)> = vec![];
    for binding in bindings() {
        let keys: Vec<String> = binding.keys.iter().map(|key| format!("`{}`", shown_chord(key).replace('|', "\\|"))).collect();
        let line = format!("{} {}", keys.join(" or "), binding.does);
        match rows.iter_mut().find(|(group, _)| *group == binding.group) {
            Some((_, lines)) => lines.push(line),
            None => rows.push((binding.group, vec![line])),
        }
    }
    let rows: Vec<String> = rows.into_iter().map(|(group, lines)| format!("| {group} | {} |", lines.join(" · "))).collect();
    format!("| | keys |\n|---|---|\n{}\n", rows.join("\n"))
}

#[test]
fn the_readme_lists_every_key() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(&path).unwrap();
    let (before, rest) = readme.split_once(START).unwrap();
    let (listed, behind) = rest.split_once(END).unwrap();
    if env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(&path, format!("{before}{START}{}{END}{behind}", table())).unwrap();
        return;
    }
    assert_eq!(listed, table(), "the README's keys are not the page's: run this test with UPDATE_EXPECT=1");
}

#[test]
fn the_readme_names_only_keys_that_there_are() {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let (before, rest) = readme.split_once(START).unwrap();
    let (_, behind) = rest.split_once(END).unwrap();
    let before = before.split_once("## Using the page").unwrap().1;
    let behind = behind.split_once("## Using the command line").unwrap().0;
    let known: Vec<String> = bindings().flat_map(|binding| binding.keys).map(|key| shown_chord(key)).collect();
    let mut n_keys = 0;
    for prose in [before, behind] {
        // Between the marks of code stands every second part; a key has no space and starts with a capital or a sign.
        let is_key = |code: &&str| !code.contains(' ') && !code.starts_with(|first: char| first.is_ascii_lowercase());
        for key in prose.split('`').skip(1).step_by(2).filter(is_key) {
            assert!(known.iter().any(|known| known == key), "the README tells of a key {key}");
            n_keys += 1;
        }
    }
    assert!(5 < n_keys, "{n_keys}");
    assert!(behind.contains("*Articles* (B)") && known.iter().any(|key| key == "B"));
}
