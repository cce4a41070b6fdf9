//! A block's frame: its role, its text, and debris folded away.

use std::ops::Range;

use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};

use crate::{
    document::{Block, Role},
    editor::Article,
    web::dom::{Build, WarnOnError as _, element},
};

/// Lines shown of a text while it has no structure: some screens.
const N_PREVIEWED: usize = 60;

/// A stretch is full with so many blocks or lines, about two screens.
const N_BLOCKS_IN_STRETCH: usize = 12;
const N_LINES_IN_STRETCH: usize = 90;

/// A longer run of debris is folded away in parts.
const N_DEBRIS_IN_STRETCH: usize = 200;

/// Letters in a line of the text, about.
const N_LETTERS_IN_LINE: usize = 68;

/// What stands before the items of lists in plain text.
const SIGNS: &str = "-–—*+•·‣▪●○■◦→";

/// Roles whose blocks are folded away. Bylines, datelines and captions belong to what a reader reads.
fn is_debris(role: Role) -> bool {
    !role.is_analysed() && !matches!(role, Role::Byline | Role::Dateline | Role::Caption)
}

/// The frame of a block, and in it the element that holds its text.
pub(super) fn laid_out(block_idx: usize, block: &Block, article: &Article) -> (Build, Element) {
    let tag = match block.role {
        Role::Headline => "h1",
        Role::Heading => "h2",
        Role::Quote => "blockquote",
        _ => "p",
    };
    let block_idx = block_idx.to_string();
    let start = article.offsets.to_utf16(block.span).map_or(0, |span| span.start);
    let text = article.document.slice(block.span);
    let brings_sign = block.role == Role::List && text.trim_start().starts_with(|char: char| SIGNS.contains(char) || char.is_ascii_digit());
    let holder = element(tag)
        .with("class", if brings_sign { "text has-sign" } else { "text" })
        .with("dir", "auto")
        .with("id", &format!("block-{block_idx}"))
        .with("data-block", &block_idx)
        .with("data-start", &start.to_string())
        .text(text);
    let role = element("button")
        .with("class", "role")
        .with("type", "button")
        .with("data-action", "roles")
        .with("data-block", &block_idx)
        .with("aria-label", &format!("This block is {}. Change what it is", block.role.name()))
        .text(block.role.name());
    let frame = element("div").with("class", &format!("block is-{}", block.role.name())).child(&role).child(&holder);
    let frame = match block.duplicate_of {
        Some(kept_idx) => frame.child(&link_to_kept(kept_idx)),
        None => frame,
    };
    (frame, holder.done())
}

fn link_to_kept(block_idx: usize) -> Build {
    element("a").with("class", "kept").with("href", &format!("#block-{block_idx}")).text("see the copy that is kept")
}

/// Cuts blocks into stretches. A run of debris stays together with the block behind it, before which it is folded away.
pub(super) fn stretches(blocks: &[Block]) -> Vec<Range<usize>> {
    let mut stretches = vec![];
    let (mut first_idx, mut n_blocks, mut n_lines) = (0, 0, 0);
    let mut debris_idx = None;
    for (block_idx, block) in blocks.iter().enumerate() {
        let is_folded = is_debris(block.role);
        let start_idx = if is_folded { *debris_idx.get_or_insert(block_idx) } else { debris_idx.take().unwrap_or(block_idx) };
        let is_full = N_BLOCKS_IN_STRETCH <= n_blocks || N_LINES_IN_STRETCH <= n_lines;
        let is_long_run = is_folded && start_idx + N_DEBRIS_IN_STRETCH <= block_idx;
        if is_full && !is_folded || is_long_run {
            let end_idx = if is_long_run { block_idx } else { start_idx };
            debris_idx = debris_idx.map(|_| block_idx);
            stretches.push(first_idx..end_idx);
            (first_idx, n_blocks, n_lines) = (end_idx, 0, 0);
        }
        if !is_folded {
            n_blocks += 1;
            n_lines += lines_of(block);
        }
    }
    stretches.push(first_idx..blocks.len());
    stretches.retain(|stretch| !stretch.is_empty());
    stretches
}

fn lines_of(block: &Block) -> usize {
    1 + block.span.len() / N_LETTERS_IN_LINE
}

/// An empty stretch of the article, to be filled with the frames of its blocks.
pub(super) fn stretch(stretch_idx: usize, blocks: &[Block]) -> Element {
    let stretch = element("div").with("class", "stretch").with("data-stretch", &stretch_idx.to_string()).done();
    // Until it was laid out once the browser has to guess how high it is, and how long the page. Half a line stands
    // between blocks.
    let read = blocks.iter().filter(|block| !is_debris(block.role));
    let n_half_lines: usize = read.map(|block| 1 + 2 * lines_of(block)).sum();
    if let Some(stretch) = stretch.dyn_ref::<HtmlElement>() {
        stretch.style().set_property("--lines", &(n_half_lines / 2).to_string()).warn_on_error();
    }
    stretch
}

/// Frames one behind the other, debris among them folded away.
pub(super) fn with_debris_folded(frames: impl Iterator<Item = (Build, Role)>) -> Vec<Build> {
    let mut folding = vec![];
    let mut debris = vec![];
    for (frame, role) in frames {
        if is_debris(role) {
            debris.push((frame, role));
        } else {
            folding.extend(folded(std::mem::take(&mut debris)));
            folding.push(frame);
        }
    }
    folding.extend(folded(debris));
    folding
}

/// The first lines of a text that is not parsed yet.
pub(super) fn preview(text: &str) -> Vec<Build> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty()).take(N_PREVIEWED);
    lines.map(|line| element("p").with("class", "text").with("dir", "auto").text(line)).collect()
}

/// A run of debris under a line that opens it.
fn folded(debris: Vec<(Build, Role)>) -> Option<Build> {
    let n_lines = debris.len();
    let mut roles: Vec<&str> = vec![];
    for (_, role) in &debris {
        if !roles.contains(&role.name()) {
            roles.push(role.name());
        }
    }
    let line = if n_lines == 1 { "1 line set aside".to_owned() } else { format!("{n_lines} lines set aside") };
    // In the margin there is room for the number only; the roles come with the lines.
    let roles = element("span").with("class", "why").text(&format!(": {}", roles.join(", ")));
    let summary = element("summary").text(&line).child(&roles);
    let details = element("details").with("class", "debris").child(&summary);
    (n_lines > 0).then(|| details.children(debris.into_iter().map(|(frame, _)| frame)))
}
