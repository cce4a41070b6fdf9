//! Every export against `www/galley.schema.json`.

use std::{fs, path::Path};

use galley::formats::archive::{write, write_line};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::strategies::{article, config};

fn schema() -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/galley.schema.json");
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// The schema, refusing members that it does not describe. Readers ignore those, but Galley writes none.
fn strict_schema() -> Value {
    let mut schema = schema();
    close(&mut schema);
    for definition in schema["$defs"].as_object_mut().unwrap().values_mut() {
        close(definition);
    }
    schema
}

fn close(definition: &mut Value) {
    if let Some(object) = definition.as_object_mut().filter(|object| object.get("type") == Some(&json!("object"))) {
        object.entry("additionalProperties").or_insert(json!(false));
        for member in object.get_mut("properties").and_then(Value::as_object_mut).into_iter().flat_map(|members| members.values_mut()) {
            close(member);
        }
    }
}

thread_local! {
    static VALIDATOR: jsonschema::Validator = jsonschema::draft202012::new(&strict_schema()).unwrap();
}

/// What the schema has against a file.
pub fn complaints(json: &str) -> Vec<String> {
    let json: Value = serde_json::from_str(json).unwrap();
    VALIDATOR.with(|validator| validator.iter_errors(&json).map(|error| format!("{}: {error}", error.instance_path())).collect())
}

proptest! {
    #![proptest_config(config(200))]

    #[test]
    fn every_export_is_as_the_schema_says((document, annotations) in article()) {
        prop_assert_eq!(complaints(&write(&document, &annotations)), Vec::<String>::new());
        prop_assert_eq!(complaints(&write_line(&[1], &document, &annotations)), Vec::<String>::new());
    }
}

#[test]
fn the_schema_is_one() {
    jsonschema::draft202012::meta::validate(&schema()).unwrap();
}

/// A small file with one of each, to be broken below.
fn sound() -> Value {
    let date = json!({"id": "a2", "kind": "date", "label": "DATE", "value": "2024", "earliest": "2024-01-01", "latest": "2024-12-31",
        "start": 8, "end": 12, "text": "2024", "origin": "rule", "status": "accepted"});
    let name = json!({"id": "a1", "kind": "entity", "label": "GPE", "start": 0, "end": 4, "text": "Rome", "entity": "e1",
        "origin": "model", "status": "suggested", "score": 0.93});
    json!({
        "format": "galley", "version": 1, "offset_unit": "code_point", "generator": {"name": "galley", "version": "0"},
        "article": {"text": "Rome in 2024", "language": "en", "title": {"text": "Rome in 2024", "start": 0, "end": 12}, "url": null, "source": null,
            "published": null, "bylines": [], "tags": [], "reference_date": null, "blocks": [{"role": "body", "start": 0, "end": 12}]},
        "annotations": [name, date],
        "entities": [{"id": "e1", "label": "GPE", "name": "Rome", "aliases": [], "mentions": ["a1"], "links": {"iso3166": "IT"}}],
        "sectors": [{"id": "deep.ai", "name": "AI", "isic4": [], "naics2022": [], "iptc": null, "mentions": []}],
        "rejected": []
    })
}

#[test]
fn the_schema_and_the_reader_know_the_same_format() {
    let json = sound().to_string();
    assert_eq!(complaints(&json), Vec::<String>::new());
    galley::formats::archive::read(&json).unwrap();
}

/// A schema that accepts all would pass every other test.
#[test]
fn the_schema_refuses_what_breaks_the_contract() {
    let breaks = [
        ("/format", json!("other")),
        ("/version", json!(2)),
        ("/offset_unit", json!("utf16")),
        ("/article/text", json!(null)),
        ("/article/published", json!(2025)),
        ("/article/reference_date", json!("yesterday")),
        ("/article/blocks/0/role", json!("footer")),
        ("/article/blocks/0/start", json!(-1)),
        ("/article/blocks/0/start", json!(0.5)),
        ("/annotations/0/id", json!("1")),
        ("/annotations/0/kind", json!("relation")),
        ("/annotations/0/kind", json!("sector")),
        ("/annotations/0/label", json!("DATE")),
        ("/annotations/0/text", json!("")),
        ("/annotations/0/origin", json!("oracle")),
        ("/annotations/0/status", json!("rejected")),
        ("/annotations/0/score", json!(93)),
        ("/annotations/1/kind", json!("entity")),
        ("/annotations/1/label", json!("GPE")),
        ("/annotations/1/earliest", json!("2024-13-01")),
        ("/entities/0/mentions", json!(["a1", "a1"])),
        ("/entities/0/links/iso3166", json!(39)),
        ("/sectors/0/iptc", json!([])),
    ];
    for (pointer, value) in breaks {
        let mut json = sound();
        *json.pointer_mut(pointer).unwrap() = value;
        assert_ne!(complaints(&json.to_string()), Vec::<String>::new(), "{pointer} of {json}");
    }
    let mut json = sound();
    json["annotations"][0]["colour"] = json!("red");
    assert_ne!(complaints(&json.to_string()), Vec::<String>::new(), "Galley writes only what is described");
}
