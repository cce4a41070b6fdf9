//! Where the readers' comments begin: nothing behind is the article's, though it may be longer.

use super::{page::Page, signs::Sign};

/// So many words of prose stand before comments that only one line announces: share bars count comments as well.
const WORDS_BEFORE: usize = 120;

/// Where the page shows comments in their form, fewer will do.
const WORDS_BEFORE_FORM: usize = 30;

/// The unit that the comments begin with; the number of units where there are none.
pub(super) fn start(page: &Page<'_>) -> usize {
    let forms: Vec<usize> = (0..page.units.len()).filter(|idx| is_form(page, *idx)).collect();
    let mut n_words = 0;
    for idx in 0..page.units.len() {
        let n_forms = forms.len() - forms.partition_point(|form| *form < idx);
        let is_announced = page.sign(idx) == Some(Sign::Comments);
        if is_announced && (WORDS_BEFORE <= n_words || WORDS_BEFORE_FORM <= n_words && 2 <= n_forms) {
            return idx;
        }
        // Without a line that announces them: the first who `says:` something, among several.
        if WORDS_BEFORE <= n_words && 2 <= n_forms && is_speaker(page, idx) {
            return idx;
        }
        if page.is_prose(idx) && !page.is_copy(idx) {
            n_words += page.unit(idx).map_or(0, |unit| unit.n_words);
        }
    }
    page.units.len()
}

/// A line that stands under or over each comment.
fn is_form(page: &Page<'_>, idx: usize) -> bool {
    is_speaker(page, idx)
        || page.slice(idx).len() < 24
            && matches!(page.compared(idx).as_ref(), "reply" | "report" | "permalink" | "like reply" | "antworten")
}

/// `Ann Lee says:`, and when.
fn is_speaker(page: &Page<'_>, idx: usize) -> bool {
    let slice = page.slice(idx);
    let is_said = slice.len() < 60 && (slice.ends_with(" says:") || slice.ends_with(" said:") || slice.ends_with(" wrote:"));
    is_said && page.sign(idx + 1) == Some(Sign::Stamp)
}
