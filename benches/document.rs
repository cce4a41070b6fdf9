//! How fast articles are read, in megabytes a second: `cargo bench --bench document -- FILE…`.
//!
//! Files are read one by one, as they would be pasted; a kind is all files of one ending, so that pages, dumps and prose
//! can be told apart by giving them in turn. Without files the project's own fixtures are read.
#![expect(clippy::print_stdout, reason = "a bench prints what it measured")]

use std::{
    collections::BTreeMap,
    env, fs,
    hint::black_box,
    io,
    path::PathBuf,
    time::{Duration, Instant},
};

use galley::Document;

/// All files of a kind are read at least so often, and on until it took this long together.
const MIN_RUNS: usize = 5;
const MIN_TIME: Duration = Duration::from_millis(500);

fn main() -> io::Result<()> {
    let mut paths: Vec<PathBuf> = env::args().skip(1).filter(|argument| !argument.starts_with("--")).map(PathBuf::from).collect();
    if paths.is_empty() {
        paths = fs::read_dir("tests/articles")?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    }
    let mut kinds: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for path in paths {
        let kind = path.extension().unwrap_or_default().to_string_lossy().into_owned();
        // A page may be in any encoding; here only its speed matters.
        let text = String::from_utf8_lossy(&fs::read(path)?).into_owned();
        kinds.entry(kind).or_default().push(text);
    }
    println!("{:<10}{:>8}{:>12}{:>20}{:>20}", "kind", "files", "bytes", "as it is, MB/s", "as body text, MB/s");
    for (kind, texts) in kinds {
        let n_bytes: usize = texts.iter().map(String::len).sum();
        let (read, plain) = (speed(&texts, Document::read), speed(&texts, Document::plain));
        println!("{kind:<10}{:>8}{n_bytes:>12}{read:>20.1}{plain:>20.1}", texts.len());
    }
    Ok(())
}

/// Megabytes a second: the median of several runs over all texts.
fn speed(texts: &[String], read: fn(&str) -> Document) -> f64 {
    let mut times: Vec<Duration> = vec![];
    while times.len() < MIN_RUNS || times.iter().sum::<Duration>() < MIN_TIME {
        let start = Instant::now();
        for text in texts {
            black_box(read(text));
        }
        times.push(start.elapsed());
    }
    times.sort();
    let n_bytes: usize = texts.iter().map(String::len).sum();
    let seconds = times.get(times.len() / 2).map_or(f64::INFINITY, Duration::as_secs_f64);
    n_bytes as f64 / 1e6 / seconds
}
