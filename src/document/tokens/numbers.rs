//! Numbers: separators of thousands and decimals, times, and the suffixes that belong to them.

/// Units that are tokens of their own where they are glued to their number (`550bn`, `5km`, `2pm`).
/// Suffixes that change what the number is (`4th`, `1990s`, `5G`, `737s`) are not among them.
const UNITS: &[&str] = &[
    "am", "b", "bbl", "bcm", "bn", "bpd", "bps", "c", "cm", "f", "ft", "g", "gw", "gwh", "ha", "hp", "hr", "hrs", "k", "kb", "kg", "km",
    "kmh", "kn", "kph", "kt", "kw", "kwh", "l", "lb", "lbs", "m", "mb", "mbps", "mg", "mhz", "mi", "min", "mins", "ml", "mln", "mm", "mn",
    "mph", "mt", "mw", "mwh", "nm", "oz", "pc", "pct", "pm", "pp", "ppm", "pts", "rpm", "sec", "secs", "sq", "t", "tb", "tn", "trn", "tw",
    "twh", "usd", "yr", "yrs",
];

/// Units that are read as such in capitals too: `5G`, `3D`, `4K` and `777X` are names.
const CAPITAL_UNITS: &[&str] = &[
    "AM", "BN", "FT", "GB", "GHz", "GW", "GWh", "KG", "KM", "KW", "MB", "MHz", "MM", "MN", "MT", "MW", "MWh", "PM", "TB", "TN", "TW",
    "TWh", "kW", "kWh",
];

/// The end of the number whose first digit stands at `start`.
pub(super) fn end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = digits_end(text, start);
    loop {
        let separator = bytes.get(end).copied().unwrap_or_default();
        let next = match separator {
            b',' => thousands_end(bytes, start, end),
            b'.' | b':' if is_digit(bytes, end + 1) => Some(digits_end(text, end + 1)),
            _ => None,
        };
        match next {
            Some(next) => end = next,
            None => return with_suffix(text, start, end),
        }
    }
}

fn is_digit(bytes: &[u8], at: usize) -> bool {
    bytes.get(at).is_some_and(u8::is_ascii_digit)
}

fn digits_end(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    at + rest.find(|char: char| !char.is_numeric()).unwrap_or(rest.len())
}

/// The end of a group of thousands behind the comma at `comma`: three digits, or two before three as in India.
fn thousands_end(bytes: &[u8], start: usize, comma: usize) -> Option<usize> {
    let n_before = bytes.get(start..comma)?.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    let n_digits = (1..=4).take_while(|offset| is_digit(bytes, comma + offset)).count();
    let is_indian = n_digits == 2 && bytes.get(comma + 3) == Some(&b',') && is_digit(bytes, comma + 4);
    ((n_digits == 3 || is_indian) && (1..=3).contains(&n_before)).then_some(comma + 1 + n_digits)
}

/// The end of the number with the letters glued to it, unless they are a unit or the `T` of a time stamp.
fn with_suffix(text: &str, start: usize, end: usize) -> usize {
    let rest = text.get(end..).unwrap_or_default();
    let n_letters = rest.find(|char: char| !char.is_alphanumeric()).unwrap_or(rest.len());
    let suffix = rest.get(..n_letters).unwrap_or_default();
    let is_stamp = suffix.starts_with('T') && suffix.as_bytes().get(1).is_some_and(u8::is_ascii_digit);
    let is_money = text.get(..start).is_some_and(|before| before.ends_with(['$', '€', '£', '¥', '₽', '₹']));
    let is_scale = is_money && matches!(suffix, "B" | "K" | "M" | "T");
    let is_unit = is_scale || UNITS.binary_search(&suffix).is_ok() || CAPITAL_UNITS.binary_search(&suffix).is_ok();
    if is_unit || is_stamp { end } else { end + n_letters }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        assert!(UNITS.is_sorted() && CAPITAL_UNITS.is_sorted());
    }
}
