//! Sums, comparisons and calls of functions.

#![expect(clippy::indexing_slicing, reason = "run by the compiler, which reports an index that is out of bounds")]
#![expect(clippy::cast_possible_truncation, reason = "operators and small numbers are few")]
#![expect(clippy::cast_sign_loss, reason = "small numbers are not below nought")]

use super::{
    super::{
        code::{CALL, LETTER, N_SMALL, NUMBER, OPERATOR, OPERATORS, SMALL},
        functions::N_ARGUMENTS,
    },
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
            let operator = self.operator();
            if operator == OPERATORS.len() || rank_of(operator) != rank {
                return;
            }
            self.at += OPERATORS[operator].len();
            self.sum(rank + 1);
            self.put(OPERATOR + operator as u8);
        }
    }

    /// The number of the operator at hand, that of [`OPERATORS`] where there is none. `->` is none.
    const fn operator(&self) -> usize {
        let (byte, next) = (self.byte(self.at), self.byte(self.at + 1));
        let mut idx = 0;
        while idx < OPERATORS.len() {
            let operator = OPERATORS[idx].as_bytes();
            if operator[0] == byte && (operator.len() == 1 || operator[1] == next) && !(byte == b'-' && next == b'>') {
                return idx;
            }
            idx += 1;
        }
        idx
    }

    /// A sum in brackets, a letter, a function with its arguments, a number or a name for one.
    const fn operand(&mut self) {
        self.skip();
        let byte = self.byte(self.at);
        if byte == b'(' {
            self.at += 1;
            self.sum(0);
            self.closing();
        } else if byte.is_ascii_lowercase() && !is_letter(self.byte(self.at + 1)) {
            self.put(LETTER + (byte - b'a'));
            self.at += 1;
        } else if let Some(function) = self.function() {
            self.at += 1;
            if self.arguments() != N_ARGUMENTS[function as usize] {
                self.refuse();
            }
            self.put(CALL);
            self.put(function);
        } else {
            let number = self.constant();
            if 0 <= number && number < N_SMALL as i64 {
                self.put(SMALL + number as u8);
            } else {
                self.put(NUMBER);
                self.put_number(number);
            }
        }
    }

    /// Goes behind the name at hand where a bracket follows, and gives the function of that name.
    const fn function(&mut self) -> Option<u8> {
        let start = self.at;
        self.word_end();
        if self.byte(self.at) == b'(' {
            return position(&FUNCTION_KEYS, FUNCTION_KEYS.len(), key(self.text, start, self.at));
        }
        self.at = start;
        None
    }

    /// Arguments and the bracket behind them; how many they are.
    const fn arguments(&mut self) -> u8 {
        let mut n_arguments = 0;
        self.skip();
        while self.byte(self.at) != b')' {
            self.sum(0);
            n_arguments += 1;
            self.skip();
            if self.byte(self.at) == b',' {
                self.at += 1;
            }
        }
        self.at += 1;
        n_arguments
    }

    /// Goes behind a closing bracket.
    const fn closing(&mut self) {
        self.skip();
        if self.byte(self.at) != b')' {
            self.refuse();
        }
        self.at += 1;
    }
}

/// How closely an operator binds.
const fn rank_of(operator: usize) -> u8 {
    match OPERATORS[operator].as_bytes()[0] {
        b'<' | b'>' | b'=' | b'!' => 0,
        b'+' | b'-' => 1,
        _ => 2,
    }
}
