//! A text on its way to becoming the article: it is read beside the page where that can be, one text at a time.
//!
//! A long text stands on the page as soon as it is there, without marks; a short one takes the page when it is read.
//! What was pasted last is shown. A paste that another paste overtakes is let go; files wait for their turn, and what is
//! read when something else has been asked for is kept in the library all the same. What a person wants of the article on
//! the page (see `anew`) comes before texts that wait.

use std::rc::Rc;

use crate::{
    annotation::AnnotationSet,
    annotator,
    editor::{
        analysis,
        effect::Effect,
        library, notice, reframing,
        state::{
            Access, Article, Contents, Focus, Notice, Reading, ReadingId, SHOWN_BEFORE_READ, Saving, Source, State, Summary, Text, Told,
            Tone,
        },
    },
};

/// Has a text read. Where another one is being read, see the head of this file.
pub(super) fn begin(state: &mut State, source: Source, hint: Option<String>) -> Vec<Effect> {
    let is_file = matches!(source, Source::File { .. });
    let is_paste = matches!(source, Source::Pasted { .. });
    let text = Text { source: Rc::new(source), hint, is_wanted: true, is_one_of_many: false };
    if is_file && state.reading.is_some() {
        state.waiting.push_back(text);
        return vec![];
    }
    if !state.reframings.is_empty() {
        state.waiting.iter_mut().for_each(|text| text.is_wanted = false);
        state.waiting.push_front(text);
        return vec![];
    }
    if let Some(overtaken) = state.reading.take() {
        let is_let_go = match overtaken.text.source.as_ref() {
            Source::Pasted { .. } => is_paste,
            Source::File { .. } => false,
            Source::Stored(_) | Source::Anew { .. } => true,
        };
        if !is_let_go {
            state.waiting.push_front(overtaken.text);
        }
    }
    state.waiting.iter_mut().for_each(|text| text.is_wanted = false);
    start(state, text)
}

/// Has the article on the page read anew.
pub(super) fn begin_anew(state: &mut State, source: Source) -> Vec<Effect> {
    start(state, Text { source: Rc::new(source), hint: None, is_wanted: true, is_one_of_many: false })
}

/// Lets go of what is read of the article on the page.
pub(super) fn let_go_anew(state: &mut State) {
    state.reading = state.reading.take().filter(|reading| !reading.text.is_anew());
}

/// Has one of several files read, to be kept and not to be shown.
pub(super) fn begin_one_of_many(state: &mut State, source: Source) -> Vec<Effect> {
    let text = Text { source: Rc::new(source), hint: None, is_wanted: false, is_one_of_many: true };
    if state.reading.is_some() {
        state.waiting.push_back(text);
        return vec![];
    }
    start(state, text)
}

fn start(state: &mut State, text: Text) -> Vec<Effect> {
    state.n_readings += 1;
    let id = ReadingId(state.n_readings);
    let is_shown = SHOWN_BEFORE_READ < text.plain().len() && text.is_wanted;
    let source = Rc::clone(&text.source);
    let before = state.article.as_ref().map(|article| article.id);
    state.reading = Some(Reading { id, text, percent: 0, article: None, is_shown, before });
    if is_shown {
        clear_page(state);
    }
    if state.reads_aside { vec![Effect::Read { id, source }] } else { read_in_place(state) }
}

fn clear_page(state: &mut State) {
    state.article = None;
    state.focus = None;
    state.notice = None;
    state.overlay = None;
}

fn read_in_place(state: &mut State) -> Vec<Effect> {
    let Some((id, source)) = state.reading.as_ref().map(|reading| (reading.id, Rc::clone(&reading.text.source))) else { return vec![] };
    let mut effects = vec![];
    analysis::read(&source, &mut |told| effects.extend(went_on(state, id, told)));
    effects
}

/// Texts can be read beside the page from now on, or no longer; then the one at hand is read in place.
pub(super) fn reader_changed(state: &mut State, reads_aside: bool) -> Vec<Effect> {
    state.reads_aside = reads_aside;
    if reads_aside { vec![] } else { read_in_place(state) }
}

/// Takes what is told of a reading; of one that was let go nothing is taken.
pub(super) fn went_on(state: &mut State, id: ReadingId, told: Told) -> Vec<Effect> {
    let Some(reading) = state.reading.as_mut().filter(|reading| reading.id == id) else { return vec![] };
    match told {
        Told::Reached(percent) => reading.percent = percent,
        Told::Parsed(document) => {
            let article_id = match reading.text.source.as_ref() {
                Source::Stored(stored) => stored.id,
                Source::Pasted { .. } | Source::File { .. } | Source::Anew { .. } => library::free_id(&state.library),
            };
            let mut article = Article::new(article_id, document, AnnotationSet::default());
            article.reading = id;
            if let Source::Stored(stored) = reading.text.source.as_ref() {
                article.edition = stored.edition;
            }
            reading.article = Some(article);
        }
        Told::Finished(contents) => return finished(state, contents),
        Told::FoundAnew(annotations) => return found_anew(state, &annotations),
        Told::Refused(reason) => return refused(state, &reason),
    }
    vec![]
}

fn finished(state: &mut State, contents: Contents) -> Vec<Effect> {
    let Some(Reading { text, article: Some(mut article), .. }) = state.reading.take() else { return vec![] };
    let Contents { annotations, history, base } = contents;
    article.annotations = annotations;
    article.history = history;
    article.n_changes += 1;
    if is_outdated(state, &article) {
        return next(state);
    }
    let title = article.title();
    let mut effects = vec![];
    if let Some(base) = base {
        let summary = Summary::of(&article);
        state.library.insert(0, summary.clone());
        state.saving.expect_one_more();
        effects.push(Effect::SaveArticle { summary, base, revisions: vec![], n_done: 0 });
        if !text.is_one_of_many {
            effects.push(Effect::Announce(format!(
                "Read the article: {}.",
                notice::counted(article.annotations.annotations().len(), "mention", "mentions")
            )));
            state.overlay = None;
        }
    }
    if text.is_one_of_many {
        effects.extend(library::file_taken(state, title, Ok(())));
    } else if text.is_wanted {
        keep_place(state, &mut article);
        effects.push(Effect::Hold(article.id));
        state.notice = text.hint.or_else(|| language_hint(&article)).map(|text| Notice { tone: Tone::Hint, text });
        state.article = Some(article);
    } else {
        effects.extend(notice::said(state, Tone::Hint, format!("“{title}” was read as well; it stands in the list of articles.")));
    }
    effects.extend(next(state));
    effects
}

fn found_anew(state: &mut State, annotations: &AnnotationSet) -> Vec<Effect> {
    let Some(Reading { text, .. }) = state.reading.take() else { return vec![] };
    let Source::Anew { frame, .. } = text.source.as_ref() else { return next(state) };
    let mut effects = reframing::found(state, frame, annotations);
    effects.extend(next(state));
    effects
}

/// The same article come back, as with the steps of another tab: the focus stays, and whose it is.
fn keep_place(state: &mut State, article: &mut Article) {
    let before = state.article.as_ref().filter(|before| before.id == article.id);
    if before.is_some_and(|before| before.access == Access::Elsewhere) {
        article.access = Access::Elsewhere;
    }
    let stands = |focus: &Focus| before.is_some() && article.span_of(*focus).is_some();
    state.focus = state.focus.filter(stands);
}

/// Whether steps were made on the page while the article was read from the store.
fn is_outdated(state: &State, article: &Article) -> bool {
    let here = state.article.as_ref().filter(|here| here.id == article.id && here.access == Access::Here);
    here.is_some_and(|here| article.edition < here.edition && state.saving != Saving::Saved)
}

fn refused(state: &mut State, reason: &str) -> Vec<Effect> {
    let Some(reading) = state.reading.take() else { return vec![] };
    let mut effects = match reading.text.source.as_ref() {
        Source::File { name, .. } if reading.text.is_one_of_many => library::file_taken(state, name.clone(), Err(reason.to_owned())),
        Source::Stored(stored) => {
            library::found_unreadable(state, stored.id, "its text or a step of it is broken");
            notice::problem(state, reason)
        }
        Source::Anew { .. } => {
            state.reframings.clear();
            notice::problem(state, reason)
        }
        Source::File { .. } | Source::Pasted { .. } => notice::problem(state, reason),
    };
    if reading.is_shown {
        effects.extend(reading.before.map(Effect::Load));
    }
    effects.extend(next(state));
    effects
}

/// What is to be read next, if anything is and nothing is being read.
pub(super) fn next(state: &mut State) -> Vec<Effect> {
    if state.reading.is_some() {
        return vec![];
    }
    if let Some(source) = reframing::wanted(state) {
        return begin_anew(state, source);
    }
    match state.waiting.pop_front() {
        Some(text) => start(state, text),
        None => vec![],
    }
}

/// What to say where the article is not in English.
fn language_hint(article: &Article) -> Option<String> {
    if article.history.n_done > 0 || annotator::is_english(&article.document) {
        return None;
    }
    let language = article.document.metadata().language.as_deref().unwrap_or_default();
    Some(format!(
        "This text is not in English (“{language}”). Only places, amounts and dates in figures were looked for; mark the rest by hand."
    ))
}
