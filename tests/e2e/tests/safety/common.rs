//! What the tests of safety share: articles, and what they do to the page.

use std::{fs, path::PathBuf};

use anyhow::Result;
use end_to_end::{Browser, Engine, Mark};
use serde_json::{Value, json};
use tempfile::TempDir;

pub const ARTICLE: &str = include_str!("../article.txt");

pub const OTHER: &str =
    "Storm hits Bergen\n\nBERGEN, 3 May 2024. A storm closed the harbour of Bergen in Norway on Friday, Ada Lind of Nordlys said.\n";

/// What stands above the article.
pub const STANDING: &str = "return document.getElementById('standing').textContent";

pub fn opened() -> Result<Browser> {
    let browser = Browser::start(Engine::from_env())?;
    browser.open()?;
    Ok(browser)
}

/// A page with an article.
pub fn pasted(text: &str) -> Result<Browser> {
    let browser = opened()?;
    browser.paste(text)?;
    browser.wait_for_marks()?;
    browser.wait_until_saved()?;
    Ok(browser)
}

/// Marks some words as a product, and waits until the mark is there.
pub fn mark(browser: &Browser, words: &str) -> Result<()> {
    // The palette of an earlier mark may lie over the words.
    browser.keys(&["Escape", "Escape"])?;
    browser.settle()?;
    browser.select_text(words, 0)?;
    browser.press("9")?;
    let is_marked = |mark: &Mark| mark.text == words && mark.label == "PRODUCT";
    browser.wait_for(&format!("“{words}” is marked"), |marks| marks.iter().any(is_marked)).map(|_| ())
}

pub fn wait_for_standing(browser: &Browser, words: &str) -> Result<String> {
    let script = "const text = document.getElementById('standing').textContent; return text.includes(arguments[0]) && text";
    let text = browser.wait_until(&format!("the page says “{words}”"), script, &[json!(words)])?;
    Ok(text.as_str().unwrap_or_default().to_owned())
}

pub fn wait_for_silence(browser: &Browser) -> Result<()> {
    browser.wait_until("nothing stands above the article", "return document.getElementById('standing').textContent === ''", &[]).map(|_| ())
}

pub fn act(browser: &Browser, action: &str) -> Result<()> {
    browser.click(&format!("#standing [data-action={action}]"))
}

pub fn open_library(browser: &Browser) -> Result<()> {
    browser.click("#library")?;
    browser.wait_until("the list is shown", "return document.querySelector('#overlay[open] .library-acts') !== null", &[]).map(|_| ())
}

/// Titles in the list of articles, which is open.
pub fn titles(browser: &Browser) -> Result<Vec<String>> {
    let script = "return [...document.querySelectorAll('#overlay [data-action=open-article] .title')].map((title) => title.textContent)";
    Ok(serde_json::from_value(browser.script(script, vec![])?)?)
}

pub fn wait_for_titles(browser: &Browser, expected: &[&str]) -> Result<()> {
    let script = "return JSON.stringify([...document.querySelectorAll('#overlay [data-action=open-article] .title')].map((title) => \
        title.textContent)) === arguments[0]";
    browser.wait_until(&format!("the list is {expected:?}"), script, &[json!(serde_json::to_string(expected)?)]).map(|_| ())
}

pub fn export(browser: &Browser) -> Result<Value> {
    Ok(serde_json::from_str(&browser.export()?)?)
}

/// A page of the same address without the program (no JSON, which Firefox shows on a page of its own address): for what happens to its store when it is not there.
pub fn leave(browser: &Browser) -> Result<()> {
    browser.go_to(&format!("{}library.css", browser.home()))
}

pub fn file(folder: &TempDir, name: &str, content: impl AsRef<[u8]>) -> Result<PathBuf> {
    let path = folder.path().join(name);
    fs::write(&path, content)?;
    Ok(path)
}

/// Errors of the console but for those with some words, which the test caused.
pub fn assert_no_errors_but(browser: &Browser, expected: &[&str]) -> Result<()> {
    let errors = browser.console_errors()?;
    // The page without the program, to which some tests go, has no icon.
    let expected: Vec<&str> = expected.iter().copied().chain(["favicon"]).collect();
    let errors: Vec<_> = errors.into_iter().filter(|error| !expected.iter().any(|words| error.contains(words))).collect();
    assert!(errors.is_empty(), "the page left errors: {errors:#?}");
    Ok(())
}
