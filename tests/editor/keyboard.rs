//! Selecting by keyboard, dragging ends, going about, and the fields above the article.

use galley::{
    EntityLabel, Reading,
    editor::{Choice, Effect, End, FieldName, Focus, Msg, Overlay, Region, Scope, Theme, Towards, Unit, evidence, evidence_line},
    span::Utf16Span,
};

use crate::page::{ARTICLE, Page};

fn selected(page: &Page) -> String {
    let (document, _) = page.content();
    let Some(Focus::Selection { span, .. }) = page.state.focus else { panic!("no words are selected: {:?}", page.state.focus) };
    document.slice(span).to_owned()
}

fn in_focus(page: &Page) -> String {
    let (document, annotations) = page.content();
    let Some(Focus::Annotation(id)) = page.state.focus else { panic!("no mention is in focus: {:?}", page.state.focus) };
    document.slice(annotations.annotation(id).unwrap().span).to_owned()
}

fn moved(page: &mut Page, towards: Towards, unit: Unit, grows: bool) -> String {
    page.send(Msg::SelectionMoved { towards, unit, grows });
    selected(page)
}

/// The place of the n-th occurrence of some words, in UTF-16.
fn place(page: &Page, words: &str, n: usize) -> Utf16Span {
    let (document, _) = page.content();
    let (start, _) = document.text().match_indices(words).nth(n).unwrap();
    let start = document.text()[..start].encode_utf16().count();
    Utf16Span { start, end: start }
}

#[test]
fn moves_and_grows_by_word() {
    let mut page = Page::with(ARTICLE);
    page.send(Msg::CaretAsked);
    assert_eq!(selected(&page), "Acme");
    assert_eq!(moved(&mut page, Towards::Next, Unit::Token, false), "Corp");
    assert_eq!(moved(&mut page, Towards::Next, Unit::Token, true), "Corp hires");
    assert_eq!(moved(&mut page, Towards::Previous, Unit::Token, true), "Corp");
    assert_eq!(moved(&mut page, Towards::Previous, Unit::Token, true), "Acme Corp");
    assert_eq!(moved(&mut page, Towards::Next, Unit::Token, true), "Corp");
}

#[test]
fn moves_and_grows_by_character_inside_words() {
    let mut page = Page::with(ARTICLE);
    page.send(Msg::CaretAsked);
    assert_eq!(moved(&mut page, Towards::Next, Unit::Character, false), "A");
    assert_eq!(moved(&mut page, Towards::Next, Unit::Character, false), "c");
    assert_eq!(moved(&mut page, Towards::Next, Unit::Character, true), "cm");
    assert_eq!(moved(&mut page, Towards::Next, Unit::Token, true), "cme");
    assert_eq!(moved(&mut page, Towards::Next, Unit::Character, true), "cme C", "white space is never an end");
    assert_eq!(moved(&mut page, Towards::Previous, Unit::Character, true), "cme");
    // The browser tells of what the page selected: it is not snapped to words.
    let at = place(&page, "cme", 0).start;
    page.send(Msg::TextSelected(Utf16Span { start: at, end: at + 3 }));
    page.send(Msg::Labelled(Choice::Entity(EntityLabel::Org), Scope::One));
    assert_eq!(in_focus(&page), "cme");
}

#[test]
fn moves_by_line_where_the_browser_finds_it() {
    let mut page = Page::with(ARTICLE);
    page.send(Msg::CaretAsked);
    let effects = page.send(Msg::LineAsked { towards: Towards::Next, grows: false });
    assert_eq!(effects, [Effect::FindLine { towards: Towards::Next, grows: false }]);
    let at = place(&page, "Lind will", 0);
    page.send(Msg::LineFound { place: at, grows: false });
    assert_eq!(selected(&page), "Lind");
    let at = place(&page, "robotics", 0);
    page.send(Msg::LineFound { place: at, grows: true });
    assert_eq!(selected(&page), "Lind will run its robotics");
}

#[test]
fn a_selection_by_keyboard_begins_at_the_mention_in_focus() {
    let mut page = Page::with(ARTICLE);
    page.select("robotics unit");
    page.send(Msg::Labelled(Choice::Entity(EntityLabel::Product), Scope::One));
    page.send(Msg::CaretAsked);
    assert_eq!(selected(&page), "robotics");
}

#[test]
fn a_drag_is_one_step_and_snaps_to_words() {
    let mut page = Page::with(ARTICLE);
    page.select("robotics unit");
    page.send(Msg::Labelled(Choice::Entity(EntityLabel::Product), Scope::One));
    let (before, n_steps) = (page.content(), page.n_steps());
    let inside = |page: &Page, words: &str, offset: usize| {
        let start = place(page, words, 0).start + offset;
        Utf16Span { start, end: start }
    };
    let at = inside(&page, "Norway", 3);
    page.send(Msg::EndDragged { end: End::End, place: at, unit: Unit::Token });
    assert_eq!((in_focus(&page).as_str(), page.n_steps()), ("robotics unit in Norway", n_steps + 1));
    page.send(Msg::Undone);
    assert_eq!(page.content(), before);
    page.select("robotics unit");
    let at = inside(&page, "robotics", 2);
    page.send(Msg::EndDragged { end: End::Start, place: at, unit: Unit::Character });
    assert_eq!(in_focus(&page), "botics unit");
    let at = inside(&page, "Norway", 6);
    page.send(Msg::EndDragged { end: End::Start, place: at, unit: Unit::Token });
    assert_eq!(in_focus(&page), "botics unit", "a start behind the end is no place for it");
}

#[test]
fn clicks_go_through_what_overlaps_from_the_shortest() {
    let mut page = Page::with(ARTICLE);
    page.select("its robotics unit in Norway");
    page.send(Msg::Labelled(Choice::Entity(EntityLabel::Event), Scope::One));
    page.select("unit");
    page.send(Msg::Labelled(Choice::Date, Scope::One));
    let (document, annotations) = page.content();
    let start = document.text().find("unit").unwrap();
    let over = annotations.annotations().iter().filter(|annotation| annotation.span.start() <= start && start < annotation.span.end());
    let ids: Vec<_> = over.map(|annotation| annotation.id).collect();
    assert_eq!(ids.len(), 2);
    page.send(Msg::FocusCleared);
    let mut clicked = || {
        page.send(Msg::MentionsClicked(ids.clone()));
        in_focus(&page)
    };
    assert_eq!([clicked(), clicked(), clicked()], ["unit", "its robotics unit in Norway", "unit"]);
}

#[test]
fn another_reading_of_a_date_comes_by_one_key_and_goes_back_by_the_same() {
    let mut page = Page::with("Oslo, 3 June 2024. The deal was signed on 04/05/2024 in Oslo.");
    page.select("04/05/2024");
    let value = |page: &Page| {
        let (_, annotations) = page.content();
        let Some(Focus::Annotation(id)) = page.state.focus else { panic!("no mention is in focus") };
        let Reading::Date(timex) = annotations.annotation(id).unwrap().reading.clone() else { panic!("it is no date") };
        timex.value
    };
    let first = value(&page);
    page.send(Msg::OtherReadingAsked);
    let second = value(&page);
    assert_ne!(first, second);
    page.send(Msg::OtherReadingAsked);
    assert_eq!(value(&page), first);
    page.send(Msg::Undone);
    assert_eq!(value(&page), second);
}

#[test]
fn a_wrong_value_is_refused_in_words_and_changes_nothing() {
    let mut page = Page::with(ARTICLE);
    page.select("4 March 2025");
    let before = page.content();
    page.send(Msg::ValueEntered("blue cheese".to_owned()));
    assert!(page.state.refusals[0].reason.contains("blue cheese"));
    assert_eq!(page.content(), before);
}

#[test]
fn a_field_says_where_it_was_read_and_leads_there() {
    let mut page =
        Page::with("Oslo plans a plant\nBy Eleanor Whitcombe\n2024-05-03T12:46+0000\nThe plant will be built in Oslo, she said on Friday.");
    page.send(Msg::FieldFocused(FieldName::Bylines));
    let article = page.state.article.as_ref().unwrap();
    let spans = evidence(article, FieldName::Bylines);
    assert_eq!(spans.iter().map(|span| article.document.slice(*span)).collect::<Vec<_>>(), ["Eleanor Whitcombe"]);
    assert!(evidence_line(article, FieldName::Bylines).contains("“Eleanor Whitcombe”"));
    assert_eq!(evidence_line(article, FieldName::Url), "The text does not say.");
    assert_eq!(page.send(Msg::EvidenceAsked), [Effect::Show(spans[0])]);
    page.send(Msg::FieldEntered(FieldName::Bylines, "Eleanor Whitcombe, Ada Lind".to_owned()));
    let article = page.state.article.as_ref().unwrap();
    assert_eq!(evidence(article, FieldName::Bylines), spans, "the part that stayed keeps its place");
    page.send(Msg::FieldsLeft);
    assert_eq!(page.send(Msg::EvidenceAsked), []);
}

#[test]
fn the_day_that_dates_count_from_can_be_typed_in_words() {
    let mut page = Page::with(ARTICLE);
    let day = |page: &Page| page.content().1.reference_date.map(|date| date.to_string());
    page.send(Msg::FieldEntered(FieldName::ReferenceDate, "4 December 2025".to_owned()));
    assert_eq!(day(&page).as_deref(), Some("2025-12-04"));
    page.send(Msg::FieldEntered(FieldName::ReferenceDate, "December 2025".to_owned()));
    assert!(page.state.refusals[0].reason.contains("one day"));
    assert_eq!(day(&page).as_deref(), Some("2025-12-04"));
    page.send(Msg::FieldEntered(FieldName::Published, "1 May 2024".to_owned()));
    assert_eq!(page.content().0.metadata().published.as_ref().unwrap().text, "2024-05-01");
}

#[test]
fn keys_lead_to_every_part_of_the_page() {
    let mut page = Page::with(ARTICLE);
    assert_eq!(page.send(Msg::Entered(Region::Panel)), [Effect::Enter(Region::Panel)]);
    assert!(page.state.shows_panel);
    page.select("Oslo");
    assert!(!page.state.shows_panel, "what is in focus is not hidden");
    page.send(Msg::EntityMenuAsked);
    assert!(matches!(page.state.overlay, Some(Overlay::Entity(_))));
    page.send(Msg::OverlayClosed);
    page.send(Msg::RoleAsked);
    assert_eq!(page.state.overlay, Some(Overlay::Roles(0)));
    page.send(Msg::OverlayClosed);
    page.send(Msg::LetGo);
    assert_eq!(page.state.focus, None);
}

#[test]
fn the_theme_is_kept() {
    let mut page = Page::with(ARTICLE);
    let themes: Vec<Theme> = (0..3)
        .map(|_| {
            page.send(Msg::ThemeAsked);
            page.state.theme
        })
        .collect();
    assert_eq!(themes, [Theme::Light, Theme::Dark, Theme::System]);
    page.send(Msg::SettingsLoaded([("theme".to_owned(), "\"dark\"".to_owned())].into()));
    assert_eq!(page.state.theme, Theme::Dark);
}
