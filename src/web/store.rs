//! The browser's own store (IndexedDB): articles as they were first analysed, and every step since.
//!
//! `articles` holds what the list tells and the number of standing steps by article, `bases` the annotation JSON in bytes,
//! `revisions` the steps by `[article, step]`, `settings` JSON by name. Writes are done one after the other; one that
//! fails stays first in the queue and is tried again, so that nothing that was asked to be kept is ever dropped.

mod database;
mod read;
mod rows;
mod write;

use std::{
    cell::{Cell, RefCell},
    collections::VecDeque,
    rc::Rc,
};

use idb::Database;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use self::{
    database::Failure,
    write::{Written, article_of},
};
use crate::{
    editor::{ArticleId, Effect, LibraryMsg, Msg, NewArticle},
    web::{dispatch, dom, tabs},
};

/// Under which name the number of the last opened article is kept.
const LAST_OPENED: &str = "galley-last-opened";

/// After a write that failed the next try comes after so many milliseconds, and with the next step.
const RETRY_AFTER: i32 = 4_000;

/// The store, with what waits to be written.
pub struct Store {
    shared: Rc<Shared>,
}

/// What the store's tasks share.
#[derive(Default)]
struct Shared {
    database: RefCell<Option<Rc<Database>>>,
    /// What is waiting to be written, oldest first; written one after the other, so that an older state never wins.
    waiting: RefCell<VecDeque<Rc<Effect>>>,
    is_at_work: Cell<bool>,
    /// Whether the last write failed.
    is_stuck: Cell<bool>,
    /// Whether the next try is set already.
    is_retry_set: Cell<bool>,
    /// Whether the database is to be let go once all is written.
    is_closing: Cell<bool>,
    texts: read::Texts,
}

/// The article that was last on the page.
pub fn last_opened() -> Option<ArticleId> {
    let storage = dom::window().local_storage().ok()??;
    storage.get_item(LAST_OPENED).ok()??.parse().ok().map(ArticleId)
}

fn remember_opened(id: ArticleId) {
    if let Ok(Some(storage)) = dom::window().local_storage() {
        // Without it the article is one click away in the list.
        let _ = storage.set_item(LAST_OPENED, &id.0.to_string());
    }
}

impl Store {
    /// A store that keeps what it is asked to until it is opened.
    pub fn new() -> Self {
        let shared = Shared::default();
        shared.is_at_work.set(true);
        Self { shared: Rc::new(shared) }
    }

    /// Opens the store and tells what it holds; then writes what waits.
    pub fn open(&self) -> impl Future<Output = Vec<Msg>> + 'static {
        let shared = Rc::clone(&self.shared);
        async move {
            let msgs = match loaded(&shared).await {
                Ok(msgs) => msgs,
                Err(Failure::Newer(found)) => vec![Msg::Library(LibraryMsg::StoreNewer { found, known: database::VERSION })],
                Err(failure) => vec![Msg::LibraryFailed(told(&failure))],
            };
            shared.is_at_work.set(false);
            shared.work();
            msgs
        }
    }

    /// Does what an effect asks of the store: writes behind what it was asked before, reads behind the writes that they
    /// would read.
    pub fn perform(&mut self, effect: Effect) {
        let waits = match &effect {
            Effect::Load(id) => self.shared.waits_for(*id),
            // What an export or a backup needs is not kept waiting by a disk that is full.
            Effect::Fetch(id) => !self.shared.is_stuck.get() && self.shared.waits_for(*id),
            Effect::LoadLibrary | Effect::SearchTexts(_) | Effect::SaveArticles { .. } => false,
            _ => true,
        };
        if waits || self.shared.is_opening() {
            self.shared.waiting.borrow_mut().push_back(Rc::new(effect));
            self.shared.work();
        } else {
            let shared = Rc::clone(&self.shared);
            spawn_local(async move { shared.read(&effect).await });
        }
    }

    /// Tries at once to write what waits.
    pub fn retry(&self) {
        self.shared.work();
    }
}

/// Opens the database, and reads the settings and the list.
async fn loaded(shared: &Rc<Shared>) -> Result<Vec<Msg>, Failure> {
    let database = shared.database().await?;
    let (settings, library, purges) = read::library(&database).await?;
    for purge in purges {
        if let Err(failure) = write::write(&database, &purge).await {
            dom::warn(&format!("a deleted article is kept for longer: {}", told(&failure)));
        }
    }
    Ok(vec![Msg::SettingsLoaded(settings), Msg::LibraryLoaded(library)])
}

impl Shared {
    /// The open database; it is opened anew where the browser closed it.
    async fn database(self: &Rc<Self>) -> Result<Rc<Database>, Failure> {
        let open = self.database.borrow().clone();
        if let Some(database) = open {
            return Ok(database);
        }
        if self.is_closing.get() {
            return Err(Failure::Closed);
        }
        let database = database::open(self).await?;
        *self.database.borrow_mut() = Some(Rc::clone(&database));
        Ok(database)
    }

    fn is_opening(&self) -> bool {
        self.database.borrow().is_none()
    }

    /// Whether something of an article is still to be written.
    fn waits_for(&self, id: ArticleId) -> bool {
        self.waiting.borrow().iter().any(|waiting| article_of(waiting) == Some(id))
    }

    fn forget_database(&self) {
        *self.database.borrow_mut() = None;
    }

    /// Lets a newer program have the database, once all is written.
    fn close_when_written(&self) {
        self.is_closing.set(true);
        if self.waiting.borrow().is_empty() {
            self.database.borrow_mut().take().iter().for_each(|database| database.close());
        }
    }

    /// Writes what waits, unless that is being done.
    fn work(self: &Rc<Self>) {
        if self.is_at_work.get() || self.waiting.borrow().is_empty() {
            return;
        }
        self.is_at_work.set(true);
        let shared = Rc::clone(self);
        spawn_local(async move {
            let stopped = shared.write_all().await;
            shared.is_at_work.set(false);
            if let Err(failure) = stopped {
                shared.tell(&failure);
            } else if shared.is_closing.get() {
                shared.close_when_written();
            }
        });
    }

    async fn write_all(self: &Rc<Self>) -> Result<(), Failure> {
        loop {
            let Some(effect) = self.waiting.borrow().front().cloned() else { return Ok(()) };
            if !is_write(&effect) {
                self.waiting.borrow_mut().pop_front();
                self.read(&effect).await;
                continue;
            }
            let database = self.database().await?;
            match write::write(&database, &effect).await {
                Ok(written) => self.written(&effect, &written),
                Err(Failure::Refused) => self.refused(&effect),
                Err(failure) => {
                    if matches!(failure, Failure::Closed) {
                        self.forget_database();
                    }
                    return Err(failure);
                }
            }
        }
    }

    fn written(&self, effect: &Effect, written: &Written) {
        self.waiting.borrow_mut().pop_front();
        self.is_stuck.set(false);
        if matches!(effect, Effect::SaveArticle { .. }) {
            persist();
        }
        dispatch(Msg::Saved);
        if let Written::Renumbered { from, to } = *written {
            for waiting in self.waiting.borrow_mut().iter_mut() {
                *waiting = Rc::new(write::renumbered((**waiting).clone(), from, to));
            }
            dispatch(Msg::Library(LibraryMsg::Renumbered { from, to }));
        }
        tabs::tell(article_of(effect));
    }

    /// Drops the writes that followed what is not in the store. The page offers what to do with them.
    fn refused(&self, effect: &Effect) {
        let Some(id) = article_of(effect) else { return };
        let n_before = self.waiting.borrow().len();
        self.waiting.borrow_mut().retain(|waiting| article_of(waiting) != Some(id));
        let n_dropped = n_before - self.waiting.borrow().len();
        dispatch(Msg::Library(LibraryMsg::SaveRefused { id, n_dropped }));
    }

    /// Tells of a write that failed, and has it tried again.
    fn tell(self: &Rc<Self>, failure: &Failure) {
        self.is_stuck.set(true);
        match failure {
            Failure::Full => dispatch(Msg::Library(LibraryMsg::StoreFull)),
            failure => dispatch(Msg::SaveFailed(told(failure))),
        }
        if self.is_retry_set.replace(true) {
            return;
        }
        let weak = Rc::downgrade(self);
        dom::later(RETRY_AFTER, move || {
            if let Some(shared) = weak.upgrade() {
                shared.is_retry_set.set(false);
                shared.work();
            }
        });
    }

    /// Writes the articles of a backup, and tells what came of it.
    async fn restore(self: &Rc<Self>, database: &Database, articles: &[NewArticle], settings: &[(String, String)]) -> Vec<Msg> {
        let written = write::save_articles(database, articles, settings).await.map_err(|failure| told(&failure));
        tabs::tell(None);
        // The list is read anew whatever came of it.
        let library = loaded(self).await.unwrap_or_default();
        library.into_iter().chain([Msg::Library(LibraryMsg::Restored(written))]).collect()
    }

    async fn read(self: &Rc<Self>, effect: &Effect) {
        let read = async {
            let database = self.database().await?;
            Ok(match effect {
                Effect::Load(id) => vec![read::article(&database, *id).await?],
                Effect::SearchTexts(query) => {
                    let found = read::search(&database, &self.texts, query.clone()).await?;
                    vec![Msg::Library(LibraryMsg::TextsSearched(found))]
                }
                Effect::LoadLibrary => {
                    let msgs = loaded(self).await?;
                    // A setting that is on its way to the store is newer than the one in it.
                    let is_newer = self.waiting.borrow().iter().any(|waiting| matches!(**waiting, Effect::SaveSetting { .. }));
                    msgs.into_iter().filter(|msg| !(is_newer && matches!(msg, Msg::SettingsLoaded(_)))).collect()
                }
                Effect::Fetch(id) => {
                    let stored = read::stored(&database, *id).await?;
                    vec![Msg::Library(LibraryMsg::Fetched { id: *id, stored })]
                }
                Effect::SaveArticles { articles, settings } => return Ok(self.restore(&database, articles, settings).await),
                _ => vec![],
            })
        };
        match read.await {
            Ok(msgs) => msgs.into_iter().for_each(dispatch),
            Err(failure) => {
                let failure: Failure = failure;
                dom::warn(&format!("the store was not read: {}", told(&failure)));
            }
        }
    }
}

fn is_write(effect: &Effect) -> bool {
    !matches!(effect, Effect::Load(_) | Effect::Fetch(_) | Effect::LoadLibrary | Effect::SearchTexts(_) | Effect::SaveArticles { .. })
}

/// Asks the browser not to throw the store away when the disk runs full; once, when there is something to lose.
fn persist() {
    thread_local! {
        static IS_ASKED: Cell<bool> = const { Cell::new(false) };
    }
    let storage = dom::window().navigator().storage();
    if IS_ASKED.replace(true) || storage.is_undefined() {
        return;
    }
    if let Ok(asked) = storage.persist() {
        // A browser that says no keeps the store as long as there is room.
        spawn_local(async move { drop(JsFuture::from(asked).await) });
    }
}

/// A failure in words, to stand behind a colon.
fn told(failure: &Failure) -> String {
    match failure {
        Failure::Full => "this browser has no more room for the page".to_owned(),
        Failure::Refused => "the store holds other steps".to_owned(),
        Failure::Newer(found) => format!("a newer Galley made the store (version {found})"),
        Failure::Closed => "the browser closed the store".to_owned(),
        Failure::Other(reason) => reason.trim_end_matches('.').to_owned(),
    }
}
