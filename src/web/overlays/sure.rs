//! How sure suggestions have to be to be accepted at once, with their number.

use crate::{
    editor::{State, n_at_least, sure_level},
    web::dom::{Build, element},
};

/// The slider, the number, and the button.
pub(super) fn drawn(state: &State) -> Vec<Build> {
    let Some(article) = &state.article else { return vec![] };
    let level = sure_level(state);
    let percent = format!("{:.0}", 100.0 * level.probability());
    let n_sure = n_at_least(article, &state.filter, level);
    let slider = element("input").with("type", "range").with("id", "sure").with("min", "50").with("max", "100").with("step", "1");
    let slider = slider.with("value", &percent).with("aria-valuetext", &format!("{percent} % sure, {n_sure} suggestions"));
    let label = element("label").with("class", "slide").child(&element("span").text("At least")).child(&slider);
    let label = label.child(&element("output").text(&format!("{percent} % sure")));
    let accept = element("button").with("type", "button").with("class", "primary").with("data-action", "accept-sure");
    let accept = accept.with("data-percent", &percent).text(&match n_sure {
        1 => "Accept 1 suggestion".to_owned(),
        n_sure => format!("Accept {n_sure} suggestions"),
    });
    let accept = if n_sure == 0 { accept.with("disabled", "") } else { accept };
    let hidden =
        if state.filter.is_open() { "One step, which undo takes back." } else { "Only what is shown. One step, which undo takes back." };
    vec![label, element("p").with("class", "answers").child(&accept).child(&element("span").with("class", "quiet").text(hidden))]
}
