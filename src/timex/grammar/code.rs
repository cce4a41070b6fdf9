//! The instructions of the machine: what a byte of a rule's code says.

use super::super::lexeme::Class;

/// In a test's byte: the piece is looked at from where the next byte says, and nothing is taken.
pub(super) const AT: u8 = 0x20;
/// In a test's byte: it holds where the piece is another; nothing is taken.
pub(super) const NOT: u8 = 0x40;
/// In a test's byte: where it fails, the rule goes on.
pub(super) const OPTIONAL: u8 = 0x80;

/// The rule ends; what was read last is its value.
pub(super) const END: u8 = 0;

/// Tests. A class, with what it may be.
pub(super) const CLASS: u8 = 1;
/// One of so many words of grammar.
pub(super) const WORDS: u8 = 2;
/// One of so many marks.
pub(super) const MARKS: u8 = 3;
/// The same without white space around it.
pub(super) const JOINT: u8 = 4;
/// One of some words, by their letters.
pub(super) const SPELT: u8 = 5;
/// No white space before.
pub(super) const GLUED: u8 = 6;
/// A capital.
pub(super) const CAPITAL: u8 = 7;
/// Another rule.
pub(super) const RULE: u8 = 8;
/// A rule that is code.
pub(super) const NATIVE: u8 = 9;
/// A condition that is code.
pub(super) const GUARD: u8 = 10;
/// The place itself.
pub(super) const PLACE: u8 = 11;
/// The longest of so many rules; the first of the equally long ones.
pub(super) const LONGEST: u8 = 25;

/// The first of so many rules.
pub(super) const EITHER: u8 = 27;

/// Keeps what was read last under a letter.
pub(super) const KEEP: u8 = 12;
/// From here another way may be taken.
pub(super) const CHOICE: u8 = 13;
/// The same of what must not stand there.
pub(super) const UNLESS: u8 = 26;
/// No other way is taken any more.
pub(super) const COMMIT: u8 = 14;
/// The same, and back to where the choice was.
pub(super) const GO_BACK: u8 = 15;
/// No other way, and fails.
pub(super) const REFUSE: u8 = 16;
/// No other way at all: what was read so far settles the rule.
pub(super) const CUT: u8 = 23;
/// Goes on with another rule, what was kept included.
pub(super) const GOTO: u8 = 24;
/// Takes the other way.
pub(super) const FAIL: u8 = 17;

/// Puts a number on the stack.
pub(super) const NUMBER: u8 = 18;
/// Puts what was kept under a letter on the stack.
pub(super) const LETTER: u8 = 19;
/// Calls a function with what is on the stack.
pub(super) const CALL: u8 = 20;
/// Fails where the number on the stack is nought.
pub(super) const HOLD: u8 = 21;
/// Makes the number on the stack the rule's value.
pub(super) const GIVE: u8 = 22;

/// In the byte of a class: ranges of its value follow.
pub(super) const RANGED: u8 = 0x40;
/// In the byte of a class: the least and the most letters follow.
pub(super) const MEASURED: u8 = 0x80;

/// The class of words of grammar.
pub(super) const WORD_CLASS: u8 = Class::Word as u8;
/// The class of words that the lexicon does not have.
pub(super) const OTHER_CLASS: u8 = Class::Other as u8;
/// The class of marks.
pub(super) const MARK_CLASS: u8 = Class::Mark as u8;
