//! From the grammar's text to the bytes that the machine reads. Run by the compiler: nothing of it is in the module.
//!
//! Recursive descent over the notation that [`super`] describes. An error stops the build: the index that is out of bounds
//! is the number of the line.

#![expect(clippy::indexing_slicing, reason = "run by the compiler, which reports an index that is out of bounds")]
#![expect(clippy::cast_possible_truncation, reason = "the numbers of names, places and jumps are checked or far smaller")]
#![expect(clippy::cast_sign_loss, reason = "offsets and lengths are small, and the machine reads them as they are written")]

mod elements;
pub(super) mod first;
mod names;
mod sums;

use self::names::{Key, key, position};

use super::code::{AT, CHOICE, COMMIT, CUT, END, FAIL, GIVE, GO_BACK, GOTO, HOLD, KEEP, NOT, REFUSE, UNLESS};

/// Room for the code.
const MOST_BYTES: usize = 16_000;

/// Room for rules.
pub(super) const MOST_RULES: usize = 255;

/// Groups in groups: each may hold two choices open, its own and that of its alternatives.
pub(super) const MOST_GROUPS: usize = 5;

/// The grammar, compiled.
pub(super) struct Compiled {
    /// The code of all rules, one behind the other.
    pub code: [u8; MOST_BYTES],
    pub n_bytes: usize,
    /// Where each rule's code starts.
    pub starts: [u16; MOST_RULES],
    names: [Key; MOST_RULES],
    pub n_rules: usize,
}

/// The place in the text, and what was compiled of it.
struct Compiler<'a> {
    text: &'a [u8],
    at: usize,
    /// Groups around that place.
    n_groups: usize,
    compiled: Compiled,
}

/// Compiles a grammar.
pub(super) const fn compile(text: &str) -> Compiled {
    let compiled = Compiled { code: [0; MOST_BYTES], n_bytes: 0, starts: [0; MOST_RULES], names: [0; MOST_RULES], n_rules: 0 };
    let mut compiler = Compiler { text: text.as_bytes(), at: 0, n_groups: 0, compiled };
    compiler.collect_names();
    compiler.at = 0;
    let mut rule = 0;
    while compiler.next_rule() {
        compiler.word_end();
        compiler.at += 1;
        compiler.compiled.starts[rule] = compiler.compiled.n_bytes as u16;
        compiler.alternatives();
        compiler.put(END);
        rule += 1;
    }
    compiler.compiled
}

/// The number of the rule of that name.
pub(super) const fn number(compiled: &Compiled, name: &str) -> u8 {
    position(&compiled.names, compiled.n_rules, key(name.as_bytes(), 0, name.len())).expect("the grammar has no rule of that name")
}

const fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

impl Compiler<'_> {
    /// The byte at a place; a line's end where there is none.
    const fn byte(&self, at: usize) -> u8 {
        if at < self.text.len() { self.text[at] } else { b'\n' }
    }

    const fn put(&mut self, byte: u8) {
        self.compiled.code[self.compiled.n_bytes] = byte;
        self.compiled.n_bytes += 1;
    }

    /// A number in groups of seven bits, the sign in the lowest.
    const fn put_number(&mut self, number: i64) {
        let mut rest = if number < 0 { (-number * 2 - 1) as u64 } else { (number * 2) as u64 };
        while rest >= 0x80 {
            self.put((rest & 0x7f) as u8 | 0x80);
            rest >>= 7;
        }
        self.put(rest as u8);
    }

    /// Stops the build; the index that is out of bounds is the line.
    const fn refuse(&self) -> ! {
        let mut line = 1;
        let mut idx = 0;
        while idx < self.at && idx < self.text.len() {
            if self.text[idx] == b'\n' {
                line += 1;
            }
            idx += 1;
        }
        let no_lines: [bool; 0] = [];
        assert!(no_lines[line], "the grammar is wrong");
        self.refuse()
    }

    /// Goes to the next line that starts a rule.
    const fn next_rule(&mut self) -> bool {
        while self.at < self.text.len() {
            let is_start = self.at == 0 || self.byte(self.at - 1) == b'\n';
            if is_start && self.byte(self.at).is_ascii_alphabetic() {
                return true;
            }
            self.at += 1;
        }
        false
    }

    /// Goes behind a name and gives its start.
    const fn word_end(&mut self) -> usize {
        let start = self.at;
        while is_letter(self.byte(self.at)) {
            self.at += 1;
        }
        start
    }

    const fn collect_names(&mut self) {
        while self.next_rule() {
            let start = self.word_end();
            if self.byte(self.at) != b':' {
                self.refuse();
            }
            let name = key(self.text, start, self.at);
            if self.rule(name).is_some() {
                self.refuse();
            }
            self.compiled.names[self.compiled.n_rules] = name;
            self.compiled.n_rules += 1;
        }
    }

    /// Whether a rule ends at a place: a line follows that is not indented.
    const fn is_rule_end(&self, at: usize) -> bool {
        at >= self.text.len()
            || self.text[at] == b'\n' && !matches!(self.byte(at + 1), b' ' | b'\n')
            || self.text[at] == b'\n' && at + 1 >= self.text.len()
    }

    /// Skips white space up to the rule's end.
    const fn skip(&mut self) {
        loop {
            if self.is_rule_end(self.at) {
                return;
            }
            match self.byte(self.at) {
                b' ' | b'\n' => self.at += 1,
                _ => return,
            }
        }
    }

    /// Behind what is in quotes.
    const fn quoted_end(&self, at: usize) -> usize {
        let quote = self.text[at];
        let mut end = at + 1;
        while self.byte(end) != quote {
            if self.byte(end) == b'\n' {
                self.refuse();
            }
            end += 1;
        }
        end + 1
    }

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

    /// Alternatives up to a closing bracket or the rule's end.
    const fn alternatives(&mut self) {
        let mut jumps = [0; 40];
        let mut n_jumps = 0;
        loop {
            if !self.has_alternative() {
                self.sequence();
                break;
            }
            let choice = self.jump(CHOICE);
            self.sequence();
            jumps[n_jumps] = self.jump(COMMIT);
            n_jumps += 1;
            self.land(choice);
            if self.byte(self.at) != b'|' {
                self.refuse();
            }
            self.at += 1;
        }
        while n_jumps > 0 {
            n_jumps -= 1;
            self.land(jumps[n_jumps]);
        }
    }

    /// An instruction that jumps ahead, and the place of its distance.
    const fn jump(&mut self, operation: u8) -> usize {
        self.put(operation);
        self.put(0);
        self.compiled.n_bytes - 1
    }

    /// Lets a jump end here.
    const fn land(&mut self, place: usize) {
        let distance = self.compiled.n_bytes - place - 1;
        if distance > 255 {
            self.refuse();
        }
        self.compiled.code[place] = distance as u8;
    }

    const fn sequence(&mut self) {
        loop {
            self.skip();
            if self.is_rule_end(self.at) {
                return;
            }
            match self.byte(self.at) {
                b'|' | b')' => return,
                b'-' if self.byte(self.at + 1) == b'>' => {
                    self.at += 2;
                    self.expression();
                    self.put(GIVE);
                }
                b';' => {
                    self.at += 1;
                    self.put(CUT);
                }
                b'=' if self.byte(self.at + 1) == b'>' => {
                    self.at += 2;
                    let start = self.word_end();
                    match self.rule(key(self.text, start, self.at)) {
                        Some(rule) => {
                            self.put(GOTO);
                            self.put(rule);
                        }
                        None => self.refuse(),
                    }
                }
                b'[' => {
                    self.at += 1;
                    self.expression();
                    self.skip();
                    if self.byte(self.at) != b']' {
                        self.refuse();
                    }
                    self.at += 1;
                    self.put(HOLD);
                }
                _ => self.element(),
            }
        }
    }

    /// `x=` in front, `!`, `&`, `<`, `>`, then what is read, then `?`.
    const fn element(&mut self) {
        let first = self.byte(self.at);
        let captured = if first.is_ascii_lowercase() && self.byte(self.at + 1) == b'=' {
            self.at += 2;
            Some(first)
        } else {
            None
        };
        let (mut flags, mut offset) = (0_u8, 0_i8);
        loop {
            match self.byte(self.at) {
                b'!' => flags |= NOT,
                b'&' => flags |= AT,
                b'<' => {
                    flags |= AT;
                    offset -= 1;
                }
                b'>' => {
                    flags |= AT;
                    offset += 1;
                }
                _ => break,
            }
            self.at += 1;
        }
        if self.byte(self.at) == b'(' {
            self.group(flags, offset);
        } else {
            self.test(flags, offset);
        }
        if let Some(letter) = captured {
            self.put(KEEP);
            self.put(letter - b'a');
        }
    }

    /// A group: plain, optional, looked for, or not to stand there.
    const fn group(&mut self, flags: u8, offset: i8) {
        self.n_groups += 1;
        if offset != 0 || self.n_groups > MOST_GROUPS {
            self.refuse();
        }
        self.at += 1;
        // Whether it is optional is seen behind it: a choice is put in front in any case, and made a plain one.
        let end = self.group_end();
        let is_optional = self.byte(end) == b'?';
        if flags == 0 && !is_optional {
            self.alternatives();
        } else {
            let choice = self.jump(if flags & NOT != 0 { UNLESS } else { CHOICE });
            self.alternatives();
            if flags & NOT != 0 {
                self.put(REFUSE);
            } else {
                let over = self.jump(if flags & AT != 0 { GO_BACK } else { COMMIT });
                if is_optional {
                    self.land(choice);
                } else {
                    self.land(choice);
                    self.put(FAIL);
                }
                self.land(over);
            }
            if flags & NOT != 0 {
                self.land(choice);
            }
        }
        if self.byte(self.at) != b')' {
            self.refuse();
        }
        self.n_groups -= 1;
        self.at += if is_optional { 2 } else { 1 };
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
