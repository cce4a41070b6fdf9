//! What stands above the article for as long as it is true, with what can be done about it.

use web_sys::Element;

use crate::{
    editor::{Act, Standing, State, Tone, is_put_away, standing},
    web::dom::{self, Build, element},
};

/// The place on the page.
pub struct StandingView {
    place: Element,
    shown: Vec<Standing>,
}

impl StandingView {
    /// Takes hold of the page's element.
    pub fn new() -> Option<Self> {
        Some(Self { place: dom::by_id("standing")?, shown: vec![] })
    }

    /// Draws what stands, where that changed.
    pub fn draw(&mut self, state: &State) {
        let wanted = standing(state);
        draw_toggle(&wanted, is_put_away(state, &wanted), &self.place);
        if self.shown != wanted {
            dom::fill(&self.place, wanted.iter().map(drawn));
            self.shown = wanted;
        }
    }
}

/// The word in the bar that puts away what stands and brings it back: that of the gravest.
fn draw_toggle(standing: &[Standing], is_put_away: bool, place: &Element) {
    dom::set_flag(place, "hidden", is_put_away);
    let Some(toggle) = dom::by_id("to-standing") else { return };
    dom::set_flag(&toggle, "hidden", standing.is_empty());
    if let Some(gravest) = standing.first() {
        dom::set_text(&toggle, gravest.about);
        dom::set(&toggle, "data-tone", tone(gravest));
        dom::set(&toggle, "aria-expanded", if is_put_away { "false" } else { "true" });
        dom::set(&toggle, "title", if is_put_away { &gravest.text } else { "Put this away" });
    }
}

fn tone(standing: &Standing) -> &'static str {
    match standing.tone {
        Tone::Problem => "problem",
        Tone::Hint => "hint",
        Tone::Done => "done",
    }
}

fn drawn(standing: &Standing) -> Build {
    let text = element("p").text(&standing.text);
    let progress = standing.progress.map(|(n_done, n_all)| {
        let bar = element("progress").with("max", &n_all.to_string()).with("value", &n_done.to_string());
        bar.with("aria-label", &standing.text)
    });
    let acts = element("div").with("class", "acts").children(standing.acts.iter().map(button));
    element("div").with("class", "standing").with("data-tone", tone(standing)).child(&text).children(progress).child(&acts)
}

fn button(act: &Act) -> Build {
    let button = element("button").with("type", "button").with("data-action", act.action).text(act.label);
    match act.article {
        Some(id) => button.with("data-article", &id.0.to_string()),
        None => button,
    }
}
