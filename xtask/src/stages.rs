//! Which functions of a compiled module belong to which stage, by the names that the compiler gave them.

use std::collections::HashMap;

use anyhow::Result;
use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};

/// The bodies of all functions of a module of `galley`, one behind the other, in a module that still has its names.
///
/// What only that stage uses of a library has other names and is not among them, nor are its tables.
///
/// # Errors
/// Where the bytes are no module.
pub(crate) fn functions(module: &[u8], stage: &str) -> Result<Vec<u8>> {
    let mut n_imported = 0;
    let (mut bodies, mut names) = (vec![], HashMap::new());
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    n_imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(name_section) = section.as_known() {
                    collect(name_section, &mut names)?;
                }
            }
            _ => {}
        }
    }
    let is_of_stage = |name: &&str| is_of(name, stage);
    let of_stage = (n_imported..).zip(bodies).filter(|(idx, _)| names.get(idx).is_some_and(is_of_stage));
    Ok(of_stage.flat_map(|(_, body)| body.iter().copied()).collect())
}

/// The names of functions by their indexes.
fn collect<'a>(section: wasmparser::NameSectionReader<'a>, names: &mut HashMap<u32, &'a str>) -> Result<()> {
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

/// Whether a mangled name is that of a function of the stage's module, or of what it implements.
fn is_of(name: &str, stage: &str) -> bool {
    name.contains(&format!("6galley{}{stage}", stage.len())) || name.contains(&format!("$LT$galley..{stage}.."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_a_stage_by_its_names() {
        assert!(is_of("_ZN6galley5timex7resolve8Resolver5timex17h8f2b3e1277ff6f6eE", "timex"));
        assert!(is_of("_ZN67_$LT$galley..timex..lexeme..Lex$u20$as$u20$core..cmp..PartialEq$GT$2eq17hE", "timex"));
        assert!(!is_of("_ZN6galley9annotator11timex_value17h8fe9a9dd05a04a70E", "timex"));
        assert!(!is_of("_ZN6galley10annotation5timex7iso_day17h99323de951c194c7E", "timex"));
    }
}
