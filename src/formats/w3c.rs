//! W3C Web Annotation (JSON-LD), offsets in code points, as its data model asks: a collection with one page.
//!
//! Ids are `urn:uuid:` names computed from the content (RFC 9562, version 8): the same article and annotations have the
//! same ids everywhere, and no clock or chance is needed.

use serde::Serialize;
use serde_json::value::RawValue;

use super::{
    json::{indented, line, word},
    mentions::{Export, LeftOut, Mention, Selection},
};
use crate::{
    annotation::{AnnotationSet, Status},
    document::Document,
};

/// Code points that a quotation shows before and behind its words.
const CONTEXT: usize = 32;

#[derive(Serialize)]
struct CollectionRow<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    id: String,
    r#type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<String>,
    generator: AgentRow,
    total: usize,
    first: PageRow<'a>,
}

#[derive(Serialize)]
struct PageRow<'a> {
    id: String,
    r#type: &'static str,
    #[serde(rename = "partOf")]
    part_of: String,
    #[serde(rename = "startIndex")]
    start_index: usize,
    items: Vec<AnnotationRow<'a>>,
}

#[derive(Serialize)]
struct AgentRow {
    r#type: &'static str,
    name: &'static str,
}

#[derive(Serialize)]
struct AnnotationRow<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    id: String,
    r#type: &'static str,
    motivation: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    creator: Option<AgentRow>,
    body: Vec<BodyRow<'a>>,
    target: TargetRow<'a>,
}

#[derive(Serialize)]
struct BodyRow<'a> {
    r#type: &'static str,
    purpose: &'static str,
    value: &'a str,
    format: &'static str,
}

#[derive(Serialize)]
struct TargetRow<'a> {
    source: String,
    /// The page that the text was taken from; its own positions are others.
    #[serde(skip_serializing_if = "Option::is_none")]
    scope: Option<&'a str>,
    selector: (QuoteRow<'a>, PositionRow),
}

#[derive(Serialize)]
struct QuoteRow<'a> {
    r#type: &'static str,
    exact: &'a str,
    prefix: &'a str,
    suffix: &'a str,
}

#[derive(Serialize)]
struct PositionRow {
    r#type: &'static str,
    start: usize,
    end: usize,
}

const LD_CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

/// One article, indented.
pub(super) fn write(document: &Document, annotations: &AnnotationSet) -> Export {
    let (row, left_out) = collection(None, document, annotations);
    Export { text: indented(&row), left_out }
}

/// One article on a line; its id is the collection's label, since an `id` has to be an IRI.
pub(super) fn write_line(id: &RawValue, document: &Document, annotations: &AnnotationSet) -> Export {
    let (row, left_out) = collection(Some(word(id)), document, annotations);
    Export { text: line(&row), left_out }
}

fn collection<'a>(label: Option<String>, document: &'a Document, annotations: &'a AnnotationSet) -> (CollectionRow<'a>, Vec<LeftOut>) {
    let Selection { mentions, left_out } = Selection::new(document, annotations);
    let source = urn(&[document.text()]);
    let items: Vec<AnnotationRow<'a>> = mentions.iter().map(|mention| annotation(document, &source, mention)).collect();
    let ids: Vec<&str> = items.iter().map(|item| item.id.as_str()).collect();
    let id = urn(&["collection", &source, &ids.concat()]);
    let total = items.len();
    let first = PageRow { id: urn(&["page", &id]), r#type: "AnnotationPage", part_of: id.clone(), start_index: 0, items };
    let row = CollectionRow { context: LD_CONTEXT, id, r#type: "AnnotationCollection", label, generator: galley(), total, first };
    (row, left_out)
}

fn galley() -> AgentRow {
    AgentRow { r#type: "Software", name: concat!("Galley ", env!("CARGO_PKG_VERSION")) }
}

fn annotation<'a>(document: &'a Document, source: &str, mention: &Mention<'a>) -> AnnotationRow<'a> {
    let value = mention.value();
    let place = format!("{} {} {}", mention.annotation.id.0, mention.start, mention.end);
    let (before, behind) = around(document.text(), mention);
    AnnotationRow {
        context: LD_CONTEXT,
        id: urn(&["annotation", source, &place, mention.label(), value.unwrap_or_default()]),
        r#type: "Annotation",
        motivation: "tagging",
        // A person who marks words is not named; Galley knows no names.
        creator: (mention.annotation.status != Status::Added).then(galley),
        body: [body("tagging", mention.label())].into_iter().chain(value.map(|value| body("describing", value))).collect(),
        target: TargetRow {
            source: source.to_owned(),
            scope: document.metadata().url.as_ref().map(|url| url.text.as_str()).filter(|url| is_address(url)),
            selector: (
                QuoteRow { r#type: "TextQuoteSelector", exact: mention.text, prefix: before, suffix: behind },
                PositionRow { r#type: "TextPositionSelector", start: mention.start, end: mention.end },
            ),
        },
    }
}

fn body<'a>(purpose: &'static str, value: &'a str) -> BodyRow<'a> {
    BodyRow { r#type: "TextualBody", purpose, value, format: "text/plain" }
}

/// Metadata are anyone's words; an IRI has no white space, quotes or brackets.
fn is_address(url: &str) -> bool {
    let is_web = url.starts_with("https://") || url.starts_with("http://");
    is_web && !url.contains(|char: char| char.is_whitespace() || char.is_control() || "\"<>\\^`{|}".contains(char))
}

/// The text before and behind a mention, cut at white space where there is some, so that no character is torn from those
/// that it joins.
fn around<'a>(text: &'a str, mention: &Mention<'a>) -> (&'a str, &'a str) {
    let before = text.get(..mention.span.start()).unwrap_or_default();
    let behind = text.get(mention.span.end()..).unwrap_or_default();
    (tail(before).unwrap_or(before), head(behind).unwrap_or(behind))
}

/// The end of a text that is longer than the context.
fn tail(text: &str) -> Option<&str> {
    let (start, char) = text.char_indices().rev().nth(CONTEXT)?;
    let cut = text.get(start + char.len_utf8()..)?;
    Some(text.get(start..)?.split_once(char::is_whitespace).map_or(cut, |(_, tail)| tail))
}

/// The start of a text that is longer than the context.
fn head(text: &str) -> Option<&str> {
    let (start, char) = text.char_indices().nth(CONTEXT)?;
    let cut = text.get(..start)?;
    Some(text.get(..start + char.len_utf8())?.rsplit_once(char::is_whitespace).map_or(cut, |(head, _)| head))
}

/// A name for content: FNV-1a of 128 bits in the shape of a UUID of version 8. It has to tell articles apart, not to
/// withstand an attack.
fn urn(parts: &[&str]) -> String {
    const OFFSET: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    // 0xff is no byte of UTF-8: it keeps ("a", "b") and ("ab", "") apart.
    let bytes = parts.iter().flat_map(|part| part.bytes().chain([0xff]));
    let hash = bytes.fold(OFFSET, |hash, byte| (hash ^ u128::from(byte)).wrapping_mul(PRIME));
    let hash = hash & !(0xf << 76) & !(0x3 << 62) | (0x8 << 76) | (0x2 << 62);
    let (high, low) = (hash >> 64, hash & u128::from(u64::MAX));
    format!(
        "urn:uuid:{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
        high >> 32,
        (high >> 16) & 0xffff,
        high & 0xffff,
        low >> 48,
        low & 0xffff_ffff_ffff
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_content_by_a_uuid_of_version_8() {
        let name = urn(&["Rome"]);
        assert_eq!(name, urn(&["Rome"]));
        assert_ne!(name, urn(&["Ro", "me"]));
        let digits = name.strip_prefix("urn:uuid:").unwrap();
        let groups: Vec<&str> = digits.split('-').collect();
        assert_eq!(groups.iter().map(|group| group.len()).collect::<Vec<_>>(), [8, 4, 4, 4, 12]);
        assert!(groups[2].starts_with('8') && groups[3].starts_with(['8', '9', 'a', 'b']), "{digits}");
    }

    #[test]
    fn hashes_as_the_reference_does() {
        // The hash of the empty input and of "a", from the reference tables of FNV-1a, 128 bits.
        assert_eq!(urn(&[]), "urn:uuid:6c62272e-07bb-8142-a2b8-21756295c58d");
    }

    #[test]
    fn takes_only_addresses_for_addresses() {
        assert!(is_address("https://example.org/a?b=c#d"));
        for url in ["javascript:alert(1)", "https://example.org/a b", "example.org", "https://a\"b"] {
            assert!(!is_address(url), "{url}");
        }
    }
}
