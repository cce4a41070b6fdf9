//! Values that cannot be taken: told beside their fields, with what was typed kept.

use galley::{
    AnnotationId, EntityId, Never, Reading, Word, WordRule,
    editor::{Effect, Entry, FieldName, Focus, Msg, Overlay, WordEdit},
};

use crate::page::{ARTICLE, Page};

/// Sends a message that is refused: tells what was expected and found, changes nothing, and says it aloud.
#[track_caller]
fn check(page: &mut Page, msg: Msg, entry: Entry, typed: &str, expected: &[&str]) {
    let (before, words) = (page.content(), page.state.words.clone());
    let effects = page.send(msg);
    let refusal = page.state.refusals.iter().find(|refusal| refusal.entry == entry).unwrap_or_else(|| panic!("{:?}", page.state.refusals));
    assert_eq!(refusal.typed, typed);
    assert!(expected.iter().all(|words| refusal.reason.contains(words)), "{refusal:?}");
    assert_eq!(effects, [Effect::Announce(refusal.reason.clone())]);
    assert_eq!((page.content(), &page.state.words), (before, &words));
}

fn date(page: &mut Page) -> AnnotationId {
    page.select("4 March 2025");
    match page.state.focus {
        Some(Focus::Annotation(id)) => id,
        other => panic!("no date: {other:?}"),
    }
}

fn entity(page: &mut Page, words: &str) -> EntityId {
    let (document, annotations) = page.content();
    let mention = annotations.annotations().iter().find(|annotation| document.slice(annotation.span) == words).unwrap();
    assert!(matches!(mention.reading, Reading::Entity(_)));
    let id = mention.entity.unwrap();
    page.send(Msg::OverlayOpened(Overlay::Entity(id)));
    id
}

#[test]
fn every_field_says_what_was_expected_and_what_came() {
    let mut page = Page::with(ARTICLE);
    for name in [FieldName::Published, FieldName::ReferenceDate] {
        check(&mut page, Msg::FieldEntered(name, "soon".to_owned()), Entry::Field(name), "soon", &["one day", "2025-12-04", "“soon”"]);
    }
    let id = date(&mut page);
    check(&mut page, Msg::ValueEntered("blue cheese".to_owned()), Entry::Value(id), "blue cheese", &["expected", "blue cheese"]);
    let oslo = entity(&mut page, "Oslo");
    check(&mut page, Msg::EntityRenamed(oslo, " ".to_owned()), Entry::Name(oslo), " ", &["Expected a name", "nothing"]);
    for (scheme, typed, expected) in [("iso3166", "Norway", "as NO"), ("geonames", "Oslo", "3161733"), ("wikidata", "585", "Q585")] {
        let typed = typed.to_owned();
        check(&mut page, Msg::LinkEntered(oslo, scheme, typed.clone()), Entry::Link(oslo, scheme), &typed, &[expected, &typed]);
    }
    let word = |text: &str| Word { text: text.to_owned(), rule: WordRule::Never(Never::Date), is_case_sensitive: true, is_off: false };
    page.send(Msg::OverlayOpened(Overlay::Words));
    check(&mut page, Msg::WordAdded(word("  ")), Entry::NewWord, "  ", &["some words", "none"]);
    page.send(Msg::WordAdded(word("May")));
    check(&mut page, Msg::WordAdded(word("May")), Entry::NewWord, "May", &["another entry", "“May” is never a date"]);
    check(&mut page, Msg::WordEdited(0, WordEdit::Text(String::new())), Entry::Word(0), "", &["some words"]);
    let long = "a".repeat(300);
    check(&mut page, Msg::WordEdited(0, WordEdit::Text(long.clone())), Entry::Word(0), &long, &["at most 200 bytes", "300"]);
}

#[test]
fn ids_of_registers_are_taken_in_their_own_form() {
    let mut page = Page::with(ARTICLE);
    let oslo = entity(&mut page, "Oslo");
    for (scheme, id) in [("iso3166", "NO"), ("iso3166", "GB-SCT"), ("geonames", "3161733"), ("wikidata", "Q585"), ("wikidata", "")] {
        page.send(Msg::LinkEntered(oslo, scheme, format!(" {id} ")));
        assert!(page.state.refusals.is_empty(), "{:?}", page.state.refusals);
        let links = page.content().1.entity(oslo).unwrap().links.clone();
        assert_eq!(links.get(scheme).map_or("", String::as_str), id);
    }
}

#[test]
fn stands_until_it_is_mended_or_let_go() {
    let mut page = Page::with(ARTICLE);
    let refused = Msg::FieldEntered(FieldName::Published, "soon".to_owned());
    page.send(refused.clone());
    // Other work goes on beside it.
    page.send(Msg::FieldEntered(FieldName::Source, "The Post".to_owned()));
    page.send(Msg::Stepped(galley::editor::Towards::Next, galley::editor::Among::All));
    assert_eq!(page.state.refusals.len(), 1);
    page.send(refused.clone());
    assert_eq!(page.state.refusals.len(), 1, "the same field is told of once");
    page.send(Msg::FieldEntered(FieldName::Published, "5 May 2024".to_owned()));
    assert!(page.state.refusals.is_empty());
    page.send(refused.clone());
    page.send(Msg::RefusalsDismissed);
    assert!(page.state.refusals.is_empty());
    page.send(refused);
    page.send(Msg::TextPasted { text: "Another\n\nA storm in Norway.".to_owned(), n_replaced: 0, html: String::new() });
    assert!(page.state.refusals.is_empty(), "it belongs to the article");
}

#[test]
fn a_value_whose_palette_goes_is_told_on_the_page() {
    let mut page = Page::with(ARTICLE);
    date(&mut page);
    page.send(Msg::ValueEntered("blue cheese".to_owned()));
    page.send(Msg::FocusCleared);
    assert!(page.state.refusals.is_empty());
    let notice = page.state.notice.take().unwrap().text;
    assert!(notice.contains("keeps its value") && notice.contains("blue cheese"), "{notice}");
}

#[test]
fn goes_with_its_dialog() {
    let mut page = Page::with(ARTICLE);
    let oslo = entity(&mut page, "Oslo");
    page.send(Msg::LinkEntered(oslo, "wikidata", "585".to_owned()));
    page.send(Msg::OverlayClosed);
    assert!(page.state.refusals.is_empty() && page.state.notice.is_none());
}

#[test]
fn a_search_for_a_sector_says_how_many_there_are() {
    let mut page = Page::with(ARTICLE);
    page.send(Msg::OverlayOpened(Overlay::Sectors));
    let said = |page: &mut Page, query: &str| match page.send(Msg::QueryTyped(query.to_owned())).as_slice() {
        [Effect::Announce(said)] => said.clone(),
        other => panic!("{other:?}"),
    };
    assert!(said(&mut page, "batter").contains("Enter takes"));
    assert!(said(&mut page, "zzzzqq").contains("“zzzzqq”"));
    assert_eq!(page.state.overlay, Some(Overlay::Sectors));
}
