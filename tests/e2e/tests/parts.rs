//! The parts of the built page: the header and its evidence, blocks and their roles, dates and their line, sectors and
//! their codes, the handles of a mention. `cargo xtask test` runs it.

use anyhow::{Context as _, Result};
use end_to_end::Browser;
use serde_json::{Value, json};

/// A story as it is pasted: site furniture, a doubled headline, glued sentences, characters of every width.
const ARTICLE: &str = include_str!("article.txt");

/// Dates of every kind for one line: a day by its name, a day of two readings, a year, a stretch of years.
const DATED: &str = "Oslo plans a plant\n\nBy Eleanor Whitcombe\n\n2024-05-03\n\nOSLO – The accord was signed on Tuesday, the minister of Norway said. \
    A first draft of 04/05/2023 was changed in 2021. Work will go on in 2025–2028, and a court will hear the case next week.";

fn pasted(text: &str) -> Result<Browser> {
    Browser::pasted(text).map(|(browser, _)| browser)
}

fn exported(browser: &Browser) -> Result<Value> {
    browser.press("Control+s")?;
    let (_, bytes) = browser.take_download()?;
    Ok(serde_json::from_slice(&bytes)?)
}

/// Clears the field that the keyboard is in, types a text and leaves it with Enter.
fn type_anew(browser: &Browser, text: &str) -> Result<()> {
    browser.keys(&["Control+a", "Delete"])?;
    browser.type_text(text)?;
    browser.press("Enter")
}

fn focus_field(browser: &Browser, name: &str) -> Result<()> {
    browser.script("const field = document.querySelector(`[data-field=\"${arguments[0]}\"]`); field.closest('details')?.setAttribute('open', ''); field.focus();", vec![json!(name)])?;
    browser.settle()
}

fn value_of(browser: &Browser, words: &str) -> Result<String> {
    browser.text_of(&format!(
        "[...document.querySelectorAll('#text mark[data-kind=date]')].find((mark) => mark.textContent === {})?.title",
        json!(words)
    ))
}

/// The words that a custom highlight of that name lies over.
fn highlighted(browser: &Browser, name: &str) -> Result<String> {
    browser.text_of(&format!("[...(CSS.highlights.get('{name}') ?? [])].map(String).join('|')"))
}

#[test]
fn every_field_says_where_it_was_read_and_can_be_corrected() -> Result<()> {
    let browser = pasted(ARTICLE)?;
    browser.press("h")?;
    assert_eq!(browser.text_of("document.activeElement.dataset.field")?, "Source", "H leads to the header");
    for (name, words) in [("By", "Eleanor Whitcombe"), ("Published", "2024-05-03T12:46+0000"), ("Tags", "world|norway|canada")] {
        focus_field(&browser, name)?;
        assert_eq!(highlighted(&browser, "evidence")?, words, "the place of {name}");
    }
    focus_field(&browser, "By")?;
    assert!(browser.text_of("document.getElementById('evidence').textContent")?.contains("“Eleanor Whitcombe”"));
    browser.click("#to-evidence")?;
    browser.settle()?;
    type_anew_in(&browser, "By", "Ada Lind, Bo Ek")?;
    type_anew_in(&browser, "Source", "The Post")?;
    type_anew_in(&browser, "Title", "A plant for Oslo")?;
    type_anew_in(&browser, "Address", "https://post.example/a")?;
    type_anew_in(&browser, "Tags", "trade")?;
    type_anew_in(&browser, "Published", "4 May 2024")?;
    browser.press("Escape")?;
    assert_eq!(highlighted(&browser, "evidence")?, "", "left, a field highlights nothing");
    let article = exported(&browser)?;
    let article = article.get("article").context("no article")?;
    let field = |name: &str| article.get(name).cloned().unwrap_or_default();
    assert_eq!((field("bylines"), field("source"), field("tags")), (json!(["Ada Lind", "Bo Ek"]), json!("The Post"), json!(["trade"])));
    assert_eq!(
        (field("url"), field("published"), field("reference_date")),
        (json!("https://post.example/a"), json!("2024-05-04"), json!("2024-05-04"))
    );
    assert_eq!(article.pointer("/title/text"), Some(&json!("A plant for Oslo")));
    Ok(())
}

fn type_anew_in(browser: &Browser, field: &str, text: &str) -> Result<()> {
    focus_field(browser, field)?;
    type_anew(browser, text)?;
    browser.settle()
}

#[test]
fn what_is_set_aside_is_folded_and_any_block_gets_another_role() -> Result<()> {
    let browser = pasted(ARTICLE)?;
    let hidden = "[...document.querySelectorAll('.debris .text')].every((line) => !line.checkVisibility())";
    assert_eq!(browser.text_of(hidden)?, "true", "lines set aside do not show");
    browser.script("document.querySelector('.debris summary').focus()", vec![])?;
    browser.press("Enter")?;
    assert_eq!(browser.text_of("document.querySelector('.debris .text').checkVisibility()")?, "true", "a key opens them");

    // The doubled headline leads to the copy that is kept.
    browser.script("document.querySelectorAll('.debris').forEach((folded) => { folded.open = true; })", vec![])?;
    browser.script("document.querySelector('.kept').click()", vec![])?;
    assert_eq!(browser.text_of("document.querySelector(':target').textContent")?, "Oslo and Ottawa plan a battery plant 🔋 as trade grows");

    // A notice becomes part of the body: its year is found; back again, and it is gone.
    let notice = "[...document.querySelectorAll('.debris .text')].find((line) => line.textContent.startsWith('© 2024'))";
    browser.script(&format!("{notice}.closest('.block').querySelector('.role').focus()"), vec![])?;
    browser.press("Enter")?;
    browser.settle()?;
    let n_before = browser.marks()?.len();
    browser.click("#overlay [data-role=body]")?;
    let marks = browser.wait_for("the block is analysed", |marks| marks.len() != n_before)?;
    assert!(n_before < marks.len(), "{marks:#?}");
    browser.press("u")?;
    browser.wait_for("it is taken back", |marks| marks.len() == n_before)?;

    // By key, at the focus.
    browser.keys(&["j", "Shift+R"])?;
    browser.settle()?;
    assert_eq!(browser.text_of("document.getElementById('overlay').open")?, "true");
    browser.script("document.querySelector('#overlay [data-role=boilerplate]').focus()", vec![])?;
    browser.press("Enter")?;
    browser.wait_for("a headline that is none carries nothing", |marks| marks.len() < n_before)?;
    Ok(())
}

#[test]
fn a_date_says_its_value_and_takes_another() -> Result<()> {
    let browser = pasted(DATED)?;
    let tuesday = value_of(&browser, "Tuesday")?;
    assert!(tuesday.contains("30 April 2024") && tuesday.contains("2024-04-30"), "in words and as ISO on hover: {tuesday}");
    let row = "[...document.querySelectorAll('#dates button')].find((row) => row.textContent.includes('Tuesday')).textContent";
    assert!(browser.text_of(row)?.contains("2024-04-30"), "and in the panel");

    // Typed in words; nonsense is refused in words.
    browser.click_text("Tuesday", 0)?;
    browser.settle()?;
    browser.click("#timex-value")?;
    type_anew(&browser, "next Friday")?;
    browser.settle()?;
    assert!(value_of(&browser, "Tuesday")?.contains("2024-05-10"), "{}", value_of(&browser, "Tuesday")?);
    type_anew(&browser, "blue cheese")?;
    browser.settle()?;
    let field = "document.getElementById('timex-value')";
    assert_eq!(browser.text_of("document.activeElement.id")?, "timex-value", "the keyboard stays in the field");
    assert_eq!(browser.text_of(&format!("{field}.value"))?, "blue cheese", "and so does what was typed");
    assert_eq!(browser.text_of(&format!("{field}.getAttribute('aria-invalid')"))?, "true");
    let told = browser.text_of(&format!("document.getElementById({field}.getAttribute('aria-describedby')).textContent"))?;
    assert!(told.contains("expected") && told.contains("blue cheese"), "{told}");
    assert_eq!(browser.text_of("document.getElementById('announcement').textContent")?, told, "and it is said aloud");
    assert!(value_of(&browser, "Tuesday")?.contains("2024-05-10"), "a refused value changes nothing");
    browser.press("Escape")?;
    browser.settle()?;
    assert_eq!(
        browser.text_of(&format!("{field}.value + {field}.hasAttribute('aria-invalid')"))?,
        "2024-05-10false",
        "let go, it is as it was"
    );
    browser.press("u")?;
    assert_eq!(value_of(&browser, "Tuesday")?, tuesday);

    // The other reading by one click, and by one key.
    browser.press("Escape")?;
    browser.settle()?;
    browser.click_text("04/05/2023", 0)?;
    browser.settle()?;
    let first = value_of(&browser, "04/05/2023")?;
    browser.click("#alternatives button")?;
    let second = value_of(&browser, "04/05/2023")?;
    assert_ne!(first, second);
    browser.press("o")?;
    assert_eq!(value_of(&browser, "04/05/2023")?, first);
    Ok(())
}

#[test]
fn another_reference_date_moves_relative_dates_in_one_step() -> Result<()> {
    let browser = pasted(DATED)?;
    let before: Vec<String> = ["Tuesday", "next week", "2021"].iter().map(|words| value_of(&browser, words)).collect::<Result<_>>()?;
    type_anew_in(&browser, "Dates count from", "2025-12-04")?;
    browser.press("Escape")?;
    assert!(value_of(&browser, "Tuesday")?.contains("2025-12-02"));
    assert!(value_of(&browser, "next week")?.contains("2025-W50"), "{}", value_of(&browser, "next week")?);
    assert_eq!(value_of(&browser, "2021")?, before.last().cloned().unwrap_or_default());
    browser.press("u")?;
    let after: Vec<String> = ["Tuesday", "next week", "2021"].iter().map(|words| value_of(&browser, words)).collect::<Result<_>>()?;
    assert_eq!(after, before, "one step back and all are as they were");
    Ok(())
}

#[test]
fn dates_stand_on_a_line_to_scale() -> Result<()> {
    let browser = pasted(DATED)?;
    let script = "const bars = [...document.querySelectorAll('#timeline .bar')].map((bar) => {
            const shape = bar.querySelector('rect:not(.target)'), target = bar.querySelector('.target').getBoundingClientRect();
            return [bar.querySelector('title').textContent, +shape.getAttribute('x'), +shape.getAttribute('width'), Math.min(target.width, target.height)];
        });
        return bars";
    let bars: Vec<(String, f64, f64, f64)> = serde_json::from_value(browser.script(script, vec![])?)?;
    let bar =
        |words: &str| bars.iter().find(|(title, ..)| title.starts_with(words)).with_context(|| format!("no bar for {words}: {bars:?}"));
    let (year, years, day) = (bar("2021")?, bar("2025–2028")?, bar("Tuesday")?);
    let share = years.2 / year.2;
    assert!((3.9..4.1).contains(&share), "four years are as long as four times one: {share}");
    assert!(year.1 < day.1 && day.1 < years.1, "in the order of time");
    assert!(bars.iter().all(|(.., reach)| 24.0 <= *reach), "each can be hit: {bars:?}");
    assert!(!browser.text_of("[...document.querySelectorAll('#timeline text')].map((tick) => tick.textContent)")?.is_empty());
    let place = "const bar = [...document.querySelectorAll('#timeline .bar')].find((bar) => bar.querySelector('title').textContent.startsWith('2021'));
        bar.scrollIntoView({ block: 'center' }); const box = bar.getBoundingClientRect(); return [box.left + box.width / 2, box.top + box.height / 2];";
    let at: (f64, f64) = serde_json::from_value(browser.script(place, vec![])?)?;
    browser.click_at(at)?;
    assert_eq!(browser.text_of("document.querySelector('mark.is-focus').textContent")?, "2021", "a click goes there");
    Ok(())
}

#[test]
fn sectors_are_a_tree_and_changed_and_copied_by_keys() -> Result<()> {
    let browser = pasted(ARTICLE)?;
    let tree = "[...document.querySelectorAll('#sectors [data-action=sector]')].map((row) => [
        row.querySelector('.name').textContent, row.querySelector('.count').textContent, row.querySelector('progress').value, row.title.replaceAll('\\n', ' ')].join('~')).join('\\n')";
    let tree = browser.text_of(tree)?;
    for row in tree.lines() {
        let parts: Vec<&str> = row.split('~').collect();
        assert!(
            matches!(parts.as_slice(), [_, count, bar, about] if count == bar && !about.is_empty()),
            "count, bar, definition and codes: {row}"
        );
    }
    assert!(tree.contains("ISIC") && tree.contains("NAICS"), "codes on hover: {tree}");
    assert!(tree.contains("Artificial intelligence"), "{tree}");
    assert_ne!(browser.text_of("document.querySelectorAll('#sectors .heading + ul').length")?, "0", "leaves hang under their top sector");
    let hover = browser.text_of("document.querySelector('#text mark[data-kind=sector]').title")?;
    assert!(hover.contains("ISIC"), "hover tells definition and codes: {hover}");

    // Another sector for a mention, by keys alone.
    browser.keys(&["Escape", "p"])?;
    while browser.text_of("document.activeElement.dataset.action")? != "sector" {
        browser.press("ArrowDown")?;
    }
    browser.press("Enter")?;
    browser.settle()?;
    let words = browser.text_of("document.querySelector('mark.is-focus').textContent")?;
    browser.press("Escape")?;
    browser.press("e")?;
    browser.settle()?;
    while browser.text_of("document.activeElement.dataset.action")? != "sectors" {
        browser.press("ArrowRight")?;
    }
    browser.press("Enter")?;
    browser.settle()?;
    assert_eq!(browser.text_of("document.activeElement.id")?, "query", "the keyboard is in the search");
    browser.type_text("beekeep")?;
    browser.settle()?;
    let best = browser.text_of("document.querySelector('#overlay-content .name')?.textContent")?;
    browser.press("ArrowDown")?;
    assert_eq!(browser.text_of("document.activeElement.querySelector('.name')?.textContent")?, best, "an arrow leads to the answers");
    browser.press("Enter")?;
    browser.wait_for("the mention is of another sector", |marks| marks.iter().any(|mark| mark.text == words && mark.status == "edited"))?;

    // Its code is copied.
    browser.keys(&["Escape", "g"])?;
    browser.settle()?;
    browser.script("document.querySelector('#overlay [data-action=copy-text]').focus()", vec![])?;
    let code = browser.text_of("document.activeElement.dataset.text")?;
    browser.press("Enter")?;
    browser.wait_until("it says so", "return document.querySelector('#notice span').textContent", &[])?;
    browser.keys(&["Escape", "Escape"])?;
    browser.settle()?;
    let paste = "const box = document.createElement('textarea'); box.id = 'box'; document.body.append(box); box.focus();";
    browser.script(paste, vec![])?;
    browser.press("Control+v")?;
    assert_eq!(browser.text_of("document.getElementById('box').value")?, code);
    Ok(())
}

#[test]
fn ends_are_dragged_in_one_step() -> Result<()> {
    let browser = pasted(ARTICLE)?;
    browser.click_text("Microsoft", 0)?;
    browser.settle()?;
    let found = browser.marks()?;
    let handle = |end: &str| -> Result<(f64, f64)> {
        let script = "const box = document.querySelector(`.handle[data-end=${arguments[0]}]`).getBoundingClientRect();
            return [box.left + box.width / 2, box.top + box.height / 2]";
        Ok(serde_json::from_value(browser.script(script, vec![json!(end)])?)?)
    };
    let place = |words: &str| -> Result<(f64, f64)> {
        let script = "const walker = document.createTreeWalker(document.getElementById('text'), NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
                const at = walker.currentNode.data.indexOf(arguments[0]);
                if (at < 0) continue;
                const range = document.createRange();
                range.setStart(walker.currentNode, at + 1);
                range.setEnd(walker.currentNode, at + 2);
                const box = range.getBoundingClientRect();
                return [box.left + 1, box.top + box.height / 2];
            }";
        Ok(serde_json::from_value(browser.script(script, vec![json!(words)])?)?)
    };
    browser.drag(handle("end")?, place("Airbus")?)?;
    browser.wait_for("the end snaps to the word", |marks| marks.iter().any(|mark| mark.text == "Microsoft and Airbus"))?;
    browser.drag(handle("start")?, place("and Airbus")?)?;
    browser.wait_for("the start too", |marks| marks.iter().any(|mark| mark.text == "and Airbus"))?;
    browser.keys(&["u"])?;
    browser.wait_for("a drag is one step", |marks| marks.iter().any(|mark| mark.text == "Microsoft and Airbus"))?;
    browser.keys(&["u"])?;
    browser.wait_for("and so is the other", |marks| *marks == found)?;
    Ok(())
}

#[test]
fn clicks_go_through_what_overlaps() -> Result<()> {
    let browser = pasted(ARTICLE)?;
    browser.select_text("Canada will build a battery plant", 0)?;
    browser.press("7")?;
    browser.settle()?;
    browser.select_text("build", 0)?;
    browser.press("t")?;
    browser.wait_for("one lies inside the other", |marks| marks.iter().any(|mark| mark.text == "build"))?;
    browser.press("Escape")?;
    let clicked = || -> Result<String> {
        browser.click_text("build", 0)?;
        browser.text_of("[...document.querySelectorAll('mark.is-focus')].map((mark) => mark.textContent).join('')")
    };
    assert_eq!(clicked()?, "build", "the shortest first");
    assert_eq!(clicked()?, "Canada will build a battery plant");
    assert_eq!(clicked()?, "build");
    Ok(())
}
