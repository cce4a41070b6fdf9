//! One article with messy edges in every format. Its `.galley.json` is written by hand; the other files are what was
//! exported from it, to be read as a diff when they change: `UPDATE_EXPECT=1 cargo test --test formats`.

use std::{fs, path::PathBuf};

use galley::{
    Annotation, AnnotationId, AnnotationSet, Document,
    formats::{Export, Format, archive, companion, export, export_one_of_several},
};
use serde_json::value::to_raw_value;

use crate::schema;

fn path(extension: &str) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "tests", "formats", "golden", &format!("novaport.{extension}")].iter().collect()
}

/// The article, read from the file that a person wrote.
pub fn novaport() -> (Document, AnnotationSet) {
    archive::read(&fs::read_to_string(path("galley.json")).unwrap()).unwrap()
}

#[track_caller]
fn check(extension: &str, text: &str) {
    let path = path(extension);
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(&path, text).unwrap();
    }
    let golden = fs::read_to_string(&path).unwrap_or_default();
    assert!(golden == text, "{} is not what was written:\n{text}", path.display());
}

/// What was written, with the annotations that were left out.
#[track_caller]
fn check_export(format: Format, left_out: &[&str]) {
    let (document, annotations) = novaport();
    let Export { text, left_out: found } = export(format, &document, &annotations);
    check(format.extension(), &text);
    let found: Vec<String> = found.iter().map(ToString::to_string).collect();
    assert_eq!(found, left_out);
    if let Some(companion) = companion(format, &document) {
        check(companion.extension, &companion.text);
    }
}

#[test]
fn the_file_that_a_person_wrote_is_the_file_that_galley_writes() {
    let written = fs::read_to_string(path("galley.json")).unwrap();
    assert_eq!(schema::complaints(&written), Vec::<String>::new());
    check_export(Format::Json, &[]);
}

#[test]
fn timexes() {
    check_export(Format::Timex, &[]);
}

#[test]
fn w3c() {
    check_export(Format::W3c, &[]);
}

#[test]
fn spacy() {
    check_export(Format::Spacy, &["a4 “Galicia” overlaps a3"]);
}

/// Labels with their words. No golden file: where tokens and sentences end is the document's business, and may change.
#[test]
fn conll() {
    let (document, annotations) = novaport();
    let Export { text, left_out } = export(Format::Conll, &document, &annotations);
    let mut found: Vec<(String, String)> = vec![];
    for line in text.lines().skip(2).filter(|line| !line.is_empty()) {
        let (word, label) = (line.split(' ').next().unwrap(), line.rsplit(' ').next().unwrap());
        match label.split_once('-') {
            Some(("B", label)) => found.push((label.to_owned(), word.to_owned())),
            Some(_) => found.last_mut().unwrap().1.push_str(word),
            None => assert_eq!(label, "O"),
        }
    }
    let kept = annotations.annotations().iter().filter(|annotation| annotation.id != AnnotationId(4));
    let words = |annotation: &Annotation| document.slice(annotation.span).split_whitespace().collect::<String>();
    let expected: Vec<(String, String)> = kept.map(|annotation| (annotation.reading.label().to_owned(), words(annotation))).collect();
    assert_eq!(found, expected);
    assert_eq!(left_out.iter().map(ToString::to_string).collect::<Vec<_>>(), ["a4 “Galicia” overlaps a3"]);
}

#[test]
fn brat() {
    check_export(Format::Brat, &[]);
}

#[test]
fn doccano() {
    check_export(Format::Doccano, &[]);
}

#[test]
fn label_studio() {
    check_export(Format::LabelStudio, &[]);
}

#[test]
fn csv() {
    check_export(Format::Csv, &[]);
}

#[test]
fn tei() {
    check_export(Format::Tei, &[]);
}

#[test]
fn every_format_has_a_name_of_its_own() {
    for format in Format::ALL {
        assert_eq!(Format::from_name(format.name()), Some(format));
        let is_same = |other: &&Format| other.extension() == format.extension() || other.title() == format.title();
        assert_eq!(Format::ALL.iter().filter(is_same).count(), 1, "{format:?}");
    }
    assert_eq!(Format::from_name("pdf"), None);
}

#[test]
fn several_articles_stand_behind_one_another_where_the_format_says_so() {
    let (document, annotations) = novaport();
    for format in Format::ALL {
        let id = to_raw_value("a \"b\",\n=c").unwrap();
        let export = export_one_of_several(format, &id, &document, &annotations);
        assert_eq!(export.is_some(), format.holds_several(), "{format:?}");
        let Some(Export { text, .. }) = export else { continue };
        match format {
            Format::Csv => assert!(text.starts_with("\"a \"\"b\"\",\n=c\",a1,entity,GPE,"), "{text}"),
            Format::Conll => assert!(text.starts_with("-DOCSTART- -X- O O\n\n") && text.ends_with("\n\n"), "{text}"),
            _ => {
                assert_eq!(text.lines().count(), 1, "{format:?}");
                assert!(text.contains(r#""a \"b\",\n=c""#), "the id is carried over: {text}");
            }
        }
    }
}
