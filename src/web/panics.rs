//! What happens when the program breaks: the page says so, and no further message is taken.
//!
//! A panic cannot be caught in WebAssembly, and the state may be half changed. Every step before was saved, so that a
//! reload loses nothing.

use std::{cell::Cell, panic};

use crate::web::dom;

thread_local! {
    static HAS_PANICKED: Cell<bool> = const { Cell::new(false) };
}

/// Whether the program broke.
pub fn has_panicked() -> bool {
    HAS_PANICKED.get()
}

/// Shows panics to the reader.
pub fn install() {
    panic::set_hook(Box::new(|information| {
        if HAS_PANICKED.replace(true) {
            return;
        }
        dom::warn(&information.to_string());
        if let Some(banner) = dom::document().get_element_by_id("broken") {
            banner.remove_attribute("hidden").unwrap_or_default();
        }
    }));
}
