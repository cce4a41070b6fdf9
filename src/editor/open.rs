//! How an article comes onto the page: pasted, from a file, from the store, or the sample.

use crate::{
    annotation::iso_day,
    annotator,
    document::Document,
    editor::{
        effect::{Effect, Stored},
        notice,
        state::{Article, ArticleId, History, Notice, State, Summary, Tone},
    },
    formats::archive::{self, ReadError},
};

/// The sample article, written for Galley in the manner of a wire service's story with messy edges.
const SAMPLE: &str = include_str!("sample.txt");

/// More text than this is refused: 20 million bytes, some three million words.
const MAX_BYTES: usize = 20_000_000;

/// Takes pasted text as a new article.
///
/// The clipboard's HTML is read where it has structure and most of the plain text's words: it tells paragraphs, menus and
/// links apart.
pub(super) fn pasted(state: &mut State, text: &str, n_replaced: usize, html: &str) -> Vec<Effect> {
    if text.trim().is_empty() && html.trim().is_empty() {
        return notice::problem(state, "There was no text on the clipboard. Copy an article and paste again.");
    }
    let effects = match richer(text, html) {
        Some(document) => read(state, document),
        None => opened(state, text, Document::read),
    };
    // Without an effect nothing was opened, and the notice says why.
    if n_replaced > 0 && !effects.is_empty() {
        state.notice = Some(Notice {
            tone: Tone::Hint,
            text: format!("{n_replaced} characters of the text were no valid Unicode and stand as � now."),
        });
    }
    effects
}

/// The document of the clipboard's HTML, if it is worth more than the plain text beside it.
fn richer(text: &str, html: &str) -> Option<Document> {
    let n_letters = |text: &str| text.chars().filter(|char| char.is_alphanumeric()).count();
    if html.len() > MAX_BYTES || !Document::is_html(html) {
        return None;
    }
    let document = Document::from_html(html);
    (n_letters(text) <= 2 * n_letters(document.text())).then_some(document).filter(|document| !document.text().trim().is_empty())
}

/// Takes a file as a new article: text, or an annotation file of Galley.
pub(super) fn file_read(state: &mut State, name: &str, bytes: Vec<u8>) -> Vec<Effect> {
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let place = error.utf8_error().valid_up_to();
            return notice::problem(state, format!("“{name}” is not a text file: expected UTF-8, found another byte at {place}."));
        }
    };
    if text.contains('\0') {
        return notice::problem(state, format!("“{name}” is not a text file: it contains NUL characters."));
    }
    if text.trim().is_empty() {
        return notice::problem(state, format!("“{name}” is empty."));
    }
    match name.to_ascii_lowercase().rsplit_once('.') {
        Some((_, "json")) => archive_read(state, name, &text),
        Some((_, "html" | "htm" | "xhtml")) => opened(state, &text, Document::from_html),
        // In Markdown a tag or two are text; see `Document::read` for all else.
        Some((_, "md" | "markdown")) => opened(state, &text, Document::parse),
        _ => opened(state, &text, Document::read),
    }
}

/// Takes the sample as a new article.
pub(super) fn sample(state: &mut State) -> Vec<Effect> {
    opened(state, SAMPLE, Document::read)
}

/// Takes an article out of the store.
pub(super) fn loaded(state: &mut State, stored: &Stored) -> Vec<Effect> {
    match restored(stored) {
        Ok(mut article) => {
            // Beyond what was drawn: the same article may come back in another state, as when a step was not saved.
            article.n_changes += state.article.as_ref().map_or(0, |before| before.n_changes);
            state.article = Some(article);
            state.focus = None;
            state.notice = None;
            vec![]
        }
        Err(error) => notice::problem(state, format!("This article is kept, but could not be read: {error}. Nothing of it was changed.")),
    }
}

fn restored(stored: &Stored) -> Result<Article, ReadError> {
    let (document, annotations) = archive::read(&stored.base)?;
    let mut article = Article::new(stored.id, document, annotations);
    let text = article.document.text();
    let revisions = stored.revisions.iter().map(|json| archive::read_revision(json, text, &article.offsets));
    article.history = History { revisions: revisions.collect::<Result<_, _>>()?, n_done: 0 };
    let n_done = stored.n_done.min(article.history.revisions.len());
    for revision in article.history.revisions.iter().take(n_done) {
        revision.apply(&mut article.document, &mut article.annotations);
    }
    article.history.n_done = n_done;
    article.refresh();
    Ok(article)
}

fn archive_read(state: &mut State, name: &str, json: &str) -> Vec<Effect> {
    match archive::read(json) {
        Ok((document, annotations)) => kept(state, document, annotations),
        Err(error) => notice::problem(state, format!("“{name}” was not opened: {error}.")),
    }
}

/// Takes a text as a new article, unless it is too long.
fn opened(state: &mut State, text: &str, document_of: fn(&str) -> Document) -> Vec<Effect> {
    if text.len() > MAX_BYTES {
        let megabytes = text.len() / 1_000_000;
        return notice::problem(state, format!("This text has {megabytes} MB; Galley takes up to {} MB at a time.", MAX_BYTES / 1_000_000));
    }
    let effects = read(state, document_of(text));
    if text.contains('\0') {
        state.notice = Some(Notice { tone: Tone::Hint, text: "The text contains NUL characters. They are kept as they are.".to_owned() });
    }
    effects
}

/// Analyses a document and keeps it.
fn read(state: &mut State, document: Document) -> Vec<Effect> {
    let published = document.metadata().published.as_ref();
    let reference_date = published.and_then(|published| iso_day(&published.text));
    let annotations = annotator::annotate(&document, reference_date);
    let effects = kept(state, document, annotations);
    say_language(state);
    effects
}

/// Says so where the article is not in English.
fn say_language(state: &mut State) {
    let Some(document) = state.article.as_ref().map(|article| &article.document).filter(|document| !annotator::is_english(document)) else {
        return;
    };
    let language = document.metadata().language.as_deref().unwrap_or_default();
    let text = format!(
        "This text is not in English (“{language}”). Only places, amounts and dates in figures were looked for; mark the rest by hand."
    );
    state.notice = Some(Notice { tone: Tone::Hint, text });
}

fn kept(state: &mut State, document: Document, annotations: crate::AnnotationSet) -> Vec<Effect> {
    let id = ArticleId(state.library.iter().map(|summary| summary.id.0).max().map_or(1, |id| id.saturating_add(1)));
    let base = archive::write(&document, &annotations);
    let article = Article::new(id, document, annotations);
    let summary = Summary { id, title: article.title() };
    let n_found = article.annotations.annotations().len();
    state.library.insert(0, summary.clone());
    state.saving.expect_one_more();
    state.article = Some(article);
    state.focus = None;
    state.notice = None;
    state.overlay = None;
    vec![Effect::SaveArticle { summary, base }, Effect::Announce(format!("Read the article: {n_found} mentions."))]
}
