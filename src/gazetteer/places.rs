//! The ids that places have in other registers.

use std::sync::OnceLock;

use fst::raw::Fst;

use super::key::key;

/// Compiled from `data/names.tsv` and `data/names-own.tsv`; the layout of a value is [`Place::from_packed`]'s.
static PLACES: &[u8] = include_bytes!("../../data/places.fst");

/// The ids of a country, subdivision or city.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// ISO 3166-1 or 3166-2 code: `CN`, `CN-SD`; of a city its country's.
    pub iso3166: String,
    /// `GeoNames` id, where the lists know it.
    pub geonames: Option<u32>,
}

/// The place that a name most likely names: a country before a subdivision before the largest city; `None` where the lists
/// know none.
pub fn place(name: &str) -> Option<Place> {
    find(&key(name))
}

/// The place of that name in a country, by its ISO 3166-1 code; `None` where the lists know none.
pub fn place_in(name: &str, country: &str) -> Option<Place> {
    let key = key(name);
    find(&key).filter(|place| place.country() == country).or_else(|| find(&format!("{key}\t{country}")))
}

fn find(key: &str) -> Option<Place> {
    static FST: OnceLock<Option<Fst<&'static [u8]>>> = OnceLock::new();
    let places = FST.get_or_init(|| Fst::new(PLACES).ok()).as_ref()?;
    Some(Place::from_packed(places.get(key)?.value()))
}

/// The characters of a code, by their digit in base 37; 0 stands for none.
const DIGITS: &[u8; 36] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

impl Place {
    /// The ISO 3166-1 code of its country.
    pub fn country(&self) -> &str {
        self.iso3166.get(..2).unwrap_or_default()
    }

    /// The `GeoNames` id above 32 bits of the code without its hyphen, in base 37, last character lowest.
    fn from_packed(packed: u64) -> Self {
        let mut code = packed & 0xffff_ffff;
        let mut reversed = String::new();
        while code > 0 {
            let digit = usize::try_from(code % 37).unwrap_or_default();
            reversed.extend(digit.checked_sub(1).and_then(|digit| DIGITS.get(digit)).map(|byte| char::from(*byte)));
            code /= 37;
        }
        let mut iso3166: String = reversed.chars().rev().collect();
        if iso3166.len() > 2 {
            iso3166.insert(2, '-');
        }
        let geonames = u32::try_from(packed >> 32).ok().filter(|id| *id != 0);
        Self { iso3166, geonames }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_countries_subdivisions_and_cities() {
        let of = |name| place(name).map(|place| (place.iso3166, place.geonames.is_some()));
        assert_eq!(of("China"), Some(("CN".to_owned(), false)));
        assert_eq!(of("U.S."), Some(("US".to_owned(), false)));
        assert_eq!(of("Shandong"), Some(("CN-SD".to_owned(), false)));
        assert_eq!(of("Shenzhen"), Some(("CN".to_owned(), true)));
        assert_eq!(of("Nowhere at all"), None);
        assert_eq!(of("Southern"), None);
    }

    #[test]
    fn knows_places_of_one_name_in_several_countries() {
        let of = |name, country| place_in(name, country).map(|place| place.iso3166);
        assert_eq!(place("Victoria").map(|place| place.iso3166), Some("AU-VIC".to_owned()));
        assert_eq!(place("Virginia").map(|place| place.iso3166), Some("US-VA".to_owned()));
        assert_eq!(of("Georgia", "US"), Some("US-GA".to_owned()));
        assert_eq!(of("Georgia", "GE"), Some("GE".to_owned()));
        assert_eq!(of("Birmingham", "US"), Some("US".to_owned()));
        assert_eq!(of("Birmingham", "FR"), None);
    }
}
