//! The rules as data: a grammar over token classes, compiled with the crate, and the machine that reads by it.
//!
//! Data, because rules that are compiled code take several times the bytes in the page's module. What no notation says well is a
//! function, a condition or a rule in code that the grammar calls by its name (functions, conditions).
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
//! | `digits#1-2{1-31}` | a class of pieces ([`Class`](super::lexeme::Class)), with the number of its bytes and the ranges of its value |
//! | `~`, `^` | takes nothing: the next piece is glued to the one before, or starts with a capital |
//! | `.` | takes nothing: the number of the next piece, also to note that the way led past here; `&.` reads as nothing at all |
//! | `month`, `asked` | another rule, or a rule or condition that is code ([`symbols`]) |
//! | `longest(a b)`, `either(a b)` | the rule that takes most, or the first of equally long ones; the first rule that fits |
//! | `(a b \| c)`, `a?` | a group with alternatives, something that may be missing |
//! | `&a`, `!a` | looks whether something follows, or does not, without taking it |
//! | `<a`, `<<a`, `>a` | looks at the piece before, at the one before that, at the one behind the next; takes nothing |
//! | `x=a` | keeps the value of what is read as the letter `x`, 0 where something optional is missing |
//! | `[x+1 < y]` | goes on where this is not 0; comparisons are 1 or 0, so that `+` reads as or, `*` as and |
//! | `-> day(y, m, d)` | the value, made by a function ([`functions`]); without it the value is that of what was read last |
//! | `x=(-> 1)` | takes nothing and keeps a value of its own |
//! | `;` | from here no other alternative of the rule is tried |
//! | `=>rule` | goes on with another rule, which knows all letters of this one |
//!
//! The value of a piece is what its class says: the number of digits, the code point of a mark. What says nothing has the value 1
//! (`^`, `'ended'`, a condition). Names for numbers are in [`symbols`]; `none` is no unit, no day, no minute.
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

/// The code of all rules, see [`code`].
static CODE: [u8; COMPILED.n_bytes] = shortened();

/// Where in the code each rule starts.
static STARTS: [u16; MOST_RULES] = COMPILED.starts;

/// What each rule can start with.
static FIRSTS: [First; MOST_RULES] = firsts(&COMPILED);

/// What was compiled, without the room behind it.
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
