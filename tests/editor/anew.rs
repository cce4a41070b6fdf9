//! A long article that is read anew, beside the page: what stands meanwhile, and that no wish is lost.

use galley::{
    Role, Status,
    annotation::iso_day,
    editor::{ArticleId, Choice, Effect, FieldName, Msg, Scope, Source},
};

use crate::page::Page;

/// Some of it is about Oslo, last week, and nothing else; it is long enough to be read beside the page.
fn long_article() -> String {
    let told = "Acme Corp said last week that Ada Lind will run its steel works in Norway. It rained all day. ";
    let blocks = (0..60).map(|idx| format!("{idx} days later the board met in Oslo. {}", told.repeat(6)));
    format!("Acme Corp hires in Oslo\n4 March 2025\n\n{}\n", blocks.collect::<Vec<_>>().join("\n\n"))
}

/// The article, and a reader beside the page.
fn page() -> Page {
    let mut page = Page::with(&long_article());
    page.send(Msg::ReaderReady);
    page
}

/// The same without a reader, where every step is made at once.
fn page_in_place() -> Page {
    Page::with(&long_article())
}

fn role_of(page: &Page, block_idx: usize) -> Role {
    page.content().0.blocks()[block_idx].role
}

fn n_in_block(page: &Page, block_idx: usize) -> usize {
    let (document, annotations) = page.content();
    annotations.overlapping(document.blocks()[block_idx].span).count()
}

const CAPTION: Msg = Msg::RoleChosen(9, Role::Caption);

fn dated(day: &str) -> Msg {
    Msg::FieldEntered(FieldName::ReferenceDate, day.to_owned())
}

#[test]
fn what_is_read_beside_the_page_is_what_is_read_in_place() {
    for msg in [CAPTION, dated("2024-05-06"), Msg::FieldEntered(FieldName::Published, "6 May 2024".to_owned())] {
        let (mut aside, mut in_place) = (page(), page_in_place());
        let first = aside.content();
        aside.send(msg.clone());
        assert_eq!(aside.content(), first, "nothing is changed before it is read");
        aside.have_read();
        in_place.send(msg);
        assert!(aside.asked.is_none() && in_place.asked.is_none());
        assert_ne!(aside.content(), first);
        assert_eq!(aside.content(), in_place.content());
        assert_eq!(aside.reloaded().content(), aside.content());
        aside.send(Msg::Undone);
        assert_eq!(aside.content(), first);
        aside.send(Msg::Redone);
        assert_eq!(aside.content(), in_place.content());
    }
}

#[test]
fn a_short_article_is_read_at_once() {
    let mut page = Page::with("Acme Corp hires in Oslo\n\nOSLO, 4 March 2025. Acme Corp said so last week.\n");
    page.send(Msg::ReaderReady);
    page.send(dated("2024-05-06"));
    assert!(page.asked.is_none());
    assert_eq!(page.content().1.reference_date, iso_day("2024-05-06"));
}

#[test]
fn a_field_that_no_date_counts_from_is_written_at_once() {
    let mut page = page();
    page.send(Msg::FieldEntered(FieldName::Source, "The Paper".to_owned()));
    assert!(page.asked.is_none());
    assert_eq!(page.n_steps(), 1);
}

#[test]
fn steps_that_are_made_meanwhile_stay() {
    let mut page = page();
    page.send(CAPTION);
    page.select("rained");
    page.send(Msg::Labelled(Choice::Date, Scope::One));
    page.send(Msg::FieldEntered(FieldName::Source, "The Paper".to_owned()));
    page.have_read();
    assert_eq!(role_of(&page, 9), Role::Caption);
    assert!(page.marked().contains(&"[rained]DATE".to_owned()));
    assert_eq!(page.content().0.metadata().source.as_ref().unwrap().text, "The Paper");
    assert_eq!(page.n_steps(), 3);
    assert_eq!(page.reloaded().content(), page.content());
}

#[test]
fn wishes_are_done_one_after_the_other() {
    let mut page = page();
    page.send(CAPTION);
    page.send(Msg::RoleChosen(10, Role::Boilerplate));
    page.send(dated("2024-05-06"));
    page.have_read();
    assert_eq!((role_of(&page, 9), role_of(&page, 10)), (Role::Caption, Role::Boilerplate));
    assert_eq!((n_in_block(&page, 9), n_in_block(&page, 10)), (0, 0));
    assert_eq!(page.content().1.reference_date, iso_day("2024-05-06"));
    assert_eq!(page.n_steps(), 3);
    let mut in_place = page_in_place();
    [CAPTION, Msg::RoleChosen(10, Role::Boilerplate), dated("2024-05-06")].into_iter().for_each(|msg| drop(in_place.send(msg)));
    assert_eq!(page.content(), in_place.content());
}

#[test]
fn undo_takes_a_wish_back_before_the_step_before_it() {
    let mut page = page();
    page.send(Msg::FieldEntered(FieldName::Source, "The Paper".to_owned()));
    page.send(CAPTION);
    page.send(Msg::RoleChosen(10, Role::Boilerplate));
    page.send(Msg::Undone);
    page.have_read();
    assert_eq!((role_of(&page, 9), role_of(&page, 10)), (Role::Caption, Role::Body));
    page.send(Msg::RoleChosen(10, Role::Boilerplate));
    let late = page.asked.take();
    page.send(Msg::Undone);
    assert!(page.state.reading.is_none() && page.asked.is_none());
    page.asked = late;
    page.have_read();
    assert_eq!((role_of(&page, 10), page.n_steps()), (Role::Body, 2), "what was let go is told in vain");
}

#[test]
fn a_paste_waits_until_the_wish_is_done_and_kept() {
    let mut page = page();
    page.send(CAPTION);
    page.send(Msg::TextPasted { text: "Jean Martin left Paris in 2019.".to_owned(), n_replaced: 0, html: String::new() });
    assert!(matches!(page.asked.as_ref().unwrap().1.as_ref(), Source::Anew { .. }));
    page.have_read();
    assert_eq!(page.content().0.text(), "Jean Martin left Paris in 2019.");
    page.last_opened = 1;
    assert_eq!(role_of(&page.reloaded(), 9), Role::Caption);
}

#[test]
fn an_article_that_is_deleted_has_its_wish_done_first() {
    let mut page = page();
    page.send(CAPTION);
    let effects = page.send(Msg::ArticleDeleted(ArticleId(1)));
    let saved = effects.iter().position(|effect| matches!(effect, Effect::SaveRevision { .. })).unwrap();
    let deleted = effects.iter().position(|effect| matches!(effect, Effect::Delete(_))).unwrap();
    assert!(saved < deleted && page.state.reading.is_none());
    assert_eq!(role_of(&page.reloaded(), 9), Role::Caption);
}

#[test]
fn a_reader_that_fails_leaves_the_wish_to_the_page() {
    let mut page = page();
    page.send(CAPTION);
    page.send(Msg::ReaderFailed);
    assert_eq!(role_of(&page, 9), Role::Caption);
    assert!(page.state.reading.is_none() && page.state.reframings.is_empty());
}

#[test]
fn what_changed_meanwhile_has_the_article_read_once_more() {
    let mut page = page();
    page.send(CAPTION);
    page.have_read();
    page.send(Msg::Undone);
    page.send(dated("2024-05-06"));
    let (first_id, _) = page.asked.clone().unwrap();
    // The role comes back while the dates are being read: what is found for the roles of before does not hold.
    page.send(Msg::Redone);
    page.have_read();
    assert!(first_id.0 < page.state.n_readings);
    let mut in_place = page_in_place();
    [CAPTION, dated("2024-05-06")].into_iter().for_each(|msg| drop(in_place.send(msg)));
    assert_eq!(page.content(), in_place.content());
}

#[test]
fn mentions_that_a_person_accepted_stay_in_a_block_that_is_set_aside() {
    let mut page = page();
    let (document, annotations) = page.content();
    let id = annotations.overlapping(document.blocks()[9].span).next().unwrap().id;
    page.send(Msg::AnnotationFocused(id));
    page.send(CAPTION);
    page.send(Msg::Accepted(Scope::One));
    page.have_read();
    assert_eq!(n_in_block(&page, 9), 1);
    assert_eq!(page.content().1.annotation(id).unwrap().status, Status::Accepted);
}
