//! `galley annotate`: articles in, annotations out, one input at a time.

use std::{
    borrow::Cow,
    ffi::{OsStr, OsString},
    fmt::Display,
    fs,
    io::{self, BufRead, BufReader, Read, Write},
    path::Path,
    process::ExitCode,
};

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use galley::{
    AnnotationSet, Document,
    annotation::iso_day,
    annotator,
    formats::{self, Format},
};
use serde::Deserialize;
use serde_json::value::{RawValue, to_raw_value};
use time::Date;

use crate::input::{self, Input};

/// What `galley annotate` was asked for.
#[derive(clap::Args)]
pub struct AnnotateOptions {
    /// Files to read; `-` or none is standard input
    #[arg(value_name = "FILE")]
    files: Vec<OsString>,
    /// What to print
    #[arg(long, default_value = "json", value_name = "FORMAT", value_parser = format_names())]
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

fn format_names() -> impl TypedValueParser<Value = Format> {
    let names = Format::ALL.map(|format| PossibleValue::new(format.name()).help(format.title()));
    PossibleValuesParser::new(names).try_map(|name| Format::from_name(&name).ok_or("not a format"))
}

fn day(text: &str) -> Result<Date, String> {
    iso_day(text).ok_or_else(|| "expected a day as 2025-12-04".to_owned())
}

/// Annotates every input.
pub fn run(options: &AnnotateOptions) -> ExitCode {
    let stdin = [OsString::from("-")];
    let files = if options.files.is_empty() { &stdin[..] } else { &options.files };
    let is_one_of_several = files.len() > 1 || options.jsonl;
    if is_one_of_several && !options.to.holds_several() {
        let _ = writeln!(io::stderr(), "error: a file of {} holds one article: give one FILE, and no --jsonl", options.to.name());
        return ExitCode::from(2);
    }
    let mut run = Run { options, is_one_of_several, is_headed: false, n_failures: 0 };
    for file in files {
        let done = if options.jsonl { run.lines(file) } else { run.article(file) };
        match done {
            Ok(()) => {}
            Err(Stop::Input(error)) => run.report(shown(file), error),
            // The reader of our output has gone, as `head` does: nothing is left to do, and nothing is wrong.
            Err(Stop::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => break,
            Err(Stop::Output(error)) => {
                run.report("standard output", error);
                break;
            }
        }
    }
    if run.n_failures == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Why an input was not done: the next one may be, unless the output is what failed.
enum Stop {
    Input(io::Error),
    Output(io::Error),
}

struct Run<'a> {
    options: &'a AnnotateOptions,
    is_one_of_several: bool,
    /// Whether what stands once above all results was printed.
    is_headed: bool,
    n_failures: usize,
}

impl Run<'_> {
    /// Reads a file as one article.
    fn article(&mut self, file: &OsStr) -> Result<(), Stop> {
        let mut bytes = vec![];
        open(file).and_then(|mut reader| reader.read_to_end(&mut bytes)).map_err(Stop::Input)?;
        let Input { text, note } = match input::text_of(bytes) {
            Ok(input) => input,
            Err(reason) => {
                self.report(shown(file), reason);
                return Ok(());
            }
        };
        if let Some(note) = note {
            let _ = writeln!(io::stderr(), "galley: {}: {note}", shown(file));
        }
        let (document, annotations) = self.annotated(file, &text, None);
        if !annotator::is_english(&document) {
            let language = document.metadata().language.as_deref().unwrap_or_default();
            let _ = writeln!(
                io::stderr(),
                "galley: {}: the text is not in English ({language}): only places, amounts and dates in figures were looked for",
                shown(file)
            );
        }
        let id = if self.is_one_of_several { to_raw_value(&file.to_string_lossy()).ok() } else { None };
        self.print(&shown(file), id.as_deref(), &document, &annotations)
    }

    /// Reads a file as one article a line.
    fn lines(&mut self, file: &OsStr) -> Result<(), Stop> {
        let mut reader = BufReader::new(open(file).map_err(Stop::Input)?);
        let mut bytes = vec![];
        for line_number in 1_usize.. {
            bytes.clear();
            if reader.read_until(b'\n', &mut bytes).map_err(Stop::Input)? == 0 {
                break;
            }
            // Editors on Windows put a byte order mark before what they save.
            let line = if line_number == 1 { bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&bytes) } else { &bytes };
            let line = line.trim_ascii_end();
            if line.is_empty() {
                continue;
            }
            match line_of(line) {
                Ok((line, published)) => {
                    let (document, annotations) = self.annotated(OsStr::new(""), &line.text, published);
                    self.print(&format!("{}:{line_number}", shown(file)), Some(&line.id), &document, &annotations)?;
                }
                Err(reason) => self.report(format!("{}:{line_number}", shown(file)), reason),
            }
        }
        Ok(())
    }

    fn annotated(&self, file: &OsStr, text: &str, published: Option<Date>) -> (Document, AnnotationSet) {
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

    /// Prints an article, and says on standard error which annotations the format could not hold.
    fn print(&mut self, place: &str, id: Option<&RawValue>, document: &Document, annotations: &AnnotationSet) -> Result<(), Stop> {
        let format = self.options.to;
        let one = |id| formats::export_one_of_several(format, id, document, annotations);
        let export = id.and_then(one).unwrap_or_else(|| formats::export(format, document, annotations));
        let heading = format.heading().filter(|_| id.is_some() && !self.is_headed).unwrap_or_default();
        self.is_headed = true;
        io::stdout().write_all((heading + &export.text).as_bytes()).map_err(Stop::Output)?;
        for left_out in export.left_out {
            let _ = writeln!(io::stderr(), "galley: {place}: left out of {}: {left_out}", format.name());
        }
        Ok(())
    }

    /// Says on standard error what was not done; where that is closed too, the exit status alone says it.
    fn report(&mut self, place: impl Display, reason: impl Display) {
        self.n_failures += 1;
        let _ = writeln!(io::stderr(), "galley: {place}: {reason}");
    }
}

/// What a file's name says that it holds.
enum Kind {
    Html,
    /// Markdown may show tags without being a page.
    Markdown,
    Unknown,
}

fn kind(file: &OsStr) -> Kind {
    let extension = Path::new(file).extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    match extension.as_str() {
        "html" | "htm" | "xhtml" => Kind::Html,
        "md" | "markdown" => Kind::Markdown,
        _ => Kind::Unknown,
    }
}

fn open(file: &OsStr) -> io::Result<Box<dyn Read>> {
    if file == "-" { Ok(Box::new(io::stdin())) } else { Ok(Box::new(fs::File::open(file)?)) }
}

fn shown(file: &OsStr) -> Cow<'_, str> {
    if file == "-" { "standard input".into() } else { file.to_string_lossy() }
}

/// One line of `--jsonl`.
#[derive(Deserialize)]
struct Line {
    /// As it stands there, for the output: a long number must not become a near one.
    id: Box<RawValue>,
    text: String,
    published: Option<String>,
}

fn line_of(bytes: &[u8]) -> Result<(Line, Option<Date>), String> {
    let expected = r#"expected {"id", "text", "published"?}"#;
    let line: Line = serde_json::from_slice(bytes).map_err(|error| format!("{expected}, found: {}", reason(&error)))?;
    let published = match &line.published {
        Some(text) => Some(
            iso_day(text)
                .ok_or_else(|| format!(r#"expected "published" to start with a day as 2025-12-04, found “{}”"#, text.escape_debug()))?,
        ),
        None => None,
    };
    Ok((line, published))
}

/// What serde says, with the column alone: its line is always the first.
fn reason(error: &serde_json::Error) -> String {
    let place = format!(" at line {} column {}", error.line(), error.column());
    let reason = error.to_string();
    format!("{} (column {})", reason.strip_suffix(&place).unwrap_or(&reason), error.column())
}
