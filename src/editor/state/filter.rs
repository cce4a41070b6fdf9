//! Which mentions are shown: by kind, label, status and confidence.

use std::collections::BTreeSet;

use crate::annotation::{Annotation, AnnotationSet, EntityLabel, Score, Status, TimexKind};

/// Which mentions are shown; all of them at first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    hidden_labels: BTreeSet<&'static str>,
    hidden_statuses: BTreeSet<Status>,
    /// Suggestions that are less sure than this are hidden.
    pub least: Option<Score>,
}

/// Something that mentions can be shown by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facet {
    /// A kind, with all its labels: `entity`, `sector`, `date`.
    Kind(&'static str),
    /// A label.
    Label(&'static str),
    /// What became of a mention.
    Status(Status),
}

/// The kinds with their labels, in the order of the page.
pub fn labels_of(kind: &str) -> Vec<&'static str> {
    match kind {
        "entity" => EntityLabel::ALL.map(EntityLabel::name).to_vec(),
        "sector" => vec!["SECTOR"],
        "date" => TimexKind::ALL.map(TimexKind::name).to_vec(),
        _ => vec![],
    }
}

impl Filter {
    /// Whether a mention is shown.
    pub fn shows(&self, annotation: &Annotation) -> bool {
        let is_unsure = annotation.status == Status::Suggested && annotation.score.is_some_and(|score| self.least > Some(score));
        !is_unsure && !self.hidden_labels.contains(annotation.reading.label()) && !self.hidden_statuses.contains(&annotation.status)
    }

    /// Whether mentions are shown by a facet.
    pub fn shows_facet(&self, facet: Facet) -> bool {
        match facet {
            Facet::Kind(kind) => labels_of(kind).iter().any(|label| !self.hidden_labels.contains(label)),
            Facet::Label(label) => !self.hidden_labels.contains(label),
            Facet::Status(status) => !self.hidden_statuses.contains(&status),
        }
    }

    /// Whether everything is shown.
    pub fn is_open(&self) -> bool {
        self.hidden_labels.is_empty() && self.hidden_statuses.is_empty() && self.least.is_none()
    }

    /// How many mentions are hidden.
    pub fn n_hidden(&self, annotations: &AnnotationSet) -> usize {
        annotations.annotations().iter().filter(|annotation| !self.shows(annotation)).count()
    }

    pub(in crate::editor) fn toggle(&mut self, facet: Facet) {
        match facet {
            Facet::Kind(kind) if self.shows_facet(facet) => self.hidden_labels.extend(labels_of(kind)),
            Facet::Kind(kind) => self.hidden_labels.retain(|label| !labels_of(kind).contains(label)),
            Facet::Label(label) => toggled(&mut self.hidden_labels, label),
            Facet::Status(status) => toggled(&mut self.hidden_statuses, status),
        }
    }
}

fn toggled<T: Ord>(hidden: &mut BTreeSet<T>, value: T) {
    if !hidden.remove(&value) {
        hidden.insert(value);
    }
}
