//! What the page costs in headless Chromium, for each text that is named: `cargo xtask bench`.
//!
//! Each step is done several times. Of the time until it is painted the best run and the median are told, of processor time
//! and of the longest task on the main thread the median: other programs make runs longer, never shorter. Beside them
//! stands the mark that a text of a megabyte is to keep to. The baseline is the same text as plain paragraphs, under the
//! same style sheet, without marks and without a program.
#![expect(clippy::print_stdout, reason = "it prints what it measured")]

use std::{env, fs};

use anyhow::{Context as _, Result};
use end_to_end::{Browser, Cost, Engine};
use serde_json::json;
use xtask::story::UNMARKED;

/// Runs of each step.
const N_RUNS: usize = 5;

/// What a person waits for at most, in milliseconds, and what keeps the page from answering.
const EDIT: Option<f64> = Some(50.0);
const BULK: Option<f64> = Some(100.0);
const LOAD: Option<f64> = Some(150.0);

/// A frame at 60 a second, and half of one.
const SLOW_FRAME: f64 = 25.0;

const HAS_NO_MARKS: &str = "!document.querySelector('#text mark')";
const HAS_MARKS: &str = "document.querySelector('#text mark') && !document.body.hasAttribute('data-reading')";
const ALWAYS: &str = "true";

fn main() -> Result<()> {
    start()?;
    for path in env::args().skip(1) {
        let text = fs::read_to_string(path)?;
        println!("\n{} words, {} bytes, in headless Chromium; {N_RUNS} runs of each step", text.split_whitespace().count(), text.len());
        println!(
            "{:<30}{:>9}{:>9}{:>7}{:>10}{:>13}{:>14}{:>13}",
            "step", "best ms", "median", "mark", "main cpu", "process cpu", "longest task", "slow frames"
        );
        baseline(&text)?;
        reading(&text)?;
        page(&text)?;
    }
    Ok(())
}

/// From a visit to a page that answers.
fn start() -> Result<()> {
    println!("{:<30}{:>12}{:>12}", "start, ms to ready", "first visit", "second");
    for _ in 0..N_RUNS {
        let browser = Browser::start(Engine::Chromium)?;
        let watch =
            "new MutationObserver(() => { if (document.body?.dataset.ready && !window.readyAt) window.readyAt = performance.now(); })
            .observe(document, { subtree: true, attributes: true, childList: true });";
        browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": watch }))?;
        browser.open()?;
        let first = number(&browser, "return window.readyAt")?;
        browser.reload()?;
        println!("{:<30}{first:>12.0}{:>12.0}", "", number(&browser, "return window.readyAt")?);
    }
    Ok(())
}

fn number(browser: &Browser, script: &str) -> Result<f64> {
    browser.script(script, vec![])?.as_f64().with_context(|| format!("no number: {script}"))
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
    several("plain text: load", None, || browser.cost_of(lay_out, HAS_NO_MARKS))?;
    several("plain text: scroll 40 screens", None, || scrolled(&browser))?;
    report_memory(&browser)
}

/// What Galley does.
fn page(text: &str) -> Result<()> {
    let browser = Browser::start(Engine::Chromium)?;
    browser.open()?;
    browser.count_costs()?;
    keep(&browser, text)?;
    browser.script(WATCH_READER, vec![])?;
    let first = browser.cost_of(&paste(), HAS_MARKS)?;
    report("paste to marks, first time", None, std::slice::from_ref(&first));
    report("  beyond the reading", LOAD, &[beyond_reading(&browser, first)?]);
    both("paste to marks", &browser, &paste())?;
    browser.wait_until_saved()?;
    browser.click("#library")?;
    browser.wait_until("the list is there", "return document.querySelector('#overlay [data-action=open-article]') !== null", &[])?;
    browser.script("window.toOpen = document.querySelector('#overlay [data-action=open-article]')", vec![])?;
    both("from the store to marks", &browser, "document.body.append(window.toOpen); window.toOpen.click()")?;
    browser.script("window.toOpen.remove()", vec![])?;
    let n_found = browser.export()?.matches("\"kind\":").count();
    println!("{:<30}{n_found:>18}", "mentions");
    several("scroll 40 screens", None, || scrolled(&browser))?;
    browser.script("window.pressed = (key, code, isShift) => document.body.dispatchEvent(new KeyboardEvent('keydown', { key, code, shiftKey: isShift, ctrlKey: false, bubbles: true }))", vec![])?;
    browser.script(SELECT, vec![json!(UNMARKED), json!(0.2)])?;
    browser.settle()?;
    several("add a mention", EDIT, || step(&browser, UNMARKED, &["pressed('1', 'Digit1', false)"]))?;
    several("undo", EDIT, || undone(&browser, "pressed('1', 'Digit1', false)"))?;
    several("relabel a mention", EDIT, || relabelled(&browser))?;
    several("go to the next mention", EDIT, || browser.cost_of("pressed('j', 'KeyJ', false)", ALWAYS))?;
    several("add all of the same words", BULK, || step(&browser, UNMARKED, &["pressed('@', 'Digit2', true)"]))?;
    several("undo that", BULK, || undone(&browser, "pressed('@', 'Digit2', true)"))?;
    for format in ["json", "w3c", "conll", "label-studio", "csv", "tei"] {
        several(&format!("export as {format}"), None, || exported(&browser, format))?;
    }
    several("another role for a block", None, || reframed(&browser, CHOOSE_ROLE, "Took a block as caption"))?;
    several("another reference date", None, || reframed(&browser, ENTER_DATE, "Dates count from"))?;
    report_memory(&browser)
}

/// Notes when the page last posted a text to its reader, and when it last heard of one.
const WATCH_READER: &str = "const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (...posted) {
        window.postedAt = performance.now();
        if (!this.isWatched) { this.isWatched = true; this.addEventListener('message', (event) => { window.heardAt = event.timeStamp; }); }
        return post.apply(this, posted);
    };";

/// The same without the time in which the reader was at work.
fn beyond_reading(browser: &Browser, cost: Cost) -> Result<Cost> {
    let reading = number(browser, "return window.heardAt - window.postedAt")?;
    Ok(Cost { painted: cost.painted - reading, ..cost })
}

/// Has an article shown where none stands, several times.
fn both(name: &str, browser: &Browser, step: &str) -> Result<()> {
    let (mut whole, mut beyond) = (vec![], vec![]);
    for _ in 0..N_RUNS {
        browser.script("document.getElementById('text').replaceChildren()", vec![])?;
        let cost = browser.cost_of(step, HAS_MARKS).with_context(|| name.to_owned())?;
        beyond.push(beyond_reading(browser, cost.clone())?);
        whole.push(cost);
    }
    report(name, None, &whole);
    report("  beyond the reading", LOAD, &beyond);
    Ok(())
}

/// A file from the wish to the browser's own download.
fn exported(browser: &Browser, format: &str) -> Result<Cost> {
    let watch = "window.isSaved = false; HTMLAnchorElement.prototype.click = () => { window.isSaved = true; };";
    browser.script(watch, vec![])?;
    browser.click("#formats")?;
    browser.settle()?;
    browser.cost_of(&format!("document.querySelector('#overlay [data-format={format}]').click()"), "window.isSaved")
}

const CHOOSE_ROLE: &str = "[...document.querySelectorAll('#text .block > .role')].slice(0, 21).at(-1).click();
    requestAnimationFrame(() => setTimeout(() => document.querySelector('#overlay [data-action=role][data-role=caption]').click()));";

const ENTER_DATE: &str = "const field = document.querySelector('input[data-field=\"Dates count from\"]');
    field.value = field.value === '2024-05-06' ? '2024-05-07' : '2024-05-06'; field.dispatchEvent(new Event('change', { bubbles: true }));";

/// What has the article read anew, until the page says so; it is taken back afterwards.
fn reframed(browser: &Browser, step: &str, told: &str) -> Result<Cost> {
    let is_done = format!("!document.body.hasAttribute('data-reading') && document.getElementById('undo').title.includes('{told}')");
    let cost = browser.cost_of(step, &is_done)?;
    browser.script(UNDO, vec![])?;
    browser.settle()?;
    Ok(cost)
}

/// What reading costs the module alone, called as the reading worker calls it, in a page that has not read anything yet.
fn reading(text: &str) -> Result<()> {
    let browser = Browser::start(Engine::Chromium)?;
    browser.open()?;
    keep(&browser, text)?;
    browser.script(KEEP_POSTED, vec![])?;
    browser.script(&paste(), vec![])?;
    browser.wait_until("the text was posted to the worker and read", &format!("return Boolean(window.posted && {HAS_MARKS})"), &[])?;
    let [loading, read]: [f64; 2] = serde_json::from_value(browser.async_value(READ, vec![json!(N_RUNS)])?)?;
    println!("{:<34}{loading:>12.1}", "model and lists, in the module");
    let n_words = text.split_whitespace().count();
    let speed = n_words as f64 / read * 1000.0;
    println!("{:<34}{read:>12.1}{speed:>12.0} words/s", "text to annotations, in the module");
    Ok(())
}

/// Keeps a copy of what the page posts to its reading worker.
const KEEP_POSTED: &str = "const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (data, transfer) {
        if (data instanceof Uint8Array) window.posted = data.slice();
        return post.call(this, data, transfer);
    };";

/// The page's own copy of the module has read nothing, since the worker reads: the first call loads model and lists.
const READ: &str = "const [n_runs, finished] = arguments;
    import(new URL('galley.js', document.baseURI)).then(({ prepare, read_aside }) => {
        const timed = (act) => { const start = performance.now(); act(); return performance.now() - start; };
        const loading = timed(prepare);
        const runs = Array.from({ length: n_runs }, () => timed(() => read_aside(window.posted, () => {})));
        finished([loading, Math.min(...runs)]);
    });";

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

fn several(name: &str, mark: Option<f64>, run: impl Fn() -> Result<Cost>) -> Result<Vec<Cost>> {
    let costs = (0..N_RUNS).map(|_| run()).collect::<Result<Vec<Cost>>>().with_context(|| name.to_owned())?;
    report(name, mark, &costs);
    Ok(costs)
}

fn report(name: &str, mark: Option<f64>, costs: &[Cost]) {
    let longest = |cost: &Cost| cost.long_tasks.iter().copied().fold(0.0, f64::max);
    let n_slow = |cost: &Cost| cost.frames.iter().filter(|frame| SLOW_FRAME < **frame).count() as f64;
    let best = costs.iter().map(|cost| cost.painted).fold(f64::INFINITY, f64::min);
    let longest = match median(costs, longest) {
        0.0 => "< 50".to_owned(),
        longest => format!("{longest:.0}"),
    };
    let mark = mark.map_or_else(String::new, |mark| format!("{mark:.0}"));
    let [painted, main, process] =
        [median(costs, |cost| cost.painted), median(costs, |cost| cost.main), median(costs, |cost| cost.process)];
    println!("{name:<30}{best:>9.0}{painted:>9.0}{mark:>7}{main:>10.0}{process:>13.0}{longest:>14}{:>13.0}", median(costs, n_slow));
}

fn median(costs: &[Cost], of: impl Fn(&Cost) -> f64) -> f64 {
    let mut values: Vec<f64> = costs.iter().map(of).collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}

fn report_memory(browser: &Browser) -> Result<()> {
    let (megabytes, n_nodes) = browser.memory()?;
    println!("{:<30}{megabytes:>15.1} MB{n_nodes:>12.0} nodes", "script memory");
    let module = "const [tell] = arguments; import(new URL('galley.js', location)).then(({ default: init }) => init()).then(({ memory }) => tell(memory.buffer.byteLength / 1e6));";
    let megabytes = browser.async_value(module, vec![])?.as_f64().context("the module has no memory")?;
    println!("{:<30}{megabytes:>15.1} MB", "memory of the module");
    Ok(())
}
