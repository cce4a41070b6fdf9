//! All articles become one file: JSON lines, a zip, or a backup; and a backup becomes articles again.

use crate::{
    editor::{
        analysis,
        effect::{Effect, NewArticle},
        export::file_stem,
        library::{
            batch::{self, finished},
            listed,
        },
        notice::{self, counted},
        state::{ArticleId, Batch, Failure, Gather, Purpose, Report, Saving, State, Stored, Summary},
        words,
    },
    formats::{
        archive,
        backup::{self, Backup, BackupArticle},
        bundle,
    },
};

/// Begins to gather all articles.
pub(super) fn begun(state: &mut State, purpose: Purpose) -> Vec<Effect> {
    let wants_deleted = matches!(purpose, Purpose::Backup | Purpose::Restore(_));
    let ids = state.library.iter().filter(|summary| wants_deleted || !summary.is_deleted).map(|summary| summary.id).collect();
    begun_with(state, purpose, ids)
}

/// Begins to gather the article of that number as the store has it.
pub(super) fn raw_begun(state: &mut State, id: ArticleId) -> Vec<Effect> {
    begun_with(state, Purpose::Raw, vec![id])
}

fn begun_with(state: &mut State, purpose: Purpose, waiting: Vec<ArticleId>) -> Vec<Effect> {
    if state.batch.is_some() {
        return batch::is_busy(state);
    }
    let is_restore = matches!(purpose, Purpose::Restore(_));
    if waiting.is_empty() && !is_restore && purpose != Purpose::Backup {
        return notice::problem(state, "There is no article yet that could be exported.");
    }
    state.report = None;
    state.overlay = None;
    let n_all = waiting.len();
    state.batch = Some(Batch::Gather(Gather { purpose, waiting, n_all, files: vec![], backup: Backup::default(), failures: vec![] }));
    next(state)
}

/// Asks for the next article, or finishes. The one on the page is taken as it stands there where it could not be saved.
fn next(state: &mut State) -> Vec<Effect> {
    loop {
        let Some(Batch::Gather(gather)) = &state.batch else { return vec![] };
        let Some(id) = gather.waiting.last().copied() else { return made(state) };
        let is_unsaved = state.saving != Saving::Saved && gather.purpose != Purpose::Raw;
        let Some(article) = state.article.as_ref().filter(|article| is_unsaved && article.id == id) else {
            return vec![Effect::Fetch(id)];
        };
        let Effect::SaveArticle { base, revisions, n_done, .. } = listed::whole(article, Summary::of(article)) else {
            return vec![];
        };
        let edition = article.edition;
        take(state, id, Some(Ok(Stored { id, base, revisions, n_done, edition })));
    }
}

/// Takes an article that came from the store: as it is, or `Err` with what the store has where that is broken.
pub(super) fn fetched(state: &mut State, id: ArticleId, stored: Option<Result<Stored, String>>) -> Vec<Effect> {
    let is_awaited = matches!(&state.batch, Some(Batch::Gather(gather)) if gather.waiting.last() == Some(&id));
    if !is_awaited {
        return vec![];
    }
    take(state, id, stored);
    next(state)
}

fn take(state: &mut State, id: ArticleId, stored: Option<Result<Stored, String>>) {
    let summary = state.library.iter().find(|summary| summary.id == id).cloned().unwrap_or_default();
    let Some(Batch::Gather(gather)) = &mut state.batch else { return };
    gather.waiting.pop();
    let stored = match stored {
        Some(Ok(stored)) => stored,
        Some(Err(raw)) => return gather.take_broken(summary.shown(), raw),
        // It was thrown away in another tab meanwhile.
        None => return,
    };
    match gather.purpose {
        Purpose::Lines | Purpose::Zip => gather.take_content(&stored, summary.shown()),
        Purpose::Backup | Purpose::Restore(_) => {
            let Stored { base, revisions, n_done, .. } = stored;
            gather.backup.articles.push(BackupArticle { name: summary.name, is_deleted: summary.is_deleted, base, revisions, n_done });
        }
        Purpose::Raw => {
            let Stored { base, revisions, n_done, .. } = stored;
            let raw = backup::raw(&BackupArticle { name: summary.name.clone(), is_deleted: summary.is_deleted, base, revisions, n_done });
            gather.take_broken(summary.shown(), raw);
        }
    }
}

impl Gather {
    fn take_broken(&mut self, name: &str, raw: String) {
        match self.purpose {
            Purpose::Raw => self.files.push((name.to_owned(), raw)),
            Purpose::Backup => self.backup.unreadable.push(raw),
            Purpose::Restore(_) => {}
            Purpose::Lines | Purpose::Zip => {
                self.failures.push(Failure { name: name.to_owned(), reason: "it cannot be read; a backup holds it as it is".to_owned() });
            }
        }
    }

    fn take_content(&mut self, stored: &Stored, name: &str) {
        let number = stored.id.0;
        match analysis::stored_article(stored) {
            Ok(article) if self.purpose == Purpose::Lines => {
                self.files.push((String::new(), archive::write_line(&number, &article.document, &article.annotations)));
            }
            Ok(article) => {
                let file = format!("{number:04}-{}.galley.json", file_stem(name));
                self.files.push((file, archive::write(&article.document, &article.annotations)));
            }
            Err(error) => self.failures.push(Failure { name: name.to_owned(), reason: format!("{error}; a backup holds it as it is") }),
        }
    }
}

fn made(state: &mut State) -> Vec<Effect> {
    let Some(Batch::Gather(mut gather)) = state.batch.take() else { return vec![] };
    // The list is shown newest first; files are read oldest first.
    gather.backup.settings.clone_from(&state.settings);
    let n_files = gather.files.len();
    let exported = |text: String| Report { text, failures: gather.failures.clone() };
    match gather.purpose {
        Purpose::Lines => {
            let lines: String = gather.files.into_iter().map(|(_, line)| line).collect();
            let report = exported(format!("Exported {} as JSON lines.", counted(n_files, "article", "articles")));
            with_file(state, report, "galley-articles", "jsonl", "application/jsonl", lines.into_bytes())
        }
        Purpose::Zip => match bundle::zip(&gather.files) {
            Ok(bytes) => {
                let report = exported(format!("Exported {} as a zip file.", counted(n_files, "article", "articles")));
                with_file(state, report, "galley-articles", "zip", "application/zip", bytes)
            }
            Err(error) => finished(state, Report { text: format!("The zip file could not be made: {error}."), failures: vec![] }),
        },
        Purpose::Backup => {
            let n_articles = gather.backup.articles.len() + gather.backup.unreadable.len();
            let text = format!("Backed up {} with all steps, and the settings.", counted(n_articles, "article", "articles"));
            let bytes = backup::write(&gather.backup).into_bytes();
            with_file(state, exported(text), "galley-backup", "json", "application/json", bytes)
        }
        Purpose::Raw => {
            let text = gather.files.pop().map(|(_, raw)| raw).unwrap_or_default();
            let report = exported("Saved what the store has of the article.".to_owned());
            with_file(state, report, "galley-article-as-it-is", "json", "application/json", text.into_bytes())
        }
        Purpose::Restore(found) => restored(state, *found, &gather.backup.articles),
    }
}

fn with_file(
    state: &mut State,
    report: Report,
    stem: &'static str,
    extension: &'static str,
    media_type: &'static str,
    bytes: Vec<u8>,
) -> Vec<Effect> {
    let mut effects = vec![Effect::DownloadBundle { stem, extension, media_type, bytes }];
    effects.extend(finished(state, report));
    effects
}

/// Takes a file that says of itself that it is a backup. It is checked whole before anything is written.
pub(in crate::editor) fn backup_read(state: &mut State, name: &str, json: &str) -> Vec<Effect> {
    let checked = backup::read(json).map_err(|error| error.to_string());
    match checked.and_then(|backup| words::checked(&backup.settings).map(|()| backup)) {
        Ok(backup) => begun(state, Purpose::Restore(Box::new(backup))),
        Err(reason) => notice::problem(state, format!("“{name}” was not restored: {reason}. Nothing was changed.")),
    }
}

/// Adds the articles of a backup that are not here. What is here stays as it is, the
/// settings as well; entries of the word list that are not here are added to those that are.
fn restored(state: &mut State, backup: Backup, here: &[BackupArticle]) -> Vec<Effect> {
    let n_all = backup.articles.len();
    let mut articles: Vec<NewArticle> = vec![];
    let mut failures = vec![];
    for article in backup.articles.into_iter().rev().filter(|article| !here.iter().any(|here| holds(here, article))) {
        match new_article(article) {
            Ok(article) => articles.push(article),
            Err((name, reason)) => failures.push(Failure { name, reason }),
        }
    }
    // Oldest first, so that they get their numbers in the order in which they were made.
    articles.reverse();
    let (words, n_words) = words::restored(state, &backup.settings).unzip();
    let others = backup.settings.into_iter().filter(|(name, _)| !state.settings.contains_key(name) && *name != words::SETTING);
    let settings: Vec<(String, String)> = others.chain(words).collect();
    let unreadable = backup.unreadable.iter().enumerate();
    failures.extend(unreadable.map(|(idx, _)| Failure {
        name: format!("unreadable[{idx}]"),
        reason: "it could not be read when the backup was made; the file holds it as it was".to_owned(),
    }));
    let text = match (articles.len(), n_all - articles.len()) {
        (n_new, 0) => format!("Restored {}.", counted(n_new, "article", "articles")),
        (n_new, n_here) => format!("Restored {}; {} here already.", counted(n_new, "article", "articles"), counted(n_here, "was", "were")),
    };
    let entries = n_words.map(|n_words| format!(" Your word list has {} more.", counted(n_words, "entry", "entries")));
    let report = Report { text: text + &entries.unwrap_or_default(), failures };
    if articles.is_empty() && settings.is_empty() {
        return finished(state, report);
    }
    state.batch = Some(Batch::Restore { report });
    vec![Effect::SaveArticles { articles, settings }]
}

/// Whether an article has all that one of a backup has: the same text as it was first analysed, and every step.
fn holds(here: &BackupArticle, article: &BackupArticle) -> bool {
    let same = |here: &str, other: &str| here.trim() == other.trim();
    let n_steps = article.revisions.len();
    same(&here.base, &article.base)
        && here.revisions.get(..n_steps).is_some_and(|steps| steps.iter().zip(&article.revisions).all(|(here, step)| same(here, step)))
}

fn new_article(article: BackupArticle) -> Result<NewArticle, (String, String)> {
    let BackupArticle { name, is_deleted, base, revisions, n_done } = article;
    let stored = Stored { id: ArticleId::default(), base, revisions, n_done, edition: 0 };
    match analysis::stored_article(&stored) {
        Ok(read) => {
            let summary = Summary { name, is_deleted, ..Summary::of(&read) };
            let Stored { base, revisions, n_done, .. } = stored;
            Ok(NewArticle { summary, base, revisions, n_done })
        }
        Err(error) => Err((name.unwrap_or_default(), error.to_string())),
    }
}

/// The articles of a backup are in the store, or none of them is.
pub(super) fn written(state: &mut State, written: Result<(), String>) -> Vec<Effect> {
    let Some(Batch::Restore { report }) = state.batch.take() else { return vec![] };
    match written {
        Ok(()) => finished(state, report),
        Err(reason) => {
            finished(state, Report { text: format!("Nothing was restored, and nothing was changed: {reason}."), failures: vec![] })
        }
    }
}
