//! Common short forms of given names in England, so that Peggy finds Margaret.
//!
//! A short form is a hint for finding candidates; it never joins two people.

/// Each line is one family of forms, in the spelling of `name::match_key`. Leslie and Lesley are not one name.
const FORMS: &[&[&str]] = &[
    &["alan", "al"],
    &["albert", "bert", "alf", "bertie"],
    &["alexander", "alec", "alex", "sandy", "alistair"],
    &["alfred", "alf", "fred"],
    &["andrew", "andy", "drew"],
    &["anthony", "antony", "tony"],
    &["arthur", "art"],
    &["barbara", "barb", "babs"],
    &["benjamin", "ben"],
    &["bernadette", "bernie"],
    &["bernard", "bernie"],
    &["catherine", "katherine", "kathryn", "cath", "cathy", "kath", "kathy", "kate", "katie", "kitty", "kay"],
    &["charles", "charlie", "chas"],
    &["christine", "christina", "chris", "chrissie", "tina"],
    &["christopher", "chris", "kit"],
    &["clifford", "cliff"],
    &["constance", "connie"],
    &["cyril", "cy"],
    &["daniel", "dan", "danny"],
    &["david", "dave", "davy"],
    &["deborah", "debra", "deb", "debbie"],
    &["desmond", "des"],
    &["donald", "don"],
    &["doreen", "dor", "dot"],
    &["dorothy", "dot", "dottie", "dolly"],
    &["douglas", "doug"],
    &["edward", "ed", "eddie", "ted", "teddy", "ned"],
    &["eleanor", "nell", "nellie", "nora", "ellie"],
    &["elizabeth", "elisabeth", "liz", "lizzie", "beth", "betty", "bess", "betsy", "eliza", "libby"],
    &["florence", "flo", "florrie"],
    &["frances", "fran", "fanny"],
    &["francis", "frank"],
    &["frederick", "frederic", "fred", "freddie"],
    &["geoffrey", "jeffrey", "geoff", "jeff"],
    &["georgina", "georgie", "gina"],
    &["gerald", "gerry", "jerry"],
    &["gillian", "gill", "jill"],
    &["gwendoline", "gwendolen", "gwenllian", "gwen"],
    &["harold", "harry", "hal"],
    &["henry", "harry", "hal"],
    &["jacqueline", "jackie", "jacky", "jacqui"],
    &["james", "jim", "jimmy", "jamie"],
    &["jennifer", "jen", "jenny"],
    &["john", "jack", "johnny", "jon"],
    &["joseph", "joe"],
    &["josephine", "jo", "josie"],
    &["joyce", "joy"],
    &["kathleen", "kath", "kathy", "cath", "kay"],
    &["kenneth", "ken", "kenny"],
    &["lawrence", "laurence", "larry", "laurie"],
    &["lesley", "les"],
    &["leslie", "les"],
    &["margaret", "peggy", "maggie", "meg", "madge", "marge", "margie", "greta", "daisy", "rita", "peg"],
    &["mary", "molly", "polly", "may"],
    &["matilda", "tilly"],
    &["michael", "mick", "mike"],
    &["nicholas", "nick"],
    &["pamela", "pam"],
    &["patricia", "pat", "patsy", "tricia", "trish"],
    &["patrick", "pat", "paddy"],
    &["peter", "pete"],
    &["philip", "phillip", "phil"],
    &["philomena", "mena"],
    &["raymond", "ray"],
    &["reginald", "reg", "reggie"],
    &["richard", "dick", "rick", "dickie"],
    &["robert", "bob", "rob", "bobby", "bert"],
    &["ronald", "ron", "ronnie"],
    &["rosemary", "rose", "rosie"],
    &["samuel", "sam"],
    &["sheila", "shelagh"],
    &["sidney", "sydney", "sid", "syd"],
    &["stanley", "stan"],
    &["stephen", "steven", "steve"],
    &["susan", "susannah", "sue", "susie"],
    &["terence", "terry"],
    &["theresa", "teresa", "terry", "tess"],
    &["thomas", "tom", "tommy"],
    &["valerie", "val"],
    &["veronica", "ronnie", "vera"],
    &["victoria", "vicky", "vic"],
    &["vincent", "vince", "vin"],
    &["william", "bill", "billy", "will", "wilf"],
    &["winifred", "win", "winnie", "freda"],
];

/// Says whether two different keys are forms of one given name. A form may belong to several families.
pub fn are_forms_of_one_name(a: &str, b: &str) -> bool {
    a != b && FORMS.iter().any(|family| family.contains(&a) && family.contains(&b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_forms_find_each_other_in_both_directions() {
        for (a, b) in [("margaret", "peggy"), ("peggy", "margaret"), ("ron", "ronald"), ("win", "winifred")] {
            assert!(are_forms_of_one_name(a, b), "{a} and {b}");
        }
        assert!(!are_forms_of_one_name("ronald", "robert"), "other names are not forms of it");
        assert!(!are_forms_of_one_name("peggy", "peggy"), "sameness is another question");
    }

    #[test]
    fn every_form_is_written_as_a_key() {
        for form in FORMS.iter().flat_map(|family| family.iter()) {
            assert_eq!(crate::person::name::match_key(form), *form, "or it would never be found");
        }
    }
}
