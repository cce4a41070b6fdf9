//! Names that stand more than once: where the model called them different things, what most of them are counts, or of names
//! of several words what it is surest of; and where it overlooked those they are marked too.

use std::collections::BTreeMap;

use super::{
    mentions::{Mention, Mentions},
    sheet::SentenceKind,
};
use crate::{
    annotation::{EntityLabel, Score},
    document::Document,
};

/// A name is relabelled or marked where the surest of its other mentions has at least this score, in thousandths; and a
/// mention that has it keeps its label, whatever most others are.
const SURE: u16 = 900;

/// A mention below this score gives way to one that is sure, in thousandths.
const DOUBTFUL: u16 = 700;

/// Where all mentions of a name have one label and the surest of them this score, in thousandths, those from [`NEARLY`] on
/// were right as often: 222 of 229 on the dev files.
const CERTAIN: u16 = 950;

/// See [`CERTAIN`].
const NEARLY: u16 = 850;

/// Mentions of a name from which on most of them decide.
const ENOUGH: usize = 3;

/// The part of the sum of scores, in percent, that is most of them.
const MAJORITY: u32 = 70;

/// What a document calls some words.
#[derive(Default)]
struct Votes {
    /// Labels with the sum of their mentions' scores and the highest of them, in thousandths.
    labels: Vec<(EntityLabel, u32, u16)>,
    n_mentions: usize,
}

impl Votes {
    fn add(&mut self, label: EntityLabel, score: u16) {
        self.n_mentions += 1;
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

    /// The label of the surest mention, and its score.
    fn surest(&self) -> Option<(EntityLabel, u16)> {
        self.labels
            .iter()
            .max_by_key(|(label, _, highest)| (*highest, std::cmp::Reverse(*label)))
            .map(|(label, _, highest)| (*label, *highest))
    }

    /// Whether all have one label, one of them with certainty.
    fn is_certain(&self) -> bool {
        matches!(self.labels.as_slice(), [(_, _, highest)] if *highest >= CERTAIN)
    }

    /// Whether the label with the highest sum has most of enough mentions.
    fn has_majority(&self) -> bool {
        let sums = || self.labels.iter().map(|(_, sum, _)| *sum);
        self.n_mentions >= ENOUGH && sums().max().is_some_and(|sum| sum * 100 >= sums().sum::<u32>() * MAJORITY)
    }
}

/// Words of a name, as they are written.
type Words<'a> = Vec<&'a str>;

/// Makes mentions of the same words agree, and marks those of several words that were overlooked.
pub fn find(mentions: &mut Mentions<'_>) {
    let document = mentions.document;
    relabel(mentions, document);
    raise(mentions, document);
    mark(mentions, document, &votes(mentions, document));
}

/// Makes mentions surer whose name stands elsewhere with certainty.
fn raise(mentions: &mut Mentions<'_>, document: &Document) {
    let names = votes(mentions, document);
    let words = |mention: &Mention| -> Words<'_> { mention.tokens.clone().map(|idx| document.word(idx)).collect() };
    let is_raised = |mention: &&Mention| {
        (NEARLY..CERTAIN).contains(&mention.score.thousandths()) && names.get(&words(mention)).is_some_and(Votes::is_certain)
    };
    let raised: Vec<Mention> = mentions.list().into_iter().filter(is_raised).cloned().collect();
    for mention in raised {
        mentions.put(Mention { score: Score::from_probability(f64::from(CERTAIN) / 1000.0), ..mention });
    }
}

fn votes<'a>(mentions: &Mentions<'_>, document: &'a Document) -> BTreeMap<Words<'a>, Votes> {
    let mut names: BTreeMap<Words<'a>, Votes> = BTreeMap::new();
    for mention in mentions.list() {
        let words = mention.tokens.clone().map(|idx| document.word(idx)).collect();
        names.entry(words).or_default().add(mention.label, mention.score.thousandths());
    }
    names
}

/// Whether the model mistakes names of a kind for names of another.
fn may_waver(label: EntityLabel) -> bool {
    use EntityLabel::{Fac, Gpe, Loc, Org, Person};
    matches!(label, Person | Org | Gpe | Loc | Fac)
}

fn relabel(mentions: &mut Mentions<'_>, document: &Document) {
    let names = votes(mentions, document);
    let mut found = vec![];
    for mention in mentions.list() {
        let words: Words<'_> = mention.tokens.clone().map(|idx| document.word(idx)).collect();
        let Some((votes, (label, highest))) = names.get(&words).and_then(|votes| Some((votes, votes.best()?))) else { continue };
        let is_outvoted = may_waver(label)
            && may_waver(mention.label)
            && votes.has_majority()
            && mention.score.thousandths() <= SURE
            && !mentions.is_titled(mention);
        let (surest, certainty) = votes.surest().unwrap_or((label, highest));
        if label != mention.label && (is_outvoted || words.len() > 1 && is_outdone(mention, label, highest)) {
            found.push((mention.tokens.clone(), label));
        } else if surest != mention.label
            && words.len() > 1
            && mention.score.thousandths() < DOUBTFUL
            && is_outdone(mention, surest, certainty)
        {
            // One that is sure against several that are not.
            found.push((mention.tokens.clone(), surest));
        }
    }
    for (tokens, label) in found {
        mentions.put_by_rule(tokens, label, 800);
    }
}

/// Whether a mention is less sure than the surest one of its words with another label. Clubs and governments go by the names
/// of their towns and countries.
fn is_outdone(mention: &Mention, label: EntityLabel, highest: u16) -> bool {
    let is_body_of_place = matches!((label, mention.label), (EntityLabel::Gpe, EntityLabel::Org) | (EntityLabel::Org, EntityLabel::Gpe));
    !is_body_of_place && highest >= SURE && mention.score.thousandths() < highest
}

/// Marks names where they stand unmarked.
fn mark(mentions: &mut Mentions<'_>, document: &Document, names: &BTreeMap<Words<'_>, Votes>) {
    let mut by_first: BTreeMap<&str, Vec<(&Words<'_>, EntityLabel)>> = BTreeMap::new();
    for (words, votes) in names.iter().filter(|(words, _)| words.len() > 1) {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(scores: &[(EntityLabel, u16)], expected: Option<EntityLabel>) {
        let mut votes = Votes::default();
        for (label, score) in scores {
            votes.add(*label, *score);
        }
        assert_eq!(votes.best().filter(|_| votes.has_majority()).map(|(label, _)| label), expected);
    }

    #[test]
    fn most_of_enough_mentions_decide() {
        use EntityLabel::{Gpe, Org};
        check(&[(Org, 800), (Gpe, 400), (Org, 700)], Some(Org));
        check(&[(Org, 800), (Gpe, 900), (Org, 700)], None);
        check(&[(Org, 800), (Org, 700)], None);
        check(&[], None);
    }
}
