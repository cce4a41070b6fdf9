//! The list of keys.

use crate::{
    editor::bindings,
    web::dom::{Build, element},
};

/// Every key under its heading.
pub(super) fn drawn() -> Vec<Build> {
    let mut groups: Vec<(&str, Vec<Build>)> = vec![];
    for binding in bindings() {
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
