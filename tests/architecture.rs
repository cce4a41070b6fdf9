//! The direction of dependencies: which module of the library may use which.

#![allow(clippy::unwrap_used, clippy::panic, clippy::string_slice, reason = "a test fails by panicking")]

mod tree;

use std::{collections::BTreeSet, fs, path::PathBuf};

/// A module and the modules that it uses.
type Row = (String, BTreeSet<String>);

/// The table of `ARCHITECTURE.md`: a row `| module | is | uses |` for each module of the library.
fn table() -> Vec<Row> {
    let page = fs::read_to_string(tree::root().join("ARCHITECTURE.md")).unwrap();
    let rows = page.lines().skip_while(|line| *line != "| module | is | uses |").skip(2).take_while(|line| line.starts_with('|'));
    let row = |line: &str| {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [module, _, used] = cells.as_slice() else { panic!("a row has three cells: {line}") };
        (module.trim_matches('`').to_owned(), used.split_whitespace().map(str::to_owned).collect())
    };
    rows.map(row).collect()
}

/// Names that only one module may say.
const ONLY: &[(&str, &[&str])] = &[
    ("web_sys", &["web"]),
    ("js_sys", &["web"]),
    ("wasm_bindgen", &["web"]),
    ("wasm_bindgen_futures", &["web"]),
    ("serde_wasm_bindgen", &["web"]),
    ("idb", &["web"]),
    ("serde", &["formats", "web"]),
    ("serde_json", &["formats"]),
    ("flate2", &["formats"]),
    ("rawzip", &["formats"]),
    ("fst", &["gazetteer", "sector"]),
    ("std::fs", &[]),
    ("std::env", &[]),
    ("std::net", &[]),
    ("std::thread", &[]),
    ("SystemTime", &[]),
    ("std::time", &[]),
    ("HashMap", &[]),
    ("HashSet", &[]),
];

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

/// Every source of the library with its path from `src`, its module and its text without tests.
fn sources() -> Vec<(String, String, String)> {
    let read = |path: PathBuf| {
        let name = path.strip_prefix(tree::root().join("src")).unwrap().to_string_lossy().replace('\\', "/");
        let module = name.trim_end_matches(".rs").split('/').next().unwrap().to_owned();
        let source = fs::read_to_string(&path).unwrap();
        let code = source.split("#[cfg(test)]").next().unwrap().to_owned();
        (name, module, code)
    };
    let is_rust = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "rs");
    tree::files("src").into_iter().filter(is_rust).map(read).filter(|(_, module, _)| module != "bin" && module != "lib").collect()
}

#[test]
fn modules_use_what_the_page_says_and_nothing_else() {
    let table = table();
    let mut unused: BTreeSet<(String, String)> =
        table.iter().flat_map(|(module, uses)| uses.iter().map(|used| (module.clone(), used.clone()))).collect();
    assert!(30 < unused.len(), "the check found hardly any row: {table:?}");
    let mut broken = vec![];
    for (name, module, source) in sources() {
        let Some((_, uses)) = table.iter().find(|(known, _)| *known == module) else {
            broken.push(format!("src/{name}: the table lacks `{module}`"));
            continue;
        };
        for (line, used) in used_modules(&source) {
            let is_module = table.iter().any(|(known, _)| *known == used);
            unused.remove(&(module.clone(), used.clone()));
            if used != module && is_module && !uses.contains(&used) {
                broken.push(format!("src/{name}:{line}: `{module}` may not use `{used}`, says the table in ARCHITECTURE.md"));
            }
            if !is_module && used.starts_with(char::is_uppercase) {
                broken.push(format!("src/{name}:{line}: `{used}` is named through the root; name its module"));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
    assert!(unused.is_empty(), "the table has arrows that are not there: {unused:?}");
}

#[test]
fn the_table_is_in_the_order_of_the_library() {
    let library = fs::read_to_string(tree::root().join("src/lib.rs")).unwrap();
    let modules: Vec<&str> = library.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    let table = table();
    assert_eq!(table.iter().map(|(module, _)| module.as_str()).collect::<Vec<_>>(), modules);
    for (row_idx, (module, uses)) in table.iter().enumerate() {
        let below: Vec<&String> = uses.iter().filter(|used| !table.iter().take(row_idx).any(|(above, _)| above == *used)).collect();
        assert!(below.is_empty(), "`{module}` uses what does not stand above it: {below:?}");
    }
}

#[test]
fn names_of_one_module_stay_there() {
    let mut broken = vec![];
    for (name, module, source) in sources() {
        for (line_idx, line) in source.lines().enumerate() {
            for (said, modules) in ONLY {
                if says(code(line), said) && !modules.contains(&module.as_str()) {
                    broken.push(format!("src/{name}:{}: only {modules:?} may name `{said}`", line_idx + 1));
                }
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn tells_modules_from_a_nested_list() {
    let source = "use crate::{\n    annotation::{A, B},\n    span::Span,\n};\nlet x = crate::timex::y();\nuse crate::{sector, tagger};";
    let names: Vec<String> = used_modules(source).into_iter().map(|(_, name)| name).filter(|name| !name.is_empty()).collect();
    assert_eq!(names, ["annotation", "span", "timex", "sector", "tagger"]);
}
