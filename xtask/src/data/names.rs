//! `data/names.tsv` and `data/names-own.tsv` into `names.fst` (name to lists), `data/kinds.tsv` into `kinds.fst` (likewise),
//! and all three into `places.fst` (place to ids).

use std::{collections::BTreeMap, fs, io, path::Path};

use super::Artifact;

#[path = "../../../src/gazetteer/key.rs"]
mod key;
#[path = "../../../src/gazetteer/list.rs"]
#[expect(dead_code, reason = "the compiler builds sets of lists and does not ask them")]
mod list;

use list::{List, ListSet};

/// The automata.
pub fn compile(data: &Path) -> io::Result<Vec<Artifact>> {
    let mut names: BTreeMap<String, ListSet> = BTreeMap::new();
    let mut kinds: BTreeMap<String, ListSet> = BTreeMap::new();
    let mut places: BTreeMap<String, Vec<Reading>> = BTreeMap::new();
    // Our own list comes first: of two ids for one name in lists of the same rank, the first stays.
    for file in ["names-own.tsv", "names.tsv", "kinds.tsv"] {
        let text = fs::read_to_string(data.join(file))?;
        for (line_idx, line) in text.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
            let row = Row::read(line).ok_or_else(|| broken(file, line_idx, line))?;
            let lists = if file == "kinds.tsv" { &mut kinds } else { &mut names };
            let lists = lists.entry(row.key.clone()).or_default();
            *lists = lists.with(row.list);
            if let (Some(rank), Some(packed)) = (row.rank(), row.packed()) {
                let country = row.code.get(..2).unwrap_or_default().to_owned();
                places.entry(row.key).or_default().push(Reading { rank, country, packed });
            }
        }
    }
    let lists_of = |lists: BTreeMap<String, ListSet>| automaton(lists.into_iter().map(|(key, lists)| (key, u64::from(lists.bits()))));
    let (names, kinds) = (lists_of(names)?, lists_of(kinds)?);
    let places: BTreeMap<String, u64> = places.into_iter().filter(|(key, _)| !is_plain(key)).flat_map(ids).collect();
    let places = automaton(places.into_iter())?;
    let artifacts = [("kinds.fst", kinds), ("names.fst", names), ("places.fst", places)];
    Ok(artifacts.map(|(path, bytes)| Artifact { path: path.to_owned(), bytes }).into())
}

/// One of the places of a name.
struct Reading {
    rank: u8,
    country: String,
    packed: u64,
}

/// The ids of a name under itself, and those of its places in other countries under the name, a tab and the country.
fn ids((key, mut readings): (String, Vec<Reading>)) -> Vec<(String, u64)> {
    // A large city is meant before the subdivision around it that bears its name, and a subdivision before a city elsewhere.
    let regions: Vec<String> = readings.iter().filter(|reading| reading.rank == REGION).map(|reading| reading.country.clone()).collect();
    for reading in &mut readings {
        if reading.rank == CITY && !regions.is_empty() && !regions.contains(&reading.country) {
            reading.rank = REGION + 1;
        }
    }
    readings.sort_by_key(|reading| reading.rank);
    let mut ids: Vec<(String, u64)> = vec![];
    let mut countries: Vec<String> = vec![];
    for Reading { country, packed, .. } in readings {
        if !countries.contains(&country) {
            ids.push((if countries.is_empty() { key.clone() } else { format!("{key}\t{country}") }, packed));
            countries.push(country);
        }
    }
    ids
}

/// Whether a name is a plain word too, by which no one place is known.
fn is_plain(key: &str) -> bool {
    matches!(
        key,
        "capital"
            | "central"
            | "east"
            | "eastern"
            | "north"
            | "northern"
            | "south"
            | "southern"
            | "west"
            | "western"
            | "centre"
            | "littoral"
    )
}

const CITY: u8 = 1;
const REGION: u8 = 2;

fn broken(file: &str, line_idx: usize, line: &str) -> io::Error {
    let message = format!("data/{file}:{}: expected list, name, code, id, found “{line}”", line_idx + 1);
    io::Error::new(io::ErrorKind::InvalidData, message)
}

fn automaton(entries: impl Iterator<Item = (String, u64)>) -> io::Result<Vec<u8>> {
    let mut builder = fst::MapBuilder::memory();
    for (key, value) in entries {
        builder.insert(key, value).map_err(io::Error::other)?;
    }
    builder.into_inner().map_err(io::Error::other)
}

struct Row {
    list: List,
    key: String,
    code: String,
    id: u64,
}

impl Row {
    fn read(line: &str) -> Option<Self> {
        let mut cells = line.split('\t');
        let list = List::from_name(cells.next()?)?;
        let key = key::key(cells.next().filter(|name| !name.is_empty())?);
        let code = cells.next().unwrap_or_default().to_owned();
        let id = match cells.next() {
            Some(id) => id.parse().ok()?,
            None => 0,
        };
        cells.next().is_none().then_some(Self { list, key, code, id })
    }

    /// Which list's ids a name gets; `None` for lists of other things than places.
    fn rank(&self) -> Option<u8> {
        match self.list {
            List::Country => Some(0),
            List::City => Some(CITY),
            List::Region => Some(REGION),
            _ => None,
        }
    }

    /// Code and id in one number, as `gazetteer::places` reads them.
    fn packed(&self) -> Option<u64> {
        let mut packed = 0_u64;
        for byte in self.code.bytes().filter(|byte| *byte != b'-') {
            let digit = match byte {
                b'A'..=b'Z' => byte - b'A' + 1,
                b'0'..=b'9' => byte - b'0' + 27,
                _ => return None,
            };
            packed = packed * 37 + u64::from(digit);
        }
        (packed > 0 && u32::try_from(packed).is_ok()).then_some(packed | self.id << 32)
    }
}
