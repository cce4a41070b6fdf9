//! What reading a text is, from what came in to what is known of it. It needs no state and no browser: the page has it
//! done in another thread, or in its own where there is none, and tests do it in place.

use time::Date;

use crate::{
    annotation::{AnnotationSet, WordList, iso_day},
    annotator,
    document::Document,
    editor::state::{Article, ArticleId, Contents, Frame, History, ReadingId, Source, Stored, Told},
    formats::{
        ReadError, archive,
        wire::{Wire, wire_fields, wire_variants, wire_wrapped},
        words,
    },
    offsets::OffsetMap,
};

/// More text than this is refused, and of more HTML on the clipboard nothing is read: 20 million bytes, some three million
/// words.
const MAX_BYTES: usize = 20_000_000;

/// Reads a source, and tells of it as it goes on.
pub fn read(source: &Source, tell: &mut dyn FnMut(Told)) {
    match source {
        Source::Pasted { text, html, words } => annotated(&richer(text, html).unwrap_or_else(|| Document::read(text)), words, tell),
        Source::File { name, text, words } => match name.to_ascii_lowercase().rsplit_once('.') {
            Some((_, "json")) => match archive::read(text) {
                Ok((document, annotations)) => match too_long(document.text()) {
                    None => finished(document, annotations, tell),
                    Some(reason) => tell(Told::Refused(format!("“{name}” was not opened: its article has {reason}."))),
                },
                Err(error) => tell(Told::Refused(format!("“{name}” was not opened: {error}."))),
            },
            Some((_, "html" | "htm" | "xhtml")) => annotated(&Document::from_html(text), words, tell),
            // In Markdown a tag or two are text; see `Document::read` for all else.
            Some((_, "md" | "markdown")) => annotated(&Document::parse(text), words, tell),
            _ => annotated(&Document::read(text), words, tell),
        },
        Source::Anew { text, frame, words } => {
            let Frame { blocks, metadata, reference_date } = frame.as_ref().clone();
            let document = Document::from_parts(text.clone(), blocks, metadata);
            tell(Told::Reached(PARSED));
            let annotations = annotated_and_told(&document, reference_date, words, tell);
            tell(Told::FoundAnew(annotations));
        }
        Source::Stored(stored) => match restored(stored) {
            Ok((document, contents)) => {
                tell(Told::Parsed(document));
                tell(Told::Finished(contents));
            }
            Err(error) => {
                tell(Told::Refused(format!(
                    "This article is kept, but could not be read: {error}. Nothing of it was changed; the list of articles hands it out as it is."
                )));
            }
        },
    }
}

/// How much text there is, and how much is taken, where that is less.
pub(super) fn too_long(text: &str) -> Option<String> {
    let (found, most) = (text.len() / 1_000_000, MAX_BYTES / 1_000_000);
    (MAX_BYTES < text.len()).then(|| format!("{found} MB, and Galley takes up to {most} MB at a time"))
}

/// The document of the clipboard's HTML, if it is worth more than the plain text beside it: it tells paragraphs, menus and
/// links apart, and has most of the plain text's words.
fn richer(text: &str, html: &str) -> Option<Document> {
    let n_letters = |text: &str| text.chars().filter(|char| char.is_alphanumeric()).count();
    if MAX_BYTES < html.len() || !Document::is_html(html) {
        return None;
    }
    let document = Document::from_html(html);
    (n_letters(text) <= 2 * n_letters(document.text())).then_some(document).filter(|document| !document.text().trim().is_empty())
}

/// How much of the work the parse is, in percent; measured, as are those of the annotator.
const PARSED: u32 = 12;

fn annotated(document: &Document, words: &WordList, tell: &mut dyn FnMut(Told)) {
    tell(Told::Reached(PARSED));
    let published = document.metadata().published.as_ref();
    let reference_date = published.and_then(|published| iso_day(&published.text));
    tell(Told::Parsed(document.clone()));
    let annotations = annotated_and_told(document, reference_date, words, tell);
    tell(finished_with(document, annotations));
}

fn annotated_and_told(document: &Document, reference_date: Option<Date>, words: &WordList, tell: &mut dyn FnMut(Told)) -> AnnotationSet {
    let mut reached = |percent: u32| tell(Told::Reached(PARSED + percent * (100 - PARSED) / 100));
    annotator::annotate_and_tell(document, reference_date, words, &mut reached)
}

fn finished(document: Document, annotations: AnnotationSet, tell: &mut dyn FnMut(Told)) {
    let finished = finished_with(&document, annotations);
    tell(Told::Parsed(document));
    tell(finished);
}

fn finished_with(document: &Document, annotations: AnnotationSet) -> Told {
    let base = Some(archive::write(document, &annotations));
    Told::Finished(Contents { annotations, history: History::default(), base })
}

/// An article of the store as its steps left it.
fn restored(stored: &Stored) -> Result<(Document, Contents), ReadError> {
    let (mut document, mut annotations) = archive::read(&stored.base)?;
    let offsets = OffsetMap::new(document.text());
    let revisions = stored.revisions.iter().map(|json| archive::read_revision(json, document.text(), &offsets));
    let revisions = revisions.collect::<Result<Vec<_>, _>>()?;
    let n_done = stored.n_done.min(revisions.len());
    for revision in revisions.iter().take(n_done) {
        revision.apply(&mut document, &mut annotations);
    }
    annotations.sectors = annotator::sectors(&document, &annotations);
    Ok((document, Contents { annotations, history: History { revisions, n_done }, base: None }))
}

/// An article of the store as its steps left it, to be exported and not to be shown.
pub(super) fn stored_article(stored: &Stored) -> Result<Article, ReadError> {
    let (document, contents) = restored(stored)?;
    let mut article = Article::new(stored.id, document, contents.annotations);
    article.history = contents.history;
    Ok(article)
}

wire_wrapped! { ArticleId ReadingId }
wire_fields! {
    Stored { id, base, revisions, n_done, edition }
    History { revisions, n_done }
    Contents { annotations, history, base }
    Frame { blocks, metadata, reference_date }
}
wire_variants! {
    Source {
        0 Pasted { text, html, words },
        1 File { name, text, words },
        2 Stored(stored),
        3 Anew { text, frame, words },
    }
    Told {
        0 Reached(percent),
        1 Parsed(document),
        2 Finished(contents),
        3 Refused(reason),
        4 FoundAnew(annotations),
    }
}

/// The list travels as its file.
impl Wire for WordList {
    fn put(&self, bytes: &mut Vec<u8>) {
        words::write(self).put(bytes);
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        words::read(&String::take(bytes)?, |_| true).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::wire;

    fn told(source: &Source) -> Vec<Told> {
        let mut all = vec![];
        read(source, &mut |told| all.push(told));
        all
    }

    fn pasted(text: &str) -> Source {
        Source::Pasted { text: text.to_owned(), html: String::new(), words: WordList::default() }
    }

    const ARTICLE: &str =
        "Acme Corp hires in Oslo\n\nOSLO, 4 March 2025. Acme Corp said on Tuesday that Ada Lind will run its unit in Norway.\n";

    #[test]
    fn tells_structure_before_contents() {
        let all = told(&pasted(ARTICLE));
        let parsed = all.iter().position(|told| matches!(told, Told::Parsed(_))).unwrap();
        assert!(matches!(all.last(), Some(Told::Finished(contents)) if !contents.annotations.annotations().is_empty()));
        assert!(parsed + 1 < all.len());
        let percents: Vec<u32> =
            all.iter().filter_map(|told| if let Told::Reached(percent) = told { Some(*percent) } else { None }).collect();
        assert!(percents.is_sorted() && percents.iter().all(|percent| *percent <= 100), "{percents:?}");
    }

    #[test]
    fn finds_what_the_annotator_finds() {
        let Some(Told::Finished(contents)) = told(&pasted(ARTICLE)).pop() else { panic!("it was not finished") };
        let document = Document::read(ARTICLE);
        let reference_date = document.metadata().published.as_ref().and_then(|published| iso_day(&published.text));
        let annotations = annotator::annotate(&document, reference_date);
        assert_eq!(contents.base, Some(archive::write(&document, &annotations)));
        assert_eq!(contents.annotations, annotations);
    }

    #[test]
    fn a_broken_file_is_refused_and_nothing_else_is_told() {
        let all = told(&Source::File { name: "x.json".to_owned(), text: "{".to_owned(), words: WordList::default() });
        assert!(matches!(all.as_slice(), [Told::Refused(reason)] if reason.contains("x.json")), "{all:?}");
    }

    fn words() -> WordList {
        let mut list = WordList::default();
        let rule = crate::annotation::WordRule::Never(crate::annotation::Never::Date);
        list.add(crate::annotation::Word { text: "May".to_owned(), rule, is_case_sensitive: true, is_off: false });
        list
    }

    #[test]
    fn all_of_it_travels() {
        let stored = Stored { id: ArticleId(3), base: "{}".to_owned(), revisions: vec!["[]".to_owned()], n_done: 1, edition: 4 };
        let document = Document::read(ARTICLE);
        let frame =
            Frame { blocks: document.blocks().to_vec(), metadata: document.metadata().clone(), reference_date: iso_day("2025-03-04") };
        let anew = Source::Anew { text: ARTICLE.to_owned(), frame: Box::new(frame), words: words() };
        assert!(matches!(told(&anew).last(), Some(Told::FoundAnew(annotations)) if !annotations.annotations().is_empty()));
        for source in
            [pasted("a"), anew.clone(), Source::File { name: "a".to_owned(), text: "b".to_owned(), words: words() }, Source::Stored(stored)]
        {
            assert_eq!(wire::read(&wire::write(&source)), Some(source));
        }
        for told in told(&pasted(ARTICLE)).into_iter().chain(told(&anew)).chain([Told::Refused("why".to_owned())]) {
            assert_eq!(wire::read(&wire::write(&told)), Some(told));
        }
    }
}
