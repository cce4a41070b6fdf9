//! Writes, each in one transaction that is done whole or not at all.

use idb::{Database, KeyRange, ObjectStore, Query};
use js_sys::Array;
use wasm_bindgen::JsValue;

use super::{
    database::{ARTICLES, BASES, Failure, REVISIONS, SETTINGS, committed, key, writing},
    remember_opened,
    rows::{ArticleRow, base_to_value},
};
use crate::editor::{ArticleId, Effect, NewArticle, Summary};

/// What a write came to.
pub(super) enum Written {
    /// It is in the store.
    Done,
    /// It is, under another number, since the asked one was taken.
    Renumbered {
        /// The number that was asked for.
        from: ArticleId,
        /// The number that it has.
        to: ArticleId,
    },
}

/// The article that a write belongs to; `None` for reads, and for what belongs to none.
pub(super) fn article_of(effect: &Effect) -> Option<ArticleId> {
    match effect {
        Effect::SaveArticle { summary, .. } | Effect::SaveRevision { summary, .. } | Effect::SaveProgress { summary, .. } => {
            Some(summary.id)
        }
        Effect::Delete(id) | Effect::Undelete(id) | Effect::Purge(id) | Effect::Rename { id, .. } => Some(*id),
        _ => None,
    }
}

/// The same write for the article under another number.
pub(super) fn renumbered(mut effect: Effect, from: ArticleId, to: ArticleId) -> Effect {
    if article_of(&effect) == Some(from) {
        match &mut effect {
            Effect::SaveArticle { summary, .. } | Effect::SaveRevision { summary, .. } | Effect::SaveProgress { summary, .. } => {
                summary.id = to;
            }
            Effect::Delete(id) | Effect::Undelete(id) | Effect::Purge(id) | Effect::Rename { id, .. } => *id = to,
            _ => {}
        }
    }
    effect
}

/// Does a write.
pub(super) async fn write(database: &Database, effect: &Effect) -> Result<Written, Failure> {
    match effect {
        Effect::SaveArticle { summary, base, revisions, n_done } => return save_article(database, summary, base, revisions, *n_done).await,
        Effect::SaveRevision { summary, edition, revision_idx, revision } => {
            save_step(database, summary, *edition, revision_idx + 1, Some((*revision_idx, revision))).await?;
        }
        Effect::SaveProgress { summary, edition, n_done } => save_step(database, summary, *edition, *n_done, None).await?,
        Effect::SaveSetting { name, json } => {
            let transaction = writing(database, &[SETTINGS])?;
            transaction.object_store(SETTINGS)?.put(&JsValue::from(json), Some(&JsValue::from(name)))?.await?;
            committed(transaction, SETTINGS).await?;
        }
        Effect::Delete(id) => change(database, *id, |row| row.deleted = Some(js_sys::Date::now())).await?,
        Effect::Undelete(id) => change(database, *id, |row| row.deleted = None).await?,
        Effect::Rename { id, name } => change(database, *id, |row| row.name.clone_from(name)).await?,
        Effect::Purge(id) => purge(database, *id).await?,
        _ => {}
    }
    Ok(Written::Done)
}

async fn save_article(database: &Database, summary: &Summary, base: &str, steps: &[String], n_done: usize) -> Result<Written, Failure> {
    let transaction = writing(database, &[ARTICLES, BASES, REVISIONS])?;
    let articles = transaction.object_store(ARTICLES)?;
    let asked = summary.id;
    // Another tab may have taken the number since the list was read.
    let id = free_key(&articles, asked.0).await?;
    let summary = Summary { id: ArticleId(id), ..summary.clone() };
    put(&articles, &ArticleRow::new(&summary, n_done)).await?;
    transaction.object_store(BASES)?.put(&base_to_value(base), Some(&key(id)))?.await?;
    let revisions = transaction.object_store(REVISIONS)?;
    for (idx, revision) in steps.iter().enumerate() {
        revisions.put(&JsValue::from_str(revision), Some(&step(id, idx)))?.await?;
    }
    committed(transaction, ARTICLES).await?;
    remember_opened(ArticleId(id));
    Ok(if id == asked.0 { Written::Done } else { Written::Renumbered { from: asked, to: ArticleId(id) } })
}

/// Writes articles with their history, and settings that are not there yet: all of it or nothing.
pub(super) async fn save_articles(database: &Database, articles: &[NewArticle], settings: &[(String, String)]) -> Result<(), Failure> {
    let transaction = writing(database, &[ARTICLES, BASES, REVISIONS, SETTINGS])?;
    let (rows, bases) = (transaction.object_store(ARTICLES)?, transaction.object_store(BASES)?);
    let (revisions, kept) = (transaction.object_store(REVISIONS)?, transaction.object_store(SETTINGS)?);
    let mut id = next_key(&rows).await?;
    for NewArticle { summary, base, revisions: steps, n_done } in articles {
        let summary = Summary { id: ArticleId(id), ..summary.clone() };
        put(&rows, &ArticleRow::new(&summary, *n_done)).await?;
        bases.put(&base_to_value(base), Some(&key(id)))?.await?;
        for (idx, revision) in steps.iter().enumerate() {
            revisions.put(&JsValue::from_str(revision), Some(&step(id, idx)))?.await?;
        }
        id = id.saturating_add(1);
    }
    for (name, json) in settings {
        kept.put(&JsValue::from(json), Some(&JsValue::from(name)))?.await?;
    }
    committed(transaction, ARTICLES).await
}

/// The number that is asked for if no article has it, else the first one behind all.
async fn free_key(articles: &ObjectStore, asked: u32) -> Result<u32, Failure> {
    if articles.get_key(key(asked))?.await?.is_none() {
        return Ok(asked);
    }
    next_key(articles).await
}

/// The first number behind all.
async fn next_key(articles: &ObjectStore) -> Result<u32, Failure> {
    let keys = articles.get_all_keys(None, None)?.await?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "keys are numbers that this program counted up from 1")]
    let last = keys.iter().filter_map(JsValue::as_f64).fold(0.0, f64::max) as u32;
    Ok(last.saturating_add(1))
}

/// Writes a step and forgets those behind it, or how many stand. The row says which edition the write has to follow.
async fn save_step(
    database: &Database,
    summary: &Summary,
    edition: u32,
    n_done: usize,
    revision: Option<(usize, &String)>,
) -> Result<(), Failure> {
    let transaction = writing(database, &[ARTICLES, REVISIONS])?;
    let articles = transaction.object_store(ARTICLES)?;
    let id = summary.id.0;
    let row = articles.get(key(id))?.await?.ok_or(Failure::Refused)?;
    let row = ArticleRow::from_value(row).map_err(Failure::Other)?;
    if row.edition != edition {
        return Err(Failure::Refused);
    }
    if let Some((idx, revision)) = revision {
        let revisions = transaction.object_store(REVISIONS)?;
        revisions.delete(steps(id, idx)?)?.await?;
        revisions.put(&JsValue::from_str(revision), Some(&step(id, idx)))?.await?;
    }
    put(&articles, &ArticleRow { n_done, edition: edition.saturating_add(1), ..row.told(summary) }).await?;
    committed(transaction, ARTICLES).await
}

/// Changes the row of an article; one that is gone stays gone.
async fn change(database: &Database, id: ArticleId, change: impl FnOnce(&mut ArticleRow)) -> Result<(), Failure> {
    let transaction = writing(database, &[ARTICLES])?;
    let articles = transaction.object_store(ARTICLES)?;
    if let Some(row) = articles.get(key(id.0))?.await? {
        let mut row = ArticleRow::from_value(row).map_err(Failure::Other)?;
        change(&mut row);
        put(&articles, &row).await?;
    }
    committed(transaction, ARTICLES).await
}

async fn purge(database: &Database, id: ArticleId) -> Result<(), Failure> {
    let transaction = writing(database, &[ARTICLES, BASES, REVISIONS])?;
    transaction.object_store(ARTICLES)?.delete(key(id.0))?.await?;
    transaction.object_store(BASES)?.delete(key(id.0))?.await?;
    transaction.object_store(REVISIONS)?.delete(steps(id.0, 0)?)?.await?;
    committed(transaction, ARTICLES).await
}

async fn put(articles: &ObjectStore, row: &ArticleRow) -> Result<(), Failure> {
    articles.put(&row.to_value(), Some(&key(row.id)))?.await?;
    Ok(())
}

/// The key of a step.
fn step(id: u32, revision_idx: usize) -> JsValue {
    Array::of2(&key(id), &JsValue::from(u32::try_from(revision_idx).unwrap_or(u32::MAX))).into()
}

/// The steps of an article from one on.
pub(super) fn steps(id: u32, revision_idx: usize) -> Result<Query, Failure> {
    let end = JsValue::from(Array::of2(&key(id), &JsValue::from(f64::INFINITY)));
    Ok(KeyRange::bound(&step(id, revision_idx), &end, None, None)?.into())
}
