//! Corrections as a person makes them, and what comes onto the page.

use galley::{
    EntityLabel, Reading, Role, Status,
    editor::{Among, Choice, Effect, End, FieldName, Focus, Msg, Scope, Towards, Unit},
    span::Utf16Span,
};

use crate::page::{ARTICLE, Page};

#[test]
fn marks_what_a_person_selects_and_takes_it_back() {
    let mut page = Page::with(ARTICLE);
    let before = page.content();
    page.select("robotics unit");
    page.send(Msg::Labelled(Choice::Entity(EntityLabel::Product), Scope::One));
    assert!(page.marked().contains(&"[robotics unit]PRODUCT".to_owned()));
    assert!(!page.marked().iter().any(|mention| mention == "[robotics]SECTOR"), "what lies inside goes");
    page.send(Msg::Undone);
    assert_eq!(page.content(), before);
}

#[test]
fn labels_all_with_the_same_words_in_one_step() {
    let mut page = Page::with(ARTICLE);
    page.select("Acme Corp");
    page.send(Msg::Labelled(Choice::Entity(EntityLabel::Product), Scope::Identical));
    let n_marked = page.marked().iter().filter(|mention| *mention == "[Acme Corp]PRODUCT").count();
    assert_eq!((n_marked, page.n_steps()), (3, 1));
    let (_, annotations) = page.content();
    let entities: Vec<_> =
        annotations.annotations().iter().filter(|a| a.reading == Reading::Entity(EntityLabel::Product)).map(|a| a.entity).collect();
    assert!(entities.iter().all(|entity| entity.is_some() && *entity == entities[0]), "{entities:?}");
}

#[test]
fn keeps_removed_suggestions_on_record() {
    let mut page = Page::with(ARTICLE);
    page.send(Msg::Stepped(Towards::Next, Among::All));
    let Some(Focus::Annotation(id)) = page.state.focus else { panic!("nothing in focus") };
    page.send(Msg::Removed(Scope::One));
    let (_, annotations) = page.content();
    assert!(annotations.annotation(id).is_none());
    assert_eq!(annotations.rejected().iter().map(|rejected| rejected.id).collect::<Vec<_>>(), [id]);
    assert_ne!(page.state.focus, Some(Focus::Annotation(id)), "the next one is in focus");
}

#[test]
fn accepts_and_moves_and_relabels() {
    let mut page = Page::with(ARTICLE);
    page.select("Ada Lind");
    page.send(Msg::Labelled(Choice::Entity(EntityLabel::Fac), Scope::One));
    page.send(Msg::EndMoved(End::End, Towards::Previous, Unit::Token));
    assert!(page.marked().contains(&"[Ada]FAC".to_owned()), "{:?}", page.marked());
    page.send(Msg::EndMoved(End::End, Towards::Next, Unit::Token));
    page.send(Msg::Labelled(Choice::Entity(EntityLabel::Person), Scope::One));
    assert!(page.marked().contains(&"[Ada Lind]PERSON".to_owned()));
    page.select("2025");
    page.send(Msg::Stepped(Towards::Next, Among::All));
    page.send(Msg::Accepted(Scope::One));
    let (_, annotations) = page.content();
    assert!(annotations.annotations().iter().any(|annotation| annotation.status == Status::Accepted));
}

#[test]
fn finds_everything_after_a_reload() {
    let mut page = Page::with(ARTICLE);
    page.select("steel");
    page.send(Msg::Labelled(Choice::Sector(None), Scope::One));
    page.select("Lind said");
    page.send(Msg::Labelled(Choice::Entity(EntityLabel::Law), Scope::One));
    page.send(Msg::Undone);
    let reloaded = page.reloaded();
    assert_eq!(reloaded.content(), page.content());
    let histories = [&page, &reloaded].map(|page| page.state.article.as_ref().unwrap().history.clone());
    assert_eq!(histories[0], histories[1]);
}

#[test]
fn follows_a_block_that_becomes_debris_and_back() {
    let mut page = Page::with(ARTICLE);
    let before = page.marked();
    let (document, _) = page.content();
    let block_idx = document.blocks().iter().rposition(|block| block.role == Role::Body).unwrap();
    page.send(Msg::RoleChosen(block_idx, Role::Boilerplate));
    assert!(page.marked().len() < before.len());
    page.send(Msg::RoleChosen(block_idx, Role::Body));
    assert_eq!(page.marked(), before);
}

#[test]
fn resolves_relative_dates_against_another_day_in_one_step() {
    let mut page = Page::with(ARTICLE);
    let value = |page: &Page| {
        let (document, annotations) = page.content();
        let date = annotations.annotations().iter().find(|annotation| document.slice(annotation.span) == "last week");
        date.map(|date| if let Reading::Date(timex) = &date.reading { timex.value.clone() } else { String::new() })
    };
    page.send(Msg::FieldEntered(FieldName::ReferenceDate, "2025-03-06".to_owned()));
    let first = value(&page);
    let n_steps = page.n_steps();
    page.send(Msg::FieldEntered(FieldName::ReferenceDate, "2024-07-01".to_owned()));
    assert_ne!(value(&page), first);
    assert_eq!(page.n_steps(), n_steps + 1);
    page.send(Msg::Undone);
    assert_eq!(value(&page), first);
}

#[test]
fn refuses_what_it_cannot_read_and_keeps_the_work() {
    let mut page = Page::with(ARTICLE);
    page.select("steel");
    page.send(Msg::Labelled(Choice::Entity(EntityLabel::Law), Scope::One));
    let before = page.content();
    let odd: [(&str, &[u8]); 5] =
        [("a.txt", b"\xff\xfe\x00"), ("b.txt", b"a\0b"), ("c.txt", b""), ("d.json", b"{}"), ("e.json", b"\"\\ud800\"")];
    for (name, bytes) in odd {
        page.send(Msg::FileRead { name: name.to_owned(), bytes: bytes.to_vec() });
        let notice = page.state.notice.take().unwrap();
        assert!(notice.text.contains(name), "{notice:?}");
        assert_eq!(page.content(), before, "{name}");
    }
    for text in ["", " \n\t "] {
        page.send(Msg::TextPasted { text: text.to_owned(), n_replaced: 0, html: String::new() });
        assert!(page.state.notice.take().is_some());
        assert_eq!(page.content(), before);
    }
    page.send(Msg::FieldEntered(FieldName::ReferenceDate, "2025-02-31".to_owned()));
    assert!(page.state.refusals[0].reason.contains("2025-02-31"));
    assert_eq!(page.content(), before);
}

#[test]
fn reads_the_html_of_the_clipboard_where_it_has_the_words() {
    let html = "<nav><a href=x>Home</a><a href=y>World</a></nav><article><h1>Acme Corp hires in Oslo</h1><p>Acme Corp said that Ada Lind \
        will run its robotics unit in Norway from next year on.</p><p>The firm also sells steel to Sweden.</p></article>";
    let mut page = Page::default();
    let text = "Home World\nAcme Corp hires in Oslo\nAcme Corp said that Ada Lind will run its robotics unit in Norway from next year on.";
    page.send(Msg::TextPasted { text: text.to_owned(), n_replaced: 0, html: html.to_owned() });
    let (document, _) = page.content();
    assert!(!document.text().contains('<') && document.text().contains("steel"), "{}", document.text());
    let mut page = Page::default();
    page.send(Msg::TextPasted { text: text.to_owned(), n_replaced: 0, html: "<p>Home</p><p>World</p><p>!</p>".to_owned() });
    assert_eq!(page.content().0.text(), text);
}

#[test]
fn grows_and_shrinks_a_selection_by_keyboard_from_where_it_began() {
    let mut page = Page::with(ARTICLE);
    page.select("Oslo");
    page.send(Msg::FocusCleared);
    let selected = |page: &Page| {
        let (document, _) = page.content();
        let Some(Focus::Selection { span, .. }) = page.state.focus else { panic!("no words are selected") };
        document.slice(span).to_owned()
    };
    page.send(Msg::SelectionMoved { towards: Towards::Next, unit: Unit::Token, grows: false });
    assert_eq!(selected(&page), "Acme");
    page.send(Msg::SelectionMoved { towards: Towards::Next, unit: Unit::Token, grows: true });
    page.send(Msg::SelectionMoved { towards: Towards::Next, unit: Unit::Token, grows: true });
    assert_eq!(selected(&page), "Acme Corp hires");
    // The browser reports the selection that the page drew.
    page.send(Msg::TextSelected(Utf16Span { start: 0, end: "Acme Corp hires".len() }));
    page.send(Msg::SelectionMoved { towards: Towards::Previous, unit: Unit::Token, grows: true });
    assert_eq!(selected(&page), "Acme Corp");
}

#[test]
fn refuses_a_text_that_is_too_long_whatever_its_kind() {
    let mut page = Page::with(ARTICLE);
    let before = page.content();
    let long = "a word ".repeat(3_000_000);
    for name in ["a.txt", "a.html", "a.md"] {
        page.send(Msg::FileRead { name: name.to_owned(), bytes: long.clone().into_bytes() });
        assert!(page.state.notice.take().unwrap().text.contains("20 MB"), "{name}");
    }
    page.send(Msg::TextPasted { text: long, n_replaced: 1, html: String::new() });
    assert!(page.state.notice.take().unwrap().text.contains("20 MB"));
    assert_eq!(page.content(), before);
}

#[test]
fn says_what_was_no_unicode() {
    let mut page = Page::default();
    page.send(Msg::TextPasted { text: "The words \u{fffd} stand".to_owned(), n_replaced: 1, html: String::new() });
    assert!(page.state.notice.unwrap().text.contains("Unicode"));
}

#[test]
fn opens_its_own_export() {
    let mut page = Page::with(ARTICLE);
    page.select("steel");
    page.send(Msg::Labelled(Choice::Entity(EntityLabel::Law), Scope::One));
    let Some(Effect::Download { text, name, .. }) = page.send(Msg::ExportRequested).into_iter().next() else { panic!("no download") };
    let before = page.content();
    page.send(Msg::FileRead { name, bytes: text.into_bytes() });
    assert_eq!(page.content(), before);
    assert_eq!(page.stored.len(), 2, "the article it came from is still there");
}

#[test]
fn merges_splits_renames_and_relabels_entities() {
    let mut page = Page::with(ARTICLE);
    for (words, scope) in [("Acme Corp", Scope::Identical), ("robotics unit", Scope::One)] {
        page.select(words);
        page.send(Msg::Labelled(Choice::Entity(EntityLabel::Org), scope));
    }
    let id_of = |page: &Page, name: &str| page.content().1.entities().iter().find(|entity| entity.name == name).map(|entity| entity.id);
    let (acme, unit) = (id_of(&page, "Acme Corp").unwrap(), id_of(&page, "robotics unit").unwrap());
    let start = page.content();
    page.send(Msg::EntitiesMerged { from: unit, into: acme });
    assert_eq!(page.content().1.mentions(acme).count(), 4);
    assert_eq!(id_of(&page, "robotics unit"), None);
    page.select("robotics unit");
    page.send(Msg::MentionSplit);
    assert_eq!(page.content().1.mentions(acme).count(), 3);
    page.send(Msg::EntityRenamed(acme, "Acme Corporation".to_owned()));
    page.send(Msg::EntityRelabelled(acme, EntityLabel::Product));
    assert_eq!(page.marked().iter().filter(|mention| *mention == "[Acme Corp]PRODUCT").count(), 3);
    page.send(Msg::EntityRemoved(acme));
    assert!(!page.marked().iter().any(|mention| mention.starts_with("[Acme Corp]")));
    for _ in 0..5 {
        page.send(Msg::Undone);
    }
    assert_eq!(page.content(), start);
}
