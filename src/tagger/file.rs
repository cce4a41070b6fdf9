//! The model's file: magic, version, checksum, then the weights in planes of alike bytes, which compress better.
//!
//! ```text
//! magic         8 bytes   GALLEYTG
//! version       u32       2
//! checksum      u64       FNV-1a of all that follows
//! n_rows        u32
//! n_wide        u32       number of weights beyond eight bits
//! n_calibration u32
//! calibration   n × (u32 margin, u16 thousandths)
//! transitions   21 × 21 × i32
//! gaps          n_rows × 2 planes of bytes: differences of ascending buckets, less one
//! masks         n_rows × 3 planes: one bit a tag that has a weight
//! weights       one byte a set bit, row by row; -128 stands for the next wide one
//! wide          n_wide × i16
//! ```
//! All numbers are little endian.

use std::fmt;

use super::{
    model::{Model, Rows},
    tag::N_TAGS,
};

const MAGIC: &[u8; 8] = b"GALLEYTG";
const VERSION: u32 = 2;

/// Why bytes are no model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModelError {
    /// They do not begin with the magic word.
    NotAModel,
    /// They are a model of another version.
    Version {
        /// What they say.
        found: u32,
    },
    /// They end before the model does.
    Truncated,
    /// Some of them were changed.
    Altered,
}

impl fmt::Display for ModelError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAModel => write!(formatter, "expected a model that begins with “GALLEYTG”, found other bytes"),
            Self::Version { found } => write!(formatter, "expected a model of version {VERSION}, found version {found}"),
            Self::Truncated => write!(formatter, "expected more bytes, found the end of the model"),
            Self::Altered => write!(formatter, "expected the checksum of the model's bytes, found another: the file was altered or cut"),
        }
    }
}

impl std::error::Error for ModelError {}

fn checksum(bytes: &[u8]) -> u64 {
    // Eight bytes at a time: the file is read at every start.
    let mut sum: u64 = 0xcbf2_9ce4_8422_2325;
    let (chunks, rest) = bytes.as_chunks::<8>();
    for chunk in chunks {
        sum = (sum ^ u64::from_le_bytes(*chunk)).wrapping_mul(0x0000_0100_0000_01b3).rotate_left(29);
    }
    for byte in rest {
        sum = (sum ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3).rotate_left(29);
    }
    sum ^ bytes.len() as u64
}

/// The file of a model.
pub fn write(model: &Model) -> Vec<u8> {
    let mut planes = Planes::default();
    let mut next_bucket = 0;
    for (bucket, row) in model.rows() {
        planes.push_row(bucket - next_bucket, row);
        next_bucket = bucket + 1;
    }
    let mut body: Vec<u8> = vec![];
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX).to_le_bytes();
    body.extend(count(planes.gaps[0].len()));
    body.extend(count(planes.wide.len()));
    body.extend(count(model.calibration().len()));
    for (margin, thousandths) in model.calibration() {
        body.extend(margin.to_le_bytes());
        body.extend(thousandths.to_le_bytes());
    }
    body.extend(model.transitions().iter().flatten().flat_map(|score| score.to_le_bytes()));
    body.extend(planes.gaps.iter().chain(&planes.masks).flatten());
    body.extend(&planes.weights);
    body.extend(planes.wide.iter().flat_map(|weight| weight.to_le_bytes()));
    let head = MAGIC.iter().copied().chain(VERSION.to_le_bytes()).chain(checksum(&body).to_le_bytes());
    head.chain(body.iter().copied()).collect()
}

#[derive(Default)]
struct Planes {
    gaps: [Vec<u8>; 2],
    masks: [Vec<u8>; 3],
    weights: Vec<u8>,
    wide: Vec<i16>,
}

impl Planes {
    fn push_row(&mut self, gap: u32, row: impl Iterator<Item = (usize, i16)>) {
        // Gaps of 2^16 do not come up while there are more than a few hundred rows; a test model's are filled.
        let [low, high, _, _] = gap.min(0xffff).to_le_bytes();
        for (plane, byte) in self.gaps.iter_mut().zip([low, high]) {
            plane.push(byte);
        }
        let mut mask = 0_u32;
        for (tag_idx, weight) in row {
            mask |= 1 << tag_idx;
            if let Some(weight) = i8::try_from(weight).ok().filter(|weight| *weight != i8::MIN) {
                self.weights.extend(weight.to_le_bytes());
            } else {
                self.weights.extend(i8::MIN.to_le_bytes());
                self.wide.push(weight);
            }
        }
        let [low, middle, high, _] = mask.to_le_bytes();
        for (plane, byte) in self.masks.iter_mut().zip([low, middle, high]) {
            plane.push(byte);
        }
    }
}

/// Reads the file of a model.
///
/// # Errors
/// Where the bytes are not those that [`write()`] made.
pub fn read(bytes: &[u8]) -> Result<Model, ModelError> {
    let mut reader = Reader { bytes };
    if reader.bytes.get(..MAGIC.len()) != Some(MAGIC) {
        return Err(ModelError::NotAModel);
    }
    reader.take(MAGIC.len())?;
    let version = reader.u32()?;
    if version != VERSION {
        return Err(ModelError::Version { found: version });
    }
    let sum = u64::from_le_bytes(reader.array()?);
    if checksum(reader.bytes) != sum {
        return Err(ModelError::Altered);
    }
    reader.model()
}

struct Reader<'a> {
    bytes: &'a [u8],
}

impl<'a> Reader<'a> {
    fn take(&mut self, n_bytes: usize) -> Result<&'a [u8], ModelError> {
        let (taken, rest) = self.bytes.split_at_checked(n_bytes).ok_or(ModelError::Truncated)?;
        self.bytes = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], ModelError> {
        let (array, rest) = self.bytes.split_first_chunk().ok_or(ModelError::Truncated)?;
        self.bytes = rest;
        Ok(*array)
    }

    fn u32(&mut self) -> Result<u32, ModelError> {
        Ok(u32::from_le_bytes(self.array()?))
    }

    fn model(&mut self) -> Result<Model, ModelError> {
        let (n_rows, n_wide, n_calibration) = (self.u32()? as usize, self.u32()? as usize, self.u32()?);
        let mut calibration = vec![];
        for _ in 0..n_calibration {
            calibration.push((self.u32()?, u16::from_le_bytes(self.array()?)));
        }
        let mut transitions = [[0; N_TAGS]; N_TAGS];
        for score in transitions.iter_mut().flatten() {
            *score = i32::from_le_bytes(self.array()?);
        }
        let gaps = (self.take(n_rows)?, self.take(n_rows)?);
        let masks = (self.take(n_rows)?, self.take(n_rows)?, self.take(n_rows)?);
        let n_weights: u32 = [masks.0, masks.1, masks.2].into_iter().flatten().map(|mask| mask.count_ones()).sum();
        let weights = widened(self.take(n_weights as usize)?, self.take(2 * n_wide)?).ok_or(ModelError::Altered)?;
        let masks = masks.0.iter().zip(masks.1).zip(masks.2);
        let masks = masks.map(|((low, middle), high)| u32::from_le_bytes([*low, *middle, *high, 0]));
        let rows = Rows::new(masks, weights).ok_or(ModelError::Altered)?;
        let mut next_bucket = 0;
        let mut buckets = Vec::with_capacity(n_rows);
        for (low, high) in gaps.0.iter().zip(gaps.1) {
            let bucket = next_bucket + u32::from_le_bytes([*low, *high, 0, 0]);
            buckets.push(bucket);
            next_bucket = bucket + 1;
        }
        let model = Model::new(&buckets, rows, transitions, calibration).filter(|_| self.bytes.is_empty());
        model.ok_or(ModelError::Altered)
    }
}

/// The weights at their full width; `None` where there are not as many wide ones as places for them.
fn widened(narrow: &[u8], wide: &[u8]) -> Option<Vec<i16>> {
    let mut weights: Vec<i16> = narrow.iter().map(|byte| i16::from(byte.cast_signed())).collect();
    let mut places = weights.iter_mut().filter(|weight| **weight == i16::from(i8::MIN));
    for bytes in wide.as_chunks::<2>().0 {
        *places.next()? = i16::from_le_bytes(*bytes);
    }
    places.next().is_none().then_some(weights)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tagger::tag::ROW;

    fn model() -> Model {
        let row = |weights: &[(usize, i16)]| {
            let mut row = [0; ROW];
            for (tag_idx, weight) in weights {
                row[*tag_idx] = *weight;
            }
            row
        };
        let rows = [(3, row(&[(0, 5), (20, -7)])), (64, row(&[(1, 127), (2, -127), (3, -128), (4, 3000)])), (60_000, row(&[(9, 1)]))];
        let mut transitions = [[0; N_TAGS]; N_TAGS];
        transitions[0][1] = -12_345;
        let mut weights = Rows::default();
        rows.iter().for_each(|(_, row)| weights.push(row));
        Model::new(&rows.map(|(bucket, _)| bucket), weights, transitions, vec![(10, 500), (400, 990)]).unwrap()
    }

    #[test]
    fn reads_what_it_wrote() {
        assert_eq!(read(&write(&model())), Ok(model()));
    }

    #[test]
    fn refuses_every_cut_and_every_altered_byte() {
        let bytes = write(&model());
        for n_bytes in 0..bytes.len() {
            assert!(read(&bytes[..n_bytes]).is_err(), "cut to {n_bytes} bytes");
        }
        for idx in 0..bytes.len() {
            let mut altered = bytes.clone();
            altered[idx] ^= 0x10;
            assert!(read(&altered).is_err(), "byte {idx} altered");
        }
    }

    #[test]
    fn says_what_is_wrong() {
        assert_eq!(read(b"PNG").unwrap_err().to_string(), "expected a model that begins with “GALLEYTG”, found other bytes");
        let mut bytes = write(&model());
        bytes[8] = 9;
        assert_eq!(read(&bytes), Err(ModelError::Version { found: 9 }));
    }
}
