//! How often a mention is right, by the rule that found it.
//!
//! The figures are counts on gold, not guesses: `data/README.md` says on which texts.

use super::hit::{Hit, Rule};

/// The probability that a hit that counts by `rule` is right.
pub(super) fn probability(_hit: &Hit, rule: Rule) -> f64 {
    match rule {
        Rule::Sure => 0.93,
        Rule::Headed => 0.88,
        Rule::Announced => 0.89,
        Rule::NoAct => 0.78,
        Rule::Institution => 0.70,
        Rule::Listed => 0.76,
        Rule::Activity => 0.82,
        Rule::Unknown => 0.60,
    }
}
