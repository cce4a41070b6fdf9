//! Which sectors an article is about: the weight of its mentions.

use super::tree;
use crate::{
    annotation::{AnnotationSet, Reading, Score, Sector, SectorId},
    document::{Document, Role},
    span::Span,
};

/// What speaks for one sector.
struct Evidence {
    id: SectorId,
    /// Of all mentions, by where they stand and how sure they are, in thousandths.
    weight: usize,
    /// The blocks with a mention, ascending.
    block_idxs: Vec<usize>,
    first: Span,
}

impl Evidence {
    fn own(&self) -> usize {
        self.weight + usize::from(SURE) * self.block_idxs.len()
    }

    fn with_relatives(&self, all: &[Self]) -> usize {
        let relatives = all.iter().filter(|other| other.id != self.id && other.id.top() == self.id.top());
        self.own() + relatives.map(Self::own).sum::<usize>() / 4
    }
}

/// The sectors that `annotations` mention, the weightiest first. A mention in the headline weighs as much as four in
/// the body, one in the lead or a heading as two, and each as much as its score; a sector gains a sure mention's weight
/// for every block that names it, and a quarter of what the others of its top sector have: one mention each of
/// electronics and consumer electronics outweighs one of fruit. Ties go to the one named first.
pub fn ranked(document: &Document, annotations: &AnnotationSet) -> Vec<Sector> {
    let mut all: Vec<Evidence> = vec![];
    for annotation in annotations.annotations() {
        let Reading::Sector(id) = &annotation.reading else { continue };
        let block_idx = document.blocks().partition_point(|block| block.span.end() <= annotation.span.start());
        let role = document.blocks().get(block_idx).map(|block| block.role);
        let idx = all.iter().position(|evidence| evidence.id == *id).unwrap_or(all.len());
        if idx == all.len() {
            all.push(Evidence { id: id.clone(), weight: 0, block_idxs: vec![], first: annotation.span });
        }
        if let Some(evidence) = all.get_mut(idx) {
            evidence.weight += role_weight(role) * usize::from(annotation.score.map_or(SURE, Score::thousandths));
            if evidence.block_idxs.last() != Some(&block_idx) {
                evidence.block_idxs.push(block_idx);
            }
        }
    }
    let with_relatives: Vec<usize> = all.iter().map(|evidence| evidence.with_relatives(&all)).collect();
    let mut ranked: Vec<(&Evidence, usize)> = all.iter().zip(with_relatives).collect();
    ranked.sort_by_key(|(evidence, weight)| (std::cmp::Reverse(*weight), evidence.first));
    ranked.iter().filter_map(|(evidence, _)| tree::node_of(&evidence.id)).map(|node| node.sector.clone()).collect()
}

/// The weight of a sure mention in the body, and of a block that names the sector.
const SURE: u16 = 1000;

fn role_weight(role: Option<Role>) -> usize {
    match role {
        Some(Role::Headline) => 4,
        Some(Role::Lead | Role::Heading) => 2,
        _ => 1,
    }
}
