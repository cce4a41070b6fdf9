//! Several files in one (ZIP, APPNOTE 6.3.10, deflated). It knows names and bytes; offsets are the files' own.

use std::io::{self, Write as _};

use flate2::{Compression, write::DeflateEncoder};
use rawzip::{CompressionMethod, ZipArchiveWriter};

/// Puts files into one, in their order. Names are unique and without `/` at their start.
///
/// # Errors
/// Where a name is longer than 65,535 bytes.
pub fn zip(files: &[(String, String)]) -> io::Result<Vec<u8>> {
    let mut archive = ZipArchiveWriter::new(vec![]);
    for (name, text) in files {
        let (mut entry, config) =
            archive.new_file(name).compression_method(CompressionMethod::DEFLATE).start().map_err(io::Error::other)?;
        let mut writer = config.wrap(DeflateEncoder::new(&mut entry, Compression::default()));
        writer.write_all(text.as_bytes())?;
        let (encoder, described) = writer.finish().map_err(io::Error::other)?;
        encoder.finish()?;
        entry.finish(described).map_err(io::Error::other)?;
    }
    archive.finish().map_err(io::Error::other)
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    #[test]
    fn files_come_out_as_they_went_in() {
        let files = [("1-steel.json".to_owned(), "{\"a\": \"😀\"}\n".repeat(100)), ("2-köln.json".to_owned(), String::new())];
        let bytes = zip(&files).unwrap();
        assert!(bytes.len() < 700, "it is deflated: {}", bytes.len());
        let archive = rawzip::ZipArchive::from_slice(&bytes).unwrap();
        let mut found = vec![];
        for entry in archive.entries() {
            let entry = entry.unwrap();
            let name = String::from_utf8(entry.file_path().as_ref().to_vec()).unwrap();
            let content = archive.get_entry(entry.wayfinder()).unwrap();
            let mut text = String::new();
            content.verifying_reader(flate2::read::DeflateDecoder::new(content.data())).read_to_string(&mut text).unwrap();
            found.push((name, text));
        }
        assert_eq!(found, files);
    }
}
