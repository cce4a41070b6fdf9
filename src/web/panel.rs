//! The panel beside the article: how far it is, then entities, sectors and dates, each a way to its mentions.

mod progress;

mod line;

use web_sys::Element;

use crate::{
    annotation::{EntityLabel, Reading},
    editor::{ArticleId, DateRow, EntityGroup, EntityRow, Filter, Focus, SectorRow, State, dates, entity_groups, sector_rows, timeline},
    web::dom::{self, Build, WarnOnError as _, element},
};

/// Of a longer list only so many rows are drawn; the rest is counted.
const N_ROWS: usize = 250;

/// The panel on the page.
pub struct PanelView {
    panel: Element,
    entities: Element,
    sectors: Element,
    dates: Element,
    timeline: Element,
    shown: Rows,
    /// Which article, after how many changes, the rows were made from.
    version: Option<(ArticleId, u64)>,
    /// With which filter, after how many changes, the head was drawn.
    head: Option<(ArticleId, u64, Filter)>,
}

/// What the panel was drawn from.
#[derive(Default, PartialEq, Eq)]
struct Rows {
    entities: Vec<EntityGroup>,
    sectors: Vec<SectorRow>,
    dates: Vec<DateRow>,
}

impl PanelView {
    /// Takes hold of the page's elements.
    pub fn new() -> Option<Self> {
        Some(Self {
            panel: dom::by_id("panel")?,
            entities: dom::by_id("entities")?,
            sectors: dom::by_id("sectors")?,
            dates: dom::by_id("dates")?,
            timeline: dom::by_id("timeline")?,
            shown: Rows::default(),
            version: None,
            head: None,
        })
    }

    /// Draws the lists that changed.
    pub fn draw(&mut self, state: &State) {
        dom::set_flag(&self.panel, "hidden", state.article.is_none());
        dom::set_flag(&self.panel, "data-open", state.shows_panel);
        self.draw_rows(state);
        self.draw_focus(state);
    }

    /// Points out the row of the mention in focus.
    fn draw_focus(&self, state: &State) {
        let annotation = match (state.focus, &state.article) {
            (Some(Focus::Annotation(id)), Some(article)) => article.annotations.annotation(id),
            _ => None,
        };
        let is_current = |element: &Element| {
            let has = |name: &str, value: &str| element.get_attribute(name).as_deref() == Some(value);
            annotation.is_some_and(|annotation| match &annotation.reading {
                Reading::Entity(_) => annotation.entity.is_some_and(|id| has("data-entity", &id.0.to_string())),
                Reading::Sector(id) => has("data-sector", &id.0),
                Reading::Date(_) => has("data-annotation", &format!("a{}", annotation.id.0)),
            })
        };
        for row in dom::all(&self.panel, "[aria-current]").iter().filter(|row| !is_current(row)) {
            row.remove_attribute("aria-current").warn_on_error();
        }
        let rows = dom::all(&self.panel, "[data-action=entity], [data-action=sector], [data-action=go]");
        for row in rows.iter().filter(|row| is_current(row)) {
            row.set_attribute("aria-current", "true").warn_on_error();
        }
    }

    fn draw_rows(&mut self, state: &State) {
        let head = state.article.as_ref().map(|article| (article.id, article.n_changes, state.filter.clone()));
        if self.head != head {
            state.article.iter().for_each(|article| progress::draw(state, article));
            self.head = head;
        }
        let version = state.article.as_ref().map(|article| (article.id, article.n_changes));
        if self.version == version {
            return;
        }
        self.version = version;
        let rows = state.article.as_ref().map_or_else(Rows::default, |article| Rows {
            entities: entity_groups(&article.annotations),
            sectors: sector_rows(&article.annotations),
            dates: dates(&article.document, &article.annotations),
        });
        if rows.entities != self.shown.entities {
            dom::refill(&self.entities, rows.entities.iter().map(entity_group));
        }
        if rows.sectors != self.shown.sectors {
            dom::refill(&self.sectors, sector_tree(&rows.sectors));
        }
        if rows.dates != self.shown.dates {
            dom::refill(&self.dates, listed(&rows.dates, date_row));
            let reference_date = state.article.as_ref().and_then(|article| article.annotations.reference_date);
            dom::fill(&self.timeline, timeline(&rows.dates, reference_date).iter().map(line::drawn));
        }
        draw_count("n-entities", rows.entities.iter().map(|group| group.rows.len()).sum());
        draw_count("n-sectors", rows.sectors.len());
        draw_count("n-dates", rows.dates.len());
        self.shown = rows;
    }
}

fn draw_count(id: &str, count: usize) {
    dom::by_id(id).iter().for_each(|element| dom::set_text(element, &count.to_string()));
}

fn listed<T>(rows: &[T], draw: fn(&T) -> Build) -> Vec<Build> {
    let more = rows.len().checked_sub(N_ROWS).filter(|n_more| *n_more > 0);
    let more = more.map(|n_more| element("li").with("class", "more").text(&format!("and {n_more} more in the text")));
    rows.iter().take(N_ROWS).map(draw).chain(more).collect()
}

fn entity_group(group: &EntityGroup) -> Build {
    let heading = element("h3").with("data-label", group.label.name()).text(plural(group.label));
    let rows = element("ul").children(listed(&group.rows, entity_row));
    element("div").with("class", "group").child(&heading).child(&rows)
}

/// The label's name for a list of several.
fn plural(label: EntityLabel) -> &'static str {
    match label {
        EntityLabel::Person => "People",
        EntityLabel::Org => "Organisations",
        EntityLabel::Gpe => "Countries and cities",
        EntityLabel::Loc => "Regions",
        EntityLabel::Fac => "Buildings and sites",
        EntityLabel::Norp => "Peoples and groups",
        EntityLabel::Event => "Events",
        EntityLabel::Law => "Laws and treaties",
        EntityLabel::Product => "Products",
        EntityLabel::Money => "Money",
        EntityLabel::Percent => "Percentages",
    }
}

fn entity_row(row: &EntityRow) -> Build {
    let name = element("span").with("class", "name").with("dir", "auto").text(&row.name);
    let button = button("entity").with("data-entity", &row.id.0.to_string()).child(&name).child(&count(row.n_mentions));
    let button = if row.details.is_empty() { button } else { button.child(&details(&row.details.join(" · "))) };
    let menu = element("button").with("type", "button").with("class", "menu").with("data-action", "entity-menu");
    let menu = menu.with("data-entity", &row.id.0.to_string()).with("aria-label", &format!("Change “{}” as a whole", row.name)).text("⋯");
    element("li").child(&button).child(&menu)
}

/// The sectors as a tree of two levels: a top sector is a heading, unless it is itself all that was found of it.
fn sector_tree(rows: &[SectorRow]) -> Vec<Build> {
    let most = rows.iter().map(|row| row.n_mentions).max().unwrap_or_default();
    let rows = rows.get(..N_ROWS).unwrap_or(rows);
    let branch = |branch: &[SectorRow]| match branch {
        [] => vec![],
        [only] if only.name == only.top => vec![sector_row(only, most).with("class", "top")],
        [first, ..] => {
            let n_mentions: usize = branch.iter().map(|row| row.n_mentions).sum();
            let heading = element("span").with("class", "heading").child(&element("span").text(&first.top)).child(&count(n_mentions));
            let leaves = element("ul").children(branch.iter().map(|row| sector_row(row, most)));
            vec![element("li").with("class", "top").child(&heading).child(&leaves)]
        }
    };
    rows.chunk_by(|row, next| row.top == next.top).flat_map(branch).collect()
}

fn sector_row(row: &SectorRow, most: usize) -> Build {
    let name = element("span").with("class", "name").text(&row.name);
    let bar = element("progress").with("max", &most.to_string()).with("value", &row.n_mentions.to_string()).with("aria-hidden", "true");
    let button = button("sector").with("data-sector", &row.id.0).with("title", &row.about);
    let menu = element("button").with("type", "button").with("class", "menu").with("data-action", "sector-menu");
    let menu = menu.with("data-sector", &row.id.0).with("aria-label", &format!("Definition and codes of {}", row.name)).text("⋯");
    element("li").child(&button.child(&name).child(&bar).child(&count(row.n_mentions))).child(&menu)
}

fn date_row(row: &DateRow) -> Build {
    let name = element("span").with("class", "name").with("dir", "auto").text(&row.text);
    let button = button("go").with("data-annotation", &format!("a{}", row.id.0)).child(&name).child(&details(&row.shown));
    element("li").child(&button)
}

fn button(action: &str) -> Build {
    element("button").with("type", "button").with("data-action", action)
}

fn count(n_mentions: usize) -> Build {
    element("span").with("class", "count").text(&n_mentions.to_string())
}

fn details(text: &str) -> Build {
    element("span").with("class", "details").with("dir", "auto").text(text)
}
