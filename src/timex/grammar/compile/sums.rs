//! Sums, comparisons and calls of functions.

use super::{
    super::code::{CALL, LETTER, NUMBER},
    Compiler, is_letter,
    names::{FUNCTION_KEYS, key, position},
};

impl Compiler<'_> {
    /// A comparison of sums, or a sum.
    pub(super) const fn expression(&mut self) {
        self.sum(0);
    }

    /// Operands with operators of a rank or above between: 0 compares, 1 adds, 2 multiplies.
    const fn sum(&mut self, rank: u8) {
        if rank == 3 {
            return self.operand();
        }
        self.sum(rank + 1);
        loop {
            self.skip();
            let operator = match (rank, self.byte(self.at), self.byte(self.at + 1)) {
                (0, b'<', b'=') => "le",
                (0, b'>', b'=') => "ge",
                (0, b'=', b'=') => "eq",
                (0, b'!', b'=') => "ne",
                (0, b'<', _) => "lt",
                (0, b'>', _) => "gt",
                (1, b'+', _) => "add",
                (1, b'-', next) if next != b'>' => "sub",
                (2, b'*', _) => "mul",
                (2, b'/', _) => "div",
                (2, b'%', _) => "rem",
                _ => return,
            };
            self.at += if rank == 0 && self.byte(self.at + 1) == b'=' { 2 } else { 1 };
            self.sum(rank + 1);
            self.put(CALL);
            match position(&FUNCTION_KEYS, FUNCTION_KEYS.len(), key(operator.as_bytes(), 0, operator.len())) {
                Some(function) => self.put(function),
                None => self.refuse(),
            }
        }
    }

    /// A number, a letter, a name, a function with its arguments, or an expression in brackets.
    const fn operand(&mut self) {
        self.skip();
        let byte = self.byte(self.at);
        if byte == b'(' {
            self.at += 1;
            self.sum(0);
            self.closing();
        } else if byte.is_ascii_lowercase() && !is_letter(self.byte(self.at + 1)) {
            self.put(LETTER);
            self.put(byte - b'a');
            self.at += 1;
        } else if let Some(function) = self.function() {
            if self.byte(self.at) == b'(' {
                self.at += 1;
                self.arguments();
            }
            self.put(CALL);
            self.put(function);
        } else {
            let number = self.constant();
            self.put(NUMBER);
            self.put_number(number);
        }
    }

    /// The function of the name at hand, if it is one and a bracket follows.
    const fn function(&mut self) -> Option<u8> {
        let start = self.at;
        self.word_end();
        if self.byte(self.at) == b'(' {
            return position(&FUNCTION_KEYS, FUNCTION_KEYS.len(), key(self.text, start, self.at));
        }
        self.at = start;
        None
    }

    const fn arguments(&mut self) {
        self.skip();
        while self.byte(self.at) != b')' {
            self.sum(0);
            self.skip();
            if self.byte(self.at) == b',' {
                self.at += 1;
            }
        }
        self.at += 1;
    }

    const fn closing(&mut self) {
        self.skip();
        if self.byte(self.at) != b')' {
            self.refuse();
        }
        self.at += 1;
    }
}
