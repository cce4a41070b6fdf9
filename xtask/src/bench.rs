//! `cargo xtask bench`: how fast Galley reads, natively stage by stage and in a browser from paste to painted marks.

use std::{fs, path::PathBuf};

use anyhow::{Context as _, Result};

use crate::{
    command::{self, cargo, run},
    page, root, tools,
};

/// Times an article of a thousand words and a text of a megabyte.
///
/// # Errors
/// Where something does not compile, or the browser is missing.
pub fn bench() -> Result<()> {
    tools::chromium()?;
    let paths = texts()?;
    let args: Vec<&str> = paths.iter().filter_map(|path| path.to_str()).collect();
    run(cargo(&["bench", "--package=galley", "--bench=stages", "--"]).args(&args))?;
    page::build(page::Effort::Deployed)?;
    run(cargo(&["run", "--quiet", "--package=end-to-end", "--bin=timings", "--"]).args(&args))
}

/// The texts, written where both benches find them.
fn texts() -> Result<Vec<PathBuf>> {
    let sample = fs::read_to_string(root().join("src/editor/sample.txt"))?;
    let folder = command::target_folder()?.join("bench");
    fs::create_dir_all(&folder)?;
    let write = |name: &str, text: String| -> Result<PathBuf> {
        let path = folder.join(name);
        fs::write(&path, text).with_context(|| format!("{} could not be written", path.display()))?;
        Ok(path)
    };
    let is_short = |text: &str| text.split_whitespace().count() < 1000;
    Ok(vec![write("article.txt", story(&sample, is_short))?, write("megabyte.txt", story(&sample, |text| text.len() < 1_000_000))?])
}

/// A text of the sample's sentences in a new order with other numbers, so that no two paragraphs are alike.
fn story(sample: &str, has_to_grow: impl Fn(&str) -> bool) -> String {
    let sentences: Vec<&str> =
        sample.split_inclusive(". ").flat_map(|part| part.split('\n')).map(str::trim).filter(|line| 40 < line.len()).collect();
    let mut text = sample.trim_end().to_owned();
    let mut dice = Dice(1);
    while has_to_grow(&text) {
        text.push_str("\n\n");
        for _ in 0..3 + dice.throw(3) {
            let sentence = sentences.get(dice.throw(sentences.len())).copied().unwrap_or_default();
            text.extend(sentence.chars().map(|char| if char.is_ascii_digit() { dice.digit() } else { char }));
            text.push(' ');
        }
    }
    text.push('\n');
    text
}

/// Numbers that are the same on every machine: a linear congruential generator with Knuth's constants.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, n_sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 40).unwrap_or(0) % n_sides.max(1)
    }

    fn digit(&mut self) -> char {
        u32::try_from(self.throw(10)).ok().and_then(|digit| char::from_digit(digit, 10)).unwrap_or('0')
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stories_are_as_long_as_asked_and_always_the_same() {
        let sample = "Storm hits the northern coast of Norway on 3 May 2024. Nobody was hurt in the villages there, police said.";
        let story_of = |n_bytes| story(sample, |text: &str| text.len() < n_bytes);
        assert!(10_000 < story_of(10_000).len());
        assert_eq!(story_of(10_000), story_of(10_000));
        let texts = story_of(10_000);
        let mut paragraphs: Vec<&str> = texts.split("\n\n").collect();
        let n_paragraphs = paragraphs.len();
        paragraphs.sort_unstable();
        paragraphs.dedup();
        assert!(n_paragraphs * 9 / 10 < paragraphs.len(), "paragraphs repeat");
    }
}
