//! Work that must not be lost, in a real browser: crashes, full disks, two tabs, older stores, no network, backups.
#![expect(clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::{fs, path::PathBuf, thread, time::Duration};

use anyhow::{Context as _, Result};
use end_to_end::{Browser, Engine};
use serde_json::{Value, json};
use tempfile::TempDir;

const ARTICLE: &str = include_str!("article.txt");

const OTHER: &str =
    "Storm hits Bergen\n\nBERGEN, 3 May 2024. A storm closed the harbour of Bergen in Norway on Friday, Ada Lind of Nordlys said.\n";

/// What stands above the article.
const STANDING: &str = "return document.getElementById('standing').textContent";

fn opened() -> Result<Browser> {
    let browser = Browser::start(Engine::from_env())?;
    browser.open()?;
    Ok(browser)
}

/// A page with an article.
fn pasted(text: &str) -> Result<Browser> {
    let browser = opened()?;
    browser.paste(text)?;
    browser.wait_for_marks()?;
    browser.wait_until_saved()?;
    Ok(browser)
}

/// Marks some words as a product, and waits until the mark is there.
fn mark(browser: &Browser, words: &str) -> Result<()> {
    // The palette of an earlier mark may lie over the words.
    browser.keys(&["Escape", "Escape"])?;
    browser.settle()?;
    browser.select_text(words, 0)?;
    browser.press("9")?;
    let is_marked = |mark: &end_to_end::Mark| mark.text == words && mark.label == "PRODUCT";
    browser.wait_for(&format!("“{words}” is marked"), |marks| marks.iter().any(is_marked)).map(|_| ())
}

fn wait_for_standing(browser: &Browser, words: &str) -> Result<String> {
    let script = "const text = document.getElementById('standing').textContent; return text.includes(arguments[0]) && text";
    let text = browser.wait_until(&format!("the page says “{words}”"), script, &[json!(words)])?;
    Ok(text.as_str().unwrap_or_default().to_owned())
}

fn wait_for_silence(browser: &Browser) -> Result<()> {
    browser.wait_until("nothing stands above the article", "return document.getElementById('standing').textContent === ''", &[]).map(|_| ())
}

fn act(browser: &Browser, action: &str) -> Result<()> {
    browser.click(&format!("#standing [data-action={action}]"))
}

fn open_library(browser: &Browser) -> Result<()> {
    browser.click("#library")?;
    browser.wait_until("the list is shown", "return document.querySelector('#overlay[open] .library-acts') !== null", &[]).map(|_| ())
}

/// Titles in the list of articles, which is open.
fn titles(browser: &Browser) -> Result<Vec<String>> {
    let script = "return [...document.querySelectorAll('#overlay [data-action=open-article] .title')].map((title) => title.textContent)";
    Ok(serde_json::from_value(browser.script(script, vec![])?)?)
}

fn wait_for_titles(browser: &Browser, expected: &[&str]) -> Result<()> {
    let script = "return JSON.stringify([...document.querySelectorAll('#overlay [data-action=open-article] .title')].map((title) => \
        title.textContent)) === arguments[0]";
    browser.wait_until(&format!("the list is {expected:?}"), script, &[json!(serde_json::to_string(expected)?)]).map(|_| ())
}

fn export(browser: &Browser) -> Result<Value> {
    Ok(serde_json::from_str(&browser.export()?)?)
}

/// A page of the same address without the program (no JSON, which Firefox shows on a page of its own address): for what happens to its store when it is not there.
fn leave(browser: &Browser) -> Result<()> {
    browser.go_to(&format!("{}library.css", browser.home()))
}

fn file(folder: &TempDir, name: &str, content: impl AsRef<[u8]>) -> Result<PathBuf> {
    let path = folder.path().join(name);
    fs::write(&path, content)?;
    Ok(path)
}

/// Errors of the console but for those with some words, which the test caused.
fn assert_no_errors_but(browser: &Browser, expected: &[&str]) -> Result<()> {
    let errors = browser.console_errors()?;
    // The page without the program, to which some tests go, has no icon.
    let expected: Vec<&str> = expected.iter().copied().chain(["favicon"]).collect();
    let errors: Vec<_> = errors.into_iter().filter(|error| !expected.iter().any(|words| error.contains(words))).collect();
    assert!(errors.is_empty(), "the page left errors: {errors:#?}");
    Ok(())
}

#[test]
fn every_step_is_there_after_the_tab_was_killed() -> Result<()> {
    let mut browser = pasted(ARTICLE)?;
    for words in ["paper mill", "accord"] {
        mark(&browser, words)?;
    }
    browser.press("u")?;
    browser.settle()?;
    browser.wait_until_saved()?;
    let before = export(&browser)?;
    browser.crash_and_restart()?;
    browser.open()?;
    browser.wait_for_marks()?;
    assert_eq!(export(&browser)?, before);
    // The undone step is there as well.
    browser.press("Shift+U")?;
    browser.wait_until_saved()?;
    browser.reload()?;
    browser.wait_for_marks()?;
    assert_ne!(export(&browser)?, before);
    assert_no_errors_but(&browser, &[])
}

#[test]
fn a_reload_in_the_middle_finds_each_step_that_was_said_to_be_saved() -> Result<()> {
    let browser = pasted(OTHER)?;
    for n_steps in 1..=4 {
        browser.keys(&["j"].repeat(n_steps))?;
        browser.press("a")?;
        let has_all = |marks: &end_to_end::Marks| marks.iter().filter(|mark| mark.status == "accepted").count() == n_steps;
        browser.wait_for("a mention more is accepted", has_all)?;
        browser.wait_until_saved()?;
        browser.reload()?;
        let marks = browser.wait_for_marks()?;
        assert!(has_all(&marks), "{n_steps} steps were saved: {marks:?}");
    }
    assert_no_errors_but(&browser, &[])
}

#[test]
fn two_tabs_follow_one_another_and_never_write_over() -> Result<()> {
    let browser = pasted(OTHER)?;
    browser.new_tab()?;
    browser.open()?;
    browser.wait_for_marks()?;
    wait_for_standing(&browser, "open in another tab")?;
    browser.assert_accessible("article in another tab")?;
    let before = browser.marks()?;
    browser.select_text("harbour", 0)?;
    browser.press("9")?;
    assert!(browser.notice()?.contains("open in another tab"));
    assert_eq!(browser.marks()?, before, "a tab that follows changes nothing");

    browser.go_to_tab(0)?;
    mark(&browser, "storm closed")?;
    browser.wait_until_saved()?;
    let first = browser.marks()?;
    browser.go_to_tab(1)?;
    browser.wait_for("the step of the other tab is shown", |marks| *marks == first)?;

    act(&browser, "take-over")?;
    wait_for_silence(&browser)?;
    mark(&browser, "harbour")?;
    browser.wait_until_saved()?;
    let second = browser.marks()?;
    browser.go_to_tab(0)?;
    wait_for_standing(&browser, "open in another tab")?;
    browser.wait_for("the first tab follows", |marks| *marks == second)?;
    assert_no_errors_but(&browser, &[])
}

#[test]
fn a_step_behind_anothers_is_refused_and_kept_as_a_copy() -> Result<()> {
    if Engine::from_env() == Engine::Firefox {
        // Only Chromium can take the locks away from a page, with which the first step would not have been possible.
        return Ok(());
    }
    let browser = Browser::start(Engine::Chromium)?;
    let without = "delete Navigator.prototype.locks; delete globalThis.BroadcastChannel;";
    let deaf = |browser: &Browser| browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": without }));
    deaf(&browser)?;
    browser.open()?;
    browser.paste(OTHER)?;
    browser.wait_for_marks()?;
    browser.wait_until_saved()?;
    browser.new_tab()?;
    deaf(&browser)?;
    browser.open()?;
    browser.wait_for_marks()?;
    browser.go_to_tab(0)?;
    mark(&browser, "storm closed")?;
    browser.wait_until_saved()?;
    let first = browser.marks()?;

    browser.go_to_tab(1)?;
    mark(&browser, "harbour")?;
    wait_for_standing(&browser, "Another tab changed this article first")?;
    browser.assert_accessible("article that another tab changed first")?;
    act(&browser, "keep-copy")?;
    wait_for_silence(&browser)?;
    browser.wait_until_saved()?;
    let copy = browser.marks()?;
    browser.reload()?;
    browser.wait_for("the copy is there", |marks| *marks == copy)?;
    open_library(&browser)?;
    wait_for_titles(&browser, &["Storm hits Bergen (copy)", "Storm hits Bergen"])?;
    browser.click("#overlay li:last-child [data-action=open-article]")?;
    browser.wait_for("the other tab's steps are there", |marks| *marks == first)?;
    assert_no_errors_but(&browser, &[])
}

#[test]
fn a_full_disk_is_told_and_loses_nothing() -> Result<()> {
    if Engine::from_env() == Engine::Firefox {
        // Only Chromium lets a test say how much room a page has.
        return Ok(());
    }
    let browser = pasted(OTHER)?;
    let origin = browser.home();
    // Chromium remembers for half a minute how much room was left, unless the store is closed for some seconds.
    leave(&browser)?;
    thread::sleep(Duration::from_secs(5));
    browser.devtools("Storage.overrideQuotaForOrigin", json!({ "origin": origin, "quotaSize": 1 }))?;
    browser.open()?;
    browser.wait_for_marks()?;
    mark(&browser, "harbour")?;
    let told = wait_for_standing(&browser, "no more room")?;
    assert!(told.contains("1 change waits"), "{told}");
    browser.assert_accessible("full disk")?;
    mark(&browser, "storm closed")?;
    wait_for_standing(&browser, "2 changes wait")?;
    let asks = "const event = new Event('beforeunload', { cancelable: true }); dispatchEvent(event); return event.defaultPrevented";
    assert_eq!(browser.script(asks, vec![])?, json!(true), "leaving is asked about while steps wait");
    let before = export(&browser)?;
    // A backup holds what could not be saved.
    act(&browser, "backup")?;
    let (name, backup) = browser.take_download()?;
    assert!(name.starts_with("galley-backup-"), "{name}");
    assert_eq!(serde_json::from_slice::<Value>(&backup)?["articles"][0]["revisions"].as_array().map(Vec::len), Some(2));

    browser.devtools("Storage.overrideQuotaForOrigin", json!({ "origin": origin }))?;
    // The page tries by itself meanwhile and says so: a mouse might find the button gone under it.
    browser.script("document.querySelector('#standing [data-action=try-again]')?.click()", vec![])?;
    browser.wait_until("all is saved", "return document.getElementById('saving').dataset.saving === 'fine'", &[])?;
    browser.wait_until_saved()?;
    assert_eq!(browser.script(asks, vec![])?, json!(false), "nobody is asked when all is saved");
    browser.reload()?;
    browser.wait_for_marks()?;
    assert_eq!(export(&browser)?, before);
    assert_no_errors_but(&browser, &["Quota"])
}

/// Makes of the store one that a program of version 1 left, or asks for its version; see the parameters.
fn with_store(browser: &Browser, script: &str) -> Result<()> {
    let prelude = "const done = arguments[arguments.length - 1];
        const promised = (request) => new Promise((resolve, reject) => {
            request.onsuccess = () => resolve(request.result); request.onerror = () => reject(request.error);
        });
        const whole = (transaction) => new Promise((resolve, reject) => {
            transaction.oncomplete = resolve; transaction.onabort = () => reject(transaction.error);
        });";
    browser.async_script(&format!("{prelude} (async () => {{ {script} }})().then(() => done(null), (error) => done(String(error)))"))
}

const MAKE_VERSION_1: &str = "
    const now = await promised(indexedDB.open('galley'));
    const read = now.transaction(['articles', 'bases', 'revisions']);
    const all = {};
    for (const name of ['articles', 'bases', 'revisions']) {
        const store = read.objectStore(name);
        all[name] = [await promised(store.getAllKeys()), await promised(store.getAll())];
    }
    now.close();
    await promised(indexedDB.deleteDatabase('galley'));
    const opening = indexedDB.open('galley', 1);
    opening.onupgradeneeded = () => { for (const name of Object.keys(all)) opening.result.createObjectStore(name); };
    const old = await promised(opening);
    const write = old.transaction(Object.keys(all), 'readwrite');
    for (const [name, [keys, values]] of Object.entries(all)) keys.forEach((key, idx) => {
        const { id, title, n_done } = values[idx];
        const value = name === 'articles' ? { id, title, n_done } : name === 'bases' ? new TextDecoder().decode(values[idx]) : values[idx];
        write.objectStore(name).put(value, key);
    });
    await whole(write);
    window.old = old;";

#[test]
fn a_store_of_version_1_is_brought_up_to_date_once_older_tabs_let_it_go() -> Result<()> {
    let browser = pasted(OTHER)?;
    mark(&browser, "harbour")?;
    browser.wait_until_saved()?;
    let before = export(&browser)?;
    leave(&browser)?;
    with_store(&browser, MAKE_VERSION_1)?;

    // The old connection stays open, as that of a tab whose program knows nothing of newer ones.
    browser.new_tab()?;
    browser.go_to(&browser.home())?;
    wait_for_standing(&browser, "Another tab has an older Galley open")?;
    browser.assert_accessible("store that an older tab keeps closed")?;
    browser.go_to_tab(0)?;
    browser.script("window.old.close()", vec![])?;
    browser.go_to_tab(1)?;
    wait_for_silence(&browser)?;
    browser.wait_for_marks()?;
    assert_eq!(export(&browser)?, before);
    browser.press("u")?;
    browser.wait_for("the step of version 1 is undone", |marks| marks.iter().all(|mark| mark.text != "harbour"))?;
    assert_no_errors_but(&browser, &[])
}

#[test]
fn a_store_of_a_newer_program_is_named_and_not_touched() -> Result<()> {
    let browser = opened()?;
    leave(&browser)?;
    with_store(
        &browser,
        "
        await promised(indexedDB.deleteDatabase('galley'));
        const opening = indexedDB.open('galley', 99);
        opening.onupgradeneeded = () => opening.result.createObjectStore('articles').put('of the future', 1);
        (await promised(opening)).close();",
    )?;
    browser.open()?;
    let told = wait_for_standing(&browser, "A newer Galley")?;
    assert!(told.contains("version 99"), "{told}");
    browser.assert_accessible("store of a newer program")?;
    browser.paste(OTHER)?;
    browser.wait_for_marks()?;
    leave(&browser)?;
    with_store(
        &browser,
        "
        const database = await promised(indexedDB.open('galley'));
        const row = await promised(database.transaction(['articles']).objectStore('articles').get(1));
        document.title = `${database.version} ${[...database.objectStoreNames]} ${row}`; database.close();
        window.found = document.title || `${database.version} ${[...database.objectStoreNames]} ${row}`;",
    )?;
    assert_eq!(browser.script("return window.found", vec![])?, json!("99 articles of the future"));
    Ok(())
}

#[test]
fn a_broken_row_is_named_and_handed_out_and_the_others_are_fine() -> Result<()> {
    let browser = pasted(OTHER)?;
    leave(&browser)?;
    with_store(
        &browser,
        "
        const database = await promised(indexedDB.open('galley'));
        const transaction = database.transaction(['articles', 'bases'], 'readwrite');
        transaction.objectStore('articles').put('nonsense', 77);
        transaction.objectStore('bases').put('half a text', 77);
        await whole(transaction); database.close();",
    )?;
    browser.open()?;
    browser.wait_for_marks()?;
    open_library(&browser)?;
    wait_for_titles(&browser, &["Article 77", "Storm hits Bergen"])?;
    let details = browser.script("return document.querySelector('#overlay .details').textContent", vec![])?;
    assert!(details.as_str().unwrap_or_default().contains("Unreadable"), "{details}");
    browser.assert_accessible("library with an article that cannot be read")?;
    browser.click("#overlay [data-action=save-raw]")?;
    let (_, bytes) = browser.take_download()?;
    let raw = String::from_utf8(bytes)?;
    assert!(raw.contains("nonsense") && raw.contains("half a text"), "{raw}");
    assert_no_errors_but(&browser, &[])
}

#[test]
fn articles_are_found_renamed_deleted_and_brought_back() -> Result<()> {
    let browser = pasted(ARTICLE)?;
    browser.paste(OTHER)?;
    browser.wait_until("the second article is shown", "return document.getElementById('text').textContent.includes('Nordlys')", &[])?;
    mark(&browser, "harbour")?;
    browser.wait_until_saved()?;
    let before = export(&browser)?;
    open_library(&browser)?;
    assert_eq!(titles(&browser)?.len(), 2);
    browser.click("#query")?;
    browser.keys(&["n", "o", "r", "d", "l", "y", "s"])?;
    wait_for_titles(&browser, &["Storm hits Bergen"])?;
    browser.wait_until(
        "the place in the text is shown",
        "return document.querySelector('#overlay .snippet b')?.textContent === 'Nordlys'",
        &[],
    )?;

    browser.click("#overlay [data-action=rename-article]")?;
    browser.wait_until("the name can be typed", "return document.activeElement?.hasAttribute('data-renames')", &[])?;
    browser.keys(&["B", "e", "r", "g", "Enter"])?;
    browser.wait_until("the new name is listed", "return document.querySelector('#overlay .title')?.textContent === 'Berg'", &[])?;
    browser.click("#overlay [data-action=delete-article]")?;
    browser.wait_until("it is off the list", "return document.querySelector('#overlay [data-action=open-article]') === null", &[])?;
    // Its row had the keyboard, and the list has no other.
    browser.press("Escape")?;
    browser.wait_until("Escape closes the list", "return !document.getElementById('overlay').open", &[])?;
    let told = wait_for_standing(&browser, "Deleted “Berg”")?;
    assert!(told.contains("Undo"), "{told}");
    browser.assert_accessible("notice of a deletion")?;
    act(&browser, "undelete-article")?;
    wait_for_silence(&browser)?;
    browser.wait_for_marks()?;
    assert_eq!(export(&browser)?, before);

    // Once more by key, and the page is loaded anew before anyone thinks of taking it back.
    open_library(&browser)?;
    browser.script("document.querySelector('#overlay [data-action=delete-article]').focus()", vec![])?;
    browser.press("Enter")?;
    browser.wait_until(
        "it is off the list",
        "return document.querySelectorAll('#overlay [data-action=open-article]').length === 1",
        &[],
    )?;
    let focus = "return document.activeElement?.dataset.action ?? null";
    assert_eq!(browser.script(focus, vec![])?, json!("delete-article"), "the keyboard is at the next row");
    browser.press("Escape")?;
    browser.wait_until("Escape closes the list", "return !document.getElementById('overlay').open", &[])?;
    browser.wait_until_saved()?;
    browser.reload()?;
    open_library(&browser)?;
    browser.click("#overlay .bin summary")?;
    browser.click("#overlay [data-action=undelete-article]")?;
    browser.wait_until(
        "it is listed again",
        "return document.querySelectorAll('#overlay [data-action=open-article]').length === 2",
        &[],
    )?;
    browser.click("#overlay [data-action=open-article]")?;
    browser.wait_until("it is shown", "return document.getElementById('text').textContent.includes('Nordlys')", &[])?;
    assert_eq!(export(&browser)?, before);
    assert_no_errors_but(&browser, &[])
}

#[test]
fn several_files_are_read_and_those_that_fail_are_named() -> Result<()> {
    let browser = opened()?;
    let folder = tempfile::tempdir()?;
    let paths = [
        file(&folder, "one.txt", OTHER)?,
        file(&folder, "photo.txt", [0x89, b'P', b'N', b'G', 0xff])?,
        file(&folder, "two.txt", ARTICLE)?,
        file(&folder, "broken.json", "{ \"format\": ")?,
        file(&folder, "empty.txt", " ")?,
        file(&folder, "paper.pdf", b"%PDF-1.7\n1 0 obj\n")?,
        // A page that says nothing of its encoding is in Windows-1252.
        file(&folder, "western.html", b"<html><h1>Zo\xeb Lee opens a caf\xe9 in Rome</h1><p>Caf\xe9s are rare on the moon, said Zo\xeb Lee on Monday, and tea is rarer still.")?,
    ];
    browser.pick_files("#file", &paths)?;
    let told = wait_for_standing(&browser, "added")?;
    assert!(told.contains("3 articles were added; 4 files were not."), "{told}");
    browser.assert_accessible("notice of files that failed")?;
    act(&browser, "report")?;
    let script = "return [...document.querySelectorAll('#overlay .failures li')].map((row) => row.textContent)";
    browser.wait_until("the failures are listed", "return document.querySelectorAll('#overlay .failures li').length", &[])?;
    let failures: Vec<String> = serde_json::from_value(browser.script(script, vec![])?)?;
    assert_eq!(failures.len(), 4, "{failures:?}");
    let expected = [("photo.txt", "UTF-8"), ("broken.json", "line 1"), ("empty.txt", "empty"), ("paper.pdf", "a PDF file")];
    for (failure, (name, reason)) in failures.iter().zip(expected) {
        assert!(failure.contains(name) && failure.contains(reason), "{failure}");
    }
    browser.press("Escape")?;
    browser.wait_until_saved()?;
    browser.reload()?;
    open_library(&browser)?;
    let titles = titles(&browser)?;
    assert_eq!(titles.len(), 3);
    assert!(titles.iter().any(|title| title == "Zoë Lee opens a café in Rome"), "{titles:?}");
    browser.click("#overlay [data-action=export-lines]")?;
    let (name, lines) = browser.take_download()?;
    assert!(name.ends_with(".jsonl"), "{name}");
    assert_eq!(String::from_utf8(lines)?.lines().count(), 3);
    open_library(&browser)?;
    browser.click("#overlay [data-action=export-zip]")?;
    let (name, bytes) = browser.take_download()?;
    assert!(name.ends_with(".zip") && bytes.starts_with(b"PK"), "{name}");
    assert_no_errors_but(&browser, &[])
}

#[test]
fn a_backup_makes_an_empty_browser_equal_and_a_broken_one_changes_nothing() -> Result<()> {
    let browser = pasted(ARTICLE)?;
    browser.paste(OTHER)?;
    browser.wait_until("the second article is shown", "return document.getElementById('text').textContent.includes('Nordlys')", &[])?;
    mark(&browser, "harbour")?;
    mark(&browser, "storm closed")?;
    browser.press("u")?;
    browser.wait_until_saved()?;
    let before = export(&browser)?;
    open_library(&browser)?;
    browser.click("#overlay [data-action=backup]")?;
    let (_, backup) = browser.take_download()?;
    wait_for_standing(&browser, "Backed up 2 articles")?;
    browser.assert_accessible("notice of a backup")?;
    drop(browser);

    let browser = opened()?;
    let folder = tempfile::tempdir()?;
    let text = String::from_utf8(backup.clone())?;
    let broken = file(&folder, "broken.json", text.replacen("\"code_point\"", "\"byte\"", 1))?;
    browser.pick_file("#file", &broken)?;
    let notice = browser.notice()?;
    assert!(notice.contains("articles[0].base") && notice.contains("“byte”") && notice.contains("Nothing was changed"), "{notice}");
    browser.reload()?;
    browser.click("#library")?;
    browser.wait_until(
        "the list is empty",
        "return document.querySelector('#overlay-content').textContent.includes('No article yet')",
        &[],
    )?;
    browser.press("Escape")?;

    let whole = file(&folder, "galley-backup.json", &backup)?;
    browser.pick_file("#file", &whole)?;
    wait_for_standing(&browser, "Restored 2 articles.")?;
    open_library(&browser)?;
    browser.click("#overlay [data-action=open-article]")?;
    browser.wait_until("the second article is shown", "return document.getElementById('text').textContent.includes('Nordlys')", &[])?;
    browser.wait_for_marks()?;
    assert_eq!(export(&browser)?, before);
    open_library(&browser)?;
    browser.click("#overlay [data-action=backup]")?;
    let (_, again) = browser.take_download()?;
    assert_eq!(serde_json::from_slice::<Value>(&again)?, serde_json::from_slice::<Value>(&backup)?);

    browser.pick_file("#file", &whole)?;
    wait_for_standing(&browser, "2 were here already")?;
    open_library(&browser)?;
    assert_eq!(titles(&browser)?.len(), 2);
    assert_no_errors_but(&browser, &[])
}

/// Waits until the page's files are kept and it is served from them.
fn wait_until_kept(browser: &Browser) -> Result<()> {
    browser.wait_until("the page's files are kept", "return navigator.serviceWorker?.controller?.state === 'activated'", &[]).map(|_| ())
}

#[test]
fn works_without_a_network_after_the_first_visit() -> Result<()> {
    let mut browser = pasted(OTHER)?;
    wait_until_kept(&browser)?;
    browser.stop_serving();
    // Firefox's driver loads a page anew past the service worker, as Shift does with the button.
    browser.open()?;
    browser.wait_for_marks()?;
    browser.paste(ARTICLE)?;
    browser.wait_until("the second article is shown", "return document.getElementById('text').textContent.includes('paper mill')", &[])?;
    mark(&browser, "paper mill")?;
    browser.wait_until_saved()?;
    let before = export(&browser)?;
    browser.open()?;
    browser.wait_for_marks()?;
    assert_eq!(export(&browser)?, before);
    Ok(())
}

#[test]
fn a_new_version_waits_until_it_is_asked_for() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let dist = folder.path().join("dist");
    copy(&xtask::dist(), &dist)?;
    let browser = Browser::start_serving(Engine::from_env(), "light", &dist)?;
    browser.open()?;
    wait_until_kept(&browser)?;
    browser.paste(OTHER)?;
    browser.wait_for_marks()?;
    mark(&browser, "harbour")?;
    browser.wait_until_saved()?;
    let before = export(&browser)?;

    let html = fs::read_to_string(dist.join("index.html"))?;
    fs::write(dist.join("index.html"), html.replace("<title>Galley</title>", "<title>Galley, newer</title>"))?;
    xtask::page::fill_service_worker(&dist)?;
    browser.open()?;
    wait_for_standing(&browser, "A new version of Galley is ready")?;
    browser.assert_accessible("new version")?;
    assert_eq!(browser.script("return document.title", vec![])?, json!("Galley"), "nothing is loaded anew by itself");
    act(&browser, "update")?;
    browser.wait_until(
        "the new version is there",
        "return document.title === 'Galley, newer' && document.body.dataset.ready === 'true'",
        &[],
    )?;
    browser.wait_for_marks()?;
    assert_eq!(export(&browser)?, before);
    assert_no_errors_but(&browser, &[])
}

fn copy(from: &std::path::Path, to: &std::path::Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let copied = to.join(entry.file_name());
        if entry.file_type()?.is_dir() { copy(&entry.path(), &copied)? } else { fs::copy(entry.path(), copied).map(|_| ())? }
    }
    Ok(())
}

#[test]
fn is_installable() -> Result<()> {
    let dist = xtask::dist();
    let manifest: Value = serde_json::from_slice(&fs::read(dist.join("galley.webmanifest"))?)?;
    for icon in manifest["icons"].as_array().context("the manifest names no icons")? {
        let path = dist.join(icon["src"].as_str().context("an icon has no file")?);
        let bytes = fs::read(&path)?;
        if icon["type"] == "image/png" {
            let size =
                |from: usize| bytes.get(from..from + 4).map(|bytes| bytes.iter().fold(0_u32, |size, byte| size << 8 | u32::from(*byte)));
            let (width, height) = (size(16).context("no PNG")?, size(20).context("no PNG")?);
            assert_eq!(icon["sizes"], json!(format!("{width}x{height}")), "{}", path.display());
        }
    }
    if Engine::from_env() == Engine::Chromium {
        let browser = opened()?;
        wait_until_kept(&browser)?;
        let errors = browser.devtools("Page.getInstallabilityErrors", json!({}))?;
        let errors: Vec<&str> =
            errors["installabilityErrors"].as_array().into_iter().flatten().filter_map(|error| error["errorId"].as_str()).collect();
        // A headless browser has no window to put an installed page into, and says so.
        assert!(errors.iter().all(|error| *error == "in-incognito"), "{errors:?}");
    }
    Ok(())
}

#[test]
fn a_panic_is_told_and_keeps_every_step() -> Result<()> {
    let browser = pasted(OTHER)?;
    mark(&browser, "harbour")?;
    browser.wait_until_saved()?;
    let before = export(&browser)?;
    // A file of two gigabytes that says it is small: the module cannot hold it, and panics. No page meets one.
    browser.script("File.prototype.arrayBuffer = async () => new ArrayBuffer(2 ** 31);", vec![])?;
    let folder = tempfile::tempdir()?;
    browser.pick_file("#file", &file(&folder, "small.txt", OTHER)?)?;
    browser.wait_until("the page says that it broke", "return !document.getElementById('broken').hidden", &[])?;
    browser.assert_accessible("broken")?;
    let marks = browser.marks()?;
    browser.press("u")?;
    browser.settle()?;
    assert_eq!(browser.marks()?, marks, "a broken page takes no further step");
    browser.click("#broken a")?;
    browser.wait_until(
        "it is loaded anew",
        "return document.body.dataset.ready === 'true' && document.getElementById('broken').hidden",
        &[],
    )?;
    browser.wait_for_marks()?;
    assert_eq!(export(&browser)?, before);
    Ok(())
}

#[test]
fn says_nothing_while_all_is_well() -> Result<()> {
    let browser = pasted(OTHER)?;
    assert_eq!(browser.script(STANDING, vec![])?, json!(""));
    let asks = "const event = new Event('beforeunload', { cancelable: true }); dispatchEvent(event); return event.defaultPrevented";
    assert_eq!(browser.script(asks, vec![])?, json!(false));
    assert_no_errors_but(&browser, &[])
}
