//! What a person's name looks like where nothing but its letters tells.

/// What newspapers, agencies and their desks are called, and people hardly ever.
pub(super) fn is_publishers_word(word: &str) -> bool {
    matches!(
        word,
        "Agency"
            | "Bulletin"
            | "Chronicle"
            | "Courier"
            | "Daily"
            | "Desk"
            | "Dispatch"
            | "Editors"
            | "Gazette"
            | "Herald"
            | "International"
            | "Journal"
            | "Magazine"
            | "Media"
            | "Network"
            | "News"
            | "Newsroom"
            | "Observer"
            | "Press"
            | "Radio"
            | "Review"
            | "Staff"
            | "Team"
            | "Telegraph"
            | "Television"
            | "Times"
            | "Today"
            | "Tribune"
            | "Weekly"
    )
}

/// Whether a line is a person's name and nothing else.
pub(super) fn is_bare_name(slice: &str) -> bool {
    let words: Vec<&str> = slice.split(' ').collect();
    let is_all_capitals = !slice.contains(char::is_lowercase) && words.len() <= 3;
    let is_inner = |char: char| char.is_lowercase() || char == '.' || is_all_capitals && char.is_uppercase();
    // `PressDecember` is two lines that a paste has run together; `McDonald` is a name.
    let is_glued = |word: &str| word.as_bytes().windows(2).skip(2).any(|pair| matches!(pair, [b'a'..=b'z', b'A'..=b'Z']));
    let is_part = |word: &&str| word.starts_with(char::is_uppercase) && word.chars().skip(1).any(is_inner) && !is_glued(word);
    let is_plain = slice.chars().all(|char| char.is_alphabetic() || matches!(char, ' ' | '.' | '-' | '\'' | '’'));
    !words.iter().any(|word| is_publishers_word(word))
        && (2..=4).contains(&words.len())
        && !slice.starts_with("The ")
        && slice.len() <= 40
        && is_plain
        && words.iter().all(is_part)
}
