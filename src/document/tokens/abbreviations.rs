//! Abbreviations that keep their full stop, and the words that start a sentence behind one. The lists are packed by
//! hand: a word a line would hide the code.

/// How far a full stop belongs to a word, and whether a sentence may end with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::document) enum Abbreviation {
    /// A name follows: `Mr.`, `Gen.`, `St.`.
    Title,
    /// `Dec. 4`; may end a sentence.
    Month,
    /// `Inc.`, `Jr.`, `etc.`; may end a sentence.
    Business,
    /// Words that are abbreviations only beside a comma: `Portland, Ore.`.
    State,
    /// Names of days and months that are words as well: `Sat. 5`, `Mar. 3`.
    Day,
    /// A number follows: `No. 5`, `pp. 3`.
    Numbered,
}

/// Each list is sorted.
const ABBREVIATIONS: [(Abbreviation, &[&str]); 6] = [
    (Abbreviation::Title, TITLES),
    (Abbreviation::Month, MONTHS),
    (Abbreviation::Business, BUSINESS),
    (Abbreviation::State, STATES),
    (Abbreviation::Day, DAYS),
    (Abbreviation::Numbered, NUMBERED),
];

#[rustfmt::skip]
const TITLES: &[&str] = &[
    "Adj", "Adm", "Amb", "Brig", "Capt", "Cmdr", "Col", "Cpl", "Det", "Dr", "Fr", "Ft", "Gen", "Gov", "Hon", "Insp", "Lt", "Maj",
    "Messrs", "Mgr", "Mme", "Mr", "Mrs", "Ms", "Msgr", "Mt", "Pres", "Prof", "Pvt", "Rep", "Reps", "Rev", "Sen", "Sens", "Sgt", "St",
    "Ste", "Supt", "cf", "vs",
];

const MONTHS: &[&str] = &["Apr", "Aug", "Dec", "Feb", "Jan", "Nov", "Oct", "Sep", "Sept"];

#[rustfmt::skip]
const BUSINESS: &[&str] = &[
    "Ariz", "Assn", "Ave", "Blvd", "Bros", "Calif", "Cie", "Co", "Colo", "Conn", "Corp", "Cos", "Ctr", "Dept", "Esq", "Fla", "Govt",
    "Inc", "Intl", "Jr", "Ltd", "Mfg", "Mich", "Minn", "Okla", "Ont", "Pte", "Pty", "Que", "Rd", "Sr", "Tenn", "Univ", "al", "approx",
    "bros", "co", "corp", "dept", "etc", "inc", "ltd",
];

#[rustfmt::skip]
const STATES: &[&str] = &[
    "Ala", "Ark", "Del", "Ga", "Ill", "Ind", "Kan", "Ky", "La", "Mass", "Md", "Miss", "Mo", "Mont", "Neb", "Nev", "Ore", "Pa", "Penn",
    "Tex", "Va", "Vt", "Wash", "Wis", "Wyo",
];

const DAYS: &[&str] = &["Fri", "Jul", "Jun", "Mar", "Mon", "Sat", "Sun", "Thu", "Thur", "Thurs", "Tue", "Tues", "Wed"];

const NUMBERED: &[&str] = &["Fig", "No", "Nos", "Vol", "art", "ed", "eds", "est", "fig", "no", "nos", "pp", "vol"];

/// Words that stand capitalised only at a sentence's start, or nearly so. Sorted.
#[rustfmt::skip]
const STARTERS: &[&str] = &[
    "A", "About", "According", "After", "Again", "All", "Almost", "Already", "Also", "Although", "Among", "An", "And", "Another", "Any",
    "Are", "As", "Asked", "At", "Because", "Before", "Both", "But", "By", "Can", "Could", "Despite", "Did", "Do", "Does", "During",
    "Each", "Earlier", "Either", "Even", "Every", "Few", "Finally", "First", "Following", "For", "Foreign", "From", "Further",
    "Furthermore", "Given", "Had", "Has", "Have", "He", "Her", "Here", "His", "How", "However", "I", "If", "In", "Indeed", "Instead",
    "Is", "It", "Its", "Last", "Later", "Let", "Like", "Local", "Many", "Meanwhile", "More", "Moreover", "Most", "My", "Nearly",
    "Neither", "Nevertheless", "No", "None", "Nor", "Not", "Nothing", "Now", "Of", "Officials", "On", "Once", "One", "Only", "Or",
    "Other", "Others", "Our", "Out", "Over", "People", "Perhaps", "Police", "Previously", "Recently", "Several", "She", "Should",
    "Since", "So", "Some", "Still", "Such", "Than", "That", "The", "Their", "Then", "There", "Therefore", "These", "They", "This",
    "Those", "Though", "Through", "Thus", "To", "Today", "Two", "Under", "Unless", "Until", "Upon", "Was", "We", "Well", "Were", "What",
    "When", "Where", "Whether", "Which", "While", "Who", "Why", "Will", "With", "Within", "Without", "Would", "Yesterday", "Yet", "You",
    "Your",
];

/// Days, months and time zones, which follow `a.m.` and `p.m.` inside a sentence. Sorted.
#[rustfmt::skip]
const CALENDAR_AND_ZONES: &[&str] = &[
    "April", "August", "BST", "Beijing", "CEST", "CET", "CST", "Central", "December", "EDT", "EST", "ET", "Eastern", "February",
    "Friday", "GMT", "IST", "January", "July", "June", "MSK", "March", "May", "Monday", "Mountain", "November", "October", "PDT", "PST",
    "PT", "Pacific", "Saturday", "September", "Sunday", "Thursday", "Tuesday", "UTC", "Wednesday",
];

/// What a word with a full stop behind it abbreviates.
pub(in crate::document) fn abbreviation(word: &str) -> Option<Abbreviation> {
    if !(2..=7).contains(&word.len()) {
        return None;
    }
    // Headlines shout: `INC.`, `DEC.`. Of the rest only the listed spelling counts (`no.` and `No.`, but not `sun.`).
    listed(word).or_else(|| if is_shouted(word) { listed(&capitalised(word)) } else { None })
}

fn listed(word: &str) -> Option<Abbreviation> {
    ABBREVIATIONS.into_iter().find(|(_, words)| words.binary_search(&word).is_ok()).map(|(abbreviation, _)| abbreviation)
}

fn is_shouted(word: &str) -> bool {
    (2..=6).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn capitalised(word: &str) -> String {
    let (first, rest) = word.split_at_checked(1).unwrap_or_default();
    format!("{first}{}", rest.to_ascii_lowercase())
}

/// Whether a capitalised word behind a full stop shows that a sentence ended.
pub(in crate::document) fn is_starter(word: &str) -> bool {
    STARTERS.binary_search(&word).is_ok()
}

/// Whether a word is a day, a month or a time zone.
pub(in crate::document) fn is_calendar_or_zone(word: &str) -> bool {
    CALENDAR_AND_ZONES.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        assert!(ABBREVIATIONS.iter().all(|(_, words)| words.is_sorted() && words.iter().all(|word| (2..=7).contains(&word.len()))));
        assert!(STARTERS.is_sorted());
        assert!(CALENDAR_AND_ZONES.is_sorted());
    }
}
