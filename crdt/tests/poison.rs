//! The poison corpus (`reference/sync.md` a.7, `reference/security.md` R8): each case is refused before it is applied,
//! the document still saves and loads, and the others can write on.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    reason = "tests"
)]

mod kit;

use std::num::NonZeroU64;

use automerge::{
    ActorId, Change, ExpandedChange, ObjType, ScalarValue,
    legacy::{ElementId, Key, MarkData, ObjectId, Op, OpId, OpType, SortedVec},
};
use crdt::{
    Refusal,
    document::{Document, GENESIS_ACTOR, Value},
    guard::{MAX_AT, Offer, Trial, prescan},
    id::ChangeHash,
};
use kit::{Sent, draft, one_field, small_part};

const ATTACKER: u8 = 40;

struct Case {
    name: String,
    raw: Vec<u8>,
    actor: ActorId,
}

/// A column's bytes with its specification.
fn columns(parts: &[(u64, Vec<u8>)]) -> Vec<u8> {
    let mut out = Vec::new();
    kit::push_number(&mut out, parts.len() as u64);
    for (spec, bytes) in parts {
        kit::push_number(&mut out, *spec);
        kit::push_number(&mut out, bytes.len() as u64);
    }
    parts.iter().for_each(|(_, bytes)| out.extend(bytes));
    out
}

fn signed(mut value: i64) -> Vec<u8> {
    let mut out = Vec::new();
    loop {
        let byte = (value & 0x7f) as u8;
        value >>= 7;
        if (value == 0 && byte & 0x40 == 0) || (value == -1 && byte & 0x40 != 0) {
            out.push(byte);
            return out;
        }
        out.push(byte | 0x80);
    }
}

/// A change of about 64 bytes that claims `count` operations by run lengths; `extra` marks its columns (8: deflated).
fn run_length_bomb(count: i64, extra: u64) -> Vec<u8> {
    let run = |value: &[u8]| [signed(count), value.to_vec()].concat();
    let mut insert = Vec::new();
    kit::push_number(&mut insert, count as u64);
    let mut body = vec![0, 16];
    body.extend(kit::actor(ATTACKER, 0).to_bytes());
    body.extend([1, 1, 0, 0, 0]);
    body.extend(columns(&[
        (0x15 | extra, run(&[1, b'x'])),
        (0x34 | extra, insert),
        (0x42 | extra, run(&[1])),
        (0x56 | extra, run(&[0])),
        (0x70 | extra, run(&[0])),
    ]));
    kit::seal(&body)
}

fn cases(document: &Document) -> Vec<Case> {
    let mut out = Vec::new();
    let max = kit::max_op(document);
    let own = |seat: u8| draft(document, seat, &one_field("phone", Value::from("0")));
    let mut add = |name: String, change: ExpandedChange| {
        let actor = change.actor_id.clone();
        if let Some(raw) = kit::encode(change) {
            out.push(Case { name, raw, actor });
        }
    };
    // A seat that is new to the part, and two that have written in it.
    for seat in [ATTACKER, 1, 2] {
        let edges = (2..33).flat_map(|k| [(1u64 << k) - 1, 1 << k, (1 << k) + 1]);
        for start in (1..=max + 2).chain(edges).filter(|start| *start != max + 1) {
            let change = ExpandedChange { start_op: NonZeroU64::new(start).unwrap(), ..own(seat) };
            add(format!("start op {start} by seat {seat}"), change);
        }
        let right = own(seat).seq;
        for seq in (0..40).chain([1 << 31, u64::from(u32::MAX), 1 << 32, 1 << 62]).filter(|seq| *seq != right) {
            add(format!("sequence {seq} by seat {seat}"), ExpandedChange { seq, ..own(seat) });
        }
        for time in [-1, i64::MIN, i64::MAX, MAX_AT + 1] {
            add(format!("time {time}"), ExpandedChange { time, ..own(seat) });
        }
        let mut change = own(seat);
        change.deps.clear();
        add("no dependencies".to_owned(), change);
        for footer in [vec![1, 2, 9, 9], vec![0], vec![1, 200, 1], vec![7; 500]] {
            add("an author footer".to_owned(), ExpandedChange { extra_bytes: footer, ..own(seat) });
        }
        for message in ["x", &"m".repeat(5_000)] {
            add("a message".to_owned(), ExpandedChange { message: Some(message.to_owned()), ..own(seat) });
        }
        for (name, operations) in operations(document, seat) {
            add(name, ExpandedChange { operations, ..own(seat) });
        }
    }
    for victim in 0..3u8 {
        let raw = kit::encode(own(victim)).unwrap();
        out.push(Case { name: format!("forged as seat {victim}"), raw, actor: kit::actor(ATTACKER, 0) });
    }
    for k in 14..40 {
        for extra in [0, 8] {
            let raw = run_length_bomb((1 << k) - 1, extra);
            out.push(Case { name: format!("a run-length bomb of 2^{k}"), raw, actor: kit::actor(ATTACKER, 0) });
        }
    }
    for kind in [0u8, 2, 3, 4, 255] {
        let mut raw = kit::encode(own(ATTACKER)).unwrap();
        raw[8] = kind; // document, deflated change, bundle, unknown
        out.push(Case { name: format!("chunk type {kind}"), raw, actor: kit::actor(ATTACKER, 0) });
    }
    out
}

/// Operations that no honest author makes: sequences, text, marks, counters, deletions, foreign objects, deep nesting.
fn operations(document: &Document, seat: u8) -> Vec<(String, Vec<Op>)> {
    let base = draft(document, seat, &one_field("phone", Value::from("0")));
    let honest = base.operations[0].clone();
    let genesis = ActorId::from(GENESIS_ACTOR.to_vec());
    let with = |change: &dyn Fn(&mut Op)| {
        let mut op = honest.clone();
        change(&mut op);
        vec![op]
    };
    let mut out = Vec::new();
    for kind in [ObjType::List, ObjType::Text, ObjType::Table, ObjType::Map] {
        out.push((format!("makes a {kind:?} in fields"), with(&|op| op.action = OpType::Make(kind))));
    }
    let mark = MarkData { name: "bold".into(), value: ScalarValue::Boolean(true), expand: false };
    for action in [
        OpType::Delete,
        OpType::Increment(1),
        OpType::MarkBegin(mark),
        OpType::MarkEnd(true),
        OpType::Put(ScalarValue::counter(1)),
        OpType::Put(ScalarValue::F64(f64::INFINITY)),
        OpType::Put(ScalarValue::Unknown { type_code: 14, bytes: vec![0; 9] }),
    ] {
        out.push((format!("{action:?}"), with(&|op| op.action = action.clone())));
    }
    out.push(("inserts".to_owned(), with(&|op| op.insert = true)));
    let after = ElementId::Id(OpId::new(999, &genesis));
    for key in [Key::Seq(ElementId::Head), Key::Seq(after), Key::Map("".into()), Key::Map("k".repeat(129).into())] {
        out.push((
            "a key that is none".to_owned(),
            with(&|op| {
                op.key = key.clone();
                op.insert = matches!(key, Key::Seq(_));
            }),
        ));
    }
    let unknown = kit::actor(77, 7);
    for (counter, actor) in [(999, &genesis), (1, &unknown), (5, &genesis), (base.start_op.get(), &base.actor_id)] {
        let id = OpId::new(counter, actor);
        out.push(("writes into an object it has not seen".to_owned(), with(&|op| op.obj = ObjectId::Id(id.clone()))));
        out.push(("replaces what it has not seen".to_owned(), with(&|op| op.pred = SortedVec::from(vec![id.clone()]))));
    }
    for depth in [5usize, 6, 64, 1_000, 9_990] {
        let entries = ObjectId::Id(OpId::new(2, &genesis));
        let id = crdt::document::entry_id(&base.actor_id, base.start_op.get(), 0);
        let mut nested = vec![Op {
            action: OpType::Make(ObjType::Map),
            obj: entries,
            key: Key::Map(id.to_string().into()),
            ..honest.clone()
        }];
        for counter in base.start_op.get()..base.start_op.get() + depth as u64 {
            nested.push(Op {
                action: OpType::Make(ObjType::Map),
                obj: ObjectId::Id(OpId::new(counter, &base.actor_id)),
                key: Key::Map("deeper".into()),
                ..honest.clone()
            });
        }
        out.push((format!("nested {depth} deep"), nested));
    }
    out
}

#[test]
fn the_corpus_is_refused_and_nobody_is_harmed() {
    kit::hush();
    let document = small_part();
    let heads = document.heads();
    let cases = cases(&document);
    println!("{} poison cases", cases.len());
    assert!(cases.len() >= 500, "the corpus must not shrink: {}", cases.len());
    let before = kit::peak_kb();
    let mut together = Trial::new(&document);
    for case in &cases {
        let hash = kit::hash_of(&case.raw);
        let offer = Trial::new(&document).offer(&case.raw, &hash, &case.actor);
        assert!(
            matches!(offer, Offer::Refused(refusal) if refusal != Refusal::Trial),
            "{} must be refused by a rule, before it is applied: {offer:?}",
            case.name
        );
        assert_eq!(together.offer(&case.raw, &hash, &case.actor), offer, "{}: and again after all others", case.name);
    }
    let grown = kit::peak_kb() - before;
    println!("peak memory grew by {grown} kB");
    assert!(grown < 64 * 1024, "the corpus must not cost memory: {grown} kB");
    assert_eq!(together.document().heads(), heads, "nothing got in");
    let (mut kept, saved, admitted) = together.finish().unwrap();
    assert!(admitted.is_empty(), "nothing was admitted");
    assert_eq!(Document::load(&saved).unwrap().heads(), heads, "the document still loads");
    for seat in 0..3 {
        let edit = one_field("headline", Value::Text(format!("{seat} goes on")));
        kept.commit(&kit::actor(seat, 0), 1, &edit).unwrap();
        kept = Document::load(&kept.save()).unwrap();
    }
    assert_eq!(kept.changes(), document.changes() + 3, "every peer can still write");
}

#[test]
fn bombs_are_bombs_and_their_prescan_costs_nothing() {
    let small = run_length_bomb(1_000, 0);
    assert!(small.len() < 80, "a bomb is small: {} bytes", small.len());
    assert_eq!(Change::from_bytes(small).unwrap().len(), 1_000, "the engine does expand run lengths");
    let mut huge = vec![0u8; 200 << 20];
    huge[..9].copy_from_slice(&run_length_bomb(1, 0)[..9]);
    let before = kit::peak_kb();
    assert!(prescan(&huge).is_err(), "a value of 200 MB is refused by its size");
    for count in [1_000_000, 60_000_000, i64::from(u32::MAX), i64::MAX / 2] {
        assert!(prescan(&run_length_bomb(count, 0)).is_err(), "{count} operations are refused unexpanded");
    }
    assert!(kit::peak_kb() - before < 2_048, "looking at a bomb must not set it off");
}

#[test]
fn missing_and_circular_dependencies_wait_outside() {
    let document = small_part();
    let actor = kit::actor(ATTACKER, 0);
    for number in 0..40u8 {
        let mut change = draft(&document, ATTACKER, &one_field("phone", Value::from("0")));
        let absent = automerge::ChangeHash([number; 32]);
        if number % 2 == 0 {
            change.deps = vec![absent];
        } else {
            change.deps.push(absent); // a change can only ever name its own hash by such a guess
        }
        let raw = kit::encode(change).unwrap();
        let mut trial = Trial::new(&document);
        let expected = Offer::Missing(vec![ChangeHash([number; 32])]);
        assert_eq!(trial.offer(&raw, &kit::hash_of(&raw), &actor), expected, "it waits in our own table");
        let (kept, _, admitted) = trial.finish().unwrap();
        assert!(admitted.is_empty() && kept.heads() == document.heads(), "never in the engine's queue");
    }
}

#[test]
fn an_orphan_does_not_wedge_its_seat() {
    let document = small_part();
    let seat = kit::actor(1, 0);
    let real = draft(&document, 1, &one_field("phone", Value::from("real")));
    let mut orphan = real.clone();
    orphan.deps = vec![automerge::ChangeHash([0xaa; 32])];
    let orphan = kit::encode(orphan).unwrap();
    let real = kit::encode(real).unwrap();
    let mut trial = Trial::new(&document);
    assert!(
        matches!(trial.offer(&orphan, &kit::hash_of(&orphan), &seat), Offer::Missing(_)),
        "the orphan waits outside"
    );
    assert_eq!(trial.offer(&real, &kit::hash_of(&real), &seat), Offer::Admitted, "the real one is not kept out");
    assert_eq!(trial.offer(&real, &kit::hash_of(&real), &seat), Offer::Known, "and is taken once");
    let mut twin = draft(&document, 1, &one_field("phone", Value::from("other")));
    twin.hash = None;
    let twin = kit::encode(twin).unwrap();
    assert_eq!(trial.offer(&twin, &kit::hash_of(&twin), &seat), Offer::Forked, "a second tale is kept as evidence");
    assert!(trial.finish().is_ok(), "the document survives the fork");
}

#[test]
fn a_flood_of_heads_leaves_the_part_writable() {
    let mut flood = Vec::new();
    for number in 0..200u8 {
        let mut document = Document::new();
        let made =
            document.commit(&kit::actor(ATTACKER, number), 1, &one_field("phone", Value::Uint(u64::from(number))));
        flood.push(Sent::of(&made.unwrap().change));
    }
    let mut victim = kit::gather(flood.iter());
    assert_eq!(victim.heads().len(), 200, "every one of them is a head");
    let mut other = victim.clone();
    for round in 0..4u64 {
        let made = victim.commit(&kit::actor(1, 0), 1, &one_field("phone", Value::Uint(1_000 + round))).unwrap();
        let mut trial = Trial::new(&other);
        let sent = Sent::of(&made.change);
        assert_eq!(trial.offer(&sent.raw, &sent.hash, &sent.actor), Offer::Admitted, "others take what it writes");
        other = trial.finish().unwrap().0;
        assert_eq!(other.heads(), victim.heads(), "and agree");
    }
    assert!(victim.heads().len() <= 2, "the flood drains as people write: {}", victim.heads().len());
    assert_eq!(victim.answers("phone").unwrap().len(), 1, "and its answers are answered");
}

#[test]
fn the_widest_change_is_judged_and_a_wider_one_is_never_written() {
    let wide = |count: usize| {
        let mut edit = crdt::document::Edit::new();
        (0..count).for_each(|number| {
            edit.put(&format!("f{number}"), Value::Null);
        });
        edit
    };
    let mut document = small_part();
    let made = document.clone().commit(&kit::actor(ATTACKER, 0), 1, &wide(9_999)).unwrap();
    for number in 0..300 {
        document.commit(&kit::actor(1, 0), 1, &one_field("headline", Value::Int(number))).unwrap();
    }
    // Its dependencies are not the newest changes here, which is the slow way to look up what it saw.
    let start = std::time::Instant::now();
    let sent = Sent::of(&made.change);
    let mut trial = Trial::new(&document);
    assert_eq!(trial.offer(&sent.raw, &sent.hash, &sent.actor), Offer::Admitted, "wide, but honest");
    println!("9,999 fields in {} bytes judged in {:?}", sent.raw.len(), start.elapsed());
    let too_wide = document.commit(&kit::actor(1, 0), 1, &wide(10_001));
    assert!(too_wide.is_err(), "what others would refuse is not written");
}
