//! The pipeline: recognisers propose, arbitration settles overlaps, mentions are grouped into entities.

mod arbitrate;
mod group;

use time::Date;

use crate::{
    annotation::{Annotation, AnnotationId, AnnotationSet, Candidate, Origin, SectorId, Status},
    annotation::{Reading, Sector},
    document::Document,
    sector, tagger, timex,
};

/// Reads a document. Total and deterministic: the same document and reference date give the same annotations.
pub fn annotate(document: &Document, reference_date: Option<Date>) -> AnnotationSet {
    let mut candidates: Vec<Candidate> = vec![];
    tagger::recognise(document, &mut candidates);
    timex::recognise(document, reference_date, &mut candidates);
    sector::recognise(document, &mut candidates);
    let mut annotations: AnnotationSet = arbitrate::settled(candidates).into_iter().zip(1..).map(suggested).collect();
    annotations.reference_date = reference_date;
    group::group(document, &mut annotations);
    annotations.sectors = sectors(&annotations);
    annotations
}

/// The sectors that `annotations` mention, most mentioned first, ties by id.
pub fn sectors(annotations: &AnnotationSet) -> Vec<Sector> {
    let mut counts: Vec<(SectorId, usize)> = vec![];
    for annotation in annotations.annotations() {
        let Reading::Sector(id) = &annotation.reading else { continue };
        match counts.iter_mut().find(|(counted, _)| counted == id) {
            Some((_, count)) => *count += 1,
            None => counts.push((id.clone(), 1)),
        }
    }
    counts.sort_by(|(left_id, left), (right_id, right)| right.cmp(left).then(left_id.cmp(right_id)));
    counts.iter().filter_map(|(id, _)| sector::sector(id)).collect()
}

fn suggested((candidate, id): (Candidate, u32)) -> Annotation {
    let Candidate { span, reading, origin, score } = candidate;
    let score = (origin != Origin::User).then_some(score);
    Annotation { id: AnnotationId(id), span, reading, origin, status: Status::Suggested, score, entity: None }
}
