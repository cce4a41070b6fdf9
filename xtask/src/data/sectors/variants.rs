//! How else a phrase may be written: hyphens, British and American spelling, the singular before a head noun.

/// The tag of a phrase that counts only with a cue.
pub(super) const CUE: u64 = 1;

/// The tag of a phrase that names no sector, though a part of it may elsewhere.
pub(super) const NOT: u64 = 6;

/// The number of a tag, as `src/sector/lexicon.rs` reads it.
pub(super) fn tag_number(tag: &str) -> Option<u64> {
    let tags = ["sure", "cue", "act", "inst", "prod", "vague", "not"];
    tags.iter().position(|known| *known == tag)?.try_into().ok()
}

/// Words that are written in two ways.
const SPELLINGS: &[(&str, &str)] = &[
    ("aluminium", "aluminum"),
    ("centre", "center"),
    ("centres", "centers"),
    ("fibre", "fiber"),
    ("fibres", "fibers"),
    ("tyre", "tire"),
    ("tyres", "tires"),
    ("defence", "defense"),
    ("jewellery", "jewelry"),
    ("fertiliser", "fertilizer"),
    ("fertilisers", "fertilizers"),
    ("organisations", "organizations"),
    ("organisation", "organization"),
    ("personalised", "personalized"),
    ("decarbonisation", "decarbonization"),
    ("digitalisation", "digitalization"),
    ("tokenisation", "tokenization"),
    ("decentralised", "decentralized"),
    ("modelling", "modeling"),
    ("catalogue", "catalog"),
    ("theatre", "theater"),
    ("theatres", "theaters"),
    ("aeroplane", "airplane"),
    ("speciality", "specialty"),
    ("sulphur", "sulfur"),
    ("nonferrous", "non ferrous"),
    ("hitech", "high tech"),
    ("high tech", "hi tech"),
    ("colour", "color"),
    ("colours", "colors"),
    ("grey", "gray"),
    ("plough", "plow"),
    ("paediatric", "pediatric"),
    ("aesthetic", "esthetic"),
    ("mould", "mold"),
    ("moulds", "molds"),
    ("data centre", "datacentre"),
    ("data centres", "datacentres"),
    ("data center", "datacenter"),
    ("data centers", "datacenters"),
    ("health care", "healthcare"),
    ("life sciences", "life science"),
    ("&", "and"),
];

/// The words of a phrase as the recogniser compares them: lower case, one space between, no hyphens.
pub(super) fn plain(phrase: &str) -> String {
    words(phrase).join(" ").to_lowercase()
}

fn words(phrase: &str) -> Vec<String> {
    let mut words: Vec<String> = vec![];
    let mut is_word = false;
    for char in phrase.chars() {
        let goes_on = is_word && char.is_alphanumeric();
        match words.last_mut() {
            Some(word) if goes_on => word.push(char),
            _ if char.is_whitespace() || char == '-' => {}
            _ => words.push(char.to_string()),
        }
        is_word = char.is_alphanumeric();
    }
    words
}

/// Other ways to write the same.
pub(super) fn spellings(phrase: &str) -> Vec<String> {
    let mut spellings = vec![plain(phrase)];
    if phrase.contains('-') {
        spellings.push(plain(&phrase.replace('-', "")));
    }
    for (left, right) in SPELLINGS {
        for spelling in spellings.clone() {
            spellings.extend(respelt(&spelling, left, right));
            spellings.extend(respelt(&spelling, right, left));
        }
    }
    spellings.split_off(1)
}

fn respelt(phrase: &str, from: &str, to: &str) -> Option<String> {
    let padded = format!(" {phrase} ");
    let changed = padded.replace(&format!(" {from} "), &format!(" {to} "));
    (changed != padded).then(|| changed.trim().to_owned())
}

/// A plural phrase in the singular: `semiconductor` counts before `industry`, though not alone.
pub(super) fn singulars(phrase: &str) -> Vec<String> {
    let all = [vec![plain(phrase)], spellings(phrase)].concat();
    all.iter().filter_map(|spelling| singular(spelling)).collect()
}

fn singular(phrase: &str) -> Option<String> {
    let is_invariable = ["ics", "ss", "us", "is", "ews"].iter().any(|ending| phrase.ends_with(ending));
    if is_invariable || phrase.len() < 5 {
        return None;
    }
    if let Some(stem) = phrase.strip_suffix("ies") {
        return Some(format!("{stem}y"));
    }
    let hissing = ["ches", "shes", "xes", "sses"].iter().any(|ending| phrase.ends_with(ending));
    phrase.strip_suffix(if hissing { "es" } else { "s" }).map(str::to_owned)
}

/// Bit 0: written with a capital. Bit `n + 1`: the word of that number is an acronym.
pub(super) fn capitals(phrase: &str) -> u64 {
    let mut capitals = 0;
    for (idx, word) in words(phrase).iter().enumerate().take(7) {
        let n_upper = word.chars().filter(|char| char.is_uppercase()).count();
        let n_letters = word.chars().filter(|char| char.is_alphabetic()).count();
        capitals |= u64::from(n_upper > 0);
        capitals |= u64::from(n_upper > 0 && n_upper >= n_letters.min(2)) << (idx + 1);
    }
    capitals
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drops_hyphens_and_capitals() {
        assert_eq!(plain("E-commerce & R&D"), "e commerce & r & d");
    }

    #[test]
    fn knows_both_spellings() {
        assert!(spellings("aluminium industry").contains(&"aluminum industry".to_owned()));
        assert!(spellings("e-commerce").contains(&"ecommerce".to_owned()));
    }

    #[test]
    fn leaves_words_that_only_look_plural() {
        assert_eq!(singular("robotics"), None);
        assert_eq!(singular("batteries").as_deref(), Some("battery"));
        assert_eq!(singular("coaches").as_deref(), Some("coach"));
    }

    #[test]
    fn finds_acronyms() {
        assert_eq!(capitals("AI models"), 0b11);
        assert_eq!(capitals("Hollywood"), 0b1);
        assert_eq!(capitals("5G"), 0b11);
        assert_eq!(capitals("R&D"), 0b1011);
        assert_eq!(capitals("smart EVs"), 0b101);
    }
}
