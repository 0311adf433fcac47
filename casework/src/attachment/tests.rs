//! What is let in, and what is not, whatever a file calls itself.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

use super::{
    MOST_BYTES,
    add::{NewAttachment, add},
    list, open, photo, withdraw,
};
use crate::{
    audit,
    error::Error,
    office::{Office, sample},
};

/// A picture whose pixels all differ, so that it does not become small by itself.
fn picture(width: u32, height: u32) -> RgbImage {
    let mut seed = 7_u32;
    RgbImage::from_fn(width, height, |_, _| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let [a, b, c, _] = seed.to_le_bytes();
        Rgb([a, b, c])
    })
}

fn encoded(picture: RgbImage, format: ImageFormat) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(picture).write_to(&mut out, format).unwrap();
    out.into_inner()
}

fn give(office: &Office, case: &str, name: &str, bytes: Vec<u8>) -> Result<String, Error> {
    let new = NewAttachment { case: case.to_owned(), name: name.to_owned(), words: None, bytes, part: None };
    add(office, new).map(|added| added.value.id)
}

#[test]
fn a_photo_is_made_small_and_nothing_but_the_picture_is_left() {
    let mut jpeg = encoded(picture(3_000, 2_000), ImageFormat::Jpeg);
    // As a telephone writes it: where it was taken stands in a segment of its own.
    let place = b"GPS 54.3N 2.1W, Mill Lane 3";
    let mut segment = vec![0xff, 0xe1, 0, u8::try_from(place.len() + 8).unwrap()];
    segment.extend_from_slice(b"Exif\0\0");
    segment.extend_from_slice(place);
    jpeg.splice(2..2, segment);
    assert!(jpeg.windows(place.len()).any(|window| window == place), "it says where it was taken");
    let kept = photo::small(&jpeg).unwrap();
    assert!(kept.len() <= MOST_BYTES, "{} bytes travel to every partner that holds the part", kept.len());
    assert!(!kept.windows(3).any(|window| window == b"GPS"), "where it was taken is not kept");
    let read = image::load_from_memory_with_format(&kept, ImageFormat::Jpeg).unwrap();
    assert_eq!((read.width(), read.height()), (1_600, 1_067), "in its own shape");

    let clear = image::RgbaImage::from_pixel(4, 4, image::Rgba([0, 0, 0, 0]));
    let mut png = Cursor::new(Vec::new());
    DynamicImage::ImageRgba8(clear).write_to(&mut png, ImageFormat::Png).unwrap();
    let read = image::load_from_memory(&photo::small(png.get_ref()).unwrap()).unwrap().to_rgb8();
    assert!(read.get_pixel(1, 1).0.iter().all(|value| *value > 250), "a clear ground is white");
}

#[test]
fn hostile_files_are_refused_in_words_and_nothing_is_added() {
    let dir = tempfile::tempdir().unwrap();
    let office = sample::founded(&dir.path().join("vault")).office;
    let case = sample::ashworth(&office);
    let png = encoded(picture(40, 30), ImageFormat::Png);
    // A header that claims more than any picture has.
    let mut claims = png.clone();
    claims[16..24].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
    // A picture of nothing that becomes a hundred times larger when it is opened.
    let bomb = encoded(RgbImage::new(6_000, 6_000), ImageFormat::Png);
    assert!(bomb.len() < 1_000_000, "it looks small: {}", bomb.len());
    let jpeg = encoded(picture(200, 200), ImageFormat::Jpeg);
    let mut large = b"%PDF-1.7\n".to_vec();
    large.resize(10 * 1024 * 1024, b' ');
    for (what, bytes) in [
        ("nothing", Vec::new()),
        ("text", b"just words".to_vec()),
        ("a page that calls itself a photo", b"<html><script>alert(1)</script>".to_vec()),
        ("a drawing that holds a script", b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>".to_vec()),
        ("a program", b"MZ\x90\0".to_vec()),
        ("a picture cut short", png[..png.len() / 2].to_vec()),
        ("a photo cut short at once", jpeg[..20].to_vec()),
        ("only the beginning of a picture", b"\x89PNG\r\n\x1a\n".to_vec()),
        ("a claim of 3.6 thousand million pixels", claims),
        ("a picture that grows", bomb),
        ("a PDF of 10 MB", large),
        ("a PDF cut short", b"%PDF-1.7\n1 0 obj".to_vec()),
        ("a photo of an iPhone", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".to_vec()),
        ("a video of a telephone", b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom".to_vec()),
        ("more than is looked at", vec![b' '; 21 * 1024 * 1024]),
    ] {
        let refused = give(&office, &case, "heel.jpg", bytes).unwrap_err();
        assert_eq!((refused.code(), refused.field()), ("invalid", Some("file")), "{what}: {refused}");
        assert!(refused.to_string().contains("Nothing was added"), "{what}: {refused}");
    }
    assert!(list::list(&office, &case).unwrap().is_empty(), "nothing was added");
    // Whatever is flipped in a photo, it is refused or shown, never a crash.
    for at in (0..jpeg.len()).step_by(97) {
        let mut flipped = jpeg.clone();
        flipped[at] ^= 0x5a;
        let _ = photo::small(&flipped);
    }
}

#[test]
fn what_was_added_is_listed_shown_saved_and_struck_through() {
    let dir = tempfile::tempdir().unwrap();
    let office = sample::founded(&dir.path().join("vault")).office;
    let case = sample::ashworth(&office);
    let photo = give(&office, &case, "../../<b>heel</b>.jpg", encoded(picture(80, 60), ImageFormat::Png)).unwrap();
    let letter = give(&office, &case, "letter.pdf", b"%PDF-1.7\nmade up\n%%EOF\n".to_vec()).unwrap();
    let all = list::list(&office, &case).unwrap();
    let told: Vec<_> = all.iter().map(|one| (one.media.as_str(), one.part.as_str(), one.held)).collect();
    assert_eq!(told.len(), 2, "both are there");
    assert!(told.contains(&("photo", "clinical", true)), "a photo is not for every partner: {told:?}");
    let name = &all.iter().find(|one| one.id == photo).unwrap().name;
    assert_eq!(name, "b.jpg", "the name is words and leads nowhere");
    let said = NewAttachment {
        case: case.clone(),
        name: "IMG_2034.pdf".to_owned(),
        words: Some("Clinic letter: 3/4 weeks".to_owned()),
        bytes: b"%PDF-1.7\nmade up\n%%EOF\n".to_vec(),
        part: Some("core".to_owned()),
    };
    let spoken = add(&office, said.clone()).unwrap().value.id;
    let all = list::list(&office, &case).unwrap();
    let one = all.iter().find(|one| one.id == spoken).unwrap();
    assert_eq!((one.name.as_str(), one.part.as_str()), ("Clinic letter: 3/4 weeks", "core"), "in the person's words");
    let blank = add(&office, NewAttachment { words: Some(" ".to_owned()), ..said }).unwrap_err();
    assert_eq!(blank.field(), Some("words"), "words that say nothing are asked for again");

    assert!(open::show(&office, &photo).unwrap().starts_with(b"\xff\xd8\xff"), "a JPEG that this program wrote");
    let pdf = open::show(&office, &letter).unwrap_err();
    assert!(pdf.to_string().contains("Save a copy"), "a PDF is never opened inside: {pdf}");
    let to = dir.path().join("copy.pdf");
    open::save(&office, &letter, &to).unwrap();
    assert_eq!(std::fs::read(&to).unwrap(), b"%PDF-1.7\nmade up\n%%EOF\n", "whole");
    assert_eq!(open::save(&office, &letter, &to).unwrap_err().code(), "file", "nothing is written over");
    let (first, bytes) = open::save_into(&office, &letter, dir.path()).unwrap();
    let (second, _) = open::save_into(&office, &letter, dir.path()).unwrap();
    assert!(first.starts_with("Document ") && !first.contains("letter"), "the name says nothing: {first}");
    assert_ne!(first, second, "and nothing is written over");
    assert_eq!(std::fs::read(dir.path().join(&second)).unwrap().len() as u64, bytes, "both are whole");
    assert!(open::save_into(&office, &photo, dir.path()).unwrap().0.ends_with(".jpg"), "a photo is always a JPEG");

    assert_eq!(withdraw::withdraw(&office, &photo, " ").unwrap_err().field(), Some("reason"), "why");
    withdraw::withdraw(&office, &photo, "Another person's heel").unwrap();
    let all = list::list(&office, &case).unwrap();
    let struck = all.iter().find(|one| one.id == photo).unwrap();
    assert_eq!(struck.withdrawn.as_deref(), Some("Another person's heel"), "struck through, not gone");
    let lines = audit::list::list(&office, Some(&case), None).unwrap();
    let acts: Vec<_> = lines.iter().map(|line| line.act.as_str()).collect();
    for act in ["attachment_add", "attachment_open", "attachment_save", "attachment_withdraw"] {
        assert!(acts.contains(&act), "{act} has its line: {acts:?}");
    }
    assert!(!serde_json::to_string(&lines).unwrap().contains("heel"), "and no name of a file");
}
