//! A text of a megabyte in a real browser: it is there before it is read, the page answers meanwhile, and what is found is
//! what the native program finds.

use anyhow::Result;
use end_to_end::{Browser, Engine, annotated_natively};
use serde_json::{Value, json};
use xtask::story::story;

/// A page with a long text in the window's `kept`, and what a paste of it is.
fn page_with(text: &str) -> Result<Browser> {
    let browser = Browser::start(Engine::from_env())?;
    browser.open()?;
    let keep = "window.kept = arguments[0];
        window.paste = (text) => {
            const data = new DataTransfer(); data.setData('text/plain', text);
            const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
            // Firefox gives an event that a script made a clipboard of its own, which is empty.
            if (event.clipboardData?.types.length !== 1) Object.defineProperty(event, 'clipboardData', { value: data });
            document.body.dispatchEvent(event);
        };";
    browser.script(keep, vec![json!(text)])?;
    Ok(browser)
}

fn wait_until_read(browser: &Browser) -> Result<()> {
    let is_read = "return document.querySelector('#text mark') !== null && !document.body.hasAttribute('data-reading')";
    browser.wait_until("the text is read", is_read, &[]).map(|_| ())
}

#[test]
fn a_long_text_is_shown_before_its_marks_and_the_page_answers_meanwhile() -> Result<()> {
    let text = story(1_000_000);
    let browser = page_with(&text)?;
    let paste = "window.seen = { plain: false, answered: false, bar: false };
        const look = () => {
            const isReading = document.body.hasAttribute('data-reading');
            if (document.querySelector('#text mark')) return;
            if (document.querySelectorAll('#text .text').length > 20) window.seen.plain = true;
            if (isReading && !document.getElementById('reading').hidden) window.seen.bar = true;
            if (isReading && document.getElementById('overlay').open) window.seen.answered = true;
            requestAnimationFrame(look);
        };
        window.paste(window.kept);
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '?', code: 'Slash', shiftKey: true, bubbles: true }));
        requestAnimationFrame(look);";
    browser.script(paste, vec![])?;
    wait_until_read(&browser)?;
    let seen = browser.script("return window.seen", vec![])?;
    assert_eq!(seen, json!({ "plain": true, "answered": true, "bar": true }));
    browser.wait_until(
        "every block is there",
        "return document.getElementById('text').textContent.includes(arguments[0])",
        &[json!(text.trim_end().lines().last())],
    )?;
    let errors = browser.console_errors()?;
    assert!(errors.is_empty(), "the page left errors: {errors:#?}");
    Ok(())
}

#[test]
fn what_is_found_is_what_the_native_program_finds() -> Result<()> {
    let text = story(1_000_000);
    let browser = page_with(&text)?;
    browser.script("window.paste(window.kept)", vec![])?;
    wait_until_read(&browser)?;
    browser.wait_until_saved()?;
    let export: Value = serde_json::from_str(&browser.export()?)?;
    let native: Value = serde_json::from_str(&annotated_natively(&text)?)?;
    assert!(export == native, "the page's export differs from `galley annotate`");
    // And what is kept is the same: the last article comes back with the page.
    browser.reload()?;
    wait_until_read(&browser)?;
    let export: Value = serde_json::from_str(&browser.export()?)?;
    assert!(export == native, "what was kept differs from what was read");
    Ok(())
}

#[test]
fn a_second_paste_wins_over_one_that_is_being_read() -> Result<()> {
    let browser = page_with(&story(1_000_000))?;
    browser.script("window.paste(window.kept); window.paste('Norway and Canada met in Oslo on 3 May 2024.')", vec![])?;
    wait_until_read(&browser)?;
    let marks = browser.wait_for("the second text is marked", |marks| marks.iter().any(|mark| mark.text == "Norway"))?;
    assert!(marks.len() < 10, "marks of the first text are there: {}", marks.len());
    browser.wait_until_saved()?;
    assert_eq!(browser.shown_text()?, "Norway and Canada met in Oslo on 3 May 2024.");
    browser.click("#library")?;
    browser.wait_until("the list is there", "return document.querySelector('#overlay [data-action=open-article]') !== null", &[])?;
    let n_kept = browser.script("return document.querySelectorAll('#overlay [data-action=open-article]').length", vec![])?;
    assert_eq!(n_kept, json!(1));
    Ok(())
}

#[test]
fn a_long_export_is_written_beside_the_page_and_can_be_stopped() -> Result<()> {
    let text = story(200_000);
    let browser = page_with(&text)?;
    browser.script("window.paste(window.kept)", vec![])?;
    wait_until_read(&browser)?;
    browser.wait_until_saved()?;
    // A writer that is never heard of: what it is given is kept from it.
    let hold = "window.post = Worker.prototype.postMessage; Worker.prototype.postMessage = function (data, ...more) {
        if (!data.task) window.post.call(this, data, ...more); };";
    browser.script(hold, vec![])?;
    browser.press("Control+s")?;
    browser.wait_until("the page says that it writes", "return document.getElementById('writing').checkVisibility()", &[])?;
    browser.assert_accessible("file that is being written")?;
    // Work goes on meanwhile.
    browser.keys(&["j", "a"])?;
    browser.wait_for("a mention is accepted", |marks| marks.iter().any(|mark| mark.status == "accepted"))?;
    browser.click("#writing [data-action=stop-writing]")?;
    assert!(browser.notice()?.contains("No file was written"));
    browser.script("Worker.prototype.postMessage = window.post", vec![])?;
    browser.press("u")?;
    browser.wait_for("that is undone", |marks| marks.iter().all(|mark| mark.status == "suggested"))?;
    let export: Value = serde_json::from_str(&browser.export()?)?;
    let native: Value = serde_json::from_str(&annotated_natively(&text)?)?;
    assert!(export == native, "what the writer wrote differs from `galley annotate`");
    browser.wait_until("nothing is written any more", "return document.getElementById('writing').hidden", &[])?;
    let errors = browser.console_errors()?;
    assert!(errors.is_empty(), "the page left errors: {errors:#?}");
    Ok(())
}
