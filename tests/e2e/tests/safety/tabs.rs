//! Two tabs at one article, and what stands above it meanwhile.

use anyhow::Result;
use end_to_end::{Browser, Engine};
use serde_json::json;

use crate::common::{
    ARTICLE, OTHER, act, assert_no_errors_but, mark, open_library, pasted, wait_for_silence, wait_for_standing, wait_for_titles,
};

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

/// Whether what a selector finds is in sight, whatever lies over it.
const IS_SEEN: &str = "const element = document.querySelector(arguments[0]); if (!element?.checkVisibility()) return false;
    const { left, top, width, height } = element.getBoundingClientRect();
    return [[left + 3, top + 3], [left + width - 3, top + height - 3]].every(([x, y]) => element.contains(document.elementFromPoint(x, y)));";

fn is_seen(browser: &Browser, selector: &str) -> Result<bool> {
    browser.settle()?;
    Ok(browser.script(IS_SEEN, vec![json!(selector)])? == json!(true))
}

#[test]
fn what_stands_above_is_seen_and_acted_on_wherever_its_reader_is() -> Result<()> {
    let browser = pasted(ARTICLE)?;
    browser.new_tab()?;
    browser.open()?;
    wait_for_standing(&browser, "open in another tab")?;
    for width in [1280, 1000, 500] {
        browser.resize(width, 600)?;
        browser.script("scrollTo(0, document.documentElement.scrollHeight)", vec![])?;
        browser.settle()?;
        assert_ne!(browser.script("return scrollY", vec![])?, json!(0), "there is nothing to scroll at {width}");
        for selector in ["#standing .standing", "#standing [data-action=take-over]", "#to-standing"] {
            assert!(is_seen(&browser, selector)?, "{selector} is out of sight at {width}");
        }
    }
    browser.resize(1280, 600)?;
    browser.script("scrollTo(0, 200)", vec![])?;
    assert!(is_seen(&browser, "#panel .jump")?, "what stands lies over the panel");
    // Another notice stands below it.
    browser.press("9")?;
    browser.press("u")?;
    browser.notice()?;
    assert!(is_seen(&browser, "#notice")? && is_seen(&browser, "#standing .standing")?, "one notice lies over the other");

    browser.click("#to-standing")?;
    assert!(!is_seen(&browser, "#standing .standing")?, "it is put away");
    assert_eq!(browser.text_of("document.getElementById('to-standing').textContent")?, "In another tab", "a word of it stays");
    browser.assert_accessible("what stands is put away")?;
    browser.script("document.activeElement.blur()", vec![])?;
    browser.press("i")?;
    browser.wait_until("the keyboard is at what can be done", "return document.activeElement?.dataset.action === 'take-over'", &[])?;
    assert!(is_seen(&browser, "#standing .standing")?, "it is back");
    browser.press("Enter")?;
    wait_for_silence(&browser)?;
    assert!(!is_seen(&browser, "#to-standing")?, "nothing stands, nothing is told");
    assert_no_errors_but(&browser, &[])
}
