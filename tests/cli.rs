//! The command line as another program meets it: what `galley annotate` prints, to which stream, and its exit status.
//!
//! What is found in a text is not looked at here: the output is compared with the library's for the same text.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::{
    fs,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};

use galley::{
    Document,
    annotation::iso_day,
    annotator,
    formats::{Format, archive, export},
};
use serde_json::Value;

const ARTICLE: &str = "Zoë’s 🇫🇷 blog\r\n\r\nApple 😀 hired Tim Cook in Cupertino on 12 March 2024. It plans more for 2025–2027.\n";

/// A folder of its own for each test.
fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn file(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) -> String {
    let path = folder.join(name);
    fs::write(&path, bytes).unwrap();
    path.to_str().unwrap().to_owned()
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_galley"));
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn run(arguments: &[&str]) -> Output {
    command(arguments).output().unwrap()
}

fn spawned(arguments: &[&str]) -> Child {
    command(arguments).stdin(Stdio::piped()).spawn().unwrap()
}

fn run_with_input(arguments: &[&str], input: impl AsRef<[u8]>) -> Output {
    let mut child = spawned(arguments);
    // A wrong usage ends the command before it reads.
    let _ = child.stdin.take().unwrap().write_all(input.as_ref());
    child.wait_with_output().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// Done, and nothing said about it.
#[track_caller]
fn check_done(output: &Output) {
    assert_eq!(stderr(output), "");
    assert_eq!(output.status.code(), Some(0));
}

/// Some input was not done: standard error is these lines, each of which starts and goes on as given.
#[track_caller]
fn check_failed(output: &Output, lines: &[(&str, &str)]) {
    let stderr = stderr(output);
    assert_eq!(output.status.code(), Some(1), "{stderr}");
    assert_eq!(stderr.lines().count(), lines.len(), "{stderr}");
    for (line, (place, reason)) in stderr.lines().zip(lines) {
        assert!(line.starts_with(&format!("galley: {place}: ")) && line.contains(reason), "{line}\nis not about {place}: {reason}");
    }
}

#[track_caller]
fn check_wrong_usage(arguments: &[&str], says: &str) {
    let output = run_with_input(arguments, ARTICLE);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    assert_eq!(stdout(&output), "");
    assert!(stderr(&output).contains(says), "{}", stderr(&output));
}

fn archived(text: &str) -> String {
    let document = Document::parse(text);
    let date = document.metadata().published.as_ref().and_then(|published| iso_day(&published.text));
    archive::write(&document, &annotator::annotate(&document, date))
}

#[test]
fn one_input_prints_one_indented_document() {
    let path = file(&folder("one"), "a.txt", ARTICLE);
    let output = run(&["annotate", &path]);
    check_done(&output);
    assert_eq!(stdout(&output), archived(ARTICLE));
    assert!(stdout(&output).starts_with("{\n  \"format\": \"galley\",\n"));
    let json: Value = serde_json::from_str(&stdout(&output)).unwrap();
    assert_eq!(json["article"]["text"], ARTICLE, "the text is the file, byte for byte");
}

#[test]
fn standard_input_is_a_dash_or_nothing() {
    for arguments in [&["annotate"][..], &["annotate", "-"]] {
        let output = run_with_input(arguments, ARTICLE);
        check_done(&output);
        assert_eq!(stdout(&output), archived(ARTICLE));
    }
}

#[test]
fn the_empty_text_is_an_article() {
    let output = run_with_input(&["annotate"], "");
    check_done(&output);
    assert_eq!(serde_json::from_str::<Value>(&stdout(&output)).unwrap()["article"]["text"], "");
}

#[test]
fn several_inputs_print_one_a_line_with_their_names_first() {
    let folder = folder("several");
    let paths = [file(&folder, "b “q”.txt", ARTICLE), file(&folder, "a.txt", "Rome.")];
    let output = run(&["annotate", &paths[0], &paths[1]]);
    check_done(&output);
    let stdout = stdout(&output);
    let lines: Vec<&str> = stdout.lines().collect();
    assert_eq!(lines.len(), 2);
    for (line, (path, text)) in lines.iter().zip(paths.iter().zip([ARTICLE, "Rome."])) {
        assert!(line.starts_with(&format!("{{\"id\":{},\"format\":", serde_json::to_string(path).unwrap())), "{line}");
        let mut json: Value = serde_json::from_str(line).unwrap();
        json.as_object_mut().unwrap().remove("id");
        assert_eq!(json, serde_json::from_str::<Value>(&archived(text)).unwrap());
    }
}

#[test]
fn timex_prints_only_time_expressions() {
    let document = Document::parse(ARTICLE);
    let annotations = annotator::annotate(&document, None);
    let output = run_with_input(&["annotate", "--to", "timex"], ARTICLE);
    check_done(&output);
    assert_eq!(stdout(&output), export(Format::Timex, &document, &annotations).text);
    let rows: Vec<serde_json::Map<String, Value>> = serde_json::from_str(&stdout(&output)).unwrap();
    for row in rows {
        assert_eq!(row.keys().collect::<Vec<_>>(), ["end", "start", "type", "value"], "sorted by serde_json");
    }
}

#[test]
fn timex_prints_a_line_for_each_of_jsonl() {
    let input = format!("{}\n{}\n", serde_json::json!({"id": 7, "text": ARTICLE}), r#"{"id":"x","text":""}"#);
    let output = run_with_input(&["annotate", "--jsonl", "--to=timex"], input);
    check_done(&output);
    let stdout = stdout(&output);
    let lines: Vec<&str> = stdout.lines().collect();
    assert!(lines[0].starts_with("{\"id\":7,\"timexes\":["), "{stdout}");
    assert_eq!(lines[1], "{\"id\":\"x\",\"timexes\":[]}");
}

#[test]
fn every_format_is_printed_as_the_library_writes_it() {
    let document = Document::parse(ARTICLE);
    let annotations = annotator::annotate(&document, None);
    for format in Format::ALL {
        let output = run_with_input(&["annotate", "--to", format.name()], ARTICLE);
        let export = export(format, &document, &annotations);
        assert_eq!(output.status.code(), Some(0), "{format:?}");
        assert_eq!(stdout(&output), export.text);
        let left_out =
            export.left_out.iter().map(|left_out| format!("galley: standard input: left out of {}: {left_out}\n", format.name()));
        assert_eq!(stderr(&output), left_out.collect::<String>());
    }
}

#[test]
fn formats_of_lines_carry_ids_over() {
    let input = "{\"id\":[1,2.0],\"text\":\"Rome.\"}\n{\"id\":\"b\",\"text\":\"\"}\n";
    for format in ["spacy", "doccano"] {
        let output = run_with_input(&["annotate", "--jsonl", "--to", format], input);
        check_done(&output);
        let stdout = stdout(&output);
        let lines: Vec<&str> = stdout.lines().collect();
        assert!(lines[0].starts_with("{\"id\":[1,2.0],\"text\":\"Rome.\","), "{stdout}");
        assert!(lines[1].starts_with("{\"id\":\"b\",\"text\":\"\","), "{stdout}");
    }
}

#[test]
fn a_table_of_several_articles_has_one_heading() {
    let folder = folder("table");
    let paths = [file(&folder, "a.txt", ARTICLE), file(&folder, "b.txt", ARTICLE)];
    let output = run(&["annotate", "--to", "csv", &paths[0], &paths[1]]);
    check_done(&output);
    let stdout = stdout(&output);
    assert!(stdout.starts_with("article,id,kind,label,start,end,text,"), "{stdout}");
    assert_eq!(stdout.matches("article,id,kind").count(), 1);
}

#[test]
fn a_format_of_one_article_takes_one() {
    for format in ["brat", "tei"] {
        check_wrong_usage(&["annotate", "--jsonl", "--to", format], "holds one article");
        check_wrong_usage(&["annotate", "--to", format, "-", "-"], "holds one article");
    }
}

#[test]
fn plain_takes_all_as_body() {
    let document = Document::plain(ARTICLE);
    let output = run_with_input(&["annotate", "--plain"], ARTICLE);
    check_done(&output);
    assert_eq!(stdout(&output), archive::write(&document, &annotator::annotate(&document, None)));
    assert_ne!(stdout(&output), archived(ARTICLE), "else the option does nothing");
}

fn reference_date(json: &str) -> Value {
    serde_json::from_str::<Value>(json).unwrap()["article"]["reference_date"].clone()
}

#[test]
fn published_is_the_reference_date() {
    let output = run_with_input(&["annotate", "--published", "2025-12-04"], "It rained yesterday.");
    check_done(&output);
    assert_eq!(reference_date(&stdout(&output)), "2025-12-04");
    let output = run_with_input(&["annotate"], "It rained yesterday.");
    assert_eq!(reference_date(&stdout(&output)), Value::Null, "no date is made up");
}

#[test]
fn published_of_a_line_outweighs_the_option() {
    let input = r#"{"id":1,"text":"Yesterday.","published":"2025-12-04T12:46+00:00"}
{"id":2,"text":"Yesterday."}
{"id":3,"text":"Yesterday.","published":null}"#;
    let output = run_with_input(&["annotate", "--jsonl", "--published", "2001-02-03"], input);
    check_done(&output);
    let dates: Vec<Value> = stdout(&output).lines().map(reference_date).collect();
    assert_eq!(dates, ["2025-12-04", "2001-02-03", "2001-02-03"]);
}

#[test]
fn ids_are_carried_over_as_they_stand() {
    let ids =
        ["1", "\"a\"", "null", "true", "1.50", "12345678901234567890123", "-0", "[1,[2]]", "{\"b\":1,\"a\":{\"c\":2}}", "\"\\u00e9\""];
    let lines = ids.map(|id| format!("{{\"text\":\"Rome.\",\"id\":{id},\"more\":[0]}}"));
    let output = run_with_input(&["annotate", "--jsonl"], lines.join("\n"));
    check_done(&output);
    let stdout = stdout(&output);
    assert_eq!(stdout.lines().count(), ids.len());
    for (line, id) in stdout.lines().zip(ids) {
        assert!(line.starts_with(&format!("{{\"id\":{id},\"format\":\"galley\",")), "{line}");
    }
}

#[test]
fn a_result_is_printed_before_the_next_line_is_sent() {
    let mut child = spawned(&["annotate", "--jsonl"]);
    let mut stdin = child.stdin.take().unwrap();
    let output = child.stdout.take().unwrap();
    let (sender, results) = mpsc::channel();
    let reader = thread::spawn(move || {
        for line in BufReader::new(output).lines() {
            sender.send(line.unwrap()).unwrap();
        }
    });
    for id in 0..3 {
        writeln!(stdin, "{{\"id\":{id},\"text\":\"Rome.\"}}").unwrap();
        let line = results.recv_timeout(Duration::from_mins(1)).expect("a result while the input is still open");
        assert!(line.starts_with(&format!("{{\"id\":{id},")), "{line}");
    }
    drop(stdin);
    assert_eq!(child.wait().unwrap().code(), Some(0));
    reader.join().unwrap();
}

#[test]
fn jsonl_takes_blank_lines_a_byte_order_mark_and_no_last_line_break() {
    let input = "\u{feff}{\"id\":1,\"text\":\"Rome.\"}\r\n\r\n  \n{\"id\":2,\"text\":\"Rome.\"}";
    let output = run_with_input(&["annotate", "--jsonl"], input);
    check_done(&output);
    assert_eq!(stdout(&output).lines().count(), 2);
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_done() {
    let folder = folder("unreadable");
    let good = file(&folder, "good.txt", "Rome.");
    let missing = folder.join("missing.txt").to_str().unwrap().to_owned();
    let latin1 = file(&folder, "latin1.txt", b"One\nTwo\nZo\xeb");
    let binary = file(&folder, "binary", b"GIF\n89a\0\0");
    let directory = folder.to_str().unwrap();
    let output = run(&["annotate", &missing, &latin1, directory, &good, &binary]);
    let reasons = [
        (missing.as_str(), ""),
        (&latin1, "expected UTF-8 text, found another byte in line 3 (byte 10 of the file)"),
        (directory, ""),
        (&binary, "expected text, found a NUL character in line 2 (byte 7 of the file)"),
    ];
    check_failed(&output, &reasons);
    assert_eq!(stdout(&output).lines().count(), 1);
    assert!(stdout(&output).starts_with(&format!("{{\"id\":{},", serde_json::to_string(&good).unwrap())));
}

#[test]
fn one_input_that_cannot_be_read_prints_nothing() {
    let output = run_with_input(&["annotate"], b"caf\xe9");
    check_failed(&output, &[("standard input", "expected UTF-8 text")]);
    assert_eq!(stdout(&output), "");
}

/// The text of the article that a run printed.
#[track_caller]
fn text_of(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(0), "{}", stderr(output));
    let json: Value = serde_json::from_str(&stdout(output)).unwrap();
    json["article"]["text"].as_str().unwrap().to_owned()
}

#[test]
fn pages_in_other_encodings_are_decoded() {
    let folder = folder("encodings");
    let utf16 = |to_bytes: fn(u16) -> [u8; 2]| "\u{feff}<html><p>Zoë’s café".encode_utf16().flat_map(to_bytes).collect::<Vec<u8>>();
    let pages: [(&str, &[u8]); 6] = [
        ("western.html", b"<html><p>Zo\xeb\x92s caf\xe9"),
        ("latin1.html", b"<html><head><meta charset=iso-8859-1></head><p>Zo\xeb\x92s caf\xe9"),
        ("declared.htm", b"<html><META http-equiv=Content-Type content='text/html; charset=macintosh'><p>Zo\x91\xd5s caf\x8e"),
        ("le.html", &utf16(u16::to_le_bytes)),
        ("be.html", &utf16(u16::to_be_bytes)),
        ("unicode.html", "<html><meta charset=latin1><p>Zoë’s café".as_bytes()),
    ];
    for (name, bytes) in pages {
        let output = run(&["annotate", &file(&folder, name, bytes)]);
        assert_eq!(text_of(&output), "Zoë’s café", "{name}");
        assert_eq!(stderr(&output), "", "{name}");
    }
    let broken = file(&folder, "broken.html", b"<html><meta charset=utf-8><p>Zo\xeb, caf\xc3\xa9");
    let output = run(&["annotate", &broken]);
    assert_eq!(text_of(&output), "Zo\u{fffd}, café");
    assert!(stderr(&output).contains("1 characters that are no valid UTF-8 stand as \u{fffd}"), "{}", stderr(&output));
}

#[test]
fn other_languages_are_named_and_read_for_what_holds_in_all() {
    let texts = [
        (
            "fr",
            "Le maire de la ville a déclaré le 2024-03-11 que la halle ouvrira au printemps en Norvège et que les travaux ne sont pas finis.",
        ),
        ("de", "Der Bürgermeister der Stadt sagte am 2024-03-11, dass die Halle im Frühjahr eröffnet wird und nicht mehr kostet."),
        ("ru", "Мэр города заявил 2024-03-11, что рынок откроется весной и что работы на нём не закончены, как и было сказано."),
    ];
    for (language, text) in texts {
        let output = run_with_input(&["annotate"], text);
        assert_eq!(text_of(&output), text);
        let expected = format!(
            "galley: standard input: the text is not in English ({language}): only places, amounts and dates in figures were looked for\n"
        );
        assert_eq!(stderr(&output), expected);
        let json: Value = serde_json::from_str(&stdout(&output)).unwrap();
        assert_eq!(json["article"]["language"], language);
        let dates: Vec<&str> = json["annotations"].as_array().unwrap().iter().filter_map(|found| found["value"].as_str()).collect();
        assert_eq!(dates, ["2024-03-11"], "{language}");
    }
}

/// Every field of the metadata with the place that it was read from.
#[test]
fn fields_come_with_their_places() {
    let text = "https://www.courier.example.org/20240311/hall\nHarbour hall opens again in Varnholm\nBy Ingrid Aas and Tom Berge\n\
        Published 11 March 2024\nThe fish hall in the old harbour of Varnholm opened again on Monday after two years of building work.\n\
        It has room for forty traders, a cold store and a kitchen where visitors can watch the catch being smoked.\n\
        Tags: fish, harbours\n© 2024 The Varnholm Courier. All rights reserved.\n";
    let json: Value = serde_json::from_str(&stdout(&run_with_input(&["annotate"], text))).unwrap();
    let evidence = &json["article"]["evidence"];
    let slice = |place: &Value| {
        let [start, end] = ["start", "end"].map(|name| usize::try_from(place[name].as_u64().unwrap()).unwrap());
        text.chars().skip(start).take(end - start).collect::<String>()
    };
    let slices = |places: &Value| places.as_array().unwrap().iter().map(slice).collect::<Vec<_>>();
    assert_eq!(slice(&json["article"]["title"]), "Harbour hall opens again in Varnholm");
    assert_eq!(slice(&evidence["url"]), "https://www.courier.example.org/20240311/hall");
    assert_eq!(slice(&evidence["source"]), "The Varnholm Courier");
    assert_eq!(slice(&evidence["published"]), "11 March 2024");
    assert_eq!(slices(&evidence["bylines"]), ["Ingrid Aas", "Tom Berge"]);
    assert_eq!(slices(&evidence["tags"]), ["fish", "harbours"]);
}

#[test]
fn what_is_no_text_is_named_for_what_it_is() {
    let folder = folder("foreign");
    let pdf = file(&folder, "paper.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n");
    let disguised = file(&folder, "paper.html", b"%PDF-1.4\n1 0 obj\nendobj\n%%EOF");
    let word = file(&folder, "letter.docx", b"PK\x03\x04\x14\0\x06\0");
    let output = run(&["annotate", &pdf, &disguised, &word]);
    let is_pdf = "expected text, found a PDF file: open it and save or copy its text";
    check_failed(&output, &[(&pdf, is_pdf), (&disguised, is_pdf), (&word, "found a ZIP archive, as documents of Word")]);
}

#[test]
fn broken_pages_give_their_text() {
    let folder = folder("broken");
    let pages = [
        ("open.html", "<html><body><div><p>Rome <b>is<p>old.</i></span></table>", "Rome is\nold."),
        ("tags.html", "<p>Rome <</p><p><<<>>> is < old.</p><", "Rome <\n<<<>>> is < old.\n<"),
        ("quotes.html", "<p title=\"Rome>Rome</p><p>is old.</p>", ""),
        ("script.html", "<p>Rome.</p><script>var a = '<p>Bern</p>';", "Rome."),
        ("nested.html", &"<div>".repeat(100_000), ""),
        ("empty.html", "", ""),
        ("entities.html", "<p>R&oacute;me &amp; &#x110000; &#0; &unknown; &lt;b&gt;</p>", "Róme & &#x110000; \u{fffd} &unknown; <b>"),
    ];
    for (name, html, expected) in pages {
        let output = run(&["annotate", &file(&folder, name, html)]);
        let text = text_of(&output);
        assert!(expected.is_empty() || text == expected, "{name}: {text}");
    }
}

#[test]
fn ten_megabytes_are_read() {
    let folder = folder("large");
    let paragraph = "<p>The fish hall in Rome opened again on Monday after two years of building work, it said.</p>\n";
    let signs = "<".repeat(10_000_000);
    let page = file(&folder, "page.html", format!("<html><h1>Rome</h1>{}", paragraph.repeat(10_000_000 / paragraph.len())));
    let signs = [file(&folder, "signs.html", &signs), file(&folder, "signs.txt", &signs)];
    let text = text_of(&run(&["annotate", &page, "--to", "json"]));
    assert_eq!(text.lines().count(), 1 + 10_000_000 / paragraph.len());
    for path in signs {
        assert_eq!(text_of(&run(&["annotate", &path])).len(), 10_000_000);
    }
}

#[test]
fn wrong_lines_are_named_and_the_rest_is_done() {
    let lines: [&[u8]; 11] = [
        br#"{"id":1,"text":"Rome."}"#,
        br#"{"id":2,"text":"Rome."#,
        br#"{"id":3}"#,
        br#"{"text":"Rome."}"#,
        br#"{"id":5,"text":6}"#,
        br"[]",
        b"{\"id\":7,\"text\":\"Zo\xeb\"}",
        br#"{"id":8,"text":"lone \ud83d surrogate"}"#,
        br#"{"id":9,"text":"Rome.","published":"yesterday"}"#,
        br#"{"id":10,"text":"Rome."} {"#,
        br#"{"id":11,"text":"Rome."}"#,
    ];
    let path = file(&folder("lines"), "a.jsonl", lines.join(&b'\n'));
    let output = run(&["annotate", "--jsonl", &path]);
    let place = |line: usize| format!("{path}:{line}");
    let expected = r#"expected {"id", "text", "published"?}, found: "#;
    let reasons = [
        (place(2), format!("{expected}EOF while parsing a string (column 21)")),
        (place(3), format!("{expected}missing field `text` (column 8)")),
        (place(4), format!("{expected}missing field `id`")),
        (place(5), format!("{expected}invalid type: integer `6`, expected a string")),
        (place(6), expected.to_owned()),
        (place(7), format!("{expected}invalid unicode code point")),
        (place(8), format!("{expected}unexpected end of hex escape")),
        (place(9), "expected \"published\" to start with a day as 2025-12-04, found “yesterday”".to_owned()),
        (place(10), format!("{expected}trailing characters")),
    ];
    let reasons: Vec<(&str, &str)> = reasons.iter().map(|(place, reason)| (place.as_str(), reason.as_str())).collect();
    check_failed(&output, &reasons);
    assert_eq!(stdout(&output).lines().count(), 2);
}

#[test]
fn deep_nesting_is_an_error_of_its_line() {
    let input = format!("{{\"id\":1,\"text\":\"\",\"x\":{}}}\n{{\"id\":2,\"text\":\"\"}}\n", "[".repeat(1_000_000));
    let output = run_with_input(&["annotate", "--jsonl"], input);
    check_failed(&output, &[("standard input:1", "")]);
    assert_eq!(stdout(&output).lines().count(), 1);
}

#[test]
fn wrong_usage_is_told_from_wrong_input() {
    check_wrong_usage(&["annotate", "--no-such-option"], "--no-such-option");
    check_wrong_usage(&["annotate", "--to", "pdf"], "pdf");
    check_wrong_usage(&["annotate", "--published", "2025-02-29"], "expected a day as 2025-12-04");
    check_wrong_usage(&["annotate", "--published"], "--published");
    check_wrong_usage(&["anotate"], "anotate");
    check_wrong_usage(&[], "annotate");
}

#[test]
fn help_and_version_are_no_errors() {
    assert_eq!(run(&["annotate", "--help"]).status.code(), Some(0));
    let output = run(&["--version"]);
    check_done(&output);
    assert_eq!(stdout(&output), concat!("galley ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
fn a_reader_that_goes_away_is_nothing_to_talk_about() {
    let input = "{\"id\":1,\"text\":\"Rome.\"}\n".repeat(20_000);
    let path = file(&folder("pipe"), "a.jsonl", input);
    let mut child = spawned(&["annotate", "--jsonl", &path]);
    let mut output = BufReader::new(child.stdout.take().unwrap());
    output.read_line(&mut String::new()).unwrap();
    drop(output);
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert_eq!(said, "");
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

/// A device on which every write fails, as on a full disk.
#[cfg(target_os = "linux")]
fn full() -> Stdio {
    Stdio::from(fs::OpenOptions::new().write(true).open("/dev/full").unwrap())
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_named_once() {
    let path = file(&folder("full"), "a.txt", "Rome.");
    let output = command(&["annotate", &path, &path, &path]).stdout(full()).output().unwrap();
    check_failed(&output, &[("standard output", "")]);
}

#[cfg(target_os = "linux")]
#[test]
fn failing_to_say_what_failed_is_no_crash() {
    let output = command(&["annotate", "no-such-file"]).stderr(full()).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
}

#[cfg(unix)]
#[test]
fn file_names_need_not_be_unicode() {
    use std::os::unix::ffi::OsStrExt as _;
    let path = folder("names").join(std::ffi::OsStr::from_bytes(b"caf\xe9.txt"));
    fs::write(&path, "Rome.").unwrap();
    let output = command(&["annotate"]).arg(&path).arg(&path).output().unwrap();
    check_done(&output);
    let line = stdout(&output).lines().next().unwrap().to_owned();
    assert_eq!(serde_json::from_str::<Value>(&line).unwrap()["id"], path.to_string_lossy().into_owned());
}
