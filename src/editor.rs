//! The page without a browser: its whole state, every message that can change it, and what follows.
//!
//! [`update()`] is the only place where the state changes. `web` turns what happens in the browser into [`Msg`]s, does
//! the [`Effect`]s, and draws the state; it decides nothing.

mod analysis;
mod anew;
mod caret;
mod correct;
mod effect;
mod entities;
mod export;
mod fields;
mod filter;
mod keys;
mod library;
mod message;
mod navigate;
mod notice;
mod offer;
mod open;
mod provenance;
mod reading;
mod reframing;
mod refusal;
mod reread;
mod review;
mod revise;
mod same;
mod search;
mod select;
mod setting;
mod settings;
mod state;
mod step;
mod timeline;
mod unmarked;
mod update;
mod view;
mod words;

pub use self::{
    analysis::read,
    effect::{Effect, NewArticle, Region},
    export::{File, Written, written_aside},
    fields::{evidence, evidence_line},
    keys::{Binding, Key, bindings, message_of_key, shown_chord},
    library::{Act, LibraryRow, Standing, is_put_away, library_rows, snippet, standing},
    message::{Among, LibraryMsg, Msg},
    provenance::provenance,
    refusal::{N_SECTORS, no_sector},
    review::{n_at_least, removed_in_focus, sure_level},
    search::shown_count,
    select::{End, Towards, Unit},
    state::{
        Access, Article, ArticleId, Batch, Choice, Contents, Entry, Exception, Facet, Failure, FieldName, Filter, Focus, Found, Frame,
        Gather, History, Import, Keymap, Notice, Offer, Overlay, Place, Progress, Purpose, Reading, ReadingId, Rebinding, Reframing,
        Refusal, Report, Review, Row, Same, Saving, Scope, Search, Snippet, Source, State, Store, Stored, Summary, Tally, Text, Theme,
        Told, Tone, WordEdit, WordsStep, certainty, is_doubtful, labels_of,
    },
    timeline::{Bar, Timeline, timeline},
    update::update,
    view::{DateRow, EntityGroup, EntityRow, Inline, SectorRow, dates, entity_groups, inlines, sector_rows},
    words::shown_rule,
};
