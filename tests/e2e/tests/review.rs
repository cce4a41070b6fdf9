//! Reviewing and correcting once, in the built page: `cargo xtask test`.
#![expect(clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::fs;

use anyhow::{Context as _, Result};
use end_to_end::{Browser, Engine, Marks};
use serde_json::{Value, json};

const ARTICLE: &str = include_str!("article.txt");

/// Words that no recogniser knows, so that nothing but the tests mark them.
const ZORBLATS: &str = "The group\n\nIn the plan the zorblat met a zorblat. Nobody saw the Zorblat, they said on 3 May 2024 in Norway. \
    Then a zorblat came, and it was a zorblat that left.\n";

fn page(text: &str) -> Result<(Browser, Marks)> {
    let browser = Browser::start(Engine::from_env())?;
    browser.open()?;
    browser.paste(text)?;
    let marks = browser.wait_for_marks()?;
    Ok((browser, marks))
}

/// The text of the first element that a selector finds.
fn text_at(browser: &Browser, selector: &str) -> Result<String> {
    browser.text_of(&format!("document.querySelector({})?.textContent ?? ''", json!(selector)))
}

fn is_shown(browser: &Browser, selector: &str) -> Result<bool> {
    browser.settle()?;
    let script = "const element = document.querySelector(arguments[0]); return !!element && element.checkVisibility()";
    Ok(browser.script(script, vec![json!(selector)])? == json!(true))
}

fn n_labelled(marks: &Marks, text: &str, label: &str) -> usize {
    marks.iter().filter(|mark| mark.text == text && mark.label == label).count()
}

fn assert_no_errors(browser: &Browser) -> Result<()> {
    let errors = browser.console_errors()?;
    assert!(errors.is_empty(), "the page left errors: {errors:#?}");
    Ok(())
}

#[test]
fn a_review_goes_through_all_suggestions_by_one_key_each() -> Result<()> {
    let (browser, found) = page(ARTICLE)?;
    let n_all = found.iter().map(|mark| &mark.id).collect::<std::collections::BTreeSet<_>>().len();
    browser.press("r")?;
    assert_eq!(text_at(&browser, "#review-place")?, format!("1 of {n_all}"));
    assert!(is_shown(&browser, "mark.is-focus")? && is_shown(&browser, "#palette")?);
    let sure = |browser: &Browser| -> Result<u32> {
        let about = text_at(browser, "#review-about")?;
        about.split(['·', '%']).nth(1).and_then(|percent| percent.trim().parse().ok()).with_context(|| format!("no percentage in {about}"))
    };
    let first = sure(&browser)?;
    for (key, place) in [("a", 2), ("x", 3), ("8", 4), ("ArrowRight", 5), ("ArrowLeft", 4)] {
        browser.press(key)?;
        assert_eq!(text_at(&browser, "#review-place")?, format!("{place} of {n_all}"), "{key}");
    }
    assert!(first <= sure(&browser)?, "the least sure come first");
    browser.press("u")?;
    assert_eq!(text_at(&browser, "#review-place")?, format!("3 of {n_all}"), "undo leads back to what it undid");
    browser.press("ArrowRight")?;
    for _ in 0..n_all {
        if text_at(&browser, "#review-place")?.starts_with("Reviewed") {
            break;
        }
        browser.press("a")?;
    }
    assert_eq!(text_at(&browser, "#review-place")?, format!("Reviewed all {n_all}"));
    let tally = text_at(&browser, "#review-about")?;
    assert!(tally.contains(&format!("{} accepted", n_all - 2)) && tally.contains("1 rejected, 1 left open"), "{tally}");
    while is_shown(&browser, "#review")? {
        browser.press("Escape")?;
    }
    let export: Value = serde_json::from_str(&browser.export()?)?;
    assert_eq!(export["rejected"].as_array().map(Vec::len), Some(1));
    assert_no_errors(&browser)
}

#[test]
fn what_is_sure_is_accepted_at_once_with_its_number_shown_first() -> Result<()> {
    let (browser, found) = page(ARTICLE)?;
    browser.press("Shift+S")?;
    browser.wait_until("the slider is there", "return !!document.getElementById('sure-accept')", &[])?;
    let number = |browser: &Browser| -> Result<usize> {
        let text = text_at(browser, "#sure-accept")?;
        text.split(' ').nth(1).and_then(|number| number.parse().ok()).with_context(|| format!("no number in “{text}”"))
    };
    let at_first = number(&browser)?;
    browser.script("document.getElementById('sure').focus()", vec![])?;
    browser.press("Home")?;
    let at_least_half = number(&browser)?;
    assert!(at_first <= at_least_half && 0 < at_least_half, "{at_first}, {at_least_half}");
    browser.click("#sure-accept")?;
    let accepted = |marks: &Marks| {
        let ids: std::collections::BTreeSet<_> = marks.iter().filter(|mark| mark.status == "accepted").map(|mark| &mark.id).collect();
        ids.len()
    };
    browser.wait_for("as many are accepted as was said", |marks| accepted(marks) == at_least_half)?;
    browser.press("u")?;
    browser.wait_for("it was one step", |marks| *marks == found)?;
    assert_no_errors(&browser)
}

#[test]
fn one_correction_is_made_at_all_identical_places() -> Result<()> {
    let (browser, found) = page(ZORBLATS)?;
    browser.select_text("zorblat", 0)?;
    browser.press("2")?;
    browser.wait_for("the words are marked", |marks| n_labelled(marks, "zorblat", "ORG") == 1)?;
    assert!(is_shown(&browser, "#offer")?);
    assert_eq!(text_at(&browser, "#offer-take")?, "Mark 3 more as ORG");
    browser.press("Shift+Y")?;
    browser.wait_until("the places are listed", "return document.querySelectorAll('.places li').length === 4", &[])?;
    let ticks = browser.script("return [...document.querySelectorAll('.places input')].map((box) => box.checked)", vec![])?;
    assert_eq!(ticks, json!([true, false, true, true]), "another case is an exception");
    browser.script("document.querySelectorAll('.places input')[3].click()", vec![])?;
    assert_eq!(text_at(&browser, ".places + .answers .primary")?, "Mark 2 more as ORG");
    browser.press("Escape")?;
    browser.settle()?;
    browser.press("y")?;
    browser.wait_for("all that were ticked are marked", |marks| n_labelled(marks, "zorblat", "ORG") == 3)?;
    browser.press("u")?;
    browser.wait_for("it was one step", |marks| n_labelled(marks, "zorblat", "ORG") == 1)?;
    browser.press("u")?;
    browser.wait_for("and so was the first", |marks| *marks == found)?;

    browser.select_text("zorblat", 0)?;
    browser.press("2")?;
    browser.wait_until("it is offered again", "return !document.getElementById('offer').hidden", &[])?;
    browser.press("Escape")?;
    assert!(!is_shown(&browser, "#offer")?, "Escape lets the offer go");
    assert!(is_shown(&browser, "#palette")?, "and nothing else");
    assert_no_errors(&browser)
}

#[test]
fn a_word_list_is_fed_by_one_key_edited_exported_and_imported() -> Result<()> {
    let (browser, _) = page(ZORBLATS)?;
    browser.select_text("zorblat", 0)?;
    browser.press("2")?;
    browser.wait_until("it is offered", "return !document.getElementById('offer').hidden", &[])?;
    browser.press("w")?;
    browser.wait_until_saved()?;
    browser.reload()?;
    // The last article takes the keyboard when it is there.
    browser.wait_for_marks()?;
    browser.paste("Later\n\nThe zorblat of Norway left on 3 May 2024.\n")?;
    browser.wait_for("the list holds for later articles", |marks| n_labelled(marks, "zorblat", "ORG") == 1)?;
    let export: Value = serde_json::from_str(&browser.export()?)?;
    let by_list = export["annotations"].as_array().into_iter().flatten().find(|annotation| annotation["text"] == "zorblat");
    assert_eq!(by_list.map(|annotation| (&annotation["origin"], &annotation["status"])), Some((&json!("user"), &json!("suggested"))));

    browser.press("Shift+W")?;
    browser.wait_until("the list is there", "return document.querySelectorAll('.words li').length === 1", &[])?;
    browser.click("#overlay [data-action=words-export]")?;
    let (name, bytes) = browser.take_download()?;
    assert!(name.starts_with("galley-words"), "{name}");
    let folder = tempfile::tempdir()?;
    let broken = folder.path().join("broken.json");
    fs::write(&broken, String::from_utf8(bytes.clone())?.replace("\"ORG\"", "\"FIRM\""))?;
    browser.pick_file("#words-file", &broken)?;
    let notice = browser.notice()?;
    assert!(notice.contains("broken.json") && notice.contains("words[0].always") && notice.contains("FIRM"), "{notice}");
    browser.click(".words [data-action=word-remove]")?;
    browser.wait_until("the entry is gone", "return document.querySelectorAll('.words li').length === 0", &[])?;
    let good = folder.path().join("good.json");
    fs::write(&good, bytes)?;
    browser.pick_file("#words-file", &good)?;
    browser.wait_until("the entry is back", "return document.querySelectorAll('.words li').length === 1", &[])?;
    browser.click(".words [data-change=word-switch]")?;
    browser.wait_until("it is off", "return document.querySelector('.words li').dataset.off === 'true'", &[])?;
    browser.press("Escape")?;
    browser.settle()?;
    browser.paste("Latest\n\nThe zorblat of Canada left on 3 May 2024.\n")?;
    let marks = browser.wait_for("the article is there", |marks| marks.iter().any(|mark| mark.text == "Canada"))?;
    assert_eq!(n_labelled(&marks, "zorblat", "ORG"), 0);
    assert_no_errors(&browser)
}

#[test]
fn hits_are_counted_shown_without_touching_the_text_and_marked_at_once() -> Result<()> {
    let (browser, found) = page(ZORBLATS)?;
    let html = "return document.getElementById('text').innerHTML";
    let before = browser.script(html, vec![])?;
    browser.press("/")?;
    browser.wait_until("the search has the keyboard", "return document.activeElement.id === 'search-text'", &[])?;
    browser.type_text("zorb")?;
    browser.wait_until("the hits are counted", "return document.getElementById('search-count').textContent === '5 hits'", &[])?;
    browser.settle()?;
    let n_shown = browser.script("return CSS.highlights?.get('search')?.size ?? 5", vec![])?;
    assert_eq!((n_shown, browser.script(html, vec![])?), (json!(5), before));
    browser.press("Enter")?;
    assert_eq!(text_at(&browser, "#search-count")?, "1 of 5");
    browser.press("Shift+Enter")?;
    assert_eq!(text_at(&browser, "#search-count")?, "5 of 5");
    assert_eq!(text_at(&browser, "#search-mark")?, "Mark 5 as");
    browser.script("document.getElementById('search-label').value = 'PRODUCT'", vec![])?;
    browser.click("#search-mark")?;
    browser
        .wait_for("every hit is marked", |marks| n_labelled(marks, "zorblat", "PRODUCT") + n_labelled(marks, "Zorblat", "PRODUCT") == 5)?;
    browser.click("#undo")?;
    browser.wait_for("it was one step", |marks| *marks == found)?;
    browser.click("[data-action=search-close]")?;
    assert!(!is_shown(&browser, "#search")?);
    assert_no_errors(&browser)
}

#[test]
fn what_is_hidden_is_counted_and_never_lost_and_what_was_removed_comes_back() -> Result<()> {
    let (browser, found) = page(ARTICLE)?;
    let exported = browser.export()?;
    browser.press("f")?;
    browser.wait_until("the filter has the keyboard", "return document.activeElement.matches('#filter summary')", &[])?;
    browser.press("Enter")?;
    browser.click("#facets [data-kind=entity] input")?;
    let marks = browser.wait_for("entities are hidden", |marks| marks.iter().all(|mark| mark.kind != "entity"))?;
    assert!(!marks.is_empty());
    assert!(text_at(&browser, "#filter-note")?.contains("hidden"));
    assert_eq!(browser.export()?, exported, "hiding is a view");
    browser.click("#show-all")?;
    browser.wait_for("all are shown", |marks| *marks == found)?;
    browser.script("document.getElementById('least').focus()", vec![])?;
    browser.press("End")?;
    browser.wait_for("what is less sure is hidden", |marks| marks.len() < found.len())?;
    browser.press("Home")?;
    browser.wait_for("and shown", |marks| *marks == found)?;

    browser.click_text("Canada", 0)?;
    browser.press("x")?;
    browser.wait_until("it is listed as removed", "return document.getElementById('n-removed').textContent === '1'", &[])?;
    browser.click("#removed summary")?;
    browser.click("#removed [data-action=restore]")?;
    browser.wait_for("it is back", |marks| *marks == found)?;
    assert_no_errors(&browser)
}

#[test]
fn an_entity_is_relabelled_with_its_number_shown_first() -> Result<()> {
    let (browser, found) = page("The firms\n\nAcme Corp met Acme Corp in Norway. Then Acme Corp left Norway on 3 May 2024.\n")?;
    let n_before = found.iter().filter(|mark| mark.text == "Norway").count();
    browser.click_text("Norway", 0)?;
    browser.press("g")?;
    let heading = format!("Label all {n_before} mentions as");
    browser.wait_until(
        "the number is said",
        "return [...document.querySelectorAll('#overlay h3')].some((heading) => heading.textContent === arguments[0])",
        &[json!(heading)],
    )?;
    browser.click("#overlay [data-action=entity-relabel][data-label=LOC]")?;
    browser.wait_for("all have the label", |marks| n_labelled(marks, "Norway", "LOC") == n_before)?;
    browser.press("u")?;
    browser.wait_for("it was one step", |marks| *marks == found)?;
    assert_no_errors(&browser)
}
