//! The formats of files.

use crate::{
    formats::Format,
    web::dom::{Build, element},
};

/// A button for each.
pub(super) fn drawn() -> Vec<Build> {
    let row = |format: Format| {
        let button = element("button").with("type", "button").with("data-action", "export-as").with("data-format", format.name());
        element("li").child(&button.text(format.title()))
    };
    let copy = element("button").with("type", "button").with("data-action", "copy").text("Copy the annotation JSON");
    let copy = element("li").child(&copy);
    vec![element("ul").with("class", "choices").children(Format::ALL.into_iter().map(row).chain([copy]))]
}
