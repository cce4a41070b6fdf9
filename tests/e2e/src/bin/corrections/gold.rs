//! Articles with what is right in them, marked up inline: `[Anna Berg|PERSON]`, `[Tuesday|DATE]`, `[steel industry](metal.steel)`;
//! `[words](-)` is a trap, where nothing is to be marked.

use std::{collections::BTreeSet, fs, path::Path};

use anyhow::{Context as _, Result};
use galley::{EntityLabel, annotation::Reading, span::Span};

/// The label of every time expression: what value it has is not marked.
const DATE: &str = "DATE";

/// A mention that is right: where, and its label, or the id of its sector.
pub type Wanted = (Span, String);

/// An article, or several in a row, with what is right in it.
pub struct Gold {
    /// The text without its marks.
    pub text: String,
    /// Every mention of the kinds that are marked.
    pub wanted: BTreeSet<Wanted>,
}

/// The kind that a label or the id of a sector belongs to.
pub fn kind_of(label: &str) -> &'static str {
    match label {
        DATE => "date",
        label if EntityLabel::from_name(label).is_some() => "entity",
        _ => "sector",
    }
}

/// What a reading is called in the marks.
pub fn label_of(reading: &Reading) -> String {
    match reading {
        Reading::Entity(label) => label.name().to_owned(),
        Reading::Sector(id) => id.0.clone(),
        Reading::Date(_) => DATE.to_owned(),
    }
}

impl Gold {
    fn of(marked: &str) -> Self {
        let mut gold = Self { text: String::new(), wanted: BTreeSet::new() };
        let mut rest = marked;
        while let Some((before, (words, label, behind))) = rest.split_once('[').and_then(|(before, opened)| Some((before, mark(opened)?))) {
            gold.text.push_str(before);
            let start = gold.text.len();
            gold.text.push_str(words);
            if label != "-" {
                gold.wanted.insert((Span::new(start, gold.text.len()), label.to_owned()));
            }
            rest = behind;
        }
        gold.text.push_str(rest);
        gold
    }

    /// The kinds that are marked: nothing is said of the others.
    pub fn kinds(&self) -> BTreeSet<&'static str> {
        self.wanted.iter().map(|(_, label)| kind_of(label)).collect()
    }

    /// The words of a place.
    pub fn words(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// Words of the text.
    pub fn n_words(&self) -> usize {
        self.text.split_whitespace().count()
    }
}

/// The words and the label of a mark behind its bracket, and what follows it.
fn mark(opened: &str) -> Option<(&str, &str, &str)> {
    let (inside, behind) = opened.split_once(']')?;
    if let Some((words, label)) = inside.split_once('|') {
        return Some((words, label, behind));
    }
    let (label, behind) = behind.strip_prefix('(')?.split_once(')')?;
    Some((inside, label, behind))
}

/// The articles of a folder, in the order of their names, joined to texts of about so many words.
///
/// # Errors
/// Where the folder or a file of it cannot be read.
pub fn joined(folder: &Path, n_words: usize) -> Result<Vec<Gold>> {
    let files = fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))?;
    let mut paths = files.map(|file| Ok(file?.path())).collect::<Result<Vec<_>>>()?;
    paths.sort();
    let mut all: Vec<Gold> = vec![];
    let mut marked = String::new();
    for path in paths {
        marked += fs::read_to_string(&path)?.trim();
        marked += "\n\n";
        let gold = Gold::of(&marked);
        if n_words <= gold.n_words() {
            all.push(gold);
            marked.clear();
        }
    }
    // A short rest would be measured as if it were an article.
    if all.is_empty() && !marked.is_empty() {
        all.push(Gold::of(&marked));
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_marks_of_both_shapes() {
        let gold = Gold::of("[Anna|PERSON] sells [steel](metal.steel), not a [book](-) [or so].");
        assert_eq!(gold.text, "Anna sells steel, not a book [or so].");
        let wanted: Vec<(&str, &str)> = gold.wanted.iter().map(|(span, label)| (gold.words(*span), label.as_str())).collect();
        assert_eq!(wanted, [("Anna", "PERSON"), ("steel", "metal.steel")]);
    }
}
