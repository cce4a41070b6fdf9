//! The analysis of one article full of awkward characters, as it is committed. `web.rs` holds the module in the
//! browser to the same file, so that both give the same annotations. `UPDATE_EXPECT=1` writes the file anew.
#![cfg(not(target_arch = "wasm32"))]

use std::{env, fs, path::Path};

use galley::{Document, annotator, formats::archive};

#[test]
fn natively_the_annotations_are_the_committed_ones() {
    let document = Document::parse(include_str!("web/article.txt"));
    let found = archive::write(&document, &annotator::annotate(&document, None));
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/web/article.json");
    if env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(&path, &found).expect("the committed file can be written");
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(found, committed, "if the new annotations are right, commit what UPDATE_EXPECT=1 writes");
}
