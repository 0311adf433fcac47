//! What goes to the pages: text that cannot turn the reading of its neighbours round.
//!
//! The overrides and isolates of Unicode's bidirectional algorithm (UAX #9) make a line read as another. They are kept in the
//! record as they were written, by whichever laptop, and shown as the sign of a character that cannot be shown.

use casework::deceives;
use serde_json::Value;

/// Puts the sign in the place of every such character.
pub(crate) fn showable(mut answer: Value) -> Value {
    mend(&mut answer);
    answer
}

fn mend(value: &mut Value) {
    match value {
        Value::String(text) => {
            if text.contains(deceives) {
                *text = text.replace(deceives, "\u{fffd}");
            }
        }
        Value::Array(all) => all.iter_mut().for_each(mend),
        Value::Object(fields) => fields.values_mut().for_each(mend),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn nothing_that_a_page_gets_turns_the_reading_round() {
        let got = showable(json!({"notes": [{"text": "a\u{202e}b\u{2066}c", "at": 3}], "name": "محمد \u{200f}"}));
        assert_eq!(got, json!({"notes": [{"text": "a\u{fffd}b\u{fffd}c", "at": 3}], "name": "محمد \u{200f}"}));
    }
}
