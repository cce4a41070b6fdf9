//! Features of the words with capitals that stand together with a token, a clump: its first and last word, what stands
//! around it, and how the document introduces its words elsewhere. An unknown name is told by these rather than by itself.

use super::{Collector, Features};
use crate::{
    gazetteer::List,
    tagger::{
        heads,
        shape::Case,
        sheet::{Row, SentenceKind, Sheet},
    },
};

/// Tokens from the first to behind the last.
#[derive(Clone, Copy)]
pub(super) struct Clump {
    start: u32,
    end: u32,
}

impl Clump {
    fn start(self) -> usize {
        self.start as usize
    }

    fn end(self) -> usize {
        self.end as usize
    }

    /// How far a token is from its start and from its end.
    fn place(self, token_idx: usize) -> u64 {
        ((token_idx - self.start()).min(3) as u64) << 4 | (self.end() - token_idx).min(4) as u64
    }
}

/// The clump of each token, given the ranges of their sentences; a word without a capital is one of its own.
pub(super) fn clumps(sheet: &Sheet, bounds: &[(u32, u32)]) -> Vec<Clump> {
    let mut clumps: Vec<Clump> = Vec::with_capacity(bounds.len());
    while clumps.len() < bounds.len() {
        let start = clumps.len();
        let is_capital = |idx: &usize| sheet.row(*idx).case.is_capital() && bounds.get(*idx) == bounds.get(start);
        let n_tokens = (start..bounds.len()).take_while(is_capital).count().max(1);
        let narrow = |idx: usize| u32::try_from(idx).unwrap_or(u32::MAX);
        clumps.extend(std::iter::repeat_n(Clump { start: narrow(start), end: narrow(start + n_tokens) }, n_tokens));
    }
    clumps
}

/// Mentions of the same word that are looked at.
const MAX_MENTIONS: usize = 4;

/// Tokens to either side of a clump whose clusters are collected.
const REACH: usize = 5;

/// Tokens behind a clump in which a pronoun is looked for.
const PRONOUN_REACH: usize = 20;

impl Features {
    /// Appends the features of a token's clump.
    pub(super) fn clump(&self, token_idx: usize, collector: &mut Collector<'_>) {
        collector.template = 400;
        let Some(clump) = self.clumps.get(token_idx).copied() else { return };
        self.edges(token_idx, clump, collector);
        self.surroundings(clump, collector);
        let row = self.sheet.row(token_idx);
        let Some(word_use) = self.context.word_use(row.word_idx) else { return };
        self.introduction(token_idx, clump, &word_use.mentions, collector);
        let place = clump.place(token_idx);
        let template = collector.template;
        for mention_idx in word_use.mentions.iter().filter(|mention_idx| **mention_idx != token_idx).take(MAX_MENTIONS) {
            collector.template = template;
            let Some(other) = self.clumps.get(*mention_idx).copied() else { continue };
            if self.sheet.sentence_kind(*mention_idx) != SentenceKind::Plain {
                continue;
            }
            let other_place = other.place(*mention_idx);
            let last = self.sheet.row(other.end() - 1);
            collector.two(other_place, place);
            collector.three(other_place, place, last.lower);
            collector.three(other_place, place, u64::from(last.clusters.middle));
            collector.two(other_place, last.lists);
            collector.three(other_place, place, self.sheet.row(other.start()).lists);
            self.surroundings(other, collector);
        }
    }

    /// The first and last word of the clump, and the words next to it.
    fn edges(&self, token_idx: usize, clump: Clump, collector: &mut Collector<'_>) {
        let (from_start, from_end) = (clump.place(token_idx) >> 4, clump.place(token_idx) & 15);
        let place = clump.place(token_idx);
        let (first, last) = (self.sheet.row(clump.start()), self.sheet.row(clump.end() - 1));
        let before = self.window_row(clump.start(), -1);
        let (behind, second_behind) = (self.window_row(clump.end() - 1, 1), self.window_row(clump.end() - 1, 2));
        collector.two(place, self.sheet.sentence_kind(token_idx) as u64);
        collector.two(from_end, last.lower);
        collector.two(from_end, u64::from(last.clusters.middle));
        collector.two(from_end, u64::from(last.clusters.fine));
        collector.two(from_start, first.lower);
        collector.two(from_start, u64::from(first.clusters.middle));
        collector.two(place, before.lower);
        collector.two(place, behind.lower);
        collector.two(place, u64::from(before.clusters.fine));
        collector.two(place, u64::from(behind.clusters.fine));
        collector.three(place, u64::from(before.clusters.middle), u64::from(behind.clusters.middle));
        collector.three(place, behind.lower, second_behind.lower);
        collector.three(u64::from(first.clusters.middle), place, u64::from(last.clusters.middle));
        collector.three(place, first.lists, last.lists);
        collector.three(place, last.lists, u64::from(behind.clusters.middle));
    }

    /// How the document introduces the word: news gives people a first name or title somewhere, organisations need none.
    fn introduction(&self, token_idx: usize, clump: Clump, mentions: &[usize], collector: &mut Collector<'_>) {
        let mut ways = 0;
        for mention_idx in mentions {
            let Some(other) = self.clumps.get(*mention_idx) else { continue };
            let before = self.window_row(*mention_idx, -1);
            ways |= u64::from(mention_idx + 1 == other.end() && other.start() < *mention_idx);
            ways |= u64::from(*mention_idx == other.start() && other.start() + 1 < other.end()) << 1;
            ways |= u64::from(heads::has(heads::TITLE, self.sheet.lower(&before))) << 2;
            ways |= u64::from(before.is_in(List::First)) << 3;
            ways |= u64::from(before.case == Case::Lower && self.sheet.lower(&before) == "the") << 4;
        }
        let row = self.sheet.row(token_idx);
        let place = clump.place(token_idx);
        collector.two(ways, place);
        collector.three(ways, mentions.len().min(MAX_MENTIONS) as u64, place);
        collector.three(ways, row.lists, place);
        collector.three(ways, u64::from(row.clusters.coarse), place);
        collector.three(ways, row.case as u64, place);
    }

    /// The words around a clump, what a comma behind it tells of it, and the pronoun that follows.
    fn surroundings(&self, clump: Clump, collector: &mut Collector<'_>) {
        let bounds = self.bounds.get(clump.start()).copied().unwrap_or_default();
        let (sentence_start, sentence_end) = (bounds.0 as usize, bounds.1 as usize);
        let rows = |start: usize, end: usize| self.sheet.rows().get(start..end.min(sentence_end)).unwrap_or_default();
        let clusters = |rows: &[Row], collector: &mut Collector<'_>| {
            collector.next_template();
            for row in rows.iter().filter(|row| row.case == Case::Lower && row.clusters.fine != 0) {
                collector.also(u64::from(row.clusters.fine));
            }
        };
        clusters(rows(sentence_start.max(clump.start().saturating_sub(REACH)), clump.start()), collector);
        clusters(rows(clump.end(), clump.end() + REACH), collector);
        collector.next_template();
        // `Nexus, a Dutch subsidiary of …`
        let is_comma = self.window_row(clump.end() - 1, 1).case == Case::Comma;
        if is_comma && is_apposition(self.sheet.lower(&self.window_row(clump.end() - 1, 2))) {
            let words = rows(clump.end() + 1, clump.end() + 7).iter().take_while(|row| row.case != Case::Comma);
            for row in words.filter(|row| row.case == Case::Lower) {
                collector.also(row.lower);
                collector.also(u64::from(row.clusters.fine) << 1);
            }
        }
        collector.next_template();
        let pronoun = rows(clump.end(), clump.end() + PRONOUN_REACH).iter().find_map(|row| pronoun(self.sheet.lower(row)));
        collector.also(pronoun.unwrap_or_default());
        collector.next_template();
    }
}

fn is_apposition(lower: &str) -> bool {
    matches!(lower, "a" | "an" | "the" | "one" | "which" | "who" | "whose" | "where")
}

/// What a pronoun may stand for: a person, a thing, several, a place.
fn pronoun(lower: &str) -> Option<u64> {
    match lower {
        "he" | "she" | "his" | "her" | "him" | "who" | "himself" | "herself" => Some(1),
        "it" | "its" | "which" | "itself" => Some(2),
        "they" | "their" | "them" => Some(3),
        "there" | "where" => Some(4),
        _ => None,
    }
}
