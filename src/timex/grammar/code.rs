//! The instructions of the machine: what a byte of a rule's code says.
//!
//! Bytes below [`LETTER`] are tests, which ask for something at the next piece: what they ask for in the lower four bits, where
//! and with what consequence in the others. Their operands stand behind them in this order: the distance of a [`BRANCH`], the
//! offset of an [`AT`], what the question needs. The bytes from [`LETTER`] on keep, calculate and jump.

use super::super::lexeme::Class;

/// In a test's byte: a piece is looked at that stands so many on or back, and nothing is taken.
pub(super) const AT: u8 = 0x10;
/// In a test's byte: what follows from it, one of the next three; without them the rule takes its last choice where the test fails.
pub(super) const MODE: u8 = 0x60;
/// The test holds where what it asks for does not stand there; nothing is taken.
pub(super) const NOT: u8 = 0x20;
/// Where it fails, the rule goes on, with 0 as the value.
pub(super) const OPTIONAL: u8 = 0x40;
/// A [`CHOICE`] and the test behind it in one: where the test or something behind it fails, the rule goes on elsewhere.
pub(super) const BRANCH: u8 = 0x60;
/// In a test's byte: what is asked for.
pub(super) const OPERATION: u8 = 0x0f;

/// A piece of a class, perhaps of a length and a value.
pub(super) const CLASS: u8 = 0;
/// One of some words of grammar.
pub(super) const WORDS: u8 = 1;
/// One of some marks.
pub(super) const MARKS: u8 = 2;
/// One of some marks, without white space on either side.
pub(super) const JOINT: u8 = 3;
/// One of some words, by their letters.
pub(super) const SPELT: u8 = 4;
/// No white space before the piece.
pub(super) const GLUED: u8 = 5;
/// A capital at the start of the piece.
pub(super) const CAPITAL: u8 = 6;
/// The place itself.
pub(super) const PLACE: u8 = 7;
/// Another rule.
pub(super) const RULE: u8 = 8;
/// A rule that is code.
pub(super) const NATIVE: u8 = 9;
/// A condition that is code.
pub(super) const GUARD: u8 = 10;
/// The longest of some rules; the first of equally long ones.
pub(super) const LONGEST: u8 = 11;
/// The first of some rules that fits.
pub(super) const EITHER: u8 = 12;

/// How many letters there are, each with an instruction of its own.
pub(super) const N_LETTERS: u8 = 26;
/// Puts what was kept under a letter on the stack.
pub(super) const LETTER: u8 = 0x80;
/// Keeps what was read last under a letter.
pub(super) const KEEP: u8 = LETTER + N_LETTERS;
/// Puts a small number on the stack.
pub(super) const SMALL: u8 = KEEP + N_LETTERS;
/// How many numbers are small.
pub(super) const N_SMALL: u8 = 32;
/// Sums and comparisons of the last two on the stack, in the order of [`OPERATORS`].
pub(super) const OPERATOR: u8 = SMALL + N_SMALL;
/// The operators, those with the same first character behind each other, the longer one first.
pub(super) const OPERATORS: [&str; 11] = ["<=", ">=", "==", "!=", "<", ">", "+", "-", "*", "/", "%"];

/// The rule ends; what was read last is its value.
pub(super) const END: u8 = 0xe0;
/// The rule ends; the number on the stack is its value.
pub(super) const RETURN: u8 = 0xe1;
/// Leaves a choice: where something fails from here on, the rule goes on at a distance, from this piece.
pub(super) const CHOICE: u8 = 0xe2;
/// The same, for what must not stand there: its failing is what the rule wants.
pub(super) const UNLESS: u8 = 0xe3;
/// Drops the last choice and jumps.
pub(super) const COMMIT: u8 = 0xe4;
/// The same, back at the piece where the choice was left.
pub(super) const GO_BACK: u8 = 0xe5;
/// Drops the last choice and fails: what stands there must not.
pub(super) const REFUSE: u8 = 0xe6;
/// Drops all choices: what was read so far settles the rule.
pub(super) const CUT: u8 = 0xe7;
/// Goes on with another rule, which knows what was kept.
pub(super) const GOTO: u8 = 0xe8;
/// Fails: the last choice is taken.
pub(super) const FAIL: u8 = 0xe9;
/// Puts a number on the stack.
pub(super) const NUMBER: u8 = 0xea;
/// Calls a function with what is on the stack.
pub(super) const CALL: u8 = 0xeb;
/// Fails where the number on the stack is nought.
pub(super) const HOLD: u8 = 0xec;
/// Makes the number on the stack the value.
pub(super) const GIVE: u8 = 0xed;

/// In the byte of a class: ranges of its value follow.
pub(super) const RANGED: u8 = 0x40;
/// In the byte of a class: the least and the most bytes of the piece follow, before the ranges.
pub(super) const MEASURED: u8 = 0x80;

/// The class of words of grammar.
pub(super) const WORD_CLASS: u8 = Class::Word as u8;
/// The class of words that the lexicon does not have.
pub(super) const OTHER_CLASS: u8 = Class::Other as u8;
/// The class of marks.
pub(super) const MARK_CLASS: u8 = Class::Mark as u8;
