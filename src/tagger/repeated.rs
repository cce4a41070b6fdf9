//! Names of several words that stand more than once: where the model called them different things, what it is surest of
//! counts, and where it overlooked them they are marked too.

use std::collections::BTreeMap;

use super::{mentions::Mentions, sheet::SentenceKind};
use crate::{annotation::EntityLabel, document::Document};

/// What a document calls some words.
#[derive(Default)]
struct Votes {
    /// Labels with the sum of their mentions' scores and the highest of them, in thousandths.
    labels: Vec<(EntityLabel, u32, u16)>,
}

impl Votes {
    fn add(&mut self, label: EntityLabel, score: u16) {
        match self.labels.iter_mut().find(|(other, ..)| *other == label) {
            Some((_, sum, highest)) => {
                *sum += u32::from(score);
                *highest = score.max(*highest);
            }
            None => self.labels.push((label, u32::from(score), score)),
        }
    }

    /// The label with the highest sum, and its highest score.
    fn best(&self) -> Option<(EntityLabel, u16)> {
        self.labels.iter().max_by_key(|(label, sum, _)| (*sum, std::cmp::Reverse(*label))).map(|(label, _, highest)| (*label, *highest))
    }
}

/// Words of a name, as they are written.
type Words<'a> = Vec<&'a str>;

/// A name is relabelled or marked where the surest of its other mentions has at least this score, in thousandths.
const SURE: u16 = 900;

/// Makes mentions of the same words agree, and marks those that were overlooked.
pub fn find(mentions: &mut Mentions<'_>) {
    let document = mentions.document;
    let names = votes(mentions, document);
    relabel(mentions, document, &names);
    mark(mentions, document, &names);
}

fn votes<'a>(mentions: &Mentions<'_>, document: &'a Document) -> BTreeMap<Words<'a>, Votes> {
    let mut names: BTreeMap<Words<'a>, Votes> = BTreeMap::new();
    for mention in mentions.list().iter().filter(|mention| mention.tokens.len() > 1) {
        let words = mention.tokens.clone().map(|idx| document.word(idx)).collect();
        names.entry(words).or_default().add(mention.label, mention.score.thousandths());
    }
    names
}

fn relabel(mentions: &mut Mentions<'_>, document: &Document, names: &BTreeMap<Words<'_>, Votes>) {
    let mut found = vec![];
    for mention in mentions.list() {
        let words: Words<'_> = mention.tokens.clone().map(|idx| document.word(idx)).collect();
        let Some((label, highest)) = names.get(&words).and_then(Votes::best) else { continue };
        let score = mention.score.thousandths();
        // Clubs and governments go by the names of their towns and countries.
        let is_body_of_place =
            matches!((label, mention.label), (EntityLabel::Gpe, EntityLabel::Org) | (EntityLabel::Org, EntityLabel::Gpe));
        if label != mention.label && !is_body_of_place && highest >= SURE && score < highest {
            found.push((mention.tokens.clone(), label));
        }
    }
    for (tokens, label) in found {
        mentions.put_by_rule(tokens, label, 800);
    }
}

/// Marks names where they stand unmarked.
fn mark(mentions: &mut Mentions<'_>, document: &Document, names: &BTreeMap<Words<'_>, Votes>) {
    let mut by_first: BTreeMap<&str, Vec<(&Words<'_>, EntityLabel)>> = BTreeMap::new();
    for (words, votes) in names {
        let Some((label, highest)) = votes.best() else { continue };
        if let Some(first) = words.first().filter(|_| highest >= SURE) {
            by_first.entry(first).or_default().push((words, label));
        }
    }
    if by_first.is_empty() {
        return;
    }
    let mut found = vec![];
    let mut token_idx = 0;
    while token_idx < document.tokens().len() {
        let is_open = mentions.case(token_idx).is_capital() && mentions.at(token_idx).is_none();
        let words = by_first.get(document.word(token_idx)).filter(|_| is_open);
        let is_here = |words: &Words<'_>| {
            (token_idx..).zip(words).all(|(idx, word)| document.word(idx) == *word && mentions.at(idx).is_none())
                && mentions.features.sheet().sentence_kind(token_idx) == SentenceKind::Plain
        };
        let longest = words.into_iter().flatten().filter(|(words, _)| is_here(words)).max_by_key(|(words, _)| words.len());
        if let Some((words, label)) = longest {
            found.push((token_idx..token_idx + words.len(), *label));
            token_idx += words.len();
        } else {
            token_idx += 1;
        }
    }
    for (tokens, label) in found {
        mentions.put_by_rule(tokens, label, 800);
    }
}
