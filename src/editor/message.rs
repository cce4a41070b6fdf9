//! What can happen to the page.

mod library;

use std::collections::BTreeMap;

pub use self::library::LibraryMsg;
use crate::{
    annotation::{AnnotationId, EntityId, EntityLabel, Score, SectorId, Word},
    document::Role,
    editor::{
        effect::Region,
        select::{End, Towards, Unit},
        state::{ArticleId, Choice, Facet, FieldName, Overlay, ReadingId, Scope, Stored, Summary, Told, WordEdit},
    },
    formats::Format,
    span::Utf16Span,
};

/// Something that happened. Everything that can change the state is listed here.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(target_pointer_width = "64", expect(clippy::large_enum_variant, reason = "messages are few, and are moved, not copied"))]
pub enum Msg {
    /// Text was pasted. `n_replaced` counts what was no Unicode and came as U+FFFD.
    TextPasted {
        /// The text.
        text: String,
        /// Lone surrogates in it.
        n_replaced: usize,
        /// The same as HTML, where the clipboard has that too; empty otherwise.
        html: String,
    },
    /// A file was dropped or opened.
    FileRead {
        /// Its name.
        name: String,
        /// What it holds.
        bytes: Vec<u8>,
    },
    /// A file could not be read.
    FileFailed {
        /// Its name.
        name: String,
        /// Why.
        reason: String,
    },
    /// The sample article was asked for.
    SampleRequested,
    /// Texts can be read beside the page.
    ReaderReady,
    /// Texts cannot be read beside the page, or no longer.
    ReaderFailed,
    /// Something is told of a text that is being read.
    ReadingWentOn(ReadingId, Told),
    /// The settings came from the store, as JSON by name.
    SettingsLoaded(BTreeMap<String, String>),
    /// The store was read.
    LibraryLoaded(Vec<Summary>),
    /// The store cannot be used.
    LibraryFailed(String),
    /// An article of the library was asked for.
    ArticleRequested(ArticleId),
    /// An article came from the store.
    ArticleLoaded(Stored),
    /// An article of the library was deleted; it can be brought back.
    ArticleDeleted(ArticleId),
    /// A write to the store is done.
    Saved,
    /// A write to the store failed.
    SaveFailed(String),
    /// Something else happened to the library.
    Library(LibraryMsg),

    /// Text was selected, in UTF-16 code units of the article's text.
    TextSelected(Utf16Span),
    /// A mention was reached.
    AnnotationFocused(AnnotationId),
    /// A place was clicked over which these mentions lie: the shortest is meant, and with each further click the next.
    MentionsClicked(Vec<AnnotationId>),
    /// An entity was clicked: its first mention, or the one behind the focused one.
    EntityFocused(EntityId),
    /// A sector was clicked: its first mention, or the one behind the focused one.
    SectorFocused(SectorId),
    /// Nothing is acted on any more.
    FocusCleared,
    /// What was held last was let go by key: the focus, else the notice.
    LetGo,
    /// The next or previous mention was asked for.
    Stepped(Towards, Among),
    /// The next or previous name that nothing marks was asked for.
    UnmarkedAsked(Towards),
    /// Words were to be selected by keyboard, beginning at the focus.
    CaretAsked,
    /// The selection of words was moved by one, or grown by one.
    SelectionMoved {
        /// Which way.
        towards: Towards,
        /// How far.
        unit: Unit,
        /// Whether the other end stays.
        grows: bool,
    },
    /// The selection was moved by a line, or grown by one. Where lines end only the browser knows.
    LineAsked {
        /// Which way.
        towards: Towards,
        /// Whether the other end stays.
        grows: bool,
    },
    /// The browser found the place on the next line.
    LineFound {
        /// An empty span, in UTF-16 code units of the article's text.
        place: Utf16Span,
        /// As it was asked.
        grows: bool,
    },
    /// The keyboard went into a part of the page.
    Entered(Region),

    /// The focus was given a label.
    Labelled(Choice, Scope),
    /// The focused mention was found right.
    Accepted(Scope),
    /// The focused mention was found wrong.
    Removed(Scope),
    /// An end of the focused mention was moved.
    EndMoved(End, Towards, Unit),
    /// An end of the focused mention was dragged to a place.
    EndDragged {
        /// Which end.
        end: End,
        /// An empty span, in UTF-16 code units of the article's text.
        place: Utf16Span,
        /// Whether it snaps to tokens.
        unit: Unit,
    },
    /// The next reading that the focused date's words allow was asked for.
    OtherReadingAsked,
    /// What can be done with the focused mention's entity, or the sector's codes, were asked for.
    EntityMenuAsked,
    /// The role of the block in focus was asked for.
    RoleAsked,
    /// The value of the focused date was typed.
    ValueEntered(String),
    /// A block was given another role.
    RoleChosen(usize, Role),
    /// The keyboard's focus came into a field of the metadata.
    FieldFocused(FieldName),
    /// The keyboard's focus left the fields.
    FieldsLeft,
    /// The place in the text that the field in focus was read from was asked for.
    EvidenceAsked,
    /// A field of the metadata was typed.
    FieldEntered(FieldName, String),
    /// What was typed into fields and could not be taken was let go.
    RefusalsDismissed,
    /// An entity was given another name.
    EntityRenamed(EntityId, String),
    /// All mentions of an entity were given another label.
    EntityRelabelled(EntityId, EntityLabel),
    /// All mentions of an entity were found wrong.
    EntityRemoved(EntityId),
    /// An entity was found to be another one.
    EntitiesMerged {
        /// The one that goes.
        from: EntityId,
        /// The one that stays.
        into: EntityId,
    },
    /// The focused mention was found to name something else than its entity's other mentions.
    MentionSplit,
    /// A suggestion that was removed was put back.
    Restored(AnnotationId),
    /// The suggestion that was removed where the selected words stand was put back.
    RestoreAsked,
    /// The place of a suggestion that was removed was asked for.
    RejectedShown(AnnotationId),

    /// A review of the suggestions was asked for.
    ReviewStarted,
    /// A suggestion was passed over without a decision, or the one before was asked for.
    ReviewSkipped(Towards),
    /// The review was left.
    ReviewEnded,
    /// All suggestions that are shown and at least so sure were found right.
    SureAccepted(Score),
    /// It was said how sure they have to be.
    SureMoved(Score),

    /// The offered correction was wanted at every place that is ticked.
    OfferTaken,
    /// Every place of the offer was asked for.
    OfferPreviewed,
    /// A place of the offer was ticked, or no longer.
    OfferRowToggled(usize),
    /// The offer was not wanted.
    OfferDismissed,

    /// The entry that the offer proposes was wanted in the word list.
    WordKept,
    /// An entry of the word list was typed.
    WordAdded(Word),
    /// An entry of the word list was changed.
    WordEdited(usize, WordEdit),
    /// The word list was switched on or off.
    WordsSwitched,
    /// The last change of the word list was taken back, or made again.
    WordsUndone,
    /// The word list was asked for as a file.
    WordsExported,
    /// A file with a word list was opened.
    WordsRead {
        /// Its name.
        name: String,
        /// What it holds.
        bytes: Vec<u8>,
    },

    /// Mentions were shown or hidden by a kind, label or status.
    FacetToggled(Facet),
    /// Suggestions that are less sure were hidden.
    ThresholdMoved(Score),
    /// All mentions were asked for.
    FilterCleared,

    /// The search in the text was asked for.
    SearchOpened,
    /// Something was typed into it.
    SearchTyped(String),
    /// The next or previous hit was asked for.
    SearchStepped(Towards),
    /// Every hit was found to be one thing.
    HitsLabelled(Choice),
    /// The search was left.
    SearchClosed,

    /// An entity's id in another register was typed.
    LinkEntered(EntityId, &'static str, String),
    /// The last step was taken back.
    Undone,
    /// The last step that was taken back was made again.
    Redone,

    /// The annotation file was asked for.
    ExportRequested,
    /// A file of another format was asked for.
    ExportedAs(Format),
    /// The files of an export that was written beside the page were saved, with a word on what they could not hold; or why not.
    FilesSaved(Result<Option<String>, String>),
    /// The files that are being written are not wanted any more.
    WritingStopped,
    /// The annotations were asked for on the clipboard.
    CopyRequested,
    /// Some text of the page, as a code, was asked for on the clipboard.
    TextCopied(String),
    /// The clipboard has them, or why not.
    Copied(Result<(), String>),
    /// Corrections were told how far to reach, until the focus changes.
    ScopeChosen(Scope),
    /// The names of labels were asked for, or away.
    LabelsToggled,
    /// The next of the colour schemes was asked for.
    ThemeAsked,
    /// The panel was asked for, or away, where the page is too narrow to show it always.
    PanelToggled,
    /// A new key for the binding of that name was asked for.
    KeyAsked(String),
    /// A key was pressed for the binding that waits for one.
    KeyChosen(String),
    /// The binding of that name was given back the keys it came with.
    KeyReset(String),
    /// All bindings were given back the keys they came with.
    KeysReset,
    /// Something was laid over the article.
    OverlayOpened(Overlay),
    /// Something was typed into the search that lies over the article.
    QueryTyped(String),
    /// What lay over the article is gone.
    OverlayClosed,
    /// The notice was read.
    NoticeDismissed,
}

/// Which mentions a step goes through, of those that are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Among {
    /// Every one.
    All,
    /// Suggestions that are doubtful.
    Doubtful,
    /// Those with the label of the one in focus.
    Label,
}
