//! The page without a browser: its whole state, every message that can change it, and what follows.
//!
//! [`update`] is the only place where the state changes. `web` turns what happens in the browser into [`Msg`]s, does
//! the [`Effect`]s, and draws the state; it decides nothing.

mod correct;
mod entities;
mod export;
mod keys;
mod message;
mod open;
mod select;
mod state;
mod timeline;
mod update;
mod view;

pub use self::{
    keys::{BINDINGS, Binding, Key, message_of_key},
    message::{Choice, Effect, End, FieldName, Msg, Scope, Stored, Towards, Unit},
    state::{Article, ArticleId, Focus, History, Notice, Overlay, Saving, State, Summary, Tone},
    timeline::{Bar, Timeline, timeline},
    update::update,
    view::{DateRow, EntityGroup, EntityRow, Inline, SectorRow, dates, entity_groups, inlines, sector_rows},
};
