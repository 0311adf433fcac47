//! Finds out how a file is written: its encoding and its delimiter.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::error::ImportError;

/// A file as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// Without byte order mark.
    pub text: String,
    /// "UTF-8", "UTF-16LE", "windows-1252": the label of the WHATWG Encoding Standard.
    pub encoding: &'static str,
    /// True when the file began with a byte order mark, which leaves no doubt.
    pub marked: bool,
    /// True when some bytes said nothing in that encoding and became U+FFFD.
    pub lost_letters: bool,
}

/// Decodes a file: byte order mark, else UTF-16 by its zero bytes, else valid UTF-8, else the likeliest of the others.
pub fn decode(bytes: &[u8]) -> Result<Decoded, ImportError> {
    if let Some(kind) = other_format(bytes) {
        return Err(ImportError::OtherFormat { kind });
    }
    let marked = Encoding::for_bom(bytes);
    let encoding = match marked {
        Some((encoding, _)) => encoding,
        None => guess(bytes),
    };
    let (text, _, lost_letters) = encoding.decode(bytes);
    let hidden = text.chars().take(65_536).filter(|c| c.is_control() && !c.is_whitespace()).count();
    let seen = text.chars().take(65_536).count();
    if hidden * 20 > seen {
        return Err(ImportError::NotText);
    }
    if text.trim().is_empty() {
        return Err(ImportError::Empty);
    }
    Ok(Decoded { text: text.into_owned(), encoding: encoding.name(), marked: marked.is_some(), lost_letters })
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    if let Some(wide) = guess_utf16(bytes) {
        return wide;
    }
    if std::str::from_utf8(bytes).is_ok() {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    // These lists are British; a handful of accents is too little for a guess at a rarer encoding.
    let accents = bytes.iter().filter(|b| !b.is_ascii()).count();
    let found = detector.guess(Some(b"uk"), Utf8Detection::Deny);
    if accents < 64 || found.is_single_byte() && found.name().starts_with("ISO-8859") { WINDOWS_1252 } else { found }
}

/// Latin text in UTF-16 has a zero byte in nearly every pair, always on the same side.
fn guess_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(4096))?;
    let zeros = |side: usize| head.iter().skip(side).step_by(2).filter(|b| **b == 0).count();
    let (even, odd, pairs) = (zeros(0), zeros(1), head.len() / 2);
    if pairs < 4 || !bytes.len().is_multiple_of(2) {
        None
    } else if odd * 10 > pairs * 7 && even * 10 < pairs {
        Some(UTF_16LE)
    } else if even * 10 > pairs * 7 && odd * 10 < pairs {
        Some(UTF_16BE)
    } else {
        None
    }
}

fn other_format(bytes: &[u8]) -> Option<&'static str> {
    let known: [(&[u8], &'static str); 8] = [
        (b"PK\x03\x04", "an Excel workbook or a zip file"),
        (b"\xd0\xcf\x11\xe0", "an old Excel workbook"),
        (b"%PDF", "a PDF file"),
        (b"\x1f\x8b", "a compressed file"),
        (b"{\\rtf", "a Word document"),
        (b"\x89PNG", "a picture"),
        (b"age-encryption.org", "an encrypted file"),
        (b"SQLite format 3", "a database"),
    ];
    known.into_iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, kind)| kind)
}

/// The delimiters that are tried, the commonest first: on a tie the first wins.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// Finds the delimiter by which the first rows divide into the same number of cells, the more the better.
///
/// A first line "sep=;" (a sign for Excel) is believed. A file of one column has a comma.
pub fn delimiter(text: &str) -> u8 {
    if let Some(told) = told_delimiter(text) {
        return told;
    }
    // Far enough to see past long cells, cut at a letter.
    let head = text.char_indices().nth(200_000).and_then(|(end, _)| text.get(..end)).unwrap_or(text);
    let mut best = (0_usize, b',');
    for delimiter in DELIMITERS {
        let mut rows = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .has_headers(false)
            .flexible(true)
            .from_reader(head.as_bytes());
        let widths: Vec<usize> = rows.records().take(60).filter_map(Result::ok).map(|r| r.len()).collect();
        // The width most rows have; titles above the headings must not decide.
        let common = widths.iter().copied().max_by_key(|w| (widths.iter().filter(|x| *x == w).count(), *w));
        let Some(common) = common.filter(|w| *w > 1) else {
            continue;
        };
        let agreeing = widths.iter().filter(|w| **w == common).count();
        let score = agreeing * 1000 / widths.len().max(1) * 10 + common.min(200);
        if score > best.0 {
            best = (score, delimiter);
        }
    }
    best.1
}

/// The delimiter of a first line "sep=;".
pub fn told_delimiter(text: &str) -> Option<u8> {
    let first = text.lines().next()?.trim_matches('"');
    let mut sign = first.get(..4).filter(|s| s.eq_ignore_ascii_case("sep=")).and_then(|_| first.get(4..))?.bytes();
    sign.next().filter(|b| DELIMITERS.contains(b))
}

/// The name of a delimiter for a report.
pub fn delimiter_name(delimiter: u8) -> &'static str {
    match delimiter {
        b';' => "semicolon",
        b'\t' => "tab",
        b'|' => "bar",
        _ => "comma",
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_recognised() {
        let text = "Surname,Forename\r\nFauvel,Renée\r\nO’Connor,Siân\r\n";
        let wide = |mark: bool, order: fn(u16) -> [u8; 2]| -> Vec<u8> {
            mark.then_some(0xfeff).into_iter().chain(text.encode_utf16()).flat_map(order).collect()
        };
        let (narrow, _, _) = WINDOWS_1252.encode(text);
        for (bytes, name) in [
            (text.as_bytes().to_vec(), "UTF-8"),
            (format!("\u{feff}{text}").into_bytes(), "UTF-8"),
            (narrow.into_owned(), "windows-1252"),
            (wide(true, u16::to_le_bytes), "UTF-16LE"),
            (wide(true, u16::to_be_bytes), "UTF-16BE"),
            (wide(false, u16::to_le_bytes), "UTF-16LE"),
            (wide(false, u16::to_be_bytes), "UTF-16BE"),
        ] {
            let decoded = decode(&bytes).unwrap();
            assert_eq!((decoded.encoding, decoded.text.as_str()), (name, text), "as {name}");
            assert!(!decoded.lost_letters, "no letter is lost in {name}");
        }
    }

    #[test]
    fn other_files_are_refused_by_name() {
        assert_eq!(
            decode(b"PK\x03\x04..."),
            Err(ImportError::OtherFormat { kind: "an Excel workbook or a zip file" }),
            "the commonest mistake"
        );
        assert_eq!(decode(b"\x01\x02\x03\x04\x05\x06\x07"), Err(ImportError::NotText), "a program");
        assert_eq!(decode(b" \r\n "), Err(ImportError::Empty), "white space only");
        assert_eq!(decode(b""), Err(ImportError::Empty), "nothing at all");
    }

    #[test]
    fn delimiters_are_recognised() {
        assert_eq!(delimiter("a;b;c\n\"1,2,3,4\";2;3\n\"x\ny\";2;3\n"), b';', "commas inside cells do not count");
        assert_eq!(delimiter("a\tb\tc\nx, y\tz\tw\n"), b'\t', "tab");
        assert_eq!(delimiter("a|b\n1|2\n"), b'|', "bar");
        assert_eq!(delimiter("a,b\n1|2|3,2\n"), b',', "lists inside a cell do not count");
        assert_eq!(delimiter("Name\nElsie\n"), b',', "one column");
        assert_eq!(delimiter("sep=;\na,b;c\n"), b';', "the file says so");
    }
}
