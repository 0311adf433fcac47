//! The words by which lists in health and care name their columns.

use super::mapping::Field;

/// What a field is called in a map file, whether several columns may feed it, and its usual headings.
#[derive(Debug)]
pub struct Headings {
    /// The field.
    pub field: Field,
    /// Its stable name.
    pub name: &'static str,
    /// True when several columns may go to it, in the order of the file.
    pub many: bool,
    /// Headings in small letters and digits only, divided by spaces, the likeliest first.
    pub words: &'static str,
}

const fn one(field: Field, name: &'static str, words: &'static str) -> Headings {
    Headings { field, name, many: false, words }
}

const fn many(field: Field, name: &'static str, words: &'static str) -> Headings {
    Headings { field, name, many: true, words }
}

/// Every field an import knows.
pub const HEADINGS: &[Headings] = &[
    one(
        Field::SourceId,
        "source_id",
        "sourceid referralid hospiceno hospicenumber patientid clientid personid localid \
         recordid emisnumber emisno systmoneid pasnumber mrn hospitalnumber id ref reference \
         caseid casenumber",
    ),
    one(Field::NhsNumber, "nhs_number", "nhsnumber nhsno nhsnum nhs newnhsnumber patientnhsnumber"),
    one(
        Field::FullName,
        "full_name",
        "name fullname patientname patient clientname client person personname serviceuser \
         resident tenant tenantname",
    ),
    one(Field::Title, "title", "title salutation prefix"),
    one(
        Field::FamilyName,
        "family_name",
        "surname familyname lastname patientsurname sname secondname familyorsurname",
    ),
    one(
        Field::GivenName,
        "given_name",
        "forename forenames givenname givennames firstname firstnames christianname \
         patientforename fname",
    ),
    one(Field::KnownAs, "known_as", "knownas preferredname callingname likestobecalled usualname"),
    one(Field::DateOfBirth, "date_of_birth", "dateofbirth dob birthdate born birthday patientdob"),
    one(Field::Age, "age", "age approxage approximateage ageapprox agegroup ageband yearofbirth yob birthyear"),
    one(Field::Sex, "sex", "sex gender birthsex sexatbirth legalsex administrativegender"),
    many(
        Field::Address,
        "address",
        "address fulladdress homeaddress addressline1 addressline2 addressline3 addressline4 \
         addressline5 address1 address2 address3 address4 address5 houseandstreet street \
         housename locality village town towncity city county",
    ),
    one(Field::Postcode, "postcode", "postcode postalcode pcode homepostcode addresspostcode"),
    many(
        Field::Phone,
        "phone",
        "phone telephone tel telno phoneno phonenumber telephonenumber contactnumber \
         hometelephone homephone landline mobile mobilenumber mobiletelephone mobilephone \
         mobileno contactno phone1 phone2",
    ),
    one(Field::Gp, "gp", "usualgp gp gpname registeredgp namedgp usualdoctor doctor"),
    one(
        Field::GpPractice,
        "gp_practice",
        "registeredpractice gppractice practice surgery gpsurgery practicename \
         registeredgppractice",
    ),
    one(
        Field::GpPracticeCode,
        "gp_practice_code",
        "practicecode gppracticecode odscode practiceods gpods nationalpracticecode",
    ),
    one(
        Field::FrailtyIndex,
        "electronic_frailty_index",
        "electronicfrailtyindex efi efiscore frailtyindex efivalue \
         electronicfrailtyindexscore",
    ),
    one(Field::FrailtyIndex2, "electronic_frailty_index_2", "efi2 efi2score electronicfrailtyindex2"),
    one(
        Field::ClinicalFrailtyScale,
        "clinical_frailty_scale",
        "rockwood cfs clinicalfrailtyscale rockwoodscore rockwoodscale cfsscore \
         clinicalfrailtyscore frailtyscore",
    ),
    one(
        Field::LastContact,
        "last_contact",
        "lastcontact lastcontactdate dateoflastcontact lastconsultation lastseendate \
         dateofconsultation",
    ),
    one(
        Field::Problems,
        "problems",
        "problem problems activeproblems problemlist diagnosis diagnoses conditions \
         longtermconditions medicalhistory pmh pastmedicalhistory",
    ),
    one(
        Field::PalliativeRegister,
        "palliative_care_register",
        "palliativecareregister palliativeregister gsfregister gsf onpalliativecareregister \
         endofliferegister eolregister qofpalliativecare",
    ),
    one(Field::Housebound, "housebound", "housebound ishousebound houseboundstatus"),
    one(Field::LivesAlone, "lives_alone", "livesalone livingalone alone"),
    one(
        Field::Language,
        "language",
        "preferredlanguage language mainlanguage firstlanguage spokenlanguage \
         mainspokenlanguage",
    ),
    one(Field::Interpreter, "interpreter_needed", "interpreter interpreterneeded interpreterrequired needsinterpreter"),
    one(
        Field::CommunicationNeeds,
        "communication_needs",
        "communicationneeds accessibleinformation accessibleinformationstandard ais aisneeds \
         communication informationneeds",
    ),
    one(
        Field::Restricted,
        "restricted",
        "recordmarker restricted sflag sensitive sensitiveflag restrictedrecord \
         confidentialflag pdssensitive sensitivityflag",
    ),
    one(Field::DateOfDeath, "date_of_death", "dateofdeath died deathdate dod deceased deceaseddate"),
];

/// Letters and digits of a heading, small: "D.O.B." and "dob" are one word.
pub fn normal(heading: &str) -> String {
    heading.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_heading_means_one_field() {
        let mut seen = BTreeSet::new();
        for word in HEADINGS.iter().flat_map(|h| h.words.split_whitespace()) {
            assert!(seen.insert(word), "{word} would be ambiguous");
            assert_eq!(normal(word), word, "or it would never be found");
        }
    }
}
