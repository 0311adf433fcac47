//! Every rule of the guard, switched off in turn, lets a change through that the rule alone refuses; and a signed
//! record fits one space, part, seat, unlock and control entry only.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

mod kit;

use std::num::NonZeroU64;

use automerge::{
    ActorId, Change, ExpandedChange, ScalarValue,
    legacy::{ObjectId, OpId, OpType, SortedVec},
};
use crdt::{
    Part, Refusal,
    change::{actor_id, restore},
    document::{Document, Value},
    guard::{MAX_AT, MAX_CHANGE_BYTES, Offer, Rules, Trial},
    id::{ChangeHash, ControlHash, Incarnation, SeatId, SpaceId},
    sign::{Signature, VerifyKey},
};
use kit::{draft, one_field, small_part};

const ATTACKER: u8 = 40;

fn offer(document: &Document, raw: &[u8], rules: Rules) -> (Offer, Trial) {
    let mut trial = Trial::with_rules(document, rules);
    let offer = trial.offer(raw, &kit::hash_of(raw), &kit::actor(ATTACKER, 0));
    (offer, trial)
}

fn twisted(document: &Document, twist: impl FnOnce(&mut ExpandedChange)) -> Vec<u8> {
    let mut change = draft(document, ATTACKER, &one_field("phone", Value::from("0")));
    twist(&mut change);
    kit::encode(change).expect("the engine encodes it")
}

/// The same change in other spellings: one literal value of a column (-1, value) written as a run (1, value).
fn respelled(document: &Document) -> Vec<Vec<u8>> {
    let body = kit::body_of(&twisted(document, |_| ()));
    let spell = |at: usize| {
        let mut body = body.clone();
        body[at] = 1;
        kit::seal(&body)
    };
    (0..body.len()).filter(|at| body[*at] == 0x7f).map(spell).collect()
}

#[test]
fn prescan_alone_bounds_what_is_expanded() {
    let document = small_part();
    let large = twisted(&document, |change| {
        change.operations[0].action = OpType::Put(ScalarValue::Bytes(vec![7; MAX_CHANGE_BYTES]));
    });
    assert_eq!(offer(&document, &large, Rules::ALL).0, Offer::Refused(Refusal::Prescan), "larger than any change");
    let without = Rules { prescan: false, ..Rules::ALL };
    assert_eq!(offer(&document, &large, without).0, Offer::Admitted, "only the prescan bounds the size");

    let bomb = twisted(&document, |change| {
        let mut op = change.operations[0].clone();
        op.action = OpType::Put(ScalarValue::Null);
        change.operations = vec![op; 50_000];
    });
    assert!(bomb.len() < 200, "a bomb is small");
    assert_eq!(Change::from_bytes(bomb.clone()).unwrap().len(), 50_000, "and the parser expands it");
    assert_eq!(offer(&document, &bomb, Rules::ALL).0, Offer::Refused(Refusal::Prescan), "refused before that");
    assert_ne!(offer(&document, &bomb, without).0, Offer::Refused(Refusal::Prescan), "only the prescan says so");
}

#[test]
fn canonical_and_trial_keep_a_document_loadable() {
    let document = small_part();
    let without = Rules { canonical: false, ..Rules::ALL };
    let mut spellings = respelled(&document).into_iter();
    let raw = spellings
        .find(|raw| offer(&document, raw, without).0 == Offer::Admitted)
        .expect("the engine takes a change in another spelling");
    assert_eq!(offer(&document, &raw, Rules::ALL).0, Offer::Refused(Refusal::Canonical), "not as an author writes it");

    let (admitted, trial) = offer(&document, &raw, without);
    assert_eq!(admitted, Offer::Admitted, "only the canonical rule refuses it");
    assert_eq!(trial.finish().err(), Some(Refusal::Trial.into()), "the trial notices that it cannot be loaded again");

    let neither = Rules { trial: false, ..without };
    let (_, saved, _) = offer(&document, &raw, neither).1.finish().unwrap();
    assert!(Document::load(&saved).is_err(), "without both, a document is saved that never loads again");
}

#[test]
fn hash_rule_binds_the_record_to_its_bytes() {
    let document = small_part();
    let raw = twisted(&document, |_| ());
    let other = ChangeHash([9; 32]);
    let actor = kit::actor(ATTACKER, 0);
    assert_eq!(
        Trial::new(&document).offer(&raw, &other, &actor),
        Offer::Refused(Refusal::Hash),
        "the signature was for other bytes"
    );
    let mut trial = Trial::with_rules(&document, Rules { hash: false, ..Rules::ALL });
    assert_eq!(trial.offer(&raw, &other, &actor), Offer::Admitted, "only the hash rule refuses it");
    assert!(!trial.document().has(&other), "and a change would be stored under a name it does not have");
}

#[test]
fn actor_rule_keeps_others_from_writing_as_a_seat() {
    let document = small_part();
    let forged = draft(&document, 2, &one_field("phone", Value::from("forged")));
    let raw = kit::encode(forged).unwrap();
    assert_eq!(offer(&document, &raw, Rules::ALL).0, Offer::Refused(Refusal::Actor), "not the signer's actor");
    let (admitted, mut trial) = offer(&document, &raw, Rules { actor: false, ..Rules::ALL });
    assert_eq!(admitted, Offer::Admitted, "only the actor rule refuses it");
    let real = kit::encode(draft(&document, 2, &one_field("phone", Value::from("real")))).unwrap();
    assert_eq!(
        trial.offer(&real, &kit::hash_of(&real), &kit::actor(2, 0)),
        Offer::Forked,
        "and the real next change of the victim would never get in"
    );
}

#[test]
fn causal_rule_refuses_every_dishonest_place_in_history() {
    let document = small_part();
    let max = kit::max_op(&document);
    let chain: Vec<ChangeHash> = {
        // Heads alone are not enough to name an ancestor, so two more changes are made on the way.
        let mut longer = document.clone();
        longer.commit(&kit::actor(1, 0), 1, &one_field("phone", Value::from("1"))).unwrap();
        let old = document.heads();
        [old, longer.heads()].concat()
    };
    let mut longer = document.clone();
    longer.commit(&kit::actor(1, 0), 1, &one_field("phone", Value::from("1"))).unwrap();
    let cases: Vec<(&str, Document, Vec<u8>)> = vec![
        ("start op reused", document.clone(), twisted(&document, |change| change.start_op = op(max))),
        ("start op 1", document.clone(), twisted(&document, |change| change.start_op = op(1))),
        ("start op skipped", document.clone(), twisted(&document, |change| change.start_op = op(max + 2))),
        ("start op at the edge", document.clone(), twisted(&document, |change| change.start_op = op((1 << 32) - 1))),
        ("sequence skipped", document.clone(), twisted(&document, |change| change.seq = 2)),
        ("sequence 0", document.clone(), twisted(&document, |change| change.seq = 0)),
        ("no dependency", document.clone(), twisted(&document, |change| change.deps.clear())),
        ("a dependency twice", document.clone(), twisted(&document, |change| change.deps.push(change.deps[0]))),
        ("before 1970", document.clone(), twisted(&document, |change| change.time = -1)),
        ("after 9999", document.clone(), twisted(&document, |change| change.time = MAX_AT + 1)),
        (
            "a dependency and its ancestor",
            longer.clone(),
            twisted(&longer, |change| change.deps = chain.iter().map(|hash| (*hash).into()).collect()),
        ),
    ];
    for (name, document, raw) in cases {
        assert_eq!(offer(&document, &raw, Rules::ALL).0, Offer::Refused(Refusal::Causal), "{name}");
        let others = offer(&document, &raw, Rules { causal: false, ..Rules::ALL }).0;
        assert_ne!(others, Offer::Refused(Refusal::Causal), "{name}: only the causal rule says so");
    }
}

#[test]
fn without_the_causal_rule_a_document_is_lost() {
    let document = small_part();
    let raw = twisted(&document, |change| change.start_op = op(kit::max_op(&document)));
    let without = Rules { causal: false, trial: false, ..Rules::ALL };
    let (admitted, trial) = offer(&document, &raw, without);
    assert_eq!(admitted, Offer::Admitted, "the engine takes a reused operation number");
    let (_, saved, _) = trial.finish().unwrap();
    assert!(Document::load(&saved).is_err(), "and then saves what it can never load (security.md, finding 1)");
}

#[test]
fn schema_rule_refuses_every_dishonest_operation() {
    let document = small_part();
    let genesis = ActorId::from(crdt::document::GENESIS_ACTOR.to_vec());
    let entries = ObjectId::Id(OpId::new(2, &genesis));
    let absent = OpId::new(1, &genesis);
    let put = |object: ObjectId| {
        twisted(&document, |change| {
            change.operations[0].obj = object;
        })
    };
    let action = |action: OpType| twisted(&document, |change| change.operations[0].action = action);
    let cases: Vec<(&str, Vec<u8>)> = vec![
        ("a put at the root", put(ObjectId::Root)),
        ("a scalar among the entries", put(entries)),
        ("a counter", action(OpType::Put(ScalarValue::counter(1)))),
        ("not a number", action(OpType::Put(ScalarValue::F64(f64::NAN)))),
        ("an unknown kind of value", action(OpType::Put(ScalarValue::Unknown { type_code: 13, bytes: vec![1] }))),
        ("an answer not seen", twisted(&document, |change| change.operations[0].pred = SortedVec::from(vec![absent]))),
        ("a field twice", twisted(&document, |change| change.operations.push(change.operations[0].clone()))),
        ("nothing", twisted(&document, |change| change.operations.clear())),
    ];
    for (name, raw) in cases {
        assert_eq!(offer(&document, &raw, Rules::ALL).0, Offer::Refused(Refusal::Schema), "{name}");
        let others = offer(&document, &raw, Rules { schema: false, ..Rules::ALL }).0;
        assert_ne!(others, Offer::Refused(Refusal::Schema), "{name}: only the schema rule says so");
    }
    let (admitted, _) = offer(&document, &put(ObjectId::Root), Rules { schema: false, ..Rules::ALL });
    assert_eq!(admitted, Offer::Admitted, "without the schema anything may stand at the root");
}

#[test]
fn a_doubled_predecessor_is_not_honest() {
    let document = small_part();
    let mut change = draft(&document, ATTACKER, &one_field("headline", Value::from("again")));
    let seen = change.operations[0].pred.iter().next().unwrap().clone();
    change.operations[0].pred = SortedVec::from(vec![seen.clone(), seen]);
    let raw = kit::encode(change).unwrap();
    assert_eq!(offer(&document, &raw, Rules::ALL).0, Offer::Refused(Refusal::Schema), "named once is enough");
}

#[test]
fn a_record_fits_one_place_and_one_author() {
    let document = small_part();
    let author = kit::author(ATTACKER, 0);
    let key = author.key.verify_key();
    let made = document.clone().commit(&kit::actor(ATTACKER, 0), 1, &one_field("phone", Value::from("1"))).unwrap();
    let record = author.sign(kit::space(), Part::CORE, &made.change, ControlHash([3; 32]));
    assert!(record.verify(&key).is_ok(), "the honest record verifies");

    let mut other = record.clone();
    other.space = SpaceId([8; 16]);
    assert!(other.verify(&key).is_err(), "replayed into another space");
    let mut other = record.clone();
    other.part = Part::CLINICAL;
    assert!(other.verify(&key).is_err(), "replayed into another part");
    let mut other = record.clone();
    other.seat = SeatId([1; 16]);
    assert!(other.verify(&key).is_err(), "claimed by another seat");
    let mut other = record.clone();
    other.incarnation = Incarnation([9; 16]);
    assert!(other.verify(&key).is_err(), "moved to another unlock");
    let mut other = record.clone();
    other.control_head = ControlHash([4; 32]);
    assert!(other.verify(&key).is_err(), "said to be written under another membership");
    let mut other = record.clone();
    other.generation = 1;
    assert!(other.verify(&key).is_err(), "moved to another generation");
    let mut other = record.clone();
    other.hash = ChangeHash([1; 32]);
    assert!(other.verify(&key).is_err(), "for other content");
    assert!(record.verify(&kit::author(1, 0).key.verify_key()).is_err(), "not signed by another key");

    // Signed again by somebody else it verifies, and then the derived actor does not fit.
    let thief = kit::author(1, 0);
    let stolen = thief.sign(kit::space(), Part::CORE, &made.change, ControlHash([3; 32]));
    let actor = actor_id(&thief.key.verify_key(), &stolen.space, &stolen.part, &stolen.incarnation);
    assert_eq!(
        Trial::new(&document).offer(&stolen.raw, &stolen.hash, &actor),
        Offer::Refused(Refusal::Actor),
        "nobody can take another's change as his own"
    );
    for (space, part) in [(SpaceId([8; 16]), Part::CORE), (kit::space(), Part::CLINICAL)] {
        let actor = actor_id(&key, &space, &part, &record.incarnation);
        assert_eq!(
            Trial::new(&document).offer(&record.raw, &record.hash, &actor),
            Offer::Refused(Refusal::Actor),
            "the author itself cannot use one change in two places"
        );
    }
    let stripped = crdt::change::strip(&record.raw, made.change.actor_id()).unwrap();
    assert_eq!(restore(&stripped, made.change.actor_id()).unwrap(), record.raw, "the wire form gives it back");
}

#[test]
fn signatures_are_verified_strictly() {
    // The neutral element as key and as R, with S = 0, satisfies the plain equation for every message.
    let mut neutral = [0; 32];
    neutral[0] = 1;
    let mut signature = [0; 64];
    signature[0] = 1;
    assert!(
        VerifyKey(neutral).verify("change/1", b"any", &Signature(signature), "test").is_err(),
        "a key of small order signs everything"
    );
    let key = kit::author(1, 0).key;
    let good = key.sign("change/1", b"text");
    assert!(key.verify_key().verify("change/1", b"text", &good, "test").is_ok(), "the honest one verifies");
    assert!(key.verify_key().verify("bundle/1", b"text", &good, "test").is_err(), "for another kind of statement");
    // S + L is the same scalar in another spelling.
    const L: [u8; 32] = [
        0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
    ];
    let mut bytes = good.0;
    let mut carry = 0u16;
    for (slot, add) in bytes[32..].iter_mut().zip(L) {
        let sum = u16::from(*slot) + u16::from(add) + carry;
        *slot = sum as u8;
        carry = sum >> 8;
    }
    assert!(
        key.verify_key().verify("change/1", b"text", &Signature(bytes), "test").is_err(),
        "a second spelling of one signature"
    );
}

fn op(number: u64) -> NonZeroU64 {
    NonZeroU64::new(number).expect("not zero")
}
