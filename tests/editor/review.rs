//! The review queue, accepting what is sure, what is shown, and what was removed.

use galley::{
    EntityLabel, Score, Status,
    editor::{Among, Choice, Facet, Focus, Msg, Scope, Towards, certainty, is_doubtful, n_at_least},
};

use crate::page::{ARTICLE, Page};

fn focus(page: &Page) -> Option<galley::AnnotationId> {
    match page.state.focus {
        Some(Focus::Annotation(id)) => Some(id),
        _ => None,
    }
}

fn status(page: &Page, id: galley::AnnotationId) -> Option<Status> {
    page.content().1.annotation(id).map(|annotation| annotation.status)
}

#[test]
fn reviews_from_the_least_sure_to_the_surest_by_one_key_each() {
    let mut page = Page::with(ARTICLE);
    let (_, annotations) = page.content();
    page.send(Msg::ReviewStarted);
    let queue = page.state.review.clone().unwrap().queue;
    assert_eq!(queue.len(), annotations.annotations().len());
    let scores: Vec<Score> = queue.iter().map(|id| certainty(annotations.annotation(*id).unwrap())).collect();
    assert!(scores.is_sorted() && scores.first() < scores.last(), "{scores:?}");

    assert_eq!(focus(&page), Some(queue[0]));
    page.send(Msg::Accepted(Scope::One));
    assert_eq!((status(&page, queue[0]), focus(&page)), (Some(Status::Accepted), Some(queue[1])));
    page.send(Msg::Removed(Scope::One));
    assert_eq!((status(&page, queue[1]), focus(&page)), (None, Some(queue[2])));
    page.send(Msg::Labelled(Choice::Entity(EntityLabel::Law), Scope::One));
    assert_eq!((status(&page, queue[2]), focus(&page)), (Some(Status::Edited), Some(queue[3])));
    page.send(Msg::ReviewSkipped(Towards::Next));
    assert_eq!(focus(&page), Some(queue[4]));
    page.send(Msg::ReviewSkipped(Towards::Previous));
    assert_eq!(focus(&page), Some(queue[3]));
    let tally = page.state.review.as_ref().unwrap().tally(&page.content().1);
    assert_eq!(tally.shown(), format!("1 accepted, 1 edited, 1 rejected, {} left open", queue.len() - 3));

    page.send(Msg::Undone);
    assert_eq!(focus(&page), Some(queue[2]), "undo goes back to what it undid");
    assert_eq!(page.state.review.as_ref().unwrap().place, 2);
}

#[test]
fn a_review_ends_with_a_summary_and_passes_what_a_bulk_step_decided() {
    let mut page = Page::with(ARTICLE);
    page.send(Msg::ReviewStarted);
    let queue = page.state.review.clone().unwrap().queue;
    let mut n_keys = 0;
    while page.state.review.as_ref().is_some_and(|review| review.current().is_some()) {
        page.send(Msg::Accepted(Scope::Identical));
        n_keys += 1;
    }
    assert!(n_keys < queue.len(), "{n_keys} keys for {}", queue.len());
    let review = page.state.review.clone().unwrap();
    assert_eq!(review.tally(&page.content().1).shown(), format!("{} accepted", queue.len()));
    assert_eq!(page.state.focus, None);
    page.send(Msg::ReviewEnded);
    assert!(page.state.review.is_none() && page.state.notice.take().unwrap().text.contains("accepted"));
    page.send(Msg::ReviewStarted);
    assert!(page.state.review.is_none() && page.state.notice.take().unwrap().text.contains("no suggestion left"));
}

#[test]
fn another_article_ends_the_review() {
    let mut page = Page::with(ARTICLE);
    page.send(Msg::ReviewStarted);
    page.send(Msg::SampleRequested);
    assert!(page.state.review.is_none());
}

#[test]
fn accepts_what_is_sure_as_one_step_with_the_number_known_before() {
    let mut page = Page::with(ARTICLE);
    let before = page.content();
    let least = Score::from_probability(0.9);
    let n_sure = n_at_least(page.state.article.as_ref().unwrap(), &page.state.filter, least);
    page.send(Msg::SureAccepted(least));
    let accepted = |page: &Page| page.content().1.annotations().iter().filter(|annotation| annotation.status == Status::Accepted).count();
    assert!(0 < n_sure && n_sure < before.1.annotations().len());
    assert_eq!((accepted(&page), page.n_steps()), (n_sure, 1));
    page.send(Msg::Undone);
    assert_eq!(page.content(), before);
}

#[test]
fn keys_go_through_what_is_shown_only() {
    let mut page = Page::with(ARTICLE);
    page.send(Msg::FacetToggled(Facet::Kind("entity")));
    page.send(Msg::FacetToggled(Facet::Kind("date")));
    let mut kinds = vec![];
    for _ in 0..20 {
        page.send(Msg::Stepped(Towards::Next, Among::All));
        kinds.extend(focus(&page).map(|id| page.content().1.annotation(id).unwrap().reading.kind()));
    }
    assert!(!kinds.is_empty() && kinds.iter().all(|kind| *kind == "sector"), "{kinds:?}");
    page.send(Msg::FacetToggled(Facet::Kind("sector")));
    assert_eq!(page.state.focus, None, "a hidden mention is let go");
    let (_, annotations) = page.content();
    assert_eq!(page.state.filter.n_hidden(&annotations), annotations.annotations().len());
    let id = annotations.annotations()[0].id;
    page.send(Msg::AnnotationFocused(id));
    assert!(page.state.focus.is_none() && page.state.notice.take().unwrap().text.contains("hidden"));
    page.send(Msg::FilterCleared);
    page.send(Msg::AnnotationFocused(id));
    assert_eq!(focus(&page), Some(id));
}

#[test]
fn the_slider_hides_doubtful_suggestions_and_nothing_else() {
    let mut page = Page::with(ARTICLE);
    let (_, annotations) = page.content();
    let before = annotations.annotations().len();
    let unsure = annotations.annotations().iter().find(|annotation| annotation.score < Some(Score::from_probability(0.9))).unwrap().id;
    page.send(Msg::ThresholdMoved(Score::from_probability(0.9)));
    let n_hidden = page.state.filter.n_hidden(&annotations);
    assert!(0 < n_hidden && n_hidden < before);
    assert_eq!(page.content().1.annotations().len(), before, "hiding is a view");
    page.send(Msg::FilterCleared);
    page.send(Msg::AnnotationFocused(unsure));
    page.send(Msg::Accepted(Scope::One));
    page.send(Msg::ThresholdMoved(Score::from_probability(0.9)));
    assert_eq!(page.state.filter.n_hidden(&page.content().1), n_hidden - 1, "what a person accepted is shown");
}

#[test]
fn steps_to_the_doubtful_and_to_those_of_one_label() {
    let mut page = Page::with(ARTICLE);
    let (_, annotations) = page.content();
    let first = annotations.annotations().iter().find(|annotation| is_doubtful(annotation)).map(|annotation| annotation.id);
    page.send(Msg::Stepped(Towards::Next, Among::Doubtful));
    assert_eq!(focus(&page), first);
    page.select("Ada Lind");
    let label = |page: &Page| focus(page).map(|id| page.content().1.annotation(id).unwrap().reading.label());
    let before = (focus(&page), label(&page));
    page.send(Msg::Stepped(Towards::Next, Among::Label));
    assert_eq!(label(&page), before.1);
    assert_ne!(focus(&page), before.0);
}

#[test]
fn removed_suggestions_are_found_and_restored() {
    let mut page = Page::with(ARTICLE);
    let before = page.content();
    page.send(Msg::Stepped(Towards::Next, Among::All));
    let id = focus(&page).unwrap();
    page.send(Msg::Removed(Scope::One));
    page.send(Msg::RejectedShown(id));
    let span = before.1.annotation(id).unwrap().span;
    assert_eq!(page.state.article.as_ref().unwrap().span_of(page.state.focus.unwrap()), Some(span));
    page.send(Msg::Restored(id));
    let (_, annotations) = page.content();
    assert!(annotations.rejected().is_empty());
    let restored = annotations.annotation(id).unwrap();
    assert_eq!((restored.span, restored.status), (span, Status::Suggested));
    page.send(Msg::Undone);
    page.send(Msg::Undone);
    assert_eq!(page.content(), before);
}
