//! Stores of older and newer programs, and broken ones.

use anyhow::Result;
use end_to_end::Browser;
use serde_json::json;

use crate::common::{
    OTHER, assert_no_errors_but, export, leave, mark, open_library, opened, pasted, wait_for_silence, wait_for_standing, wait_for_titles,
};

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
