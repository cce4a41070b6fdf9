//! Golden files: what is read of a paste, for each kind of mess that pastes come in.
//!
//! `tests/articles/NAME.txt` (`.html`, `.md`) is the paste, `NAME.expected` what is read of it: metadata, blocks with
//! their roles, sentences of the blocks that are analysed. `UPDATE_EXPECT=1 cargo test --test articles` writes the
//! expected files anew; read the difference line by line.

#![allow(clippy::unwrap_used, reason = "a file that cannot be read fails the test")]

use std::{env, fmt::Write as _, fs, path::Path};

use galley::{Document, Field};

/// Pastes of which a golden file has to be there, so that an empty folder fails.
const N_KINDS: usize = 30;

#[test]
fn pastes_are_read_as_expected() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension != "expected"));
    paths.sort();
    assert!(N_KINDS <= paths.len(), "only {} pastes", paths.len());
    let is_update = env::var_os("UPDATE_EXPECT").is_some();
    let mut wrong = vec![];
    for path in paths {
        let source = fs::read_to_string(&path).unwrap();
        let document =
            if path.extension().is_some_and(|extension| extension == "md") { Document::parse(&source) } else { Document::read(&source) };
        check_invariants(&document, &path);
        let found = shown(&document);
        let expected_path = path.with_extension("expected");
        if is_update {
            fs::write(&expected_path, found).unwrap();
        } else if fs::read_to_string(&expected_path).unwrap_or_default() != found {
            wrong.push(format!("{}:\n{found}", expected_path.display()));
        }
    }
    assert!(wrong.is_empty(), "UPDATE_EXPECT=1 writes these anew:\n\n{}", wrong.join("\n"));
}

/// What holds of every document.
fn check_invariants(document: &Document, path: &Path) {
    let mut end = 0;
    for block in document.blocks() {
        assert!(end <= block.span.start() && !document.slice(block.span).is_empty(), "{}: {block:?}", path.display());
        assert_eq!(document.slice(block.span).trim(), document.slice(block.span), "{}: {block:?}", path.display());
        assert!(
            block.duplicate_of.is_none_or(|kept| document.blocks().get(kept).is_some_and(|kept| kept.duplicate_of.is_none())),
            "{}: {block:?}",
            path.display()
        );
        end = block.span.end();
    }
    let mut token_idx = 0;
    for sentence in document.sentences() {
        assert_eq!(sentence.tokens.start, token_idx, "{}: {sentence:?}", path.display());
        token_idx = sentence.tokens.end;
        let block = document.blocks().get(sentence.block_idx).unwrap();
        assert!(block.role.is_analysed() && block.span.covers(sentence.span), "{}: {sentence:?}", path.display());
    }
    assert_eq!(token_idx, document.tokens().len(), "{}: tokens outside of sentences", path.display());
}

fn shown(document: &Document) -> String {
    let metadata = document.metadata();
    let mut shown = String::new();
    let fields = [("title", &metadata.title), ("url", &metadata.url), ("source", &metadata.source), ("published", &metadata.published)];
    for (name, field) in fields {
        if let Some(field) = field {
            writeln!(shown, "{name}: {}", placed(document, field)).unwrap();
        }
    }
    for (name, fields) in [("byline", &metadata.bylines), ("tag", &metadata.tags)] {
        for field in fields {
            writeln!(shown, "{name}: {}", placed(document, field)).unwrap();
        }
    }
    writeln!(shown, "language: {}", metadata.language.as_deref().unwrap_or("unknown")).unwrap();
    for (block_idx, block) in document.blocks().iter().enumerate() {
        let kept = block.duplicate_of.map(|kept| format!(" of {kept}")).unwrap_or_default();
        writeln!(shown, "\n[{block_idx}] {}{kept}: {}", block.role.name(), document.slice(block.span).escape_debug()).unwrap();
        for sentence in document.sentences().iter().filter(|sentence| sentence.block_idx == block_idx) {
            let words: Vec<&str> = sentence.tokens.clone().map(|token_idx| document.word(token_idx)).collect();
            writeln!(shown, "    {}", words.join(" ")).unwrap();
        }
    }
    shown
}

/// A value, and where in the text it was read.
fn placed(document: &Document, field: &Field) -> String {
    match field.span {
        Some(span) => format!("{} ← {}: {}", field.text, span.start(), document.slice(span).escape_debug()),
        None => format!("{} ← head", field.text),
    }
}
