//! What the page costs in headless Chromium, for each text that is named: `cargo xtask bench`.
//!
//! Each step is done several times and the cheapest run counts, since other programs make runs longer and never shorter.
//! The baseline is the same text as plain paragraphs, under the same style sheet, without marks and without a program.
#![expect(clippy::print_stdout, reason = "it prints what it measured")]

use std::{env, fs};

use anyhow::{Context as _, Result};
use end_to_end::{Browser, Cost, Engine};
use serde_json::json;
use xtask::story::UNMARKED;

/// Runs of each step.
const N_RUNS: usize = 5;

/// A frame at 60 a second, and half of one.
const SLOW_FRAME: f64 = 25.0;

const HAS_NO_MARKS: &str = "!document.querySelector('#text mark')";
const HAS_MARKS: &str = "document.querySelector('#text mark') && !document.body.hasAttribute('data-reading')";
const ALWAYS: &str = "true";

fn main() -> Result<()> {
    for path in env::args().skip(1) {
        let text = fs::read_to_string(path)?;
        println!("\n{} words, {} bytes, in headless Chromium; cheapest of {N_RUNS} runs", text.split_whitespace().count(), text.len());
        println!("{:<34}{:>12}{:>12}{:>12}{:>14}{:>12}", "step", "painted ms", "main ms", "process ms", "longest task", "slow frames");
        baseline(&text)?;
        page(&text)?;
    }
    Ok(())
}

/// The text as paragraphs and nothing else.
fn baseline(text: &str) -> Result<()> {
    let browser = Browser::start(Engine::Chromium)?;
    browser.open()?;
    browser.count_costs()?;
    keep(&browser, text)?;
    let lay_out = "const frame = document.createDocumentFragment();
        for (const line of window.kept.split('\\n')) if (line) { const p = document.createElement('p'); p.className = 'text'; p.textContent = line; frame.append(p); }
        document.getElementById('article').hidden = false; document.getElementById('welcome').hidden = true;
        document.getElementById('text').replaceChildren(frame); scrollTo(0, 0);";
    best("plain text: load", || browser.cost_of(lay_out, HAS_NO_MARKS))?;
    best("plain text: scroll 40 screens", || scrolled(&browser))?;
    report_memory(&browser)
}

/// What Galley does.
fn page(text: &str) -> Result<()> {
    let browser = Browser::start(Engine::Chromium)?;
    browser.open()?;
    browser.count_costs()?;
    keep(&browser, text)?;
    let first = browser.cost_of(&paste(), HAS_MARKS)?;
    report("paste to marks, first time", &[first]);
    best("paste to marks", || {
        browser.script("document.getElementById('text').replaceChildren()", vec![])?;
        browser.cost_of(&paste(), HAS_MARKS)
    })?;
    browser.wait_until_saved()?;
    let n_found = browser.export()?.matches("\"kind\":").count();
    println!("{:<34}{n_found:>12}", "mentions");
    best("scroll 40 screens", || scrolled(&browser))?;
    browser.script("window.pressed = (key, code, isShift) => document.body.dispatchEvent(new KeyboardEvent('keydown', { key, code, shiftKey: isShift, ctrlKey: false, bubbles: true }))", vec![])?;
    browser.script(SELECT, vec![json!(UNMARKED), json!(0.2)])?;
    browser.settle()?;
    best("add a mention", || step(&browser, UNMARKED, &["pressed('1', 'Digit1', false)"]))?;
    best("undo", || undone(&browser, "pressed('1', 'Digit1', false)"))?;
    best("relabel a mention", || relabelled(&browser))?;
    best("go to the next mention", || browser.cost_of("pressed('j', 'KeyJ', false)", ALWAYS))?;
    best("add all of the same words", || step(&browser, UNMARKED, &["pressed('@', 'Digit2', true)"]))?;
    best("undo that", || undone(&browser, "pressed('@', 'Digit2', true)"))?;
    report_memory(&browser)
}

/// Selects the occurrence of a word that is nearest to a place in the text, 0 to 1, as with the mouse.
const SELECT: &str = "const [word, share] = arguments;
    const holders = [...document.querySelectorAll('#text [data-start]')];
    let idx = Math.floor(holders.length * share);
    while (!holders[idx].textContent.includes(word)) idx += 1;
    const walker = document.createTreeWalker(holders[idx], NodeFilter.SHOW_TEXT);
    while (walker.nextNode() && !walker.currentNode.data.includes(word));
    const range = document.createRange();
    const at = walker.currentNode.data.indexOf(word);
    range.setStart(walker.currentNode, at); range.setEnd(walker.currentNode, at + word.length);
    holders[idx].scrollIntoView({ block: 'center', behavior: 'instant' });
    getSelection().removeAllRanges(); getSelection().addRange(range);
    document.body.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));";

const UNDO: &str = "pressed('u', 'KeyU', false)";

/// A correction at a selected word; it is taken back afterwards, that the next run finds the same.
fn step(browser: &Browser, word: &str, scripts: &[&str]) -> Result<Cost> {
    browser.script(SELECT, vec![json!(word), json!(0.2)])?;
    browser.settle()?;
    let cost = browser.cost_of(&scripts.join(";"), "document.querySelector('#text mark.is-focus')")?;
    browser.script(UNDO, vec![])?;
    browser.settle()?;
    Ok(cost)
}

/// What taking back a correction costs.
fn undone(browser: &Browser, correction: &str) -> Result<Cost> {
    browser.script(SELECT, vec![json!(UNMARKED), json!(0.2)])?;
    browser.settle()?;
    browser.script(correction, vec![])?;
    browser.wait_until("it is marked", "return document.querySelector('#text mark.is-focus') !== null", &[])?;
    browser.settle()?;
    browser.cost_of(UNDO, "!document.querySelector('#text mark.is-focus')")
}

fn relabelled(browser: &Browser) -> Result<Cost> {
    browser.script("document.getElementById('text').scrollIntoView(); pressed('Escape', 'Escape', false)", vec![])?;
    browser.script("[...document.querySelectorAll('#text mark[data-label=GPE]')].at(-1).click()", vec![])?;
    browser.settle()?;
    let cost = browser.cost_of("pressed('4', 'Digit4', false)", "document.querySelector('#text mark.is-focus[data-label=LOC]')")?;
    browser.script(UNDO, vec![])?;
    browser.settle()?;
    Ok(cost)
}

/// Scrolls by screens, one in each frame.
fn scrolled(browser: &Browser) -> Result<Cost> {
    let scroll = "scrollTo(0, 0); let n = 0; window.isScrolled = false;
        const next = () => { scrollBy(0, innerHeight * 0.9); n += 1; if (n < 40) requestAnimationFrame(next); else window.isScrolled = true; };
        requestAnimationFrame(next);";
    browser.cost_of(scroll, "window.isScrolled")
}

/// Leaves the text in the page, so that pasting it is not the driver's work.
fn keep(browser: &Browser, text: &str) -> Result<()> {
    browser.script("window.kept = arguments[0]", vec![json!(text)]).map(|_| ())
}

fn paste() -> String {
    "const data = new DataTransfer(); data.setData('text/plain', window.kept);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));"
        .to_owned()
}

fn best(name: &str, run: impl Fn() -> Result<Cost>) -> Result<()> {
    let costs = (0..N_RUNS).map(|_| run()).collect::<Result<Vec<Cost>>>().with_context(|| name.to_owned())?;
    report(name, &costs);
    Ok(())
}

/// The least of each column over several runs.
fn report(name: &str, costs: &[Cost]) {
    let least = |of: &dyn Fn(&Cost) -> f64| costs.iter().map(of).fold(f64::INFINITY, f64::min);
    let longest = |cost: &Cost| cost.long_tasks.iter().copied().fold(0.0, f64::max);
    let n_slow = |cost: &Cost| cost.frames.iter().filter(|frame| SLOW_FRAME < **frame).count() as f64;
    let longest = match least(&longest) {
        0.0 => "< 50".to_owned(),
        longest => format!("{longest:.0}"),
    };
    let [painted, main, process] = [least(&|cost| cost.painted), least(&|cost| cost.main), least(&|cost| cost.process)];
    println!("{name:<34}{painted:>12.0}{main:>12.0}{process:>12.0}{longest:>14}{:>12.0}", least(&n_slow));
}

fn report_memory(browser: &Browser) -> Result<()> {
    let (megabytes, n_nodes) = browser.memory()?;
    println!("{:<34}{megabytes:>10.1} MB{n_nodes:>12.0} nodes", "script memory");
    Ok(())
}
