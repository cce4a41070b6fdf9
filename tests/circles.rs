//! No file of the library uses itself through others: each can be read with those below it alone. Between a file and those of
//! its own folder arrows may go both ways.

#![allow(clippy::unwrap_used, clippy::panic, clippy::string_slice, reason = "a test fails by panicking")]

mod tree;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// A module's path within the crate, as `editor::state::article`.
type Module = String;

/// The module that a file under `src` is; `lib.rs` and the programs are none.
fn module(path: &Path) -> Option<Module> {
    let root = tree::root().join("src");
    let inside = path.strip_prefix(&root).ok()?.with_extension("");
    let parts: Vec<&str> = inside.iter().filter_map(|part| part.to_str()).collect();
    (parts != ["lib"] && parts.first() != Some(&"bin")).then(|| parts.join("::"))
}

/// The code of a file before its tests, without comments.
fn code(path: &Path) -> String {
    let source = fs::read_to_string(path).unwrap();
    let code = source.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    code.lines().map(|line| line.split_once("//").map_or(line, |(code, _)| code)).collect::<Vec<&str>>().join("\n")
}

/// Every path that a tree of `use` spells: of `a::{b, c::d}` these are `a::b` and `a::c::d`.
fn spelt(tree: &str) -> Vec<String> {
    let tree = tree.trim();
    let Some((stem, rest)) = tree.split_once('{') else { return vec![tree.to_owned()] };
    let inner = rest.strip_suffix('}').unwrap_or(rest);
    let (mut parts, mut depth, mut start) = (vec![], 0, 0);
    for (at, char) in inner.char_indices() {
        match char {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&inner[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&inner[start..]);
    parts.into_iter().filter(|part| !part.trim().is_empty()).flat_map(spelt).map(|path| format!("{stem}{path}")).collect()
}

/// What a module's `use` declarations name, in full.
fn used(module: &str, code: &str) -> Vec<String> {
    let starts_line = |(at, _): &(usize, &str)| {
        code[..*at]
            .rsplit('\n')
            .next()
            .is_some_and(|before| before.trim_start().is_empty() || before.ends_with("pub ") || before.ends_with(") "))
    };
    let trees = code.match_indices("use ").filter(starts_line).filter_map(|(at, _)| code[at + 4..].split_once(';')).map(|(tree, _)| tree);
    let in_full = |path: String| {
        let mut base: Vec<&str> = module.split("::").collect();
        let parts: Vec<&str> = path.split("::").map(str::trim).collect();
        let n_up = parts.iter().take_while(|part| **part == "super").count();
        match parts.first() {
            Some(&"crate") => base.clear(),
            Some(&"super") => base.truncate(base.len().saturating_sub(n_up)),
            Some(&"self") => {}
            _ => return None,
        }
        Some(base.into_iter().chain(parts.into_iter().skip(n_up.max(1))).collect::<Vec<&str>>().join("::"))
    };
    trees.flat_map(spelt).filter_map(in_full).collect()
}

/// The library's files: what each uses, and what it hands on under its own name.
struct Library {
    /// Of each module the paths that it uses, in full.
    uses: BTreeMap<Module, Vec<String>>,
}

impl Library {
    fn read() -> Self {
        let is_rust = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "rs");
        let paths = tree::files("src").into_iter().filter(is_rust);
        let uses = paths.filter_map(|path| module(&path).map(|module| (module.clone(), used(&module, &code(&path))))).collect();
        Self { uses }
    }

    /// The file that defines what a path names: the longest beginning that is a module, unless that hands the name on from
    /// another one below it.
    fn file_of(&self, path: &str) -> Option<Module> {
        let parts: Vec<&str> = path.split("::").collect();
        let module_of = |n_parts: usize| parts.iter().take(n_parts).copied().collect::<Vec<&str>>().join("::");
        let n_parts = (1..=parts.len()).rev().find(|n_parts| self.uses.contains_key(&module_of(*n_parts)))?;
        let module = module_of(n_parts);
        let name = parts.get(n_parts);
        let below = format!("{module}::");
        let handed_on = self.uses.get(&module)?.iter().find(|used| used.starts_with(&below) && used.rsplit("::").next() == name.copied());
        match handed_on {
            Some(used) if used != path => self.file_of(used),
            _ => Some(module),
        }
    }

    /// Which files each file uses.
    fn arrows(&self) -> BTreeMap<Module, BTreeSet<Module>> {
        let files = |(module, used): (&Module, &Vec<String>)| {
            let files = used.iter().filter_map(|path| self.file_of(path));
            let is_inside = |one: &str, other: &str| one == other || one.strip_prefix(other).is_some_and(|rest| rest.starts_with("::"));
            let files = files.filter(|file| !is_inside(file, module) && !is_inside(module, file));
            (module.clone(), files.collect())
        };
        self.uses.iter().map(files).collect()
    }
}

#[test]
fn no_file_is_in_a_circle() {
    let mut arrows = Library::read().arrows();
    assert!(500 < arrows.values().map(BTreeSet::len).sum::<usize>(), "the check found hardly any arrow");
    // What uses only files that are through is through; the rest is in a circle or above one. What nothing of the rest uses is above.
    while let Some(done) = arrows.iter().find(|(_, files)| files.is_empty()).map(|(module, _)| module.clone()) {
        arrows.remove(&done);
        arrows.values_mut().for_each(|files| files.retain(|file| *file != done));
    }
    while let Some(above) = arrows.keys().find(|module| !arrows.values().any(|files| files.contains(*module))).cloned() {
        arrows.remove(&above);
    }
    let shown: Vec<String> = arrows.iter().map(|(module, files)| format!("{module} uses {files:?}")).collect();
    assert!(shown.is_empty(), "these files are in circles:\n{}", shown.join("\n"));
}

#[test]
fn tells_what_a_file_uses() {
    let code = "use std::fmt;\nuse super::below;\npub use self::inner::{A, b::C};\nuse crate::{\n    span::Span,\n    web::{dom, x as y},\n};\nfn because() { let use_it = 1; }";
    assert_eq!(
        used("web::article", code),
        ["web::below", "web::article::inner::A", "web::article::inner::b::C", "span::Span", "web::dom", "web::x as y"]
    );
}
