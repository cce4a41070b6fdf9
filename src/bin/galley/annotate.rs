//! `galley annotate`: articles in, annotations out, one input at a time.

use std::{
    fmt::Display,
    fs,
    io::{self, BufRead, BufReader, Read, Write},
    path::Path,
    process::ExitCode,
};

use galley::{
    AnnotationSet, Document,
    annotation::iso_day,
    annotator,
    formats::{archive, timexes},
};
use serde::Deserialize;
use serde_json::Value;
use time::Date;

/// What `galley annotate` was asked for.
#[derive(clap::Args)]
pub struct AnnotateOptions {
    /// Files to read; `-` or none is standard input
    #[arg(value_name = "FILE")]
    files: Vec<String>,
    /// What to print
    #[arg(long, value_enum, default_value = "json", value_name = "FORMAT")]
    to: Format,
    /// Take the whole input as body text, without reading it as an article
    #[arg(long)]
    plain: bool,
    /// Day against which relative dates are resolved, as 2025-12-04; else the article's own
    #[arg(long, value_name = "DATE", value_parser = day)]
    published: Option<Date>,
    /// Read one JSON object {"id", "text", "published"?} a line and print one result a line
    #[arg(long)]
    jsonl: bool,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Format {
    /// The annotation JSON
    Json,
    /// Time expressions only: [{start, end, type, value}]
    Timex,
}

fn day(text: &str) -> Result<Date, String> {
    iso_day(text).ok_or_else(|| "expected a day as 2025-12-04".to_owned())
}

/// Annotates every input.
pub fn run(options: &AnnotateOptions) -> ExitCode {
    let stdin = ["-".to_owned()];
    let files = if options.files.is_empty() { &stdin[..] } else { &options.files };
    let mut run = Run { options, is_one_of_several: files.len() > 1, n_failures: 0 };
    for file in files {
        let done = if options.jsonl { run.lines(file) } else { run.article(file) };
        match done {
            Ok(()) => {}
            // The reader of our output has gone, as `head` does: nothing is left to do, and nothing is wrong.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => break,
            Err(error) => run.report(file, error),
        }
    }
    if run.n_failures == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

struct Run<'a> {
    options: &'a AnnotateOptions,
    is_one_of_several: bool,
    n_failures: usize,
}

impl Run<'_> {
    /// Reads a file as one article.
    fn article(&mut self, file: &str) -> io::Result<()> {
        let mut bytes = vec![];
        open(file)?.read_to_end(&mut bytes)?;
        let text = match text_of(bytes) {
            Ok(text) => text,
            Err(reason) => {
                self.report(file, reason);
                return Ok(());
            }
        };
        let (document, annotations) = self.annotated(file, &text, None);
        let id = self.is_one_of_several.then(|| Value::from(file));
        io::stdout().write_all(self.printed(id.as_ref(), &document, &annotations).as_bytes())
    }

    /// Reads a file as one article a line.
    fn lines(&mut self, file: &str) -> io::Result<()> {
        let mut reader = BufReader::new(open(file)?);
        let mut bytes = vec![];
        for line_number in 1_usize.. {
            bytes.clear();
            if reader.read_until(b'\n', &mut bytes)? == 0 {
                break;
            }
            if bytes.trim_ascii().is_empty() {
                continue;
            }
            match line_of(&bytes) {
                Ok((line, published)) => {
                    let (document, annotations) = self.annotated("", &line.text, published);
                    io::stdout().write_all(self.printed(Some(&line.id), &document, &annotations).as_bytes())?;
                }
                Err(reason) => self.report(&format!("{}:{line_number}", shown(file)), reason),
            }
        }
        Ok(())
    }

    fn annotated(&self, file: &str, text: &str, published: Option<Date>) -> (Document, AnnotationSet) {
        let document = match kind(file) {
            _ if self.options.plain => Document::plain(text),
            Kind::Html => Document::from_html(text),
            Kind::Markdown => Document::parse(text),
            Kind::Unknown => Document::read(text),
        };
        let own_date = || document.metadata().published.as_ref().and_then(|published| iso_day(&published.text));
        let reference_date = published.or(self.options.published).or_else(own_date);
        let annotations = annotator::annotate(&document, reference_date);
        (document, annotations)
    }

    fn printed(&self, id: Option<&Value>, document: &Document, annotations: &AnnotationSet) -> String {
        let mut output = match (self.options.to, id) {
            (Format::Json, None) => return archive::write(document, annotations),
            (Format::Json, Some(id)) => archive::write_line(id, document, annotations),
            (Format::Timex, None) => timexes::write(document, annotations),
            (Format::Timex, Some(id)) => timexes::write_line(id, document, annotations),
        };
        output.push('\n');
        output
    }

    #[expect(clippy::print_stderr, reason = "a command says on standard error what it could not do")]
    fn report(&mut self, place: &str, reason: impl Display) {
        self.n_failures += 1;
        eprintln!("galley: {}: {reason}", shown(place));
    }
}

/// What a file's name says that it holds.
enum Kind {
    Html,
    /// Markdown may show tags without being a page.
    Markdown,
    Unknown,
}

fn kind(file: &str) -> Kind {
    let extension = Path::new(file).extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    match extension.as_str() {
        "html" | "htm" | "xhtml" => Kind::Html,
        "md" | "markdown" => Kind::Markdown,
        _ => Kind::Unknown,
    }
}

fn open(file: &str) -> io::Result<Box<dyn Read>> {
    if file == "-" { Ok(Box::new(io::stdin())) } else { Ok(Box::new(fs::File::open(file)?)) }
}

fn shown(file: &str) -> &str {
    if file == "-" { "standard input" } else { file }
}

/// The text of a file, or why it is none.
fn text_of(bytes: Vec<u8>) -> Result<String, String> {
    let text = String::from_utf8(bytes).map_err(|error| {
        let valid = error.as_bytes().get(..error.utf8_error().valid_up_to()).unwrap_or_default();
        let line_number = 1 + valid.iter().filter(|byte| **byte == b'\n').count();
        format!("expected UTF-8 text, found another byte in line {line_number} (byte {} of the file)", valid.len())
    })?;
    match text.find('\0') {
        Some(place) => Err(format!("expected text, found a NUL character (byte {place} of the file)")),
        None => Ok(text),
    }
}

/// One line of `--jsonl`.
#[derive(Deserialize)]
struct Line {
    id: Value,
    text: String,
    published: Option<String>,
}

fn line_of(bytes: &[u8]) -> Result<(Line, Option<Date>), String> {
    let expected = r#"expected {"id", "text", "published"?}"#;
    let line: Line = serde_json::from_slice(bytes).map_err(|error| format!("{expected}, found: {error}"))?;
    let published = match &line.published {
        Some(text) => {
            Some(iso_day(text).ok_or_else(|| format!(r#"expected "published" to start with a day as 2025-12-04, found “{text}”"#))?)
        }
        None => None,
    };
    Ok((line, published))
}
