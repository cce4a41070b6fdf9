//! Every step is saved: after a kill, a reload, a panic, and on a full disk.

use std::{thread, time::Duration};

use anyhow::Result;
use end_to_end::{Engine, Marks};
use serde_json::{Value, json};

use crate::common::{ARTICLE, OTHER, STANDING, act, assert_no_errors_but, export, file, leave, mark, pasted, wait_for_standing};

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
        let has_all = |marks: &Marks| marks.iter().filter(|mark| mark.status == "accepted").count() == n_steps;
        browser.wait_for("a mention more is accepted", has_all)?;
        browser.wait_until_saved()?;
        browser.reload()?;
        let marks = browser.wait_for_marks()?;
        assert!(has_all(&marks), "{n_steps} steps were saved: {marks:?}");
    }
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
    assert_eq!(browser.text_of("document.getElementById('to-standing').textContent")?, "Not saved", "the bar says so");
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
