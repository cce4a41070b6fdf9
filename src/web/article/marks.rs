//! The mentions of a block as `<mark>`.

use web_sys::Element;

use crate::{
    annotation::{Annotation, AnnotationId, Reading, Status},
    annotator,
    editor::{Article, Filter, Inline, inlines},
    span::Span,
    web::dom::{self, Build, WarnOnError as _, element},
};

/// The elements of a block.
pub(super) struct Holder {
    /// The one that holds its text.
    pub(super) element: Element,
    pub(super) painted: Option<Painted>,
}

/// What a block's marks were drawn from.
#[derive(PartialEq, Eq)]
pub(super) struct Painted {
    inlines: Vec<Inline>,
    marks: Vec<MarkLook>,
}

/// What a mark shows of its mention.
#[derive(PartialEq, Eq)]
struct MarkLook {
    id: AnnotationId,
    kind: &'static str,
    label: &'static str,
    status: Status,
    hint: String,
}

/// Gives a block its marks, if they are others than those that it has.
pub(super) fn paint(holder: &mut Holder, span: Span, article: &Article, filter: &Filter) {
    let shown: Vec<&Annotation> = article.annotations.overlapping(span).filter(|annotation| filter.shows(annotation)).collect();
    let painted = Painted { inlines: inlines(span, shown.iter().copied()), marks: shown.iter().copied().map(look).collect() };
    let is_plain = holder.painted.is_none() && painted.marks.is_empty();
    if holder.painted.as_ref() != Some(&painted) && !is_plain {
        dom::fill(&holder.element, []);
        append(&holder.element, &painted.inlines, &painted.marks, article);
    }
    holder.painted = Some(painted);
}

fn look(annotation: &Annotation) -> MarkLook {
    let hint = match &annotation.reading {
        Reading::Entity(_) => String::new(),
        Reading::Sector(id) => annotator::sector_choice(id).map_or_else(|| id.0.clone(), |choice| choice.shown()),
        Reading::Date(timex) => annotator::shown_timex(timex),
    };
    let Annotation { id, status, .. } = *annotation;
    MarkLook { id, kind: annotation.reading.kind(), label: annotation.reading.label(), status, hint }
}

fn append(parent: &Element, inlines: &[Inline], marks: &[MarkLook], article: &Article) {
    for inline in inlines {
        match inline {
            Inline::Text(span) => {
                let text = dom::document().create_text_node(article.document.slice(*span));
                parent.append_child(&text).map(|_| ()).warn_on_error();
            }
            Inline::Mark { id, children } => {
                let Some(look) = marks.iter().find(|look| look.id == *id) else { continue };
                let mark = mark(look).done();
                append(&mark, children, marks, article);
                parent.append_child(&mark).map(|_| ()).warn_on_error();
            }
        }
    }
}

fn mark(look: &MarkLook) -> Build {
    let mark = element("mark")
        .with("data-id", &format!("a{}", look.id.0))
        .with("data-kind", look.kind)
        .with("data-label", look.label)
        .with("data-status", look.status.name());
    if look.hint.is_empty() { mark } else { mark.with("title", &look.hint) }
}
