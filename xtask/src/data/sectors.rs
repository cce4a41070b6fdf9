//! Compiles the sector tree: `sectors/tree.tsv`, `phrases.tsv`, `activities.tsv` and `cues.tsv`, with every code checked against
//! `codes.tsv`, into the automata that the recogniser walks.
//!
//! What is refused, with file and line: an unknown code, sector or tag; a sector without its parent, name or
//! definition; a Wikidata item of two sectors with different IPTC topics; a phrase that stands twice, whatever its
//! hyphens and capitals.

mod codes;
pub mod official;
mod table;
mod variants;

use std::{collections::BTreeMap, io, path::Path};

use fst::MapBuilder;

use self::{codes::Codes, table::Row};
use super::Artifact;

/// Most columns of a list of codes are separated by this.
const LIST: char = ';';

/// Builds `sectors/phrases.fst`, `sectors/activities.fst` and `sectors/cues.fst`.
///
/// # Errors
/// Where a file cannot be read or a line breaks a rule; the message names file and line.
pub fn compiled(data: &Path) -> io::Result<Vec<Artifact>> {
    let codes = Codes::read(&data.join("sectors/codes.tsv"))?;
    let tree = Tree::read(&data.join("sectors/tree.tsv"), &codes)?;
    let phrases = phrases(&data.join("sectors/phrases.tsv"), &tree)?;
    let activities = activities(&data.join("sectors/activities.tsv"), &tree, &codes)?;
    let cues = cues(&data.join("sectors/cues.tsv"))?;
    Ok(vec![
        Artifact { path: "sectors/phrases.fst".to_owned(), bytes: automaton(&phrases)? },
        Artifact { path: "sectors/activities.fst".to_owned(), bytes: automaton(&activities)? },
        Artifact { path: "sectors/cues.fst".to_owned(), bytes: automaton(&cues)? },
    ])
}

/// The sectors in the order of their lines, which is the order of their numbers.
struct Tree {
    ids: Vec<String>,
    /// For every ISIC Rev.4 code that a sector lists: the sector it belongs to most.
    by_isic4: BTreeMap<String, (usize, usize)>,
    /// For every Wikidata item the IPTC topic of its sectors: IPTC matches topics with items, so that sectors of one
    /// topic may share an item.
    topics: BTreeMap<String, String>,
}

impl Tree {
    fn read(path: &Path, codes: &Codes) -> io::Result<Self> {
        let mut tree = Self { ids: vec![], by_isic4: BTreeMap::new(), topics: BTreeMap::new() };
        for row in table::rows(path, &["id", "name", "definition", "isic4", "isic5", "naics2022", "iptc", "wikidata"])? {
            tree.add(&row, codes)?;
        }
        Ok(tree)
    }

    fn add(&mut self, row: &Row, codes: &Codes) -> io::Result<()> {
        let [id, name, definition, isic4, isic5, naics2022, iptc, wikidata] = row.cells()?;
        let parent = id.rsplit_once('.').map(|(parent, _)| parent);
        if parent.is_some_and(|parent| !self.ids.iter().any(|known| known == parent)) {
            return Err(row.error(&format!("`{id}` stands before its parent, or has none")));
        }
        if self.ids.iter().any(|known| known == id) {
            return Err(row.error(&format!("`{id}` stands twice")));
        }
        if name.is_empty() || definition.is_empty() {
            return Err(row.error(&format!("`{id}` has no name or no definition")));
        }
        for (scheme, list) in [("isic4", isic4), ("isic5", isic5), ("naics2022", naics2022), ("iptc", iptc)] {
            if let Some(unknown) = list.split(LIST).find(|code| !code.is_empty() && !codes.has(scheme, code)) {
                return Err(row.error(&format!("`{unknown}` is no code of {scheme}")));
            }
        }
        let is_item = wikidata.strip_prefix('Q').is_some_and(|number| number.parse::<u64>().is_ok());
        if !wikidata.is_empty() && !is_item {
            return Err(row.error(&format!("`{wikidata}` is no Wikidata item")));
        }
        let topic = self.topics.entry(wikidata.to_owned()).or_insert_with(|| iptc.to_owned());
        if !wikidata.is_empty() && topic != iptc {
            return Err(row.error(&format!("`{wikidata}` stands at another sector with another IPTC topic, `{topic}`")));
        }
        for (place, code) in isic4.split(LIST).enumerate().filter(|(_, code)| !code.is_empty()) {
            let claim = (place, self.ids.len());
            let best = self.by_isic4.entry(code.to_owned()).or_insert(claim);
            // The sector that lists a code first is the one that it is about.
            *best = claim.min(*best);
        }
        self.ids.push(id.to_owned());
        Ok(())
    }

    fn number(&self, id: &str) -> Option<u64> {
        self.ids.iter().position(|known| known == id)?.try_into().ok()
    }

    /// The sector of an ISIC Rev.4 class: of those that list it or a group above it, the most exact one.
    fn of_isic4(&self, code: &str) -> Option<u64> {
        let mut prefixes = (2..=code.len()).rev().filter_map(|length| code.get(..length));
        let (_, idx) = prefixes.find_map(|prefix| self.by_isic4.get(prefix))?;
        (*idx).try_into().ok()
    }
}

/// Every spelling of every phrase with its packed entry: bits 0–9 the sector, 10–19 the other sector that it may
/// mean plus one, 20–22 the tag, 23 whether it is written with a capital, 24–31 which of its words are acronyms.
fn phrases(path: &Path, tree: &Tree) -> io::Result<BTreeMap<String, u64>> {
    let mut lines: BTreeMap<String, usize> = BTreeMap::new();
    let mut spellings: BTreeMap<String, u64> = BTreeMap::new();
    let mut derived: Vec<(String, u64)> = vec![];
    for row in table::rows(path, &["phrase", "sector", "tag"])? {
        let [phrase, sectors, tag] = row.cells()?;
        let tag = variants::tag_number(tag).ok_or_else(|| row.error(&format!("`{tag}` is no tag")))?;
        let mut numbers = sectors.split(LIST).map(|id| tree.number(id).ok_or_else(|| row.error(&format!("`{id}` is no sector"))));
        let sector = numbers.next().transpose()?.unwrap_or_default();
        let other = numbers.next().transpose()?.map_or(0, |number| number + 1);
        let packed = |tag: u64| sector | other << 10 | tag << 20 | variants::capitals(phrase) << 23;
        let plain = variants::plain(phrase);
        if let Some(line) = lines.insert(plain.clone(), row.line) {
            return Err(row.error(&format!("`{phrase}` stands on line {line} already")));
        }
        spellings.insert(plain, packed(tag));
        derived.extend(variants::spellings(phrase).into_iter().map(|spelling| (spelling, packed(tag))));
        if tag == variants::NOT {
            continue;
        }
        derived.extend(variants::singulars(phrase).into_iter().map(|spelling| (spelling, packed(variants::CUE))));
    }
    // A phrase of the list itself outranks what is derived from another one.
    for (spelling, entry) in derived {
        spellings.entry(spelling).or_insert(entry);
    }
    Ok(spellings)
}

/// Every activity with the number of its sector.
fn activities(path: &Path, tree: &Tree, codes: &Codes) -> io::Result<BTreeMap<String, u64>> {
    let mut sectors = BTreeMap::new();
    for row in table::rows(path, &["term", "isic4"])? {
        let [term, code] = row.cells()?;
        if !codes.has("isic4", code) {
            return Err(row.error(&format!("`{code}` is no code of isic4")));
        }
        let Some(sector) = tree.of_isic4(code) else { continue };
        if sectors.insert(term.to_owned(), sector).is_some() {
            return Err(row.error(&format!("`{term}` stands twice")));
        }
    }
    Ok(sectors)
}

/// Every word of the closed classes with a bit for each class, by the number of its line.
fn cues(path: &Path) -> io::Result<BTreeMap<String, u64>> {
    let mut cues: BTreeMap<String, u64> = BTreeMap::new();
    for (number, row) in table::rows(path, &["class", "words"])?.iter().enumerate() {
        let [_, words] = row.cells()?;
        for word in words.split(' ') {
            let classes = cues.entry(word.to_owned()).or_default();
            if word.is_empty() || *classes >> number & 1 == 1 {
                return Err(row.error(&format!("`{word}` stands twice")));
            }
            *classes |= 1 << number;
        }
    }
    Ok(cues)
}

fn automaton(entries: &BTreeMap<String, u64>) -> io::Result<Vec<u8>> {
    let mut builder = MapBuilder::memory();
    builder.extend_iter(entries.iter().map(|(key, entry)| (key, *entry))).map_err(io::Error::other)?;
    builder.into_inner().map_err(io::Error::other)
}

#[cfg(test)]
mod tests {
    use std::{fs, io::Write as _};

    use super::*;

    /// The message with which a changed copy of the committed text is refused.
    fn refused(file: &str, change: fn(&str) -> String) -> String {
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data");
        let copy = std::env::temp_dir().join(format!("galley-sectors-{}-{}", std::process::id(), file.replace('.', "-")));
        fs::create_dir_all(copy.join("sectors")).unwrap();
        for name in ["codes.tsv", "tree.tsv", "phrases.tsv", "activities.tsv", "cues.tsv"] {
            let text = fs::read_to_string(data.join("sectors").join(name)).unwrap();
            let text = if name == file { change(&text) } else { text };
            fs::write(copy.join("sectors").join(name), text).unwrap();
        }
        let result = compiled(&copy);
        fs::remove_dir_all(copy).unwrap();
        result.map(|_| ()).unwrap_err().to_string()
    }

    #[test]
    fn tree_phrases_and_activities_stay_small() {
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data");
        let mut bytes = fs::read(data.join("sectors/tree.tsv")).unwrap();
        bytes.extend(compiled(&data).unwrap().into_iter().flat_map(|artifact| artifact.bytes));
        let mut gzip = flate2::write::GzEncoder::new(vec![], flate2::Compression::best());
        gzip.write_all(&bytes).unwrap();
        let n_bytes = gzip.finish().unwrap().len();
        assert!(n_bytes <= 160_000, "{n_bytes} bytes gzipped of 160,000");
    }

    #[test]
    fn an_unknown_code_is_refused_with_file_and_line() {
        let message = refused("tree.tsv", |text| text.replacen("\tA\t", "\tAQ\t", 1));
        assert!(message.ends_with("tree.tsv:2: `AQ` is no code of isic4"), "{message}");
    }

    #[test]
    fn a_wikidata_item_of_two_topics_is_refused() {
        let message = refused("tree.tsv", |text| text.replacen("\tQ11467\n", "\tQ11451\n", 1));
        assert!(message.contains("`Q11451` stands at another sector with another IPTC topic, `medtop:20000210`"), "{message}");
    }

    #[test]
    fn a_double_phrase_is_refused_whatever_its_hyphens() {
        let message = refused("phrases.tsv", |text| {
            text.replacen("phrase\tsector\ttag\n", "phrase\tsector\ttag\ne-x\tagri\tsure\nE X\tagri\tsure\n", 1)
        });
        assert!(message.ends_with("phrases.tsv:3: `E X` stands on line 2 already"), "{message}");
    }
}
