//! The role of every unit, once body and headline are known.

use super::{
    body::is_item,
    dateline,
    headline::is_title_copy,
    page::Page,
    signs::{Sign, is_picture_label},
    units::{Element, Place, Unit},
};
use crate::{
    document::{
        Block, Role,
        lines::{starts_small, visible},
    },
    span::Span,
};

/// Longer runs of short lines are menus.
const LONGEST_LIST: usize = 16;

/// Words of a caption behind a line that says `Image`, and of one over its credit.
const LONGEST_CAPTION: usize = 60;
const LONGEST_CREDITED: usize = 30;

/// Key words that are looked for again; pages have a dozen.
const MOST_TAGS: usize = 200;

/// The blocks of a page, in document order.
pub(super) fn blocks(page: &Page<'_>) -> Vec<Block> {
    let mut roles: Vec<Role> = (0..page.units.len()).map(|idx| role(page, idx)).collect();
    for idx in page.tag_runs.iter().cloned().flatten() {
        set(&mut roles, idx, Role::Tags);
    }
    repeated_tags(page, &mut roles);
    contacts(page, &mut roles);
    related(page, &mut roles);
    let mut blocks: Vec<Block> = vec![];
    let mut first_blocks: Vec<usize> = vec![];
    let mut is_dateline_open = true;
    for (idx, role) in roles.iter().enumerate() {
        first_blocks.push(blocks.len());
        let Some(unit) = page.unit(idx) else { continue };
        if *role == Role::Body && is_dateline_open {
            is_dateline_open = !unit.is_prose();
            body_blocks(page, unit, &mut blocks);
        } else {
            blocks.push(Block::new(unit.span, *role));
        }
    }
    link_copies(page, &roles, &first_blocks, &mut blocks);
    split_tail(page, &mut blocks);
    blocks
}

fn set(roles: &mut [Role], idx: usize, role: Role) {
    if let Some(slot) = roles.get_mut(idx) {
        *slot = role;
    }
}

/// A dump prints some of its key words again, in runs too short to be told as such.
fn repeated_tags(page: &Page<'_>, roles: &mut [Role]) {
    let mut known: Vec<&str> = page.tag_runs.iter().cloned().flatten().take(MOST_TAGS).map(|idx| page.slice(idx)).collect();
    known.sort_unstable();
    for (idx, role) in roles.iter_mut().enumerate() {
        if matches!(role, Role::Boilerplate | Role::Heading) && known.binary_search(&page.slice(idx)).is_ok() {
            *role = Role::Tags;
        }
    }
}

fn role(page: &Page<'_>, idx: usize) -> Role {
    if page.headline == Some(idx) {
        return Role::Headline;
    }
    if is_described_twice(page, idx) || idx.checked_sub(1).is_some_and(|before| is_described_twice(page, before)) {
        return Role::Caption;
    }
    if page.is_copy(idx) && page.sign(idx).is_none() || is_headline_copy(page, idx) {
        return Role::Duplicate;
    }
    if is_cut_caption(page, idx) || is_credited(page, idx) {
        return Role::Caption;
    }
    let is_inside = page.body.contains(&idx);
    match page.sign(idx) {
        Some(sign) => signed(page, idx, sign),
        None if is_inside && is_standfirst(page, idx) => Role::Lead,
        None if is_inside => inside(page, idx),
        None => outside(page, idx),
    }
}

/// The end of a picture's caption between headline and body: nobody begins an article small.
fn is_cut_caption(page: &Page<'_>, idx: usize) -> bool {
    let is_opening = page.headline.is_some_and(|headline| headline < idx) && idx <= page.body.start;
    is_opening
        && page.sign(idx).is_none()
        && starts_small(page.slice(idx))
        && page.unit(idx).is_some_and(|unit| unit.is_closed && unit.n_words < 20)
}

/// A paragraph between the headline and the byline or date: what stands behind these is the text.
fn is_standfirst(page: &Page<'_>, idx: usize) -> bool {
    let is_between = idx.checked_sub(1).is_some_and(|before| page.headline == Some(before)) && idx == page.body.start;
    is_between && matches!(page.sign(idx + 1), Some(Sign::Byline | Sign::Stamp | Sign::Source)) && page.is_prose(idx)
}

/// The text under a picture whose credit is the next line, or behind a line that says `Image`.
fn is_credited(page: &Page<'_>, idx: usize) -> bool {
    let Some(unit) = page.unit(idx).filter(|unit| unit.n_words <= LONGEST_CAPTION) else { return false };
    let is_own_line = |credit: &Unit| credit.n_words <= 8 && credit.hint.element != Element::Caption;
    let is_credit = page.sign(idx + 1) == Some(Sign::Caption) && page.unit(idx + 1).is_some_and(is_own_line);
    let is_labelled = idx.checked_sub(1).is_some_and(|before| is_picture_label(page.slice(before)));
    let is_long = 5 <= unit.n_words;
    page.sign(idx).is_none() && is_long && !unit.hint.is_heading() && (is_labelled || is_credit && unit.n_words <= LONGEST_CREDITED)
}

/// A picture's description and, on the next line, the same again as its caption.
fn is_described_twice(page: &Page<'_>, idx: usize) -> bool {
    let slice = page.slice(idx);
    let is_inside = page.body.contains(&idx) && page.body.contains(&(idx + 1));
    is_inside
        && page.sign(idx).is_none()
        && !starts_small(slice)
        && (3..=40).contains(&page.unit(idx).map_or(0, |unit| unit.n_words))
        && slice == page.slice(idx + 1)
}

fn is_headline_copy(page: &Page<'_>, idx: usize) -> bool {
    let is_of_length = |headline: usize| headline != idx && page.slice(idx).len() < page.slice(headline).len() + 60;
    // What is compared is hardly ever longer than what is written.
    let may_hold = page.title.len() <= page.slice(idx).len() + 8;
    may_hold && page.headline.is_some_and(is_of_length) && !page.title.is_empty() && is_title_copy(&page.compared(idx), &page.title)
}

fn signed(page: &Page<'_>, idx: usize, sign: Sign) -> Role {
    match sign {
        Sign::Address | Sign::ReadMore => Role::Link,
        Sign::FileAddress | Sign::Stamp | Sign::Code | Sign::Source => Role::Meta,
        Sign::Contact => Role::Contact,
        Sign::Byline => Role::Byline,
        Sign::Tags | Sign::Keywords => Role::Tags,
        Sign::Caption => Role::Caption,
        // Section names and language lines of a dump stand among its stamps.
        Sign::Notice if is_beside(page, idx, Sign::Code) && page.unit(idx).is_some_and(|unit| unit.n_words == 1) => Role::Meta,
        Sign::Notice | Sign::Related | Sign::Copyright | Sign::Comments | Sign::Desk => Role::Boilerplate,
    }
}

fn is_beside(page: &Page<'_>, idx: usize, sign: Sign) -> bool {
    page.sign(idx + 1) == Some(sign) || idx.checked_sub(1).is_some_and(|before| page.sign(before) == Some(sign))
}

/// A unit between the body's first and last paragraph that shows no sign.
fn inside(page: &Page<'_>, idx: usize) -> Role {
    let Some(unit) = page.unit(idx) else { return Role::Body };
    match unit.hint {
        _ if is_picture_label(page.slice(idx)) => Role::Caption,
        hint if hint.is_outside => Role::Boilerplate,
        hint if hint.is_linked && !unit.is_prose() && is_mixed_item(page, idx) => Role::List,
        hint if hint.is_linked && !unit.is_prose() => Role::Link,
        hint if hint.is_heading() => heading(page, idx),
        _ if is_item(page, idx) => Role::List,
        hint if hint.element == Element::Quote => Role::Quote,
        _ if unit.is_prose() || unit.is_closed => Role::Body,
        _ if is_listed(page, idx) => Role::List,
        _ if 13 <= unit.n_words => Role::Body,
        _ if is_glued_menu(page.slice(idx)) => Role::Boilerplate,
        _ if is_heading(page, idx) => heading(page, idx),
        hint if hint.is_own_paragraph() && 3 <= unit.n_words => Role::Body,
        // Without debris around it a short line is the text's own: a verse, an item.
        _ if page.is_plain => Role::Body,
        _ => Role::Boilerplate,
    }
}

fn heading(page: &Page<'_>, idx: usize) -> Role {
    if page.is_label(idx) { Role::Boilerplate } else { Role::Heading }
}

/// An item that leads elsewhere in a list whose others mostly do not: the article's own list.
fn is_mixed_item(page: &Page<'_>, idx: usize) -> bool {
    let is_item = |idx: &usize| {
        page.unit(*idx).is_some_and(|unit| unit.hint.element == Element::Item && unit.hint.place == Place::Article && !unit.hint.is_outside)
    };
    let is_own = |idx: &usize| page.unit(*idx).is_some_and(|unit| !unit.hint.is_linked);
    let before = (idx.saturating_sub(LONGEST_LIST)..idx).rev().take_while(is_item);
    let run: Vec<usize> = before.chain((idx..idx + LONGEST_LIST).take_while(is_item)).collect();
    is_item(&idx) && page.unit(idx).is_some_and(|unit| 4 <= unit.n_words) && run.len() < 2 * run.iter().filter(|idx| is_own(idx)).count()
}

/// A short line between two paragraphs, or over a list.
fn is_heading(page: &Page<'_>, idx: usize) -> bool {
    let is_running = |idx: usize| {
        page.body.contains(&idx)
            && (page.is_prose(idx) || is_item(page, idx) || page.unit(idx).is_some_and(|unit| unit.is_closed && 4 <= unit.n_words))
    };
    let has_letters = page.slice(idx).chars().any(char::is_alphabetic);
    // A share bar or the title again may stand between a heading and its text.
    let next = (idx + 1..idx + 4).find(|next| page.sign(*next).is_none() && !is_headline_copy(page, *next));
    has_letters && next.is_some_and(is_running)
}

/// Items of a list whose bullets the paste lost are lines in a row: announced by a colon, or long for titles.
fn is_listed(page: &Page<'_>, idx: usize) -> bool {
    let is_item = |idx: &usize| {
        page.body.contains(idx)
            && page.sign(*idx).is_none()
            && !page.is_copy(*idx)
            && page.unit(*idx).is_some_and(|unit| !unit.is_prose() && unit.n_words < 30 && !unit.hint.is_outside && !unit.hint.is_linked)
    };
    let n_before = (idx.saturating_sub(LONGEST_LIST)..idx).rev().take_while(is_item).count();
    let run = idx - n_before..idx + (idx..idx + LONGEST_LIST).take_while(is_item).count();
    let is_announced = run.start.checked_sub(1).is_some_and(|before| page.slice(before).ends_with(':'));
    let n_words: usize = run.clone().filter_map(|idx| page.unit(idx)).map(|unit| unit.n_words).sum();
    let is_long = 8 * run.len() <= n_words;
    3 <= run.len() && run.len() < LONGEST_LIST && (is_announced || is_long)
}

/// `SubscribeSign In`: small letters that run into capitals, more than a name has.
fn is_glued_menu(slice: &str) -> bool {
    let pairs = slice.as_bytes().windows(2);
    slice.len() < 100 && pairs.filter(|pair| matches!(pair, [b'a'..=b'z', b'A'..=b'Z'])).count() >= 2
}

/// A unit before or behind the body that shows no sign.
fn outside(page: &Page<'_>, idx: usize) -> Role {
    let Some(unit) = page.unit(idx) else { return Role::Boilerplate };
    let is_under_headline = page.headline.is_some_and(|headline| headline < idx && idx < page.body.start && idx <= headline + 6);
    let is_sentence = unit.is_prose() || unit.is_closed && 5 <= unit.n_words || 8 <= unit.n_words && unit.n_words < 2 * unit.n_small;
    if is_under_headline && is_sentence && !unit.hint.is_outside && !unit.hint.is_linked {
        return Role::Lead;
    }
    let is_name = page.sign(idx.saturating_sub(1)) == Some(Sign::Byline) && page.slice(idx.saturating_sub(1)).len() <= 12;
    match () {
        () if is_name && unit.n_words <= 5 => Role::Byline,
        () if is_under_headline && unit.n_words <= 5 && page.is_dump => Role::Meta,
        () if unit.hint.is_linked && !unit.hint.is_outside => Role::Link,
        () => Role::Boilerplate,
    }
}

/// The publisher's name, year and legal name around an address of mail or a telephone number.
fn contacts(page: &Page<'_>, roles: &mut [Role]) {
    for idx in 0..roles.len() {
        if page.sign(idx) != Some(Sign::Contact) {
            continue;
        }
        let is_part = |idx: usize, roles: &[Role]| {
            let is_open = matches!(roles.get(idx), Some(Role::Boilerplate | Role::Meta | Role::Heading | Role::Link))
                && !matches!(page.sign(idx), Some(Sign::Stamp | Sign::FileAddress | Sign::Notice));
            let is_year = page.sign(idx) == Some(Sign::Code) && page.slice(idx).len() == 4;
            is_open && (is_year || page.sign(idx).is_none()) && page.unit(idx).is_some_and(|unit| unit.n_words <= 8)
        };
        if let Some(before) = idx.checked_sub(1).filter(|before| is_part(*before, roles)) {
            set(roles, before, Role::Contact);
        }
        (idx + 1..idx + 3)
            .take_while(|next| is_part(*next, roles))
            .collect::<Vec<_>>()
            .into_iter()
            .for_each(|next| set(roles, next, Role::Contact));
    }
}

/// The titles of other articles behind `Related stories` and the like.
fn related(page: &Page<'_>, roles: &mut [Role]) {
    let mut is_open = false;
    for idx in 0..roles.len() {
        let Some(unit) = page.unit(idx) else { continue };
        is_open = match page.sign(idx) {
            Some(Sign::Related) => true,
            Some(Sign::Code) => is_open,
            Some(_) => false,
            None => is_open && page.headline != Some(idx) && !unit.is_prose() && !unit.is_closed,
        };
        if is_open && page.sign(idx).is_none() && 2 <= unit.n_words {
            set(roles, idx, Role::Link);
        }
    }
}

/// The first paragraph, without its dateline.
fn body_blocks(page: &Page<'_>, unit: &Unit, blocks: &mut Vec<Block>) {
    let Some(dateline) = dateline::find(page.text, unit.span) else {
        blocks.push(Block::new(unit.span, Role::Body));
        return;
    };
    blocks.push(Block::new(dateline.span, Role::Dateline));
    blocks.extend(visible(page.text, Span::new(dateline.span.end(), unit.span.end())).map(|span| Block::new(span, Role::Body)));
}

/// Writes for every copy which block is kept.
fn link_copies(page: &Page<'_>, roles: &[Role], first_blocks: &[usize], blocks: &mut [Block]) {
    for (idx, role) in roles.iter().enumerate() {
        if *role != Role::Duplicate {
            continue;
        }
        let kept = page.copies.get(idx).copied().flatten().or(page.headline);
        let mut kept_block = kept.and_then(|kept| first_blocks.get(kept)).copied();
        // The first block of a paragraph may be its dateline.
        if let Some(block_idx) = kept_block.filter(|block_idx| blocks.get(*block_idx).is_some_and(|block| block.role == Role::Dateline)) {
            kept_block = Some(block_idx + 1);
        }
        if let Some(block) = first_blocks.get(idx).and_then(|block_idx| blocks.get_mut(*block_idx)) {
            block.duplicate_of = kept_block;
        }
    }
}

/// What is run into the last paragraph behind its last sentence becomes blocks of its own.
fn split_tail(page: &Page<'_>, blocks: &mut Vec<Block>) {
    let Some(last_idx) = blocks.iter().rposition(|block| block.role == Role::Body) else { return };
    let Some(block) = blocks.get(last_idx) else { return };
    let Some((rest, parts)) = super::tail::split(page.text, block.span) else { return };
    let rest = rest.map(|rest| Block::new(rest, Role::Body));
    let n_new = usize::from(rest.is_some()) + parts.len() - 1;
    for kept in blocks.iter_mut().filter_map(|block| block.duplicate_of.as_mut()).filter(|kept| last_idx < **kept) {
        *kept += n_new;
    }
    let parts = parts.into_iter().map(|(span, role)| Block::new(span, role));
    blocks.splice(last_idx..=last_idx, rest.into_iter().chain(parts));
}
