//! Where the person is found, unless the record is restricted.

use super::Row;
use crate::import::flag::FlagCode;
use crate::import::mapping::Field;
use crate::import::parts::{self, YesNo};
use crate::import::person::ImportedPerson;
use crate::import::text::excerpt;
use crate::person::{Postcode, name, phone};

impl Row<'_> {
    pub(super) fn contact(&mut self, person: &mut ImportedPerson) {
        let contact = &mut person.contact;
        contact.lives_alone = self.coded(Field::LivesAlone, parts::yes_no);
        contact.restricted = self.restricted();
        let mut lines = Vec::new();
        for place in self.mapping.places(Field::Address) {
            let cell = self.cells.get(place).map(String::as_str).unwrap_or_default();
            lines.extend(cell.lines().map(name::tidy).filter(|line| !line.is_empty()));
        }
        let written = self.cell(Field::Postcode);
        contact.postcode = Postcode::parse(&written);
        let words = name::match_key(&lines.join(" "));
        contact.no_fixed_abode = contact.postcode.as_ref().is_some_and(Postcode::is_no_fixed_abode)
            || matches!(words.as_str(), "nofixedabode" | "nfa" | "homeless");
        if words.contains("withheld") || words == "notdisclosed" {
            lines.clear();
            self.flag(FlagCode::AddressWithheld, "The address is withheld in the file.");
        }
        if contact.restricted {
            // What is never to be shown or sent on is not taken in: a part cannot be partly sent.
            contact.postcode = None;
            return;
        }
        if contact.postcode.is_none() && !written.is_empty() {
            self.flag(
                FlagCode::PostcodeNotRecognised,
                format!("\"{}\" is not a postcode; it was kept as a line of the address.", excerpt(&written)),
            );
            lines.push(name::tidy(&written));
        }
        contact.address = (!lines.is_empty()).then(|| lines.join("\n"));
        let cells = self.mapping.places(Field::Phone).filter_map(|place| self.cells.get(place).cloned());
        let cells: Vec<String> = cells.filter(|cell| !cell.is_empty()).collect();
        let mut unread = Vec::new();
        for cell in &cells {
            let read = phone::parse_cell(cell);
            for phone in read.phones {
                if !contact.phones.iter().any(|p| p.number == phone.number) {
                    contact.phones.push(phone);
                }
            }
            unread.extend(read.unread.filter(|words| name::word_keys(words).iter().any(|k| !k.is_empty())));
        }
        // Words beside a number that was read, and that there is no telephone, would be nowhere else.
        if contact.phones.is_empty() == unread.is_empty() && !cells.is_empty() {
            self.unread.push(Field::Phone);
        }
        if !unread.is_empty() {
            contact.phone_words = Some(unread.join("; "));
            self.flag(
                FlagCode::PhoneNotReadable,
                "No telephone number can be read in the telephone cell; its words were kept.",
            );
        }
    }

    /// S, Y or a word says restricted. A marker we do not know is taken as restricted: the strictest reading is safe.
    fn restricted(&mut self) -> bool {
        let cell = self.cell(Field::Restricted);
        let lower = cell.to_lowercase();
        let message = "Restricted record: the address and telephone numbers in the file were not imported and nobody will see them.";
        match (lower.as_str(), parts::yes_no(&cell)) {
            (_, Ok(None | Some(YesNo::No))) => false,
            ("s" | "s-flag" | "sflag" | "sensitive" | "restricted" | "confidential", _) | (_, Ok(Some(YesNo::Yes))) => {
                self.flag(FlagCode::Restricted, message);
                true
            }
            _ => {
                self.flag(FlagCode::Restricted, message);
                self.flag(
                    FlagCode::RestrictedMarkerUnknown,
                    format!("The marker \"{}\" is not known, so the person is treated as restricted until somebody says otherwise.", excerpt(&cell)),
                );
                true
            }
        }
    }
}
