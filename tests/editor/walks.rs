//! Random walks over every message. After every one of them the article is exported and read back, and is what a reload
//! would make of the store.

use galley::{
    AnnotationId, AnnotationSet, Document, EntityLabel, Never, Reading, Role, Score, Status, Word, WordRule, annotator,
    editor::{Among, ArticleId, Choice, Effect, End, Facet, FieldName, Msg, Scope, Towards, Unit, WordEdit},
    formats::archive,
    offsets::OffsetMap,
    revision::Revision,
    span::Utf16Span,
};

use crate::page::{ARTICLE, Page};

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

#[expect(clippy::too_many_lines, reason = "a table, one row a message")]
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
    let score = Score::from_probability(dice.roll(101) as f64 / 100.0);
    match dice.roll(34) {
        0..=2 => {
            let start = dice.roll(n_units + 3);
            Msg::TextSelected(Utf16Span { start, end: start + dice.roll(30) })
        }
        3..=6 => Msg::Stepped(towards, dice.of(&[Among::All, Among::All, Among::Doubtful, Among::Label])),
        7 => Msg::SelectionMoved { towards, unit: dice.of(&[Unit::Token, Unit::Character]), grows: dice.roll(2) == 0 },
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
        21 | 22 => dice.of(&[Msg::OfferTaken, Msg::OfferPreviewed, Msg::OfferDismissed, Msg::WordKept]),
        23 => Msg::OfferRowToggled(dice.roll(4)),
        24 => dice.of(&[Msg::ReviewStarted, Msg::ReviewEnded]),
        25 | 26 => Msg::ReviewSkipped(towards),
        27 => dice.of(&[Msg::SureAccepted(score), Msg::SureMoved(score), Msg::ThresholdMoved(score), Msg::FilterCleared]),
        28 => {
            let rejected = article.annotations.rejected().iter().map(|rejected| rejected.id);
            let id = dice.of(&rejected.chain([AnnotationId(999)]).collect::<Vec<_>>());
            dice.of(&[Msg::Restored(id), Msg::Restored(id), Msg::RejectedShown(id)])
        }
        29 => Msg::FacetToggled(dice.of(&[
            Facet::Kind("entity"),
            Facet::Label("ORG"),
            Facet::Label("DATE"),
            Facet::Status(Status::Suggested),
        ])),
        30 => Msg::SearchTyped(dice.of(&["acme", "in ", "😀", "", "lind said"]).to_owned()),
        31 => dice.of(&[Msg::SearchOpened, Msg::SearchClosed, Msg::SearchStepped(towards), Msg::HitsLabelled(Choice::Entity(label))]),
        32 => {
            let text = dice.of(&["Oslo", "Acme  Corp", "", "steel"]).to_owned();
            let never = dice.of(&Never::ALL);
            let rule = dice.of(&[WordRule::Entity(label), WordRule::Never(never)]);
            let edit = dice.of(&[
                WordEdit::Text(text.clone()),
                WordEdit::Rule(rule.clone()),
                WordEdit::CaseSwitched,
                WordEdit::Switched,
                WordEdit::Removed,
            ]);
            let word = Word { text, rule, is_case_sensitive: dice.roll(2) == 0, is_off: false };
            let edited = Msg::WordEdited(dice.roll(3), edit);
            dice.of(&[Msg::WordAdded(word), edited, Msg::WordsSwitched, Msg::WordsUndone])
        }
        _ => {
            let id = dice.of(&["NO", "Norway", ""]).to_owned();
            let linked = Msg::LinkEntered(one, "iso3166", id);
            dice.of(&[Msg::EntityRemoved(one), linked, Msg::FocusCleared, Msg::RefusalsDismissed])
        }
    }
}

/// What a reload would make of the store, kept up step by step: reading all steps anew after each of thousands would take
/// hours.
struct Follower {
    document: Document,
    annotations: AnnotationSet,
    offsets: OffsetMap,
    revisions: Vec<Revision>,
    n_done: usize,
}

impl Follower {
    /// As a reload finds the article before its first step.
    fn new(page: &Page) -> Self {
        let (document, annotations) = archive::read(&page.stored[&page.last_opened].base).unwrap();
        let offsets = OffsetMap::new(document.text());
        Self { document, annotations, offsets, revisions: vec![], n_done: 0 }
    }

    /// Takes what was written to the store.
    fn follow(&mut self, effects: &[Effect]) {
        for effect in effects {
            match effect {
                Effect::SaveRevision { revision_idx, revision, .. } => {
                    self.go_to(*revision_idx);
                    self.revisions.truncate(*revision_idx);
                    self.revisions.push(archive::read_revision(revision, self.document.text(), &self.offsets).unwrap());
                    self.go_to(revision_idx + 1);
                }
                Effect::SaveProgress { n_done, .. } => self.go_to(*n_done),
                _ => {}
            }
        }
    }

    fn go_to(&mut self, n_done: usize) {
        while self.n_done < n_done {
            self.revisions[self.n_done].apply(&mut self.document, &mut self.annotations);
            self.n_done += 1;
        }
        while n_done < self.n_done {
            self.n_done -= 1;
            self.revisions[self.n_done].inverted().apply(&mut self.document, &mut self.annotations);
        }
    }

    fn content(&mut self) -> (Document, AnnotationSet) {
        self.annotations.sectors = annotator::sectors(&self.document, &self.annotations);
        (self.document.clone(), self.annotations.clone())
    }
}

fn travel(page: &mut Page, msg: &Msg, n_steps: usize) {
    for _ in 0..n_steps {
        page.send(msg.clone());
    }
}

#[test]
fn random_walks_come_back_and_lose_nothing() {
    for seed in [0x9e37_79b9_7f4a_7c15, 42] {
        let mut dice = Dice(seed);
        let mut page = Page::with(ARTICLE);
        let first = page.content();
        let mut follower = Follower::new(&page);
        for step in 0..10_000 {
            let msg = any_msg(&page, &mut dice);
            follower.follow(&page.send(msg.clone()));
            let (document, annotations) = page.content();
            for annotation in annotations.annotations() {
                assert!(!document.slice(annotation.span).trim().is_empty(), "step {step}: {msg:?}");
                assert_eq!(annotation.entity.is_some(), matches!(annotation.reading, Reading::Entity(_)), "step {step}: {msg:?}");
            }
            let read_back = archive::read(&archive::write(&document, &annotations));
            assert_eq!(read_back, Ok((document, annotations)), "step {step}: {msg:?}");
            assert_eq!(follower.content(), page.content(), "step {step}: {msg:?}");
            if step % 500 == 0 {
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

#[test]
fn random_walks_through_a_long_article_that_is_read_beside_the_page_lose_nothing() {
    let mut dice = Dice(7);
    let mut page = Page::with(&ARTICLE.repeat(30_000 / ARTICLE.len() + 2));
    page.send(Msg::ReaderReady);
    let first = page.content();
    let mut n_read = 0;
    for step in 0..1_000 {
        let msg = any_msg(&page, &mut dice);
        page.send(msg.clone());
        if page.asked.is_some() && dice.roll(4) == 0 {
            page.have_read();
            n_read += 1;
        }
        if step % 100 == 0 {
            assert_eq!(page.reloaded().content(), page.content(), "step {step}: {msg:?}");
        }
    }
    page.have_read();
    assert!(n_read > 5 && page.state.reading.is_none() && page.state.reframings.is_empty(), "{n_read}");
    assert_eq!(page.reloaded().content(), page.content());
    let n_undone = page.state.article.as_ref().unwrap().history.revisions.len() - page.n_steps();
    travel(&mut page, &Msg::Redone, n_undone);
    let (last, n_steps) = (page.content(), page.n_steps());
    travel(&mut page, &Msg::Undone, n_steps);
    assert_eq!(page.content(), first);
    travel(&mut page, &Msg::Redone, n_steps);
    assert_eq!(page.content(), last);
}
