//! How fast time expressions are read: words a second on one core, the document's own structure not counted.
//!
//! `cargo bench --bench timex [FILE]` reads a text file, or without one an article made up below, many times over.

use std::{env, fs, time::Instant};

use galley::{Document, annotation::iso_day, timex};

const ARTICLE: &str = "The ministry said on Thursday that exports of machine tools rose 4 percent in the third quarter, after two years of \
    decline. “We expect orders to recover by the end of 2026,” a spokeswoman told reporters in the capital. The company, which employs \
    12,400 people at six plants, had closed a foundry in March and sold its pump business for $310 million. Analysts at three banks had \
    predicted a weaker result. Shares fell 1.2 percent on Friday, their lowest close since Jan. 14, 2024, before they recovered most of the \
    loss. A new works council will be elected next month, and talks about pay are due to start on 4 December. The union wants a rise of \
    six percent over the next two years; the employers offered half of that last week and called the demand unrealistic.\n";

#[expect(clippy::print_stdout, reason = "a measurement says what it measured")]
fn main() {
    let file = env::args().skip(1).find(|argument| !argument.starts_with('-'));
    let text = match file {
        Some(file) => fs::read_to_string(&file).expect("the file could not be read"),
        None => ARTICLE.repeat(50),
    };
    let document = Document::plain(&text);
    let n_words = text.split_whitespace().count();
    let reference_date = iso_day("2025-12-04");
    let (mut best, mut n_candidates) = (f64::MAX, 0);
    for _ in 0..50 {
        let mut candidates = vec![];
        let start = Instant::now();
        timex::recognise(&document, reference_date, &mut candidates);
        best = best.min(start.elapsed().as_secs_f64());
        n_candidates = candidates.len();
    }
    println!("{n_words} words, {n_candidates} candidates: {:.2} million words a second", n_words as f64 / best / 1e6);
}
