//! Copies: which units say what others say, told by the share of word trigrams that they have in common.
//!
//! Titles and key words repeat without being copies: only prose is compared.
//! Containment rather than likeness, since a glued copy is longer than each of the paragraphs that it is made of.
//! Every trigram remembers a few of the units that it stands in, so the work is linear in the text.

use super::{
    super::{
        glyph::{Class, class, glyph},
        steps,
    },
    units::{Unit, n_plain},
};

/// So many of a hundred trigrams must be found again for a copy.
const CONTAINED: usize = 70;

/// Units remembered for a trigram; body copies come in twos and threes.
const REMEMBERED: usize = 4;

/// For every unit the unit that is kept instead, where it is a copy.
pub(super) fn copies(text: &str, units: &[Unit]) -> Vec<Option<usize>> {
    let mut trigrams = Trigrams::new(text, units);
    let overlaps: Vec<Vec<(usize, usize)>> = (0..units.len()).map(|idx| trigrams.overlaps(idx)).collect();
    let mut copies: Vec<Option<usize>> = vec![None; units.len()];
    for whole in 0..units.len() {
        let pieces = pieces(whole, &overlaps, &trigrams);
        match pieces.as_slice() {
            [] | [_] => {}
            [first, ..] if trigrams.share_in(whole, &pieces) >= CONTAINED => set(&mut copies, whole, *first),
            [..] => pieces.iter().for_each(|piece| set(&mut copies, *piece, whole)),
        }
    }
    mark_equals(units, &overlaps, &trigrams, &mut copies);
    point_at_kept(&mut copies);
    copies
}

/// A copy of what became a copy later on is one of what is kept in the end. Every step shortens a path for good.
fn point_at_kept(copies: &mut [Option<usize>]) {
    for idx in 0..copies.len() {
        while let Some(kept) = copies.get(idx).copied().flatten()
            && let Some(next) = copies.get(kept).copied().flatten()
            && let Some(slot) = copies.get_mut(idx)
        {
            *slot = Some(next);
        }
    }
}

/// A unit becomes a copy once, and never of one that is a copy itself.
fn set(copies: &mut [Option<usize>], copy: usize, kept: usize) {
    let is_kept = copies.get(kept).is_some_and(Option::is_none);
    if let Some(slot) = copies.get_mut(copy).filter(|slot| is_kept && slot.is_none()) {
        *slot = Some(kept);
    }
}

/// The units that are contained in `whole` and clearly shorter.
fn pieces(whole: usize, overlaps: &[Vec<(usize, usize)>], trigrams: &Trigrams) -> Vec<usize> {
    let n_whole = trigrams.n_of(whole);
    let is_piece = |(unit, n_shared): &&(usize, usize)| {
        let n_unit = trigrams.n_of(*unit);
        10 * n_unit < 9 * n_whole && CONTAINED * n_unit <= 100 * n_shared
    };
    let mut pieces: Vec<usize> = overlaps.get(whole).into_iter().flatten().filter(is_piece).map(|(unit, _)| *unit).collect();
    pieces.sort_unstable();
    pieces
}

/// Marks all but one of units that say the same at about the same length. The one that stands with other prose is
/// kept, of equals the first.
fn mark_equals(units: &[Unit], overlaps: &[Vec<(usize, usize)>], trigrams: &Trigrams, copies: &mut [Option<usize>]) {
    for (idx, shared) in overlaps.iter().enumerate() {
        for (other, n_shared) in shared {
            let (n_idx, n_other) = (trigrams.n_of(idx), trigrams.n_of(*other));
            let is_equal = CONTAINED * n_idx <= 100 * n_shared && n_other < 2 * n_idx && n_idx < 2 * n_other;
            let is_open = |unit: usize| copies.get(unit).is_some_and(Option::is_none);
            if is_equal && is_open(idx) && is_open(*other) {
                let (first, second) = (idx.min(*other), idx.max(*other));
                let is_second_kept = stands_with_prose(units, copies, second) && !stands_with_prose(units, copies, first);
                let (copy, kept) = if is_second_kept { (first, second) } else { (second, first) };
                set(copies, copy, kept);
            }
        }
    }
}

fn stands_with_prose(units: &[Unit], copies: &[Option<usize>], idx: usize) -> bool {
    let is_prose = |idx: usize| units.get(idx).is_some_and(Unit::is_prose) && copies.get(idx).is_some_and(Option::is_none);
    is_prose(idx + 1) || idx.checked_sub(1).is_some_and(is_prose)
}

/// A place of the table: a trigram's tag, and the unit that it stands in; behind [`SEVERAL`] where several are listed.
/// Nearly all trigrams stand in one unit, and small places stay in the processor's cache.
#[derive(Clone, Copy, Default)]
struct Slot {
    /// Bits of the hash that do not say its place; 0 where the place is free.
    tag: u32,
    unit: u32,
}

/// The bit that makes a slot's unit an index into `Trigrams::several`.
const SEVERAL: u32 = 1 << 31;

/// The units of a trigram that stands in more than one.
type Several = ([u32; REMEMBERED], usize);

struct Trigrams {
    /// Of each unit, in order.
    hashes: Vec<Vec<u64>>,
    /// Open addressing by the hash's low bits.
    slots: Vec<Slot>,
    several: Vec<Several>,
    /// Shared trigrams by unit, while one unit is compared with all; zero in between.
    counts: Vec<usize>,
}

impl Trigrams {
    fn new(text: &str, units: &[Unit]) -> Self {
        let hashes: Vec<Vec<u64>> = units.iter().map(|unit| if unit.is_prose() { hashes(unit.slice(text)) } else { vec![] }).collect();
        let n_hashes: usize = hashes.iter().map(Vec::len).sum();
        let slots = vec![Slot::default(); (2 * n_hashes).next_power_of_two()];
        let mut trigrams = Self { hashes: vec![], slots, several: vec![], counts: vec![0; units.len()] };
        for (unit, hashes) in (0..SEVERAL).zip(&hashes) {
            for hash in hashes {
                trigrams.add(*hash, unit);
            }
        }
        trigrams.hashes = hashes;
        trigrams
    }

    fn n_of(&self, unit: usize) -> usize {
        self.hashes.get(unit).map_or(0, Vec::len)
    }

    /// The place of a hash in the table. Half of the table is empty, so that probing ends soon.
    fn place(&self, hash: u64) -> usize {
        let mask = self.slots.len() - 1;
        let mut place = usize::try_from(hash & 0xFFFF_FFFF).unwrap_or_default() & mask;
        steps::count(1);
        while self.slots.get(place).is_some_and(|slot| slot.tag != 0 && slot.tag != tag(hash)) {
            steps::count(1);
            place = (place + 1) & mask;
        }
        place
    }

    fn add(&mut self, hash: u64, unit: u32) {
        let place = self.place(hash);
        let Some(slot) = self.slots.get_mut(place) else { return };
        if slot.tag == 0 {
            *slot = Slot { tag: tag(hash), unit };
        } else if slot.unit & SEVERAL == 0 {
            if slot.unit != unit {
                self.several.push(([slot.unit, unit, 0, 0], 2));
                slot.unit = SEVERAL | u32::try_from(self.several.len() - 1).unwrap_or_default();
            }
        } else if let Some((units, n_units)) = self.several.get_mut((slot.unit & !SEVERAL) as usize)
            && !units.iter().take(*n_units).any(|known| *known == unit)
            && let Some(free) = units.get_mut(*n_units)
        {
            *free = unit;
            *n_units += 1;
        }
    }

    fn units_with(&self, hash: u64) -> impl Iterator<Item = usize> + '_ {
        let slot = self.slots.get(self.place(hash)).copied().unwrap_or_default();
        let listed = if slot.unit & SEVERAL == 0 { None } else { self.several.get((slot.unit & !SEVERAL) as usize) };
        let (units, n_units) = listed.copied().unwrap_or(([slot.unit, 0, 0, 0], usize::from(slot.tag != 0)));
        units.into_iter().take(n_units).map(|unit| unit as usize)
    }

    /// The other units that share trigrams with a unit, and how many.
    fn overlaps(&mut self, unit: usize) -> Vec<(usize, usize)> {
        let mut counts = std::mem::take(&mut self.counts);
        let mut touched = vec![];
        for hash in self.hashes.get(unit).into_iter().flatten() {
            for other in self.units_with(*hash).filter(|other| *other != unit) {
                if let Some(count) = counts.get_mut(other) {
                    if *count == 0 {
                        touched.push(other);
                    }
                    *count += 1;
                }
            }
        }
        touched.sort_unstable();
        let overlaps = touched.iter().filter_map(|other| Some((*other, std::mem::take(counts.get_mut(*other)?)))).collect();
        self.counts = counts;
        overlaps
    }

    /// How many of a hundred trigrams of a unit stand in any of `pieces`.
    fn share_in(&self, unit: usize, pieces: &[usize]) -> usize {
        let Some(hashes) = self.hashes.get(unit) else { return 0 };
        let is_found = |hash: &&u64| self.units_with(**hash).any(|other| pieces.binary_search(&other).is_ok());
        100 * hashes.iter().filter(is_found).count() / hashes.len().max(1)
    }
}

/// The bits of a hash by which trigrams of one place are told apart.
fn tag(hash: u64) -> u32 {
    u32::try_from(hash >> 32).unwrap_or_default() | 1
}

/// Hashes of the word trigrams of a stretch.
fn hashes(slice: &str) -> Vec<u64> {
    // A word has about six bytes with its space.
    let mut hashes = Vec::with_capacity(slice.len() / 5);
    let (mut before_last, mut last, mut word) = (0_u64, 0_u64, 0_u64);
    let mut at = 0;
    let with = |word: u64, char: u32| (word ^ u64::from(char)).wrapping_mul(0x0100_0000_01b3).rotate_left(5) | 1;
    loop {
        let n_plain = n_plain(slice, at);
        let plain = slice.as_bytes().get(at..at + n_plain).unwrap_or_default();
        word = plain.iter().fold(word, |word, byte| with(word, u32::from(byte.to_ascii_lowercase())));
        at += n_plain;
        let glyph = glyph(slice, at);
        let class = glyph.map(|glyph| class(glyph.char));
        match (glyph, class) {
            (Some(glyph), Some(Class::Letter | Class::Digit)) => {
                word = with(word, u32::from(glyph.char.to_ascii_lowercase()));
            }
            (Some(_), Some(Class::Invisible | Class::Apostrophe)) => {}
            _ => {
                if word != 0 {
                    if before_last != 0 {
                        hashes.push(mixed(before_last.rotate_left(21) ^ last.rotate_left(42) ^ word));
                    }
                    (before_last, last, word) = (last, word, 0);
                }
            }
        }
        match glyph {
            Some(glyph) => at += glyph.len,
            None => return hashes,
        }
    }
}

/// Spreads a sum of words over all bits, so that the table's low bits tell trigrams apart.
fn mixed(hash: u64) -> u64 {
    let hash = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash ^ (hash >> 29)
}
