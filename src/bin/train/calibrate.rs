//! How sure the model may be: which part of the names found with some margin was right.

use galley::tagger::{model::Model, names, tag::Kind};

use crate::{
    evaluate::{gold, is_among},
    examples::Example,
};

/// Margins with whether the name was right, and the thousandths that a model says for margins.
type Judged = Vec<(u32, bool)>;

/// A bin holds at least this many names.
const BIN: usize = 120;

/// The people, organisations and places found in the examples, by rising margin, each right or wrong.
fn judged<'a>(model: &Model, examples: impl Iterator<Item = &'a Example>) -> Judged {
    let mut judged = vec![];
    for example in examples {
        let wanted = names(&gold(example));
        for name in names(&model.tags(&example.features)) {
            if matches!(name.kind, Kind::Person | Kind::Org | Kind::Place) {
                judged.push((name.margin, is_among(&name, &wanted)));
            }
        }
    }
    judged.sort_unstable();
    judged
}

/// Least margins and what part was right from there on, in thousandths, both rising.
fn rising(judged: &[(u32, bool)]) -> Vec<(u32, u16)> {
    // Pools neighbours until the parts rise.
    let mut pools: Vec<(u32, usize, usize)> = vec![];
    for bin in judged.chunks(BIN) {
        let n_right = bin.iter().filter(|(_, is_right)| *is_right).count();
        pools.push((bin[0].0, n_right, bin.len()));
        while let [.., (_, low_right, low), (_, high_right, high)] = pools[..] {
            let falls = low_right * high >= high_right * low;
            if !falls {
                break;
            }
            pools.pop();
            let last = pools.len() - 1;
            pools[last].1 += high_right;
            pools[last].2 += high;
        }
    }
    let thousandths = |n_right: usize, n: usize| u16::try_from((1000 * n_right + n / 2) / n).unwrap_or(1000).min(995);
    pools.into_iter().map(|(margin, n_right, n)| (margin, thousandths(n_right, n))).collect()
}

/// The model with its calibration on the examples, and a table that shows how one learned on every other document does on
/// the rest: tenths of the score, names, how many of them were right.
pub fn calibrated(model: &Model, examples: &[Example]) -> (Model, Vec<(u16, usize, usize)>) {
    let half = |parity: usize| examples.iter().enumerate().filter(move |(idx, _)| idx % 2 == parity).map(|(_, example)| example);
    let halved = model.clone().with_calibration(rising(&judged(model, half(0))));
    let mut table = vec![];
    for (margin, is_right) in judged(model, half(1)) {
        let percent = (halved.score(margin).probability() * 100.0).floor().min(99.0);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 100")]
        let bucket = percent as u16 / 10 * 10;
        match table.iter_mut().find(|(other, _, _)| *other == bucket) {
            Some((_, n, n_right)) => {
                *n += 1;
                *n_right += usize::from(is_right);
            }
            None => table.push((bucket, 1, usize::from(is_right))),
        }
    }
    table.sort_unstable();
    (model.clone().with_calibration(rising(&judged(model, examples.iter()))), table)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_rise_with_the_margin() {
        let judged: Judged = (0..1200).map(|margin| (margin, margin % 10 < 5 + margin / 300)).collect();
        let rising = rising(&judged);
        assert!(rising.windows(2).all(|pair| pair[0].0 < pair[1].0 && pair[0].1 < pair[1].1), "{rising:?}");
        assert_eq!(rising.first().map(|(margin, part)| (*margin, *part)), Some((0, 500)));
    }
}
