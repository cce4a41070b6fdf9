//! What the reader of the annotation JSON refuses, and how it says so.

use galley::{
    AnnotationSet, Document,
    formats::{
        ReadError,
        archive::{read, write},
    },
};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::strategies::{article, config};

/// A file of two blocks with one of each, sound.
fn file() -> Value {
    json!({
        "format": "galley", "version": 1, "offset_unit": "code_point",
        "article": {
            "text": "Zoë 😀\nRome in 2024–2026", "language": null, "title": {"text": "Zoë 😀", "start": 0, "end": 5}, "url": null,
            "source": null, "published": null, "bylines": ["Zoë"], "tags": [], "reference_date": "2025-12-04",
            "blocks": [{"role": "headline", "start": 0, "end": 5}, {"role": "body", "start": 6, "end": 23}],
            "evidence": {"bylines": [{"start": 0, "end": 3}]}
        },
        "annotations": [
            {"id": "a1", "kind": "entity", "label": "PERSON", "start": 0, "end": 3, "text": "Zoë", "entity": "e1", "origin": "model",
             "status": "suggested", "score": 0.5},
            {"id": "a2", "kind": "date", "label": "DATE", "value": "2024/2026", "start": 14, "end": 23, "text": "2024–2026", "origin": "rule",
             "status": "suggested", "ends": [{"start": 14, "end": 18, "value": "2024"}, {"start": 19, "end": 23, "value": "2026"}]},
            {"id": "a3", "kind": "sector", "label": "SECTOR", "sector": "deep", "start": 6, "end": 10, "text": "Rome", "origin": "lexicon",
             "status": "suggested"}
        ],
        "entities": [{"id": "e1", "label": "PERSON", "name": "Zoë", "aliases": [], "mentions": ["a1"]}],
        "sectors": [{"id": "deep", "name": "Deep", "isic4": [], "naics2022": [], "iptc": null, "mentions": ["a3"]}],
        "rejected": [{"id": "a4", "kind": "entity", "label": "GPE", "start": 6, "end": 10, "text": "Rome", "entity": "e9", "origin": "model",
             "status": "suggested"}]
    })
}

/// The file with one member changed is refused, and the message has these parts.
#[track_caller]
fn check(pointer: &str, value: Value, message: &str) {
    let mut json = file();
    *json.pointer_mut(pointer).unwrap() = value;
    let error = read(&json.to_string()).expect_err(pointer);
    assert_eq!(error.to_string(), message);
}

#[track_caller]
fn check_malformed(json: &str, reason: &str) {
    match read(json) {
        Err(ReadError::Malformed { reason: found, .. }) => assert!(found.contains(reason), "{found}"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_sound_file_is_read() {
    let (document, annotations) = read(&file().to_string()).unwrap();
    assert_eq!((document.blocks().len(), annotations.annotations().len(), annotations.rejected().len()), (2, 3, 1));
}

#[test]
fn other_formats_and_versions() {
    check("/format", json!("webanno"), "format: expected galley, found “webanno”");
    check("/version", json!(2), "version: expected 1, found “2”");
    check("/version", json!("1"), "version: expected 1, found “\"1\"”");
    check("/offset_unit", json!("utf16"), "offset_unit: expected code_point, found “utf16”");
    check_malformed("{\"text\":\"Rome\",\"entities\":[[0,4,\"GPE\"]]}", "missing field `format`");
    check_malformed("[]", "");
    check_malformed("null", "");
    check_malformed("", "EOF while parsing a value at line 1 column 0");
    check_malformed("<html>", "expected value at line 1 column 1");
}

#[test]
fn a_newer_version_is_named_whatever_else_it_holds() {
    let error = read(r#"{"format":"galley","version":9,"offset_unit":"grapheme","article":[]}"#).unwrap_err();
    assert_eq!(error.to_string(), "version: expected 1, found “9”");
}

#[test]
fn words_that_it_does_not_know() {
    check("/annotations/0/kind", json!("link"), "annotation “a1”.kind: expected entity or sector or date, found “link”");
    check("/annotations/1/label", json!("ERA"), "annotation “a2”.label: expected DATE or TIME or DURATION or SET, found “ERA”");
    check("/annotations/0/status", json!("new"), "annotation “a1”.status: expected suggested or accepted or edited or added, found “new”");
    check("/annotations/0/score", json!(1.5), "annotation “a1”.score: expected 0 to 1, found “1.5”");
    check("/article/reference_date", json!("2025-02-29"), "article.reference_date: expected a day as 2025-12-04, found “2025-02-29”");
    let stamp = "article.reference_date: expected a day as 2025-12-04, found “2025-12-04T10:00”";
    check("/article/reference_date", json!("2025-12-04T10:00"), stamp);
    check("/annotations/2/sector", json!(null), "annotation “a3”.sector: expected the id of a sector, found “nothing”");
    check("/annotations/1/value", json!(null), "annotation “a2”.value: expected a TIMEX3 value, found “nothing”");
    for id in ["1", "a", "a01", "a+1", "a-1", "a4294967296", "b1", "a1 "] {
        check("/annotations/1/id", json!(id), &format!("annotation “{id}”: expected an id like a12, found “{id}”"));
    }
    check("/entities/0/id", json!("e2"), "annotation “a1”.entity: expected the id of one of the entities, found “e1”");
    check("/entities/0/label", json!("HERO"), &format!("entity “e1”.label: expected {}, found “HERO”", labels()));
}

fn labels() -> String {
    galley::EntityLabel::ALL.map(galley::EntityLabel::name).join(" or ")
}

#[test]
fn spans_that_do_not_fit_the_text() {
    check("/annotations/1/end", json!(24), "annotation “a2”: expected code points 14 to 24 in the text, found 23 of them");
    check("/annotations/0/start", json!(4), "annotation “a1”: expected code points 4 to 3 in the text, found 23 of them");
    let huge = format!("annotation “a1”: expected code points 0 to {} in the text, found 23 of them", u64::MAX);
    check("/annotations/0/end", json!(u64::MAX), &huge);
    check("/annotations/0/end", json!(0), "annotation “a1”: expected “Zoë” in the text, found “”");
    check("/annotations/0/text", json!("Zoe"), "annotation “a1”: expected “Zoe” in the text, found “Zoë”");
    check("/annotations/0/text", json!(""), "annotation “a1”: expected at least one character in the text, found “Zoë”");
    check("/article/blocks/1/end", json!(99), "article.blocks[1]: expected code points 6 to 99 in the text, found 23 of them");
    check("/article/title/end", json!(99), "article.title: expected code points 0 to 99 in the text, found 23 of them");
    check(
        "/article/evidence/bylines/0/end",
        json!(99),
        "article.evidence.bylines: expected code points 0 to 99 in the text, found 23 of them",
    );
    check("/rejected/0/text", json!("Roma"), "annotation “a4”: expected “Roma” in the text, found “Rome”");
    check("/annotations/1/ends/0/end", json!(99), "annotation “a2”.ends: expected code points 14 to 99 in the text, found 23 of them");
    let outside = "annotation “a2”.ends: expected a place inside the annotation, found code points 6 to 18";
    check("/annotations/1/ends/0/start", json!(6), outside);
}

/// UTF-16 offsets, as other tools write them: the words tell.
#[test]
fn offsets_of_another_unit() {
    check("/annotations/1/start", json!(15), "annotation “a2”: expected “2024–2026” in the text, found “024–2026”");
}

#[test]
fn parts_that_do_not_go_together() {
    check("/annotations/1/id", json!("a1"), "annotation “a1”: expected an id of its own, found the same id twice");
    check("/rejected/0/id", json!("a3"), "annotation “a3”: expected an id of its own, found the same id twice");
    check("/annotations/0/entity", json!("e2"), "annotation “a1”.entity: expected the id of one of the entities, found “e2”");
    let before = "article.blocks[1].start: expected 5 or more, where the block before it ends, found 4";
    check("/article/blocks/1/start", json!(4), before);
    for kept in [1, 2] {
        let message = format!("article.blocks[1].duplicate_of: expected the index of another of the 2 blocks, found {kept}");
        check("/article/blocks/1", json!({"role": "duplicate", "start": 6, "end": 23, "duplicate_of": kept}), &message);
    }
    for (list, what, id) in [("entities", "entity", "e1"), ("sectors", "sector", "deep")] {
        let mut json = file();
        let twin = json[list][0].clone();
        json[list].as_array_mut().unwrap().push(twin);
        let message = format!("{what} “{id}”: expected an id of its own, found the same id twice");
        assert_eq!(read(&json.to_string()).unwrap_err().to_string(), message);
    }
}

#[test]
fn broken_json() {
    let json = file().to_string();
    check_malformed(&json[..json.len() - 1], "EOF while parsing an object at line 1 column");
    check_malformed(&format!("{json}{json}"), "trailing characters");
    check_malformed(&json.replacen("Rome", "\\ud83d", 1), "hex escape");
    check_malformed(&json.replacen("Rome", "\\ude00", 1), "surrogate");
    check_malformed(&json.replacen("\"version\":1", "\"version\":1,\"version\":1", 1), "duplicate field `version`");
    check_malformed(&json.replacen("\"start\":0", "\"start\":\"0\"", 1), "invalid type: string \"0\"");
    check_malformed(&json.replacen("\"start\":0", "\"start\":-1", 1), "-1");
    check_malformed(&json.replacen("\"text\":", "\"txt\":", 1), "missing field `text`");
}

#[test]
fn nesting_without_end() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let nested = format!("{}1{}", open.repeat(1_000_000), close.repeat(1_000_000));
        check_malformed(&nested, "");
        check_malformed(&nested[..1_000_000], "");
        let json = file().to_string();
        read(&json.replacen('{', &format!("{{\"x\":{nested},"), 1)).expect("an unknown member is skipped, however deep");
        check_malformed(&json.replacen("\"id\":\"a1\"", &format!("\"id\":\"a1\",\"x\":{nested}"), 1), "recursion limit");
    }
}

#[test]
fn a_message_quotes_no_whole_article() {
    let mut json = file();
    json["annotations"][0]["text"] = json!("😀".repeat(100_000));
    let message = read(&json.to_string()).unwrap_err().to_string();
    assert!(message.chars().count() < 200, "{}", message.len());
    json["annotations"][0]["text"] = json!("\u{1b}[2J\n");
    assert!(!read(&json.to_string()).unwrap_err().to_string().contains(char::is_control));
}

/// A member somewhere in the file, by its turn.
fn nth_mut<'a>(value: &'a mut Value, turn: &mut usize) -> Option<&'a mut Value> {
    if *turn == 0 {
        return Some(value);
    }
    *turn -= 1;
    match value {
        Value::Array(values) => values.iter_mut().find_map(|value| nth_mut(value, turn)),
        Value::Object(members) => members.iter_mut().find_map(|(_, value)| nth_mut(value, turn)),
        _ => None,
    }
}

fn any_value() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(json!(null)),
        any::<i64>().prop_map(|number| json!(number)),
        (0..30).prop_map(|number| json!(number)),
        any::<f64>().prop_map(|number| json!(number)),
        any::<String>().prop_map(|text| json!(text)),
        Just(json!([])),
        Just(json!({"start": 3, "end": 1})),
    ]
}

/// Whatever is read is a whole state: it is written and read back the same.
fn check_whole(read_before: Result<(Document, AnnotationSet), ReadError>) -> Result<(), TestCaseError> {
    if let Ok((document, annotations)) = read_before {
        prop_assert_eq!(read(&write(&document, &annotations)), Ok((document, annotations)));
    }
    Ok(())
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        check_whole(read(&String::from_utf8_lossy(&bytes)))?;
    }

    #[test]
    fn a_file_with_a_slip_of_the_finger_is_read_or_refused((document, annotations) in article(), place in 0.0..1.0, char in any::<char>(), n in 0_usize..3) {
        let mut chars: Vec<char> = write(&document, &annotations).chars().collect();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share is 0 to 1")]
        let place = (place * chars.len() as f64) as usize;
        chars.splice(place..(place + n).min(chars.len()), [char]);
        check_whole(read(&chars.into_iter().collect::<String>()))?;
    }

    #[test]
    fn a_file_with_any_other_value_is_read_or_refused(turn in 0_usize..140, value in any_value()) {
        let mut json = file();
        if let Some(member) = nth_mut(&mut json, &mut turn.clone()) {
            *member = value;
        }
        check_whole(read(&json.to_string()))?;
    }
}
