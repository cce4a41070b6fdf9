//! What can be done with an entity.

use crate::{
    annotation::{Entity, EntityId, EntityLabel},
    editor::State,
    web::dom::{Build, element},
};

/// What can be done with all mentions of an entity at once.
pub(super) fn drawn(id: EntityId, state: &State) -> Vec<Build> {
    let Some(annotations) = state.article.as_ref().map(|article| &article.annotations) else { return vec![] };
    let Some(entity) = annotations.entity(id) else { return vec![] };
    let number = id.0.to_string();
    let n_mentions = annotations.mentions(id).count();
    let act = |action: &str| element("button").with("type", "button").with("data-action", action).with("data-entity", &number);
    let field = |name: &str, value: &str| {
        let input = element("input").with("type", "text").with("autocomplete", "off").with("data-entity", &number).with("value", value);
        (element("label").with("class", "field").child(&element("span").text(name)), input)
    };
    let (label, input) = field("Name", &entity.name);
    let name = label.child(&input);
    let links = [("iso3166", "ISO 3166"), ("geonames", "GeoNames"), ("wikidata", "Wikidata")].map(|(scheme, name)| {
        let (label, input) = field(name, entity.links.get(scheme).map_or("", String::as_str));
        label.child(&input.with("data-scheme", scheme))
    });
    let relabel = EntityLabel::ALL.into_iter().map(|label| {
        let button = act("entity-relabel").with("data-label", label.name()).text(label.name());
        if label == entity.label { button.with("aria-current", "true") } else { button }
    });
    let others = annotations.entities().iter().filter(|other| other.id != id);
    let mut others: Vec<&Entity> = others.collect();
    others.sort_by_key(|other| (other.label != entity.label, other.name.to_lowercase()));
    // A list that the keyboard goes through by letters, however many there are.
    let others = others
        .into_iter()
        .map(|other| element("option").with("value", &other.id.0.to_string()).text(&format!("{} ({})", other.name, other.label.name())));
    let into = element("select").with("id", "merge-into").with("aria-label", "The entity that it is").children(others);
    let merge = [into, act("entity-merge").text(&format!("Merge {n_mentions}"))];
    let also = if entity.aliases.is_empty() { String::new() } else { format!("Also: {}. ", entity.aliases.join(", ")) };
    let roles = if entity.roles.is_empty() { String::new() } else { format!("Roles: {}.", entity.roles.join(", ")) };
    vec![
        element("p").with("class", "quiet").text(&format!("{also}{roles}")),
        name,
        element("div").children(links),
        element("h3").text(&format!("Label all {n_mentions} mentions as")),
        element("div").with("class", "roles").children(relabel),
        element("h3").text(&format!("All {n_mentions} mentions are wrong")),
        element("div").with("class", "roles").child(&act("entity-remove").text(&format!("Remove {n_mentions}"))),
        element("h3").text(&format!("It is the same as: {n_mentions} mentions move there")),
        element("div").with("class", "roles").children(merge),
    ]
}
