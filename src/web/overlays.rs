//! What lies over the article: the list of keys, of articles, of sectors, of roles.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlDialogElement, HtmlInputElement};

use crate::{
    annotation::{Entity, EntityId, EntityLabel},
    annotator::{SectorChoice, find_sectors},
    document::Role,
    editor::{BINDINGS, Overlay, State, Summary},
    formats::Format,
    web::dom::{self, Build, WarnOnError as _, element},
};

/// The dialog on the page.
pub struct OverlayView {
    dialog: HtmlDialogElement,
    content: Element,
    title: Element,
    search: HtmlInputElement,
    shown: Option<Shown>,
}

/// What a dialog was drawn from.
#[derive(PartialEq)]
struct Shown {
    overlay: Overlay,
    library: Vec<Summary>,
    query: String,
    entities: Vec<Entity>,
}

impl OverlayView {
    /// Takes hold of the page's elements.
    pub fn new() -> Option<Self> {
        Some(Self {
            dialog: dom::by_id("overlay")?.dyn_into().ok()?,
            content: dom::by_id("overlay-content")?,
            title: dom::by_id("overlay-title")?,
            search: dom::by_id("query")?.dyn_into().ok()?,
            shown: None,
        })
    }

    /// Draws what lies over the article, or takes it away.
    pub fn draw(&mut self, state: &State) {
        let wanted = state.overlay.map(|overlay| Shown {
            overlay,
            library: state.library.clone(),
            query: state.query.clone(),
            entities: state.article.as_ref().map(|article| article.annotations.entities().to_vec()).unwrap_or_default(),
        });
        if self.shown == wanted {
            return;
        }
        let is_same = self.shown.as_ref().map(|shown| shown.overlay) == state.overlay;
        self.shown = wanted;
        match &self.shown {
            Some(shown) => self.show(shown, state, is_same),
            None => self.dialog.close(),
        }
    }

    fn show(&self, shown: &Shown, state: &State, is_same: bool) {
        let (title, content) = match shown.overlay {
            Overlay::Keys => ("Keys", keys()),
            Overlay::Library => ("Articles", articles(&shown.library, state)),
            Overlay::Sectors => ("Which sector?", sectors(&shown.query)),
            Overlay::Formats => ("Export as", formats()),
            Overlay::Entity(id) => ("One for all", entity(id, state)),
            Overlay::Roles(block_idx) => ("This block is", roles(block_idx, state)),
        };
        dom::set_text(&self.title, title);
        dom::fill(&self.content, content);
        self.search.set_hidden(shown.overlay != Overlay::Sectors);
        if !is_same {
            self.search.set_value("");
        }
        if !self.dialog.open() {
            self.dialog.show_modal().warn_on_error();
        }
    }
}

fn keys() -> Vec<Build> {
    let mut groups: Vec<(&str, Vec<Build>)> = vec![];
    for binding in BINDINGS {
        let keys = binding.keys.split(' ').map(|key| element("kbd").text(key));
        let row = [element("dt").children(keys), element("dd").text(binding.does)];
        match groups.iter_mut().find(|(group, _)| *group == binding.group) {
            Some((_, rows)) => rows.extend(row),
            None => groups.push((binding.group, row.into())),
        }
    }
    let section =
        |(group, rows): (&str, Vec<Build>)| element("section").child(&element("h3").text(group)).child(&element("dl").children(rows));
    groups.into_iter().map(section).collect()
}

fn formats() -> Vec<Build> {
    let row = |format: Format| {
        let button = element("button").with("type", "button").with("data-action", "export-as").with("data-format", format.name());
        element("li").child(&button.text(format.title()))
    };
    vec![element("ul").with("class", "choices").children(Format::ALL.into_iter().map(row))]
}

fn articles(library: &[Summary], state: &State) -> Vec<Build> {
    if library.is_empty() {
        return vec![element("p").text("No article yet. Paste one.")];
    }
    let current = state.article.as_ref().map(|article| article.id);
    let row = |summary: &Summary| {
        let id = summary.id.0.to_string();
        let open =
            element("button").with("type", "button").with("data-action", "open-article").with("data-article", &id).with("dir", "auto");
        let open = if current == Some(summary.id) { open.with("aria-current", "true") } else { open };
        let delete =
            element("button").with("type", "button").with("class", "quiet").with("data-action", "delete-article").with("data-article", &id);
        let delete = delete.with("aria-label", &format!("Delete “{}”", summary.title)).text("Delete");
        element("li").child(&open.text(&summary.title)).child(&delete)
    };
    vec![element("ul").with("class", "articles").children(library.iter().map(row))]
}

/// The sectors that answer to what was typed, best first.
fn sectors(query: &str) -> Vec<Build> {
    let row = |choice: &SectorChoice| {
        let sector = &choice.sector;
        let button = element("button").with("type", "button").with("data-action", "label").with("data-label", "SECTOR");
        let codes = [sector.isic4.first().map(|code| format!("ISIC {code}")), sector.naics2022.first().map(|code| format!("NAICS {code}"))];
        let line: Vec<String> = choice.top.clone().into_iter().chain(codes.into_iter().flatten()).collect();
        let name = element("span").with("class", "name").text(&sector.name);
        let details = element("span").with("class", "details").text(&line.join(" · "));
        let definition = element("span").with("class", "details").text(choice.definition);
        element("li").child(&button.with("data-sector", &sector.id.0).child(&name).child(&details).child(&definition))
    };
    let found = find_sectors(query, 40);
    if found.is_empty() {
        return vec![element("p").text("No sector has such a name, synonym or code.")];
    }
    vec![element("ul").with("class", "choices").children(found.iter().map(row))]
}

/// What can be done with all mentions of an entity at once.
fn entity(id: EntityId, state: &State) -> Vec<Build> {
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
    let links = ["iso3166", "geonames", "wikidata"].map(|scheme| {
        let (label, input) = field(scheme, entity.links.get(scheme).map_or("", String::as_str));
        label.child(&input.with("data-scheme", scheme))
    });
    let relabel = EntityLabel::ALL.into_iter().map(|label| {
        let button = act("entity-relabel").with("data-label", label.name()).text(label.name());
        if label == entity.label { button.with("aria-current", "true") } else { button }
    });
    let others = annotations.entities().iter().filter(|other| other.id != id);
    let mut others: Vec<&Entity> = others.collect();
    others.sort_by_key(|other| (other.label != entity.label, other.name.to_lowercase()));
    let merge = others.into_iter().take(200).map(|other| {
        act("entity-merge").with("data-into", &other.id.0.to_string()).text(&format!("{} ({})", other.name, other.label.name()))
    });
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

fn roles(block_idx: usize, state: &State) -> Vec<Build> {
    let blocks = state.article.as_ref().map(|article| article.document.blocks()).unwrap_or_default();
    let current = blocks.get(block_idx).map(|block| block.role);
    let button = |role: Role| {
        let button = element("button").with("type", "button").with("data-action", "role").with("data-role", role.name());
        let button = button.with("data-block", &block_idx.to_string()).text(role.name());
        if current == Some(role) { button.with("aria-current", "true") } else { button }
    };
    vec![element("div").with("class", "roles").children(Role::ALL.into_iter().map(button))]
}
