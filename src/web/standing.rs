//! What stands above the article for as long as it is true, with what can be done about it.

use web_sys::Element;

use crate::{
    editor::{Act, Standing, State, Tone, standing},
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
        if self.shown != wanted {
            dom::fill(&self.place, wanted.iter().map(drawn));
            self.shown = wanted;
        }
    }
}

fn drawn(standing: &Standing) -> Build {
    let tone = match standing.tone {
        Tone::Problem => "problem",
        Tone::Hint => "hint",
        Tone::Done => "done",
    };
    let text = element("p").text(&standing.text);
    let progress = standing.progress.map(|(n_done, n_all)| {
        let bar = element("progress").with("max", &n_all.to_string()).with("value", &n_done.to_string());
        bar.with("aria-label", &standing.text)
    });
    let acts = element("div").with("class", "acts").children(standing.acts.iter().map(button));
    element("div").with("class", "standing").with("data-tone", tone).child(&text).children(progress).child(&acts)
}

fn button(act: &Act) -> Build {
    let button = element("button").with("type", "button").with("data-action", act.action).text(act.label);
    match act.article {
        Some(id) => button.with("data-article", &id.0.to_string()),
        None => button,
    }
}
