//! `data/clusters.tsv` (word, its cluster of 64, of 256, of 1,024) into `clusters.bin`.

use std::{collections::BTreeMap, fs, io, path::Path};

use super::Artifact;

#[path = "../../../src/tagger/hash.rs"]
mod hash;

/// The hash of a word, as `tagger::clusters` has it.
fn word_hash(word: &str) -> u32 {
    hash::Hash::new(0).with_text(word).bucket(28)
}

/// The planes of bytes that `tagger::clusters` reads: alike bytes side by side compress better.
pub fn compile(data: &Path) -> io::Result<Vec<Artifact>> {
    let text = fs::read_to_string(data.join("clusters.tsv"))?;
    let mut words: BTreeMap<u32, [u16; 3]> = BTreeMap::new();
    for (line_idx, line) in text.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
        let (word, clusters) = row(line).ok_or_else(|| broken(line_idx, line))?;
        // Of two words with one hash the more frequent, which comes first, keeps it.
        words.entry(word_hash(word)).or_insert(clusters);
    }
    let mut planes: [Vec<u8>; 6] = Default::default();
    let mut previous = 0;
    for (hash, [coarse, middle, fine]) in &words {
        let [low, mid, high, top] = (hash - previous).to_le_bytes();
        let [fine_low, fine_high] = fine.to_le_bytes();
        let [middle, _] = middle.to_le_bytes();
        let [coarse, _] = coarse.to_le_bytes();
        if top != 0 {
            return Err(io::Error::other("expected gaps below 2^24 between the hashes of clusters.tsv: too few words"));
        }
        for (plane, byte) in planes.iter_mut().zip([low, mid, high, fine_low, middle, coarse | fine_high << 6]) {
            plane.push(byte);
        }
        previous = *hash;
    }
    let n_words = u32::try_from(words.len()).map_err(io::Error::other)?;
    let bytes: Vec<u8> = n_words.to_le_bytes().into_iter().chain(planes.concat()).collect();
    Ok(vec![Artifact { path: "clusters.bin".to_owned(), bytes }])
}

fn row(line: &str) -> Option<(&str, [u16; 3])> {
    let mut cells = line.split('\t');
    let word = cells.next()?;
    let mut cluster = |n_clusters: u16| cells.next()?.parse().ok().filter(|cluster| *cluster < n_clusters);
    let clusters = [cluster(64)?, cluster(256)?, cluster(1024)?];
    cells.next().is_none().then_some((word, clusters))
}

fn broken(line_idx: usize, line: &str) -> io::Error {
    let message = format!("data/clusters.tsv:{}: expected word and clusters below 64, 256, 1024, found “{line}”", line_idx + 1);
    io::Error::new(io::ErrorKind::InvalidData, message)
}
