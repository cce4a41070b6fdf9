//! The direction of dependencies: which module of the library may use which.

#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a test fails by panicking")]

use std::{fs, path::Path};

/// A module and the modules that it may use.
const MAY_USE: &[(&str, &[&str])] = &[
    ("span", &[]),
    ("offsets", &["span"]),
    ("document", &["span", "offsets"]),
    ("annotation", &["span"]),
    ("gazetteer", &["span", "document", "annotation"]),
    ("tagger", &["span", "document", "annotation", "gazetteer"]),
    ("timex", &["span", "document", "annotation"]),
    ("sector", &["span", "document", "annotation"]),
    ("annotator", &["span", "offsets", "document", "annotation", "gazetteer", "tagger", "timex", "sector"]),
    ("revision", &["document", "annotation"]),
    ("formats", &["span", "offsets", "document", "annotation", "revision"]),
    ("editor", &["span", "offsets", "document", "annotation", "annotator", "revision", "formats"]),
    ("web", &["span", "offsets", "document", "annotation", "annotator", "revision", "formats", "editor"]),
];

/// Names that only one module may say.
const ONLY: &[(&str, &[&str])] = &[
    ("web_sys", &["web"]),
    ("js_sys", &["web"]),
    ("wasm_bindgen", &["web"]),
    ("serde", &["formats", "web"]),
    ("std::fs", &[]),
    ("std::env", &[]),
    ("std::net", &[]),
    ("std::thread", &[]),
    ("SystemTime", &[]),
    ("std::time", &[]),
    ("HashMap", &[]),
    ("HashSet", &[]),
];

fn files(folder: &Path, found: &mut Vec<std::path::PathBuf>) {
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The code of a line without its comment.
fn code(line: &str) -> &str {
    line.split_once("//").map_or(line, |(code, _)| code)
}

fn says(code: &str, name: &str) -> bool {
    let is_part_of_word = |char: Option<char>| char.is_some_and(|char| char.is_alphanumeric() || char == '_');
    code.match_indices(name).any(|(start, _)| {
        let (before, rest) = code.split_at(start);
        !is_part_of_word(before.chars().next_back()) && !is_part_of_word(rest.strip_prefix(name).and_then(|rest| rest.chars().next()))
    })
}

/// Modules of the crate that a file names, with their line: `crate::x` and the first level of `crate::{…}`.
fn used_modules(source: &str) -> Vec<(usize, String)> {
    let mut used = vec![];
    let mut depth = 0;
    for (line_idx, line) in source.lines().enumerate() {
        let mut rest = code(line);
        if depth > 0 {
            for word in rest.split_inclusive(['{', '}', ',']) {
                if depth == 1 {
                    used.push((line_idx + 1, word.trim().split([':', ',', '{', '}', ' ', ';']).next().unwrap_or_default().to_owned()));
                }
                depth += i32::from(word.ends_with('{'));
                depth -= i32::from(word.ends_with('}'));
            }
            continue;
        }
        while let Some((_, behind)) = rest.split_once("crate::") {
            rest = behind;
            if let Some(list) = behind.strip_prefix('{') {
                let is_closed = list.contains('}');
                depth = i32::from(!is_closed);
                let names = list.split(['}', ';']).next().unwrap_or_default().split(',');
                used.extend(
                    names.filter(|_| is_closed).map(|name| (line_idx + 1, name.trim().split(':').next().unwrap_or_default().to_owned())),
                );
            } else {
                let name: String = behind.chars().take_while(|char| char.is_alphanumeric() || *char == '_').collect();
                used.push((line_idx + 1, name));
            }
        }
    }
    used.retain(|(_, name)| !name.is_empty());
    used
}

#[test]
fn modules_use_only_what_stands_above_them() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = vec![];
    files(&src, &mut paths);
    let mut n_checked = 0;
    let mut broken = vec![];
    for path in paths {
        let relative = path.strip_prefix(&src).unwrap().to_string_lossy().into_owned();
        let module = relative.trim_end_matches(".rs").split('/').next().unwrap();
        let Some((_, allowed)) = MAY_USE.iter().find(|(name, _)| *name == module) else { continue };
        let source = fs::read_to_string(&path).unwrap();
        let source = source.split("#[cfg(test)]").next().unwrap();
        for (line, used) in used_modules(source) {
            let is_module = MAY_USE.iter().any(|(name, _)| *name == used);
            if used != module && is_module && !allowed.contains(&used.as_str()) {
                broken.push(format!("src/{relative}:{line}: `{module}` may not use `{used}`"));
            }
            if !is_module && used.starts_with(char::is_uppercase) && !["formats", "editor", "web"].contains(&module) {
                broken.push(format!("src/{relative}:{line}: `{used}` is named through the root; name its module"));
            }
            n_checked += 1;
        }
        for (line_idx, line) in source.lines().enumerate() {
            for (name, modules) in ONLY {
                if says(code(line), name) && !modules.contains(&module) {
                    broken.push(format!("src/{relative}:{}: only {modules:?} may name `{name}`", line_idx + 1));
                }
            }
        }
    }
    assert!(n_checked > 20, "the check found hardly any use of a module: {n_checked}");
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn tells_modules_from_a_nested_list() {
    let source = "use crate::{\n    annotation::{A, B},\n    span::Span,\n};\nlet x = crate::timex::y();\nuse crate::{sector, tagger};";
    let names: Vec<String> = used_modules(source).into_iter().map(|(_, name)| name).filter(|name| !name.is_empty()).collect();
    assert_eq!(names, ["annotation", "span", "timex", "sector", "tagger"]);
}
