//! The form in which names are compared: lower case, without diacritics. Also compiled into the data compiler.

/// The form under which a name is listed and looked up. Abbreviations in capitals keep them (`US` is not `us`), all else
/// is lower-cased and loses its diacritics.
pub fn key(name: &str) -> String {
    if is_abbreviation(name) {
        return name.to_owned();
    }
    let mut key = String::with_capacity(name.len());
    for char in name.chars() {
        push_folded(char, &mut key);
    }
    key
}

/// Whether a name is compared with its capitals: two to five of them and nothing else.
pub(super) fn is_abbreviation(name: &str) -> bool {
    (2..=5).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Appends a character in the form of a key.
pub(super) fn push_folded(char: char, key: &mut String) {
    if char.is_ascii() {
        key.push(char.to_ascii_lowercase());
        return;
    }
    for char in char.to_lowercase().filter(|char| !is_combining(*char)) {
        match base(char) {
            "" => key.push(char),
            base => key.push_str(base),
        }
    }
}

fn is_combining(char: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&char)
}

/// The letters that stand for an accented one where it cannot be typed; empty where there are none.
fn base(char: char) -> &'static str {
    match char {
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' | 'ạ' | 'ả' | 'ấ' | 'ầ' | 'ẩ' | 'ẫ' | 'ậ' | 'ắ' | 'ằ' | 'ẳ' | 'ẵ' | 'ặ' | 'ə' => {
            "a"
        }
        'æ' => "ae",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ď' | 'đ' | 'ḍ' | 'ḑ' | 'ð' => "d",
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ẹ' | 'ẻ' | 'ẽ' | 'ế' | 'ề' | 'ể' | 'ễ' | 'ệ' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ĥ' | 'ħ' | 'ḥ' | 'ḩ' | 'ẖ' => "h",
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' | 'ỉ' | 'ị' => "i",
        'ķ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' | 'ơ' | 'ọ' | 'ỏ' | 'ố' | 'ồ' | 'ổ' | 'ỗ' | 'ộ' | 'ớ' | 'ờ' | 'ở' | 'ỡ' | 'ợ' => {
            "o"
        }
        'œ' => "oe",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' | 'ṣ' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ț' | 'ṭ' => "t",
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'ư' | 'ụ' | 'ủ' | 'ứ' | 'ừ' | 'ử' | 'ữ' | 'ự' => "u",
        'ŵ' => "w",
        'ý' | 'ÿ' | 'ŷ' | 'ỳ' | 'ỵ' | 'ỷ' | 'ỹ' => "y",
        'ź' | 'ż' | 'ž' | 'ẓ' => "z",
        '’' | '‘' | 'ʻ' | 'ʼ' | 'ʽ' => "'",
        '‐' | '‑' => "-",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_case_and_diacritics() {
        assert_eq!(key("São Paulo"), "sao paulo");
        assert_eq!(key("Łódź"), "lodz");
        assert_eq!(key("CHINA’S"), "china's");
    }

    #[test]
    fn abbreviations_keep_their_capitals() {
        assert_eq!(key("US"), "US");
        assert_eq!(key("Us"), "us");
        assert_eq!(key("UNESCO"), "unesco");
    }
}
