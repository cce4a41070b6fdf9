//! The panel beside the article: entities, sectors and dates, each a way to its mentions.

use web_sys::Element;

use crate::{
    annotation::EntityLabel,
    editor::{ArticleId, DateRow, EntityGroup, EntityRow, SectorRow, State, Timeline, dates, entity_groups, sector_rows, timeline},
    web::dom::{self, Build, element, svg},
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
        })
    }

    /// Draws the lists that changed.
    pub fn draw(&mut self, state: &State) {
        dom::set_flag(&self.panel, "hidden", state.article.is_none());
        dom::set_flag(&self.panel, "data-open", state.shows_panel);
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
            dom::fill(&self.timeline, timeline(&rows.dates).iter().map(drawn));
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

/// The sectors as a tree of two levels.
fn sector_tree(rows: &[SectorRow]) -> Vec<Build> {
    let most = rows.iter().map(|row| row.n_mentions).max().unwrap_or_default();
    let mut tree: Vec<Build> = vec![];
    let mut top = "";
    for row in rows.iter().take(N_ROWS) {
        if row.top != top {
            top = &row.top;
            let n_mentions: usize = rows.iter().filter(|other| other.top == row.top).map(|row| row.n_mentions).sum();
            tree.push(element("li").with("class", "top").text(&format!("{top} ")).child(&count(n_mentions)));
        }
        tree.push(sector_row(row, most));
    }
    tree
}

fn sector_row(row: &SectorRow, most: usize) -> Build {
    let name = element("span").with("class", "name").text(&row.name);
    let bar = element("progress").with("max", &most.to_string()).with("value", &row.n_mentions.to_string()).with("aria-hidden", "true");
    let button = button("sector").with("data-sector", &row.id.0).with("title", &row.about);
    let menu = element("button").with("type", "button").with("class", "menu").with("data-action", "sector-menu");
    let menu = menu.with("data-sector", &row.id.0).with("aria-label", &format!("Definition and codes of {}", row.name)).text("⋯");
    element("li").child(&button.child(&name).child(&count(row.n_mentions)).child(&bar)).child(&menu)
}

fn date_row(row: &DateRow) -> Build {
    let name = element("span").with("class", "name").text(&row.text);
    let button = button("go").with("data-annotation", &format!("a{}", row.id.0)).child(&name).child(&details(&row.shown));
    element("li").child(&button)
}

/// Height of a row of the timeline, in units of its drawing, which is 1000 wide.
const BAR: f64 = 26.0;

fn drawn(line: &Timeline) -> Build {
    let n_rows = line.bars.iter().map(|bar| bar.row + 1).max().unwrap_or(1);
    let height = BAR * n_rows as f64 + 64.0;
    let view = format!("-12 0 1024 {height}");
    let drawing = svg("svg").with("viewBox", &view).with("role", "group").with("aria-label", "Dates on a line");
    let axis = rect(0.0, height - 48.0, 1000.0, 2.0).with("class", "axis");
    let ticks = line.ticks.iter().map(|(place, name)| {
        let anchor = if *place < 0.1 {
            "start"
        } else if 0.9 < *place {
            "end"
        } else {
            "middle"
        };
        let text = svg("text").with("x", &(place * 1000.0).to_string()).with("y", &(height - 8.0).to_string());
        text.with("text-anchor", anchor).text(name)
    });
    let bars = line.bars.iter().map(|bar| {
        // A single day is as narrow as can still be seen and hit.
        let width = (1000.0 * (bar.end - bar.start)).max(14.0);
        let left = (1000.0 * bar.start).min(1000.0 - width);
        let shape = rect(left, BAR * bar.row as f64, width, BAR - 6.0).with("rx", "6").with("class", "bar");
        let title = svg("title").text(&bar.title);
        shape.with("data-action", "go").with("data-annotation", &format!("a{}", bar.id.0)).child(&title)
    });
    drawing.child(&axis).children(ticks).children(bars)
}

fn rect(x: f64, y: f64, width: f64, height: f64) -> Build {
    let sides = [("x", x), ("y", y), ("width", width), ("height", height)];
    sides.into_iter().fold(svg("rect"), |rect, (name, value)| rect.with(name, &format!("{value:.1}")))
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
