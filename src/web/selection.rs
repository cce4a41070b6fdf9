//! The browser's selection and places in the text, in UTF-16 code units of the whole article.
//!
//! Every element that holds a block's text carries `data-start`, the UTF-16 offset of its first character; its text
//! content is the block's slice, character for character.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, Node, Range, Selection, Text};

use crate::{
    span::Utf16Span,
    web::dom::{self, WarnOnError as _},
};

fn selection() -> Option<Selection> {
    dom::window().get_selection().ok().flatten()
}

/// Whether nothing is selected.
pub fn is_collapsed() -> bool {
    selection().is_none_or(|selection| selection.is_collapsed())
}

/// What is selected inside the article; `None` where nothing is, or where an end lies outside of it.
pub fn read() -> Option<Utf16Span> {
    let selection = selection()?;
    if selection.is_collapsed() || selection.range_count() == 0 {
        return None;
    }
    let range = selection.get_range_at(0).ok()?;
    let start = place(&range.start_container().ok()?, range.start_offset().ok()?)?;
    let end = place(&range.end_container().ok()?, range.end_offset().ok()?)?;
    (start < end).then_some(Utf16Span { start, end })
}

/// The offset of a place in the page.
pub fn place(node: &Node, offset: u32) -> Option<usize> {
    let element = node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())?;
    let holder = match element.closest("[data-start]").ok()? {
        Some(holder) => holder,
        // A triple click ends the selection at the start of the next block, outside of any text: take what is there.
        None => element.query_selector("[data-start]").ok()??,
    };
    let start: usize = holder.get_attribute("data-start")?.parse().ok()?;
    let before = dom::document().create_range().ok()?;
    before.select_node_contents(&holder).ok()?;
    if holder.contains(Some(node)) {
        before.set_end(node, offset).ok()?;
    } else {
        before.collapse_with_to_start(true);
    }
    Some(start + before.to_string().length() as usize)
}

/// Selects a stretch of one block's text.
pub fn write(holder: &Element, span: Utf16Span) {
    let Some(range) = range(holder, span) else { return };
    let Some(selection) = selection() else { return };
    selection.remove_all_ranges().warn_on_error();
    selection.add_range(&range).warn_on_error();
}

/// Lets the selection go.
pub fn clear() {
    if !is_collapsed() {
        selection().iter().for_each(|selection| selection.remove_all_ranges().warn_on_error());
    }
}

/// The page's range of a stretch of one block's text.
pub fn range(holder: &Element, span: Utf16Span) -> Option<Range> {
    let first: usize = holder.get_attribute("data-start")?.parse().ok()?;
    let (start, start_offset) = text_at(holder, span.start.checked_sub(first)?)?;
    let (end, end_offset) = text_at(holder, span.end.checked_sub(first)?)?;
    let range = dom::document().create_range().ok()?;
    range.set_start(&start, start_offset).ok()?;
    range.set_end(&end, end_offset).ok()?;
    Some(range)
}

/// The text node that holds an offset, and the offset in it.
fn text_at(holder: &Node, offset: usize) -> Option<(Text, u32)> {
    let mut rest = u32::try_from(offset).ok()?;
    text_in(holder, &mut rest).map(|text| (text, rest))
}

fn text_in(node: &Node, rest: &mut u32) -> Option<Text> {
    if let Some(text) = node.dyn_ref::<Text>() {
        if *rest <= text.length() {
            return Some(text.clone());
        }
        *rest -= text.length();
        return None;
    }
    let children = node.child_nodes();
    (0..children.length()).filter_map(|idx| children.get(idx)).find_map(|child| text_in(&child, rest))
}
