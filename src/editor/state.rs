//! Everything that the page knows.

use std::collections::{BTreeMap, VecDeque};

use crate::{
    annotation::{AnnotationId, AnnotationSet, EntityId, Score, SectorId, WordList},
    document::Document,
    editor::{
        correct::Scope,
        fields::FieldName,
        filter::Filter,
        keys::{Keymap, Rebinding},
        library::{Access, Batch, Found, Report, Saving, Store, Summary},
        offer::Offer,
        reading::{Reading, ReadingId, Text},
        refusal::Refusal,
        reread::Reframing,
        review::Review,
        search::Search,
        words::WordsStep,
    },
    offsets::OffsetMap,
    revision::Revision,
    span::Span,
};

/// Everything that the page knows.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each says one thing of the page that no other says")]
pub struct State {
    /// The article on the page.
    pub article: Option<Article>,
    /// The text that is being read.
    pub reading: Option<Reading>,
    /// Texts that wait to be read, the next one first.
    pub waiting: VecDeque<Text>,
    /// What a person wants of how the article is read, until it is read so; the oldest first.
    pub reframings: VecDeque<Reframing>,
    /// Whether texts are read beside the page, in a thread of their own.
    pub reads_aside: bool,
    /// How many texts were begun to be read.
    pub n_readings: u32,
    /// What the next key or click acts on.
    pub focus: Option<Focus>,
    /// What the page last had to say.
    pub notice: Option<Notice>,
    /// What lies over the article.
    pub overlay: Option<Overlay>,
    /// The articles that are kept, newest first.
    pub library: Vec<Summary>,
    /// What is kept of the page itself, as JSON by name.
    pub settings: BTreeMap<String, String>,
    /// Whether all is saved.
    pub saving: Saving,
    /// What the browser's store is able to do.
    pub store: Store,
    /// The texts that answer to the query, while the list of articles is searched.
    pub found: Found,
    /// The article whose name is being typed.
    pub renaming: Option<ArticleId>,
    /// The article that was deleted last, while that is offered to be taken back.
    pub deleted: Option<ArticleId>,
    /// What is being done to many articles.
    pub batch: Option<Batch>,
    /// What became of it, until that is read.
    pub report: Option<Report>,
    /// Whether a new version of the program waits to be started.
    pub has_update: bool,
    /// What was typed into the search that lies over the article.
    pub query: String,
    /// How far the next correction reaches.
    pub scope: Scope,
    /// Whether the names of labels stand beside the mentions.
    pub shows_labels: bool,
    /// The field of the metadata that the keyboard is in.
    pub field: Option<FieldName>,
    /// Whether the panel lies over the article, on a page that is too narrow to show it always.
    pub shows_panel: bool,
    /// The colours of the page.
    pub theme: Theme,
    /// The person's own keys.
    pub keymap: Keymap,
    /// The binding that waits for its new key.
    pub rebinding: Option<Rebinding>,
    /// Which mentions are shown.
    pub filter: Filter,
    /// How sure suggestions have to be to be accepted at once, once it was said.
    pub sure: Option<Score>,
    /// The review under way.
    pub review: Option<Review>,
    /// The same correction for other places, while it is offered.
    pub offer: Option<Offer>,
    /// The search in the text, while it is open.
    pub search: Option<Search>,
    /// The person's word list.
    pub words: WordList,
    /// The last change of the word list, which can be taken back.
    pub words_step: Option<WordsStep>,
    /// Values that were typed and could not be taken.
    pub refusals: Vec<Refusal>,
}

/// The colours of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has them.
    #[default]
    System,
    /// Dark ink on light paper.
    Light,
    /// Light ink on dark paper.
    Dark,
}

impl Theme {
    /// Every theme, in the order in which the page offers them.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The word for it in settings and in the style sheet.
    pub fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// Number of an article within the library.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct ArticleId(pub u32);

/// An article being corrected.
#[derive(Clone, Debug)]
pub struct Article {
    /// Its number within the library.
    pub id: ArticleId,
    /// Which reading brought it, so that the same article brought anew can be told from it.
    pub reading: ReadingId,
    /// Text and structure.
    pub document: Document,
    /// What is marked.
    pub annotations: AnnotationSet,
    /// What was done to it.
    pub history: History,
    /// Offsets of its text, for the page and for files.
    pub offsets: OffsetMap,
    /// Grows with every change, so that what is drawn from the annotations need not be compared with them.
    pub n_changes: u64,
    /// How many writes to it the store had when this one was made; the store refuses a write that follows another number.
    pub edition: u32,
    /// Whether this tab may change it.
    pub access: Access,
    /// The word list with which it is read, should it be read anew.
    pub words: WordList,
}

impl Article {
    /// An article as it was analysed or read from a file.
    pub fn new(id: ArticleId, document: Document, annotations: AnnotationSet) -> Self {
        let offsets = OffsetMap::new(document.text());
        Self {
            id,
            reading: ReadingId::default(),
            document,
            annotations,
            history: History::default(),
            offsets,
            n_changes: 0,
            edition: 0,
            access: Access::Here,
            words: WordList::default(),
        }
    }

    /// Its title, or else its first words.
    pub fn title(&self) -> String {
        let title = self.document.metadata().title.as_ref().map(|title| title.text.trim());
        let first_words = || self.document.text().trim().lines().next().unwrap_or_default();
        let title: String = title.filter(|title| !title.is_empty()).unwrap_or_else(first_words).chars().take(120).collect();
        if title.is_empty() { "Untitled".to_owned() } else { title }
    }
}

/// What was done to an article, and how much of it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// Every step, in the order in which they were made.
    pub revisions: Vec<Revision>,
    /// How many of them stand; the others were undone and can be redone.
    pub n_done: usize,
}

impl History {
    /// The step that undo would take back.
    pub fn last_done(&self) -> Option<&Revision> {
        self.revisions.get(self.n_done.checked_sub(1)?)
    }

    /// The step that redo would make again.
    pub fn next_undone(&self) -> Option<&Revision> {
        self.revisions.get(self.n_done)
    }

    /// Adds a step; steps that were undone are forgotten.
    pub fn push(&mut self, revision: Revision) {
        self.revisions.truncate(self.n_done);
        self.revisions.push(revision);
        self.n_done = self.revisions.len();
    }
}

/// What the next key or click acts on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// A mention.
    Annotation(AnnotationId),
    /// Words that may become one. `anchor` is the end that stays when the selection grows by keyboard.
    Selection {
        /// The words, whole tokens without the punctuation at their ends.
        span: Span,
        /// Where the selection began, in bytes.
        anchor: Span,
    },
}

/// Something that the page says to its reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// How it is meant.
    pub tone: Tone,
    /// One or two sentences.
    pub text: String,
}

/// How a notice is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Something was done.
    Done,
    /// Something is worth knowing.
    Hint,
    /// Something could not be done.
    Problem,
}

/// What lies over the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Overlay {
    /// The list of keys.
    Keys,
    /// The list of articles.
    Library,
    /// What was left out of the work on many articles.
    Failures,
    /// The search for a sector for the focus.
    Sectors,
    /// The formats of files.
    Formats,
    /// What can be done with an entity.
    Entity(EntityId),
    /// A sector with its definition and codes.
    Sector(SectorId),
    /// The choice of a role for the block of that index.
    Roles(usize),
    /// Every place where the same correction could be made.
    Offer,
    /// How sure suggestions have to be to be accepted at once.
    AcceptSure,
    /// The person's word list.
    Words,
}
