//! Strict F1 over people, organisations and places, and how sure the model may be.

use galley::tagger::{
    Name,
    model::{Model, Tagged},
    names,
    tag::{Kind, Tag},
};

use crate::examples::Example;

/// Right, found and wanted names.
#[derive(Clone, Copy, Default)]
pub struct Counts {
    pub right: usize,
    pub found: usize,
    pub wanted: usize,
}

impl Counts {
    pub fn f1(self) -> f64 {
        200.0 * self.right as f64 / (self.found + self.wanted).max(1) as f64
    }
}

/// Counts a kind; people, organisations, places, all three.
pub type Table = [Counts; 4];

/// What the model finds in the examples, against what is right there. Where a corpus leaves open what a name is, nothing
/// counts.
pub fn evaluate(model: &Model, examples: &[Example]) -> Table {
    let mut table = Table::default();
    for example in examples {
        let tagged = model.tags(&example.features);
        let found: Vec<Name> = names(&tagged).into_iter().filter(|name| !is_open(example, &tagged, name)).collect();
        let is_settled = |name: &Name| example.allowed[name.tokens.clone()].iter().all(|allowed| allowed.is_power_of_two());
        let wanted: Vec<Name> = names(&gold(example)).into_iter().filter(is_settled).collect();
        for (kind_idx, kind) in Kind::ALL.into_iter().enumerate().take(3) {
            let of_kind = |names: &[Name]| names.iter().filter(|name| name.kind == kind).cloned().collect::<Vec<_>>();
            let (found, wanted) = (of_kind(&found), of_kind(&wanted));
            let right = found.iter().filter(|name| is_among(name, &wanted)).count();
            for place in [kind_idx, 3] {
                table[place].right += right;
                table[place].found += found.len();
                table[place].wanted += wanted.len();
            }
        }
    }
    table
}

/// Whether a name that was found is one of several right readings.
fn is_open(example: &Example, tagged: &Tagged, name: &Name) -> bool {
    let mut places = example.allowed[name.tokens.clone()].iter().zip(&tagged.tags[name.tokens.clone()]);
    places.clone().all(|(allowed, tag)| allowed >> tag.idx() & 1 == 1) && places.any(|(allowed, _)| !allowed.is_power_of_two())
}

pub fn is_among(name: &Name, names: &[Name]) -> bool {
    names.iter().any(|other| (&other.tokens, other.kind) == (&name.tokens, name.kind))
}

/// The right tags, where there is one right tag each.
pub fn gold(example: &Example) -> Tagged {
    let tags: Vec<Tag> = example.allowed.iter().map(|allowed| Tag::from_idx(allowed.trailing_zeros() as usize)).collect();
    Tagged { margins: vec![0; tags.len()], tags }
}
