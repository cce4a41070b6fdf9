//! One label for a name that a document uses often: where the model wavers, most of its mentions decide.

use std::{collections::BTreeMap, ops::Range};

use super::{is_title, mentions::Mentions};
use crate::annotation::EntityLabel;

/// Mentions of a name from which on they decide together.
const ENOUGH: usize = 3;

/// The part of the sum of scores, in percent, that decides.
const MAJORITY: u32 = 70;

/// The score in thousandths from which on a mention keeps its label.
const SURE: u16 = 900;

/// Calls the few mentions of a name as most of its mentions are called, among people, organisations and places.
pub fn find(mentions: &mut Mentions<'_>) {
    for (tokens, label, thousandths) in odd_ones(mentions) {
        mentions.put_by_rule(tokens, label, thousandths);
    }
}

fn odd_ones(mentions: &Mentions<'_>) -> Vec<(Range<usize>, EntityLabel, u16)> {
    let mut odd = vec![];
    for mention_idxs in names(mentions).into_values().filter(|idxs| idxs.len() >= ENOUGH) {
        let of_name = || mention_idxs.iter().filter_map(|idx| mentions.list().get(*idx));
        let labelled = of_name().map(|mention| (mention.label, mention.score.thousandths()));
        let Some(label) = winner(labelled) else { continue };
        for mention in of_name() {
            let is_titled = mention.tokens.start > 0 && is_title(mentions.features, mention.tokens.start - 1);
            if mention.label != label && mention.score.thousandths() <= SURE && !is_titled {
                odd.push((mention.tokens.clone(), label, mention.score.thousandths()));
            }
        }
    }
    odd
}

/// The mentions of each name that is a person, an organisation or a place.
fn names(mentions: &Mentions<'_>) -> BTreeMap<String, Vec<usize>> {
    let mut names: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (mention_idx, mention) in mentions.list().iter().enumerate() {
        if matches!(mention.label, EntityLabel::Person | EntityLabel::Org | EntityLabel::Gpe | EntityLabel::Loc | EntityLabel::Fac) {
            let words: Vec<&str> = mention.tokens.clone().map(|idx| mentions.word(idx)).collect();
            names.entry(words.join(" ")).or_default().push(mention_idx);
        }
    }
    names
}

/// The label that has most of the sum of scores, where it is enough.
fn winner(labelled: impl Iterator<Item = (EntityLabel, u16)>) -> Option<EntityLabel> {
    let mut sums: Vec<(EntityLabel, u32)> = vec![];
    for (label, thousandths) in labelled {
        match sums.iter_mut().find(|(other, _)| *other == label) {
            Some((_, sum)) => *sum += u32::from(thousandths),
            None => sums.push((label, u32::from(thousandths))),
        }
    }
    let total: u32 = sums.iter().map(|(_, sum)| sum).sum();
    let (label, sum) = sums.into_iter().max_by_key(|(_, sum)| *sum)?;
    (sum * 100 >= total * MAJORITY).then_some(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn most_of_the_scores_decide() {
        use EntityLabel::{Gpe, Org};
        assert_eq!(winner([(Org, 800), (Gpe, 400), (Org, 700)].into_iter()), Some(Org));
        assert_eq!(winner([(Org, 800), (Gpe, 900), (Org, 700)].into_iter()), None);
        assert_eq!(winner([].into_iter()), None);
    }
}
