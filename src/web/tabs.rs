//! Other tabs with the same library: what was written is told on a channel, and an article is held by one tab at a time.
//!
//! Web Locks exist on secure addresses only; without them every tab holds its article, and the store alone tells two
//! writers apart. <https://w3c.github.io/web-locks/>

use std::cell::{Cell, RefCell};

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{BroadcastChannel, MessageEvent};

use crate::{
    editor::{ArticleId, LibraryMsg, Msg},
    web::{
        dispatch,
        dom::{self, Listener, WarnOnError as _},
    },
};

/// The name of the channel, and what stands before an article's number in the name of its lock.
const CHANNEL: &str = "galley";

thread_local! {
    static CHANNEL_HERE: RefCell<Option<BroadcastChannel>> = const { RefCell::new(None) };
    static N_REQUESTS: Cell<u32> = const { Cell::new(0) };
    static HELD: RefCell<Option<Held>> = const { RefCell::new(None) };
}

/// The article that this tab holds or waits for.
struct Held {
    id: ArticleId,
    /// Tells this request from those before it, whose answers may still come.
    number: u32,
    /// Ends the hold.
    release: Option<Function>,
    /// Ends the waiting for one that another tab holds.
    abort: JsValue,
}

fn is_current(number: u32) -> bool {
    HELD.with_borrow(|held| held.as_ref().is_some_and(|held| held.number == number))
}

/// Listens to the other tabs.
pub fn install() -> Option<Listener> {
    let channel = BroadcastChannel::new(CHANNEL).ok()?;
    let listener = Listener::new(&channel, "message", |event| {
        let written = event.dyn_ref::<MessageEvent>().and_then(|event| event.data().as_f64());
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "the numbers come from `tell`; any other names no article"
        )]
        let id = written.filter(|id| 0.0 < *id).map(|id| ArticleId(id as u32));
        dispatch(Msg::Library(LibraryMsg::ChangedElsewhere(id)));
    });
    CHANNEL_HERE.with_borrow_mut(|place| *place = Some(channel));
    Some(listener)
}

/// Tells the other tabs that something was written, to an article or to none of them.
pub fn tell(id: Option<ArticleId>) {
    let written = JsValue::from(id.map_or(0, |id| id.0));
    CHANNEL_HERE.with_borrow(|channel| channel.iter().for_each(|channel| channel.post_message(&written).warn_on_error()));
}

/// Asks the other tabs for an article. What comes of it is dispatched: it is held here, or elsewhere.
pub fn hold(id: ArticleId) {
    let is_held = HELD.with_borrow(|held| held.as_ref().is_some_and(|held| held.id == id));
    if !is_held {
        let_go();
        request(id, "ifAvailable");
    }
}

/// Takes an article from the tab that holds it.
pub fn take_over(id: ArticleId) {
    let_go();
    request(id, "steal");
}

/// Lets go of what is held.
pub fn let_go() {
    if let Some(held) = HELD.take() {
        held.release.iter().for_each(|release| release.call0(&JsValue::UNDEFINED).map(|_| ()).warn_on_error());
        let abort = Reflect::get(&held.abort, &"abort".into()).ok().and_then(|abort| abort.dyn_into::<Function>().ok());
        abort.iter().for_each(|abort| abort.call0(&held.abort).map(|_| ()).warn_on_error());
    }
}

/// Asks for the lock of an article. `how` is an option of `LockManager.request`, or empty to wait for it.
fn request(id: ArticleId, how: &str) {
    let Some((locks, ask)) = lock_manager() else {
        return dispatch(Msg::Library(LibraryMsg::HeldHere(id)));
    };
    let mut release = None;
    let released = Promise::new(&mut |resolve, _| release = Some(resolve));
    let (options, abort) = options(how);
    let number = N_REQUESTS.replace(N_REQUESTS.get() + 1);
    HELD.with_borrow_mut(|held| *held = Some(Held { id, number, release, abort }));
    let granted =
        Closure::once_into_js(move |lock: JsValue| if lock.is_object() { taken(id, number, released) } else { refused(id, number) });
    let asked = ask.call3(&locks, &JsValue::from_str(&format!("{CHANNEL}-{}", id.0)), &options, &granted);
    let Some(asked) = asked.ok().and_then(|asked| asked.dyn_into::<Promise>().ok()) else { return };
    spawn_local(async move {
        // The promise fails where another tab stole the lock, or where it is no longer waited for.
        if JsFuture::from(asked).await.is_err() {
            refused(id, number);
        }
    });
}

/// The lock is here until what is handed back is resolved.
fn taken(id: ArticleId, number: u32, released: Promise) -> JsValue {
    if !is_current(number) {
        return JsValue::UNDEFINED;
    }
    dispatch(Msg::Library(LibraryMsg::HeldHere(id)));
    released.into()
}

/// Another tab has the lock: this one waits for it.
fn refused(id: ArticleId, number: u32) -> JsValue {
    if is_current(number) {
        dispatch(Msg::Library(LibraryMsg::HeldElsewhere(id)));
        dom::later(0, move || {
            if is_current(number) {
                request(id, "");
            }
        });
    }
    JsValue::UNDEFINED
}

fn lock_manager() -> Option<(JsValue, Function)> {
    let locks = Reflect::get(&dom::window().navigator(), &"locks".into()).ok().filter(JsValue::is_object)?;
    let ask = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    Some((locks, ask))
}

/// The options of a request, and what ends the waiting for it.
fn options(how: &str) -> (Object, JsValue) {
    let options = Object::new();
    let set = |name: &str, value: &JsValue| Reflect::set(&options, &name.into(), value).map(|_| ()).warn_on_error();
    if !how.is_empty() {
        set(how, &JsValue::TRUE);
        return (options, JsValue::UNDEFINED);
    }
    let controller = web_sys::AbortController::new();
    let Ok(controller) = controller else { return (options, JsValue::UNDEFINED) };
    set("signal", &controller.signal());
    (options, controller.into())
}
