//! The page's state machine, as a person and as a monkey use it; no browser.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, reason = "a test fails by panicking")]

use std::collections::BTreeMap;

use galley::{
    AnnotationSet, Document, EntityLabel, Reading, Role, Status,
    editor::{ArticleId, Choice, Effect, End, FieldName, Focus, Msg, Scope, State, Stored, Towards, Unit, update},
    formats::archive,
    span::Utf16Span,
};

const ARTICLE: &str = "Acme Corp hires in Oslo\n\nOSLO, 4 March 2025. Acme Corp said on Tuesday that Ada Lind will run its robotics unit in Norway. \
    “Acme Corp grows by 30%,” Lind said 😀 in Oslo last week.\n\nThe firm, founded in 1998, also sells steel and electric vehicles to Sweden.\n";

/// A page with its store: what is saved is what a reload finds.
#[derive(Default)]
struct Page {
    state: State,
    stored: BTreeMap<u32, Stored>,
    last_opened: u32,
}

impl Page {
    fn with(text: &str) -> Self {
        let mut page = Self::default();
        page.send(Msg::TextPasted { text: text.to_owned(), n_replaced: 0, html: String::new() });
        page
    }

    fn send(&mut self, msg: Msg) -> Vec<Effect> {
        let effects = update(&mut self.state, msg);
        for effect in &effects {
            self.store(effect);
        }
        effects
    }

    fn store(&mut self, effect: &Effect) {
        match effect {
            Effect::SaveArticle { summary, base } => {
                let stored = Stored { id: summary.id, base: base.clone(), revisions: vec![], n_done: 0 };
                self.stored.insert(summary.id.0, stored);
                self.last_opened = summary.id.0;
            }
            Effect::SaveRevision { id, revision_idx, revision, .. } => {
                let stored = self.stored.get_mut(&id.0).unwrap();
                stored.revisions.truncate(*revision_idx);
                stored.revisions.push(revision.clone());
                stored.n_done = revision_idx + 1;
            }
            Effect::SaveProgress { id, n_done, .. } => self.stored.get_mut(&id.0).unwrap().n_done = *n_done,
            _ => {}
        }
    }

    fn reloaded(&self) -> Self {
        let mut page = Self { state: State::default(), stored: self.stored.clone(), last_opened: self.last_opened };
        page.send(Msg::ArticleLoaded(self.stored[&self.last_opened].clone()));
        page
    }

    fn content(&self) -> (Document, AnnotationSet) {
        let article = self.state.article.as_ref().unwrap();
        (article.document.clone(), article.annotations.clone())
    }

    fn select(&mut self, words: &str) {
        let text = self.state.article.as_ref().unwrap().document.text();
        let start = text[..text.find(words).unwrap()].encode_utf16().count();
        let end = start + words.encode_utf16().count();
        self.send(Msg::TextSelected(Utf16Span { start, end }));
    }

    /// `[words]LABEL` of every mention.
    fn marked(&self) -> Vec<String> {
        let (document, annotations) = self.content();
        let shown = |annotation: &galley::Annotation| format!("[{}]{}", document.slice(annotation.span), annotation.reading.label());
        annotations.annotations().iter().map(shown).collect()
    }

    fn n_steps(&self) -> usize {
        self.state.article.as_ref().unwrap().history.n_done
    }
}

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
    page.send(Msg::Stepped(Towards::Next));
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
    page.send(Msg::Stepped(Towards::Next));
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
    assert!(page.state.notice.take().unwrap().text.contains("2025-02-31"));
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
    page.send(Msg::SelectionMoved { towards: Towards::Next, grows: false });
    assert_eq!(selected(&page), "Acme");
    page.send(Msg::SelectionMoved { towards: Towards::Next, grows: true });
    page.send(Msg::SelectionMoved { towards: Towards::Next, grows: true });
    assert_eq!(selected(&page), "Acme Corp hires");
    // The browser reports the selection that the page drew.
    page.send(Msg::TextSelected(Utf16Span { start: 0, end: "Acme Corp hires".len() }));
    page.send(Msg::SelectionMoved { towards: Towards::Previous, grows: true });
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

/// Numbers that look random and are the same in every run (xorshift, Marsaglia 2003).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides as u64).unwrap()
    }

    fn of<T: Clone>(&mut self, choices: &[T]) -> T {
        choices[self.roll(choices.len())].clone()
    }
}

fn any_msg(page: &Page, dice: &mut Dice) -> Msg {
    let article = page.state.article.as_ref().unwrap();
    let n_units = article.document.text().encode_utf16().count();
    let n_blocks = article.document.blocks().len();
    let scope = dice.of(&[Scope::One, Scope::One, Scope::Identical]);
    let towards = dice.of(&[Towards::Previous, Towards::Next]);
    let label = dice.of(&EntityLabel::ALL);
    let entity = |dice: &mut Dice| {
        dice.of(&article.annotations.entities().iter().map(|entity| entity.id).chain([galley::EntityId(999)]).collect::<Vec<_>>())
    };
    let (one, other) = (entity(dice), entity(dice));
    match dice.roll(22) {
        0..=2 => {
            let start = dice.roll(n_units + 3);
            Msg::TextSelected(Utf16Span { start, end: start + dice.roll(30) })
        }
        3..=6 => Msg::Stepped(towards),
        7 => Msg::SelectionMoved { towards, grows: dice.roll(2) == 0 },
        8 | 9 => Msg::Labelled(Choice::Entity(label), scope),
        10 => Msg::Labelled(dice.of(&[Choice::Date, Choice::Sector(None)]), scope),
        11 => Msg::Accepted(scope),
        12 => Msg::Removed(scope),
        13 | 14 => Msg::EndMoved(dice.of(&[End::Start, End::End]), towards, dice.of(&[Unit::Token, Unit::Character])),
        15 => Msg::RoleChosen(dice.roll(n_blocks + 1), dice.of(&Role::ALL)),
        16 => Msg::FieldEntered(dice.of(&FieldName::ALL), dice.of(&["2024-05-06", "Some name", "", "31 February"]).to_owned()),
        17 => Msg::ValueEntered(dice.of(&["2024-05-06", "next Friday", "nonsense", ""]).to_owned()),
        18 => dice.of(&[Msg::Undone, Msg::Undone, Msg::Redone]),
        19 => Msg::EntitiesMerged { from: one, into: other },
        20 => dice.of(&[Msg::MentionSplit, Msg::EntityRelabelled(one, label), Msg::EntityRenamed(one, "Name".to_owned())]),
        _ => dice.of(&[Msg::EntityRemoved(one), Msg::LinkEntered(one, "iso3166", "NO".to_owned()), Msg::FocusCleared]),
    }
}

fn travel(page: &mut Page, msg: &Msg, n_steps: usize) {
    for _ in 0..n_steps {
        page.send(msg.clone());
    }
}

#[test]
fn random_walks_come_back_and_lose_nothing() {
    for seed in [0x9e37_79b9_7f4a_7c15, 0x2545_f491_4f6c_dd1d, 42, 7_777_777] {
        let mut dice = Dice(seed);
        let mut page = Page::with(ARTICLE);
        let first = page.content();
        for step in 0..2_500 {
            let msg = any_msg(&page, &mut dice);
            page.send(msg.clone());
            let (document, annotations) = page.content();
            for annotation in annotations.annotations() {
                assert!(!document.slice(annotation.span).trim().is_empty(), "step {step}: {msg:?}");
                assert_eq!(annotation.entity.is_some(), matches!(annotation.reading, Reading::Entity(_)), "step {step}: {msg:?}");
            }
            if step % 50 == 0 {
                assert_eq!(archive::read(&archive::write(&document, &annotations)), Ok((document, annotations)), "step {step}: {msg:?}");
                assert_eq!(page.reloaded().content(), page.content(), "step {step}: {msg:?}");
            }
        }
        let n_undone = page.state.article.as_ref().unwrap().history.revisions.len() - page.n_steps();
        travel(&mut page, &Msg::Redone, n_undone);
        let (last, n_steps) = (page.content(), page.n_steps());
        assert!(n_steps > 100, "the walk hardly moved: {n_steps} steps");
        travel(&mut page, &Msg::Undone, n_steps);
        assert_eq!(page.content(), first);
        travel(&mut page, &Msg::Redone, n_steps);
        assert_eq!(page.content(), last);
        assert_eq!(page.state.article.as_ref().map(|article| article.id), Some(ArticleId(1)));
    }
}
