//! What the state asks of the browser.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use crate::{
    editor::{Effect, Msg, Region},
    web::{
        App, desk, dispatch,
        dom::{self, WarnOnError as _},
        files, offline, tabs,
    },
};

/// Does what an effect says.
pub fn perform(app: &mut App, effect: Effect) {
    match effect {
        Effect::SaveArticle { .. }
        | Effect::SaveRevision { .. }
        | Effect::SaveProgress { .. }
        | Effect::SaveSetting { .. }
        | Effect::Load(_)
        | Effect::LoadLibrary
        | Effect::SearchTexts(_)
        | Effect::Fetch(_)
        | Effect::SaveArticles { .. }
        | Effect::Rename { .. }
        | Effect::Delete(_)
        | Effect::Undelete(_)
        | Effect::Purge(_) => app.store.perform(effect),
        Effect::ReadNextFile => files::read_next(),
        Effect::ForgetFiles => files::forget(),
        Effect::DownloadBundle { stem, extension, media_type, bytes } => {
            let name = format!("{stem}-{}.{extension}", today());
            download(&name, media_type, &Uint8Array::from(bytes.as_slice())).warn_on_error();
        }
        Effect::Retry => app.store.retry(),
        Effect::Hold(id) => tabs::hold(id),
        Effect::TakeOver(id) => tabs::take_over(id),
        Effect::LetGo => tabs::let_go(),
        Effect::StartUpdate => offline::start_update(),
        Effect::Download { name, media_type, text } => download(&name, media_type, &JsValue::from(text)).warn_on_error(),
        Effect::Copy(text) => copy(text),
        Effect::Write(task) => app.writer.write(&task),
        Effect::StopWriting => app.writer.stop(),
        Effect::Read { id, source } => app.reader.read(id, &source),
        Effect::Reveal => app.view.has_to_reveal = true,
        Effect::Show(span) => app.view.show(span),
        Effect::Enter(region) => {
            if region == Region::Search {
                desk::enter_search();
            }
            app.view.to_enter = Some(region);
        }
        Effect::FindLine { towards, grows } => {
            let place = app.view.place_by_line(&app.state, towards);
            place.into_iter().for_each(|place| dispatch(Msg::LineFound { place, grows }));
        }
        Effect::Announce(text) => {
            dom::by_id("announcement").iter().for_each(|element| element.set_text_content(Some(&text)));
        }
    }
}

/// The day here, as 2025-12-04.
fn today() -> String {
    let now = js_sys::Date::new_0();
    format!("{}-{:02}-{:02}", now.get_full_year(), now.get_month() + 1, now.get_date())
}

/// Has the browser save a file. `content` is a string or bytes.
///
/// # Errors
/// What the browser says where it does not.
pub fn download(name: &str, media_type: &str, content: &JsValue) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let blob = Blob::new_with_blob_sequence_and_options(&Array::of1(content), &options)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = dom::document().create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // Some browsers read the blob only after the click: it is let go a minute later.
    dom::later(60_000, move || Url::revoke_object_url(&url).warn_on_error());
    Ok(())
}

fn copy(text: String) {
    let clipboard = dom::window().navigator().clipboard();
    spawn_local(async move {
        let copied = if clipboard.is_undefined() {
            Err("the browser gives pages on this address no clipboard".to_owned())
        } else {
            JsFuture::from(clipboard.write_text(&text)).await.map(|_| ()).map_err(|error| dom::reason(&error))
        };
        dispatch(Msg::Copied(copied));
    });
}
