//! Cuts `sectors/codes.tsv` and `sectors/activities.tsv` from the official tables, which are no part of the project.
//!
//! The folder holds `isic_rev4.csv`, `isic_rev5.csv` and `naics_2022.csv` (code, title), the Media Topics
//! (`iptc_mediatopic_*.csv`) and `activity_index_isic4.csv` (term, source, code, ISIC Rev.4 classes), as
//! `data/README.md` names their sources. The same tables give the same bytes.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs, io,
    path::{Path, PathBuf},
};

/// Most words of an activity.
const MOST_WORDS: usize = 3;

/// Of the entries of a term, how many in a hundred have to agree on a class, group or division.
const AGREEMENT: usize = 75;

/// Writes both tables under `data`.
///
/// # Errors
/// Where a table is missing or breaks its format; the message names it.
pub fn write(taxonomies: &Path, data: &Path) -> io::Result<()> {
    fs::write(data.join("sectors/codes.tsv"), codes(taxonomies)?)?;
    fs::write(data.join("sectors/activities.tsv"), activities(taxonomies)?)
}

/// Every code of the classifications with its title.
fn codes(taxonomies: &Path) -> io::Result<String> {
    let mut table = "scheme\tcode\ttitle\n".to_owned();
    for (scheme, file) in [("isic4", "isic_rev4.csv"), ("isic5", "isic_rev5.csv"), ("naics2022", "naics_2022.csv")] {
        for record in records(&taxonomies.join(file), &["code", "title"])? {
            let _ = writeln!(table, "{scheme}\t{}", record.join("\t"));
        }
    }
    for record in records(&media_topics(taxonomies)?, &["id", "name_en", "retired"])? {
        if let [id, name, retired] = record.as_slice()
            && retired.is_empty()
        {
            let _ = writeln!(table, "iptc\t{id}\t{name}");
        }
    }
    Ok(table)
}

/// The table of Media Topics, whose name ends in its date.
fn media_topics(taxonomies: &Path) -> io::Result<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(taxonomies)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
    paths.retain(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("iptc_mediatopic_")));
    paths.sort();
    paths.pop().ok_or_else(|| io::Error::other(format!("{}: expected iptc_mediatopic_*.csv, found none", taxonomies.display())))
}

/// The cells of some columns, in that order.
fn records(path: &Path, columns: &[&str]) -> io::Result<Vec<Vec<String>>> {
    let refused = |message: &str| io::Error::other(format!("{}: {message}", path.display()));
    let mut reader = csv::Reader::from_path(path).map_err(|error| refused(&error.to_string()))?;
    let header = reader.headers().map_err(|error| refused(&error.to_string()))?.clone();
    let idxs: Vec<usize> = columns
        .iter()
        .map(|column| header.iter().position(|name| name == *column).ok_or_else(|| refused(&format!("no column `{column}`"))))
        .collect::<io::Result<_>>()?;
    let mut records: Vec<Vec<String>> = vec![];
    for record in reader.records() {
        let record = record.map_err(|error| refused(&error.to_string()))?;
        records.push(idxs.iter().map(|idx| record.get(*idx).unwrap_or_default().trim().to_owned()).collect());
    }
    Ok(records)
}

/// The noun phrases of the index of activities with the ISIC Rev.4 class, group or division that their entries agree on.
fn activities(taxonomies: &Path) -> io::Result<String> {
    let mut classes: BTreeMap<String, Vec<Vec<String>>> = BTreeMap::new();
    for record in records(&taxonomies.join("activity_index_isic4.csv"), &["term", "isic4"])? {
        let [entry, codes] = record.as_slice() else { continue };
        let codes: Vec<String> = codes.split(';').map(str::to_owned).collect();
        for term in terms(entry).into_iter().filter(|_| tells_branch(&codes)) {
            classes.entry(term).or_default().push(codes.clone());
        }
    }
    let mut table = "term\tisic4\n".to_owned();
    for (term, entries) in classes {
        if let Some(code) = agreed(&entries) {
            let _ = writeln!(table, "{term}\t{code}");
        }
    }
    Ok(table)
}

/// Whether the classes of an entry say what branch it belongs to. Those of several divisions stand for a remainder of
/// NAICS, and trade says where a thing is sold, not who makes it.
fn tells_branch(codes: &[String]) -> bool {
    let is_trade = |code: &String| ["45", "46", "47"].iter().any(|division| code.starts_with(division));
    let divisions: BTreeSet<&str> = codes.iter().filter_map(|code| code.get(..2)).collect();
    divisions.len() == 1 && !codes.iter().any(is_trade)
}

/// The longest code that enough entries share: four digits, three or two.
fn agreed(entries: &[Vec<String>]) -> Option<String> {
    for length in [4, 3, 2] {
        let mut votes: BTreeMap<&str, usize> = BTreeMap::new();
        for codes in entries {
            let mut prefixes: Vec<&str> = codes.iter().filter_map(|code| code.get(..length)).collect();
            prefixes.dedup();
            if let [prefix] = prefixes.as_slice() {
                *votes.entry(prefix).or_default() += 1;
            }
        }
        if let Some((prefix, _)) = votes.iter().find(|(_, count)| entries.len() * AGREEMENT <= **count * 100) {
            return Some((*prefix).to_owned());
        }
    }
    None
}

/// What an entry of the index names: itself and, where a word like `manufacturing` ends it, what stands before.
fn terms(entry: &str) -> Vec<String> {
    let plain = without_brackets(entry).to_lowercase().replace(['\'', '’'], "").replace('-', " ");
    // `Jointers, woodworking-type` is `woodworking type jointers`.
    let turned = match plain.split(',').map(str::trim).collect::<Vec<&str>>().as_slice() {
        [term] => (*term).to_owned(),
        [noun, modifier] => format!("{modifier} {noun}"),
        _ => return vec![],
    };
    let mut words: Vec<&str> = turned.split_whitespace().collect();
    let mut terms: Vec<String> = vec![];
    // `Candles manufacturing industry` is said by nobody, `barley growing industry` is.
    while let Some(last) = words.last() {
        terms.extend(term(&words).filter(|_| !is_making(last)));
        if !is_activity(last) && !is_making(last) {
            break;
        }
        words.pop();
    }
    terms
}

fn without_brackets(entry: &str) -> String {
    let mut depth = 0_usize;
    entry
        .chars()
        .filter(|char| {
            depth += usize::from(*char == '(');
            let is_outside = depth == 0;
            depth = depth.saturating_sub(usize::from(*char == ')'));
            is_outside
        })
        .collect()
}

fn is_making(word: &str) -> bool {
    matches!(word, "manufacturing" | "manufacture" | "making")
}

/// Words that say what is done with the thing before them.
fn is_activity(word: &str) -> bool {
    matches!(word, "production" | "growing" | "mining" | "processing" | "extraction" | "milling")
}

/// A phrase of plain words with the last one in the singular, as texts are compared with.
fn term(words: &[&str]) -> Option<String> {
    let (last, before) = words.split_last()?;
    let is_plain = |word: &&str| {
        word.chars().all(char::is_alphabetic)
            && !matches!(
                *word,
                "and"
                    | "or"
                    | "of"
                    | "for"
                    | "with"
                    | "without"
                    | "by"
                    | "in"
                    | "to"
                    | "from"
                    | "on"
                    | "at"
                    | "as"
                    | "the"
                    | "except"
                    | "other"
                    | "nec"
                    | "not"
                    | "primarily"
                    | "only"
                    | "own"
            )
    };
    let fits = words.len() <= MOST_WORDS && words.iter().all(is_plain) && 2 < last.len();
    fits.then(|| before.iter().map(|word| (*word).to_owned()).chain([singular(last)]).collect::<Vec<String>>().join(" "))
}

fn singular(word: &str) -> String {
    let stem = |ending: &str| word.strip_suffix(ending);
    match word {
        _ if ["ss", "us", "is", "ics"].iter().any(|ending| word.ends_with(ending)) => word.to_owned(),
        _ if 4 < word.len() && word.ends_with("ies") => format!("{}y", stem("ies").unwrap_or(word)),
        _ if ["sses", "shes", "ches", "xes"].iter().any(|ending| word.ends_with(ending)) => stem("es").unwrap_or(word).to_owned(),
        _ => stem("s").unwrap_or(word).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_names_a_thing_and_what_is_done_with_it() {
        assert_eq!(terms("Barley growing"), ["barley growing", "barley"]);
        assert_eq!(terms("Jointers (i.e., tools), woodworking-type, manufacturing"), Vec::<String>::new());
        assert_eq!(terms("Jointers, woodworking-type"), ["woodworking type jointer"]);
        assert_eq!(terms("Barley milling (manufacture)"), ["barley milling", "barley"]);
        assert_eq!(terms("Candles manufacturing"), ["candle"]);
        assert_eq!(terms("Wholesale of food, beverages and tobacco"), Vec::<String>::new());
    }

    #[test]
    fn trade_and_remainders_tell_no_branch() {
        let tells = |list: &str| tells_branch(&list.split(';').map(str::to_owned).collect::<Vec<String>>());
        assert!(tells("2610") && tells("2610;2651"));
        assert!(!tells("4649") && !tells("2396;4752") && !tells("1410;3290"));
    }

    #[test]
    fn entries_agree_on_a_class_a_group_or_a_division_or_on_nothing() {
        let entries =
            |codes: &[&str]| -> Vec<Vec<String>> { codes.iter().map(|list| list.split(';').map(str::to_owned).collect()).collect() };
        assert_eq!(agreed(&entries(&["2610", "2610"])).as_deref(), Some("2610"));
        assert_eq!(agreed(&entries(&["2610", "2619"])).as_deref(), Some("261"));
        assert_eq!(agreed(&entries(&["2610;2651", "2610"])).as_deref(), Some("26"));
        assert_eq!(agreed(&entries(&["2610", "0111"])), None);
    }
}
