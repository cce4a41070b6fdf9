//! What other tools read out of an export: each is read again here by the rules of its format, not by our code, and every
//! span has to give the words that were marked.

use std::collections::BTreeSet;

use galley::{
    Annotation, AnnotationId, AnnotationSet, Block, Document, EntityLabel, Metadata, Origin, Reading, Role, SectorId, Span, Status, Timex,
    TimexKind,
    formats::{Companion, Export, Format, LeftOut, Reason, companion, export},
};
use proptest::prelude::*;
use serde_json::Value;

use crate::strategies::{article, config};

/// Start and end in code points, label, and words.
type Place = (usize, usize, String, String);

fn cut(text: &str, start: usize, end: usize) -> String {
    text.chars().skip(start).take(end - start).collect()
}

fn number(value: &Value) -> usize {
    usize::try_from(value.as_u64().unwrap()).unwrap()
}

fn word(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

/// Every annotation, counted here.
fn marked(document: &Document, annotations: &AnnotationSet) -> BTreeSet<Place> {
    let count = |byte: usize| document.text()[..byte].chars().count();
    let place = |annotation: &Annotation| {
        let span = annotation.span;
        (count(span.start()), count(span.end()), annotation.reading.label().to_owned(), document.slice(span).to_owned())
    };
    annotations.annotations().iter().map(place).collect()
}

fn trimmed((start, end, label, words): Place) -> Option<Place> {
    let n_before = words.chars().count() - words.trim_start().chars().count();
    let n_behind = words.chars().count() - words.trim_end().chars().count();
    (!words.trim().is_empty()).then(|| (start + n_before, end - n_behind, label, words.trim().to_owned()))
}

fn json(export: &Export) -> Value {
    serde_json::from_str(&export.text).unwrap()
}

fn triples(list: &Value, text: &str) -> Vec<Place> {
    let place = |triple: &Value| {
        let (start, end) = (number(&triple[0]), number(&triple[1]));
        (start, end, word(&triple[2]), cut(text, start, end))
    };
    list.as_array().unwrap().iter().map(place).collect()
}

/// Fields of a table, by RFC 4180.
fn table(csv: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut field, mut is_quoted) = (vec![], vec![], String::new(), false);
    let mut chars = csv.chars().peekable();
    while let Some(char) = chars.next() {
        match char {
            '"' if is_quoted && chars.next_if_eq(&'"').is_some() => field.push('"'),
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => row.push(std::mem::take(&mut field)),
            '\r' if !is_quoted && chars.next_if_eq(&'\n').is_some() => {
                row.push(std::mem::take(&mut field));
                rows.push(std::mem::take(&mut row));
            }
            char => field.push(char),
        }
    }
    assert!(!is_quoted && field.is_empty() && row.is_empty(), "the last line is ended");
    rows
}

/// Text and elements of each block of a TEI body: the tags are taken out and the words between them cut.
fn elements(tei: &str) -> Vec<(String, String)> {
    let body = tei.split_once("<body>\n").unwrap().1.split_once("</body>").unwrap().0;
    let mut found = vec![];
    let mut open: Vec<(String, String)> = vec![];
    let mut rest = body;
    while let Some((text, behind)) = rest.split_once('<') {
        let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#13;", "\r").replace("&amp;", "&");
        open.iter_mut().for_each(|(_, words)| words.push_str(&text));
        let (tag, behind) = behind.split_once('>').unwrap();
        rest = behind;
        if let Some(name) = tag.strip_prefix('/') {
            let (opening, words) = open.pop().unwrap();
            assert_eq!(opening.split(' ').next(), Some(name), "elements nest");
            found.extend(opening.split_once("xml:id=\"").map(|(_, id)| (id.split('"').next().unwrap().to_owned(), words)));
        } else if !tag.ends_with('/') {
            open.push((tag.to_owned(), String::new()));
        }
    }
    assert!(open.is_empty());
    found
}

fn is_xml_char(char: char) -> bool {
    matches!(char, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn doccano_has_every_span((document, annotations) in article()) {
        let export = export(Format::Doccano, &document, &annotations);
        let json = json(&export);
        prop_assert_eq!(json["text"].as_str(), Some(document.text()));
        let places: BTreeSet<Place> = triples(&json["label"], document.text()).into_iter().collect();
        prop_assert_eq!(places, marked(&document, &annotations));
        prop_assert_eq!(export.left_out, vec![]);
    }

    #[test]
    fn spacy_has_words_that_do_not_overlap((document, annotations) in article()) {
        let export = export(Format::Spacy, &document, &annotations);
        let places = triples(&json(&export)["entities"], document.text());
        let expected: BTreeSet<Place> = marked(&document, &annotations).into_iter().filter_map(trimmed).collect();
        prop_assert!(places.iter().all(|place| expected.contains(place)), "{:?} not all in {:?}", places, expected);
        prop_assert!(places.iter().all(|(_, _, _, words)| words.trim() == words));
        prop_assert!(places.windows(2).all(|pair| pair[0].1 <= pair[1].0), "{:?}", places);
        prop_assert_eq!(places.len() + export.left_out.len(), annotations.annotations().len());
    }

    #[test]
    fn what_is_left_out_overlaps_something_no_shorter((document, annotations) in article()) {
        for LeftOut { id, reason, .. } in export(Format::Spacy, &document, &annotations).left_out {
            let span_of = |id: AnnotationId| annotations.annotation(id).unwrap().span.trimmed(document.text());
            match reason {
                Reason::Overlaps(other) => {
                    let (span, other) = (span_of(id).unwrap(), span_of(other).unwrap());
                    let n_chars = |span: Span| document.slice(span).chars().count();
                    prop_assert!(span.overlaps(other) && n_chars(span) <= n_chars(other));
                }
                Reason::Blank => prop_assert_eq!(span_of(id), None),
                other => prop_assert!(false, "{:?}", other),
            }
        }
    }

    #[test]
    fn label_studio_has_every_span((document, annotations) in article()) {
        let json = json(&export(Format::LabelStudio, &document, &annotations));
        prop_assert_eq!(json[0]["data"]["text"].as_str(), Some(document.text()));
        let is_touched = annotations.annotations().iter().any(|annotation| annotation.status != Status::Suggested);
        let results = &json[0][if is_touched { "annotations" } else { "predictions" }][0]["result"];
        let place = |row: &Value| {
            let (start, end) = (number(&row["value"]["start"]), number(&row["value"]["end"]));
            (start, end, word(&row["value"]["labels"][0]), cut(document.text(), start, end))
        };
        let rows = results.as_array().unwrap();
        prop_assert!(rows.iter().all(|row| word(&row["value"]["text"]) == place(row).3));
        prop_assert_eq!(rows.iter().map(place).collect::<BTreeSet<_>>(), marked(&document, &annotations));
    }

    #[test]
    fn w3c_has_every_span((document, annotations) in article()) {
        let json = json(&export(Format::W3c, &document, &annotations));
        let items = json["first"]["items"].as_array().unwrap();
        prop_assert_eq!(number(&json["total"]), items.len());
        let ids: BTreeSet<String> = items.iter().map(|item| word(&item["id"])).collect();
        prop_assert_eq!(ids.len(), items.len(), "ids are unique");
        let mut places = BTreeSet::new();
        for item in items {
            let [quote, position] = item["target"]["selector"].as_array().unwrap().as_slice() else { panic!("{item}") };
            let (start, end) = (number(&position["start"]), number(&position["end"]));
            let (prefix, suffix) = (word(&quote["prefix"]), word(&quote["suffix"]));
            prop_assert!(cut(document.text(), 0, start).ends_with(&prefix));
            prop_assert!(document.text().chars().skip(end).collect::<String>().starts_with(&suffix));
            prop_assert!(prefix.chars().count() <= 32 && suffix.chars().count() <= 32);
            prop_assert_eq!(word(&quote["exact"]), cut(document.text(), start, end));
            places.insert((start, end, word(&item["body"][0]["value"]), word(&quote["exact"])));
        }
        prop_assert_eq!(places, marked(&document, &annotations));
    }

    #[test]
    fn brat_has_every_span_in_fragments_of_lines((document, annotations) in article()) {
        let Export { text, left_out } = export(Format::Brat, &document, &annotations);
        let Companion { text: source, .. } = companion(Format::Brat, &document).unwrap();
        prop_assert!(!source.contains('\r'), "brat would count it otherwise");
        prop_assert_eq!(source.chars().count(), document.text().chars().count());
        let lines: Vec<&str> = text.lines().filter(|line| line.starts_with('T')).collect();
        for line in &lines {
            let fields: Vec<&str> = line.splitn(3, '\t').collect();
            let (label, fragments) = fields[1].split_once(' ').unwrap();
            let id = AnnotationId(fields[0][1..].parse().unwrap());
            let annotation = annotations.annotation(id).unwrap();
            prop_assert_eq!(label, annotation.reading.label());
            let ends = fragments.split(';').map(|fragment| fragment.split_once(' ').unwrap());
            let words: Vec<String> = ends.map(|(start, end)| cut(&source, start.parse().unwrap(), end.parse().unwrap())).collect();
            prop_assert_eq!(&words.join(" "), fields[2]);
            let seen = |text: &str| text.chars().filter(|char| !char.is_whitespace() && !('\u{1c}'..='\u{1e}').contains(char)).collect::<String>();
            prop_assert_eq!(seen(&words.concat()), seen(document.slice(annotation.span)));
        }
        prop_assert_eq!(lines.len() + left_out.len(), annotations.annotations().len());
    }

    #[test]
    fn the_table_has_every_span((document, annotations) in article()) {
        let rows = table(&export(Format::Csv, &document, &annotations).text);
        prop_assert_eq!(&rows[0][..6], ["id", "kind", "label", "start", "end", "text"]);
        let mut places = BTreeSet::new();
        for row in &rows[1..] {
            prop_assert_eq!(row.len(), rows[0].len());
            let (start, end) = (row[3].parse().unwrap(), row[4].parse().unwrap());
            let words = cut(document.text(), start, end);
            prop_assert_eq!(row[5].strip_prefix('\'').filter(|cell| *cell == words).unwrap_or(&row[5]), words.as_str());
            prop_assert!(row.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n'])), "{:?}", row);
            places.insert((start, end, row[2].clone(), words));
        }
        prop_assert_eq!(places, marked(&document, &annotations));
    }

    #[test]
    fn conll_has_whole_labels((document, annotations) in article()) {
        let Export { text, left_out } = export(Format::Conll, &document, &annotations);
        let mut found = vec![];
        let mut before = "O".to_owned();
        for line in text.lines().skip(2) {
            let columns: Vec<&str> = line.split_whitespace().collect();
            let [word, _, _, label] = columns.as_slice() else {
                prop_assert_eq!(line, "", "a line has four columns");
                before = "O".to_owned();
                continue;
            };
            match label.split_once('-') {
                Some(("B", kind)) => found.push((kind.to_owned(), (*word).to_owned())),
                Some((_, kind)) => {
                    prop_assert!(before.ends_with(&format!("-{kind}")), "{} behind {}", label, before);
                    found.last_mut().unwrap().1.push_str(word);
                }
                None => prop_assert_eq!(*label, "O"),
            }
            before = (*label).to_owned();
        }
        let dropped: BTreeSet<AnnotationId> = left_out.iter().map(|left_out| left_out.id).collect();
        let mut kept: Vec<&Annotation> = annotations.annotations().iter().filter(|annotation| !dropped.contains(&annotation.id)).collect();
        kept.sort_by_key(|annotation| annotation.span.trimmed(document.text()));
        let labels: Vec<&str> = kept.iter().map(|annotation| annotation.reading.label()).collect();
        prop_assert_eq!(found.iter().map(|(label, _)| label.as_str()).collect::<Vec<_>>(), labels);
        for ((_, words), annotation) in found.iter().zip(kept) {
            // A mention may reach over a gap between blocks, which is white space or was not written.
            let slice = document.slice(annotation.span);
            let mut rest = slice.chars();
            prop_assert!(words.chars().all(|char| rest.any(|other| other == char)), "{:?} in {:?}", words, slice);
        }
    }

    #[test]
    fn tei_nests_every_span_inside_a_block((document, annotations) in article()) {
        let Export { text, left_out } = export(Format::Tei, &document, &annotations);
        prop_assert!(text.chars().all(is_xml_char), "{:?}", text);
        let found = elements(&text);
        for (id, words) in &found {
            let annotation = annotations.annotation(AnnotationId(id[1..].parse().unwrap())).unwrap();
            let slice: String = document.slice(annotation.span).chars().map(|char| if is_xml_char(char) { char } else { '\u{fffd}' }).collect();
            prop_assert_eq!(words, &slice);
        }
        prop_assert_eq!(found.len() + left_out.len(), annotations.annotations().len());
        for LeftOut { id, reason, .. } in left_out {
            let span = annotations.annotation(id).unwrap().span;
            let is_inside = document.blocks().iter().any(|block| block.span.covers(span));
            match reason {
                Reason::CrossesBlocks => prop_assert!(!is_inside),
                Reason::Overlaps(other) => {
                    let other = annotations.annotation(other).unwrap().span;
                    prop_assert!(is_inside && span.overlaps(other) && !span.covers(other) && !other.covers(span));
                }
                other => prop_assert!(false, "{:?}", other),
            }
        }
    }

    #[test]
    fn every_export_ends_its_last_line((document, annotations) in article()) {
        for format in Format::ALL {
            let text = export(format, &document, &annotations).text;
            prop_assert!(text.ends_with('\n') || format == Format::Brat && text.is_empty(), "{:?}", format);
        }
    }
}

fn mention(id: u32, span: (usize, usize), reading: Reading) -> Annotation {
    let (origin, status) = (Origin::Rule, Status::Suggested);
    Annotation { id: AnnotationId(id), span: Span::new(span.0, span.1), reading, origin, status, score: None, entity: None }
}

fn name(id: u32, span: (usize, usize)) -> Annotation {
    mention(id, span, Reading::Entity(EntityLabel::Org))
}

#[track_caller]
fn check_left_out(format: Format, text: &str, annotations: impl IntoIterator<Item = Annotation>, left_out: &[&str]) -> String {
    let found = export(format, &Document::plain(text), &annotations.into_iter().collect());
    assert_eq!(found.left_out.iter().map(ToString::to_string).collect::<Vec<_>>(), left_out);
    found.text
}

#[test]
fn of_overlaps_the_longest_stays() {
    let text = "Bank of New York Mellon";
    let annotations = [name(1, (0, 16)), name(2, (8, 16)), name(3, (8, 23)), name(4, (17, 23)), name(5, (0, 16))];
    let left_out = ["a5 “Bank of New York” overlaps a1", "a3 “New York Mellon” overlaps a1", "a2 “New York” overlaps a1"];
    check_left_out(Format::Spacy, text, annotations.clone(), &left_out);
    check_left_out(Format::Conll, text, annotations.clone(), &left_out);
    // Elements nest: only what crosses the longest has no place.
    check_left_out(Format::Tei, text, annotations.clone(), &["a3 “New York Mellon” overlaps a1"]);
    check_left_out(Format::Doccano, text, annotations, &[]);
}

#[test]
fn white_space_alone_is_no_entity() {
    check_left_out(Format::Spacy, "a   b", [name(1, (1, 4))], &["a1 “” has no words"]);
    check_left_out(Format::Brat, "a \n b", [name(1, (1, 4))], &["a1 “” has no words"]);
}

#[test]
fn what_was_left_out_is_said_in_one_line() {
    let annotations = [name(1, (0, 9)), name(2, (2, 8))];
    check_left_out(Format::Spacy, "a b\r\n\u{1b}[0m", annotations, &["a2 “b \u{fffd}[0” overlaps a1"]);
}

#[test]
fn conll_splits_tokens_at_the_ends_of_mentions() {
    let conll = check_left_out(Format::Conll, "Anti-Apple2024", [name(1, (5, 10))], &[]);
    assert!(conll.contains("Apple -X- _ B-ORG\n2024 -X- _ O\n"), "{conll}");
}

#[test]
fn conll_keeps_neighbours_apart_and_sentences_whole() {
    let conll = check_left_out(Format::Conll, "Yahoo! Inc. Rome fell.", [name(1, (0, 11)), name(2, (12, 16))], &[]);
    let labels: Vec<&str> = conll.lines().skip(2).map(|line| line.rsplit(' ').next().unwrap_or_default()).collect();
    let n_inside = labels.iter().take_while(|label| label.ends_with("-ORG")).count();
    assert_eq!(labels[0], "B-ORG");
    assert!(labels[1..n_inside - 1].iter().all(|label| *label == "I-ORG"), "no blank line inside: {conll}");
    assert_eq!(labels.iter().filter(|label| **label == "B-ORG").count(), 2);
}

#[test]
fn conll_leaves_out_what_was_not_read_for_names() {
    let block = |start, end, role| Block::new(Span::new(start, end), role);
    let blocks = vec![block(0, 5, Role::Body), block(6, 11, Role::Boilerplate), block(12, 17, Role::Caption)];
    let document = Document::from_parts("Rome. Menu. Paris".to_owned(), blocks, Metadata::default());
    let annotations: AnnotationSet = [name(1, (12, 17))].into_iter().collect();
    let conll = export(Format::Conll, &document, &annotations).text;
    assert!(conll.contains("Rome") && conll.contains("Paris -X- _ B-ORG") && !conll.contains("Menu"), "{conll}");
}

#[test]
fn tei_says_dates_in_words_that_its_schema_takes() {
    let date = |kind, value: &str| {
        let timex = Timex { ..Timex::new(kind, value) };
        check_left_out(Format::Tei, "then", [mention(1, (0, 4), Reading::Date(timex))], &[])
    };
    assert!(date(TimexKind::Date, "2024-W07").contains("<date xml:id=\"a1\" type=\"DATE\" when-iso=\"2024-W07\">then</date>"));
    assert!(date(TimexKind::Duration, "P3W").contains("<date xml:id=\"a1\" type=\"DURATION\" dur-iso=\"P3W\">then</date>"));
    assert!(
        date(TimexKind::Time, "2024-03-12T10:30").contains("<time xml:id=\"a1\" type=\"TIME\" when-iso=\"2024-03-12T10:30\">then</time>")
    );
    for value in ["PXW", "PRESENT_REF", "2024-SU", "\"><script>", ""] {
        assert!(date(TimexKind::Date, value).contains("<date xml:id=\"a1\" type=\"DATE\">then</date>"), "{value}");
    }
}

#[test]
fn words_of_files_are_escaped() {
    let sector = Reading::Sector(SectorId("\"><script>".to_owned()));
    let tei = check_left_out(Format::Tei, "a<b>&\"", [mention(1, (1, 4), sector)], &[]);
    assert!(tei.contains("a<term xml:id=\"a1\" type=\"sector\" key=\"&quot;&gt;&lt;script&gt;\">&lt;b&gt;</term>&amp;&quot;"), "{tei}");
    let csv = check_left_out(Format::Csv, "=HYPERLINK(\"x\")", [name(1, (0, 15))], &[]);
    assert!(csv.contains(",\"'=HYPERLINK(\"\"x\"\")\","), "{csv}");
}

#[test]
fn large_articles_are_exported_in_no_time() {
    let text = "Zoë’s 🇫🇷 blog: Apple 😀 hired Tim Cook in Cupertino.\n".repeat(20_000);
    let document = Document::plain(&text);
    let spans = text.match_indices("Apple").take(10_000).map(|(start, word)| (start, start + word.len()));
    let annotations: AnnotationSet = spans.zip(1..).map(|(span, id)| name(id, span)).collect();
    for format in Format::ALL {
        let start = std::time::Instant::now();
        export(format, &document, &annotations);
        // Generous: a cost that grows with the square of the mentions takes minutes.
        assert!(start.elapsed().as_secs() < 20, "{format:?} took {:?}", start.elapsed());
    }
}
