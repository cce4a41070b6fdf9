//! The list of articles: search, names, deletion, several files, backups.

use anyhow::Result;
use serde_json::{Value, json};

use crate::common::{
    ARTICLE, OTHER, act, assert_no_errors_but, export, file, mark, open_library, opened, pasted, titles, wait_for_silence,
    wait_for_standing, wait_for_titles,
};

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
