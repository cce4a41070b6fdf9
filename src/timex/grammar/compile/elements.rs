//! What a rule reads: classes, words, marks, other rules and conditions.

#![expect(clippy::indexing_slicing, reason = "run by the compiler, which reports an index that is out of bounds")]
#![expect(clippy::cast_possible_truncation, reason = "the numbers of names, places and jumps are checked or far smaller")]
#![expect(clippy::cast_sign_loss, reason = "offsets and lengths are small, and the machine reads them as they are written")]

use super::{
    super::{
        code::{
            AT, CAPITAL, CLASS, EITHER, GLUED, GUARD, JOINT, LONGEST, MARKS, MEASURED, NATIVE, NOT, OPTIONAL, PLACE, RANGED, RULE, SPELT,
            WORDS,
        },
        symbols::CONSTANTS,
    },
    Compiler,
    names::{CLASS_KEYS, CONSTANT_KEYS, GUARD_KEYS, Key, NATIVE_KEYS, WORD_KEYS, key, position},
};

impl Compiler<'_> {
    /// One piece, rule or condition.
    pub(super) const fn test(&mut self, flags: u8, offset: i8) {
        let place = self.compiled.n_bytes;
        self.put(flags);
        if flags & AT != 0 {
            self.put(offset as u8);
        }
        let operation = match self.byte(self.at) {
            b'"' => self.words(),
            b'\'' if self.byte(self.at + 1).is_ascii_alphabetic() => self.spelt(),
            b'\'' => self.marks(MARKS),
            b'j' if self.byte(self.at + 1) == b'\'' => {
                self.at += 1;
                self.marks(JOINT)
            }
            b'-' => {
                self.at += 1;
                self.put(1);
                self.put_number(b'-' as i64);
                JOINT
            }
            b'~' => {
                self.at += 1;
                GLUED
            }
            b'^' => {
                self.at += 1;
                CAPITAL
            }
            b'.' => {
                self.at += 1;
                PLACE
            }
            byte if byte.is_ascii_alphabetic() => self.named(),
            _ => self.refuse(),
        };
        self.compiled.code[place] |= operation;
        if self.byte(self.at) == b'?' {
            self.at += 1;
            if flags & NOT != 0 {
                self.refuse();
            }
            self.compiled.code[place] |= OPTIONAL;
        }
    }

    /// `"of in"`: words of grammar by their names.
    const fn words(&mut self) -> u8 {
        let end = self.quoted_end(self.at) - 1;
        let place = self.compiled.n_bytes;
        self.put(0);
        self.at += 1;
        while self.at < end {
            let start = self.word_end();
            match position(&WORD_KEYS, WORD_KEYS.len(), key(self.text, start, self.at)) {
                Some(word) => self.put(word),
                None => self.refuse(),
            }
            self.compiled.code[place] += 1;
            if self.byte(self.at) == b' ' {
                self.at += 1;
            }
        }
        self.at = end + 1;
        WORDS
    }

    /// `'ended ending'`: words by their letters.
    const fn spelt(&mut self) -> u8 {
        let end = self.quoted_end(self.at);
        self.at += 1;
        self.put((end - 1 - self.at) as u8);
        while self.at + 1 < end {
            self.put(self.text[self.at]);
            self.at += 1;
        }
        self.at = end;
        SPELT
    }

    /// `'.,'`: marks; `'` itself is written `` ` ``.
    const fn marks(&mut self, operation: u8) -> u8 {
        let end = self.quoted_end(self.at) - 1;
        let place = self.compiled.n_bytes;
        self.put(0);
        self.at += 1;
        while self.at < end {
            let mark = match self.text[self.at] {
                b'`' => b'\'' as i64,
                byte if byte < 0x80 => byte as i64,
                byte if byte < 0xe0 => {
                    self.at += 1;
                    ((byte & 0x1f) as i64) << 6 | (self.text[self.at] & 0x3f) as i64
                }
                byte => {
                    self.at += 2;
                    ((byte & 0xf) as i64) << 12 | ((self.text[self.at - 1] & 0x3f) as i64) << 6 | (self.text[self.at] & 0x3f) as i64
                }
            };
            self.put_number(mark);
            self.compiled.code[place] += 1;
            self.at += 1;
        }
        self.at = end + 1;
        operation
    }

    /// `(a b)`: rules by their names.
    const fn rules(&mut self) {
        let place = self.compiled.n_bytes;
        self.put(0);
        self.at += 1;
        self.skip();
        while self.byte(self.at) != b')' {
            let start = self.word_end();
            match self.rule(key(self.text, start, self.at)) {
                Some(rule) => self.put(rule),
                None => self.refuse(),
            }
            self.compiled.code[place] += 1;
            self.skip();
        }
        self.at += 1;
    }

    pub(super) const fn rule(&self, name: Key) -> Option<u8> {
        position(&self.compiled.names, self.compiled.n_rules, name)
    }

    /// A class, a rule or a condition by its name.
    const fn named(&mut self) -> u8 {
        let start = self.word_end();
        let name = key(self.text, start, self.at);
        if self.byte(self.at) == b'(' {
            let is_longest = name == key(b"longest", 0, 7);
            if !is_longest && name != key(b"either", 0, 6) {
                self.refuse();
            }
            self.rules();
            return if is_longest { LONGEST } else { EITHER };
        }
        if let Some(class) = position(&CLASS_KEYS, CLASS_KEYS.len(), name) {
            self.class(class);
            return CLASS;
        }
        let (number, operation) = if let Some(rule) = self.rule(name) {
            (rule, RULE)
        } else if let Some(native) = position(&NATIVE_KEYS, NATIVE_KEYS.len(), name) {
            (native, NATIVE)
        } else if let Some(guard) = position(&GUARD_KEYS, GUARD_KEYS.len(), name) {
            (guard, GUARD)
        } else {
            self.refuse()
        };
        self.put(number);
        operation
    }

    /// `digits#1-2{1-31}`: a class, the number of its bytes, the ranges of its value.
    const fn class(&mut self, class: u8) {
        let place = self.compiled.n_bytes;
        self.put(class);
        if self.byte(self.at) == b'#' {
            self.compiled.code[place] |= MEASURED;
            self.at += 1;
            let (least, most) = self.range();
            self.put(least as u8);
            self.put(most as u8);
        }
        if self.byte(self.at) == b'{' {
            self.compiled.code[place] |= RANGED;
            let n_ranges = self.compiled.n_bytes;
            self.put(0);
            while self.byte(self.at) != b'}' {
                self.at += 1;
                let (low, high) = self.range();
                self.put_number(low);
                self.put_number(high);
                self.compiled.code[n_ranges] += 1;
            }
            self.at += 1;
        }
    }

    /// `1-31`, or one value twice.
    const fn range(&mut self) -> (i64, i64) {
        let low = self.constant();
        let high = if self.byte(self.at) == b'-' {
            self.at += 1;
            self.constant()
        } else {
            low
        };
        (low, high)
    }

    /// A number or a name for one.
    pub(super) const fn constant(&mut self) -> i64 {
        let is_negative = self.byte(self.at) == b'-';
        if is_negative {
            self.at += 1;
        }
        let start = self.word_end();
        if start == self.at {
            self.refuse();
        }
        let mut number = 0;
        if self.text[start].is_ascii_digit() {
            let mut idx = start;
            while idx < self.at {
                number = 10 * number + (self.text[idx] - b'0') as i64;
                idx += 1;
            }
        } else {
            number = self.named_constant(start);
        }
        if is_negative { -number } else { number }
    }

    const fn named_constant(&self, start: usize) -> i64 {
        match position(&CONSTANT_KEYS, CONSTANT_KEYS.len(), key(self.text, start, self.at)) {
            Some(constant) => CONSTANTS[constant as usize],
            None => self.refuse(),
        }
    }
}
