//! The page without a browser: its whole state, every message that can change it, and what follows.
//!
//! [`update`] is the only place where the state changes. `web` turns what happens in the browser into [`Msg`]s, does
//! the [`Effect`]s, and draws the state; it decides nothing.

mod analysis;
mod caret;
mod correct;
mod effect;
mod entities;
mod export;
mod fields;
mod keys;
mod library;
mod message;
mod navigate;
mod notice;
mod open;
mod reading;
mod select;
mod settings;
mod state;
mod step;
mod timeline;
mod update;
mod view;

pub use self::{
    analysis::{Contents, Source, Told, read},
    effect::{Effect, Region, Stored},
    fields::{evidence, evidence_line},
    keys::{Binding, Key, Keymap, Rebinding, bindings, message_of_key, shown_chord},
    message::{Choice, End, FieldName, Msg, Scope, Towards, Unit},
    reading::{Reading, ReadingId, Text},
    state::{Article, ArticleId, Focus, History, Notice, Overlay, Saving, State, Summary, Theme, Tone},
    timeline::{Bar, Timeline, timeline},
    update::update,
    view::{DateRow, EntityGroup, EntityRow, Inline, SectorRow, dates, entity_groups, inlines, sector_rows},
};
