//! Pictures of the window: kept as artefacts, and in `docs/screens` when somebody asks for new ones.

use std::{env, fs, path::PathBuf, process::Command};

use super::Trouble;

/// Where this run's pictures go: `ROUNDTABLE_SCREENS`; `docs/screens` with `ROUNDTABLE_UPDATE_SCREENS=1`; else
/// `target/screens`.
pub(super) fn folder() -> Result<PathBuf, Trouble> {
    let folder = if let Some(named) = env::var_os("ROUNDTABLE_SCREENS") {
        PathBuf::from(named)
    } else if env::var("ROUNDTABLE_UPDATE_SCREENS").as_deref() == Ok("1") {
        PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/screens"))
    } else {
        let here = env::current_exe()?;
        here.ancestors().nth(3).ok_or("the tests run from no folder")?.join("screens")
    };
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// Grabs the whole screen from outside, for when the driver cannot give a picture.
pub(super) fn grab(display: &str, file: &std::path::Path) -> Result<(), Trouble> {
    let done = Command::new("import").args(["-display", display, "-window", "root"]).arg(file).status()?;
    if done.success() { Ok(()) } else { Err("neither the driver nor the screen gave a picture".into()) }
}

/// Decodes base64 (RFC 4648 section 4) as drivers send pictures.
pub(super) fn decode(text: &str) -> Result<Vec<u8>, Trouble> {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut held) = (0_u32, 0_u32);
    for byte in text.bytes().filter(|byte| !matches!(byte, b'=' | b'\n' | b'\r')) {
        let value = ALPHABET.iter().position(|known| *known == byte).ok_or("the picture is not base64")?;
        bits = (bits << 6) | u32::try_from(value).map_err(|_| "the picture is not base64")?;
        held += 6;
        if held >= 8 {
            held -= 8;
            out.push(u8::try_from((bits >> held) & 0xff).map_err(|_| "the picture is not base64")?);
        }
        bits &= (1 << held) - 1;
    }
    Ok(out)
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "tests")]
mod tests {
    use super::decode;

    #[test]
    fn base64_follows_the_examples_of_its_standard() {
        // RFC 4648 section 10.
        for (text, bytes) in [("", ""), ("Zg==", "f"), ("Zm8=", "fo"), ("Zm9v", "foo"), ("Zm9vYmFy", "foobar")] {
            assert_eq!(decode(text).expect("an example of the standard"), bytes.as_bytes(), "{text}");
        }
        assert!(decode("Zm9v!").is_err(), "what is not base64 is refused");
    }
}
