//! Files that come in and go out: what is refused or left out is said, with the reason.

use galley::{
    Document, Metadata, SectorId,
    editor::{Choice, Effect, Msg, Scope, Written, written_aside},
    formats::{Format, archive},
};

use crate::page::{ARTICLE, Page};

fn opened(json: String) -> Page {
    let mut page = Page::default();
    page.send(Msg::FileRead { name: "a.json".to_owned(), bytes: json.into_bytes() });
    page
}

fn notice(page: &Page) -> &str {
    page.state.notice.as_ref().map_or("", |notice| &notice.text)
}

#[test]
fn what_a_format_cannot_hold_is_counted_and_the_reason_told() {
    let mut page = Page::with(ARTICLE);
    page.select("Lind will");
    page.send(Msg::Labelled(Choice::Sector(Some(SectorId("steel".to_owned()))), Scope::One));
    assert!(page.marked().contains(&"[Lind will]SECTOR".to_owned()) && page.marked().contains(&"[Ada Lind]PERSON".to_owned()));
    for (format, expected) in [
        (Format::Csv, ""),
        (Format::Spacy, "spaCy (JSONL): 1 mention was left out, since this format holds none that overlaps another."),
        (Format::Tei, "TEI P5 (XML): 1 mention was left out, since this format holds none that overlaps another."),
    ] {
        page.send(Msg::ExportedAs(format));
        assert_eq!(notice(&page), expected, "{format:?}");
    }
}

/// A file may have given out the very last number.
#[test]
fn a_mention_that_is_added_takes_no_number_of_a_file() {
    let (document, annotations) = Page::with(ARTICLE).content();
    let json = archive::write(&document, &annotations).replace("\"a1\"", "\"a4294967295\"").replace("\"e1\"", "\"e4294967295\"");
    let mut page = opened(json);
    let before = page.marked();
    page.select("grows");
    page.send(Msg::Labelled(Choice::Entity(galley::EntityLabel::Event), Scope::One));
    assert_eq!(page.marked().len(), before.len() + 1);
    assert_eq!(page.content(), page.reloaded().content());
    page.send(Msg::Undone);
    assert_eq!(page.marked(), before);
}

#[test]
fn a_file_with_more_text_than_is_taken_is_refused_with_both_numbers() {
    let text = "Zoë reads. ".repeat(2_100_000);
    let document = Document::from_parts(text.clone(), vec![], Metadata::default());
    let page = opened(archive::write(&document, &galley::AnnotationSet::default()));
    assert_eq!(notice(&page), "“a.json” was not opened: its article has 25 MB, and Galley takes up to 20 MB at a time.");
    let mut page = Page::default();
    page.send(Msg::FileRead { name: "a.txt".to_owned(), bytes: text.clone().into_bytes() });
    assert_eq!(notice(&page), "“a.txt” was not opened: it has 25 MB, and Galley takes up to 20 MB at a time.");
    page.send(Msg::TextPasted { text, n_replaced: 0, html: String::new() });
    assert_eq!(notice(&page), "This text has 25 MB, and Galley takes up to 20 MB at a time.");
    assert!(page.stored.is_empty());
}

#[test]
fn a_long_article_is_written_beside_the_page_as_it_would_be_here() {
    let mut page = Page::with(&ARTICLE.repeat(400));
    page.select("Lind will");
    page.send(Msg::Labelled(Choice::Sector(Some(SectorId("steel".to_owned()))), Scope::One));
    let before = page.content();
    for format in Format::ALL {
        page.state.notice = None;
        let here = page.send(Msg::ExportedAs(format));
        let told = page.state.notice.take().map(|notice| notice.text);
        page.state.reads_aside = true;
        let aside = page.send(Msg::ExportedAs(format));
        assert_eq!(page.state.n_writing, 1, "{format:?}");
        let [Effect::Write(task), ..] = aside.as_slice() else { panic!("it is written in place: {format:?}") };
        let Written { files, note } = written_aside(task).unwrap();
        let files: Vec<Effect> =
            files.into_iter().map(|file| Effect::Download { name: file.name, media_type: file.media_type, text: file.text }).collect();
        assert_eq!(files, here, "{format:?}");
        assert_eq!(note, told, "{format:?}");
        page.send(Msg::FilesSaved(Ok(note)));
        assert_eq!(page.state.n_writing, 0);
        page.state.reads_aside = false;
    }
    assert_eq!(page.content(), before);
    assert!(written_aside(b"nonsense").is_none());
}

#[test]
fn writing_is_stopped_and_its_failure_told_and_nothing_is_lost() {
    let mut page = Page::with(&ARTICLE.repeat(400));
    page.state.reads_aside = true;
    let before = page.content();
    page.send(Msg::ExportRequested);
    assert!(page.send(Msg::WritingStopped).contains(&Effect::StopWriting));
    assert_eq!((page.state.n_writing, notice(&page)), (0, "Stopped. No file was written, and nothing of the article is changed."));
    page.send(Msg::ExportRequested);
    page.send(Msg::FilesSaved(Err("the browser starts no worker".to_owned())));
    let told = "The file was not written: the browser starts no worker. Nothing of the article is changed; export it once more.";
    assert_eq!((page.state.n_writing, notice(&page)), (0, told));
    assert!(matches!(page.send(Msg::ExportRequested).as_slice(), [Effect::Download { .. }]), "then it is written in place");
    assert_eq!(page.content(), before);
}
