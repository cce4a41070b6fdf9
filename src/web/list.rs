//! A list on the page that draws only those of its rows that changed: of two states of a long list most rows are the same.

use web_sys::{Element, Node};

use crate::web::dom::{self, Build, WarnOnError as _, element};

/// Of a longer list only so many rows are drawn; the rest is counted.
const N_ROWS: usize = 250;

/// A list of rows, each a child of one element.
pub struct List<T> {
    parent: Element,
    shown: Vec<T>,
    n_more: usize,
}

impl<T: PartialEq> List<T> {
    /// An empty list in an element.
    pub fn new(parent: Element) -> Self {
        dom::fill(&parent, []);
        Self { parent, shown: vec![], n_more: 0 }
    }

    /// Shows other rows. Those at the start and at the end that are the same stay as they are; the keyboard's focus stays
    /// at the control of the same place.
    pub fn show(&mut self, mut rows: Vec<T>, draw: impl Fn(&T) -> Build) {
        let n_more = rows.len().saturating_sub(N_ROWS);
        rows.truncate(N_ROWS);
        let most = rows.len().min(self.shown.len());
        let n_first = rows.iter().zip(&self.shown).take_while(|(row, shown)| row == shown).count();
        let tail = rows.iter().rev().zip(self.shown.iter().rev()).take(most - n_first);
        let n_last = tail.take_while(|(row, shown)| row == shown).count();
        let (n_old, n_new) = (self.shown.len() - n_first - n_last, rows.len() - n_first - n_last);
        if n_old + n_new > 0 {
            let fresh: Vec<Build> = rows.iter().skip(n_first).take(n_new).map(draw).collect();
            dom::with_focus_kept(&self.parent, || self.replace(n_first, n_old, fresh));
        }
        self.shown = rows;
        self.show_more(n_more);
    }

    fn replace(&self, first_idx: usize, n_old: usize, fresh: Vec<Build>) {
        let children = self.parent.children();
        let child = |idx: usize| u32::try_from(idx).ok().and_then(|idx| children.item(idx));
        // The collection is live: the next one moves up.
        for _ in 0..n_old {
            child(first_idx).iter().for_each(Element::remove);
        }
        let behind = child(first_idx);
        let behind: Option<&Node> = behind.as_deref();
        for row in fresh {
            self.parent.insert_before(&row.done(), behind).map(|_| ()).warn_on_error();
        }
    }

    fn show_more(&mut self, n_more: usize) {
        let was_more = std::mem::replace(&mut self.n_more, n_more);
        if was_more == n_more {
            return;
        }
        if was_more > 0 {
            self.parent.last_element_child().iter().for_each(Element::remove);
        }
        if n_more > 0 {
            let more = element("li").with("class", "more").text(&format!("and {n_more} more in the text"));
            self.parent.append_child(&more.done()).map(|_| ()).warn_on_error();
        }
    }
}
