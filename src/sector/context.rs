//! What a word with two meanings means in this document: `chips` beside wafers, `chips` beside snacks.

use super::{hit::Hit, tree};

/// Gives every hit with two sectors the one that the document's unequivocal mentions speak for; the first one where
/// they speak for neither.
pub(super) fn resolve(hits: &mut [Hit]) {
    if hits.iter().all(|hit| hit.other_sector.is_none()) {
        return;
    }
    let mut evidence = vec![0_usize; tree::nodes().len()];
    for hit in hits.iter().filter(|hit| hit.counts() && hit.other_sector.is_none()) {
        if let Some(count) = evidence.get_mut(hit.sector) {
            *count += 1;
        }
    }
    for hit in hits {
        let Some(other) = hit.other_sector else { continue };
        // Its own branch has to be named.
        let is_named = evidence.get(other).is_some_and(|count| 0 < *count);
        if is_named && weight(&evidence, hit.sector) < weight(&evidence, other) {
            hit.sector = other;
        }
    }
}

/// Mentions of the very sector count thrice, those of its relatives once. A leaf's relatives speak for it no more than
/// its own mentions do: robotics does not make mining a matter of blockchains.
fn weight(evidence: &[usize], sector: usize) -> usize {
    let Some(node) = tree::nodes().get(sector) else { return 0 };
    let id = &node.sector.id;
    let own = evidence.get(sector).copied().unwrap_or_default();
    let nodes = tree::nodes().iter().zip(evidence);
    let of_branch: usize = nodes.filter(|(other, _)| other.sector.id.top() == id.top()).map(|(_, count)| *count).sum();
    let relatives = of_branch - own;
    3 * own + if id.0 == id.top() { relatives } else { relatives.min(own) }
}
