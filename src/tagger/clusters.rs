//! Word clusters: words that are used alike share a number, at three grains.
//!
//! Compiled from `data/clusters.tsv`. Words are known by a hash of 28 bits: of words that are not listed, one in about
//! five thousand is taken for one that is, which no feature notices.

use std::sync::OnceLock;

use super::hash::Hash;

/// The clusters of a word; 0 where it has none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clusters {
    /// Of 64.
    pub coarse: u16,
    /// Of 256.
    pub middle: u16,
    /// Of 1,024.
    pub fine: u16,
}

const N_HASH_BITS: u32 = 28;

static BYTES: &[u8] = include_bytes!("../../data/clusters.bin");

/// The clusters of a lower-cased word.
pub fn clusters(lower: &str) -> Clusters {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| Table::read(BYTES).unwrap_or_default()).get(hash(lower))
}

/// The hash under which a word is listed. Also compiled into the data compiler.
pub fn hash(lower: &str) -> u32 {
    Hash::new(0).with_text(lower).bucket(N_HASH_BITS)
}

/// Open addressing over a power of two of slots, filled to a half at most. The highest bits of the hash choose the slot, so
/// that a file in the order of hashes fills the table from its start to its end.
#[derive(Default)]
struct Table {
    /// Hash plus one, so that 0 is an empty slot; fine, middle and coarse cluster in 10, 8 and 6 bits.
    slots: Vec<(u32, u32)>,
}

impl Table {
    /// Reads the compiled file: the number of words, then their hashes in ascending order as differences in three planes
    /// of bytes, then their clusters in three more planes. `None` where its length is wrong.
    fn read(bytes: &[u8]) -> Option<Self> {
        let (n_words, planes) = bytes.split_first_chunk::<4>()?;
        let n_words = usize::try_from(u32::from_le_bytes(*n_words)).ok()?;
        let planes: Vec<&[u8]> = planes.chunks_exact(n_words.max(1)).collect();
        let [low, middle, high, fine, coarser, coarse] = planes.as_slice() else { return None };
        let mut table = Self { slots: vec![(0, 0); (2 * n_words).next_power_of_two()] };
        let gaps = low.iter().zip(*middle).zip(*high);
        let clusters = fine.iter().zip(*coarser).zip(*coarse);
        let mut hash = 0;
        for (((low, middle), high), ((fine, coarser), coarse)) in gaps.zip(clusters) {
            hash += u32::from_le_bytes([*low, *middle, *high, 0]);
            // The coarse plane has the two high bits of the fine cluster above the six of its own.
            let packed = u32::from_le_bytes([*fine, *coarser, *coarse, 0]);
            table.insert(hash, packed);
        }
        Some(table)
    }

    fn insert(&mut self, hash: u32, packed: u32) {
        let slot_idx = self.slot_idxs(hash).find(|idx| self.slots.get(*idx).is_none_or(|(key, _)| *key == 0));
        if let Some(slot) = slot_idx.and_then(|idx| self.slots.get_mut(idx)) {
            *slot = (hash + 1, packed);
        }
    }

    fn get(&self, hash: u32) -> Clusters {
        for idx in self.slot_idxs(hash) {
            match self.slots.get(idx) {
                Some((key, packed)) if *key == hash + 1 => return unpacked(*packed),
                Some((key, _)) if *key != 0 => {}
                _ => break,
            }
        }
        Clusters::default()
    }

    fn slot_idxs(&self, hash: u32) -> impl Iterator<Item = usize> + use<> {
        let n_slots = self.slots.len();
        let first_idx = ((u64::from(hash) * n_slots as u64) >> N_HASH_BITS) as usize;
        (0..n_slots).map(move |step| (first_idx + step) & (n_slots - 1))
    }
}

fn unpacked(packed: u32) -> Clusters {
    let [fine, middle, coarse, _] = packed.to_le_bytes();
    let fine = u16::from(fine) | u16::from(coarse >> 6) << 8;
    Clusters { coarse: u16::from(coarse & 63) + 1, middle: u16::from(middle) + 1, fine: fine + 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn like_words_share_a_cluster() {
        assert_ne!(clusters("monday").fine, 0);
        assert_eq!(clusters("monday").fine, clusters("tuesday").fine);
        assert_eq!(clusters("march").coarse, clusters("july").coarse);
        assert_eq!(clusters("qqqqzzzzxj"), Clusters::default());
    }

    #[test]
    fn refuses_a_cut_file() {
        assert!(Table::read(&BYTES[..BYTES.len() - 1]).is_none());
        assert!(Table::read(&[]).is_none());
    }
}
