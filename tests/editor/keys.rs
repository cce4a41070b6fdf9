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
