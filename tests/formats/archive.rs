//! The annotation JSON there and back.

use galley::{
    Annotation, AnnotationId, AnnotationSet, Block, Document, EntityId, EntityLabel, Metadata, Origin, Reading, Role, SectorId, Span,
    Status, Timex, TimexKind,
    annotation::{RangeEnd, Sector},
    formats::archive::{read, write, write_line},
};
use proptest::prelude::*;
use serde_json::Value;

use crate::{
    schema,
    strategies::{article, config, text},
};

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn what_is_written_is_read_back((document, annotations) in article()) {
        let json = write(&document, &annotations);
        prop_assert_eq!(read(&json), Ok((document, annotations)));
    }

    #[test]
    fn a_line_is_read_back_too((document, annotations) in article(), id in text()) {
        let line = write_line(&id, &document, &annotations);
        prop_assert_eq!(line.find('\n'), Some(line.len() - 1));
        prop_assert_eq!(read(&line), Ok((document, annotations)));
    }

    #[test]
    fn every_text_of_a_span_is_its_slice_in_code_points((document, annotations) in article()) {
        let json: Value = serde_json::from_str(&write(&document, &annotations)).unwrap();
        let chars: Vec<char> = document.text().chars().collect();
        prop_assert_eq!(json["article"]["text"].as_str(), Some(document.text()));
        for row in json["annotations"].as_array().unwrap().iter().chain(json["rejected"].as_array().unwrap()) {
            let offset = |name: &str| usize::try_from(row[name].as_u64().unwrap()).unwrap();
            let slice: String = chars[offset("start")..offset("end")].iter().collect();
            prop_assert_eq!(row["text"].as_str(), Some(slice.as_str()));
        }
    }

    #[test]
    fn analysed_texts_come_back(text in text()) {
        for document in [Document::parse(&text), Document::plain(&text)] {
            let annotations = galley::annotator::annotate(&document, None);
            let json = write(&document, &annotations);
            prop_assert_eq!(schema::complaints(&json), Vec::<String>::new());
            prop_assert_eq!(read(&json), Ok((document, annotations)));
        }
    }
}

fn mention(id: u32, span: Span, reading: Reading) -> Annotation {
    Annotation { id: AnnotationId(id), span, reading, origin: Origin::Rule, status: Status::Suggested, score: None, entity: None }
}

fn name(id: u32, span: Span) -> Annotation {
    mention(id, span, Reading::Entity(EntityLabel::Gpe))
}

/// The page keeps its work in this format: a slip elsewhere must not make it unreadable.
#[test]
fn what_breaks_an_invariant_is_left_out_and_the_rest_is_read_back() {
    let text = "Rome and Paris";
    let role = Role::Duplicate;
    let blocks = [(0..4, Some(0)), (5..8, Some(9)), (9..14, Some(1))];
    let blocks = blocks.map(|(range, duplicate_of)| Block { span: Span::new(range.start, range.end), role, duplicate_of });
    let document = Document::from_parts(text.to_owned(), blocks.into(), Metadata::default());
    let dangling = Annotation { entity: Some(EntityId(9)), ..name(1, Span::new(0, 4)) };
    let outside = RangeEnd { span: Span::new(0, 4), value: "2024".to_owned() };
    let range = Timex { ends: vec![outside], ..Timex::new(TimexKind::Date, "2024") };
    let twins = [name(3, Span::new(5, 8)), name(3, Span::new(9, 14))];
    let past = [name(4, Span::new(9, 99)), name(5, Span::new(9, 9))];
    let range = mention(2, Span::new(9, 14), Reading::Date(range));
    let mut annotations: AnnotationSet = [dangling, range].into_iter().chain(twins).chain(past).collect();
    annotations.put_rejected(name(1, Span::new(5, 8)));
    let id = SectorId("deep".to_owned());
    let sector = Sector { id, name: String::new(), isic4: vec![], isic5: vec![], naics2022: vec![], iptc: None, wikidata: None };
    annotations.sectors = vec![sector.clone(), sector];
    let json = write(&document, &annotations);
    assert_eq!(schema::complaints(&json), Vec::<String>::new());
    let (document, annotations) = read(&json).unwrap();
    let kept: Vec<Option<usize>> = document.blocks().iter().map(|block| block.duplicate_of).collect();
    assert_eq!(kept, [None, None, Some(1)]);
    let ids: Vec<u32> = annotations.annotations().iter().map(|annotation| annotation.id.0).collect();
    assert_eq!(ids, [1, 3, 2]);
    assert_eq!(annotations.annotation(AnnotationId(1)).unwrap().entity, None);
    assert_eq!((annotations.rejected().len(), annotations.sectors.len()), (0, 1));
}

#[test]
fn members_that_it_does_not_know_are_ignored() {
    let (document, annotations) = (Document::plain("Rome"), AnnotationSet::default());
    let json = write(&document, &annotations).replacen('{', "{\"later\": [{\"a\": null}], \"id\": 7,", 1);
    let json = json.replace("\"text\":", "\"sentiment\": 0.1, \"text\":");
    assert_eq!(read(&json), Ok((document, annotations)));
}

#[test]
fn a_byte_order_mark_is_no_part_of_it() {
    let (document, annotations) = (Document::plain("Rome"), AnnotationSet::default());
    assert_eq!(read(&format!("\u{feff}{}", write(&document, &annotations))), Ok((document, annotations)));
}

#[test]
fn ten_megabytes_are_read_back() {
    let text = "Zoë’s 🇫🇷 blog: Apple 😀 hired Tim Cook. ".repeat(200_000);
    let document = Document::from_parts(text, vec![], Metadata::default());
    let spans = document.text().match_indices("Apple").take(20_000).map(|(start, word)| Span::new(start, start + word.len()));
    let annotations: AnnotationSet = spans.zip(1..).map(|(span, id)| name(id, span)).collect();
    let json = write(&document, &annotations);
    assert!(json.len() > 10_000_000);
    let read = read(&json).unwrap();
    assert!(read == (document, annotations), "too long to print");
}
