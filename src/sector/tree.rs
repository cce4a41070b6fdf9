//! The tree of sectors: ids, names, definitions and codes, as `data/sectors/tree.tsv` lists them.

use std::sync::LazyLock;

use crate::annotation::{Sector, SectorId};

static NODES: LazyLock<Vec<Node>> =
    LazyLock::new(|| include_str!("../../data/sectors/tree.tsv").lines().skip(1).filter_map(node).collect());

/// A node of the sector tree, with what a reader is told about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Its id, name and codes.
    pub sector: Sector,
    /// What belongs to it, in one sentence.
    pub definition: &'static str,
}

impl Node {
    /// Whether it stands at the top of the tree.
    pub fn is_top(&self) -> bool {
        !self.sector.id.0.contains('.')
    }
}

/// Every node, each top sector directly before its leaves.
pub fn nodes() -> &'static [Node] {
    &NODES
}

/// The node of that id.
pub fn node_of(id: &SectorId) -> Option<&'static Node> {
    NODES.iter().find(|node| node.sector.id == *id)
}

/// Index of the sector of mentions that name one without a class: the last node.
pub(super) fn other() -> usize {
    NODES.len().saturating_sub(1)
}

fn node(line: &'static str) -> Option<Node> {
    let cells: Vec<&str> = line.split('\t').collect();
    let [id, name, definition, isic4, isic5, naics2022, iptc, wikidata] = *cells.as_slice() else { return None };
    let codes = |list: &str| list.split(';').filter(|code| !code.is_empty()).map(str::to_owned).collect();
    let code = |code: &str| (!code.is_empty()).then(|| code.to_owned());
    let sector = Sector {
        id: SectorId(id.to_owned()),
        name: name.to_owned(),
        isic4: codes(isic4),
        isic5: codes(isic5),
        naics2022: codes(naics2022),
        iptc: code(iptc),
        wikidata: code(wikidata),
    };
    Some(Node { sector, definition })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_a_node_below_its_parent() {
        let text = include_str!("../../data/sectors/tree.tsv");
        assert_eq!(nodes().len(), text.lines().count() - 1);
        let mut top = "";
        for node in nodes() {
            top = if node.is_top() { &node.sector.id.0 } else { top };
            assert_eq!(node.sector.id.top(), top, "{:?}", node.sector.id);
        }
    }
}
