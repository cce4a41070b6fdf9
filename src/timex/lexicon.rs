//! The words that rules name, with their classes; found in tables that the compiler sorts.

use super::lexeme::{DayPart as P, Lex, Season, Unit as U, Vague as V, Word as W};

/// Longest word of the lexicon, in bytes.
pub(super) const LONGEST: usize = 13;

/// Words of one class, separated by one space, all in lower case.
#[rustfmt::skip]
const ENTRIES: &[(&str, Lex)] = &[
    ("january", Lex::Month(1)), ("february", Lex::Month(2)), ("march", Lex::Month(3)), ("april", Lex::Month(4)),
    ("may", Lex::Month(5)), ("june", Lex::Month(6)), ("july", Lex::Month(7)), ("august", Lex::Month(8)),
    ("september", Lex::Month(9)), ("october", Lex::Month(10)), ("november", Lex::Month(11)), ("december", Lex::Month(12)),
    ("jan", Lex::MonthShort(1)), ("feb", Lex::MonthShort(2)), ("mar", Lex::MonthShort(3)), ("apr", Lex::MonthShort(4)),
    ("jun", Lex::MonthShort(6)), ("jul", Lex::MonthShort(7)), ("aug", Lex::MonthShort(8)), ("sept sep", Lex::MonthShort(9)),
    ("oct", Lex::MonthShort(10)), ("nov", Lex::MonthShort(11)), ("dec", Lex::MonthShort(12)),
    ("monday", Lex::Weekday(0)), ("tuesday", Lex::Weekday(1)), ("wednesday", Lex::Weekday(2)), ("thursday", Lex::Weekday(3)),
    ("friday", Lex::Weekday(4)), ("saturday", Lex::Weekday(5)), ("sunday", Lex::Weekday(6)),
    ("mondays", Lex::Weekdays(0)), ("tuesdays", Lex::Weekdays(1)), ("wednesdays", Lex::Weekdays(2)), ("thursdays", Lex::Weekdays(3)),
    ("fridays", Lex::Weekdays(4)), ("saturdays", Lex::Weekdays(5)), ("sundays", Lex::Weekdays(6)),
    ("mon", Lex::WeekdayShort(0)), ("tue tues", Lex::WeekdayShort(1)), ("wed weds", Lex::WeekdayShort(2)),
    ("thu thur thurs", Lex::WeekdayShort(3)), ("fri", Lex::WeekdayShort(4)), ("sat", Lex::WeekdayShort(5)), ("sun", Lex::WeekdayShort(6)),
    ("second sec", Lex::Unit(U::Second)), ("minute min", Lex::Unit(U::Minute)), ("hour hr", Lex::Unit(U::Hour)), ("day", Lex::Unit(U::Day)),
    ("week wk", Lex::Unit(U::Week)), ("fortnight", Lex::Unit(U::Fortnight)), ("month", Lex::Unit(U::Month)),
    ("quarter qtr", Lex::Unit(U::Quarter)), ("year yr", Lex::Unit(U::Year)), ("decade", Lex::Unit(U::Decade)),
    ("century", Lex::Unit(U::Century)), ("millennium millenium", Lex::Unit(U::Millennium)),
    ("seconds secs", Lex::Units(U::Second)), ("minutes mins", Lex::Units(U::Minute)), ("hours hrs", Lex::Units(U::Hour)),
    ("days", Lex::Units(U::Day)), ("weeks wks", Lex::Units(U::Week)), ("fortnights", Lex::Units(U::Fortnight)), ("months", Lex::Units(U::Month)),
    ("quarters", Lex::Units(U::Quarter)), ("years yrs", Lex::Units(U::Year)), ("decades", Lex::Units(U::Decade)),
    ("centuries", Lex::Units(U::Century)), ("millennia millenniums", Lex::Units(U::Millennium)),
    ("hourlong", Lex::Lasting(U::Hour)), ("daylong", Lex::Lasting(U::Day)), ("weeklong", Lex::Lasting(U::Week)),
    ("monthlong", Lex::Lasting(U::Month)), ("yearlong", Lex::Lasting(U::Year)),
    ("hourly", Lex::Adverbial(U::Hour, 1)), ("daily", Lex::Adverbial(U::Day, 1)), ("weekly", Lex::Adverbial(U::Week, 1)),
    ("fortnightly biweekly", Lex::Adverbial(U::Week, 2)), ("monthly", Lex::Adverbial(U::Month, 1)), ("bimonthly", Lex::Adverbial(U::Month, 2)),
    ("semiannual semiannually biannually", Lex::Adverbial(U::Month, 6)),
    ("annually yearly", Lex::Adverbial(U::Year, 1)), ("nightly", Lex::Adverbial(U::Day, 0)),
    ("biennial biennially", Lex::Adverbial(U::Year, 2)),
    ("one", Lex::Count(1)), ("two", Lex::Count(2)), ("three", Lex::Count(3)), ("four", Lex::Count(4)), ("five", Lex::Count(5)),
    ("six", Lex::Count(6)), ("seven", Lex::Count(7)), ("eight", Lex::Count(8)), ("nine", Lex::Count(9)), ("ten", Lex::Count(10)),
    ("eleven", Lex::Count(11)), ("twelve", Lex::Count(12)), ("thirteen", Lex::Count(13)), ("fourteen", Lex::Count(14)),
    ("fifteen", Lex::Count(15)), ("sixteen", Lex::Count(16)), ("seventeen", Lex::Count(17)), ("eighteen", Lex::Count(18)),
    ("nineteen", Lex::Count(19)),
    ("twenty", Lex::Tens(20)), ("thirty", Lex::Tens(30)), ("forty", Lex::Tens(40)), ("fifty", Lex::Tens(50)), ("sixty", Lex::Tens(60)),
    ("seventy", Lex::Tens(70)), ("eighty", Lex::Tens(80)), ("ninety", Lex::Tens(90)),
    ("dozen", Lex::Scale(12)), ("hundred", Lex::Scale(100)), ("thousand", Lex::Scale(1000)), ("million", Lex::Scale(1_000_000)),
    ("first", Lex::Ordinal(1)), ("third", Lex::Ordinal(3)), ("fourth", Lex::Ordinal(4)), ("fifth", Lex::Ordinal(5)), ("sixth", Lex::Ordinal(6)),
    ("seventh", Lex::Ordinal(7)), ("eighth", Lex::Ordinal(8)), ("ninth", Lex::Ordinal(9)), ("tenth", Lex::Ordinal(10)),
    ("eleventh", Lex::Ordinal(11)), ("twelfth", Lex::Ordinal(12)), ("thirteenth", Lex::Ordinal(13)), ("fourteenth", Lex::Ordinal(14)),
    ("fifteenth", Lex::Ordinal(15)), ("sixteenth", Lex::Ordinal(16)), ("seventeenth", Lex::Ordinal(17)), ("eighteenth", Lex::Ordinal(18)),
    ("nineteenth", Lex::Ordinal(19)), ("twentieth", Lex::Ordinal(20)), ("thirtieth", Lex::Ordinal(30)),
    ("twenties", Lex::Decade(20)), ("thirties", Lex::Decade(30)), ("forties", Lex::Decade(40)), ("fifties", Lex::Decade(50)),
    ("sixties", Lex::Decade(60)), ("seventies", Lex::Decade(70)), ("eighties", Lex::Decade(80)), ("nineties", Lex::Decade(90)),
    ("spring springtime", Lex::Season(Season::Spring)), ("summer summertime", Lex::Season(Season::Summer)),
    ("autumn fall", Lex::Season(Season::Autumn)), ("winter wintertime", Lex::Season(Season::Winter)),
    ("springs", Lex::Seasons(Season::Spring)), ("summers", Lex::Seasons(Season::Summer)), ("autumns", Lex::Seasons(Season::Autumn)),
    ("winters", Lex::Seasons(Season::Winter)),
    ("morning midmorning", Lex::Part(P::Morning)), ("afternoon midafternoon", Lex::Part(P::Afternoon)), ("evening", Lex::Part(P::Evening)),
    ("night", Lex::Part(P::Night)), ("daytime", Lex::Part(P::Daytime)),
    ("mornings", Lex::Parts(P::Morning)), ("afternoons", Lex::Parts(P::Afternoon)), ("evenings", Lex::Parts(P::Evening)),
    ("nights", Lex::Parts(P::Night)),
    ("noon midday", Lex::Hour(12)), ("midnight", Lex::Hour(0)),
    ("dawn daybreak sunrise", Lex::Part(P::Morning)), ("dusk sunset nightfall", Lex::Part(P::Evening)), ("lunchtime", Lex::Hour(12)),
    ("yesterday", Lex::Day(-1)), ("today", Lex::Day(0)), ("tomorrow", Lex::Day(1)), ("tonight tonite", Lex::Tonight), ("overnight", Lex::Overnight),
    ("recently lately", Lex::Vague(V::Past)), ("currently nowadays presently", Lex::Vague(V::Present)), ("soon", Lex::Vague(V::Future)),
    ("future", Lex::FutureNoun),
    ("christmas easter thanksgiving halloween new boxing independence labor labour memorial valentine valentines veterans columbus \
      presidents martin mother mothers father fathers good ash palm pentecost whit ascension earth groundhog tax election black cyber \
      patrick guy all mardi epiphany juneteenth shrove maundy holy trinity corpus patriots women womens international saint victory flag indigenous remembrance armistice bastille xmas australia anzac canada mlk burns \
      holocaust pancake cinco ve vj whitsun bonfire singles d", Lex::Holiday),
    ("gmt utc", Lex::Zone(0)),
    ("est edt et cst cdt ct mst mdt mt pst pdt pt cet cest bst ist jst msk eet eest wet west aest aedt sgt hkt kst akst akdt hst", Lex::Zone(1)),
    ("a an", Lex::Word(W::A)), ("about approximately roughly", Lex::Word(W::About)), ("ad", Lex::Word(W::Ad)), ("after", Lex::Word(W::After)),
    ("age aged ages", Lex::Word(W::Age)), ("ago", Lex::Word(W::Ago)), ("ahead", Lex::Word(W::Ahead)),
    ("almost", Lex::Word(W::Almost)), ("am", Lex::Word(W::Am)), ("and", Lex::Word(W::And)), ("another", Lex::Word(W::Another)),
    ("around circa", Lex::Word(W::Around)), ("as", Lex::Word(W::As)), ("at", Lex::Word(W::At)), ("back", Lex::Word(W::Back)),
    ("bc bce", Lex::Word(W::Bc)), ("before", Lex::Word(W::Before)), ("beginning", Lex::Word(W::Beginning)), ("between", Lex::Word(W::Between)),
    ("by", Lex::Word(W::By)), ("ce", Lex::Word(W::Ce)), ("clock", Lex::Word(W::Clock)), ("close", Lex::Word(W::Close)),
    ("coming upcoming", Lex::Word(W::Coming)), ("consecutive", Lex::Word(W::Consecutive)), ("couple", Lex::Word(W::Couple)),
    ("current", Lex::Word(W::Current)), ("during", Lex::Word(W::During)), ("each", Lex::Word(W::Each)),
    ("earlier", Lex::Word(W::Earlier)), ("early", Lex::Word(W::Early)), ("end", Lex::Word(W::End)), ("every", Lex::Word(W::Every)),
    ("few", Lex::Word(W::Few)), ("fiscal", Lex::Word(W::Fiscal)), ("following ensuing subsequent", Lex::Word(W::Following)),
    ("for", Lex::Word(W::For)), ("from", Lex::Word(W::From)), ("further additional extra", Lex::Word(W::Further)), ("half", Lex::Word(W::Half)),
    ("hence", Lex::Word(W::Hence)), ("in", Lex::Word(W::In)), ("just", Lex::Word(W::Just)), ("last", Lex::Word(W::Last)),
    ("late", Lex::Word(W::Late)), ("later", Lex::Word(W::Later)), ("latest", Lex::Word(W::Latest)), ("least", Lex::Word(W::Least)),
    ("less fewer", Lex::Word(W::Less)), ("long", Lex::Word(W::Long)), ("many", Lex::Word(W::Many)), ("mid", Lex::Word(W::Mid)),
    ("middle", Lex::Word(W::Middle)), ("more", Lex::Word(W::More)), ("most", Lex::Word(W::Most)), ("nearly", Lex::Word(W::Nearly)),
    ("next", Lex::Word(W::Next)), ("no", Lex::Word(W::No)), ("not", Lex::Word(W::Not)), ("now", Lex::Word(W::Now)),
    ("number", Lex::Word(W::Number)), ("o", Lex::Word(W::O)), ("of", Lex::Word(W::Of)), ("off", Lex::Word(W::Off)), ("old", Lex::Word(W::Old)),
    ("on", Lex::Word(W::On)), ("once", Lex::Word(W::Once)), ("only", Lex::Word(W::Only)), ("or", Lex::Word(W::Or)),
    ("other", Lex::Word(W::Other)), ("over", Lex::Word(W::Over)), ("past", Lex::Word(W::Past)), ("per", Lex::Word(W::Per)),
    ("period", Lex::Word(W::Period)), ("pm", Lex::Word(W::Pm)), ("previous prior preceding", Lex::Word(W::Previous)),
    ("recent", Lex::Word(W::Recent)), ("right", Lex::Word(W::Right)), ("s", Lex::Word(W::S)),
    ("same comparable corresponding", Lex::Word(W::Same)), ("several", Lex::Word(W::Several)), ("since", Lex::Word(W::Since)),
    ("so", Lex::Word(W::So)), ("some", Lex::Word(W::Some)), ("start outset", Lex::Word(W::Start)),
    ("straight successive", Lex::Word(W::Straight)), ("than", Lex::Word(W::Than)), ("that", Lex::Word(W::That)), ("the", Lex::Word(W::The)),
    ("these", Lex::Word(W::These)), ("this", Lex::Word(W::This)), ("those", Lex::Word(W::Those)),
    ("through thru", Lex::Word(W::Through)), ("time", Lex::Word(W::Time)), ("times", Lex::Word(W::Times)), ("to", Lex::Word(W::To)),
    ("toward towards", Lex::Word(W::Toward)), ("turn", Lex::Word(W::Turn)), ("twice", Lex::Word(W::Twice)), ("under", Lex::Word(W::Under)),
    ("until till til", Lex::Word(W::Until)), ("up", Lex::Word(W::Up)), ("weekend", Lex::Word(W::Weekend)),
    ("weekends", Lex::Word(W::Weekends)), ("whole entire full", Lex::Word(W::Whole)), ("within", Lex::Word(W::Within)),
    ("p", Lex::Word(W::P)), ("h", Lex::Word(W::H)), ("q", Lex::Word(W::Q)), ("fy", Lex::Word(W::Fy)), ("t", Lex::Word(W::T)),
    ("z", Lex::Word(W::Z)), ("m", Lex::Word(W::M)), ("st", Lex::Word(W::St)), ("nd", Lex::Word(W::Nd)), ("rd", Lex::Word(W::Rd)),
    ("th", Lex::Word(W::Th)), ("w", Lex::Word(W::W)), ("term", Lex::Word(W::Term)), ("near", Lex::Word(W::Near)),
    ("short", Lex::Word(W::Short)), ("moment", Lex::Word(W::Moment)), ("yearend", Lex::Word(W::YearEnd)), ("midyear", Lex::Word(W::MidYear)),
];

/// Words of one length and first letter are few: they stand together, and each such group is read from its start.
const N_GROUPS: usize = (LONGEST + 1) * N_LETTERS;

const N_LETTERS: usize = 26;

const N_WORDS: usize = n_words().0;

/// The words, group by group, without anything between.
static TEXT: [u8; n_words().1] = sorted().0;

/// Their classes.
static CLASSES: [Lex; N_WORDS] = sorted().1;

/// For each group its first word and that one's first byte, and the ends of all behind.
static GROUPS: [(u16, u16); N_GROUPS + 1] = sorted().2;

/// The word at hand on a way through all words of all entries.
#[derive(Clone, Copy)]
struct Walk {
    entry_idx: usize,
    start: usize,
    end: usize,
}

impl Walk {
    /// Before the first word.
    const START: Self = Self { entry_idx: 0, start: 0, end: 0 };

    /// The next word, if there is one.
    #[expect(clippy::indexing_slicing, reason = "run by the compiler, which reports an index that is out of bounds")]
    const fn next(self) -> Option<Self> {
        let Self { mut entry_idx, end: mut start, .. } = self;
        while entry_idx < ENTRIES.len() {
            let words = ENTRIES[entry_idx].0.as_bytes();
            while start < words.len() && words[start] == b' ' {
                start += 1;
            }
            let mut end = start;
            while end < words.len() && words[end] != b' ' {
                end += 1;
            }
            if start < end {
                return Some(Self { entry_idx, start, end });
            }
            entry_idx += 1;
            start = 0;
        }
        None
    }

    const fn len(self) -> usize {
        self.end - self.start
    }
}

/// Number and bytes of all words.
const fn n_words() -> (usize, usize) {
    let (mut n_words, mut n_bytes) = (0, 0);
    let mut walk = Walk::START.next();
    while let Some(word) = walk {
        n_words += 1;
        n_bytes += word.len();
        walk = word.next();
    }
    (n_words, n_bytes)
}

/// The group of words of a length and a first letter.
const fn group(len: usize, first: u8) -> usize {
    len * N_LETTERS + (first - b'a') as usize
}

type Sorted = ([u8; n_words().1], [Lex; N_WORDS], [(u16, u16); N_GROUPS + 1]);

/// The words sorted by their groups.
#[expect(clippy::indexing_slicing, reason = "run by the compiler, which reports an index that is out of bounds")]
#[expect(clippy::cast_possible_truncation, reason = "the words are far fewer than 65,536")]
const fn sorted() -> Sorted {
    let (mut text, mut classes) = ([0; n_words().1], [Lex::Other; N_WORDS]);
    let mut groups = [(0, 0); N_GROUPS + 1];
    // First the sizes of the groups, then the words behind those of the groups before.
    let mut round = 0;
    let mut next = groups;
    while round < 2 {
        let mut walk = Walk::START.next();
        while let Some(word) = walk {
            assert!(word.len() <= LONGEST, "LONGEST is too short");
            let (words, class) = ENTRIES[word.entry_idx];
            let words = words.as_bytes();
            let group = group(word.len(), words[word.start]);
            let (word_idx, byte_idx) = next[group];
            let mut idx = word.start;
            while round == 1 && idx < word.end {
                text[byte_idx as usize + idx - word.start] = words[idx];
                classes[word_idx as usize] = class;
                idx += 1;
            }
            next[group] = (word_idx + 1, byte_idx + word.len() as u16);
            walk = word.next();
        }
        if round == 0 {
            let mut idx = 0;
            while idx < N_GROUPS {
                groups[idx + 1] = (groups[idx].0 + next[idx].0, groups[idx].1 + next[idx].1);
                idx += 1;
            }
            next = groups;
        }
        round += 1;
    }
    (text, classes, groups)
}

/// The class of a word in lower case; [`Lex::Other`] where the lexicon does not have it.
pub(super) fn class(word: &[u8]) -> Lex {
    let Some(first @ b'a'..=b'z') = word.first() else { return Lex::Other };
    let group = group(word.len(), *first);
    let (Some((word_idx, byte_idx)), Some((word_end, byte_end))) = (GROUPS.get(group), GROUPS.get(group + 1)) else { return Lex::Other };
    let words = TEXT.get(usize::from(*byte_idx)..usize::from(*byte_end)).unwrap_or_default().chunks_exact(word.len());
    let classes = CLASSES.get(usize::from(*word_idx)..usize::from(*word_end)).unwrap_or_default();
    words.zip(classes).find(|(found, _)| *found == word).map_or(Lex::Other, |(_, class)| *class)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_every_word_once() {
        let mut words: Vec<&str> = ENTRIES.iter().flat_map(|(words, _)| words.split(' ')).filter(|word| !word.is_empty()).collect();
        for (entry, lex) in ENTRIES {
            for word in entry.split(' ').filter(|word| !word.is_empty()) {
                assert_eq!(class(word.as_bytes()), *lex, "{word}");
            }
        }
        let n_words = words.len();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), n_words);
        assert_eq!(class(b"factory"), Lex::Other);
        assert_eq!(class(b""), Lex::Other);
    }
}
