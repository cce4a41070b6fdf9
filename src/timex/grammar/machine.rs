//! What reads the pieces by a rule's code: a machine that takes one way, and on failing goes back to the last choice.
//!
//! There are no loops in the notation, and a rule looks a bounded number of pieces ahead; so does the machine.

use super::{
    super::{
        reader::Reader,
        taken::{Bits, Taken, took},
    },
    CODE, FIRSTS, Rule, STARTS,
    code::{
        AT, CALL, CAPITAL, CHOICE, CLASS, COMMIT, CUT, EITHER, END, FAIL, GIVE, GLUED, GO_BACK, GOTO, HOLD, JOINT, KEEP, LETTER, LONGEST,
        MARK_CLASS, MARKS, MEASURED, NATIVE, NOT, NUMBER, OPTIONAL, PLACE, RANGED, REFUSE, RULE, SPELT, UNLESS, WORD_CLASS, WORDS,
    },
    compile::MOST_GROUPS,
};

/// What a word of grammar reads as is its number and this: nought would not hold.
pub(super) const WORD_AT: u32 = 1;

/// Choices that are open at one time: of a rule and of one that it goes on with.
const MOST_CHOICES: usize = 4 + 2 * MOST_GROUPS;

/// Letters, and places on the stack.
const MOST_NUMBERS: usize = 26;

/// A rule that is being read.
pub(super) struct Machine<'a, 'b> {
    pub(super) reader: &'b Reader<'a>,
    /// The next byte of the code.
    next: usize,
    /// The next piece.
    at: usize,
    /// What was read last.
    value: u32,
    letters: [u32; MOST_NUMBERS],
    stack: [u32; 10],
    n_stacked: usize,
    choices: [(usize, usize); MOST_CHOICES],
    n_choices: usize,
}

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

    fn read(&self, rule: u8, at: usize) -> Option<Taken<u32>> {
        let next = usize::from(STARTS.get(usize::from(rule)).copied().unwrap_or_default());
        let mut machine = Machine {
            reader: self,
            next,
            at,
            value: 0,
            letters: [0; MOST_NUMBERS],
            stack: [0; 10],
            n_stacked: 0,
            choices: [(0, 0); MOST_CHOICES],
            n_choices: 0,
        };
        while machine.step()? {}
        // One more, since a rule may take nothing, and at the start of a text.
        took(machine.value, machine.at.wrapping_add(1))
    }
}

impl Machine<'_, '_> {
    #[inline]
    fn byte(&mut self) -> u8 {
        let byte = CODE.get(self.next).copied().unwrap_or_default();
        self.next += 1;
        byte
    }

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

    fn push(&mut self, number: u32) {
        if let Some(place) = self.stack.get_mut(self.n_stacked) {
            *place = number;
            self.n_stacked += 1;
        }
    }

    pub(super) fn pop(&mut self) -> u32 {
        self.n_stacked = self.n_stacked.saturating_sub(1);
        self.stack.get(self.n_stacked).copied().unwrap_or_default()
    }

    /// One instruction; whether the rule goes on. `None` where it failed.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "the loop of the machine: natively half of its time")]
    fn step(&mut self) -> Option<bool> {
        let byte = self.byte();
        match byte & !(AT | NOT | OPTIONAL) {
            END => return Some(false),
            KEEP => {
                let letter = usize::from(self.byte());
                if let Some(kept) = self.letters.get_mut(letter) {
                    *kept = self.value;
                }
            }
            CHOICE | UNLESS => {
                let other = usize::from(self.byte()) + self.next;
                if let Some(choice) = self.choices.get_mut(self.n_choices) {
                    *choice = (other, self.at);
                    self.n_choices += 1;
                }
            }
            COMMIT => {
                self.n_choices = self.n_choices.saturating_sub(1);
                self.next += usize::from(self.byte());
            }
            GO_BACK => {
                self.n_choices = self.n_choices.saturating_sub(1);
                self.at = self.choices.get(self.n_choices)?.1;
                self.next += usize::from(self.byte());
            }
            REFUSE => {
                self.n_choices = self.n_choices.saturating_sub(1);
                return self.fail();
            }
            CUT => self.n_choices = 0,
            GOTO => {
                let rule = usize::from(self.byte());
                self.next = usize::from(*STARTS.get(rule)?);
            }
            NUMBER..=GIVE => return self.compute(byte),
            FAIL => return self.fail(),
            operation => return self.test(operation, byte),
        }
        Some(true)
    }

    /// An instruction of a sum.
    #[inline(never)]
    fn compute(&mut self, operation: u8) -> Option<bool> {
        match operation {
            NUMBER => {
                let number = self.number().cast_unsigned();
                self.push(number);
            }
            LETTER => {
                let letter = usize::from(self.byte());
                let kept = self.letters.get(letter).copied().unwrap_or_default();
                self.push(kept);
            }
            CALL => {
                let function = self.byte();
                match self.call(function) {
                    Some(number) => self.push(number),
                    None => return self.fail(),
                }
            }
            HOLD => {
                if self.pop() == 0 {
                    return self.fail();
                }
            }
            _ => self.value = self.pop(),
        }
        Some(true)
    }

    /// Goes back to the last choice, where there is one.
    fn fail(&mut self) -> Option<bool> {
        self.n_choices = self.n_choices.checked_sub(1)?;
        (self.next, self.at) = *self.choices.get(self.n_choices)?;
        self.n_stacked = 0;
        Some(true)
    }

    /// A test by its operation and flags.
    fn test(&mut self, operation: u8, flags: u8) -> Option<bool> {
        let before = self.at;
        if flags & AT != 0 {
            let offset = self.byte().cast_signed();
            self.at = self.at.wrapping_add_signed(isize::from(offset));
        }
        let is_found = self.is_found(operation);
        if flags & (AT | NOT) != 0 || !is_found {
            self.at = before;
        }
        if is_found == (flags & NOT != 0) {
            if flags & OPTIONAL == 0 {
                return self.fail();
            }
            self.value = 0;
        }
        Some(true)
    }

    /// Whether what a test asks for stands there; goes behind it.
    fn is_found(&mut self, operation: u8) -> bool {
        let (reader, at) = (self.reader, self.at);
        match operation {
            CLASS => {
                self.at = at.wrapping_add(1);
                self.is_class(at)
            }
            WORDS => {
                self.at = at.wrapping_add(1);
                let n_words = usize::from(self.byte());
                let words = CODE.get(self.next..self.next + n_words).unwrap_or_default();
                self.next += n_words;
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
                self.is_mark(at) && is_whole
            }
            SPELT => {
                self.at = at.wrapping_add(1);
                let n_bytes = usize::from(self.byte());
                let mut words = CODE.get(self.next..self.next + n_bytes).unwrap_or_default().split(|byte| *byte == b' ');
                self.next += n_bytes;
                let is_found = words.any(|word| reader.slice(at).as_bytes().eq_ignore_ascii_case(word));
                self.holds(is_found)
            }
            GLUED | CAPITAL => {
                let is_found = if operation == GLUED { reader.is_glued(at) } else { reader.is_capital(at) };
                self.holds(is_found)
            }
            PLACE => {
                self.value = u32::try_from(at).unwrap_or(u32::MAX);
                true
            }
            _ => self.is_read(operation),
        }
    }

    /// Whether what a rule or a condition asks for stands there; goes behind it.
    #[inline(never)]
    fn is_read(&mut self, operation: u8) -> bool {
        let (reader, at) = (self.reader, self.at);
        let number = self.byte();
        match operation {
            EITHER => {
                let (class, value) = reader.code(at);
                let rules = CODE.get(self.next..self.next + usize::from(number)).unwrap_or_default();
                self.next += usize::from(number);
                let taken = rules.iter().find_map(|rule| reader.run_at(*rule, at, class, value));
                self.is_taken(taken, 1)
            }
            LONGEST => {
                let mut longest: Option<Taken<u32>> = None;
                let (class, value) = reader.code(at);
                for _ in 0..number {
                    let rule = self.byte();
                    longest = match (reader.run_at(rule, at, class, value), longest) {
                        (Some(found), Some(other)) if found.end() <= other.end() => Some(other),
                        (None, other) => other,
                        (found, _) => found,
                    };
                }
                self.is_taken(longest, 1)
            }
            RULE => self.is_taken(reader.run(number, at), 1),
            NATIVE => self.is_taken(reader.native(number, at), 0),
            _ => self.holds(reader.guard(number, at)),
        }
    }

    /// What has no value of its own reads as 1.
    fn holds(&mut self, is_found: bool) -> bool {
        if is_found {
            self.value = 1;
        }
        is_found
    }

    fn is_taken(&mut self, taken: Option<Taken<u32>>, n_more: usize) -> bool {
        match taken {
            Some(taken) => {
                (self.value, self.at) = (taken.value(), taken.end() - n_more);
                true
            }
            None => false,
        }
    }

    fn is_class(&mut self, at: usize) -> bool {
        let (class, value) = self.reader.code(at);
        let what = self.byte();
        let mut is_found = class == what & 0x1f;
        if what & MEASURED != 0 {
            let n_bytes = self.reader.len(at);
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

    fn is_mark(&mut self, at: usize) -> bool {
        let found = match self.reader.code(at) {
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
