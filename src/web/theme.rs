//! The colours of the page. The choice is a setting, which comes from the store when the page is drawn already; so that it
//! is not drawn in other colours first, the name of the theme stands in the browser's local storage too, where
//! `www/theme.js` reads it before anything is drawn.

use crate::{
    editor::Theme,
    web::dom::{self, WarnOnError as _},
};

/// Under which name the theme is kept; `www/theme.js` knows it too.
const THEME: &str = "galley-theme";

/// The theme that was drawn last in this browser.
pub fn last_drawn() -> Theme {
    let kept = dom::window().local_storage().ok().flatten().and_then(|storage| storage.get_item(THEME).ok().flatten());
    Theme::ALL.into_iter().find(|theme| Some(theme.name()) == kept.as_deref()).unwrap_or_default()
}

/// Gives the page its colours. The style sheet follows the system where the root names no other theme.
pub fn draw(theme: Theme) {
    let root = dom::document_element();
    if root.get_attribute("data-theme").as_deref() == Some(theme.name()) && last_drawn() == theme {
        return;
    }
    dom::set(&root, "data-theme", theme.name());
    let schemes = if theme == Theme::System { "light dark" } else { theme.name() };
    let meta = dom::document().query_selector("meta[name=color-scheme]").ok().flatten();
    meta.iter().for_each(|meta| dom::set(meta, "content", schemes));
    if let Ok(Some(storage)) = dom::window().local_storage() {
        storage.set_item(THEME, theme.name()).warn_on_error();
    }
}
