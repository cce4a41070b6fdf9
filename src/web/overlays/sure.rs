//! How sure suggestions have to be to be accepted at once, with their number.

use crate::{
    editor::{State, n_at_least, sure_level},
    web::dom::{self, Build, element},
};

/// The slider, the number, and the button.
pub(super) fn drawn(state: &State) -> Vec<Build> {
    let slider = element("input").with("type", "range").with("id", "sure").with("min", "0").with("max", "100").with("step", "1");
    // Home is everything that is left, Enter accepts.
    let slider = slider.with("autofocus", "");
    let slider = slider.with("value", &percent(state));
    let label = element("label").with("class", "slide").child(&element("span").text("At least")).child(&slider);
    let label = label.child(&element("output").with("id", "sure-shown"));
    let accept =
        element("button").with("type", "button").with("class", "primary").with("id", "sure-accept").with("data-action", "accept-sure");
    let shown = if state.filter.is_open() { "" } else { "Only what is shown. " };
    let note = element("span").with("class", "quiet").text(&format!("{shown}One step, which undo takes back."));
    vec![label, element("p").with("class", "answers").child(&accept).child(&note)]
}

fn percent(state: &State) -> String {
    format!("{:.0}", 100.0 * sure_level(state).probability())
}

/// Writes what follows from where the slider stands. The slider itself stays, since it may be held.
pub(super) fn draw_number(state: &State) {
    let Some(article) = &state.article else { return };
    let percent = percent(state);
    let n_sure = n_at_least(article, &state.filter, sure_level(state));
    let of = if n_sure == 1 { "suggestion" } else { "suggestions" };
    dom::by_id("sure-shown").iter().for_each(|element| dom::set_text(element, &format!("{percent} % sure")));
    dom::by_id("sure").iter().for_each(|slider| dom::set(slider, "aria-valuetext", &format!("{percent} % sure, {n_sure} {of}")));
    dom::by_id("sure-accept").iter().for_each(|button| {
        dom::set_text(button, &format!("Accept {n_sure} {of}"));
        dom::set(button, "data-percent", &percent);
        dom::set_flag(button, "disabled", n_sure == 0);
    });
}
