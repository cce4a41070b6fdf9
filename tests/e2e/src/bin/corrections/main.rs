//! How long a practised user takes to correct an article, by the keyboard alone: `cargo xtask bench`.
//!
//! For each folder of marked-up articles, joined to texts of about a thousand words: every difference between what Galley
//! finds and what is right is corrected by real key presses in headless Chromium, on the shortest way that there is, until
//! the page exports exactly what is right. The presses are counted and turned into seconds by the Keystroke-Level Model:
//! 0.2 s a key, 1.35 s for each decision (going somewhere, correcting, taking an offer). Reading the text, at 250 words a
//! minute, is told apart, and so is what the page itself takes from a key to the painted answer. What was right from the
//! start is agreed with in one step at the end.
//!
//! The model says nothing of errors that a person overlooks, and the person here knows at once what is right.
#![expect(clippy::print_stdout, reason = "it prints what it measured")]

mod gold;
mod person;
mod press;

use std::{collections::BTreeMap, env, path::PathBuf};

use anyhow::{Context as _, Result, bail};
use end_to_end::{Browser, Engine};
use serde_json::{Value, json};

use self::{
    gold::Gold,
    person::{Correction, Editor},
    press::{K, M, Press, READING, n_keys},
};

/// Words of a text.
const N_WORDS: usize = 1000;

/// What agrees with all that is left: accept the sure ones, from the least sure on.
const AGREE: [Press; 3] = [Press::Chord("Shift+s"), Press::Chord("Home"), Press::Chord("Enter")];

fn main() -> Result<()> {
    let is_told = env::var("GALLEY_TELL").is_ok();
    println!(
        "{:<12}{:>7}{:>10}{:>12}{:>8}{:>7}{:>11}{:>9}{:>9}{:>14}{:>18}",
        "articles", "words", "mentions", "differences", "steps", "keys", "decisions", "seconds", "/1000 w", "reading, s", "page, ms (95 %)"
    );
    let mut keys: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for folder in env::args().skip(1).map(PathBuf::from) {
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        for mut gold in gold::joined(&folder, N_WORDS)? {
            Editor::with(&gold.text).keep_analysed(&mut gold);
            let work = Work::of(&gold, is_told)?;
            work.count(&mut keys);
            work.report(&name, &gold)?;
        }
    }
    println!("\n{:<12}{:>8}{:>8}", "keys for", "presses", "keys");
    keys.iter().for_each(|(what, (n_presses, n_keys))| println!("{what:<12}{n_presses:>8}{n_keys:>8}"));
    Ok(())
}

/// All that is to be done to a text.
struct Work {
    corrections: Vec<Correction>,
    n_differences: usize,
}

impl Work {
    /// Thinks it through.
    fn of(gold: &Gold, is_told: bool) -> Result<Self> {
        let mut editor = Editor::with(&gold.text);
        let n_differences = editor.differences(gold).len();
        let mut corrections = vec![];
        while let Some(difference) = editor.differences(gold).first().cloned() {
            let best = editor.best(&difference, gold);
            let correction = best.with_context(|| format!("no way was found to {}", told(&difference, gold)))?;
            editor.correct(&correction);
            if is_told {
                let presses: Vec<String> = correction
                    .presses()
                    .map(|press| match press {
                        Press::Chord(chord) => (*chord).to_owned(),
                        Press::Text(text) => format!("“{text}”"),
                    })
                    .collect();
                println!("  {}: {} ({:.1} s)", told(&difference, gold), presses.join(" "), correction.seconds());
            }
            corrections.push(correction);
        }
        Ok(Self { corrections, n_differences })
    }

    /// Does it in a browser, and tells what it took.
    fn report(&self, name: &str, gold: &Gold) -> Result<()> {
        let latencies = self.done_in_a_browser(gold)?;
        let sum = |of: fn(&Correction) -> usize| self.corrections.iter().map(of).sum::<usize>();
        let (n_keys, n_decisions) = (sum(Correction::n_keys) + n_keys(&AGREE), sum(Correction::n_decisions) + 1);
        let seconds = K * n_keys as f64 + M * n_decisions as f64;
        let n_words = gold.n_words() as f64;
        let percentile = |percent: usize| latencies.get(latencies.len() * percent / 100).copied().unwrap_or_default();
        let page = format!("{:.0} ({:.0})", percentile(50), percentile(95));
        println!(
            "{name:<12}{n_words:>7}{:>10}{:>12}{:>8}{n_keys:>7}{n_decisions:>11}{seconds:>9.0}{:>9.0}{:>14.0}{page:>18}",
            gold.wanted.len(),
            self.n_differences,
            self.corrections.len(),
            seconds * 1000.0 / n_words,
            n_words / READING * 60.0,
        );
        Ok(())
    }

    /// What the keys were pressed for.
    fn count(&self, keys: &mut BTreeMap<&str, (usize, usize)>) {
        for correction in &self.corrections {
            let by_search = correction.going.first() == Some(&Press::Chord("/"));
            let going = if by_search { "search" } else { "steps" };
            for (what, presses) in [(going, &correction.going), ("correcting", &correction.acting), ("the same", &correction.offered)] {
                let (n_times, sum) = keys.entry(what).or_default();
                *n_times += usize::from(!presses.is_empty());
                *sum += n_keys(presses);
            }
        }
    }

    /// Presses every key in the page. Milliseconds from each key to its painted answer, sorted.
    fn done_in_a_browser(&self, gold: &Gold) -> Result<Vec<f64>> {
        let browser = Browser::start(Engine::Chromium)?;
        browser.open()?;
        browser.paste_plain(&gold.text)?;
        browser.wait_for_marks()?;
        browser.script(WATCH, vec![])?;
        for correction in &self.corrections {
            correction.presses().try_for_each(|press| pressed(&browser, press))?;
        }
        AGREE.iter().try_for_each(|press| pressed(&browser, press))?;
        let export: Value = serde_json::from_str(&browser.export()?)?;
        compare(&export, gold)?;
        let mut latencies: Vec<f64> = serde_json::from_value(browser.script("return window.latencies", vec![])?)?;
        latencies.sort_by(f64::total_cmp);
        Ok(latencies)
    }
}

/// Notes how long the page takes from each key to the frame that shows what it did.
const WATCH: &str = "window.latencies = [];
    addEventListener('keydown', ({ timeStamp }) => requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => window.latencies.push(performance.now() - timeStamp);
        channel.port2.postMessage(0);
    }), { capture: true });";

fn pressed(browser: &Browser, press: &Press) -> Result<()> {
    match press {
        // A driver writes the sign that it is given, whatever is held.
        Press::Chord(chord) => match chord.strip_prefix("Shift+").filter(|key| key.len() == 1) {
            Some(key) => browser.press(&format!("Shift+{}", key.to_uppercase())),
            None => browser.press(chord),
        },
        Press::Text(text) => browser.type_text(text),
    }?;
    browser.settle()
}

/// The page's own file has to hold what is right, decided on to the last.
fn compare(export: &Value, gold: &Gold) -> Result<()> {
    let kinds = gold.kinds();
    let annotations = export.get("annotations").and_then(Value::as_array).context("the export has no annotations")?;
    let places: Vec<usize> = gold.text.char_indices().map(|(at, _)| at).chain([gold.text.len()]).collect();
    let byte = |annotation: &Value, name: &str| places.get(usize::try_from(annotation.get(name)?.as_u64()?).ok()?).copied();
    let text = |annotation: &Value, name: &str| annotation.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let mut found = std::collections::BTreeSet::new();
    for annotation in annotations.iter().filter(|annotation| kinds.contains(text(annotation, "kind").as_str())) {
        let (start, end) = byte(annotation, "start").zip(byte(annotation, "end")).context("an annotation has no place")?;
        let label = match text(annotation, "kind").as_str() {
            "sector" => text(annotation, "sector"),
            "date" => "DATE".to_owned(),
            _ => text(annotation, "label"),
        };
        found.insert((galley::span::Span::new(start, end), label));
    }
    if found != gold.wanted {
        let odd: Vec<_> = found.symmetric_difference(&gold.wanted).map(|(span, label)| json!([gold.words(*span), label])).collect();
        bail!("the page ended with other mentions: {}", Value::from(odd));
    }
    let n_open = annotations.iter().filter(|annotation| text(annotation, "status") == "suggested").count();
    if n_open != 0 {
        bail!("{n_open} suggestions were left open");
    }
    Ok(())
}

/// A difference for people.
fn told(difference: &person::Difference, gold: &Gold) -> String {
    let words = |span: galley::span::Span| gold.words(span);
    match (&difference.found, &difference.wanted) {
        (None, Some((span, label))) => format!("add {label} “{}”", words(*span)),
        (Some((_, (span, label))), None) => format!("remove {label} “{}”", words(*span)),
        (Some((_, (found, was))), Some((span, label))) => format!("make {was} “{}” {label} “{}”", words(*found), words(*span)),
        (None, None) => "nothing".to_owned(),
    }
}
