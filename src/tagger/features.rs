//! The features of a token. The trainer calls the same functions, so that what is learned is what is read.
//!
//! A feature is the hash of a template's number and of the values it combines. What each group brought on the dev files
//! stands in `data/README.md`.

mod clump;

use self::clump::Clump;
use super::{
    context::Context,
    hash::Hash,
    sheet::{Row, Sheet},
    tag::{Kind, Tag},
};
use crate::{document::Document, gazetteer::List};

/// A document ready for its features to be asked.
pub struct Features {
    sheet: Sheet,
    context: Context,
    /// Range of the sentence of each token.
    bounds: Vec<(u32, u32)>,
    /// The clump of each token.
    clumps: Vec<Clump>,
}

/// Tokens to either side that features look at.
const REACH: usize = 4;

/// A token and its neighbours; empty rows beyond the sentence.
struct Window {
    rows: [Row; 2 * REACH + 1],
}

impl Window {
    #[inline]
    fn at(&self, offset: isize) -> &Row {
        const EMPTY: &Row = &Row::EMPTY;
        let row_idx = REACH.checked_add_signed(offset).unwrap_or_default();
        self.rows.get(row_idx).unwrap_or(EMPTY)
    }
}

/// Collects feature hashes under running template numbers.
struct Collector<'a> {
    hashes: &'a mut Vec<Hash>,
    template: u64,
}

impl Collector<'_> {
    #[inline]
    fn one(&mut self, value: u64) {
        self.template += 1;
        self.hashes.push(Hash::new(self.template).with(value));
    }

    #[inline]
    fn two(&mut self, first: u64, second: u64) {
        self.template += 1;
        self.hashes.push(Hash::new(self.template).with(first).with(second));
    }

    #[inline]
    fn three(&mut self, first: u64, second: u64, third: u64) {
        self.template += 1;
        self.hashes.push(Hash::new(self.template).with(first).with(second).with(third));
    }

    /// Another value under the template before.
    #[inline]
    fn also(&mut self, value: u64) {
        self.hashes.push(Hash::new(self.template).with(value));
    }

    fn next_template(&mut self) {
        self.template += 1;
    }
}

impl Features {
    /// Reads a document.
    pub fn new(document: &Document) -> Self {
        let sheet = Sheet::new(document);
        let context = Context::new(document, &sheet);
        let mut bounds = vec![(0, 0); document.tokens().len()];
        for sentence in document.sentences() {
            let range = |idx: usize| u32::try_from(idx).unwrap_or(u32::MAX);
            let bound = (range(sentence.tokens.start), range(sentence.tokens.end));
            bounds.iter_mut().take(sentence.tokens.end).skip(sentence.tokens.start).for_each(|place| *place = bound);
        }
        let clumps = clump::clumps(&sheet, &bounds);
        Self { sheet, context, bounds, clumps }
    }

    /// The rows of the tokens.
    pub fn sheet(&self) -> &Sheet {
        &self.sheet
    }

    /// What the document says of its words.
    pub fn context(&self) -> &Context {
        &self.context
    }

    /// The tokens that a name may have, ascending.
    pub fn active_tokens(&self) -> impl Iterator<Item = usize> {
        (0..self.sheet.rows().len()).filter(|token_idx| self.sheet.is_active(*token_idx))
    }

    /// Runs of active tokens of one sentence: how many inactive ones stand before, and how many it has. The last run may be
    /// empty; together they count every token once.
    pub fn runs(&self) -> Vec<(usize, usize)> {
        let mut runs = vec![];
        let (mut n_outside, mut n_active) = (0, 0);
        let mut sentence = None;
        for (token_idx, bound) in self.bounds.iter().enumerate() {
            let is_active = self.sheet.is_active(token_idx);
            if n_active > 0 && (!is_active || sentence != Some(bound)) {
                runs.push((n_outside, n_active));
                (n_outside, n_active) = (0, 0);
            }
            if is_active {
                n_active += 1;
            } else {
                n_outside += 1;
            }
            sentence = Some(bound);
        }
        runs.push((n_outside, n_active));
        runs
    }

    /// Appends the features that need no other token's tag.
    pub fn collect(&self, token_idx: usize, hashes: &mut Vec<Hash>) {
        let window = self.window(token_idx);
        let mut collector = Collector { hashes, template: 0 };
        words(&window, &mut collector);
        cases(&window, u64::from(self.context.is_first(token_idx)), self.sheet.sentence_kind(token_idx) as u64, &mut collector);
        affixes(self.sheet.lower(window.at(0)), &mut collector);
        word_clusters(&window, &mut collector);
        lists(&window, &mut collector);
        self.document(token_idx, &mut collector);
        self.clump(token_idx, &mut collector);
    }

    fn window(&self, token_idx: usize) -> Window {
        let (start, end) = self.bounds.get(token_idx).copied().unwrap_or_default();
        let mut window = Window { rows: [Row::EMPTY; 2 * REACH + 1] };
        for (place, row) in window.rows.iter_mut().enumerate() {
            let row_idx = (token_idx + place).checked_sub(REACH).filter(|idx| (start as usize..end as usize).contains(idx));
            if let Some(row_idx) = row_idx {
                *row = self.sheet.row(row_idx);
            }
        }
        window
    }

    /// How the word is used in the rest of the document.
    fn document(&self, token_idx: usize, collector: &mut Collector<'_>) {
        let row = self.sheet.row(token_idx);
        let Some(word_use) = self.context.word_use(row.word_idx) else { return };
        let is_first = u64::from(self.context.is_first(token_idx));
        let n_others = u64::from(word_use.n_capital.saturating_sub(u32::from(is_first == 0)).min(3));
        let n_lower = u64::from(word_use.n_lower.min(2));
        collector.three(n_lower, n_others, row.case as u64 * 2 + is_first);
        collector.three(n_lower, n_others, row.lower);
        let (before, behind) = (self.n_lower(token_idx.checked_sub(1)), self.n_lower(Some(token_idx + 1)));
        collector.two(before.unwrap_or(9), behind.unwrap_or(9));
        collector.template += 1;
        let template = collector.template;
        collector.template += 4;
        for mention_idx in word_use.mentions.iter().filter(|mention_idx| **mention_idx != token_idx).take(4) {
            collector.template = template;
            let (previous, next) = (self.window_row(*mention_idx, -1), self.window_row(*mention_idx, 1));
            collector.also(previous.lower);
            collector.template += 1;
            collector.also(next.lower);
            collector.template += 1;
            collector.also(u64::from(previous.clusters.middle) << 8 | previous.case as u64);
            collector.template += 1;
            collector.also(u64::from(next.clusters.middle) << 8 | next.case as u64);
        }
        collector.template = template + 4;
    }

    /// How often a word with a capital is written in lower case elsewhere: 0, 1, or 2 for more.
    fn n_lower(&self, token_idx: Option<usize>) -> Option<u64> {
        let row = self.sheet.rows().get(token_idx?).filter(|row| row.case.is_capital())?;
        self.context.word_use(row.word_idx).map(|word_use| u64::from(word_use.n_lower.min(2)))
    }

    fn window_row(&self, token_idx: usize, offset: isize) -> Row {
        let (start, end) = self.bounds.get(token_idx).copied().unwrap_or_default();
        let row_idx = token_idx.checked_add_signed(offset).filter(|idx| (start as usize..end as usize).contains(idx));
        row_idx.map_or(Row::EMPTY, |row_idx| self.sheet.row(row_idx))
    }

    /// Appends the features of the second pass: what the first one called this token, its neighbours, and the other
    /// mentions of its word.
    pub fn collect_second(&self, token_idx: usize, first_tags: &[Tag], hashes: &mut Vec<Hash>) {
        let mut collector = Collector { hashes, template: 500 };
        let tag = |place: Option<usize>| place.and_then(|idx| first_tags.get(idx)).map_or(99, |tag| tag.idx() as u64);
        let own = tag(Some(token_idx));
        let (before, behind) = (tag(token_idx.checked_sub(1)), tag(Some(token_idx + 1)));
        let here = self.vote(token_idx, first_tags);
        let lower = self.sheet.row(token_idx).lower;
        collector.one(own);
        collector.three(own, before, behind);
        collector.one(here.kind);
        collector.two(here.kind, here.part);
        collector.two(here.kind, own);
        collector.three(here.kind, here.part, own);
        collector.two(here.kind, lower);
        let left = token_idx.checked_sub(1).map_or(Vote::NONE, |idx| self.vote(idx, first_tags));
        let right = self.vote(token_idx + 1, first_tags);
        collector.three(left.kind, here.kind, right.kind);
        collector.three(left.kind, here.kind, own);
        collector.three(right.kind, here.kind, own);
        collector.three(left.part, here.part, right.part);
    }

    /// What the first pass called most of the other mentions of a word.
    fn vote(&self, token_idx: usize, first_tags: &[Tag]) -> Vote {
        let row = self.sheet.row(token_idx);
        let Some(word_use) = self.context.word_use(row.word_idx) else { return Vote::NONE };
        let mut kinds = [0_u64; 1 + Kind::ALL.len()];
        let mut parts = [0_u64; 5];
        let mut n_others = 0;
        for mention_idx in word_use.mentions.iter().filter(|mention_idx| **mention_idx != token_idx) {
            let tag = first_tags.get(*mention_idx).copied().unwrap_or_default();
            n_others += 1;
            let kind_idx = tag.kind().map_or(0, |kind| 1 + kind as usize);
            let part_idx = tag.part().map_or(0, |part| 1 + part as usize);
            if let (Some(n_kind), Some(n_part)) = (kinds.get_mut(kind_idx), parts.get_mut(part_idx)) {
                *n_kind += 1;
                *n_part += 1;
            }
        }
        if n_others == 0 {
            return Vote::NONE;
        }
        let (kind, n_kind) = most(&kinds);
        let (part, _) = most(&parts);
        // All of many, all, most, or hardly most.
        let unity = match (n_kind, n_others) {
            (3.., _) if n_kind == n_others => 0,
            _ if n_kind == n_others => 1,
            _ if 3 * n_kind > 2 * n_others => 2,
            _ => 3,
        };
        Vote { kind: kind * 4 + unity, part }
    }
}

/// The index of the highest count, the first of several, and the count.
fn most(counts: &[u64]) -> (u64, u64) {
    let mut best = (0, 0);
    for (count_idx, count) in (0..).zip(counts) {
        if *count > best.1 {
            best = (count_idx, *count);
        }
    }
    best
}

/// A majority of tags.
#[derive(Clone, Copy)]
struct Vote {
    /// Kind and how clear the majority is.
    kind: u64,
    part: u64,
}

impl Vote {
    const NONE: Self = Self { kind: 99, part: 99 };
}

fn words(window: &Window, collector: &mut Collector<'_>) {
    collector.one(0);
    for offset in -2..=2 {
        collector.one(window.at(offset).lower);
    }
    collector.two(window.at(-1).lower, window.at(0).lower);
    collector.two(window.at(0).lower, window.at(1).lower);
    collector.two(window.at(-2).lower, window.at(-1).lower);
    collector.two(window.at(1).lower, window.at(2).lower);
    collector.two(window.at(-1).lower, window.at(1).lower);
    collector.next_template();
    (-4..0).for_each(|offset| collector.also(window.at(offset).lower));
    collector.next_template();
    (1..5).for_each(|offset| collector.also(window.at(offset).lower));
}

fn cases(window: &Window, is_first: u64, sentence: u64, collector: &mut Collector<'_>) {
    let case = |offset: isize| window.at(offset).case as u64;
    for offset in -2..=2 {
        collector.one(case(offset));
    }
    collector.two(case(-1), case(0));
    collector.two(case(0), case(1));
    collector.three(case(-1), case(0), case(1));
    collector.three(case(-2) << 8 | case(-1), case(0), case(1) << 8 | case(2));
    collector.three(case(-1), case(0) << 4 | is_first, window.at(-1).lower);
    collector.three(case(1), case(0) << 4 | is_first, window.at(1).lower);
    collector.two(is_first, case(0));
    collector.two(is_first, window.at(0).lower);
    collector.three(sentence, case(0), is_first);
    collector.two(sentence, window.at(0).lower);
    collector.one(window.at(0).shape);
    collector.two(window.at(-1).shape, window.at(0).shape);
    collector.two(window.at(0).shape, window.at(1).shape);
    collector.two(window.at(0).shape, window.at(0).lower);
}

/// Beginnings and ends of one to four characters, and all runs of three with the word's edges.
fn affixes(lower: &str, collector: &mut Collector<'_>) {
    collector.template = 100;
    for n_chars in 1..=4_u64 {
        let start = lower.char_indices().map(|(start, char)| start + char.len_utf8()).nth(usize::try_from(n_chars - 1).unwrap_or_default());
        let end = lower.char_indices().rev().map(|(start, _)| start).nth(usize::try_from(n_chars - 1).unwrap_or_default());
        let prefix = start.and_then(|end| lower.get(..end));
        let suffix = end.and_then(|start| lower.get(start..));
        collector.next_template();
        if let Some(prefix) = prefix {
            collector.also(Hash::new(n_chars).with_text(prefix).value());
        }
        collector.next_template();
        if let Some(suffix) = suffix {
            collector.also(Hash::new(n_chars).with_text(suffix).value());
        }
    }
    collector.next_template();
    let mut recent = [0, 0, u64::from(u32::from('^'))];
    for char in lower.chars().chain(['$']).take(20) {
        recent = [recent[1], recent[2], u64::from(u32::from(char))];
        if recent[0] != 0 {
            collector.also(recent[0] << 42 | recent[1] << 21 | recent[2]);
        }
    }
}

fn word_clusters(window: &Window, collector: &mut Collector<'_>) {
    collector.template = 200;
    let coarse = |offset: isize| u64::from(window.at(offset).clusters.coarse);
    let middle = |offset: isize| u64::from(window.at(offset).clusters.middle);
    let fine = |offset: isize| u64::from(window.at(offset).clusters.fine);
    let case = window.at(0).case as u64;
    for offset in -2..=2 {
        collector.one(coarse(offset));
        collector.one(middle(offset));
        collector.one(fine(offset));
    }
    collector.two(middle(-1), middle(0));
    collector.two(middle(0), middle(1));
    collector.two(fine(-1), fine(0));
    collector.two(fine(0), fine(1));
    collector.two(coarse(-1), coarse(1));
    collector.three(coarse(-1), coarse(0), coarse(1));
    collector.three(coarse(-2), coarse(-1), case);
    collector.three(coarse(1), coarse(2), case);
    collector.two(middle(-1), case);
    collector.two(middle(1), case);
    collector.three(middle(0), case, window.at(1).case as u64);
    collector.three(middle(0), case, window.at(-1).case as u64);
    collector.two(fine(-1), window.at(0).shape);
    collector.two(fine(1), window.at(0).shape);
}

fn lists(window: &Window, collector: &mut Collector<'_>) {
    collector.template = 300;
    for offset in -1..=1 {
        collector.next_template();
        let lists = window.at(offset).lists;
        let mut rest = lists;
        while rest != 0 {
            let list_idx = u64::from(rest.trailing_zeros()) / 3;
            collector.also(list_idx << 3 | (lists >> (3 * list_idx) & 7));
            rest &= !(7 << (3 * list_idx));
        }
    }
    let here = window.at(0);
    let case = here.case as u64;
    collector.two(here.lists, case);
    collector.two(window.at(-1).lists, here.lists);
    collector.two(here.lists, window.at(1).lists);
    collector.three(window.at(-1).lists, here.lists, window.at(1).lists);
    collector.two(here.lists, window.at(-1).lower);
    collector.two(here.lists, window.at(1).lower);
    collector.three(here.lists, u64::from(window.at(1).clusters.coarse), window.at(1).case as u64);
    collector.three(here.lists, u64::from(window.at(-1).clusters.coarse), window.at(-1).case as u64);
}

/// Whether a token is, on its own, a listed people, religion or political group.
pub fn is_demonym(row: &Row) -> bool {
    row.is_in(List::Demonym)
}
