//! What is kept of articles and of the page itself.

use std::collections::BTreeMap;

use galley::{
    EntityLabel,
    editor::{
        Among, ArticleId, Choice, Effect, Found, LibraryMsg, Msg, Overlay, Region, Saving, Scope, Stored, Towards, is_put_away,
        library_rows, snippet, standing,
    },
};

use crate::page::{ARTICLE, Page};

#[test]
fn settings_come_back_as_they_were_left() {
    let mut page = Page::with(ARTICLE);
    let effects = page.send(Msg::LabelsToggled);
    let [Effect::SaveSetting { name, json }] = effects.as_slice() else { panic!("nothing is kept: {effects:?}") };
    let mut later = Page::default();
    later.send(Msg::SettingsLoaded(BTreeMap::from([(name.clone(), json.clone())])));
    assert!(later.state.shows_labels);
    assert_eq!(later.state.settings, page.state.settings);
}

/// What stands above the article, and what can be done about it.
fn standing_of(page: &Page) -> Vec<(String, Vec<&'static str>)> {
    standing(&page.state).into_iter().map(|standing| (standing.text, standing.acts.iter().map(|act| act.action).collect())).collect()
}

fn acts(page: &Page) -> Vec<&'static str> {
    standing_of(page).into_iter().flat_map(|(_, acts)| acts).collect()
}

fn correct(page: &mut Page, words: &str) -> Vec<Effect> {
    page.select(words);
    page.send(Msg::Labelled(Choice::Entity(EntityLabel::Product), Scope::One))
}

fn library(page: &mut Page, msg: LibraryMsg) -> Vec<Effect> {
    page.send(Msg::Library(msg))
}

fn all_saved(page: &mut Page) {
    while page.state.saving != Saving::Saved {
        page.send(Msg::Saved);
    }
}

#[test]
fn lists_what_it_knows_of_an_article() {
    let mut page = Page::with(ARTICLE);
    let (rows, deleted) = library_rows(&page.state);
    assert_eq!((rows.len(), deleted.len()), (1, 0));
    let before = rows[0].summary.progress.unwrap();
    assert_eq!(before.n_decided, 0);
    correct(&mut page, "steel industry grew");
    page.send(Msg::Stepped(Towards::Previous, Among::All));
    page.send(Msg::Removed(Scope::One));
    let summary = library_rows(&page.state).0[0].summary.clone();
    let after = summary.progress.unwrap();
    assert_eq!(after.n_decided, 3, "one was added, what lay inside went, and one was rejected: {after:?}");
    assert!(summary.details().contains(&format!("3 of {} decided", after.n_mentions)), "{}", summary.details());
}

#[test]
fn a_deletion_is_taken_back_with_all_steps() {
    let mut page = Page::with(ARTICLE);
    correct(&mut page, "robotics unit");
    let (id, content) = (page.state.article.as_ref().unwrap().id, page.content());
    let effects = page.send(Msg::ArticleDeleted(id));
    assert!(effects.contains(&Effect::Delete(id)) && effects.contains(&Effect::LetGo), "{effects:?}");
    assert!(page.state.article.is_none());
    assert_eq!(acts(&page), ["undelete-article", "deletion-seen"]);
    let (rows, deleted) = library_rows(&page.state);
    assert_eq!((rows.len(), deleted.len()), (0, 1));

    let effects = library(&mut page, LibraryMsg::Undeleted(id));
    assert!(effects.contains(&Effect::Undelete(id)) && effects.contains(&Effect::Load(id)), "{effects:?}");
    page.send(Msg::ArticleLoaded(page.stored[&id.0].clone()));
    assert_eq!(page.content(), content);
    assert!(acts(&page).is_empty());
}

#[test]
fn begins_with_the_last_article_or_else_the_newest() {
    let mut page = Page::with(ARTICLE);
    page.send(Msg::TextPasted { text: "Mill burns\n\nA mill burned in Norway.".to_owned(), n_replaced: 0, html: String::new() });
    let (first, second) = (ArticleId(1), ArticleId(2));
    assert_eq!(library(&mut page, LibraryMsg::Resumed(Some(first))), [Effect::Load(first)]);
    assert_eq!(library(&mut page, LibraryMsg::Resumed(None)), [Effect::Load(second)]);
    page.send(Msg::ArticleDeleted(second));
    assert_eq!(library(&mut page, LibraryMsg::Resumed(Some(second))), [Effect::Load(first)], "what was deleted stays away");
    page.send(Msg::ArticleDeleted(first));
    assert_eq!(library(&mut page, LibraryMsg::Resumed(Some(first))), []);
}

#[test]
fn a_name_in_the_list_stays_when_the_article_changes() {
    let mut page = Page::with(ARTICLE);
    let id = page.state.article.as_ref().unwrap().id;
    library(&mut page, LibraryMsg::RenameStarted(id));
    let effects = library(&mut page, LibraryMsg::Renamed(id, "  Robots ".to_owned()));
    assert!(effects.contains(&Effect::Rename { id, name: Some("Robots".to_owned()) }), "{effects:?}");
    correct(&mut page, "robotics unit");
    assert_eq!(page.state.library[0].shown(), "Robots");
    library(&mut page, LibraryMsg::Renamed(id, String::new()));
    assert_eq!(page.state.library[0].shown(), "Acme Corp hires in Oslo");
}

#[test]
fn searches_titles_here_and_texts_in_the_store() {
    let mut page = Page::with(ARTICLE);
    page.send(Msg::TextPasted { text: "Mill burns\n\nA mill burned in Norway.".to_owned(), n_replaced: 0, html: String::new() });
    page.send(Msg::OverlayOpened(Overlay::Library));
    let titles = |page: &Page| library_rows(&page.state).0.iter().map(|row| row.summary.title.clone()).collect::<Vec<_>>();
    let effects = page.send(Msg::QueryTyped("acme HIRES".to_owned()));
    assert_eq!(effects, [Effect::SearchTexts("acme HIRES".to_owned())]);
    assert_eq!(titles(&page), ["Acme Corp hires in Oslo"]);

    page.send(Msg::QueryTyped("burned".to_owned()));
    assert!(titles(&page).is_empty());
    let found = snippet("Mill burns\n\nA mill burned in Norway.", "burned").unwrap();
    let found = |query: &str| Found { query: query.to_owned(), snippets: [(ArticleId(2), found.clone())].into() };
    library(&mut page, LibraryMsg::TextsSearched(found("burne")));
    assert!(titles(&page).is_empty(), "an answer to another question");
    library(&mut page, LibraryMsg::TextsSearched(found("burned")));
    assert_eq!(titles(&page), ["Mill burns"]);
    library(&mut page, LibraryMsg::TextsSearched(found("burne")));
    assert_eq!(titles(&page), ["Mill burns"], "a late answer to an earlier question");
}

#[test]
fn work_goes_on_while_the_disk_is_full() {
    let mut page = Page::with(ARTICLE);
    all_saved(&mut page);
    correct(&mut page, "robotics unit");
    library(&mut page, LibraryMsg::StoreFull);
    let (text, offered) = standing_of(&page).remove(0);
    assert!(text.contains("no more room") && text.contains("1 change waits"), "{text}");
    assert_eq!(offered, ["try-again", "export", "backup"]);
    correct(&mut page, "steel");
    assert_eq!(page.state.saving.n_waiting(), 2);
    assert!(page.marked().contains(&"[steel]PRODUCT".to_owned()));
    assert_eq!(library(&mut page, LibraryMsg::RetryRequested), [Effect::Retry]);
    all_saved(&mut page);
    assert!(standing_of(&page).is_empty());
    assert_eq!(page.reloaded().content(), page.content());
}

#[test]
fn a_second_tab_follows_until_it_takes_over() {
    let mut first = Page::with(ARTICLE);
    let id = first.state.article.as_ref().unwrap().id;
    let mut second = first.reloaded();
    library(&mut second, LibraryMsg::HeldElsewhere(id));
    let before = second.content();
    assert!(correct(&mut second, "steel").is_empty(), "a tab that follows writes nothing");
    assert_eq!(second.content(), before);

    correct(&mut first, "robotics unit");
    let effects = library(&mut second, LibraryMsg::ChangedElsewhere(Some(id)));
    assert!(effects.contains(&Effect::Load(id)), "{effects:?}");
    second.stored = first.stored.clone();
    second.send(Msg::ArticleLoaded(second.stored[&id.0].clone()));
    assert_eq!(second.content(), first.content());
    assert_eq!(acts(&second), ["take-over"], "it still follows");

    assert_eq!(library(&mut second, LibraryMsg::TakeOverRequested), [Effect::TakeOver(id)]);
    library(&mut second, LibraryMsg::HeldHere(id));
    second.send(Msg::ArticleLoaded(second.stored[&id.0].clone()));
    correct(&mut second, "steel");
    library(&mut first, LibraryMsg::HeldElsewhere(id));
    assert!(correct(&mut first, "electric vehicles").is_empty());
}

#[test]
fn steps_that_the_store_refused_are_kept_as_a_copy() {
    let mut page = Page::with(ARTICLE);
    let id = page.state.article.as_ref().unwrap().id;
    all_saved(&mut page);
    correct(&mut page, "robotics unit");
    correct(&mut page, "steel");
    library(&mut page, LibraryMsg::SaveRefused { id, n_dropped: 2 });
    assert_eq!(page.state.saving, Saving::Saved, "what was refused is not waited for");
    assert_eq!(acts(&page), ["keep-copy", "open-article"]);
    assert!(page.send(Msg::Undone).is_empty(), "nothing is written behind a refused step");

    let content = page.content();
    library(&mut page, LibraryMsg::CopyKept);
    let copy = page.state.article.as_ref().unwrap().id;
    assert_ne!(copy, id);
    assert!(acts(&page).is_empty());
    let mut later = page.reloaded();
    assert_eq!(later.content(), content);
    assert_eq!(later.n_steps(), 2);
    later.send(Msg::Undone);
    later.send(Msg::Undone);
    assert_eq!(later.content(), Page::with(ARTICLE).content(), "the copy has the history as well");
    correct(&mut page, "electric vehicles");
}

#[test]
fn a_number_that_another_tab_took_is_given_up() {
    let mut page = Page::with(ARTICLE);
    let from = page.state.article.as_ref().unwrap().id;
    let to = ArticleId(7);
    let effects = library(&mut page, LibraryMsg::Renumbered { from, to });
    assert!(effects.contains(&Effect::Hold(to)), "{effects:?}");
    assert_eq!((page.state.article.as_ref().unwrap().id, page.state.library[0].id), (to, to));
}

#[test]
fn a_store_of_a_newer_galley_is_named_and_left_alone() {
    let mut page = Page::default();
    library(&mut page, LibraryMsg::StoreNewer { found: 9, known: 2 });
    let (text, _) = standing_of(&page).remove(0);
    assert!(text.contains("version 9") && text.contains("knows 2"), "{text}");
    page.send(Msg::TextPasted { text: ARTICLE.to_owned(), n_replaced: 0, html: String::new() });
    assert!(page.state.article.is_some(), "reading and exporting go on");
}

#[test]
fn a_broken_article_is_named_and_the_others_are_fine() {
    let mut page = Page::with(ARTICLE);
    let content = page.content();
    let broken = Stored { revisions: vec!["{".to_owned()], ..page.stored[&1].clone() };
    page.send(Msg::ArticleLoaded(broken));
    assert_eq!(page.content(), content);
    assert!(page.state.library[0].unreadable.is_some());
    assert!(page.state.notice.as_ref().unwrap().text.contains("could not be read"));
}

#[test]
fn what_is_put_away_stays_away_until_it_is_wanted_or_something_new_stands() {
    let mut page = Page::with(ARTICLE);
    let is_away = |page: &Page| is_put_away(&page.state, &standing(&page.state));
    library(&mut page, LibraryMsg::StandingToggled);
    assert!(!is_away(&page), "nothing stands");
    library(&mut page, LibraryMsg::StoreFull);
    assert!(!is_away(&page));
    library(&mut page, LibraryMsg::StandingToggled);
    assert!(is_away(&page));
    correct(&mut page, "robotics unit");
    assert!(is_away(&page), "more of the same is no news");
    library(&mut page, LibraryMsg::UpdateReady);
    assert!(!is_away(&page), "a new version is");
    library(&mut page, LibraryMsg::StandingToggled);
    assert!(is_away(&page));
    page.send(Msg::Entered(Region::Standing));
    assert!(!is_away(&page), "the key brings it back");
    library(&mut page, LibraryMsg::StandingToggled);
    all_saved(&mut page);
    library(&mut page, LibraryMsg::StoreFull);
    assert!(!is_away(&page), "what stands anew after it was over is news");
}
