//! The panel beside the article: how far it is, then entities, sectors and dates, each a way to its mentions.

mod progress;

mod line;

use time::Date;
use web_sys::Element;

use crate::{
    annotation::{EntityLabel, Reading},
    editor::{DateRow, EntityGroup, EntityRow, Filter, Focus, ReadingId, SectorRow, State, dates, entity_groups, sector_rows, timeline},
    web::{
        dom::{self, Build, WarnOnError as _, element},
        list::List,
        with_app,
    },
};

/// Of a list that is drawn as a whole only so many rows are drawn.
const N_ROWS: usize = 250;

/// The panel of an article with more mentions is drawn list by list behind the article, each in a task of its own.
const N_AT_ONCE: usize = 1000;

/// The panel on the page.
pub struct PanelView {
    panel: Element,
    entities: Element,
    sectors: Element,
    timeline: Element,
    groups: Vec<Group>,
    dates: List<DateRow>,
    shown_sectors: Vec<SectorRow>,
    shown_dates: Vec<DateRow>,
    /// Of which article, after how many changes, the lists are.
    version: Option<(ReadingId, u64)>,
    /// The lists that are of an older state.
    due: Vec<Part>,
    is_part_due: bool,
    /// With which filter, after how many changes, the head was drawn.
    head: Option<(ReadingId, u64, Filter)>,
}

/// The entities of one label on the page.
struct Group {
    label: EntityLabel,
    rows: List<EntityRow>,
}

/// A list of the panel.
#[derive(Clone, Copy)]
enum Part {
    Entities,
    Sectors,
    Dates,
}

impl PanelView {
    /// Takes hold of the page's elements.
    pub fn new() -> Option<Self> {
        Some(Self {
            panel: dom::by_id("panel")?,
            entities: dom::by_id("entities")?,
            sectors: dom::by_id("sectors")?,
            timeline: dom::by_id("timeline")?,
            groups: vec![],
            dates: List::new(dom::by_id("dates")?),
            shown_sectors: vec![],
            shown_dates: vec![],
            version: None,
            due: vec![],
            is_part_due: false,
            head: None,
        })
    }

    /// Draws the lists that changed, those of a long article a little later.
    pub fn draw(&mut self, state: &State) {
        dom::set_flag(&self.panel, "hidden", state.article.is_none());
        dom::set_flag(&self.panel, "data-open", state.shows_panel);
        let version = state.article.as_ref().map(|article| (article.reading, article.n_changes));
        if self.version != version {
            self.version = version;
            self.due = vec![Part::Dates, Part::Sectors, Part::Entities];
        }
        let head = state.article.as_ref().map(|article| (article.reading, article.n_changes, state.filter.clone()));
        if self.head != head {
            state.article.iter().for_each(|article| progress::draw(state, article));
            self.head = head;
        }
        let n_mentions = state.article.as_ref().map_or(0, |article| article.annotations.annotations().len());
        if n_mentions <= N_AT_ONCE {
            self.draw_all(state);
        } else {
            self.have_part_drawn();
        }
        self.draw_focus(state);
    }

    /// Draws the lists that are still to be drawn, as when the keyboard's focus is to go there.
    pub fn draw_all(&mut self, state: &State) {
        while let Some(part) = self.due.pop() {
            self.draw_part(part, state);
        }
    }

    fn have_part_drawn(&mut self) {
        if !self.due.is_empty() && !std::mem::replace(&mut self.is_part_due, true) {
            dom::later(0, || {
                with_app(|app| app.view.panel().draw_next(&app.state));
            });
        }
    }

    fn draw_next(&mut self, state: &State) {
        self.is_part_due = false;
        if let Some(part) = self.due.pop() {
            self.draw_part(part, state);
            self.draw_focus(state);
            self.have_part_drawn();
        }
    }

    fn draw_part(&mut self, part: Part, state: &State) {
        let article = state.article.as_ref();
        match part {
            Part::Entities => self.draw_entities(article.map(|article| entity_groups(&article.annotations)).unwrap_or_default()),
            Part::Sectors => self.draw_sectors(article.map(|article| sector_rows(&article.annotations)).unwrap_or_default()),
            Part::Dates => {
                let rows = article.map(|article| dates(&article.document, &article.annotations)).unwrap_or_default();
                self.draw_dates(rows, article.and_then(|article| article.annotations.reference_date));
            }
        }
    }

    fn draw_entities(&mut self, groups: Vec<EntityGroup>) {
        draw_count("n-entities", groups.iter().map(|group| group.rows.len()).sum());
        let is_same = self.groups.iter().map(|group| group.label).eq(groups.iter().map(|group| group.label));
        if !is_same {
            let (frames, lists): (Vec<Build>, Vec<Group>) = groups.iter().map(|group| new_group(group.label)).unzip();
            self.groups = lists;
            dom::refill(&self.entities, frames);
        }
        for (shown, group) in self.groups.iter_mut().zip(groups) {
            shown.rows.show(group.rows, entity_row);
        }
    }

    fn draw_sectors(&mut self, rows: Vec<SectorRow>) {
        draw_count("n-sectors", rows.len());
        if rows != self.shown_sectors {
            dom::refill(&self.sectors, sector_tree(&rows));
            self.shown_sectors = rows;
        }
    }

    fn draw_dates(&mut self, rows: Vec<DateRow>, reference_date: Option<Date>) {
        draw_count("n-dates", rows.len());
        if rows != self.shown_dates {
            dom::fill(&self.timeline, timeline(&rows, reference_date).iter().map(line::drawn));
            self.dates.show(rows.clone(), date_row);
            self.shown_dates = rows;
        }
    }

    /// Points out the row of the mention in focus.
    fn draw_focus(&self, state: &State) {
        let annotation = match (state.focus, &state.article) {
            (Some(Focus::Annotation(id)), Some(article)) => article.annotations.annotation(id),
            _ => None,
        };
        let selector = annotation.and_then(|annotation| match &annotation.reading {
            Reading::Entity(_) => annotation.entity.map(|id| format!("[data-action=entity][data-entity=\"{}\"]", id.0)),
            Reading::Sector(id) => Some(format!("[data-action=sector][data-sector=\"{}\"]", escaped(&id.0))),
            Reading::Date(_) => Some(format!("[data-action=go][data-annotation=\"a{}\"]", annotation.id.0)),
        });
        let current = selector.map(|selector| dom::all(&self.panel, &selector)).unwrap_or_default();
        for row in dom::all(&self.panel, "[aria-current]").iter().filter(|row| !current.contains(row)) {
            row.remove_attribute("aria-current").warn_on_error();
        }
        for row in &current {
            row.set_attribute("aria-current", "true").warn_on_error();
        }
    }
}

/// The id of a sector may come out of a file: only what ids are made of gets into a selector.
fn escaped(id: &str) -> String {
    id.chars().filter(|char| char.is_ascii_alphanumeric() || "._-".contains(*char)).collect()
}

fn new_group(label: EntityLabel) -> (Build, Group) {
    let heading = element("h3").with("data-label", label.name()).text(plural(label));
    let rows = element("ul");
    let frame = element("div").with("class", "group").child(&heading).child(&rows);
    (frame, Group { label, rows: List::new(rows.done()) })
}

fn draw_count(id: &str, count: usize) {
    dom::by_id(id).iter().for_each(|element| dom::set_text(element, &count.to_string()));
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
