//! From paste to painted marks in headless Chromium, for each file that is named: `cargo xtask bench`.
#![expect(clippy::print_stdout, reason = "it prints what it measured")]

use std::{env, fs};

use anyhow::Result;
use end_to_end::{Browser, Engine};

/// Pastes several times as often: the first one compiles the module's code in the browser.
const N_RUNS: usize = 5;

fn main() -> Result<()> {
    println!("\nin {:?}, from paste to painted marks", Engine::from_env());
    println!("{:>10}{:>12}{:>14}{:>14}", "words", "first ms", "median ms", "words/s");
    for path in env::args().skip(1) {
        let text = fs::read_to_string(path)?;
        let n_words = text.split_whitespace().count();
        let browser = Browser::start(Engine::from_env())?;
        browser.open()?;
        let mut times = (0..N_RUNS).map(|_| browser.time_paste(&text)).collect::<Result<Vec<f64>>>()?;
        let first = times.first().copied().unwrap_or_default();
        times.sort_by(f64::total_cmp);
        let median = times.get(times.len() / 2).copied().unwrap_or_default();
        println!("{n_words:>10}{first:>12.0}{median:>14.0}{:>14.0}", n_words as f64 / median * 1000.0);
    }
    Ok(())
}
