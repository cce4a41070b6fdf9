//! Files that were dropped or chosen. One becomes the article on the page; several are read one after the other, each when
//! the page asks for the next, so that it can show how far it is.

use std::{cell::RefCell, collections::VecDeque};

use js_sys::Uint8Array;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{File, FileList, TextDecoder};

use crate::{
    document::encoding_label,
    editor::{LibraryMsg, Msg},
    web::{dispatch, dom},
};

/// A file that is larger is refused unread: the page's memory ends at 2 GB, and an annotation file of the longest text
/// that Galley takes has a tenth of that.
const MAX_BYTES: f64 = 1_000_000_000.0;

thread_local! {
    static WAITING: RefCell<VecDeque<File>> = const { RefCell::new(VecDeque::new()) };
}

/// Takes what was dropped or chosen.
pub fn chosen(files: &FileList) {
    let mut files: VecDeque<File> = (0..files.length()).filter_map(|idx| files.get(idx)).collect();
    match files.len() {
        0 => {}
        1 => files.pop_front().into_iter().for_each(read),
        n_files => {
            WAITING.with_borrow_mut(|waiting| *waiting = files);
            dispatch(Msg::Library(LibraryMsg::FilesChosen(n_files)));
        }
    }
}

/// Reads the next of several, once what the last one changed is drawn.
pub fn read_next() {
    dom::later(0, || WAITING.with_borrow_mut(VecDeque::pop_front).into_iter().for_each(read));
}

/// Forgets those that were not read.
pub fn forget() {
    WAITING.with_borrow_mut(VecDeque::clear);
}

/// Reads a file.
pub fn read(file: File) {
    read_into(file, |name, bytes| Msg::FileRead { name, bytes: as_utf8(bytes) });
}

/// A page in another encoding than UTF-8, decoded by the browser; all else as it is.
fn as_utf8(bytes: Vec<u8>) -> Vec<u8> {
    if std::str::from_utf8(&bytes).is_ok() {
        return bytes;
    }
    let decoder = encoding_label(&bytes).and_then(|label| TextDecoder::new_with_label(&label).ok());
    let text = decoder.and_then(|decoder| decoder.decode_with_u8_array(&bytes).ok());
    text.map_or(bytes, String::into_bytes)
}

/// Reads a file as a word list.
pub fn words_chosen(file: File) {
    read_into(file, |name, bytes| Msg::WordsRead { name, bytes });
}

/// Reads a file and sends what it holds as a message.
fn read_into(file: File, msg: fn(String, Vec<u8>) -> Msg) {
    let name = file.name();
    if MAX_BYTES < file.size() {
        let reason = format!("it has {:.0} MB, and at most {:.0} MB are read", file.size() / 1e6, MAX_BYTES / 1e6);
        return dispatch(Msg::FileFailed { name, reason });
    }
    spawn_local(async move {
        dispatch(match JsFuture::from(file.array_buffer()).await {
            Ok(buffer) => msg(name, Uint8Array::new(&buffer).to_vec()),
            Err(error) => Msg::FileFailed { name, reason: dom::reason(&error) },
        });
    });
}
