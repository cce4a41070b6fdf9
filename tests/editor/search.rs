//! Search in the text.

use galley::{
    EntityLabel,
    editor::{Choice, Msg, Towards},
};

use crate::page::{ARTICLE, Page};

fn hit(page: &Page) -> String {
    let article = page.state.article.as_ref().unwrap();
    article.document.slice(article.span_of(page.state.focus.unwrap()).unwrap()).to_owned()
}

#[test]
fn counts_hits_and_goes_round_them() {
    let mut page = Page::with(ARTICLE);
    page.send(Msg::SearchOpened);
    page.send(Msg::SearchTyped("oslo".to_owned()));
    assert_eq!(page.state.search.as_ref().unwrap().hits.len(), 3);
    for expected in [0, 1, 2, 0] {
        page.send(Msg::SearchStepped(Towards::Next));
        assert_eq!(page.state.search.as_ref().unwrap().place, Some(expected));
    }
    page.send(Msg::SearchStepped(Towards::Previous));
    assert_eq!(page.state.search.as_ref().unwrap().place, Some(2));
    assert_eq!(hit(&page), "Oslo");
    page.send(Msg::SearchClosed);
    assert!(page.state.search.is_none());
}

#[test]
fn marks_every_hit_as_whole_words_in_one_step() {
    let mut page = Page::with(ARTICLE);
    let before = page.content();
    page.send(Msg::SearchTyped("acme cor".to_owned()));
    page.send(Msg::HitsLabelled(Choice::Entity(EntityLabel::Product)));
    let n_marked = page.marked().iter().filter(|mention| *mention == "[Acme Corp]PRODUCT").count();
    assert_eq!((n_marked, page.n_steps()), (3, 1));
    page.send(Msg::Undone);
    assert_eq!(page.content(), before);
}

#[test]
fn searches_the_next_article_for_the_same() {
    let mut page = Page::with(ARTICLE);
    page.send(Msg::SearchTyped("mayor".to_owned()));
    assert_eq!(page.state.search.as_ref().unwrap().hits.len(), 0);
    page.send(Msg::TextPasted {
        text: "The mayor\n\nThe Mayor of Oslo met the mayor of Bergen.".to_owned(),
        n_replaced: 0,
        html: String::new(),
    });
    assert_eq!(page.state.search.as_ref().unwrap().hits.len(), 3);
}
