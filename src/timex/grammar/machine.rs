//! What reads the pieces by a rule's code: a machine that takes one way, and on failing goes back to the last choice.
//!
//! The code of a rule has no jumps back, so that each run of the machine ends.

use super::{
    super::{
        reader::Reader,
        taken::{Bits, Taken, took},
    },
    CODE, FIRSTS, Rule, STARTS,
    code::{
        AT, BRANCH, CALL, CAPITAL, CHOICE, CLASS, COMMIT, CUT, EITHER, END, GIVE, GLUED, GO_BACK, GOTO, HOLD, JOINT, KEEP, LETTER, LONGEST,
        MARK_CLASS, MARKS, MEASURED, MODE, N_LETTERS, NATIVE, NOT, NUMBER, OPERATION, OPERATOR, OPTIONAL, PLACE, RANGED, REFUSE, RETURN,
        RULE, SMALL, SPELT, UNLESS, WORD_CLASS, WORDS,
    },
    compile::MOST_GROUPS,
};

/// A word of grammar has its number and this as its value: nought would say that it does not stand there.
pub(super) const WORD_AT: u32 = 1;

/// Room for choices that are open at one time: two for each of the groups that lie deepest, and a few for a rule's own alternatives
/// and those of the rule that it goes on with.
const MOST_CHOICES: usize = 4 + 2 * MOST_GROUPS;

impl Reader<'_> {
    /// What a rule takes at a piece.
    pub(in crate::timex) fn take<T: Bits>(&self, Rule(rule): Rule, at: usize) -> Option<Taken<T>> {
        let taken = self.run(rule, at)?;
        took(T::from_bits(taken.value()), taken.end() - 1)
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn run(&self, rule: u8, at: usize) -> Option<Taken<u32>> {
        let (class, value) = self.code(at);
        self.run_at(rule, at, class, value)
    }

    /// The same where the class and the value of the piece are known.
    fn run_at(&self, rule: u8, at: usize, class: u8, value: u32) -> Option<Taken<u32>> {
        if !FIRSTS.get(usize::from(rule))?.has(class, value) {
            return None;
        }
        if let Some(known) = self.finds.known(rule, at, self.is_asked) {
            return known.taken;
        }
        let taken = self.read(rule, at);
        self.finds.learn(rule, at, self.is_asked, taken);
        taken
    }

    /// Runs a rule's code from a piece. The end is one higher than the place behind, since a rule may take nothing, even at the start
    /// of a text.
    fn read(&self, rule: u8, at: usize) -> Option<Taken<u32>> {
        let mut machine = Machine { reader: self, stack: [0; 10], n_stacked: 0 };
        let mut way = Way { next: start(rule), at, value: 0, kept: [0; N_LETTERS as usize], choices: [(0, 0); MOST_CHOICES], n_choices: 0 };
        loop {
            let instruction = way.byte();
            let goes_on = match instruction {
                ..LETTER => way.test(self, instruction),
                LETTER..KEEP => machine.push(way.kept(instruction - LETTER)),
                KEEP..SMALL => way.keep(instruction - KEEP),
                SMALL..OPERATOR => machine.push(u32::from(instruction - SMALL)),
                OPERATOR..END => machine.operate(instruction - OPERATOR),
                END => return took(way.value, way.at.wrapping_add(1)),
                RETURN => return took(machine.pop(), way.at.wrapping_add(1)),
                CHOICE | UNLESS => {
                    let other = way.target();
                    way.choose(other, way.at)
                }
                COMMIT | GO_BACK => {
                    let target = way.target();
                    way.commit(target, instruction == GO_BACK)
                }
                REFUSE => {
                    way.n_choices = way.n_choices.saturating_sub(1);
                    false
                }
                CUT => {
                    way.n_choices = 0;
                    true
                }
                GOTO => {
                    way.next = start(way.byte());
                    true
                }
                NUMBER => machine.push(way.number().cast_unsigned()),
                CALL => match machine.call(way.byte()) {
                    Some(number) => machine.push(number),
                    None => false,
                },
                HOLD => machine.pop() != 0,
                GIVE => {
                    way.value = machine.pop();
                    true
                }
                _ => false,
            };
            if !goes_on {
                way.go_back()?;
                machine.n_stacked = 0;
            }
        }
    }
}

/// Where a rule's code starts.
fn start(rule: u8) -> usize {
    usize::from(STARTS.get(usize::from(rule)).copied().unwrap_or_default())
}

/// What calculates: the pieces, and numbers on a stack. The longest call has eight.
pub(super) struct Machine<'a, 'b> {
    pub(super) reader: &'b Reader<'a>,
    stack: [u32; 10],
    n_stacked: usize,
}

impl Machine<'_, '_> {
    /// Puts a number on the stack. The rule goes on, as is told for all instructions.
    fn push(&mut self, number: u32) -> bool {
        if let Some(place) = self.stack.get_mut(self.n_stacked) {
            *place = number;
            self.n_stacked += 1;
        }
        true
    }

    pub(super) fn pop(&mut self) -> u32 {
        self.n_stacked = self.n_stacked.saturating_sub(1);
        self.stack.get(self.n_stacked).copied().unwrap_or_default()
    }

    /// Puts what an operator makes of two numbers in their place.
    fn operate(&mut self, operator: u8) -> bool {
        let (b, a) = (self.pop().cast_signed(), self.pop().cast_signed());
        self.push(match operator {
            0 => u32::from(a <= b),
            1 => u32::from(a >= b),
            2 => u32::from(a == b),
            3 => u32::from(a != b),
            4 => u32::from(a < b),
            5 => u32::from(a > b),
            6 => a.wrapping_add(b).cast_unsigned(),
            7 => a.wrapping_sub(b).cast_unsigned(),
            8 => a.wrapping_mul(b).cast_unsigned(),
            9 => a.checked_div(b).unwrap_or_default().cast_unsigned(),
            _ => a.checked_rem(b).unwrap_or_default().cast_unsigned(),
        })
    }
}

/// The way through a rule's code and over the pieces.
struct Way {
    /// The next byte of the code.
    next: usize,
    /// The next piece.
    at: usize,
    /// What was read last.
    value: u32,
    /// What is kept under each letter.
    kept: [u32; N_LETTERS as usize],
    /// Other ways: a place in the code, and the piece there.
    choices: [(usize, usize); MOST_CHOICES],
    n_choices: usize,
}

impl Way {
    #[inline]
    fn byte(&mut self) -> u8 {
        let byte = CODE.get(self.next).copied().unwrap_or_default();
        self.next += 1;
        byte
    }

    /// Bytes behind one that says how many they are.
    fn bytes(&mut self) -> &'static [u8] {
        let n_bytes = usize::from(self.byte());
        let bytes = CODE.get(self.next..self.next + n_bytes).unwrap_or_default();
        self.next += n_bytes;
        bytes
    }

    /// Where a jump ends.
    #[inline]
    fn target(&mut self) -> usize {
        usize::from(self.byte()) + self.next
    }

    /// A number in groups of seven bits, the sign in the lowest.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn number(&mut self) -> i32 {
        let (mut number, mut shift) = (0_u32, 0);
        loop {
            let byte = self.byte();
            number |= u32::from(byte & 0x7f) << shift;
            shift += 7;
            if byte < 0x80 {
                break;
            }
        }
        let half = (number >> 1).cast_signed();
        if number & 1 == 1 { -half - 1 } else { half }
    }

    fn kept(&self, letter: u8) -> u32 {
        self.kept.get(usize::from(letter)).copied().unwrap_or_default()
    }

    fn keep(&mut self, letter: u8) -> bool {
        if let Some(kept) = self.kept.get_mut(usize::from(letter)) {
            *kept = self.value;
        }
        true
    }

    /// Leaves another way open, from a piece.
    #[inline]
    fn choose(&mut self, other: usize, at: usize) -> bool {
        if let Some(choice) = self.choices.get_mut(self.n_choices) {
            *choice = (other, at);
            self.n_choices += 1;
        }
        true
    }

    /// Drops the last choice and goes on elsewhere; `is_back` is whether from the piece where the choice was left.
    fn commit(&mut self, target: usize, is_back: bool) -> bool {
        self.n_choices = self.n_choices.saturating_sub(1);
        if is_back && let Some((_, at)) = self.choices.get(self.n_choices) {
            self.at = *at;
        }
        self.next = target;
        true
    }

    /// Takes the last choice; `None` where there is none, and the rule fails.
    #[inline]
    fn go_back(&mut self) -> Option<()> {
        self.n_choices = self.n_choices.checked_sub(1)?;
        (self.next, self.at) = *self.choices.get(self.n_choices)?;
        Some(())
    }

    /// A test with its consequence; whether the rule goes on.
    #[inline]
    fn test(&mut self, reader: &Reader<'_>, instruction: u8) -> bool {
        let (before, mode) = (self.at, instruction & MODE);
        let other = if mode == BRANCH { self.target() } else { 0 };
        if instruction & AT != 0 {
            let offset = self.byte().cast_signed();
            self.at = self.at.wrapping_add_signed(isize::from(offset));
        }
        let is_found = self.is_found(reader, instruction & OPERATION);
        if instruction & AT != 0 || mode == NOT || !is_found {
            self.at = before;
        }
        match (mode, is_found) {
            (NOT, _) => !is_found,
            (BRANCH, true) => self.choose(other, before),
            (BRANCH, false) => {
                self.next = other;
                true
            }
            (OPTIONAL, false) => {
                self.value = 0;
                true
            }
            _ => is_found,
        }
    }

    /// Whether what a test asks for stands there, at single pieces; goes behind it.
    fn is_found(&mut self, reader: &Reader<'_>, operation: u8) -> bool {
        let at = self.at;
        match operation {
            CLASS => {
                self.at = at.wrapping_add(1);
                self.is_class(reader, at)
            }
            WORDS => {
                self.at = at.wrapping_add(1);
                let words = self.bytes();
                let (class, word) = reader.code(at);
                let is_word = class == WORD_CLASS && words.iter().any(|asked| u32::from(*asked) == word);
                if is_word {
                    self.value = WORD_AT + word;
                }
                is_word
            }
            MARKS | JOINT => {
                self.at = at.wrapping_add(1);
                let is_whole = operation == MARKS || reader.is_glued(at) && reader.is_glued(at.wrapping_add(1));
                self.is_mark(reader, at) && is_whole
            }
            SPELT => {
                self.at = at.wrapping_add(1);
                let mut words = self.bytes().split(|byte| *byte == b' ');
                let is_found = words.any(|word| reader.slice(at).as_bytes().eq_ignore_ascii_case(word));
                self.holds(is_found)
            }
            GLUED => self.holds(reader.is_glued(at)),
            CAPITAL => self.holds(reader.is_capital(at)),
            PLACE => {
                self.value = u32::try_from(at).unwrap_or(u32::MAX);
                true
            }
            _ => self.is_read(reader, operation),
        }
    }

    /// Whether what a rule or a condition asks for stands there; goes behind it.
    #[inline(never)]
    fn is_read(&mut self, reader: &Reader<'_>, operation: u8) -> bool {
        let at = self.at;
        match operation {
            RULE => {
                let taken = reader.run(self.byte(), at);
                self.is_taken(taken, 1)
            }
            NATIVE => {
                let taken = reader.native(self.byte(), at);
                self.is_taken(taken, 0)
            }
            LONGEST | EITHER => {
                let mut longest: Option<Taken<u32>> = None;
                let (class, value) = reader.code(at);
                for rule in self.bytes() {
                    if let Some(found) = reader.run_at(*rule, at, class, value)
                        && longest.is_none_or(|longest| operation == LONGEST && longest.end() < found.end())
                    {
                        longest = Some(found);
                    }
                }
                self.is_taken(longest, 1)
            }
            _ => {
                let is_found = reader.guard(self.byte(), at);
                self.holds(is_found)
            }
        }
    }

    /// What is found and has no value of its own reads as 1.
    fn holds(&mut self, is_found: bool) -> bool {
        if is_found {
            self.value = 1;
        }
        is_found
    }

    /// Goes behind what was taken, whose end is so much higher.
    fn is_taken(&mut self, taken: Option<Taken<u32>>, n_more: usize) -> bool {
        if let Some(taken) = taken {
            (self.value, self.at) = (taken.value(), taken.end() - n_more);
        }
        taken.is_some()
    }

    fn is_class(&mut self, reader: &Reader<'_>, at: usize) -> bool {
        let (class, value) = reader.code(at);
        let what = self.byte();
        let mut is_found = class == what & 0x1f;
        if what & MEASURED != 0 {
            let n_bytes = reader.len(at);
            is_found &= usize::from(self.byte()) <= n_bytes;
            is_found &= n_bytes <= usize::from(self.byte());
        }
        if what & RANGED != 0 {
            let mut is_inside = false;
            for _ in 0..self.byte() {
                let low = self.number();
                let high = self.number();
                is_inside |= (low..=high).contains(&value.cast_signed());
            }
            is_found &= is_inside;
        }
        if is_found {
            self.value = value;
        }
        is_found
    }

    fn is_mark(&mut self, reader: &Reader<'_>, at: usize) -> bool {
        let found = match reader.code(at) {
            (MARK_CLASS, mark) => mark,
            _ => 0,
        };
        let mut is_found = false;
        for _ in 0..self.byte() {
            is_found |= self.number().cast_unsigned() == found;
        }
        if is_found {
            self.value = found;
        }
        is_found
    }
}
