//! A page with its store, and the article that most tests paste.

use std::{collections::BTreeMap, rc::Rc};

use galley::{
    AnnotationSet, Document,
    editor::{Effect, Msg, ReadingId, Source, State, Stored, read, update},
    span::Utf16Span,
};

pub const ARTICLE: &str = "Acme Corp hires in Oslo\n\nOSLO, 4 March 2025. Acme Corp said on Tuesday that Ada Lind will run its robotics unit in Norway. \
    “Acme Corp grows by 30%,” Lind said 😀 in Oslo last week.\n\nThe firm, founded in 1998, also sells steel and electric vehicles to Sweden. Tourism and the steel industry grew.\n";

/// A page with its store: what is saved is what a reload finds.
#[derive(Default)]
pub struct Page {
    /// What the page shows.
    pub state: State,
    pub stored: BTreeMap<u32, Stored>,
    pub last_opened: u32,
    /// What is to be read beside the page.
    pub asked: Option<(ReadingId, Rc<Source>)>,
}

impl Page {
    pub fn with(text: &str) -> Self {
        let mut page = Self::default();
        page.send(Msg::TextPasted { text: text.to_owned(), n_replaced: 0, html: String::new() });
        page
    }

    pub fn send(&mut self, msg: Msg) -> Vec<Effect> {
        let effects = update(&mut self.state, msg);
        for effect in &effects {
            self.store(effect);
        }
        effects
    }

    /// Has what was asked for last read beside the page, and what that leads to.
    pub fn have_read(&mut self) {
        while let Some((id, source)) = self.asked.take() {
            let mut msgs = vec![];
            read(&source, &mut |told| msgs.push(Msg::ReadingWentOn(id, told)));
            msgs.into_iter().for_each(|msg| drop(self.send(msg)));
        }
    }

    pub fn store(&mut self, effect: &Effect) {
        match effect {
            Effect::Read { id, source } => self.asked = Some((*id, Rc::clone(source))),
            Effect::SaveArticle { summary, base, revisions, n_done } => {
                let stored = Stored { id: summary.id, base: base.clone(), revisions: revisions.clone(), n_done: *n_done, edition: 0 };
                self.stored.insert(summary.id.0, stored);
                self.last_opened = summary.id.0;
            }
            Effect::SaveRevision { summary, edition, revision_idx, revision } => {
                let stored = self.stored.get_mut(&summary.id.0).unwrap();
                assert_eq!(stored.edition, *edition, "a step follows another edition than is kept");
                stored.revisions.truncate(*revision_idx);
                stored.revisions.push(revision.clone());
                stored.n_done = revision_idx + 1;
                stored.edition += 1;
            }
            Effect::SaveProgress { summary, edition, n_done } => {
                let stored = self.stored.get_mut(&summary.id.0).unwrap();
                assert_eq!(stored.edition, *edition, "a step follows another edition than is kept");
                stored.n_done = *n_done;
                stored.edition += 1;
            }
            _ => {}
        }
    }

    pub fn reloaded(&self) -> Self {
        let mut page = Self { stored: self.stored.clone(), last_opened: self.last_opened, ..Self::default() };
        page.send(Msg::ArticleLoaded(self.stored[&self.last_opened].clone()));
        page
    }

    pub fn content(&self) -> (Document, AnnotationSet) {
        let article = self.state.article.as_ref().unwrap();
        (article.document.clone(), article.annotations.clone())
    }

    pub fn select(&mut self, words: &str) {
        let text = self.state.article.as_ref().unwrap().document.text();
        let start = text[..text.find(words).unwrap()].encode_utf16().count();
        let end = start + words.encode_utf16().count();
        self.send(Msg::TextSelected(Utf16Span { start, end }));
    }

    /// `[words]LABEL` of every mention.
    pub fn marked(&self) -> Vec<String> {
        let (document, annotations) = self.content();
        let shown = |annotation: &galley::Annotation| format!("[{}]{}", document.slice(annotation.span), annotation.reading.label());
        annotations.annotations().iter().map(shown).collect()
    }

    pub fn n_steps(&self) -> usize {
        self.state.article.as_ref().unwrap().history.n_done
    }
}
