//! Everything that the page knows, as plain values. Nothing here changes anything: what is done with it stands in the files
//! beside this folder, each of which may use all of it.

mod article;
mod batch;
mod correction;
mod filter;
mod keymap;
mod library;
mod offer;
mod refusal;
mod review;
mod search;
mod source;
mod words;

use std::collections::{BTreeMap, VecDeque};

pub(super) use self::source::SHOWN_BEFORE_READ;
pub use self::{
    article::{Access, Article, ArticleId, History, ReadingId},
    batch::{Batch, Failure, Gather, Import, Purpose, Report},
    correction::{Choice, FieldName, Scope},
    filter::{Facet, Filter, labels_of},
    keymap::{Keymap, Rebinding},
    library::{Found, Progress, Saving, Snippet, Store, Summary},
    offer::{Exception, Offer, Place, Row, Same},
    refusal::{Entry, Refusal},
    review::{Review, Tally, certainty, is_doubtful},
    search::Search,
    source::{Contents, Frame, Reading, Reframing, Source, Stored, Text, Told},
    words::{WordEdit, WordsStep},
};
use crate::{
    annotation::{AnnotationId, EntityId, Score, SectorId, WordList},
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
    /// How many exports are being written beside the page.
    pub n_writing: usize,
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
    /// What its reader put away of what stands above the article, by [`Standing::about`].
    ///
    /// [`Standing::about`]: crate::editor::Standing::about
    pub put_away: Vec<&'static str>,
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
