//! Entities in articles of many kinds, marked up inline as `[Anna Berg|PERSON]` under `tests/entities/`.
//!
//! The texts were invented for these tests: people and companies of them do not exist. The floors lie a little below what
//! was reached, so that a change that loses names fails here without the corpora.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use galley::{Document, annotation::Reading, annotator};

/// A label's name, start and end in bytes.
type Mention = (&'static str, usize, usize);

/// The text without its marks, and the mentions that they mark.
fn unmarked(marked: &str) -> (String, BTreeSet<Mention>) {
    let mut text = String::new();
    let mut mentions = BTreeSet::new();
    let mut rest = marked;
    while let Some((before, behind)) = rest.split_once('[') {
        let (mention, behind) = behind.split_once(']').expect("every mark is closed");
        let (words, label) = mention.split_once('|').expect("every mark has a label");
        text.push_str(before);
        let start = text.len();
        text.push_str(words);
        let label = galley::EntityLabel::from_name(label).expect("every label is one of the guidelines'");
        mentions.insert((label.name(), start, text.len()));
        rest = behind;
    }
    text.push_str(rest);
    (text, mentions)
}

/// Mentions that were found and are right, that were found, and that are marked.
#[derive(Clone, Copy, Default)]
struct Counts {
    right: usize,
    found: usize,
    wanted: usize,
}

impl Counts {
    fn f1(self) -> f64 {
        200.0 * self.right as f64 / (self.found + self.wanted).max(1) as f64
    }
}

fn articles() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/entities");
    let mut paths: Vec<_> = fs::read_dir(folder).expect("the folder is committed").map(|entry| entry.expect("readable").path()).collect();
    paths.sort();
    paths
}

#[expect(clippy::print_stdout, reason = "a failed test shows what was missed")]
fn counted() -> (usize, BTreeMap<&'static str, Counts>) {
    let paths = articles();
    let mut counts: BTreeMap<&'static str, Counts> = BTreeMap::new();
    for path in &paths {
        let (text, wanted) = unmarked(&fs::read_to_string(path).expect("the article is text"));
        let annotations = annotator::annotate(&Document::plain(&text), None);
        let found: BTreeSet<Mention> = annotations
            .annotations()
            .iter()
            .filter(|annotation| matches!(annotation.reading, Reading::Entity(_)))
            .map(|annotation| (annotation.reading.label(), annotation.span.start(), annotation.span.end()))
            .collect();
        for mention in &wanted {
            counts.entry(mention.0).or_default().wanted += 1;
            if !found.contains(mention) {
                println!("{}: missed {} “{}”", path.display(), mention.0, text.get(mention.1..mention.2).unwrap_or_default());
            }
        }
        for mention in &found {
            let counts = counts.entry(mention.0).or_default();
            counts.found += 1;
            counts.right += usize::from(wanted.contains(mention));
            if !wanted.contains(mention) {
                println!("{}: wrong {} “{}”", path.display(), mention.0, text.get(mention.1..mention.2).unwrap_or_default());
            }
        }
    }
    (paths.len(), counts)
}

#[test]
fn finds_entities_in_articles_of_many_kinds() {
    let (n_articles, counts) = counted();
    let n_mentions: usize = counts.values().map(|counts| counts.wanted).sum();
    assert!(n_articles >= 12 && n_mentions >= 500, "{n_mentions} mentions in {n_articles} articles");
    let floors = [
        ("PERSON", 96.5),
        ("ORG", 95.0),
        ("GPE", 94.0),
        ("LOC", 93.0),
        ("FAC", 88.0),
        ("NORP", 97.0),
        ("EVENT", 85.0),
        ("LAW", 90.0),
        ("PRODUCT", 70.0),
        ("MONEY", 98.0),
        ("PERCENT", 98.0),
    ];
    let all = counts.values().fold(Counts::default(), |sum, counts| Counts {
        right: sum.right + counts.right,
        found: sum.found + counts.found,
        wanted: sum.wanted + counts.wanted,
    });
    for (label, counts) in &counts {
        println!("{label:<8} F1 {:.1} ({} right of {} found, {} marked)", counts.f1(), counts.right, counts.found, counts.wanted);
    }
    println!("all F1 {:.1}", all.f1());
    for (label, floor) in floors {
        assert!(counts[label].f1() >= floor, "{label}: F1 {:.1} is below {floor}", counts[label].f1());
    }
    assert!(all.f1() >= 95.5, "F1 {:.1} is below 95.5", all.f1());
}

/// Of the surest half of mentions more are right than of the others, and what is said of all is near to what is true.
#[test]
fn scores_are_credible_in_the_marked_articles() {
    let mut judged: Vec<(f64, bool)> = vec![];
    for path in articles() {
        let (text, wanted) = unmarked(&fs::read_to_string(path).expect("the article is text"));
        for annotation in annotator::annotate(&Document::plain(&text), None).annotations() {
            let (Reading::Entity(label), Some(score)) = (&annotation.reading, annotation.score) else { continue };
            judged.push((score.probability(), wanted.contains(&(label.name(), annotation.span.start(), annotation.span.end()))));
        }
    }
    judged.sort_by(|left, right| left.0.total_cmp(&right.0));
    let share = |judged: &[(f64, bool)]| judged.iter().filter(|(_, is_right)| *is_right).count() as f64 / judged.len() as f64;
    let said = judged.iter().map(|(score, _)| score).sum::<f64>() / judged.len() as f64;
    let (doubtful, sure) = judged.split_at(judged.len() / 4);
    assert!(share(doubtful) + 0.05 < share(sure), "{:.3} of the doubtful, {:.3} of the sure", share(doubtful), share(sure));
    assert!((said - share(&judged)).abs() < 0.05, "{said:.3} said, {:.3} right", share(&judged));
    let surest: Vec<_> = judged.iter().copied().filter(|(score, _)| *score >= 0.9).collect();
    assert!(share(&surest) >= 0.9, "{:.3} of {} surest", share(&surest), surest.len());
}
