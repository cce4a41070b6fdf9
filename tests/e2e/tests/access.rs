//! The built page by keyboard alone, for eyes of every kind, and by the rules of axe: `cargo xtask test`.

use std::{collections::BTreeSet, fs};

use anyhow::{Context as _, Result};
use end_to_end::{Browser, ELSEWHERE, Engine, Mark, STATES};
use serde_json::{Value, json};

/// A story as it is pasted: site furniture, a doubled headline, glued sentences, characters of every width.
const ARTICLE: &str = include_str!("article.txt");

/// An article in a script that runs from right to left, with a date and a name in Latin letters.
const ARABIC: &str = "افتتاح مصنع جديد للبطاريات في أوسلو\n\nأوسلو – قالت وزيرة الصناعة إن المصنع الذي تبنيه شركة Nordlys سيبدأ العمل في 2026-03-04 وسيوظف أكثر من ألف شخص في المنطقة الشمالية من البلاد.\n\nوأضافت الوزيرة أن الحكومة ستدعم المشروع بقروض طويلة الأجل خلال السنوات الثلاث المقبلة.";

fn pasted(text: &str) -> Result<Browser> {
    Browser::pasted(text).map(|(browser, _)| browser)
}

/// Words that no recogniser knows and that stand often, so that a correction is offered elsewhere.
const ZORBLATS: &str = "The group\n\nIn the plan the zorblat met a zorblat. Nobody saw the Zorblat, they said on 3 May 2024 in Norway. \
    Then a zorblat came, and it was a zorblat that left.\n";

/// Presses a control, wherever it is.
fn press_control(browser: &Browser, selector: &str) -> Result<()> {
    browser.script("document.querySelector(arguments[0]).click()", vec![json!(selector)])?;
    browser.settle()
}

/// Types into a field and leaves it with Enter.
fn type_into(browser: &Browser, selector: &str, text: &str) -> Result<()> {
    browser.script("document.querySelector(arguments[0]).focus()", vec![json!(selector)])?;
    browser.keys(&["Control+a", "Delete"])?;
    browser.type_text(text)?;
    browser.press("Enter")?;
    browser.settle()
}

/// Looks at the page in states, and notes in which.
struct Inspection<'a> {
    browser: &'a Browser,
    seen: Vec<&'static str>,
    dialogs: BTreeSet<String>,
}

impl Inspection<'_> {
    fn look(&mut self, state: &'static str) -> Result<()> {
        self.browser.assert_accessible(state)?;
        self.seen.push(state);
        let title = "document.getElementById('overlay').open ? document.getElementById('overlay-title').textContent : ''";
        self.dialogs.insert(self.browser.text_of(title)?);
        Ok(())
    }
}

/// The article and what a person acts with.
fn look_at_the_article(inspection: &mut Inspection<'_>) -> Result<()> {
    let browser = inspection.browser;
    inspection.look("empty")?;
    browser.press("b")?;
    inspection.look("library, empty")?;
    browser.press("Escape")?;
    browser.paste(ARTICLE)?;
    browser.wait_for_marks()?;
    assert_ne!(browser.text_of("document.querySelector('#timeline svg')")?, "null");
    inspection.look("article with its timeline")?;
    browser.keys(&["j", "j"])?;
    inspection.look("palette at a mention")?;
    for (key, state) in [("?", "keys"), ("b", "library"), ("g", "entity"), ("Shift+R", "roles"), ("Shift+S", "accept what is sure")] {
        browser.press(key)?;
        inspection.look(state)?;
        browser.press("Escape")?;
    }
    for (selector, state) in [("#formats", "formats"), ("#sectors .menu", "one sector")] {
        press_control(browser, selector)?;
        inspection.look(state)?;
        browser.press("Escape")?;
    }
    press_control(browser, "#sectors [data-action=sector]")?;
    press_control(browser, "#palette [data-action=sectors]")?;
    inspection.look("search for a sector")?;
    browser.keys(&["q", "q", "q"])?;
    inspection.look("search for a sector without an answer")?;
    browser.keys(&["Escape", "l", "c"])?;
    inspection.look("names of labels and a selection")?;
    browser.keys(&["Escape", "x", "u", "u"])?;
    inspection.look("notice")?;
    browser.paste_plain("  ")?;
    inspection.look("problem")?;
    browser.script("document.querySelectorAll('details').forEach((folded) => { folded.open = true; })", vec![])?;
    browser.press("h")?;
    inspection.look("all unfolded, the keyboard in the header")?;
    browser.press("Escape")?;
    browser.resize(360, 800)?;
    inspection.look("narrow")?;
    browser.press("p")?;
    browser.settle()?;
    // What is scrolled half under a heading that stays is too small for axe.
    browser.script("document.getElementById('panel').scrollTop = 0", vec![])?;
    inspection.look("narrow, with the panel")?;
    browser.keys(&["Escape", "Escape"])?;
    browser.resize(1280, 900)?;
    if browser.engine() == Engine::Chromium {
        // The driver of Firefox sets no media.
        browser.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" }))?;
        inspection.look("printed, with its legend")?;
        browser.devtools("Emulation.setEmulatedMedia", json!({ "media": "" }))?;
    }
    Ok(())
}

/// What was typed and could not be taken.
fn look_at_refusals(inspection: &mut Inspection<'_>) -> Result<()> {
    let browser = inspection.browser;
    type_into(browser, "[data-field=Published]", "soon")?;
    inspection.look("refused field of the header")?;
    browser.keys(&["Escape", "Escape"])?;
    step_to(browser, "12 November 2025")?;
    inspection.look("palette at a date")?;
    type_into(browser, "#timex-value", "blue cheese")?;
    inspection.look("refused value of a date")?;
    browser.keys(&["Escape", "Escape", "Escape"])?;
    press_control(browser, "#entities [data-action=entity-menu]")?;
    type_into(browser, "#overlay-content [data-scheme=wikidata]", "585")?;
    inspection.look("refused id of an entity")?;
    browser.keys(&["Escape", "Escape", "?"])?;
    browser.settle()?;
    browser.script("document.querySelector('[data-action=key][data-key=next-mention]').focus()", vec![])?;
    browser.keys(&["Enter", "k"])?;
    inspection.look("refused key")?;
    browser.keys(&["Escape", "Escape"])
}

/// The word list, the review, the search, and the same elsewhere.
fn look_at_what_is_made_once(inspection: &mut Inspection<'_>) -> Result<()> {
    let browser = inspection.browser;
    browser.paste(ZORBLATS)?;
    browser.wait_for("the other article is there", |marks| marks.iter().any(|mark| mark.text == "3 May 2024"))?;
    browser.press("Shift+W")?;
    inspection.look("word list, empty")?;
    type_into(browser, "#new-word", "Nordlys")?;
    inspection.look("word list with entries and a way back")?;
    type_into(browser, "#new-word", "")?;
    inspection.look("refused words")?;
    let folder = tempfile::tempdir()?;
    let broken = folder.path().join("broken.json");
    fs::write(&broken, "{}")?;
    browser.pick_file("#words-file", &broken)?;
    browser.wait_until("the dialog says so", "return !document.getElementById('overlay-notice').hidden", &[])?;
    inspection.look("refused file of words")?;
    browser.keys(&["Escape", "Escape", "/"])?;
    type_into(browser, "#search-text", "zorb")?;
    inspection.look("search with hits")?;
    press_control(browser, "[data-action=search-close]")?;
    // The hit is selected still: a mouse would drag it away.
    browser.press("2")?;
    browser.wait_until("it is offered", "return !document.getElementById('offer').hidden", &[])?;
    inspection.look("offer of the same elsewhere")?;
    browser.press("Shift+Y")?;
    inspection.look("preview of the same elsewhere")?;
    browser.keys(&["Escape", "Escape", "Escape"])?;
    step_to(browser, "Norway")?;
    browser.keys(&["x", "Escape", "Escape"])?;
    browser.script("document.querySelectorAll('#panel details').forEach((folded) => { folded.open = true; })", vec![])?;
    press_control(browser, "#facets [data-kind=date] input")?;
    inspection.look("filter with hidden mentions, and the rejected ones")?;
    press_control(browser, "#show-all")?;
    press_control(browser, "#removed-list [data-action=removed]")?;
    inspection.look("palette at a rejected suggestion")?;
    browser.keys(&["Escape", "r"])?;
    inspection.look("review")?;
    for _ in 0..10 {
        browser.press("a")?;
    }
    inspection.look("review that is done")?;
    browser.keys(&["Escape", "Escape"])
}

/// The list of articles, what was left out, and articles without anything.
fn look_at_the_library(inspection: &mut Inspection<'_>) -> Result<()> {
    let browser = inspection.browser;
    browser.wait_until_saved()?;
    browser.press("b")?;
    browser.settle()?;
    browser.click("#overlay [data-action=rename-article]")?;
    browser.wait_until("the name can be typed", "return document.activeElement?.hasAttribute('data-renames')", &[])?;
    inspection.look("library while a name is typed")?;
    browser.press("Enter")?;
    browser.settle()?;
    press_control(browser, "#overlay [data-action=delete-article]")?;
    press_control(browser, "#overlay .bin summary")?;
    inspection.look("library with deleted articles")?;
    browser.keys(&["Escape", "Escape"])?;
    let folder = tempfile::tempdir()?;
    let paths = ["a.json", "b.json"].map(|name| folder.path().join(name));
    paths.iter().try_for_each(|path| fs::write(path, "{}"))?;
    browser.pick_files("#file", &paths)?;
    browser.wait_until("the failures are told", "return document.querySelector('[data-action=report]')", &[])?;
    press_control(browser, "[data-action=report]")?;
    inspection.look("failures")?;
    browser.keys(&["Escape", "Escape"])?;
    browser.paste("A poem\n\nThe light upon the water falls and goes, and nothing stays that anybody knows.\n")?;
    browser.wait_until("it is there", "return document.getElementById('decided-text').textContent.includes('Nothing was found')", &[])?;
    inspection.look("article without mentions")?;
    browser.paste(ARABIC)?;
    browser.wait_until("the language is named", "return document.querySelector('#notice span').textContent.includes('English')", &[])?;
    inspection.look("article that says it is not in English")
}

/// The variants of an enum of the editor, by their names in its source.
fn variants(file: &str, name: &str) -> Result<usize> {
    let source = fs::read_to_string(xtask::root().join(file))?;
    let body = source.split(&format!("pub enum {name} {{")).nth(1).and_then(|rest| rest.split("\n}").next()).context("no such enum")?;
    Ok(body.lines().filter(|line| line.trim_start().starts_with(|first: char| first.is_ascii_uppercase())).count())
}

#[test]
fn axe_finds_nothing_in_any_state_or_theme() -> Result<()> {
    let browser = Browser::start(Engine::from_env())?;
    browser.open()?;
    let mut inspection = Inspection { browser: &browser, seen: vec![], dialogs: BTreeSet::new() };
    look_at_the_article(&mut inspection)?;
    look_at_refusals(&mut inspection)?;
    look_at_what_is_made_once(&mut inspection)?;
    look_at_the_library(&mut inspection)?;
    let is_missed =
        |state: &&&str| !inspection.seen.contains(*state) && (browser.engine() == Engine::Chromium || !state.starts_with("printed"));
    let missed: Vec<_> = STATES.iter().filter(is_missed).collect();
    assert!(missed.is_empty(), "nobody looked at {missed:?}");
    // One title is empty: that of no dialog.
    assert_eq!(inspection.dialogs.len() - 1, variants("src/editor/state.rs", "Overlay")?, "{:?}", inspection.dialogs);
    Ok(())
}

#[test]
fn every_state_is_looked_at_somewhere() -> Result<()> {
    let folder = xtask::root().join("tests/e2e/tests");
    let mut tests = String::new();
    for folder in [folder.join("safety"), folder] {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.extension().is_some_and(|extension| extension == "rs") {
                tests += &fs::read_to_string(path)?;
            }
        }
    }
    let missed: Vec<_> = ELSEWHERE.iter().filter(|state| !tests.contains(&format!("assert_accessible(\"{state}\")"))).collect();
    assert!(missed.is_empty(), "no test looks at {missed:?}");
    Ok(())
}

/// The contrast of every label, in every state of a mention: its words and its tag on the ground of the mark, its line on
/// the paper; then of every label in the palette, pressed or not, and of what the panel writes. Colours are asked of the
/// browser, painted into a pixel and read back, so that mixed and translucent ones count as they are seen.
const CONTRASTS: &str = r"
    const pixel = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const seen = (colours) => {
        pixel.clearRect(0, 0, 1, 1);
        for (const colour of colours) { pixel.fillStyle = colour; pixel.fillRect(0, 0, 1, 1); }
        return pixel.getImageData(0, 0, 1, 1).data;
    };
    const luminance = (data) => {
        const [r, g, b] = [...data].slice(0, 3).map((c) => c / 255).map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const grounds = (element) => element ? [...grounds(element.parentElement), getComputedStyle(element).backgroundColor] : [];
    const ratio = (colour, ground) => {
        const [a, b] = [luminance(seen([...ground, colour])), luminance(seen(ground))].sort((a, b) => b - a);
        return (a + 0.05) / (b + 0.05);
    };
    const found = [];
    const note = (what, ratio, least) => found.push([what, ratio, least]);
    const holder = document.querySelector('#text .block:not(.debris *) .text');
    const labels = { entity: ['PERSON', 'ORG', 'GPE', 'LOC', 'FAC', 'NORP', 'EVENT', 'LAW', 'PRODUCT', 'MONEY', 'PERCENT'], sector: ['SECTOR'], date: ['DATE', 'TIME', 'DURATION', 'SET'] };
    document.getElementById('article').classList.add('shows-labels');
    for (const [kind, names] of Object.entries(labels)) for (const label of names) for (const status of ['suggested', 'accepted', 'edited', 'added']) for (const focus of [false, true]) {
        const mark = document.createElement('mark');
        Object.assign(mark.dataset, { kind, label, status });
        mark.classList.toggle('is-focus', focus);
        mark.textContent = 'words';
        mark.style.transition = 'none';
        holder.append(mark);
        const style = getComputedStyle(mark), tag = getComputedStyle(mark, '::after'), ground = grounds(mark), name = [kind, label, status, focus].join(' ');
        note(name + ', words', ratio(style.color, ground), 4.5);
        note(name + ', tag', ratio(tag.color, ground), 4.5);
        note(name + ', line', ratio(style.textDecorationColor, grounds(holder)), 3);
        mark.remove();
    }
    document.getElementById('article').classList.remove('shows-labels');
    for (const button of document.querySelectorAll('#palette [data-label]')) for (const pressed of ['false', 'true']) {
        const was = button.getAttribute('aria-pressed');
        button.style.transition = 'none';
        button.setAttribute('aria-pressed', pressed);
        note('palette ' + button.textContent + ' ' + pressed, ratio(getComputedStyle(button).color, grounds(button)), 4.5);
        button.setAttribute('aria-pressed', was);
    }
    for (const element of document.querySelectorAll('#panel h2, #panel h3, #panel .name, #panel .count, #panel .details, #panel .heading, #about span, #about input, summary, .quiet'))
        note(element.textContent.slice(0, 30) || element.value || element.tagName, ratio(getComputedStyle(element).color, grounds(element)), 4.5);
    return found;";

#[test]
fn every_label_can_be_read_in_both_themes() -> Result<()> {
    for theme in ["light", "dark"] {
        let browser = pasted(ARTICLE)?;
        while browser.text_of("document.documentElement.dataset.theme")? != theme {
            browser.click("#theme")?;
            browser.settle()?;
        }
        browser.press("j")?;
        browser.settle()?;
        let found: Vec<(String, f64, f64)> = serde_json::from_value(browser.script(CONTRASTS, vec![])?)?;
        assert!(400 < found.len(), "{} pairs of colours were measured", found.len());
        let low: Vec<_> = found.iter().filter(|(_, ratio, least)| ratio < least).collect();
        assert!(low.is_empty(), "{theme}: {low:#?}");
    }
    Ok(())
}

fn in_focus(browser: &Browser) -> Result<String> {
    browser.settle()?;
    browser.text_of("[...document.querySelectorAll('mark.is-focus')].map((mark) => mark.textContent).join('')")
}

/// Steps until some words are in focus.
fn step_to(browser: &Browser, words: &str) -> Result<()> {
    for _ in 0..60 {
        // Behind a removal the next mention is in focus already.
        if in_focus(browser)? == words {
            return Ok(());
        }
        browser.press("j")?;
    }
    anyhow::bail!("no mention has the words “{words}”: {:#?}", browser.marks()?)
}

fn selected(browser: &Browser) -> Result<String> {
    browser.settle()?;
    browser.text_of("getSelection()")
}

fn has(mark: &Mark, text: &str, label: &str, status: &str) -> bool {
    (mark.text.as_str(), mark.label.as_str(), mark.status.as_str()) == (text, label, status)
}

/// Selects “Lobster”-like words by caret, from the top of the article.
fn select_words(browser: &Browser, first: &str, n_more: usize) -> Result<()> {
    browser.keys(&["Escape", "c"])?;
    for _ in 0..400 {
        if selected(browser)? == first {
            (0..n_more).try_for_each(|_| browser.press("Shift+ArrowRight"))?;
            return Ok(());
        }
        browser.press("ArrowRight")?;
    }
    anyhow::bail!("the caret never came to “{first}”")
}

#[test]
fn a_whole_article_is_corrected_by_keys_alone() -> Result<()> {
    let browser = pasted(ARTICLE)?;
    let found = browser.marks()?;
    // Agree, relabel, remove.
    step_to(&browser, "Jonas Lind")?;
    browser.press("a")?;
    // Move an end: by a word and back.
    step_to(&browser, "2023")?;
    browser.press("[")?;
    browser.wait_for("the start moved", |marks| marks.iter().any(|mark| mark.text == "in 2023"))?;
    browser.press("]")?;
    step_to(&browser, "Microsoft")?;
    browser.press("9")?;
    step_to(&browser, "mining")?;
    browser.press("x")?;
    // By a character.
    step_to(&browser, "İstanbul")?;
    browser.keys(&["_", "+", "}", "{"])?;
    // Create: words, then the label from the palette.
    select_words(&browser, "paper", 1)?;
    browser.keys(&["Enter"])?;
    browser.settle()?;
    assert_eq!(browser.text_of("document.activeElement.dataset.label")?, "PERSON", "Enter leads to the labels");
    browser.keys(&["ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight", "Enter"])?;
    let marks = browser.wait_for("words are marked", |marks| marks.iter().any(|mark| has(mark, "paper mill", "FAC", "added")))?;
    assert_eq!(browser.text_of("document.activeElement.id")?, "main", "the next key is the article's again");
    assert!(marks.iter().any(|mark| has(mark, "Jonas Lind", "PERSON", "accepted")), "{marks:#?}");
    assert!(marks.iter().any(|mark| has(mark, "Microsoft", "PRODUCT", "edited")), "{marks:#?}");
    assert!(!marks.iter().any(|mark| mark.text == "mining"), "{marks:#?}");
    // Take all back, make it again, save.
    let n_steps: u32 = 10;
    (0..n_steps).try_for_each(|_| browser.press("u"))?;
    browser.wait_for("all is undone", |marks| *marks == found)?;
    (0..n_steps).try_for_each(|_| browser.press("Shift+U"))?;
    browser.wait_for("all is redone", |now| *now == marks)?;
    browser.press("Control+s")?;
    let (_, bytes) = browser.take_download()?;
    let export: Value = serde_json::from_slice(&bytes)?;
    let annotations = export.get("annotations").and_then(Value::as_array).context("nothing is exported")?;
    let is_made =
        |annotation: &&Value| annotation.get("text") == Some(&json!("paper mill")) && annotation.get("label") == Some(&json!("FAC"));
    assert_eq!(annotations.iter().filter(is_made).count(), 1);
    Ok(())
}

#[test]
fn names_that_nothing_marks_come_by_one_key_and_are_marked_by_the_next() -> Result<()> {
    let browser =
        pasted("The plan of the council\n\nThey signed the MOU on 3 May 2024 in Norway, and it was read aloud. Nobody else came.\n")?;
    browser.press("v")?;
    browser.settle()?;
    assert_eq!(selected(&browser)?, "MOU");
    // The keys that move the ends of a mention move those of what is selected.
    browser.press("[")?;
    browser.settle()?;
    assert_eq!(selected(&browser)?, "the MOU");
    browser.press("]")?;
    browser.settle()?;
    assert_eq!(selected(&browser)?, "MOU");
    browser.press("9")?;
    browser.wait_for("it is marked", |marks| marks.iter().any(|mark| has(mark, "MOU", "PRODUCT", "added")))?;
    browser.press("v")?;
    assert!(browser.notice()?.contains("No unmarked name that way"));
    Ok(())
}

#[test]
fn names_of_labels_come_and_go() -> Result<()> {
    let browser = pasted(ARTICLE)?;
    let tag = "getComputedStyle(document.querySelector('#text mark'), '::after').content";
    assert_eq!(browser.text_of(tag)?, "none", "nothing stands beside a mention by itself");
    browser.press("l")?;
    // Chromium gives the label, Firefox where it comes from.
    assert_ne!(browser.text_of(tag)?, "none");
    assert_eq!(browser.text_of("document.getElementById('labels').getAttribute('aria-pressed')")?, "true");
    // Three kinds stand on lines of three shapes, whatever their hue.
    let shapes = "[...new Set([...document.querySelectorAll('#text mark')].map((mark) =>
        `${mark.dataset.kind} ${getComputedStyle(mark).textDecorationStyle}`))].sort()";
    assert_eq!(browser.text_of(shapes)?, "date dashed,entity solid,sector dotted");
    browser.press("l")?;
    assert_eq!(browser.text_of(tag)?, "none");
    Ok(())
}

#[test]
fn lines_and_characters_are_selected_by_keys() -> Result<()> {
    let browser = pasted(ARTICLE)?;
    browser.press("c")?;
    assert_eq!(selected(&browser)?, "Oslo");
    browser.press("ArrowDown")?;
    let below = selected(&browser)?;
    assert!(below != "Oslo" && !below.is_empty(), "a line down lies another word: {below}");
    browser.press("ArrowUp")?;
    assert_eq!(selected(&browser)?, "Oslo", "the column is kept");
    browser.press("Shift+ArrowDown")?;
    assert!(selected(&browser)?.starts_with("Oslo and Ottawa"));
    browser.keys(&["ArrowUp", "Alt+ArrowRight"])?;
    let one = selected(&browser)?;
    assert_eq!(one.chars().count(), 1, "{one}");
    browser.press("Control+Shift+ArrowRight")?;
    assert_eq!(selected(&browser)?.chars().count(), 2);
    browser.press("2")?;
    browser
        .wait_for("two letters are marked", |marks| marks.iter().any(|mark| mark.status == "added" && mark.text.chars().count() == 2))?;
    Ok(())
}

#[test]
fn keys_can_be_changed_and_are_kept() -> Result<()> {
    let browser = pasted(ARTICLE)?;
    let change = |key: &str| -> Result<String> {
        browser.script("document.querySelector('[data-action=key][data-key=next-mention]').focus()", vec![])?;
        browser.press("Enter")?;
        browser.settle()?;
        browser.press(key)?;
        browser.settle()?;
        browser.text_of("document.querySelector('.refusal')?.textContent ?? ''")
    };
    browser.press("?")?;
    browser.settle()?;
    assert!(change("k")?.contains("K is taken"));
    assert!(change("Control+v")?.contains("stays with the browser"));
    assert_eq!(change("q")?, "");
    assert_eq!(browser.text_of("document.activeElement.dataset.key")?, "next-mention", "the keyboard stays where it was");
    browser.press("Escape")?;
    browser.press("q")?;
    let first = in_focus(&browser)?;
    assert!(!first.is_empty());
    browser.wait_until_saved()?;
    browser.reload()?;
    browser.wait_for_marks()?;
    browser.press("q")?;
    assert_eq!(in_focus(&browser)?, first, "the key is kept");
    browser.press("?")?;
    browser.settle()?;
    browser.script("document.querySelector('[data-action=keys-reset]').click()", vec![])?;
    browser.press("Escape")?;
    browser.keys(&["Escape", "Escape", "j"])?;
    assert_eq!(in_focus(&browser)?, first, "J is back");
    Ok(())
}

#[test]
fn the_keyboard_reaches_every_control_and_is_always_seen() -> Result<()> {
    let browser = pasted(ARTICLE)?;
    browser.script("document.querySelectorAll('details').forEach((folded) => { folded.open = true; })", vec![])?;
    browser.press("j")?;
    browser.settle()?;
    // What a pointer can press is a control, or stands on the page a second time as one: the bars of the timeline as rows.
    let only_by_pointer = "const isControl = (element) => element.matches('button, a[href], summary, input, select');
        const twin = ({ dataset }) => `button[data-action=${dataset.action}][data-annotation=${dataset.annotation}]`;
        return [...document.querySelectorAll('[data-action]')].filter((element) => !isControl(element) && !document.querySelector(twin(element)))
            .map((element) => element.outerHTML.slice(0, 120))";
    assert_eq!(browser.script(only_by_pointer, vec![])?, json!([]), "these have no twin for the keyboard");
    let controls = "[...document.querySelectorAll('button:not(:disabled), input:not([type=file]), summary, a[href]')]
        .filter((control) => control.offsetWidth > 0)";
    let n_controls = browser.script(&format!("window.missed = new Set({controls}); return window.missed.size"), vec![])?;
    let n_controls = n_controls.as_u64().context("no control is shown")?;
    assert!(60 < n_controls, "{n_controls}");
    let look = "const active = document.activeElement;
        window.missed.delete(active);
        if (active === document.body || active.closest('#toolbar, .skip')) return '';
        const [box, bar] = [active.getBoundingClientRect(), document.getElementById('toolbar').getBoundingClientRect()];
        const isHidden = box.bottom <= bar.bottom || box.top >= innerHeight;
        const style = getComputedStyle(active);
        // Headless Firefox may hold its window for one in the background, where no browser draws the focus.
        const isMarked = !document.hasFocus() || active.id === 'main' || style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
        return isHidden || !isMarked ? active.outerHTML.slice(0, 200) : ''";
    browser.script("document.activeElement?.blur()", vec![])?;
    assert!(browser.engine() == Engine::Firefox || browser.script("return document.hasFocus()", vec![])? == json!(true));
    for _ in 0..n_controls + 10 {
        browser.press("Tab")?;
        // Firefox scrolls to the focus in the next frame.
        browser.settle()?;
        assert_eq!(browser.script(look, vec![])?, json!(""), "the keyboard's focus cannot be seen");
    }
    let missed = browser.script("return [...window.missed].map((control) => control.outerHTML.slice(0, 120))", vec![])?;
    assert_eq!(missed, json!([]), "Tab never comes to these");
    Ok(())
}

#[test]
fn text_from_right_to_left_stands_right() -> Result<()> {
    let browser = Browser::start(Engine::from_env())?;
    browser.open()?;
    browser.paste(ARABIC)?;
    browser.wait_until("the article is there", "return document.querySelectorAll('#text .text').length", &[])?;
    let directions = "[...new Set([...document.querySelectorAll('#text .text')].map((block) => getComputedStyle(block).direction))]";
    assert_eq!(browser.text_of(directions)?, "rtl");
    assert!(browser.notice()?.contains("not in English"), "the language is named");
    browser.wait_for("the date is found", |marks| marks.iter().any(|mark| mark.text == "2026-03-04"))?;
    Ok(())
}

#[test]
fn nothing_is_cut_off_when_narrow_or_enlarged() -> Result<()> {
    let browser = pasted(ARTICLE)?;
    // 640 pixels are a window of 1280 at 200 %, 360 a small telephone.
    for width in [640_u32, 420, 360] {
        browser.resize(width, 800)?;
        browser.settle()?;
        let inner = browser.script("return [document.documentElement.scrollWidth, innerWidth]", vec![])?;
        let inner: [f64; 2] = serde_json::from_value(inner)?;
        assert!(inner[0] <= inner[1], "at {width} pixels the page is {} wide", inner[0]);
        browser.press("p")?;
        browser.settle()?;
        let panel = "const box = document.getElementById('panel').getBoundingClientRect(); return box.height > 100 && box.bottom <= innerHeight + 1";
        assert_eq!(browser.script(panel, vec![])?, json!(true), "the panel comes at {width} pixels");
        browser.keys(&["Enter"])?;
        assert!(!in_focus(&browser)?.is_empty());
        assert_eq!(browser.text_of("getComputedStyle(document.getElementById('panel')).display")?, "none", "and goes");
        let palette =
            "const box = document.getElementById('palette').getBoundingClientRect(); return box.left >= 0 && box.right <= innerWidth";
        assert_eq!(browser.script(palette, vec![])?, json!(true), "the palette fits into {width} pixels");
        browser.keys(&["Escape", "Escape"])?;
    }
    Ok(())
}

#[test]
fn wishes_of_the_system_and_of_paper_are_met() -> Result<()> {
    let browser = pasted(ARTICLE)?;
    if browser.engine() == Engine::Firefox {
        // Its driver sets no media features.
        return Ok(());
    }
    let style = |script: &str| browser.text_of(script);
    let paper = "getComputedStyle(document.body).backgroundColor";
    let light = style(paper)?;
    let wish =
        |name: &str, value: &str| browser.devtools("Emulation.setEmulatedMedia", json!({ "features": [{ "name": name, "value": value }] }));
    wish("prefers-color-scheme", "dark")?;
    assert_ne!(style(paper)?, light, "the page follows the system");
    browser.keys(&["Escape"])?;
    browser.click("#theme")?;
    browser.settle()?;
    assert_eq!(style(paper)?, light, "the person's choice outranks it");
    browser.wait_until_saved()?;
    browser.reload()?;
    browser.wait_until("the choice is kept", "return document.documentElement.dataset.theme === 'light'", &[])?;
    wish("prefers-contrast", "more")?;
    assert_eq!(style(paper)?, "rgb(255, 255, 255)");
    wish("prefers-reduced-motion", "reduce")?;
    assert_eq!(style("getComputedStyle(document.getElementById('export')).transitionDuration")?, "0s");
    wish("forced-colors", "active")?;
    assert_eq!(style("getComputedStyle(document.querySelector('#text mark')).textDecorationStyle")?, "solid");
    browser.devtools("Emulation.setEmulatedMedia", json!({ "media": "print", "features": [] }))?;
    let shown = "['#toolbar', '#legend', '#panel', '#entities li'].map((part) => getComputedStyle(document.querySelector(part)).display !== 'none')";
    assert_eq!(style(shown)?, "false,true,true,true", "paper has the article, a legend and what was found");
    assert_eq!(style("getComputedStyle(document.querySelector('#text mark'), '::after').content.split(' ')[0]")?.replace('"', ""), "GPE");
    Ok(())
}

/// Has a script run in every page before anything of its own. Only Chromium's driver can.
fn before_all_scripts(browser: &Browser, script: &str) -> Result<()> {
    browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).map(|_| ())
}

#[test]
fn the_chosen_colours_are_there_from_the_first_frame_on() -> Result<()> {
    if Engine::from_env() == Engine::Firefox {
        return Ok(());
    }
    let browser = pasted(ARTICLE)?;
    let ground = "getComputedStyle(document.body).backgroundColor";
    let light = browser.text_of(ground)?;
    while browser.text_of("document.documentElement.dataset.theme")? != "dark" {
        browser.click("#theme")?;
        browser.settle()?;
    }
    let dark = browser.text_of(ground)?;
    assert_ne!(dark, light);
    browser.wait_until_saved()?;
    let watch = format!(
        "window.grounds = []; const look = () => {{ if (document.body) window.grounds.push({ground}); requestAnimationFrame(look); }};
        requestAnimationFrame(look);"
    );
    before_all_scripts(&browser, &watch)?;
    browser.reload()?;
    browser.settle()?;
    let grounds: Vec<String> = serde_json::from_value(browser.script("return window.grounds", vec![])?)?;
    assert!(!grounds.is_empty() && grounds.iter().all(|ground| *ground == dark), "a page in {dark} began in {grounds:?}");
    assert_eq!(browser.text_of("document.querySelector('meta[name=color-scheme]').content")?, "dark");
    Ok(())
}

#[test]
fn a_browser_that_is_too_old_is_told_what_it_lacks() -> Result<()> {
    let readme = fs::read_to_string(xtask::root().join("README.md"))?;
    let boot = fs::read_to_string(xtask::root().join("www/boot.js"))?;
    let browsers = boot.split("const browsers = \"").nth(1).and_then(|rest| rest.split('"').next()).context("boot.js names no browsers")?;
    assert!(readme.contains(browsers), "the README names other browsers than {browsers}");
    if Engine::from_env() == Engine::Firefox {
        return Ok(());
    }
    let browser = Browser::start(Engine::Chromium)?;
    before_all_scripts(
        &browser,
        "const supports = CSS.supports; CSS.supports = (...words) => !words.join().includes('light-dark') && supports.apply(CSS, words);",
    )?;
    browser.go_to(&browser.home())?;
    browser.wait_until("the page says so", "return !document.getElementById('broken').hidden", &[])?;
    let told = browser.text_of("document.getElementById('broken').textContent")?;
    assert!(told.contains("light-dark()") && told.contains(browsers), "{told}");
    browser.assert_accessible("browser that is too old")?;
    assert_ne!(browser.text_of("document.body.dataset.ready")?, "true", "nothing is begun that could not be shown");
    Ok(())
}
