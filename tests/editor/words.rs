//! The person's word list on the page.

use galley::{
    EntityLabel, Never, Origin, Status, Word, WordRule,
    editor::{Choice, Effect, Key, Msg, Overlay, Scope, WordEdit, message_of_key},
};

use crate::page::{ARTICLE, Page};

const LATER: &str = "Later\n\nThe zorblat of Bergen met another Zorblat in May.\n";

/// A page on which a correction was put on the word list.
fn taught() -> Page {
    let mut page = Page::with("Before\n\nThey say a zorblat is a firm.\n");
    page.select("zorblat");
    page.send(Msg::Labelled(Choice::Entity(EntityLabel::Org), Scope::One));
    assert!(page.state.words.words().is_empty(), "nothing is learned in silence");
    page.send(Msg::WordKept);
    page
}

fn paste(page: &mut Page, text: &str) {
    page.send(Msg::TextPasted { text: text.to_owned(), n_replaced: 0, html: String::new() });
}

fn n_by_user(page: &Page) -> usize {
    page.content().1.annotations().iter().filter(|annotation| annotation.origin == Origin::User).count()
}

#[test]
fn holds_for_later_articles_with_its_provenance() {
    let mut page = taught();
    paste(&mut page, LATER);
    let (document, annotations) = page.content();
    let by_user: Vec<_> = annotations.annotations().iter().filter(|annotation| annotation.origin == Origin::User).collect();
    assert_eq!(by_user.len(), 1);
    assert_eq!(document.slice(by_user[0].span), "zorblat");
    assert_eq!((by_user[0].status, by_user[0].score), (Status::Suggested, None));
}

#[test]
fn is_edited_entry_by_entry_and_switched_off() {
    let mut page = taught();
    page.send(Msg::WordEdited(0, WordEdit::CaseSwitched));
    paste(&mut page, LATER);
    assert_eq!(n_by_user(&page), 2);
    page.send(Msg::WordEdited(0, WordEdit::Switched));
    paste(&mut page, LATER);
    assert_eq!(n_by_user(&page), 0);
    page.send(Msg::WordEdited(0, WordEdit::Switched));
    page.send(Msg::WordEdited(0, WordEdit::Text("Bergen".to_owned())));
    paste(&mut page, LATER);
    assert_eq!(n_by_user(&page), 1);
    page.send(Msg::WordsSwitched);
    paste(&mut page, LATER);
    assert_eq!(n_by_user(&page), 0);
    page.send(Msg::WordEdited(0, WordEdit::Removed));
    assert!(page.state.words.words().is_empty());
}

#[test]
fn a_removal_teaches_that_words_are_never_such() {
    let mut page = Page::with(ARTICLE);
    page.select("Oslo");
    page.send(Msg::Removed(Scope::One));
    page.send(Msg::WordKept);
    assert_eq!(page.state.words.words()[0].rule.to_string(), "never a name");
    paste(&mut page, ARTICLE);
    assert!(!page.marked().iter().any(|mention| mention.starts_with("[Oslo]")), "{:?}", page.marked());
}

#[test]
fn a_removed_suggestion_of_the_list_goes_on_record() {
    let mut page = taught();
    paste(&mut page, LATER);
    page.select("zorblat");
    page.send(Msg::Removed(Scope::One));
    assert_eq!(page.content().1.rejected().len(), 1);
}

#[test]
fn survives_a_reload_and_goes_from_one_browser_to_another_as_a_file() {
    let mut page = taught();
    let Some(Effect::Download { text, name, .. }) = page.send(Msg::WordsExported).into_iter().next() else { panic!("no download") };
    let mut other = Page::default();
    other.send(Msg::SettingsLoaded(page.state.settings.clone()));
    assert_eq!(other.state.words, page.state.words);
    let mut third = Page::default();
    let effects = third.send(Msg::WordsRead { name: name.clone(), bytes: text.clone().into_bytes() });
    assert!(effects.iter().any(|effect| matches!(effect, Effect::SaveSetting { .. })));
    assert_eq!(third.state.words, page.state.words);
}

/// The settings of a page, and what the store was told to keep of them.
fn kept(effects: &[Effect]) -> Vec<(String, String)> {
    let saved = effects.iter().filter_map(|effect| match effect {
        Effect::SaveSetting { name, json } => Some((name.clone(), json.clone())),
        _ => None,
    });
    saved.collect()
}

#[test]
fn a_list_that_cannot_be_read_is_put_aside_and_never_written_over() {
    let Some(Effect::Download { text: list, .. }) = taught().send(Msg::WordsExported).into_iter().next() else { panic!("no download") };
    let list = list.into_bytes();
    let mut page = Page::default();
    for (n_before, broken) in ["{\"format\": 7", "[]"].into_iter().enumerate() {
        let mut settings = page.state.settings.clone();
        settings.insert("words".to_owned(), broken.to_owned());
        let saved = kept(&page.send(Msg::SettingsLoaded(settings)));
        let aside = format!("words-unread-{}", n_before + 1);
        assert!(saved.contains(&(aside.clone(), broken.to_owned())), "{saved:?}");
        page.send(Msg::WordsRead { name: "words.json".to_owned(), bytes: list.clone() });
        assert_eq!(page.state.settings[&aside], broken);
        assert_ne!(page.state.settings["words"], broken);
    }
}

#[test]
fn a_list_that_is_dropped_on_the_page_is_taken_as_such() {
    let mut page = taught();
    let Some(Effect::Download { text, name, .. }) = page.send(Msg::WordsExported).into_iter().next() else { panic!("no download") };
    let mut other = Page::with(ARTICLE);
    let before = other.content();
    other.send(Msg::FileRead { name, bytes: text.into_bytes() });
    assert_eq!((other.state.words.clone(), other.content()), (page.state.words, before));
}

#[test]
fn a_bad_file_is_refused_with_what_is_wrong_and_changes_nothing() {
    let mut page = taught();
    let before = page.state.words.clone();
    let bad = r#"{"format": "galley-words", "version": 1, "words": [{"text": "a", "never": "any"}, {"text": "b", "always": "FIRM"}]}"#;
    let cut = &bad.as_bytes()[..bad.len() - 20];
    for (bytes, expected) in [
        (bad.as_bytes(), "words[1].always: expected"),
        (bad.as_bytes(), "“FIRM”"),
        (b"\xff", "UTF-8"),
        (b"{}", "format"),
        (cut, "line 1 column"),
    ] {
        let effects = page.send(Msg::WordsRead { name: "mine.json".to_owned(), bytes: bytes.to_vec() });
        assert!(effects.is_empty());
        let notice = page.state.notice.take().unwrap().text;
        assert!(notice.contains("mine.json") && notice.contains(expected), "{notice}");
        assert_eq!(page.state.words, before);
    }
}

#[test]
fn holds_when_the_article_is_read_anew() {
    let mut page = taught();
    page.send(Msg::FieldEntered(galley::editor::FieldName::ReferenceDate, "2024-05-06".to_owned()));
    page.send(Msg::Undone);
    let mut words = page.state.words.words().to_vec();
    words[0].text = "They".to_owned();
    page.send(Msg::WordAdded(words.remove(0)));
    page.send(Msg::FieldEntered(galley::editor::FieldName::ReferenceDate, "2024-05-07".to_owned()));
    assert!(page.marked().contains(&"[They]ORG".to_owned()), "{:?}", page.marked());
}

#[test]
fn each_change_can_be_taken_back_and_made_again_and_is_announced() {
    let key = |key: &str, code: &str| Key { key: key.to_owned(), code: code.to_owned(), is_command: false, is_shift: false, is_alt: false };
    let word = |text: &str| Word { text: text.to_owned(), rule: WordRule::Never(Never::Date), is_case_sensitive: true, is_off: false };
    let file = br#"{"format": "galley-words", "version": 1, "words": [{"text": "Mill", "never": "any"}]}"#.to_vec();
    let changes = [
        Msg::WordEdited(0, WordEdit::Removed),
        Msg::WordEdited(0, WordEdit::Text("Zorblatt".to_owned())),
        Msg::WordEdited(0, WordEdit::Rule(WordRule::Entity(EntityLabel::Person))),
        Msg::WordEdited(0, WordEdit::CaseSwitched),
        Msg::WordEdited(0, WordEdit::Switched),
        Msg::WordsSwitched,
        Msg::WordAdded(word("May")),
        Msg::WordsRead { name: "mine.json".to_owned(), bytes: file },
    ];
    for change in changes {
        let mut page = taught();
        page.send(Msg::OverlayOpened(Overlay::Words));
        let before = page.state.words.clone();
        page.send(change.clone());
        let after = page.state.words.clone();
        assert_ne!(before, after, "{change:?}");
        // U, and the same key with Shift, are the list's own while it is open.
        let undo = message_of_key(&key("u", "KeyU"), &page.state).unwrap();
        let effects = page.send(undo);
        assert_eq!(page.state.words, before, "{change:?}");
        assert!(effects.iter().any(|effect| matches!(effect, Effect::Announce(said) if said.starts_with("Undone: "))), "{effects:?}");
        assert!(effects.iter().any(|effect| matches!(effect, Effect::SaveSetting { .. })), "{effects:?}");
        assert_eq!(message_of_key(&key("u", "KeyU"), &page.state), None, "there is one step");
        let redo = message_of_key(&Key { is_shift: true, ..key("U", "KeyU") }, &page.state).unwrap();
        page.send(redo);
        assert_eq!(page.state.words, after, "{change:?}");
        let mut later = Page::default();
        later.send(Msg::SettingsLoaded(page.state.settings.clone()));
        assert_eq!(later.state.words, after, "what stands is what is kept");
    }
}
