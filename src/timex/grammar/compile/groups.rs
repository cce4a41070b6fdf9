//! Alternatives and groups: choices, and jumps to where they end.

#![expect(clippy::indexing_slicing, reason = "run by the compiler, which reports an index that is out of bounds")]
#![expect(clippy::cast_possible_truncation, reason = "a distance is checked")]

use super::{
    super::code::{AT, BRANCH, CHOICE, COMMIT, END, FAIL, GO_BACK, MODE, NOT, REFUSE, RETURN, UNLESS},
    Compiler, MOST_GROUPS,
};

impl Compiler<'_> {
    /// Whether another alternative follows at this depth.
    const fn has_alternative(&self) -> bool {
        let mut at = self.at;
        let mut depth = 0;
        while !self.is_rule_end(at) {
            match self.byte(at) {
                b'\'' | b'"' => at = self.quoted_end(at) - 1,
                b'(' => depth += 1,
                b')' if depth == 0 => return false,
                b')' => depth -= 1,
                b'|' if depth == 0 => return true,
                _ => {}
            }
            at += 1;
        }
        false
    }

    /// Alternatives up to a closing bracket or the rule's end. `is_tail` is whether the rule ends with them.
    pub(super) const fn alternatives(&mut self, is_tail: bool) {
        let mut jumps = [0; 40];
        let mut n_jumps = 0;
        while self.has_alternative() {
            let choice = self.jump(CHOICE);
            self.sequence(is_tail);
            if is_tail {
                self.end();
            } else {
                jumps[n_jumps] = self.jump(COMMIT);
                n_jumps += 1;
            }
            self.land(choice);
            if self.byte(self.at) != b'|' {
                self.refuse();
            }
            self.at += 1;
        }
        self.sequence(is_tail);
        if is_tail {
            self.end();
        }
        while n_jumps > 0 {
            n_jumps -= 1;
            self.land(jumps[n_jumps]);
        }
    }

    /// Ends the rule, with the value where one was just given.
    pub(super) const fn end(&mut self) {
        if self.given == self.compiled.n_bytes {
            self.compiled.code[self.given - 1] = RETURN;
        } else if self.ended != self.compiled.n_bytes {
            self.put(END);
        }
        self.ended = self.compiled.n_bytes;
    }

    /// An instruction that jumps ahead, and the place of its distance.
    const fn jump(&mut self, operation: u8) -> usize {
        self.put(operation);
        self.put(0);
        let place = self.compiled.n_bytes - 1;
        if operation == CHOICE {
            self.choice = place;
        }
        place
    }

    /// Lets a jump end here.
    const fn land(&mut self, place: usize) {
        let distance = self.compiled.n_bytes - place - 1;
        if distance > 255 {
            self.refuse();
        }
        self.compiled.code[place] = distance as u8;
        (self.ended, self.given) = (0, 0);
    }

    /// Makes a choice and the test behind it one instruction, where the test has no other consequence.
    pub(super) const fn branch(&mut self, test: usize) {
        let code = &mut self.compiled.code;
        if test < 2 || self.choice + 1 != test || code[test] & MODE != 0 {
            return;
        }
        code[test - 2] = code[test] | BRANCH;
        let mut idx = test + 1;
        while idx < self.compiled.n_bytes {
            code[idx - 1] = code[idx];
            idx += 1;
        }
        self.compiled.n_bytes -= 1;
        self.choice = 0;
    }

    /// A group: plain, optional, looked for, or not to stand there. `is_tail` is whether the rule may end with it.
    pub(super) const fn group(&mut self, flags: u8, offset: i8, is_tail: bool) {
        self.n_groups += 1;
        if offset != 0 || self.n_groups > MOST_GROUPS {
            self.refuse();
        }
        self.at += 1;
        let end = self.group_end();
        let is_optional = self.byte(end) == b'?';
        if flags == 0 && !is_optional {
            self.alternatives(is_tail && self.is_end(end));
        } else {
            let choice = self.jump(if flags & NOT != 0 { UNLESS } else { CHOICE });
            self.alternatives(false);
            if flags & NOT != 0 {
                self.put(REFUSE);
                self.land(choice);
            } else {
                let over = self.jump(if flags & AT != 0 { GO_BACK } else { COMMIT });
                self.land(choice);
                if !is_optional {
                    self.put(FAIL);
                }
                self.land(over);
            }
        }
        if self.byte(self.at) != b')' {
            self.refuse();
        }
        self.n_groups -= 1;
        self.at += if is_optional { 2 } else { 1 };
    }

    /// Whether nothing follows in the sequence at hand.
    const fn is_end(&self, at: usize) -> bool {
        let mut at = at;
        while !self.is_rule_end(at) && matches!(self.byte(at), b' ' | b'\n') {
            at += 1;
        }
        self.is_rule_end(at) || matches!(self.byte(at), b'|' | b')')
    }

    /// Behind the bracket that closes the group at hand.
    const fn group_end(&self) -> usize {
        let mut at = self.at;
        let mut depth = 0;
        loop {
            if self.is_rule_end(at) {
                self.refuse();
            }
            match self.byte(at) {
                b'\'' | b'"' => at = self.quoted_end(at) - 1,
                b'(' => depth += 1,
                b')' if depth == 0 => return at + 1,
                b')' => depth -= 1,
                _ => {}
            }
            at += 1;
        }
    }
}
