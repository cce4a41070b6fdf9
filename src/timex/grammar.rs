//! The rules as data: a grammar over token classes, compiled with the crate, and the machine that reads by it.
//!
//! Data, because compiled code takes ten times the bytes: the page's module holds the whole grammar in some 7 KB, compressed.
//! What no notation says well is a function, a condition or a rule in code that the grammar calls by its name.
//!
//! # Notation
//!
//! A rule is `name: …`, up to the next line that is not indented; a line `# …` says what it reads. Alternatives stand in their
//! order, the first that fits is taken (a parsing expression grammar).
//!
//! | written | reads |
//! |---|---|
//! | `"of in"` | one of these words of grammar, by their names in the lexicon ([`Word`](super::lexeme::Word)) |
//! | `'ended ending'` | one of these words, by their letters |
//! | `'.,;'` | one of these marks; an apostrophe is written as a grave accent |
//! | `j'/'`, `-` | a mark, a hyphen, without white space on either side |
//! | `digits#1-2{1-31}` | a class of pieces, with the number of its bytes and the ranges of its value |
//! | `~`, `^`, `.` | nothing, where the next piece is glued to the last, or starts with a capital; the place itself |
//! | `month`, `asked` | another rule, or a condition that is code |
//! | `longest(a b)`, `either(a b)` | the rule that takes most, or the first of equally long ones; the first rule that fits |
//! | `(a b \| c)`, `a?` | a group with alternatives, something that may be missing |
//! | `&a`, `!a` | looks whether something follows, or does not, without taking it |
//! | `<a`, `<<a`, `>a` | looks at one or two pieces before, one piece ahead |
//! | `x=a` | keeps the value of what is read as the letter `x`, 0 where something optional is missing |
//! | `[x+1 < y]` | goes on where this holds |
//! | `-> day(y, m, d)` | the value; without it the value is that of what was read last |
//! | `;` | from here no other alternative of the rule is tried |
//! | `=>rule` | goes on with another rule, which knows all letters of this one |
//!
//! There are no loops: a rule looks a bounded number of pieces ahead, so that the whole is linear in the length of the text.

mod code;
mod compile;
mod conditions;
mod functions;
mod machine;
mod numbers;
mod symbols;

use compile::{
    Compiled, MOST_RULES,
    first::{First, firsts},
};

/// The grammar's text.
const TEXT: &str = concat!(
    include_str!("grammar/expressions.txt"),
    include_str!("grammar/numbers.txt"),
    include_str!("grammar/dates.txt"),
    include_str!("grammar/numeric.txt"),
    include_str!("grammar/years.txt"),
    include_str!("grammar/periods.txt"),
    include_str!("grammar/relative.txt"),
    include_str!("grammar/clocks.txt"),
    include_str!("grammar/times.txt"),
    include_str!("grammar/durations.txt"),
    include_str!("grammar/sets.txt"),
    include_str!("grammar/ranges.txt"),
    include_str!("grammar/vague.txt"),
);

const COMPILED: Compiled = compile::compile(TEXT);

static CODE: [u8; COMPILED.n_bytes] = shortened();

static STARTS: [u16; MOST_RULES] = COMPILED.starts;

/// What each rule can start with.
static FIRSTS: [First; MOST_RULES] = firsts(&COMPILED);

#[expect(clippy::indexing_slicing, reason = "run by the compiler, which reports an index that is out of bounds")]
const fn shortened() -> [u8; COMPILED.n_bytes] {
    let mut code = [0; COMPILED.n_bytes];
    let mut idx = 0;
    while idx < code.len() {
        code[idx] = COMPILED.code[idx];
        idx += 1;
    }
    code
}

/// A rule of the grammar.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Rule(u8);

/// The rule of that name; the crate does not compile where there is none.
pub(super) const fn rule(name: &str) -> Rule {
    Rule(compile::number(&COMPILED, name))
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    /// The names of all rules.
    fn names() -> Vec<&'static str> {
        let name = |line: &'static str| line.split_once(':').map(|(name, _)| name);
        TEXT.lines().filter(|line| line.starts_with(|char: char| char.is_ascii_lowercase())).filter_map(name).collect()
    }

    /// Rules that code asks for.
    const ASKED_FOR: [&str; 6] = ["expression", "month", "meridiem", "below_hundred", "prepositional", "measured"];

    #[test]
    fn every_rule_is_used() {
        let is_letter = |char: char| char.is_ascii_alphanumeric() || char == '_';
        let code: String = TEXT.lines().filter(|line| !line.starts_with('#')).collect::<Vec<_>>().join("\n");
        for name in names() {
            let n_named = code.split(|char| !is_letter(char)).filter(|word| *word == name).count();
            assert!(n_named > 1 || ASKED_FOR.contains(&name), "no rule uses `{name}`");
        }
    }

    #[test]
    fn every_rule_says_what_it_reads() {
        let is_rule = |line: &str| line.starts_with(|char: char| char.is_ascii_lowercase());
        for block in TEXT.split("\n\n").filter(|block| block.lines().any(is_rule)) {
            let first = block.lines().next().unwrap_or_default();
            assert!(first.starts_with("# ") || block.lines().count() == 1, "{block}");
        }
    }

    #[test]
    fn every_rule_is_compiled() {
        assert_eq!(names().len(), COMPILED.n_rules);
        for name in names() {
            let number = usize::from(compile::number(&COMPILED, name));
            assert!(usize::from(STARTS[number]) < CODE.len(), "{name}");
        }
    }
}
