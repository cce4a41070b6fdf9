//! From the grammar's text to the bytes that the machine reads. Run by the compiler: nothing of it is in the module.
//!
//! Recursive descent over the notation that [`super`] describes. An error stops the build: the index that is out of bounds is the
//! number of the line, in all texts one behind the other.

#![expect(clippy::indexing_slicing, reason = "run by the compiler, which reports an index that is out of bounds")]
#![expect(clippy::cast_possible_truncation, reason = "the numbers of names, places and jumps are checked or far smaller")]
#![expect(clippy::cast_sign_loss, reason = "offsets and lengths are small, and the machine reads them as they are written")]

mod elements;
pub(super) mod first;
mod groups;
mod names;
mod sums;

use self::names::{Key, key, position};

use super::code::{AT, CUT, GIVE, GOTO, HOLD, KEEP, NOT};

/// Room for the code, in bytes.
const MOST_BYTES: usize = 16_000;

/// Room for rules.
pub(super) const MOST_RULES: usize = 255;

/// How deep groups lie in groups: each may hold two choices open, its own and that of its alternatives.
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
    /// Where the distance of the last choice stands.
    choice: usize,
    /// Behind the last code that ends a rule; 0 where a jump has landed since, which needs an end of its own.
    ended: usize,
    /// Behind the last code that gives a value; 0 where a jump has landed since.
    given: usize,
    compiled: Compiled,
}

/// Compiles a grammar.
pub(super) const fn compile(text: &str) -> Compiled {
    let compiled = Compiled { code: [0; MOST_BYTES], n_bytes: 0, starts: [0; MOST_RULES], names: [0; MOST_RULES], n_rules: 0 };
    let mut compiler = Compiler { text: text.as_bytes(), at: 0, n_groups: 0, choice: 0, ended: 0, given: 0, compiled };
    compiler.collect_names();
    compiler.at = 0;
    let mut rule = 0;
    while compiler.next_rule() {
        compiler.word_end();
        compiler.at += 1;
        compiler.compiled.starts[rule] = compiler.compiled.n_bytes as u16;
        compiler.alternatives(true);
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

    /// Stops the build, by an index that is out of bounds and the number of the line.
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

    /// Whether a rule ends at a place: behind it a line starts that is neither indented nor empty.
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

    /// One after the other, up to another alternative or the end. `is_tail` is whether the rule ends with it.
    const fn sequence(&mut self, is_tail: bool) {
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
                    self.given = self.compiled.n_bytes;
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
                            self.ended = self.compiled.n_bytes;
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
                _ => self.element(is_tail),
            }
        }
    }

    /// `x=` in front, `!`, `&`, `<`, `>`, then what is read, then `?`. `is_tail` is whether the rule may end with it.
    const fn element(&mut self, is_tail: bool) {
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
            self.group(flags, offset, is_tail && captured.is_none());
        } else {
            let place = self.compiled.n_bytes;
            self.test(flags, offset);
            self.branch(place);
        }
        if let Some(letter) = captured {
            self.put(KEEP + (letter - b'a'));
        }
    }
}
