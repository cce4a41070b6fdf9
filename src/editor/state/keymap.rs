//! A person's own keys.

use std::collections::BTreeMap;

/// A person's own keys: of a binding's name, the key that does it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keymap(pub(in crate::editor) BTreeMap<String, String>);

/// A binding that waits for its new key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rebinding {
    /// The binding's name.
    pub name: String,
    /// Why the last key was refused.
    pub refusal: Option<String>,
}
