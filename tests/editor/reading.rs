//! Texts that are read beside the page: what stands there meanwhile, and which one is shown in the end.

use std::rc::Rc;

use galley::editor::{ArticleId, Effect, Msg, ReadingId, Source, State, Stored, Told, read, update};

/// A page whose reader is a list of what it was asked for; the test has it read when it likes.
struct Page {
    state: State,
    asked: Vec<(ReadingId, Rc<Source>)>,
    saved: Vec<(ArticleId, String)>,
}

impl Page {
    fn new() -> Self {
        let mut page = Self { state: State::default(), asked: vec![], saved: vec![] };
        page.send(Msg::ReaderReady);
        page
    }

    fn send(&mut self, msg: Msg) {
        for effect in update(&mut self.state, msg) {
            match effect {
                Effect::Read { id, source } => self.asked.push((id, source)),
                Effect::SaveArticle { summary, base, .. } => self.saved.push((summary.id, base)),
                _ => {}
            }
        }
    }

    fn paste(&mut self, text: &str) {
        self.send(Msg::TextPasted { text: text.to_owned(), n_replaced: 0, html: String::new() });
    }

    fn open(&mut self, name: &str, text: &str) {
        self.send(Msg::FileRead { name: name.to_owned(), bytes: text.as_bytes().to_vec() });
    }

    /// What the reader tells of what it was asked for as the n-th.
    fn told(&self, n: usize) -> Vec<Msg> {
        let (id, source) = self.asked[n].clone();
        let mut msgs = vec![];
        read(&source, &mut |told| msgs.push(Msg::ReadingWentOn(id, told)));
        msgs
    }

    fn have_read(&mut self, n: usize) {
        self.told(n).into_iter().for_each(|msg| self.send(msg));
    }

    fn shown(&self) -> Option<&str> {
        self.state.article.as_ref().map(|article| article.document.text())
    }

    fn notice(&self) -> &str {
        self.state.notice.as_ref().map_or("", |notice| &notice.text)
    }
}

fn long(words: &str) -> String {
    words.repeat(60_000 / words.len() + 1)
}

const OSLO: &str = "Ada Lind met Acme Corp in Oslo on 4 March 2025. ";
const PARIS: &str = "Jean Martin left Paris for the steel works of Lille in 2019. ";

#[test]
fn a_long_text_takes_the_page_before_it_is_read() {
    let mut page = Page::new();
    page.paste(OSLO);
    page.have_read(0);
    page.paste(&long(PARIS));
    let reading = page.state.reading.as_ref().unwrap();
    assert!(reading.is_shown && reading.article.is_none());
    assert_eq!(page.shown(), None, "no key may reach the article that is no longer seen");
    let told = page.told(1);
    let n_told = told.len();
    for msg in told.into_iter().take(n_told - 1) {
        page.send(msg);
    }
    let parsed = page.state.reading.as_ref().and_then(|reading| reading.article.as_ref()).unwrap();
    assert_eq!(parsed.document.text(), long(PARIS));
    assert!(page.saved.len() == 1 && page.state.article.is_none());
    page.have_read(1);
    assert_eq!(page.shown(), Some(long(PARIS).as_str()));
    assert_eq!(page.saved.len(), 2);
    assert!(page.state.reading.is_none());
}

#[test]
fn a_short_text_leaves_the_page_as_it_is_until_it_is_read() {
    let mut page = Page::new();
    page.paste(OSLO);
    page.have_read(0);
    page.paste(PARIS);
    assert_eq!(page.shown(), Some(OSLO));
    page.have_read(1);
    assert_eq!(page.shown(), Some(PARIS));
}

#[test]
fn reading_beside_the_page_gives_what_reading_in_place_gives() {
    let mut aside = Page::new();
    aside.paste(OSLO);
    aside.have_read(0);
    let mut in_place = Page::new();
    in_place.send(Msg::ReaderFailed);
    in_place.paste(OSLO);
    assert_eq!(in_place.asked.len(), 0);
    assert_eq!(in_place.saved, aside.saved);
    assert_eq!(in_place.state.article.unwrap().annotations, aside.state.article.unwrap().annotations);
}

#[test]
fn a_second_paste_wins() {
    let mut page = Page::new();
    page.paste(&long(PARIS));
    page.paste(OSLO);
    let late = page.told(0);
    page.have_read(1);
    late.into_iter().for_each(|msg| page.send(msg));
    assert_eq!(page.shown(), Some(OSLO));
    assert_eq!(page.saved.len(), 1, "the text that was let go is not kept");
    assert_eq!(page.asked.len(), 2);
}

#[test]
fn files_wait_for_one_another_and_all_are_kept() {
    let mut page = Page::new();
    page.open("a.txt", PARIS);
    page.open("b.txt", &long(PARIS));
    page.open("c.txt", OSLO);
    assert_eq!(page.asked.len(), 1);
    for n in 0..3 {
        page.have_read(n);
    }
    assert_eq!(page.shown(), Some(OSLO));
    let ids: Vec<u32> = page.saved.iter().map(|(id, _)| id.0).collect();
    assert_eq!(ids, [1, 2, 3]);
}

#[test]
fn a_paste_overtakes_files_which_are_kept_unseen() {
    let mut page = Page::new();
    page.open("a.txt", PARIS);
    page.paste(OSLO);
    page.have_read(1);
    assert_eq!(page.shown(), Some(OSLO));
    page.have_read(2);
    assert_eq!(page.shown(), Some(OSLO));
    assert_eq!(page.saved.len(), 2);
    assert!(page.notice().contains("stands in the list"), "{}", page.notice());
}

#[test]
fn a_paste_that_a_stored_article_overtakes_is_kept_unseen() {
    let mut page = Page::new();
    page.paste(PARIS);
    page.have_read(0);
    let (id, base) = page.saved[0].clone();
    page.paste(&long(OSLO));
    page.send(Msg::ArticleLoaded(Stored { id, base, revisions: vec![], n_done: 0, edition: 0 }));
    page.have_read(2);
    assert_eq!(page.shown(), Some(PARIS));
    page.have_read(3);
    assert_eq!(page.shown(), Some(PARIS));
    assert_eq!(page.saved.len(), 2);
}

#[test]
fn what_cannot_be_read_changes_nothing() {
    let mut page = Page::new();
    page.paste(OSLO);
    page.have_read(0);
    page.open("broken.json", "{\"format\": \"galley\"");
    page.have_read(1);
    assert_eq!(page.shown(), Some(OSLO));
    assert!(page.notice().contains("broken.json"), "{}", page.notice());
    assert!(page.saved.len() == 1 && page.state.reading.is_none());
}

#[test]
fn a_text_at_hand_is_read_in_place_when_the_reader_fails() {
    let mut page = Page::new();
    page.paste(&long(OSLO));
    page.open("b.txt", PARIS);
    page.send(Msg::ReaderFailed);
    assert_eq!(page.shown(), Some(PARIS));
    assert_eq!(page.saved.len(), 2);
}

#[test]
fn a_reader_that_breaks_brings_back_what_stood_there() {
    let mut page = Page::new();
    page.paste(OSLO);
    page.have_read(0);
    page.paste(&long(PARIS));
    let (id, _) = page.asked[1];
    let effects = update(&mut page.state, Msg::ReadingWentOn(id, Told::Refused("It broke.".to_owned())));
    assert!(effects.contains(&Effect::Load(ArticleId(1))), "{effects:?}");
    assert_eq!(page.notice(), "It broke.");
}
