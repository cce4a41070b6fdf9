//! The browser's own store (IndexedDB): articles as they were first analysed, and every step since.
//!
//! `articles` holds title and number of standing steps by article, `bases` the annotation JSON, `revisions` the steps
//! by `[article, step]`. A step and the number of steps are written in one transaction. `settings` holds JSON by name.
//!
//! Version 1 had no `settings`; opening it adds what is missing and leaves the rest as it is.

use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

use idb::{Database, DatabaseEvent as _, Error, Factory, KeyRange, ObjectStoreParams, Query, TransactionMode};
use js_sys::Array;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use crate::{
    editor::{ArticleId, Effect, Msg, Stored, Summary},
    web::{dispatch, dom},
};

const NAME: &str = "galley";
const VERSION: u32 = 2;
const ARTICLES: &str = "articles";
const BASES: &str = "bases";
const REVISIONS: &str = "revisions";
const SETTINGS: &str = "settings";

/// Under which name the number of the last opened article is kept.
const LAST_OPENED: &str = "galley-last-opened";

/// The store, or none where the browser has none to give.
pub struct Store {
    database: Option<Rc<Database>>,
    /// What is waiting to be written, oldest first; written one after the other, so that an older state never wins.
    waiting: Rc<RefCell<Waiting>>,
}

#[derive(Default)]
struct Waiting {
    effects: std::collections::VecDeque<Effect>,
    is_at_work: bool,
}

#[derive(Serialize, Deserialize)]
struct ArticleRow {
    id: u32,
    title: String,
    n_done: usize,
}

/// The article that was last on the page.
pub fn last_opened() -> Option<ArticleId> {
    let storage = dom::window().local_storage().ok()??;
    storage.get_item(LAST_OPENED).ok()??.parse().ok().map(ArticleId)
}

fn remember_opened(id: ArticleId) {
    if let Ok(Some(storage)) = dom::window().local_storage() {
        // Without it the article is one click away in the list.
        let _ = storage.set_item(LAST_OPENED, &id.0.to_string());
    }
}

impl Store {
    /// Opens the store and tells what it holds.
    pub async fn open() -> (Self, Vec<Msg>) {
        match Self::opened().await {
            Ok((database, msgs)) => (Self::new(Some(Rc::new(database))), msgs),
            Err(error) => (Self::new(None), vec![Msg::LibraryFailed(error.to_string())]),
        }
    }

    fn new(database: Option<Rc<Database>>) -> Self {
        Self { database, waiting: Rc::default() }
    }

    async fn opened() -> Result<(Database, Vec<Msg>), Error> {
        let mut request = Factory::new()?.open(NAME, Some(VERSION))?;
        request.on_upgrade_needed(|event| {
            let Ok(database) = event.database() else { return };
            for name in [ARTICLES, BASES, REVISIONS, SETTINGS] {
                // A store that is there already is as good as a new one.
                let _ = database.create_object_store(name, ObjectStoreParams::new());
            }
        });
        let database = request.await?;
        let transaction = database.transaction(&[ARTICLES], TransactionMode::ReadOnly)?;
        let rows = transaction.object_store(ARTICLES)?.get_all(None, None)?.await?;
        let rows = rows.into_iter().filter_map(|row| serde_wasm_bindgen::from_value::<ArticleRow>(row).ok());
        let library = rows.map(|row| Summary { id: ArticleId(row.id), title: row.title }).collect();
        let settings = settings(&database).await?;
        Ok((database, vec![Msg::SettingsLoaded(settings), Msg::LibraryLoaded(library)]))
    }

    /// Does what an effect asks of the store, behind what it was asked before.
    pub fn perform(&mut self, effect: Effect) {
        let Some(database) = self.database.clone() else { return };
        self.waiting.borrow_mut().effects.push_back(effect);
        if std::mem::replace(&mut self.waiting.borrow_mut().is_at_work, true) {
            return;
        }
        let waiting = Rc::clone(&self.waiting);
        spawn_local(async move {
            while let Some(effect) = next(&waiting) {
                match done(&database, effect).await {
                    Ok(msg) => dispatch(msg),
                    Err(error) => dispatch(Msg::SaveFailed(error.to_string())),
                }
            }
        });
    }
}

fn next(waiting: &RefCell<Waiting>) -> Option<Effect> {
    let mut waiting = waiting.borrow_mut();
    let effect = waiting.effects.pop_front();
    waiting.is_at_work = effect.is_some();
    effect
}

async fn done(database: &Database, effect: Effect) -> Result<Msg, Error> {
    match effect {
        Effect::SaveArticle { summary, base } => save_article(database, summary, &base).await?,
        Effect::SaveRevision { id, revision_idx, revision, title } => {
            let row = ArticleRow { id: id.0, title, n_done: revision_idx + 1 };
            save_revision(database, row, revision_idx, &revision).await?;
        }
        Effect::SaveProgress { id, n_done, title } => {
            let transaction = database.transaction(&[ARTICLES], TransactionMode::ReadWrite)?;
            put_article(&transaction.object_store(ARTICLES)?, &ArticleRow { id: id.0, title, n_done })?;
            transaction.commit()?.await?;
        }
        Effect::SaveSetting { name, json } => {
            let transaction = database.transaction(&[SETTINGS], TransactionMode::ReadWrite)?;
            transaction.object_store(SETTINGS)?.put(&JsValue::from(json), Some(&JsValue::from(name)))?;
            transaction.commit()?.await?;
        }
        Effect::Load(id) => return load(database, id).await,
        Effect::Delete(id) => delete(database, id).await?,
        _ => {}
    }
    Ok(Msg::Saved)
}

async fn settings(database: &Database) -> Result<BTreeMap<String, String>, Error> {
    let settings = database.transaction(&[SETTINGS], TransactionMode::ReadOnly)?.object_store(SETTINGS)?;
    let (names, values) = (settings.get_all_keys(None, None)?, settings.get_all(None, None)?);
    let (names, values) = (names.await?, values.await?);
    Ok(names.iter().zip(&values).filter_map(|(name, value)| name.as_string().zip(value.as_string())).collect())
}

async fn save_article(database: &Database, summary: Summary, base: &str) -> Result<(), Error> {
    let transaction = database.transaction(&[ARTICLES, BASES], TransactionMode::ReadWrite)?;
    let key = JsValue::from(summary.id.0);
    put_article(&transaction.object_store(ARTICLES)?, &ArticleRow { id: summary.id.0, title: summary.title, n_done: 0 })?;
    transaction.object_store(BASES)?.put(&JsValue::from_str(base), Some(&key))?;
    transaction.commit()?.await?;
    remember_opened(summary.id);
    Ok(())
}

/// Writes a step, forgets the steps behind it, and counts it as standing: all or nothing.
async fn save_revision(database: &Database, row: ArticleRow, revision_idx: usize, revision: &str) -> Result<(), Error> {
    let transaction = database.transaction(&[ARTICLES, REVISIONS], TransactionMode::ReadWrite)?;
    let revisions = transaction.object_store(REVISIONS)?;
    revisions.delete(steps(row.id, revision_idx)?)?;
    revisions.put(&JsValue::from_str(revision), Some(&step(row.id, revision_idx)))?;
    put_article(&transaction.object_store(ARTICLES)?, &row)?;
    transaction.commit()?.await?;
    Ok(())
}

fn put_article(articles: &idb::ObjectStore, row: &ArticleRow) -> Result<(), Error> {
    let value = serde_wasm_bindgen::to_value(row).unwrap_or_default();
    articles.put(&value, Some(&JsValue::from(row.id)))?;
    Ok(())
}

fn step(id: u32, revision_idx: usize) -> JsValue {
    Array::of2(&JsValue::from(id), &JsValue::from(u32::try_from(revision_idx).unwrap_or(u32::MAX))).into()
}

/// The steps of an article from one on.
fn steps(id: u32, revision_idx: usize) -> Result<Query, Error> {
    let end = JsValue::from(Array::of2(&JsValue::from(id), &JsValue::from(f64::INFINITY)));
    Ok(KeyRange::bound(&step(id, revision_idx), &end, None, None)?.into())
}

async fn load(database: &Database, id: ArticleId) -> Result<Msg, Error> {
    let transaction = database.transaction(&[ARTICLES, BASES, REVISIONS], TransactionMode::ReadOnly)?;
    let key = JsValue::from(id.0);
    let row = transaction.object_store(ARTICLES)?.get(key.clone())?.await?;
    let base = transaction.object_store(BASES)?.get(key)?.await?.and_then(|base| base.as_string());
    let revisions = transaction.object_store(REVISIONS)?.get_all(Some(steps(id.0, 0)?), None)?.await?;
    let row = row.and_then(|row| serde_wasm_bindgen::from_value::<ArticleRow>(row).ok());
    let Some((row, base)) = row.zip(base) else { return Ok(Msg::FocusCleared) };
    remember_opened(id);
    let revisions = revisions.iter().filter_map(JsValue::as_string).collect();
    Ok(Msg::ArticleLoaded(Stored { id, base, revisions, n_done: row.n_done }))
}

async fn delete(database: &Database, id: ArticleId) -> Result<(), Error> {
    let transaction = database.transaction(&[ARTICLES, BASES, REVISIONS], TransactionMode::ReadWrite)?;
    let key = JsValue::from(id.0);
    transaction.object_store(ARTICLES)?.delete(key.clone())?;
    transaction.object_store(BASES)?.delete(key)?;
    transaction.object_store(REVISIONS)?.delete(steps(id.0, 0)?)?;
    transaction.commit()?.await?;
    Ok(())
}
