//! Making a photo small and plain: decoded within bounds and written anew, so that nothing but the picture is left of it. Where
//! and when it was taken, and by which telephone, is not in what is kept.

use std::{io::Cursor, panic};

use image::{
    DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, Limits, codecs::jpeg::JpegEncoder, imageops::FilterType,
};

use super::MOST_BYTES;
use crate::error::{Error, Result};

/// Longest side of what is kept: a wound or a room can be judged, a whole caseload of them travels on a stick.
const LONGEST_SIDE: u32 = 1_600;
/// Pixels that are decoded at most: two telephones' worth.
const MOST_PIXELS: u64 = 24_000_000;
/// Memory that decoding may take.
const MOST_MEMORY: u64 = 128 * 1024 * 1024;

/// The photo as it is kept: a JPEG of at most [`MOST_BYTES`].
///
/// # Errors
/// `Invalid` for what is no photo, a damaged one, and one that is too large to open safely.
pub fn small(bytes: &[u8]) -> Result<Vec<u8>> {
    // A decoder that ends in a panic over hostile bytes refuses that file and nothing else.
    let done = panic::catch_unwind(|| anew(bytes));
    done.unwrap_or_else(|_| Err(damaged()))
}

fn anew(bytes: &[u8]) -> Result<Vec<u8>> {
    let format = if bytes.starts_with(b"\x89PNG") { ImageFormat::Png } else { ImageFormat::Jpeg };
    let mut limits = Limits::default();
    limits.max_image_width = Some(20_000);
    limits.max_image_height = Some(20_000);
    limits.max_alloc = Some(MOST_MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| refused(&error))?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS || decoder.total_bytes() > MOST_MEMORY {
        return Err(too_large());
    }
    let turned = decoder.orientation().map_err(|error| refused(&error))?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|error| refused(&error))?;
    picture.apply_orientation(turned);
    // A clear ground is white on paper; a JPEG has none.
    let mut plain = DynamicImage::ImageRgb8(on_white(&picture));
    drop(picture);
    for (side, quality) in [(LONGEST_SIDE, 82), (LONGEST_SIDE, 65), (1_200, 60), (800, 50)] {
        if plain.width().max(plain.height()) > side {
            plain = plain.resize(side, side, FilterType::Triangle);
        }
        let mut out = Vec::new();
        plain.write_with_encoder(JpegEncoder::new_with_quality(&mut out, quality)).map_err(|_| damaged())?;
        if out.len() <= MOST_BYTES {
            return Ok(out);
        }
    }
    Err(too_large())
}

fn on_white(picture: &DynamicImage) -> image::RgbImage {
    if !picture.color().has_alpha() {
        return picture.to_rgb8();
    }
    let mut plain = image::RgbImage::new(picture.width(), picture.height());
    for (x, y, pixel) in picture.to_rgba8().enumerate_pixels() {
        let [red, green, blue, alpha] = pixel.0;
        let over = |value: u8| {
            let mixed = (u16::from(value) * u16::from(alpha) + 255 * (255 - u16::from(alpha))) / 255;
            u8::try_from(mixed).unwrap_or(u8::MAX)
        };
        plain.put_pixel(x, y, image::Rgb([over(red), over(green), over(blue)]));
    }
    plain
}

fn refused(error: &image::ImageError) -> Error {
    if matches!(error, image::ImageError::Limits(_)) { too_large() } else { damaged() }
}

fn damaged() -> Error {
    Error::Invalid { field: "file", words: "That photo is damaged and cannot be opened. Nothing was added." }
}

fn too_large() -> Error {
    Error::Invalid {
        field: "file",
        words: "That photo is too large to be opened safely. Take it in a smaller size. Nothing was added.",
    }
}
