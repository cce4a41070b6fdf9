//! Closed classes of words that say whether a phrase beside them names a sector, from `data/sectors/cues.tsv`.

use std::sync::LazyLock;

use fst::Map;

static CUES: LazyLock<Option<Map<&'static [u8]>>> =
    LazyLock::new(|| Map::new(include_bytes!("../../data/sectors/cues.fst").as_slice()).ok());

/// A class of words; its number is that of its line in `data/sectors/cues.tsv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Behind a phrase, and a part of the mention: `steel industry`.
    Head,
    /// Behind a phrase and no part of the mention, though it shows a trade: `energy companies`.
    Trader,
    /// Announces a sector: `in the field of`, `areas such as`.
    Field,
    /// Somebody of that office is responsible for what stands beside it.
    Office,
    /// Makes a name of what stands before it: `Lunai Information Technology Group`.
    Organisation,
    /// Joins the items of a list.
    Joint,
    /// Counts or points at single things: `three banks`, `these schools`.
    Counter,
    /// Before a gerund that is an act: `was lodging`.
    BeforeAct,
    /// Behind a gerund that is an act: `construction of a plant`.
    AfterAct,
    /// Before `industry` without saying which one.
    General,
    /// Behind a phrase, those who make it, and a part of the mention: `steel producers`.
    Maker,
    /// Behind a phrase, an office of the state, so that both are its name.
    Ministry,
    /// Tasks of a state, which a minister for them does not make a sector.
    Portfolio,
    /// Between the word for a field and its examples: `areas such as`.
    Introducer,
    /// Before `in` and a phrase: `works in`, `a company in`, `investment in`.
    Engaged,
    /// Behind a noun phrase, no part of it.
    Closer,
    /// Measures, things and persons that a phrase before them only qualifies: `retail sales`, `transport benefits`.
    Thing,
    /// Behind a phrase, one firm or a part of one: `tobacco company`.
    Firm,
    /// Behind a phrase, firms, which stand for the trade unless they are counted or picked out.
    Firms,
    /// Behind a phrase, what is a matter of the sector as such: `mining operations`, `construction jobs`.
    Affair,
}

impl Class {
    /// Whether `word`, in lower case, belongs to it.
    pub(super) fn has(self, word: &str) -> bool {
        let classes = CUES.as_ref().and_then(|map| map.get(word)).unwrap_or_default();
        classes >> (self as u8) & 1 == 1
    }
}

/// Whether a word looks like an adjective, an adverb or a participle rather than a noun.
pub(super) fn is_adjective(word: &str) -> bool {
    const ENDINGS: [&str; 19] = [
        "al", "ic", "ive", "ous", "ed", "est", "ish", "ful", "less", "ly", "able", "ible", "ant", "ent", "ary", "ory", "ese", "ian", "ing",
    ];
    ENDINGS.iter().any(|ending| word.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_numbered_as_their_lines() {
        let lines = include_str!("../../data/sectors/cues.tsv").lines().skip(1);
        let numbered = [
            (Class::Head, "head"),
            (Class::Trader, "trader"),
            (Class::Field, "field"),
            (Class::Office, "office"),
            (Class::Organisation, "organisation"),
            (Class::Joint, "joint"),
            (Class::Counter, "counter"),
            (Class::BeforeAct, "before_act"),
            (Class::AfterAct, "after_act"),
            (Class::General, "general"),
            (Class::Maker, "maker"),
            (Class::Ministry, "ministry"),
            (Class::Portfolio, "portfolio"),
            (Class::Introducer, "introducer"),
            (Class::Engaged, "engaged"),
            (Class::Closer, "closer"),
            (Class::Thing, "thing"),
            (Class::Firm, "firm"),
            (Class::Firms, "firms"),
            (Class::Affair, "affair"),
        ];
        let names: Vec<&str> = lines.filter_map(|line| line.split('\t').next()).collect();
        assert_eq!(names, numbered.map(|(_, name)| name));
        assert!(numbered.iter().enumerate().all(|(number, (class, _))| *class as usize == number));
    }

    #[test]
    fn a_word_may_have_several_classes() {
        assert!(Class::Head.has("sector") && Class::Field.has("sector"));
        assert!(!Class::Head.has("secto") && !Class::Joint.has(""));
    }
}
