//! What the list says about the person: sex, language, frailty, problems, registers.

use super::Row;
use crate::import::dates;
use crate::import::mapping::Field;
use crate::import::parts::{self, Instrument, NotUnderstood};
use crate::import::person::{EndOfLife, ImportedPerson, Register};
use crate::person::name;

impl Row<'_> {
    pub(super) fn about(&mut self, person: &mut ImportedPerson) {
        person.core.sex = self.coded(Field::Sex, parts::sex);
        person.about.language = self.some(Field::Language).map(|l| name::tidy(&l));
        person.about.interpreter_needed = self.coded(Field::Interpreter, parts::yes_no);
        person.about.communication_needs = self.some(Field::CommunicationNeeds);
    }

    pub(super) fn clinical(&mut self, person: &mut ImportedPerson) {
        let clinical = &mut person.clinical;
        clinical.clinical_frailty_scale = self.coded(Field::ClinicalFrailtyScale, parts::clinical_frailty_scale);
        clinical.frailty_index = self
            .coded(Field::FrailtyIndex, |cell| parts::frailty_index(cell, Instrument::Efi))
            .or_else(|| self.coded(Field::FrailtyIndex2, |cell| parts::frailty_index(cell, Instrument::Efi2)));
        clinical.problems = parts::problems(&self.cell(Field::Problems));
        clinical.housebound = self.coded(Field::Housebound, parts::housebound);
        let today = self.today;
        clinical.last_contact = self.coded(Field::LastContact, |cell| match dates::parse(cell) {
            Ok((date, _)) if date <= today => Ok(Some(date)),
            Err(dates::NoDate::Blank) => Ok(None),
            _ => Err(NotUnderstood),
        });
        let since = self.coded(Field::PalliativeRegister, parts::register);
        person.end_of_life = EndOfLife { palliative_care_register: since.map(|since| Register { since }) };
    }
}
