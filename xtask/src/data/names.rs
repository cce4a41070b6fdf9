//! `data/names.tsv` and `data/names-own.tsv` into `names.fst` (name to lists) and `places.fst` (place to ids).

use std::{collections::BTreeMap, fs, io, path::Path};

use super::Artifact;

#[path = "../../../src/gazetteer/key.rs"]
mod key;
#[path = "../../../src/gazetteer/list.rs"]
#[expect(dead_code, reason = "the compiler builds sets of lists and does not ask them")]
mod list;

use list::{List, ListSet};

/// Both automata.
pub fn compile(data: &Path) -> io::Result<Vec<Artifact>> {
    let mut names: BTreeMap<String, ListSet> = BTreeMap::new();
    let mut places: BTreeMap<String, (u8, u64)> = BTreeMap::new();
    // Our own list comes first: of two ids for one name in lists of the same rank, the first stays.
    for file in ["names-own.tsv", "names.tsv"] {
        let text = fs::read_to_string(data.join(file))?;
        for (line_idx, line) in text.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
            let row = Row::read(line).ok_or_else(|| broken(file, line_idx, line))?;
            let lists = names.entry(row.key.clone()).or_default();
            *lists = lists.with(row.list);
            if let (Some(rank), Some(packed)) = (row.rank(), row.packed()) {
                let kept = places.entry(row.key).or_insert((rank, packed));
                if rank < kept.0 {
                    *kept = (rank, packed);
                }
            }
        }
    }
    let names = automaton(names.into_iter().map(|(key, lists)| (key, u64::from(lists.bits()))))?;
    let places = automaton(places.into_iter().map(|(key, (_, packed))| (key, packed)))?;
    Ok(vec![Artifact { path: "names.fst".to_owned(), bytes: names }, Artifact { path: "places.fst".to_owned(), bytes: places }])
}

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
            // A large city is meant before the subdivision around it that bears its name.
            List::City => Some(1),
            List::Region => Some(2),
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
