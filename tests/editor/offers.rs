//! “Correct once”: the same correction for identical mentions.

use galley::{
    EntityLabel, Reading, Status,
    editor::{Choice, End, Exception, Msg, Offer, Overlay, Scope, Towards, Unit},
};

use crate::page::Page;

/// Words that no recogniser knows, so that nothing but the test marks them.
const ARTICLE: &str = "The group\n\nIn the plan the zorblat met a zorblat. Nobody saw the Zorblat, they said. The old zorblat works of Braven saw a zorblat \
    too.\n\nIt was a zorblat that Braven Zorblat Trust bought.\n";

fn offer(page: &Page) -> &Offer {
    page.state.offer.as_ref().unwrap()
}

fn label(page: &mut Page, words: &str, label: EntityLabel) {
    page.select(words);
    page.send(Msg::Labelled(Choice::Entity(label), Scope::One));
}

fn n_marked(page: &Page, mention: &str) -> usize {
    page.marked().iter().filter(|marked| *marked == mention).count()
}

#[test]
fn offers_the_same_label_with_exceptions_unticked_and_makes_it_one_step() {
    let mut page = Page::with(ARTICLE);
    // Decided otherwise by the person, at the place before the last one.
    label(&mut page, "Braven Zorblat Trust", EntityLabel::Org);
    label(&mut page, "zorblat works", EntityLabel::Fac);
    label(&mut page, "zorblat", EntityLabel::Product);
    let exceptions: Vec<Option<&Exception>> = offer(&page).rows.iter().map(|row| row.place.exception.as_ref()).collect();
    let inside = |words: &str| Exception::Inside(words.to_owned());
    let (works, trust) = (inside("zorblat works"), inside("Braven Zorblat Trust"));
    assert_eq!(exceptions, [None, Some(&Exception::Case), Some(&works), None, None, Some(&trust)]);
    assert!(offer(&page).rows.iter().all(|row| row.is_ticked == row.place.exception.is_none()));
    assert_eq!(offer(&page).shown(), "Mark 3 more as PRODUCT");

    let (before, n_steps) = (page.content(), page.n_steps());
    page.send(Msg::OfferRowToggled(1));
    page.send(Msg::OfferTaken);
    assert_eq!((n_marked(&page, "[zorblat]PRODUCT"), n_marked(&page, "[Zorblat]PRODUCT")), (4, 1));
    assert!(page.marked().contains(&"[zorblat works]FAC".to_owned()));
    assert_eq!(page.n_steps(), n_steps + 1);
    assert!(offer(&page).rows.is_empty() && offer(&page).word.is_some(), "the word list is offered on");
    page.send(Msg::Undone);
    assert_eq!(page.content(), before);
    assert!(page.state.offer.is_none(), "the offer falls with the next change");
}

#[test]
fn says_where_a_person_decided_otherwise() {
    let mut page = Page::with(ARTICLE);
    let text = page.content().0.text().to_owned();
    let second = text.match_indices("zorblat").nth(1).unwrap().0;
    page.send(Msg::TextSelected(galley::Utf16Span { start: second, end: second + "zorblat".len() }));
    page.send(Msg::Labelled(Choice::Entity(EntityLabel::Law), Scope::One));
    let third = text.match_indices("zorblat").nth(3).unwrap().0;
    page.send(Msg::TextSelected(galley::Utf16Span { start: third, end: third + "zorblat".len() }));
    page.send(Msg::Labelled(Choice::Entity(EntityLabel::Event), Scope::One));
    page.send(Msg::Removed(Scope::One));
    label(&mut page, "zorblat", EntityLabel::Product);
    let decided = offer(&page).rows.iter().find(|row| row.place.exception == Some(Exception::Decided("LAW"))).unwrap();
    assert!(!decided.is_ticked);
}

#[test]
fn takes_the_neighbours_of_a_name_into_account() {
    let mut page = Page::with("A note\n\nThey saw braven there. Then old Braven Mills met braven and young Braven left for Braven City.\n");
    label(&mut page, "young Braven", EntityLabel::Person);
    page.send(Msg::EndMoved(End::Start, Towards::Next, Unit::Token));
    label(&mut page, "Braven left", EntityLabel::Person);
    page.send(Msg::EndMoved(End::End, Towards::Previous, Unit::Token));
    // Whatever else was found in the text, a place beside a capital is not ticked.
    page.send(Msg::Labelled(Choice::Entity(EntityLabel::Norp), Scope::One));
    let rows = &offer(&page).rows;
    assert!(rows.iter().filter(|row| row.place.exception == Some(Exception::Neighbour)).all(|row| !row.is_ticked));
    assert!(rows.iter().all(|row| !row.is_ticked), "{rows:?}");
}

#[test]
fn offers_to_remove_the_others_too() {
    let mut page = Page::with(ARTICLE);
    page.select("zorblat");
    page.send(Msg::Labelled(Choice::Entity(EntityLabel::Product), Scope::Identical));
    let n_before = n_marked(&page, "[zorblat]PRODUCT");
    page.select("zorblat");
    page.send(Msg::Removed(Scope::One));
    // All of them were the person's own, so that none is ticked.
    assert_eq!((offer(&page).rows.len(), offer(&page).n_ticked()), (n_before - 1, 0));
    for row_idx in 0..n_before - 1 {
        page.send(Msg::OfferRowToggled(row_idx));
    }
    page.send(Msg::OfferTaken);
    assert_eq!(n_marked(&page, "[zorblat]PRODUCT"), 0);
}

#[test]
fn offers_the_same_extent_after_several_moves() {
    let mut page = Page::with("On firms\n\nThe old zorblat of sorts grew. Later a zorblat of sorts hired. Then a zorblat left.\n");
    label(&mut page, "zorblat", EntityLabel::Org);
    page.send(Msg::OfferTaken);
    assert_eq!(n_marked(&page, "[zorblat]ORG"), 3);
    page.select("zorblat");
    page.send(Msg::EndMoved(End::End, Towards::Next, Unit::Token));
    page.send(Msg::EndMoved(End::End, Towards::Next, Unit::Token));
    assert_eq!(offer(&page).rows.len(), 1, "only where the same words follow: {:?}", offer(&page).rows);
    if !offer(&page).rows[0].is_ticked {
        page.send(Msg::OfferRowToggled(0));
    }
    page.send(Msg::OfferTaken);
    assert_eq!(n_marked(&page, "[zorblat of sorts]ORG"), 2);
}

#[test]
fn offers_the_same_value_for_a_date() {
    let mut page = Page::with("A week\n\nShe came on Monday and left on Monday. He stayed until Tuesday.\n");
    page.select("Monday");
    page.send(Msg::ValueEntered("2024-05-06".to_owned()));
    assert_eq!(offer(&page).shown(), "Give 1 more the value 2024-05-06");
    page.send(Msg::OfferTaken);
    let (document, annotations) = page.content();
    let values = annotations.annotations().iter().filter(|annotation| document.slice(annotation.span) == "Monday");
    let values: Vec<&str> =
        values.map(|annotation| if let Reading::Date(timex) = &annotation.reading { timex.value.as_str() } else { "" }).collect();
    assert_eq!(values, ["2024-05-06", "2024-05-06"]);
}

#[test]
fn is_looked_at_dismissed_and_never_in_the_way() {
    let mut page = Page::with(ARTICLE);
    label(&mut page, "zorblat", EntityLabel::Product);
    page.send(Msg::OfferPreviewed);
    assert_eq!(page.state.overlay, Some(Overlay::Offer));
    page.send(Msg::OfferDismissed);
    assert!(page.state.overlay.is_none() && page.state.offer.is_none());
    label(&mut page, "Nobody", EntityLabel::Law);
    let before = page.n_steps();
    label(&mut page, "plan", EntityLabel::Law);
    assert_eq!(page.n_steps(), before + 1, "the next correction needs no answer first");
    assert_eq!(offer(&page).words, "plan");
}

#[test]
fn to_say_what_a_suggestion_says_is_to_accept_it() {
    let mut page = Page::with("Acme hires\n\nAda Lind moved to Norway in May.\n");
    page.select("Norway");
    page.send(Msg::Labelled(Choice::Entity(EntityLabel::Gpe), Scope::One));
    let (document, annotations) = page.content();
    let norway = annotations.annotations().iter().find(|annotation| document.slice(annotation.span) == "Norway").unwrap();
    assert_eq!(norway.status, Status::Accepted);
}
