//! The built page in a real browser, from paste to export: `cargo xtask test`.
#![expect(clippy::indexing_slicing, clippy::string_slice, reason = "a test fails by panicking")]

use std::fs;

use anyhow::{Context as _, Result};
use end_to_end::{Browser, Engine, Mark, Marks, annotated_natively};
use serde_json::{Value, json};

/// A story as it is pasted: site furniture, a doubled headline, glued sentences, characters of every width.
const ARTICLE: &str = include_str!("article.txt");

/// An article on the page, with its marks as they were found.
fn assert_valid(export: &Value) -> Result<()> {
    let schema: Value = serde_json::from_slice(&fs::read(xtask::dist().join("galley.schema.json"))?)?;
    let validator = jsonschema::validator_for(&schema)?;
    let errors: Vec<String> = validator.iter_errors(export).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "the export breaks the schema: {errors:#?}");
    Ok(())
}

fn marked<'a>(marks: &'a Marks, text: &str) -> Option<&'a Mark> {
    marks.iter().find(|mark| mark.text == text)
}

fn assert_no_errors(browser: &Browser) -> Result<()> {
    let errors = browser.console_errors()?;
    assert!(errors.is_empty(), "the page left errors: {errors:#?}");
    Ok(())
}

#[test]
fn a_messy_paste_is_marked_as_the_native_program_does() -> Result<()> {
    let (browser, marks) = Browser::pasted(ARTICLE)?;
    for kind in ["entity", "sector", "date"] {
        assert!(marks.iter().any(|mark| mark.kind == kind), "no mark is of kind {kind}: {marks:#?}");
    }
    let export: Value = serde_json::from_str(&browser.export()?)?;
    assert_valid(&export)?;
    assert_eq!(export["article"]["text"], json!(ARTICLE));
    let native: Value = serde_json::from_str(&annotated_natively(ARTICLE)?)?;
    assert_eq!(export, native, "the page's export differs from `galley annotate`");
    assert_no_errors(&browser)
}

/// Presses a button for as long as there is something to take back, or to do again.
fn press_to_the_end(browser: &Browser, button: &str) -> Result<usize> {
    for n_presses in 0..100 {
        if browser.script("return document.querySelector(arguments[0]).disabled", vec![json!(button)])? == json!(true) {
            return Ok(n_presses);
        }
        browser.click(button)?;
        browser.settle()?;
    }
    anyhow::bail!("{button} is never used up")
}

/// Adds, relabels, moves an end, deletes; hands back the marks behind it.
fn correct(browser: &Browser, found: &Marks) -> Result<Marks> {
    browser.select_text("paper mill", 0)?;
    browser.settle()?;
    browser.click("#palette [data-label=ORG]")?;
    let marks = browser.wait_for("words can be added", |marks| marked(marks, "paper mill").is_some())?;
    let added = marked(&marks, "paper mill").context("nothing was added")?;
    assert_eq!((added.label.as_str(), added.status.as_str()), ("ORG", "added"));

    browser.click_text("paper mill", 0)?;
    browser.press("4")?;
    browser.wait_for("a label can be changed", |marks| marked(marks, "paper mill").is_some_and(|mark| mark.label == "LOC"))?;

    browser.press("=")?;
    browser.wait_for("an end can be moved", |marks| marked(marks, "paper mill stood").is_some())?;

    let doomed = marked(found, "Canada").context("the country was not found")?;
    browser.click_text("Canada", 0)?;
    browser.press("x")?;
    browser.wait_for("a mention can be deleted", |marks| marks.iter().all(|mark| mark.id != doomed.id))
}

#[test]
fn corrections_are_undone_redone_exported_and_kept() -> Result<()> {
    let (browser, found) = Browser::pasted(ARTICLE)?;
    let corrected = correct(&browser, &found)?;
    let export: Value = serde_json::from_str(&browser.export()?)?;
    assert_valid(&export)?;
    assert_eq!(export["rejected"].as_array().map(Vec::len), Some(1));

    assert_eq!(press_to_the_end(&browser, "#undo")?, 4);
    browser.wait_for("all is undone", |marks| *marks == found)?;
    assert_eq!(press_to_the_end(&browser, "#redo")?, 4);
    browser.wait_for("all is redone", |marks| *marks == corrected)?;
    assert_eq!(serde_json::from_str::<Value>(&browser.export()?)?, export);

    browser.wait_until_saved()?;
    browser.reload()?;
    browser.wait_for("everything is there again", |marks| *marks == corrected)?;
    assert_eq!(serde_json::from_str::<Value>(&browser.export()?)?, export);
    assert_eq!(press_to_the_end(&browser, "#undo")?, 4, "the history survives");
    browser.wait_for("all is undone", |marks| *marks == found)?;
    assert_no_errors(&browser)
}

/// Checks that a file is what its name says it is, with offsets that hold in `text`; tells how many mentions it has.
fn mentions_in(browser: &Browser, name: &str, content: &str, text: &str) -> Result<usize> {
    let chars: Vec<char> = text.chars().collect();
    let is_place = |start: &Value, end: &Value| {
        let offset = |value: &Value| value.as_u64().and_then(|offset| usize::try_from(offset).ok());
        let (Some(start), Some(end)) = (offset(start), offset(end)) else { return false };
        start < end && end <= chars.len() && !chars[start].is_whitespace() && !chars[end - 1].is_whitespace()
    };
    let rows = |rows: &Value| -> Result<usize> {
        let rows = rows.as_array().with_context(|| format!("{name} has no mentions"))?;
        assert!(rows.iter().all(|row| is_place(&row[0], &row[1])), "{name}: {rows:?}");
        Ok(rows.len())
    };
    let (_, extension) = name.split_once('.').context("the file has no ending")?;
    Ok(match extension {
        "galley.json" => {
            let export: Value = serde_json::from_str(content)?;
            assert_valid(&export)?;
            export["annotations"].as_array().map_or(0, Vec::len)
        }
        "spacy.jsonl" => rows(&serde_json::from_str::<Value>(content)?["entities"])?,
        "doccano.jsonl" => rows(&serde_json::from_str::<Value>(content)?["label"])?,
        "jsonld" => {
            let set: Value = serde_json::from_str(content)?;
            assert!(content.contains("http://www.w3.org/ns/anno.jsonld"), "{content}");
            set["first"]["items"].as_array().map_or(0, Vec::len)
        }
        "label-studio.json" => {
            let tasks: Value = serde_json::from_str(content)?;
            let results = tasks[0]["annotations"][0]["result"].as_array().context("no results")?;
            assert!(
                results.iter().all(|result| result["type"] != "labels" || is_place(&result["value"]["start"], &result["value"]["end"]))
            );
            results.iter().filter(|result| result["type"] == "labels").count()
        }
        "timex.json" => serde_json::from_str::<Value>(content)?.as_array().map_or(0, Vec::len),
        "csv" => content.lines().count() - 1,
        "conll" => {
            let fields: std::collections::BTreeSet<usize> =
                content.lines().filter(|line| !line.is_empty()).map(|line| line.split(' ').count()).collect();
            assert_eq!(fields, [4].into());
            content.lines().filter(|line| line.split(' ').next_back().is_some_and(|tag| tag.starts_with("B-"))).count()
        }
        "ann" => {
            let lines: Vec<&str> = content.lines().filter(|line| line.starts_with('T')).collect();
            for line in &lines {
                let fields: Vec<&str> = line.split('\t').collect();
                let words: Vec<&str> = fields[1].split([' ', ';']).skip(1).collect();
                assert!(is_place(&json!(words[0].parse::<u64>()?), &json!(words[words.len() - 1].parse::<u64>()?)), "{line}");
            }
            lines.len()
        }
        "tei.xml" | "label-studio.xml" => {
            let parse = "const parsed = new DOMParser().parseFromString(arguments[0], 'text/xml'); return parsed.querySelector('parsererror')?.textContent ?? ''";
            assert_eq!(browser.script(parse, vec![json!(content)])?, json!(""), "{name} is no XML");
            1
        }
        "txt" => {
            assert_eq!(content, text, "brat's text is the article's");
            1
        }
        other => anyhow::bail!("a file of a kind that nobody knows: {other}"),
    })
}

#[test]
fn every_format_is_saved_after_corrections_and_is_what_it_says() -> Result<()> {
    let (browser, found) = Browser::pasted(ARTICLE)?;
    correct(&browser, &found)?;
    browser.press("Escape")?;
    let formats = "return [...document.querySelectorAll('#overlay [data-action=export-as]')].map((button) => button.dataset.format)";
    browser.click("#formats")?;
    browser.wait_until("the formats are listed", "return document.querySelectorAll('#overlay [data-action=export-as]').length", &[])?;
    let formats: Vec<String> = serde_json::from_value(browser.script(formats, vec![])?)?;
    assert!(9 < formats.len(), "{formats:?}");
    browser.press("Escape")?;
    for format in formats {
        browser.settle()?;
        browser.click("#formats")?;
        browser.wait_until("the formats are shown", "return document.getElementById('overlay').open", &[])?;
        browser.click(&format!("#overlay [data-format={format}]"))?;
        let n_files = if matches!(format.as_str(), "brat" | "label-studio") { 2 } else { 1 };
        for _ in 0..n_files {
            let (name, bytes) = browser.take_download()?;
            let n_mentions = mentions_in(&browser, &name, &String::from_utf8(bytes)?, ARTICLE)?;
            assert!(0 < n_mentions, "{name} has nothing");
        }
        // A format without a dialog to close leaves it open.
        browser.script("document.querySelector('#overlay[open] [data-action=close]')?.click()", vec![])?;
        browser.settle()?;
    }
    assert_no_errors(&browser)
}

#[test]
fn hostile_text_is_shown_and_runs_nothing() -> Result<()> {
    let hostile = "Storm hits Norway in May 2024\n\n</style></title></textarea><script>window.ran = 1</script>\n\n\
        <img src=x onerror=\"window.ran = 2\"><svg onload='window.ran = 3'><a href=\"javascript:window.ran=4\">Oslo</a>\n\n\
        \"><iframe srcdoc='<script>parent.ran = 5</script>'></iframe>{{7*7}}${window.ran=6}\n";
    let (browser, _) = Browser::pasted(hostile)?;
    let shown = browser.shown_text()?;
    for line in hostile.lines().filter(|line| !line.is_empty()) {
        assert!(shown.contains(line), "“{line}” is not shown as it is: {shown}");
    }
    browser.paste_html(hostile, hostile)?;
    browser.wait_for_marks()?;
    let made = "return [...document.querySelectorAll('#text script, #text img, #text svg, #text iframe, #text style, #text a')].length";
    assert_eq!(browser.script(made, vec![])?, json!(0));
    assert_eq!(browser.script("return window.ran ?? null", vec![])?, Value::Null);
    assert_no_errors(&browser)
}

#[test]
fn asks_nobody_for_anything_after_it_was_loaded() -> Result<()> {
    let browser = Browser::start(Engine::from_env())?;
    browser.open()?;
    // The service worker fetches the page's files once more, to keep them: that is the end of the loading, and the
    // first visit waits for it here so that every request behind it counts.
    let is_kept = "return navigator.serviceWorker?.controller?.state === 'activated'";
    browser.wait_until("the page's files are kept", is_kept, &[])?;
    // A browser may ask late for the icon and the manifest, which belong to the loading.
    let late = |requests: &[String]| requests.iter().filter(|path| !path.contains("icon") && !path.ends_with(".webmanifest")).count();
    // The worker that reads starts beside the page and loads the module too: the loading ends when the server rests.
    let mut n_loaded = 0;
    while n_loaded != late(&browser.requests()) {
        n_loaded = late(&browser.requests());
        std::thread::sleep(std::time::Duration::from_secs(1));
    }
    let loaded = browser.page_time()?;
    browser.paste("Read https://news.example/a.html and <img src=\"https://pixel.example/p.gif\">, she said in Norway on 3 May 2024.")?;
    browser.wait_for_marks()?;
    browser.select_text("she said", 0)?;
    browser.press("1")?;
    browser.export()?;
    browser.wait_until_saved()?;
    assert_eq!(late(&browser.requests()), n_loaded, "{:?}", browser.requests());
    assert_eq!(browser.resources_since(loaded)?, Vec::<String>::new());
    assert_no_errors(&browser)
}

#[test]
fn the_content_security_policy_is_strict() -> Result<()> {
    let html = fs::read_to_string(xtask::dist().join("index.html"))?;
    let policy = html.split("Content-Security-Policy\" content=\"").nth(1).and_then(|rest| rest.split('"').next()).context("no policy")?;
    assert!(policy.contains("default-src 'none'") && policy.contains("'wasm-unsafe-eval'"), "{policy}");
    for word in ["unsafe-inline", "'unsafe-eval'", "*", "http:", "https:", "data:", "blob:"] {
        assert!(!policy.contains(word), "{word} in {policy}");
    }
    let browser = Browser::start(Engine::from_env())?;
    browser.open()?;
    let inline = "const script = document.createElement('script'); script.textContent = 'window.ran = 1'; document.head.append(script);
        const image = document.createElement('div'); image.setAttribute('onclick', 'window.ran = 2'); document.body.append(image); image.click();
        return window.ran ?? null";
    assert_eq!(browser.script(inline, vec![])?, Value::Null, "the policy let an inline script run");
    Ok(())
}

/// Waits for a word to the user and takes it away again.
fn told(browser: &Browser) -> Result<String> {
    let notice = browser.notice()?;
    browser.script("document.querySelector('#notice button').click()", vec![])?;
    browser.wait_until("the notice is gone", "return document.querySelector('#notice span').textContent === ''", &[])?;
    Ok(notice)
}

#[test]
fn odd_input_gets_a_word_and_costs_no_work() -> Result<()> {
    let (browser, found) = Browser::pasted(ARTICLE)?;
    let corrected = correct(&browser, &found)?;

    browser.paste_plain("")?;
    assert!(told(&browser)?.contains("no text"));
    let folder = tempfile::tempdir()?;
    let binary = folder.path().join("photo.txt");
    fs::write(&binary, [0x89, b'P', b'N', b'G', 0xff, 0xfe, 0, 0])?;
    browser.pick_file("#file", &binary)?;
    assert!(told(&browser)?.contains("photo.txt"));
    assert_eq!(browser.marks()?, corrected, "a refused input changed the article");

    browser.paste_plain("Storm in Norway\0 on 3 May 2024.")?;
    assert!(told(&browser)?.contains("NUL"));
    let mut broken: Vec<u16> = "Storm in Norway on 3 May 2024 ".encode_utf16().collect();
    broken.extend([0xd83d, 0x20, 0xdc00]);
    browser.paste_utf16(&broken)?;
    assert!(told(&browser)?.contains("Unicode"));
    assert!(browser.shown_text()?.contains('\u{fffd}'));

    browser.wait_until_saved()?;
    browser.click("#library")?;
    browser.wait_until(
        "the articles are listed",
        "return document.querySelectorAll('#overlay [data-action=open-article]').length === 3",
        &[],
    )?;
    browser.script("[...document.querySelectorAll('#overlay [data-action=open-article]')].pop().click()", vec![])?;
    browser.wait_for("the earlier work is there", |marks| *marks == corrected)?;
    assert_no_errors(&browser)
}

#[test]
fn ten_megabytes_are_taken_or_refused_in_words() -> Result<()> {
    let (browser, _) = Browser::pasted(ARTICLE)?;
    let mut long = ARTICLE.repeat(10_000_000 / ARTICLE.len() + 1);
    long.truncate((0..=10_000_000).rev().find(|end| long.is_char_boundary(*end)).unwrap_or_default());
    let tail: String = long[long.len() - 200..].lines().last().unwrap_or_default().to_owned();
    browser.paste_plain(&long)?;
    let answer = "const text = document.getElementById('text').textContent;
        return document.querySelector('#notice span').textContent || text.length > 5e6 && text.slice(-400).includes(arguments[0]) && text.slice(-400)";
    let answer = browser.wait_until("the page has taken or refused the text", answer, &[json!(tail)])?;
    let answer = answer.as_str().unwrap_or_default();
    assert!(answer.contains("MB") || answer.contains(&tail), "{answer}");
    browser.paste("Norway and Canada met on 3 May 2024.")?;
    browser.wait_until("the page still listens", "return document.getElementById('text').textContent.length < 1000", &[])?;
    assert_no_errors(&browser)
}
