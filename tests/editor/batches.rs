//! What is done to many articles: files read, all exported, all backed up and restored.

use galley::{
    EntityLabel, Word, WordRule,
    editor::{Choice, Effect, LibraryMsg, Msg, NewArticle, Purpose, Scope, Stored, library_rows, standing},
    formats::{archive, backup},
};

use crate::page::{ARTICLE, Page};

fn send(page: &mut Page, msg: LibraryMsg) -> Vec<Effect> {
    page.send(Msg::Library(msg))
}

/// Answers what the page asks of the store, until it asks for nothing more; the other effects.
fn answered(page: &mut Page, effects: Vec<Effect>) -> Vec<Effect> {
    let mut rest = vec![];
    let mut waiting = effects;
    while let Some(effect) = (!waiting.is_empty()).then(|| waiting.remove(0)) {
        let answers = match effect {
            Effect::Fetch(id) => {
                let stored = page.stored.get(&id.0).cloned().map(Ok);
                send(page, LibraryMsg::Fetched { id, stored })
            }
            Effect::SaveArticles { articles, settings } => {
                written(page, articles, settings);
                send(page, LibraryMsg::Restored(Ok(())))
            }
            other => {
                rest.push(other);
                vec![]
            }
        };
        waiting.extend(answers);
    }
    rest
}

fn written(page: &mut Page, articles: Vec<NewArticle>, settings: Vec<(String, String)>) {
    let mut library = page.state.library.clone();
    for NewArticle { mut summary, base, revisions, n_done } in articles {
        let id = library.iter().map(|summary| summary.id.0).max().unwrap_or_default() + 1;
        summary.id.0 = id;
        page.stored.insert(id, Stored { id: summary.id, base, revisions, n_done, edition: 0 });
        library.push(summary);
    }
    let all = page.state.settings.clone().into_iter().chain(settings).collect();
    while page.state.saving.n_waiting() > 0 {
        page.send(Msg::Saved);
    }
    page.send(Msg::SettingsLoaded(all));
    page.send(Msg::LibraryLoaded(library));
}

fn paste(page: &mut Page, text: &str) {
    page.send(Msg::TextPasted { text: text.to_owned(), n_replaced: 0, html: String::new() });
}

/// A library of two articles, one of them corrected and with a step that was undone.
fn two_articles() -> Page {
    let mut page = Page::with(ARTICLE);
    for words in ["robotics unit", "steel"] {
        page.select(words);
        page.send(Msg::Labelled(Choice::Entity(EntityLabel::Product), Scope::One));
    }
    page.send(Msg::Undone);
    paste(&mut page, "Mill burns\n\nA mill burned in Norway.");
    page.send(Msg::LabelsToggled);
    page
}

fn file(effects: &[Effect]) -> (&'static str, Vec<u8>) {
    let found = effects.iter().find_map(|effect| match effect {
        Effect::DownloadBundle { extension, bytes, .. } => Some((*extension, bytes.clone())),
        _ => None,
    });
    found.unwrap_or_else(|| panic!("no file: {effects:?}"))
}

fn gathered(page: &mut Page, purpose: Purpose) -> (&'static str, Vec<u8>) {
    let asked = send(page, LibraryMsg::BundleRequested(purpose));
    file(&answered(page, asked))
}

#[test]
fn reads_several_files_and_names_those_that_it_cannot() {
    let mut page = Page::default();
    assert_eq!(send(&mut page, LibraryMsg::FilesChosen(4)), [Effect::ReadNextFile]);
    let read = |page: &mut Page, name: &str, bytes: &[u8]| page.send(Msg::FileRead { name: name.to_owned(), bytes: bytes.to_vec() });
    let effects = read(&mut page, "a.txt", ARTICLE.as_bytes());
    assert!(effects.contains(&Effect::ReadNextFile), "{effects:?}");
    assert!(page.state.article.is_none(), "none of several is opened while they are read");
    let shown = standing(&page.state);
    assert_eq!(shown[0].progress, Some((1, 4)));
    read(&mut page, "photo.txt", &[0x89, b'P', 0xff]);
    page.send(Msg::FileFailed { name: "gone.txt".to_owned(), reason: "not found".to_owned() });
    let effects = read(&mut page, "b.json", b"{}");
    assert!(!effects.contains(&Effect::ReadNextFile), "{effects:?}");
    let report = page.state.report.clone().unwrap();
    assert_eq!(report.text, "1 article was added; 3 files were not.");
    let names: Vec<&str> = report.failures.iter().map(|failure| failure.name.as_str()).collect();
    assert_eq!(names, ["photo.txt", "gone.txt", "b.json"]);
    assert!(report.failures[0].reason.contains("another byte at 0"), "{report:?}");
    assert!(effects.contains(&Effect::Load(page.state.library[0].id)), "an empty page shows the last one");
}

#[test]
fn stops_between_two_files() {
    let mut page = Page::default();
    send(&mut page, LibraryMsg::FilesChosen(3));
    page.send(Msg::FileRead { name: "a.txt".to_owned(), bytes: ARTICLE.into() });
    let effects = send(&mut page, LibraryMsg::BatchStopped);
    assert!(effects.contains(&Effect::ForgetFiles), "{effects:?}");
    assert_eq!(page.state.report.as_ref().unwrap().text, "1 article was added.");
    assert_eq!(page.state.library.len(), 1);
}

#[test]
fn exports_all_as_lines_and_as_zip() {
    let mut page = two_articles();
    let (extension, lines) = gathered(&mut page, Purpose::Lines);
    let lines = String::from_utf8(lines).unwrap();
    assert_eq!((extension, lines.lines().count()), ("jsonl", 2));
    for line in lines.lines() {
        archive::read(line).unwrap();
        assert!(line.starts_with("{\"id\":"), "{line}");
    }
    let (extension, bytes) = gathered(&mut page, Purpose::Zip);
    assert_eq!((extension, &bytes[..4]), ("zip", &b"PK\x03\x04"[..]));
}

#[test]
fn a_backup_brings_everything_back_into_an_empty_browser() {
    let mut page = two_articles();
    let (_, bytes) = gathered(&mut page, Purpose::Backup);
    let mut empty = Page::default();
    let asked = empty.send(Msg::FileRead { name: "galley-backup.json".to_owned(), bytes: bytes.clone() });
    answered(&mut empty, asked);
    assert_eq!(empty.state.report.as_ref().unwrap().text, "Restored 2 articles.");
    assert_eq!(empty.state.settings, page.state.settings);
    let kept = |page: &Page| {
        let stored = |stored: &Stored| (stored.base.trim().to_owned(), stored.revisions.clone(), stored.n_done);
        page.stored.values().map(stored).collect::<Vec<_>>()
    };
    assert_eq!(kept(&empty), kept(&page));
    let names = |page: &Page| library_rows(&page.state).0.into_iter().map(|row| row.summary).collect::<Vec<_>>();
    assert_eq!(names(&empty), names(&page));
    let (_, again) = gathered(&mut empty, Purpose::Backup);
    assert_eq!(String::from_utf8(again).unwrap(), String::from_utf8(bytes).unwrap());
}

#[test]
fn a_restore_leaves_what_is_here_and_knows_it_again() {
    let mut page = two_articles();
    let (_, bytes) = gathered(&mut page, Purpose::Backup);
    let content = page.content();
    // More steps were made since: the article here has all that the backup has.
    page.select("Norway");
    page.send(Msg::Labelled(Choice::Entity(EntityLabel::Product), Scope::One));
    let asked = page.send(Msg::FileRead { name: "b.json".to_owned(), bytes: bytes.clone() });
    answered(&mut page, asked);
    assert_eq!(page.state.report.as_ref().unwrap().text, "Restored 0 articles; 2 were here already.");
    assert_eq!(page.stored.len(), 2);
    // Steps of the backup that were undone here and written over are not here any more.
    page.send(Msg::Undone);
    assert_eq!(page.content(), content);
    let first = page.state.library.last().unwrap().id;
    page.stored.get_mut(&first.0).unwrap().revisions.truncate(1);
    let asked = page.send(Msg::FileRead { name: "b.json".to_owned(), bytes });
    answered(&mut page, asked);
    assert_eq!(page.state.report.as_ref().unwrap().text, "Restored 1 article; 1 was here already.");
    assert_eq!(page.stored.len(), 3);
}

#[test]
fn a_broken_backup_changes_nothing() {
    let mut page = two_articles();
    let (_, bytes) = gathered(&mut page, Purpose::Backup);
    let json = String::from_utf8(bytes).unwrap();
    let (library, stored) = (page.state.library.clone(), page.stored.clone());
    let check = |page: &mut Page, json: &str, expected: &str| {
        let effects = page.send(Msg::FileRead { name: "b.json".to_owned(), bytes: json.into() });
        assert!(effects.is_empty(), "{effects:?}");
        let notice = page.state.notice.clone().unwrap().text;
        assert!(notice.contains(expected) && notice.contains("Nothing was changed"), "{notice}");
        assert_eq!((&page.state.library, &page.stored), (&library, &stored));
    };
    check(&mut page, &json[..json.len() / 2], "not a whole backup");
    check(&mut page, &json.replacen("\"code_point\"", "\"byte\"", 1), "articles[0].base: offset_unit: expected code_point, found “byte”");
    check(&mut page, &json.replacen("\"version\":1", "\"version\":7", 1), "version: expected 1, found “7”");
}

#[test]
fn a_broken_article_is_handed_out_as_it_is() {
    let mut page = two_articles();
    let id = page.state.library.last().unwrap().id;
    let asked = send(&mut page, LibraryMsg::RawRequested(id));
    assert_eq!(asked, [Effect::Fetch(id)]);
    let effects = send(&mut page, LibraryMsg::Fetched { id, stored: Some(Err("{\"row\":1}".to_owned())) });
    assert_eq!(file(&effects), ("json", b"{\"row\":1}".to_vec()));
    // A backup holds it as well.
    let asked = send(&mut page, LibraryMsg::BundleRequested(Purpose::Backup));
    assert_eq!(asked, [Effect::Fetch(id)]);
    let effects = send(&mut page, LibraryMsg::Fetched { id, stored: Some(Err("{\"row\":1}".to_owned())) });
    let (_, bytes) = file(&answered(&mut page, effects));
    let backup = backup::read(&String::from_utf8(bytes).unwrap()).unwrap();
    assert_eq!((backup.articles.len(), backup.unreadable), (1, vec!["{\"row\":1}".to_owned()]));
}

fn word(text: &str, label: EntityLabel) -> Word {
    Word { text: text.to_owned(), rule: WordRule::Entity(label), is_case_sensitive: true, is_off: false }
}

#[test]
fn a_backup_carries_the_word_list_and_the_settings() {
    let mut page = two_articles();
    page.send(Msg::ThemeAsked);
    page.send(Msg::KeyAsked("next-mention".to_owned()));
    page.send(Msg::KeyChosen("q".to_owned()));
    for text in ["Nordlys", "Acme"] {
        page.send(Msg::WordAdded(word(text, EntityLabel::Org)));
    }
    let (_, bytes) = gathered(&mut page, Purpose::Backup);
    let mut empty = Page::default();
    let asked = empty.send(Msg::FileRead { name: "b.json".to_owned(), bytes: bytes.clone() });
    answered(&mut empty, asked);
    assert_eq!(empty.state.report.as_ref().unwrap().text, "Restored 2 articles. Your word list has 2 entries more.");
    let settings = |page: &Page| (page.state.words.clone(), page.state.theme, page.state.keymap.clone(), page.state.shows_labels);
    assert_eq!(settings(&empty), settings(&page));

    // A browser with a list of its own keeps it, and has the entries that it lacks beside it.
    let mut other = Page::default();
    for word in [word("Nordlys", EntityLabel::Product), word("Mill", EntityLabel::Fac)] {
        other.send(Msg::WordAdded(word));
    }
    other.send(Msg::ThemeAsked);
    other.send(Msg::ThemeAsked);
    let theme = other.state.theme;
    let asked = other.send(Msg::FileRead { name: "b.json".to_owned(), bytes });
    answered(&mut other, asked);
    assert_eq!(other.state.report.as_ref().unwrap().text, "Restored 2 articles. Your word list has 1 entry more.");
    let expected = [word("Nordlys", EntityLabel::Product), word("Mill", EntityLabel::Fac), word("Acme", EntityLabel::Org)];
    assert_eq!(other.state.words.words(), expected);
    assert_eq!(other.state.theme, theme, "a setting that is here stays");
}

#[test]
fn a_backup_with_a_broken_word_list_changes_nothing() {
    let mut page = two_articles();
    page.send(Msg::WordAdded(word("Nordlys", EntityLabel::Org)));
    let (_, bytes) = gathered(&mut page, Purpose::Backup);
    let json = String::from_utf8(bytes).unwrap().replacen("\"always\": \"ORG\"", "\"always\": \"FIRM\"", 1);
    assert!(json.contains("FIRM"));
    let mut empty = Page::default();
    let effects = empty.send(Msg::FileRead { name: "b.json".to_owned(), bytes: json.into_bytes() });
    assert!(effects.is_empty(), "{effects:?}");
    let notice = empty.state.notice.clone().unwrap().text;
    assert!(
        notice.contains("settings.words: words[0].always") && notice.contains("“FIRM”") && notice.contains("Nothing was changed"),
        "{notice}"
    );
}
