//! Reads: the list, the settings, an article with its steps, the texts.

use std::{cell::RefCell, collections::BTreeMap};

use idb::{Database, TransactionMode};
use js_sys::{JSON, Reflect};
use wasm_bindgen::JsValue;

use super::{
    database::{ARTICLES, BASES, Failure, REVISIONS, SETTINGS, key},
    remember_opened,
    rows::{ArticleRow, base_from_value},
    write::steps,
};
use crate::editor::{ArticleId, Effect, Found, Msg, Stored, Summary, snippet};

/// Deleted articles can be brought back for so long.
const DAYS_IN_BIN: f64 = 30.0;

/// The texts that were searched so far, so that a second search reads nothing. A text never changes.
pub(super) type Texts = RefCell<BTreeMap<u32, String>>;

/// The settings and the list, and what has been deleted long enough to be thrown away.
pub(super) async fn library(database: &Database) -> Result<(BTreeMap<String, String>, Vec<Summary>, Vec<Effect>), Failure> {
    let transaction = database.transaction(&[ARTICLES, SETTINGS], TransactionMode::ReadOnly)?;
    let (articles, settings) = (transaction.object_store(ARTICLES)?, transaction.object_store(SETTINGS)?);
    let (ids, rows) = (articles.get_all_keys(None, None)?, articles.get_all(None, None)?);
    let (names, values) = (settings.get_all_keys(None, None)?, settings.get_all(None, None)?);
    let (ids, rows, names, values) = (ids.await?, rows.await?, names.await?, values.await?);
    let settings = names.iter().zip(&values).filter_map(|(name, value)| name.as_string().zip(value.as_string())).collect();
    let mut summaries = vec![];
    let mut purges = vec![];
    let oldest = js_sys::Date::now() - DAYS_IN_BIN * 86_400_000.0;
    for (id, row) in ids.iter().zip(rows) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "keys are numbers that this program counted up from 1")]
        let Some(id) = id.as_f64().map(|id| ArticleId(id as u32)) else { continue };
        match ArticleRow::from_value(row) {
            Ok(row) if row.deleted.is_some_and(|deleted| deleted < oldest) => purges.push(Effect::Purge(id)),
            Ok(row) => summaries.push(Summary { id, ..row.summary() }),
            Err(reason) => summaries.push(Summary::unreadable(id, reason)),
        }
    }
    Ok((settings, summaries, purges))
}

/// An article with its steps; for one that is not there nothing happens.
pub(super) async fn article(database: &Database, id: ArticleId) -> Result<Msg, Failure> {
    match stored(database, id).await? {
        Some(Ok(stored)) => {
            remember_opened(id);
            Ok(Msg::ArticleLoaded(stored))
        }
        Some(Err(_)) | None => Ok(Msg::FocusCleared),
    }
}

/// What the store has of an article; where that is broken, as the store has it.
pub(super) async fn stored(database: &Database, id: ArticleId) -> Result<Option<Result<Stored, String>>, Failure> {
    let transaction = database.transaction(&[ARTICLES, BASES, REVISIONS], TransactionMode::ReadOnly)?;
    let row = transaction.object_store(ARTICLES)?.get(key(id.0))?;
    let base = transaction.object_store(BASES)?.get(key(id.0))?;
    let revisions = transaction.object_store(REVISIONS)?.get_all(Some(steps(id.0, 0)?), None)?;
    let (row, base, revisions) = (row.await?, base.await?, revisions.await?);
    let Some(row) = row else { return Ok(None) };
    let texts: Option<Vec<String>> = revisions.iter().map(JsValue::as_string).collect();
    let base_text = base.as_ref().and_then(base_from_value);
    let whole = base_text.clone().zip(texts).zip(ArticleRow::from_value(row.clone()).ok());
    Ok(Some(match whole {
        Some(((base, revisions), row)) => Ok(Stored { id, base, revisions, n_done: row.n_done, edition: row.edition }),
        None => Err(raw(&row, &base_text.map(JsValue::from).or(base).unwrap_or_default(), &revisions)),
    }))
}

/// What the store has of a broken article, as JSON.
fn raw(row: &JsValue, base: &JsValue, revisions: &[JsValue]) -> String {
    let steps: js_sys::Array = revisions.iter().collect();
    let object = js_sys::Object::new();
    for (name, value) in [("row", row), ("base", base), ("revisions", &steps)] {
        // An object that was just made takes any member.
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    JSON::stringify(&object).map(String::from).unwrap_or_default()
}

/// The texts with all words of a query.
pub(super) async fn search(database: &Database, texts: &Texts, query: String) -> Result<Found, Failure> {
    let transaction = database.transaction(&[BASES], TransactionMode::ReadOnly)?;
    let bases = transaction.object_store(BASES)?;
    let ids = bases.get_all_keys(None, None)?.await?;
    let mut snippets = BTreeMap::new();
    for id in ids {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "keys are numbers that this program counted up from 1")]
        let Some(number) = id.as_f64().map(|id| id as u32) else { continue };
        if !texts.borrow().contains_key(&number) {
            let base = bases.get(id)?.await?.unwrap_or_default();
            texts.borrow_mut().insert(number, text_of(&base).unwrap_or_default());
        }
        let found = texts.borrow().get(&number).and_then(|text| snippet(text, &query));
        snippets.extend(found.map(|found| (ArticleId(number), found)));
    }
    Ok(Found { query, snippets })
}

/// The text of an annotation JSON in the store. The browser reads JSON faster than the module would, and no more is asked
/// of it here.
fn text_of(base: &JsValue) -> Option<String> {
    let base = base_from_value(base)?;
    let json = JSON::parse(&base).ok()?;
    let article = Reflect::get(&json, &JsValue::from_str("article")).ok()?;
    Reflect::get(&article, &JsValue::from_str("text")).ok()?.as_string()
}
