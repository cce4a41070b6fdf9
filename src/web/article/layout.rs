//! A block's frame: its role, its text, and debris folded away.

use web_sys::{Element, Node};

use crate::{
    document::{Block, Role},
    editor::Article,
    web::dom::{Build, WarnOnError as _, element},
};

/// Lines shown of a text while it has no structure: some screens.
const N_PREVIEWED: usize = 60;

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
    let holder = element(tag)
        .with("class", "text")
        .with("dir", "auto")
        .with("id", &format!("block-{block_idx}"))
        .with("data-block", &block_idx)
        .with("data-start", &start.to_string())
        .text(article.document.slice(block.span));
    let role = element("button")
        .with("class", "role")
        .with("type", "button")
        .with("data-action", "roles")
        .with("data-block", &block_idx)
        .with("aria-label", &format!("This block is {}. Change what it is", block.role.name()))
        .text(block.role.name());
    let frame =
        element("div").with("class", &format!("block is-{}", block.role.name())).with("data-frame", &block_idx).child(&role).child(&holder);
    let frame = match block.duplicate_of {
        Some(kept_idx) => frame.child(&link_to_kept(kept_idx)),
        None => frame,
    };
    (frame, holder.done())
}

fn link_to_kept(block_idx: usize) -> Build {
    element("a").with("class", "kept").with("href", &format!("#block-{block_idx}")).text("see the copy that is kept")
}

/// A run of debris that waits for the line that opens it.
#[derive(Default)]
pub(super) struct Debris(Vec<(Build, Role)>);

impl Debris {
    /// Appends the run, if there is one, under a line that opens it.
    pub(super) fn fold(&mut self, frames: &Node) {
        folded(std::mem::take(&mut self.0)).into_iter().for_each(|frame| append_to(frames, &frame));
    }
}

/// Appends a block's frame, or has it wait where the block is debris.
pub(super) fn append(frame: Build, role: Role, debris: &mut Debris, frames: &Node) {
    if is_debris(role) {
        debris.0.push((frame, role));
    } else {
        debris.fold(frames);
        append_to(frames, &frame);
    }
}

fn append_to(frames: &Node, frame: &Build) {
    frames.append_child(&frame.clone().done()).map(|_| ()).warn_on_error();
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
