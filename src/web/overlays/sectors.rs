//! The search for a sector, and a sector with its codes.

use crate::{
    annotation::SectorId,
    annotator::{SectorChoice, find_sectors, sector_choice},
    editor::{N_SECTORS, no_sector},
    web::dom::{Build, element},
};

/// The sectors that answer to what was typed, best first.
pub(super) fn found(query: &str) -> Vec<Build> {
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
    let found = find_sectors(query, N_SECTORS);
    if found.is_empty() {
        return vec![element("p").with("id", "no-sector").with("class", "refusal").text(&no_sector(query))];
    }
    vec![element("ul").with("class", "choices").children(found.iter().map(row))]
}

/// A sector's definition and codes; a click on a code copies it.
pub(super) fn one(id: &SectorId) -> Vec<Build> {
    let Some(SectorChoice { sector, top, definition }) = sector_choice(id) else { return vec![] };
    let schemes = [("ISIC Rev.4", &sector.isic4), ("ISIC Rev.5", &sector.isic5), ("NAICS 2022", &sector.naics2022)];
    let schemes = schemes.into_iter().map(|(scheme, codes)| (scheme, codes.clone()));
    let more = [("IPTC Media Topic", sector.iptc.clone()), ("Wikidata", sector.wikidata.clone()), ("Id", Some(sector.id.0.clone()))];
    let more = more.into_iter().map(|(scheme, code)| (scheme, code.into_iter().collect()));
    let code = |code: &String| {
        let button = element("button").with("type", "button").with("data-action", "copy-text").with("data-text", code);
        button.with("aria-label", &format!("Copy {code}")).text(code)
    };
    let rows = schemes.chain(more).filter(|(_, codes): &(&str, Vec<String>)| !codes.is_empty()).map(|(scheme, codes)| {
        let label = element("span").text(scheme);
        element("div").with("class", "field").child(&label).child(&element("div").with("class", "roles").children(codes.iter().map(code)))
    });
    let name = top.map_or_else(|| sector.name.clone(), |top| format!("{top} › {}", sector.name));
    let heading = [element("p").with("class", "name").text(&name), element("p").text(definition)];
    vec![element("div").with("class", "choices").children(heading).children(rows)]
}
