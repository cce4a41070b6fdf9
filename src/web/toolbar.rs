//! The bar above the article, the notice, and what was saved.

use web_sys::Element;

use crate::{
    editor::{Notice, Saving, State, Theme, Tone},
    web::{dom, theme},
};

/// Draws both.
pub fn draw(state: &State) {
    let history = state.article.as_ref().map(|article| &article.history);
    let undo = history.and_then(|history| history.last_done());
    let redo = history.and_then(|history| history.next_undone());
    draw_step("undo", "Undo", undo.map(|revision| revision.name.as_str()));
    draw_step("redo", "Redo", redo.map(|revision| revision.name.as_str()));
    for id in ["export", "formats", "labels", "to-panel"] {
        dom::by_id(id).iter().for_each(|button| dom::set_flag(button, "disabled", state.article.is_none()));
    }
    dom::by_id("labels").iter().for_each(|button| dom::set(button, "aria-pressed", if state.shows_labels { "true" } else { "false" }));
    dom::by_id("to-panel").iter().for_each(|button| dom::set(button, "aria-expanded", if state.shows_panel { "true" } else { "false" }));
    draw_theme(state.theme);
    dom::by_id("saving").iter().for_each(|element| draw_saving(element, state));
    dom::by_id("notice").iter().for_each(|element| draw_notice(element, state.notice.as_ref()));
}

fn draw_theme(theme: Theme) {
    theme::draw(theme);
    let name = match theme {
        Theme::System => "Colours: as the system",
        Theme::Light => "Colours: light",
        Theme::Dark => "Colours: dark",
    };
    dom::by_id("theme").iter().for_each(|button| {
        dom::set(button, "aria-label", name);
        dom::set(button, "title", name);
    });
}

fn draw_step(id: &str, verb: &str, name: Option<&str>) {
    let Some(button) = dom::by_id(id) else { return };
    dom::set_flag(&button, "disabled", name.is_none());
    dom::set(&button, "title", &name.map_or_else(|| verb.to_owned(), |name| format!("{verb}: {name}")));
}

fn draw_saving(element: &Element, state: &State) {
    let text = match (&state.saving, &state.article) {
        (Saving::Failed { .. }, _) => "Not saved",
        (_, None) => "",
        (Saving::Pending(_), _) => "Saving…",
        (Saving::Saved, _) => "Saved here",
    };
    dom::set_text(element, text);
    dom::set(element, "data-saving", if matches!(state.saving, Saving::Failed { .. }) { "failed" } else { "fine" });
}

fn draw_notice(element: &Element, notice: Option<&Notice>) {
    let tone = match notice.map(|notice| notice.tone) {
        Some(Tone::Problem) => "problem",
        Some(Tone::Hint) => "hint",
        Some(Tone::Done) | None => "done",
    };
    dom::set(element, "data-tone", tone);
    if let Some(text) = element.first_element_child() {
        dom::set_text(&text, notice.map_or("", |notice| &notice.text));
    }
    dom::set_flag(element, "data-empty", notice.is_none());
}
