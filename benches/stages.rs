//! How fast each stage reads: `cargo xtask bench`, which gives the files to read.
#![expect(clippy::print_stdout, reason = "a bench prints what it measured")]

use std::{
    env, fs,
    hint::black_box,
    io,
    time::{Duration, Instant},
};

use galley::{Document, annotator, formats::archive, sector, tagger, timex};

/// Runs of a stage: at least so many, and on until they took this long together.
const MIN_RUNS: usize = 5;
const MIN_TIME: Duration = Duration::from_millis(500);

fn main() -> io::Result<()> {
    measure_loading()?;
    // `cargo bench` hands over `--bench` as well.
    for path in env::args().skip(1).filter(|argument| !argument.starts_with("--")) {
        let text = fs::read_to_string(path)?;
        let n_words = text.split_whitespace().count();
        println!("\n{n_words} words, {} bytes", text.len());
        println!("{:<28}{:>12}{:>14}", "stage", "ms", "words/s");
        measure_stages(&text, n_words);
    }
    Ok(())
}

/// What a page does once, before its first analysis.
fn measure_loading() -> io::Result<()> {
    let bytes = fs::read("data/tagger.bin")?;
    println!("{:<28}{:>12}{:>14}", "once", "ms", "bytes/s");
    measure("model from its file", bytes.len(), || tagger::file::read(&bytes));
    Ok(())
}

fn measure_stages(text: &str, n_words: usize) {
    let document = Document::parse(text);
    let annotations = annotator::annotate(&document, None);
    measure("document", n_words, || Document::parse(text));
    measure("tagger", n_words, || collected(|candidates| tagger::recognise(&document, candidates)));
    measure("timex", n_words, || collected(|candidates| timex::recognise(&document, None, candidates)));
    measure("sector", n_words, || collected(|candidates| sector::recognise(&document, candidates)));
    measure("all recognisers, arbitrated", n_words, || annotator::annotate(&document, None));
    measure("annotation JSON", n_words, || archive::write(&document, &annotations));
    measure("text to annotations", n_words, || annotator::annotate(&Document::parse(text), None));
}

fn collected(recognise: impl Fn(&mut Vec<galley::Candidate>)) -> Vec<galley::Candidate> {
    let mut candidates = vec![];
    recognise(&mut candidates);
    candidates
}

/// Prints the median of several runs: other programs make single runs longer, never shorter.
fn measure<T>(stage: &str, n_words: usize, run: impl Fn() -> T) {
    let mut times: Vec<Duration> = vec![];
    while times.len() < MIN_RUNS || times.iter().sum::<Duration>() < MIN_TIME {
        let start = Instant::now();
        black_box(run());
        times.push(start.elapsed());
    }
    times.sort();
    let median = times.get(times.len() / 2).map_or(0.0, Duration::as_secs_f64);
    println!("{stage:<28}{:>12.2}{:>14.0}", median * 1000.0, n_words as f64 / median);
}
