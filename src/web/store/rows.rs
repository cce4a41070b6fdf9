//! What stands in the store: in `articles` a row an article, of which members that came with version 2 of the database may
//! be missing; in `bases` the annotation JSON as bytes, or as a string where an older version kept it.
//!
//! A string goes through the module into the browser and into the store letter by letter: 50 ms of the page's time for an
//! article of a megabyte, where its bytes take 3.

use js_sys::Uint8Array;
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast as _, JsValue};

use crate::editor::{ArticleId, Progress, Summary};

/// A row of `articles`.
#[derive(Serialize, Deserialize)]
pub(super) struct ArticleRow {
    pub(super) id: u32,
    pub(super) title: String,
    /// How many steps stand.
    pub(super) n_done: usize,
    /// How often steps were written: a write that follows another number is refused.
    #[serde(default)]
    pub(super) edition: u32,
    #[serde(default)]
    pub(super) name: Option<String>,
    #[serde(default)]
    pub(super) source: Option<String>,
    #[serde(default)]
    pub(super) published: Option<String>,
    #[serde(default)]
    pub(super) n_decided: Option<u32>,
    #[serde(default)]
    pub(super) n_mentions: Option<u32>,
    /// When it was deleted, in milliseconds since 1970.
    #[serde(default)]
    pub(super) deleted: Option<f64>,
}

impl ArticleRow {
    /// The row of a new article.
    pub(super) fn new(summary: &Summary, n_done: usize) -> Self {
        let deleted = summary.is_deleted.then(js_sys::Date::now);
        let row = Self {
            id: summary.id.0,
            title: String::new(),
            n_done,
            edition: 0,
            name: summary.name.clone(),
            source: None,
            published: None,
            n_decided: None,
            n_mentions: None,
            deleted,
        };
        row.told(summary)
    }

    /// With what the list tells of the article now; the name that a person gave it in the list stays.
    pub(super) fn told(self, summary: &Summary) -> Self {
        Self {
            title: summary.title.clone(),
            source: summary.source.clone(),
            published: summary.published.clone(),
            n_decided: summary.progress.map(|progress| progress.n_decided),
            n_mentions: summary.progress.map(|progress| progress.n_mentions),
            ..self
        }
    }

    /// What the list tells of it.
    pub(super) fn summary(self) -> Summary {
        let progress = self.n_decided.zip(self.n_mentions);
        Summary {
            id: ArticleId(self.id),
            title: self.title,
            name: self.name,
            source: self.source,
            published: self.published,
            progress: progress.map(|(n_decided, n_mentions)| Progress { n_decided, n_mentions }),
            is_deleted: self.deleted.is_some(),
            unreadable: None,
        }
    }

    /// The row that stands in the store.
    ///
    /// # Errors
    /// Where it is another thing, in words.
    pub(super) fn from_value(value: JsValue) -> Result<Self, String> {
        serde_wasm_bindgen::from_value(value).map_err(|error| format!("its entry in the list is broken ({error})"))
    }

    /// The row as the store takes it.
    pub(super) fn to_value(&self) -> JsValue {
        serde_wasm_bindgen::to_value(self).unwrap_or_default()
    }
}

/// An annotation JSON as the store takes it.
pub(super) fn base_to_value(base: &str) -> JsValue {
    Uint8Array::from(base.as_bytes()).into()
}

/// The annotation JSON that stands in the store; `None` where it is another thing.
pub(super) fn base_from_value(value: &JsValue) -> Option<String> {
    match value.dyn_ref::<Uint8Array>() {
        Some(bytes) => String::from_utf8(bytes.to_vec()).ok(),
        None => value.as_string(),
    }
}
