//! Long texts for the benches: made of our own sentences and names by a generator of fixed numbers, so that they are the
//! same everywhere. About one mention stands in each hundred bytes.

/// A word that no recogniser marks, once in every paragraph up to [`N_UNMARKED`]: what the bench marks all of in one step.
pub const UNMARKED: &str = "ledger";

/// How often [`UNMARKED`] stands in a text that is long enough.
pub const N_UNMARKED: usize = 500;

/// Sentences about somebody. `P` is a person's full name, `S` a surname, `O` an organisation, `G` a place, `D` a date,
/// `I` an industry.
const TELLING: &[&str] = &[
    "«P», who chairs «O», told a meeting in «G» that the plan had been drawn up far too quickly.",
    "Two members of the board left «O» on «D», and nobody has been named to follow them.",
    "“We knew what it would cost, and we said so,” «P» said as the hall in «G» emptied.",
    "The «I» firms of «G» have waited for an answer since «D».",
    "«S» has kept the same desk for eleven years and does not mean to leave it now.",
    "In «D» the council bought the old customs house from «O» and let the upper floors.",
    "Most of those who work in «I» came to «G» for a season and stayed for good.",
    "«O» would not say how many orders it had lost, or to whom.",
];

/// Sentences about nothing that has a name.
const PLAIN: &[&str] = &[
    "It rained through most of the evening, and the people at the back could hear little of what was said.",
    "The figures were read aloud twice, since those on the printed sheet did not agree with one another.",
    "Nobody asked about the road, although it had been closed for longer than anyone cared to remember.",
    "What remains is a question of patience, and there was not much of it left in the room.",
    "The older houses stand with their backs to the water, as if they had seen enough of it.",
    "Some of the papers had been kept in a cellar and could no longer be read.",
];

/// The sentence that holds [`UNMARKED`].
const KEPT: &str = "A clerk wrote it all down in the ledger and closed the book.";

const GIVEN: &[&str] = &["Anna", "Peter", "Maria", "James", "Ingrid", "Daniel", "Rose", "Thomas", "Elena", "David", "Sofia", "Martin"];
const SURNAMES: &[&str] = &[
    "Whitcombe",
    "Solheim",
    "Okafor",
    "Rezende",
    "Lindqvist",
    "MacAskill",
    "Brandt",
    "Novak",
    "Ferrante",
    "Haddad",
    "Tanaka",
    "Moreau",
    "Petrov",
    "Silva",
    "Keller",
    "Doyle",
    "Jansen",
    "Ortiz",
    "Varga",
    "Nyberg",
];
const ROOTS: &[&str] = &["Northgate", "Harwick", "Belmont", "Castellan", "Meridian", "Orrin", "Halden", "Westfield", "Pelham", "Corvus"];
const ENDINGS: &[&str] = &["Holdings", "Bank", "Energy Ltd", "University", "Motors", "Shipping Company", "Trust", "Ministry of Works"];
const PLACES: &[&str] = &["Norway", "Oslo", "Canada", "Lisbon", "Kenya", "Vienna", "Chile", "Osaka", "Denmark", "Porto", "Bergen", "Ghana"];
const INDUSTRIES: &[&str] = &["shipping", "fisheries", "steel", "tourism", "agriculture", "banking", "mining", "renewable energy"];
const MONTHS: &[&str] = &["January", "March", "April", "June", "September", "October", "November"];

/// A text of at least so many bytes: a headline, a dateline, then paragraphs of four to six sentences.
pub fn story(n_bytes: usize) -> String {
    let mut dice = Dice(1);
    let mut text = "Harbour towns count what the winter cost them\nBy Eleanor Whitcombe\n18 November 2025\n".to_owned();
    let mut n_unmarked = 0;
    while text.len() < n_bytes {
        text.push('\n');
        for _ in 0..4 + dice.throw(3) {
            let sentences = if dice.throw(9) < 4 { TELLING } else { PLAIN };
            let sentence = dice.pick(sentences);
            fill(sentence, &mut dice, &mut text);
            text.push(' ');
        }
        if n_unmarked < N_UNMARKED {
            text.push_str(KEPT);
            n_unmarked += 1;
        }
        text.push('\n');
    }
    text
}

/// Appends a sentence with names in its slots.
fn fill(sentence: &str, dice: &mut Dice, text: &mut String) {
    for part in sentence.split('«') {
        let Some((slot, rest)) = part.split_once('»') else {
            text.push_str(part);
            continue;
        };
        match slot {
            "P" => text.extend([dice.pick(GIVEN), " ", dice.pick(SURNAMES)]),
            "S" => text.push_str(dice.pick(SURNAMES)),
            "O" => text.extend([dice.pick(ROOTS), " ", dice.pick(ENDINGS)]),
            "G" => text.push_str(dice.pick(PLACES)),
            "I" => text.push_str(dice.pick(INDUSTRIES)),
            _ => text.extend([dice.pick(MONTHS), " ", &(1990 + dice.throw(35)).to_string()]),
        }
        text.push_str(rest);
    }
}

/// Numbers that are the same on every machine: a linear congruential generator with Knuth's constants.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, n_sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 40).unwrap_or(0) % n_sides.max(1)
    }

    fn pick(&mut self, words: &[&'static str]) -> &'static str {
        words.get(self.throw(words.len())).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stories_are_as_long_as_asked_and_always_the_same() {
        let text = story(100_000);
        assert!((100_000..101_000).contains(&text.len()));
        assert_eq!(text, story(100_000));
        assert!(!text.contains(['«', '»']));
    }

    #[test]
    fn paragraphs_differ_and_hold_the_unmarked_word_so_many_times() {
        let text = story(1_000_000);
        assert_eq!(text.matches(UNMARKED).count(), N_UNMARKED);
        let mut paragraphs: Vec<&str> = text.split("\n\n").collect();
        let n_paragraphs = paragraphs.len();
        paragraphs.sort_unstable();
        paragraphs.dedup();
        assert!(n_paragraphs * 9 / 10 < paragraphs.len(), "paragraphs repeat");
    }
}
