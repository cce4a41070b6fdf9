//! With which pieces a rule can start: by the next piece alone most rules are not tried at all.

#![expect(clippy::indexing_slicing, reason = "run by the compiler, which reports an index that is out of bounds")]

use super::{
    super::code::{
        AT, BRANCH, CALL, CAPITAL, CHOICE, CLASS, COMMIT, EITHER, END, FAIL, GLUED, GO_BACK, GOTO, GUARD, JOINT, LETTER, LONGEST,
        MARK_CLASS, MARKS, MEASURED, MODE, NOT, NUMBER, OPERATION, OPTIONAL, OTHER_CLASS, PLACE, RANGED, REFUSE, RETURN, RULE, SPELT,
        UNLESS, WORD_CLASS, WORDS,
    },
    Compiled, MOST_BYTES, MOST_RULES,
};

/// Pieces that a rule can start with: a bit for each class, and one for all words of grammar whose numbers have the same lower six
/// bits. It may allow more pieces than the rule starts with, and never fewer.
#[derive(Clone, Copy)]
pub(in super::super) struct First {
    pub classes: u32,
    pub words: u64,
}

/// Any piece.
const ANY: First = First { classes: u32::MAX, words: u64::MAX };

impl First {
    const NONE: Self = Self { classes: 0, words: 0 };

    const fn and(self, other: Self) -> Self {
        Self { classes: self.classes | other.classes, words: self.words | other.words }
    }

    const fn is_same(self, other: Self) -> bool {
        self.classes == other.classes && self.words == other.words
    }

    /// Whether a rule can start with a piece of that class and value.
    #[inline]
    pub(in super::super) const fn has(self, class: u8, value: u32) -> bool {
        if class == WORD_CLASS { self.words >> (value & 63) & 1 == 1 } else { self.classes >> class & 1 == 1 }
    }
}

/// Walks over the code of rules, as far as no piece is taken yet.
struct Walk<'a> {
    code: &'a [u8],
    starts: &'a [u16],
    firsts: [First; MOST_RULES],
    /// Rules that can take nothing.
    are_empty: [bool; MOST_RULES],
    /// In which walk a place of the code was last seen.
    seen: [u16; MOST_BYTES],
    n_walks: u16,
    /// Places that were seen, and are still to be walked from.
    waiting: [usize; 64],
    n_waiting: usize,
}

/// What each rule can start with: walked again until nothing changes any more.
#[expect(clippy::large_stack_arrays, reason = "on the stack of the compiler")]
pub(in super::super) const fn firsts(compiled: &Compiled) -> [First; MOST_RULES] {
    let mut walk = Walk {
        code: &compiled.code,
        starts: &compiled.starts,
        firsts: [First::NONE; MOST_RULES],
        are_empty: [false; MOST_RULES],
        seen: [0; MOST_BYTES],
        n_walks: 0,
        waiting: [0; 64],
        n_waiting: 0,
    };
    let mut is_changed = true;
    while is_changed {
        is_changed = false;
        let mut rule = 0;
        while rule < compiled.n_rules {
            let (before, was_empty) = (walk.firsts[rule], walk.are_empty[rule]);
            walk.rule(rule);
            is_changed |= !before.is_same(walk.firsts[rule]) || was_empty != walk.are_empty[rule];
            rule += 1;
        }
    }
    let mut rule = 0;
    while rule < compiled.n_rules {
        if walk.are_empty[rule] {
            walk.firsts[rule] = ANY;
        }
        rule += 1;
    }
    walk.firsts
}

impl Walk<'_> {
    /// Has a place walked from, where it is not seen yet.
    const fn wait(&mut self, at: usize) {
        if self.seen[at] != self.n_walks {
            self.seen[at] = self.n_walks;
            self.waiting[self.n_waiting] = at;
            self.n_waiting += 1;
        }
    }

    /// Walks over a rule.
    const fn rule(&mut self, rule: usize) {
        self.n_walks += 1;
        self.wait(self.starts[rule] as usize);
        while self.n_waiting > 0 {
            self.n_waiting -= 1;
            let at = self.waiting[self.n_waiting];
            self.instruction(rule, at);
        }
    }

    /// Behind a number in groups of seven bits.
    const fn number_end(&self, at: usize) -> usize {
        let mut end = at;
        while self.code[end] >= 0x80 {
            end += 1;
        }
        end + 1
    }

    /// Goes on behind an instruction, or where it jumps to.
    const fn instruction(&mut self, rule: usize, at: usize) {
        let byte = self.code[at];
        let jump = at + 2 + self.code[at + 1] as usize;
        match byte {
            ..LETTER => self.test(rule, byte, at + 1),
            END | RETURN => self.are_empty[rule] = true,
            FAIL | REFUSE => {}
            CHOICE => {
                self.wait(at + 2);
                self.wait(jump);
            }
            UNLESS | COMMIT | GO_BACK => self.wait(jump),
            GOTO => self.wait(self.starts[self.code[at + 1] as usize] as usize),
            CALL => self.wait(at + 2),
            NUMBER => {
                let end = self.number_end(at + 1);
                self.wait(end);
            }
            _ => self.wait(at + 1),
        }
    }

    /// What a test asks for, where it takes or looks at the next piece; else what stands behind it counts.
    const fn test(&mut self, rule: usize, byte: u8, operands: usize) {
        let mut start = operands;
        if byte & MODE == BRANCH {
            self.wait(start + 1 + self.code[start] as usize);
            start += 1;
        }
        let is_elsewhere = byte & AT != 0 && self.code[start] != 0;
        if byte & AT != 0 {
            start += 1;
        }
        let (first, is_empty, end) = self.asked(byte & OPERATION, start);
        let says_nothing = is_elsewhere || byte & MODE == NOT;
        if !says_nothing {
            self.firsts[rule] = self.firsts[rule].and(first);
        }
        if says_nothing || is_empty || byte & MODE == OPTIONAL {
            self.wait(end);
        }
    }

    /// The pieces that a test asks for, whether it takes none, and the end of its operands.
    const fn asked(&self, operation: u8, start: usize) -> (First, bool, usize) {
        let number = self.code[start] as usize;
        match operation {
            CLASS => {
                let class = self.code[start] & 0x1f;
                let first =
                    if class == WORD_CLASS { First { classes: 0, words: u64::MAX } } else { First { classes: 1 << class, words: 0 } };
                (first, false, self.class_end(start))
            }
            WORDS => {
                let mut words = 0;
                let mut idx = start + 1;
                while idx <= start + number {
                    words |= 1 << (self.code[idx] & 63);
                    idx += 1;
                }
                (First { classes: 0, words }, false, start + 1 + number)
            }
            MARKS | JOINT => {
                let mut end = start + 1;
                let mut n_marks = 0;
                while n_marks < number {
                    end = self.number_end(end);
                    n_marks += 1;
                }
                (First { classes: 1 << MARK_CLASS, words: 0 }, false, end)
            }
            // A spelt word counts as one without a class. One of the lexicon is found only where the rule can start with its class
            // in another way: `&holiday_word 'tax'`.
            SPELT => (First { classes: 1 << OTHER_CLASS, words: 0 }, false, start + 1 + number),
            GLUED | CAPITAL | PLACE => (First::NONE, true, start),
            GUARD => (First::NONE, true, start + 1),
            RULE => (self.firsts[number], self.are_empty[number], start + 1),
            LONGEST | EITHER => {
                let mut first = First::NONE;
                let mut idx = start + 1;
                while idx <= start + number {
                    first = first.and(self.firsts[self.code[idx] as usize]);
                    idx += 1;
                }
                (first, false, start + 1 + number)
            }
            // A rule that is code.
            _ => (ANY, false, start + 1),
        }
    }

    const fn class_end(&self, start: usize) -> usize {
        let what = self.code[start];
        let mut end = start + 1;
        if what & MEASURED != 0 {
            end += 2;
        }
        if what & RANGED != 0 {
            let n_numbers = 2 * self.code[end] as usize;
            end += 1;
            let mut idx = 0;
            while idx < n_numbers {
                end = self.number_end(end);
                idx += 1;
            }
        }
        end
    }
}
