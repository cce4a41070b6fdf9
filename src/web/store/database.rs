//! The database itself: opened, brought up to date, closed for a newer program; and what can go wrong with a write.

use std::rc::{Rc, Weak};

use idb::{Database, DatabaseEvent as _, Error, Factory, ObjectStoreParams, Transaction, TransactionMode, TransactionResult};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::DomException;

use super::Shared;
use crate::{
    editor::{LibraryMsg, Msg},
    web::dispatch,
};

const NAME: &str = "galley";

/// Version 1 had no settings, and less in its rows; up to version 2 annotation JSONs were strings. See `rows`.
pub(super) const VERSION: u32 = 3;

pub(super) const ARTICLES: &str = "articles";
pub(super) const BASES: &str = "bases";
pub(super) const REVISIONS: &str = "revisions";
pub(super) const SETTINGS: &str = "settings";

/// Why the store did not do what it was asked for.
#[derive(Debug)]
pub(super) enum Failure {
    /// There is no room.
    Full,
    /// The article has other steps by now than those that the write follows.
    Refused,
    /// The database is of a newer program, in this version.
    Newer(u32),
    /// The connection was closed under it.
    Closed,
    /// Something else, as the browser tells it.
    Other(String),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let exception = match &error {
            Error::DomException(exception) => Some(exception.clone()),
            Error::TransactionOpenFailed(value) | Error::UpdateFailed(value) | Error::AddFailed(value) => {
                value.dyn_ref::<DomException>().cloned()
            }
            _ => None,
        };
        exception.as_ref().map_or_else(|| Self::Other(error.to_string()), Self::from)
    }
}

impl From<&DomException> for Failure {
    fn from(exception: &DomException) -> Self {
        match exception.name().as_str() {
            "QuotaExceededError" => Self::Full,
            "InvalidStateError" => Self::Closed,
            _ => Self::Other(exception.message()),
        }
    }
}

/// Opens the database and adds what older versions lack. Nothing that is there is changed.
pub(super) async fn open(shared: &Rc<Shared>) -> Result<Rc<Database>, Failure> {
    let mut request = Factory::new()?.open(NAME, Some(VERSION))?;
    request.on_blocked(|_| dispatch(Msg::Library(LibraryMsg::StoreBlocked)));
    request.on_upgrade_needed(|event| {
        let Ok(database) = event.database() else { return };
        let present = database.store_names();
        for name in [ARTICLES, BASES, REVISIONS, SETTINGS].into_iter().filter(|name| !present.iter().any(|present| present == name)) {
            // Where one cannot be made, the first transaction says so.
            let _ = database.create_object_store(name, ObjectStoreParams::new());
        }
    });
    match request.await {
        Ok(mut database) => {
            listen(&mut database, shared);
            Ok(Rc::new(database))
        }
        Err(error) => Err(newer().await.unwrap_or_else(|| error.into())),
    }
}

/// The version of the database, where it is beyond this program.
async fn newer() -> Option<Failure> {
    let database = Factory::new().ok()?.open(NAME, None).ok()?.await.ok()?;
    let found = database.version().ok();
    database.close();
    found.filter(|found| VERSION < *found).map(Failure::Newer)
}

fn listen(database: &mut Database, shared: &Rc<Shared>) {
    let weak: Weak<Shared> = Rc::downgrade(shared);
    let closed = weak.clone();
    database.on_close(move |_| closed.upgrade().iter().for_each(|shared| shared.forget_database()));
    database.on_version_change(move |_| {
        // Another program wants to bring the database up to date, and waits until this one has closed it.
        dispatch(Msg::Library(LibraryMsg::StoreSuperseded));
        weak.upgrade().iter().for_each(|shared| shared.close_when_written());
    });
}

/// A transaction that writes, and a second hold of it that tells afterwards why it failed.
pub(super) fn writing(database: &Database, names: &[&str]) -> Result<Transaction, Failure> {
    Ok(database.transaction(names, TransactionMode::ReadWrite)?)
}

/// Waits until a transaction is in the store, whole.
pub(super) async fn committed(transaction: Transaction, name: &str) -> Result<(), Failure> {
    // A transaction that runs out of room at its end is aborted without an error of any request: only it knows why.
    let watched = transaction.object_store(name)?.transaction();
    match transaction.commit()?.await {
        Ok(TransactionResult::Committed) => Ok(()),
        Ok(TransactionResult::Aborted) => Err(reason(&watched).unwrap_or(Failure::Closed)),
        Err(error) => Err(reason(&watched).unwrap_or_else(|| error.into())),
    }
}

fn reason(transaction: &Transaction) -> Option<Failure> {
    transaction.error().as_ref().map(Failure::from)
}

/// A number as a key.
pub(super) fn key(id: u32) -> JsValue {
    JsValue::from(id)
}
