//! How much a compiled module weighs, so that two of them can be compared.
//!
//! A module with one stage more has its other functions in another order, which alone makes it compress better or worse by 2 KB:
//! as much as is looked for. Put in the order of their names, the functions of two modules lie alike. Embedded files of megabytes
//! that hardly compress would move the limits of what is compressed together, and are left out.

use std::collections::HashMap;

use anyhow::Result;
use wasmparser::{KnownCustom, Name, NameSectionReader, Parser, Payload, TypeRef};

use crate::size::gzip;

/// Bytes of a module that still has its names, compressed by gzip: its functions in the order of their names, and each of its
/// other sections but the custom ones (names, tools), without the `files` that it holds.
///
/// # Errors
/// Where the bytes are no module.
pub(crate) fn of(module: &[u8], files: &[Vec<u8>]) -> Result<u64> {
    let (mut n_imported, mut bodies, mut names, mut weight) = (0, vec![], HashMap::new(), 0);
    for payload in Parser::new(0).parse_all(module) {
        let payload = payload?;
        match (&payload, payload.as_section()) {
            (Payload::CodeSectionEntry(body), _) => bodies.push(body.as_bytes()),
            (Payload::CustomSection(section), _) => {
                if let KnownCustom::Name(section) = section.as_known() {
                    collect(section, &mut names)?;
                }
            }
            (Payload::CodeSectionStart { .. }, _) | (_, None) => {}
            (_, Some((_, bytes))) => weight += gzip(&without(files, module.get(bytes).unwrap_or_default()))?,
        }
        if let Payload::ImportSection(imports) = payload {
            for import in imports.into_imports() {
                n_imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
            }
        }
    }
    Ok(weight + gzip(&in_order(n_imported, bodies, &names).concat())?)
}

/// Bytes without those of the files among them.
fn without(files: &[Vec<u8>], bytes: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for file in files {
        if let Some(start) = memchr::memmem::find(&bytes, file) {
            bytes.drain(start..start + file.len());
        }
    }
    bytes
}

/// The bodies of functions in the order of their names.
fn in_order<'a>(first_idx: u32, bodies: Vec<&'a [u8]>, names: &HashMap<u32, &str>) -> Vec<&'a [u8]> {
    let mut named: Vec<_> = (first_idx..).zip(bodies).map(|(idx, body)| (names.get(&idx), body)).collect();
    named.sort();
    named.into_iter().map(|(_, body)| body).collect()
}

/// Notes the names of functions by their indexes.
fn collect<'a>(section: NameSectionReader<'a>, names: &mut HashMap<u32, &'a str>) -> Result<()> {
    for subsection in section {
        if let Name::Function(functions) = subsection? {
            for function in functions {
                let function = function?;
                names.insert(function.index, function.name);
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_are_told_by_their_names() {
        let bodies: Vec<&[u8]> = vec![b"third", b"first", b"second"];
        let names = HashMap::from([(7, "c"), (8, "a"), (9, "b")]);
        assert_eq!(in_order(7, bodies, &names).concat(), b"firstsecondthird");
    }

    #[test]
    fn a_module_weighs_what_its_sections_do() {
        let empty = b"\0asm\x01\0\0\0";
        let data = [empty.as_slice(), b"\x05\x03\x01\0\x01"].concat();
        assert_eq!(of(&data, &[]).unwrap() - of(empty, &[]).unwrap(), gzip(b"\x01\0\x01").unwrap());
        assert!(of(b"none", &[]).is_err());
    }

    #[test]
    fn files_weigh_nothing() {
        assert_eq!(without(&[b"cd".to_vec(), b"x".to_vec()], b"abcdef"), b"abef");
    }
}
