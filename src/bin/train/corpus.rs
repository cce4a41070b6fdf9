//! Corpora as they lie on disk: a token and its BIO label a line, a blank line between sentences, `# doc` lines.

use std::{fs, io, path::Path};

/// A token and its label.
pub type Labelled = (String, String);

/// Sentences of labelled tokens.
pub type CorpusDocument = Vec<Vec<Labelled>>;

/// Files without document lines are cut every so many sentences.
const N_SENTENCES: usize = 20;

/// The documents of a file.
///
/// # Errors
/// Where it cannot be read, or a line has no label.
pub fn read(path: &Path) -> io::Result<Vec<CorpusDocument>> {
    let text = fs::read_to_string(path).map_err(|error| io::Error::other(format!("{}: {error}", path.display())))?;
    let mut reader = Reader::default();
    for (line_idx, line) in text.lines().enumerate() {
        if line.starts_with("# doc ") && !line.contains('\t') {
            reader.is_marked = true;
            reader.end_document();
        } else if line.is_empty() {
            reader.end_sentence();
        } else {
            let missing = || io::Error::other(format!("{}:{}: expected a token, a tab and a label", path.display(), line_idx + 1));
            let (token, label) = line.split_once('\t').ok_or_else(missing)?;
            reader.sentence.push((token.to_owned(), label.to_owned()));
        }
    }
    reader.end_document();
    if reader.is_marked {
        return Ok(reader.documents);
    }
    let sentences = reader.documents.concat();
    Ok(sentences.chunks(N_SENTENCES).map(<[_]>::to_vec).collect())
}

#[derive(Default)]
struct Reader {
    documents: Vec<CorpusDocument>,
    sentences: CorpusDocument,
    sentence: Vec<Labelled>,
    is_marked: bool,
}

impl Reader {
    fn end_sentence(&mut self) {
        if !self.sentence.is_empty() {
            self.sentences.push(std::mem::take(&mut self.sentence));
        }
    }

    fn end_document(&mut self) {
        self.end_sentence();
        if !self.sentences.is_empty() {
            self.documents.push(std::mem::take(&mut self.sentences));
        }
    }
}

/// A labelled stretch of a printed document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabelledSpan {
    pub start: usize,
    pub end: usize,
    pub label: String,
}

/// A document as it would be printed, a sentence a line, and where its labels stand.
pub fn printed(document: &CorpusDocument) -> (String, Vec<LabelledSpan>) {
    let mut text = String::new();
    let mut spans = vec![];
    for sentence in document {
        print_sentence(sentence, &mut text, &mut spans);
        text.push('\n');
    }
    (text, spans)
}

fn print_sentence(sentence: &[Labelled], text: &mut String, spans: &mut Vec<LabelledSpan>) {
    let mut printer = Printer { is_glued: true, ..Printer::default() };
    let mut open: Option<LabelledSpan> = None;
    for (token, label) in sentence {
        let start = printer.print(token, text);
        let continues = open.as_ref().is_some_and(|span| label.strip_prefix("I-") == Some(span.label.as_str()));
        if !continues {
            spans.extend(open.take());
        }
        match (&mut open, label.split_once('-')) {
            (Some(span), _) => span.end = text.len(),
            (None, Some((_, kind))) => open = Some(LabelledSpan { start, end: text.len(), label: kind.to_owned() }),
            (None, None) => {}
        }
    }
    spans.extend(open);
}

/// The document with one of its sentences before it as a headline, if it has a short one with a name: corpora have few
/// headlines, and articles all have one.
pub fn with_headline(document: &CorpusDocument) -> CorpusDocument {
    let has_name = |sentence: &&Vec<Labelled>| (4..=14).contains(&sentence.len()) && sentence.iter().any(|(_, label)| label != "O");
    let headline = document.iter().find(has_name).map(|sentence| sentence.iter().map(capitalised).collect());
    headline.into_iter().chain(document.iter().cloned()).collect()
}

fn capitalised((token, label): &Labelled) -> Labelled {
    let is_small = matches!(
        token.as_str(),
        "a" | "an" | "and" | "as" | "at" | "but" | "by" | "for" | "from" | "in" | "of" | "on" | "or" | "the" | "to" | "with" | "n't" | "'s"
    );
    let mut chars = token.chars();
    let capital = chars.next().filter(|_| !is_small).map(|first| first.to_uppercase().chain(chars).collect());
    (capital.unwrap_or_else(|| token.clone()), label.clone())
}

/// Where spaces go between the tokens of a sentence.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is one fact about the token before")]
struct Printer {
    is_quoted: bool,
    is_single_quoted: bool,
    is_glued: bool,
    is_after_s: bool,
}

impl Printer {
    /// Appends a token and returns where it starts.
    fn print(&mut self, token: &str, text: &mut String) -> usize {
        let token = match token {
            "``" | "''" => "\"",
            "-LRB-" | "-lrb-" => "(",
            "-RRB-" | "-rrb-" => ")",
            "-LSB-" => "[",
            "-RSB-" => "]",
            _ => token,
        };
        let mut has_space = !self.is_glued && !is_closing(token) && !is_clitic(token);
        if token == "'" {
            if self.is_after_s || self.is_single_quoted {
                has_space = false;
                self.is_single_quoted = false;
            } else {
                self.is_single_quoted = true;
            }
        }
        if token == "\"" {
            has_space &= !self.is_quoted;
            self.is_quoted = !self.is_quoted;
        }
        if has_space && !text.ends_with('\n') && !text.is_empty() {
            text.push(' ');
        }
        let start = text.len();
        text.push_str(token);
        let opens_single = token == "'" && self.is_single_quoted && !self.is_after_s;
        self.is_glued = "([{$“‘#£€".contains(token) || (token == "\"" && self.is_quoted) || opens_single;
        self.is_after_s = token.ends_with('s');
        start
    }
}

fn is_closing(token: &str) -> bool {
    token.chars().all(|char| ",.;:!?%)]}’”…".contains(char))
}

fn is_clitic(token: &str) -> bool {
    if matches!(token, "n't" | "n’t") {
        return true;
    }
    let rest = token.strip_prefix(['\'', '’']);
    rest.is_some_and(|rest| matches!(rest, "s" | "S" | "re" | "ve" | "ll" | "d" | "m" | "t" | "RE" | "VE" | "LL" | "D" | "M"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_as_newspapers_do() {
        let sentence = |words: &str| words.split(' ').map(|word| (word.to_owned(), "O".to_owned())).collect();
        let (text, _) = printed(&vec![sentence("He said : `` I do n't . ''"), sentence("( Mr Jones 's ) 30 %")]);
        assert_eq!(text, "He said: \"I don't.\"\n(Mr Jones's) 30%\n");
    }
}
