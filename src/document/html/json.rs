//! JSON, as far as linked data needs it: strings, lists and maps; numbers and the rest are passed over.

/// Nesting that is followed; linked data has a handful of levels.
const DEEPEST: usize = 24;

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Json {
    Text(String),
    List(Vec<Json>),
    Map(Vec<(String, Json)>),
    Other,
}

impl Json {
    /// A member of a map.
    pub fn get(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Map(members) => members.iter().find(|(key, _)| key == name).map(|(_, value)| value),
            _ => None,
        }
    }

    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The elements of a list, or the value itself.
    pub fn each(&self) -> &[Self] {
        match self {
            Self::List(list) => list,
            value => std::slice::from_ref(value),
        }
    }
}

/// The value that a text starts with; `None` where it is broken.
pub(super) fn read(text: &str) -> Option<Json> {
    read_with_len(text).map(|(json, _)| json)
}

/// The value that a text starts with, and how many bytes say it.
pub(super) fn read_with_len(text: &str) -> Option<(Json, usize)> {
    let mut reader = Reader { text, at: 0 };
    let json = reader.value(0)?;
    Some((json, reader.at))
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn next(&mut self) -> Option<u8> {
        let rest = self.text.as_bytes().get(self.at..)?;
        self.at += rest.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        self.text.as_bytes().get(self.at).copied()
    }

    fn take(&mut self, byte: u8) -> Option<()> {
        (self.next()? == byte).then(|| self.at += 1)
    }

    fn value(&mut self, depth: usize) -> Option<Json> {
        if DEEPEST < depth {
            return None;
        }
        match self.next()? {
            b'"' => self.string().map(Json::Text),
            b'[' => self.list(depth),
            b'{' => self.map(depth),
            _ => self.other(),
        }
    }

    fn other(&mut self) -> Option<Json> {
        let rest = self.text.as_bytes().get(self.at..)?;
        let len = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.')).count();
        self.at += len;
        (0 < len).then_some(Json::Other)
    }

    fn list(&mut self, depth: usize) -> Option<Json> {
        self.take(b'[')?;
        let mut list = vec![];
        while self.next()? != b']' {
            list.push(self.value(depth + 1)?);
            if self.take(b',').is_none() {
                break;
            }
        }
        self.take(b']')?;
        Some(Json::List(list))
    }

    fn map(&mut self, depth: usize) -> Option<Json> {
        self.take(b'{')?;
        let mut members = vec![];
        while self.next()? != b'}' {
            let key = self.string()?;
            self.take(b':')?;
            members.push((key, self.value(depth + 1)?));
            if self.take(b',').is_none() {
                break;
            }
        }
        self.take(b'}')?;
        Some(Json::Map(members))
    }

    fn string(&mut self) -> Option<String> {
        self.take(b'"')?;
        let mut string = String::new();
        loop {
            let rest = self.text.get(self.at..)?;
            let len = rest.find(['"', '\\'])?;
            string.push_str(rest.get(..len)?);
            self.at += len + 1;
            if rest.as_bytes().get(len) == Some(&b'"') {
                return Some(string);
            }
            self.escape(&mut string)?;
        }
    }

    fn escape(&mut self, string: &mut String) -> Option<()> {
        let escaped = self.text.get(self.at..)?.chars().next()?;
        self.at += escaped.len_utf8();
        match escaped {
            'n' | 't' | 'r' => string.push(' '),
            'b' | 'f' => {}
            'u' => string.push(self.code_point()?),
            char => string.push(char),
        }
        Some(())
    }

    /// Four hexadecimal digits, or two times four for characters beyond the first plane.
    fn code_point(&mut self) -> Option<char> {
        let high = self.unit()?;
        if !(0xD800..0xDC00).contains(&high) {
            return Some(char::from_u32(high).unwrap_or(char::REPLACEMENT_CHARACTER));
        }
        if !self.text.get(self.at..)?.starts_with("\\u") {
            return Some(char::REPLACEMENT_CHARACTER);
        }
        self.at += 2;
        let low = self.unit()?;
        let code = 0x1_0000 + ((high - 0xD800) << 10) + (low & 0x3FF);
        Some(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn unit(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4)?;
        self.at += 4;
        u32::from_str_radix(digits, 16).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_values() {
        let json = read(r#" {"a": "x\u2019\n\"\ud83d\ude00", "b": [1, {"c": true}, "d"], } "#).unwrap();
        assert_eq!(json.get("a").and_then(Json::as_text), Some("x’ \"😀"));
        assert_eq!(json.get("b").map(|list| list.each().len()), Some(3));
        assert_eq!(json.get("a").map(|text| text.each().len()), Some(1));
    }

    #[test]
    fn gives_up_on_broken_ones() {
        for text in ["", "{", "[1", "\"x", "{\"a\" 1}", "{\"a\": \"\\u12\"}", &"[".repeat(100_000)] {
            assert_eq!(read(text), None);
        }
    }
}
