//! Names by model.

use crate::{
    annotation::{Candidate, EntityLabel, Origin, Reading, Score},
    document::Document,
    gazetteer::{self, List, ListSet},
};

/// Appends the names that the model finds to `candidates`.
pub fn recognise(document: &Document, candidates: &mut Vec<Candidate>) {
    for found in gazetteer::longest_matches(document) {
        let last = document.tokens().get(found.token_idx + found.n_tokens - 1);
        if let (Some(first), Some(last), Some(label)) = (document.tokens().get(found.token_idx), last, label(found.lists)) {
            let span = first.span.joined(last.span);
            let score = Score::from_probability(0.5);
            candidates.push(Candidate { span, reading: Reading::Entity(label), origin: Origin::Gazetteer, score });
        }
    }
}

fn label(lists: ListSet) -> Option<EntityLabel> {
    match lists {
        _ if lists.has_any(&[List::First, List::Last]) => None,
        _ if lists.has_any(&[List::Country, List::City, List::Region, List::County]) => Some(EntityLabel::Gpe),
        _ if lists.has(List::Demonym) => Some(EntityLabel::Norp),
        _ if lists.has_any(&[List::Org, List::Media, List::Party, List::University, List::Company]) => Some(EntityLabel::Org),
        _ if lists.has(List::Loc) => Some(EntityLabel::Loc),
        _ if lists.has(List::Event) => Some(EntityLabel::Event),
        _ if lists.has(List::Fac) => Some(EntityLabel::Fac),
        _ => None,
    }
}
