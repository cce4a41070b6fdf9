//! Settings of the page as JSON. No offsets.

use std::collections::BTreeMap;

/// Words by name, as a JSON object.
pub fn write_map(map: &BTreeMap<String, String>) -> String {
    serde_json::to_string(map).unwrap_or_default()
}

/// Words by name; `None` where the JSON is something else.
pub fn read_map(json: &str) -> Option<BTreeMap<String, String>> {
    serde_json::from_str(json).ok()
}
