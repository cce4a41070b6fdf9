//! The page without a browser: its whole state, every message that can change it, and what follows.
//!
//! [`update`] is the only place where the state changes. `web` turns what happens in the browser into [`Msg`]s, does
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
mod refusal;
mod reread;
mod review;
mod revise;
mod same;
mod search;
mod select;
mod settings;
mod state;
mod step;
mod timeline;
mod update;
mod view;
mod words;

pub use self::{
    analysis::{Contents, Source, Told, read},
    correct::{Choice, Scope},
    effect::{Effect, NewArticle, Region, Stored},
    fields::{FieldName, evidence, evidence_line},
    filter::{Facet, Filter, labels_of},
    keys::{Binding, Key, Keymap, Rebinding, bindings, message_of_key, shown_chord},
    library::{
        Access, Act, Batch, Failure, Found, Gather, Import, LibraryMsg, LibraryRow, Progress, Purpose, Report, Saving, Snippet, Standing,
        Store, Summary, library_rows, snippet, standing,
    },
    message::Msg,
    navigate::Among,
    offer::{Offer, Row, Same},
    provenance::provenance,
    reading::{Reading, ReadingId, Text},
    refusal::{Entry, N_SECTORS, Refusal, no_sector},
    reread::{Frame, Reframing},
    review::{Review, Tally, certainty, is_doubtful, n_at_least, removed_in_focus, sure_level},
    same::{Exception, Place},
    search::{Search, shown_count},
    select::{End, Towards, Unit},
    state::{Article, ArticleId, Focus, History, Notice, Overlay, State, Theme, Tone},
    timeline::{Bar, Timeline, timeline},
    update::update,
    view::{DateRow, EntityGroup, EntityRow, Inline, SectorRow, dates, entity_groups, inlines, sector_rows},
    words::{WordEdit, WordsStep, shown_rule},
};
