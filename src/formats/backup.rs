//! Everything that a browser keeps, in one file: articles as they were first analysed, with every step since, and the
//! settings. Offsets are those of the annotation JSON within it, code points.
//!
//! A backup is read whole or not at all: every article and every step is checked before anything is handed back.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::{
    archive,
    error::{ReadError, unexpected},
    json,
};
use crate::offsets::OffsetMap;

/// What a reader calls a file of this format.
const FILE: &str = "a whole backup of Galley";

/// The value of `format`.
const FORMAT: &str = "galley-backup";

/// The newest version that this program writes and reads.
const VERSION: u32 = 1;

/// What a browser keeps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Backup {
    /// The articles, oldest first.
    pub articles: Vec<BackupArticle>,
    /// The settings, as JSON by name.
    pub settings: BTreeMap<String, String>,
    /// What was kept of articles that could not be read, as it was.
    pub unreadable: Vec<String>,
}

/// An article with its history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackupArticle {
    /// What the list calls it instead of its title.
    pub name: Option<String>,
    /// Whether it was deleted and could still be brought back.
    pub is_deleted: bool,
    /// The annotation JSON as it was before any step.
    pub base: String,
    /// Every step as JSON, in order.
    pub revisions: Vec<String>,
    /// How many of them stand.
    pub n_done: usize,
}

#[derive(Serialize, Deserialize)]
struct BackupRow {
    format: String,
    version: u32,
    #[serde(default)]
    generator: GeneratorRow,
    #[serde(default)]
    settings: BTreeMap<String, Box<RawValue>>,
    articles: Vec<ArticleRow>,
    #[serde(default)]
    unreadable: Vec<String>,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct GeneratorRow {
    name: String,
    version: String,
}

#[derive(Serialize, Deserialize)]
struct ArticleRow {
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    deleted: bool,
    n_done: usize,
    base: Box<RawValue>,
    revisions: Vec<Box<RawValue>>,
}

/// Whether a file says of itself that it is a backup, be it whole or not.
pub fn is_backup(json: &str) -> bool {
    let head: String = json.trim_start_matches('\u{feff}').trim_start().chars().take(80).filter(|char| !char.is_whitespace()).collect();
    head.starts_with(&format!("{{\"format\":\"{FORMAT}\""))
}

/// Writes a backup. An article that is no JSON goes among the unreadable ones, so that nothing is left out.
pub fn write(backup: &Backup) -> String {
    let mut unreadable = backup.unreadable.clone();
    let mut articles = vec![];
    for article in &backup.articles {
        match article_row(article) {
            Some(row) => articles.push(row),
            None => unreadable.push(raw(article)),
        }
    }
    let settings = backup.settings.iter().filter_map(|(name, json)| Some((name.clone(), RawValue::from_string(json.clone()).ok()?)));
    let generator = GeneratorRow { name: "galley".to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() };
    let row = BackupRow { format: FORMAT.to_owned(), version: VERSION, generator, settings: settings.collect(), articles, unreadable };
    json::line(&row)
}

fn article_row(article: &BackupArticle) -> Option<ArticleRow> {
    let revisions = article.revisions.iter().map(|revision| RawValue::from_string(revision.clone()).ok());
    Some(ArticleRow {
        name: article.name.clone(),
        deleted: article.is_deleted,
        n_done: article.n_done,
        base: RawValue::from_string(article.base.clone()).ok()?,
        revisions: revisions.collect::<Option<_>>()?,
    })
}

/// An article as it was kept, whatever it holds: for a person who wants to look into one that cannot be read.
pub fn raw(article: &BackupArticle) -> String {
    #[derive(Serialize)]
    struct Raw<'a> {
        name: &'a Option<String>,
        n_done: usize,
        base: &'a str,
        revisions: &'a [String],
    }
    let raw = Raw { name: &article.name, n_done: article.n_done, base: &article.base, revisions: &article.revisions };
    serde_json::to_string_pretty(&raw).unwrap_or_default()
}

/// Reads a backup back.
///
/// # Errors
/// Where it is malformed, of another format or version, or where an article or a step of it cannot be read: with the
/// place in the file.
pub fn read(json: &str) -> Result<Backup, ReadError> {
    let json = json::unmarked(json);
    json::read::<json::Head>(json, FILE)?.check(FORMAT, VERSION)?;
    let row: BackupRow = json::read(json, FILE)?;
    let articles = row.articles.iter().enumerate().map(|(idx, row)| article_of(&format!("articles[{idx}]"), row));
    let settings = row.settings.iter().map(|(name, json)| (name.clone(), json.get().to_owned()));
    Ok(Backup { articles: articles.collect::<Result<_, _>>()?, settings: settings.collect(), unreadable: row.unreadable })
}

fn article_of(place: &str, row: &ArticleRow) -> Result<BackupArticle, ReadError> {
    let within = |part: String| move |reason| ReadError::Within { place: format!("{place}.{part}"), reason: Box::new(reason) };
    let (document, _) = archive::read(row.base.get()).map_err(within("base".to_owned()))?;
    let offsets = OffsetMap::new(document.text());
    for (idx, revision) in row.revisions.iter().enumerate() {
        archive::read_revision(revision.get(), document.text(), &offsets).map_err(within(format!("revisions[{idx}]")))?;
    }
    if row.revisions.len() < row.n_done {
        let expected = format!("at most {}, the number of steps", row.revisions.len());
        return Err(unexpected(format!("{place}.n_done"), expected, row.n_done.to_string()));
    }
    Ok(BackupArticle {
        name: row.name.clone(),
        is_deleted: row.deleted,
        base: row.base.get().to_owned(),
        revisions: row.revisions.iter().map(|revision| revision.get().to_owned()).collect(),
        n_done: row.n_done,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{annotation::AnnotationSet, document::Document};

    fn backup() -> Backup {
        let base = archive::write(&Document::plain("Ada 😀 reads."), &AnnotationSet::default()).trim().to_owned();
        let step = r#"{"name":"Dated","edits":[{"reference_date":{"before":null,"after":"2025-12-04"}}]}"#.to_owned();
        let article = BackupArticle { name: Some("Ada".to_owned()), is_deleted: false, base, revisions: vec![step], n_done: 1 };
        let settings = BTreeMap::from([("keys".to_owned(), "{\"a\": [1]}".to_owned())]);
        Backup {
            articles: vec![article.clone(), BackupArticle { is_deleted: true, ..article }],
            settings,
            unreadable: vec!["{".to_owned()],
        }
    }

    #[test]
    fn reads_back_what_was_written() {
        let written = write(&backup());
        assert!(is_backup(&written) && is_backup(written.get(..60).unwrap()));
        assert_eq!(read(&written).unwrap(), backup());
    }

    #[test]
    fn keeps_what_cannot_be_read() {
        let mut broken = backup();
        broken.articles[0].base = "{".to_owned();
        let read = read(&write(&broken)).unwrap();
        assert_eq!((read.articles.len(), read.unreadable.len()), (1, 2));
        assert!(read.unreadable[1].contains("Dated"), "{}", read.unreadable[1]);
    }

    #[track_caller]
    fn check(from: &str, to: &str, expected: &str) {
        let written = write(&backup());
        assert!(written.contains(from), "{from} in {written}");
        let error = read(&written.replacen(from, to, 1)).unwrap_err().to_string();
        assert!(error.starts_with(expected), "{error}");
    }

    #[test]
    fn says_what_is_wrong_and_where() {
        check("galley-backup", "galley", "format: expected galley-backup, found “galley”");
        check("\"version\":1", "\"version\":2", "version: expected 1, found “2”");
        check("\"n_done\":1", "\"n_done\":3", "articles[0].n_done: expected at most 1, the number of steps, found 3");
        let swapped = r#"{"blocks":{"before":null,"after":[{"role":"body","start":4,"end":9},{"role":"lead","start":0,"end":5}]}}"#;
        let place = "articles[0].revisions[0]: article.blocks[1].start: expected 9 or more, where the block before it ends, found 0";
        check(r#"{"reference_date":{"before":null,"after":"2025-12-04"}}"#, swapped, place);
        check("2025-12-04", "4 December", "articles[0].revisions[0]: reference_date: expected a day as 2025-12-04, found “4 December”");
        check("\"code_point\"", "\"byte\"", "articles[0].base: offset_unit: expected code_point, found “byte”");
        check("\"revisions\"", "\"steps\"", "not a whole backup of Galley: missing field `revisions`");
        let error = read(write(&backup()).get(..200).unwrap()).unwrap_err().to_string();
        assert!(error.contains("line 2 column 21"), "{error}");
    }
}
