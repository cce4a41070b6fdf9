//! The dates drawn on a line, to scale: a dot for a day, a bar for what lasts. The list below it says the same in words.

use crate::{
    editor::{Bar, Timeline},
    web::dom::{Build, svg},
};

/// The drawing's width in its own units, about the pixels of the panel.
const WIDTH: f64 = 276.0;

/// Height of a row: a bar can be hit anywhere in it.
const ROW: f64 = 27.0;

/// Radius of a day's dot, and half the height of a bar.
const RADIUS: f64 = 4.5;

/// Room under the rows for what is written there.
const FOOT: f64 = 22.0;

pub(super) fn drawn(line: &Timeline) -> Build {
    let n_rows = line.bars.iter().map(|bar| bar.row + 1).max().unwrap_or(1);
    let bottom = ROW * n_rows as f64 + 4.0;
    let view = format!("-6 0 {} {}", WIDTH + 12.0, bottom + FOOT);
    let name = format!("Timeline of {} dates; the list below has each of them", line.bars.len());
    let drawing = svg("svg").with("viewBox", &view).with("role", "img").with("aria-label", &name);
    let grid = line.ticks.iter().map(|(place, _)| rule("grid", place * WIDTH, bottom));
    let reference =
        line.reference.map(|place| rule("reference", place * WIDTH, bottom).child(&svg("title").text("Dates count from this day")));
    let names = written(line).into_iter().map(|(x, anchor, name)| {
        let text = svg("text").with("x", &format!("{x:.1}")).with("y", &format!("{:.1}", bottom + 15.0));
        text.with("text-anchor", anchor).text(name)
    });
    let axis = rect(0.0, bottom, WIDTH, 1.0).with("class", "axis");
    drawing.children(grid).children(reference).child(&axis).children(names).children(line.bars.iter().map(bar))
}

fn bar(bar: &Bar) -> Build {
    let (start, middle) = (bar.start * WIDTH, ROW * (bar.row as f64 + 0.5));
    let length = (WIDTH * (bar.end - bar.start)).max(2.0 * RADIUS);
    let left = start.min(WIDTH - length);
    let shape = rect(left, middle - RADIUS, length, 2.0 * RADIUS).with("rx", &RADIUS.to_string());
    // What can be hit is larger than what is seen.
    let reach = length.max(ROW);
    let target = rect(left + (length - reach) / 2.0, middle - ROW / 2.0, reach, ROW).with("class", "target");
    let group = svg("g").with("class", if bar.is_long { "bar is-long" } else { "bar" }).with("data-action", "go");
    group.with("data-annotation", &format!("a{}", bar.id.0)).child(&svg("title").text(&bar.title)).child(&target).child(&shape)
}

/// The names of ticks that have room: x, how they are set there, and the words.
fn written(line: &Timeline) -> Vec<(f64, &'static str, &str)> {
    let mut taken = f64::NEG_INFINITY;
    let mut written = vec![];
    for (place, name) in &line.ticks {
        let (x, half) = (place * WIDTH, 3.2 * name.chars().count() as f64);
        let (left, anchor) = match x {
            x if x < half => (0.0_f64.max(x), "start"),
            x if WIDTH - half < x => (x - 2.0 * half, "end"),
            x => (x - half, "middle"),
        };
        if taken < left {
            written.push((x, anchor, name.as_str()));
            taken = left + 2.0 * half + 6.0;
        }
    }
    written
}

fn rule(class: &str, x: f64, bottom: f64) -> Build {
    rect(x - 0.5, 0.0, 1.0, bottom).with("class", class)
}

fn rect(x: f64, y: f64, width: f64, height: f64) -> Build {
    let sides = [("x", x), ("y", y), ("width", width), ("height", height)];
    sides.into_iter().fold(svg("rect"), |rect, (name, value)| rect.with(name, &format!("{value:.1}")))
}
