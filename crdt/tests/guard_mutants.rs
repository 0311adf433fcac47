//! Mutated changes with repaired checksums: nothing is admitted that an honest author could not have made, and
//! nothing admitted harms the laptop that took it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    reason = "tests"
)]

mod kit;

use std::{
    collections::{BTreeMap, HashMap},
    num::NonZeroU64,
};

use automerge::{
    ActorId, ExpandedChange, ObjType, ScalarValue,
    legacy::{ElementId, Key, ObjectId, Op, OpId, OpType, SortedVec},
};
use crdt::{
    document::{Document, Edit, GENESIS_ACTOR},
    guard::{Offer, Rules, Trial},
    id::ChangeHash,
};
use kit::{Dice, History, Sent};

struct Mutant {
    raw: Vec<u8>,
    actor: ActorId,
}

fn number_from(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

/// The honest histories, and for each change the laptop that a mutant of it reaches.
struct Ground {
    histories: Vec<History>,
    targets: Vec<Vec<Document>>,
    befores: HashMap<(usize, Vec<ChangeHash>), Option<Document>>,
}

/// How far mutants got, and what was wrong with those admitted.
#[derive(Default)]
struct Tally {
    reached: BTreeMap<String, u64>,
    same: u64,
    wrong: Vec<String>,
}

impl Tally {
    fn get(&self, stage: &str) -> u64 {
        self.reached.get(stage).copied().unwrap_or(0)
    }
}

impl Ground {
    fn new(dice: &mut Dice) -> Self {
        let histories: Vec<History> =
            (2..=5).cycle().take(8).map(|seats| kit::honest_history(dice, seats, 24)).collect();
        let targets = histories
            .iter()
            .map(|history| history.changes.iter().map(|change| history.without(&change.hash)).collect())
            .collect();
        Self { histories, targets, befores: HashMap::new() }
    }

    fn run(&mut self, dice: &mut Dice, count: u64, rules: Rules) -> Tally {
        let mut tally = Tally::default();
        for number in 0..count {
            let h = dice.below(self.histories.len());
            let c = dice.below(self.histories[h].changes.len());
            let honest = &self.histories[h].changes[c];
            let Some(mutant) = mutate(dice, &self.histories[h], honest) else { continue };
            if mutant.raw == honest.raw {
                tally.same += 1;
                continue;
            }
            let mut trial = Trial::with_rules(&self.targets[h][c], rules);
            let offer = trial.offer(&mutant.raw, &kit::hash_of(&mutant.raw), &mutant.actor);
            let stage = match &offer {
                Offer::Refused(refusal) => format!("{refusal:?}").to_lowercase(),
                Offer::Missing(_) => "parked".to_owned(),
                Offer::Admitted | Offer::Known | Offer::Forked => format!("{offer:?}").to_lowercase(),
            };
            *tally.reached.entry(stage).or_default() += 1;
            if offer == Offer::Admitted
                && let Err(wrong) = self.judge(h, &mutant, trial)
            {
                tally.wrong.push(format!("mutant {number}: {wrong}"));
            }
        }
        tally
    }

    /// The oracle: the same edits through the document's own door give the same bytes, what was admitted saves and
    /// loads, and the victim can go on writing.
    fn judge(&mut self, h: usize, mutant: &Mutant, trial: Trial) -> Result<(), String> {
        let expanded = kit::decode(&mutant.raw);
        if expanded.actor_id != mutant.actor {
            return Err("written as somebody else".to_owned());
        }
        let deps: Vec<ChangeHash> = expanded.deps.iter().map(|dep| (*dep).into()).collect();
        let history = &self.histories[h];
        let before = self.befores.entry((h, deps.clone())).or_insert_with(|| history.at(&deps));
        let mut document = before.clone().ok_or("admitted with unknown ancestors")?;
        let edit = kit::read_edit(&expanded).ok_or_else(|| format!("no edit reads like this: {expanded:?}"))?;
        let made = document
            .commit(&expanded.actor_id, expanded.time, &edit)
            .map_err(|error| format!("no honest author may do this ({error}): {expanded:?}"))?;
        if made.change.raw_bytes() != mutant.raw {
            return Err(format!("an honest author writes other bytes: {expanded:?}"));
        }
        let (mut document, _, admitted) = trial.finish().map_err(|error| error.to_string())?;
        if admitted != [kit::hash_of(&mutant.raw)] {
            return Err("something else was admitted".to_owned());
        }
        let mut edit = Edit::new();
        edit.put("headline", "the victim writes on".into());
        document.commit(&kit::actor(99, 0), 1_700_000_000_000, &edit).map_err(|error| error.to_string())?;
        let loaded = Document::load(&document.save()).map_err(|error| error.to_string())?;
        if loaded.heads() == document.heads() {
            Ok(())
        } else {
            Err("what was saved loads as something else".to_owned())
        }
    }
}

#[test]
fn no_mutant_is_admitted_that_an_honest_author_could_not_have_made() {
    kit::hush();
    let count = number_from("ROUNDTABLE_MUTANTS", 20_000);
    let seed = number_from("ROUNDTABLE_SEED", 2_026);
    println!("seed {seed}, {count} mutants");
    let mut dice = Dice(seed);
    let tally = Ground::new(&mut dice).run(&mut dice, count, Rules::ALL);
    let total: u64 = tally.reached.values().sum();
    for stage in
        ["prescan", "parse", "canonical", "hash", "actor", "parked", "causal", "schema", "forked", "trial", "admitted"]
    {
        println!("{stage:>10} {:>7}", tally.get(stage));
    }
    println!("{:>10} {total:>7} (and {} equal to the original)", "all", tally.same);
    let deep = ["causal", "schema", "forked", "trial", "admitted"].map(|stage| tally.get(stage)).iter().sum::<u64>();
    println!("reached the causal or schema rules: {deep} ({} %)", 100 * deep / total.max(1));
    assert!(tally.wrong.is_empty(), "seed {seed}: {} wrong, first {:?}", tally.wrong.len(), tally.wrong.first());
    assert!(total * 10 >= count * 8, "most rolls must give a mutant, or the harness tests nothing");
    assert!(deep * 10 >= total, "at least a tenth must reach the causal or schema rules");
    for stage in ["causal", "schema", "admitted"] {
        assert!(tally.get(stage) > 0, "every late stage must be reached: {stage}");
    }
    assert_eq!(tally.get("trial"), 0, "what reaches the engine must apply: a rule is missing otherwise");
}

/// The negative control: a guard without one of its rules must be found out by the same mutants.
#[test]
fn the_mutants_find_a_guard_that_lacks_a_rule() {
    kit::hush();
    let mut dice = Dice(99);
    let mut ground = Ground::new(&mut dice);
    for (name, rules) in [
        ("canonical", Rules { canonical: false, ..Rules::ALL }),
        ("actor", Rules { actor: false, ..Rules::ALL }),
        ("causal", Rules { causal: false, ..Rules::ALL }),
        ("schema", Rules { schema: false, ..Rules::ALL }),
    ] {
        let tally = ground.run(&mut dice, 4_000, rules);
        println!(
            "without {name}: {} wrongly admitted, {} stopped by the engine",
            tally.wrong.len(),
            tally.get("trial")
        );
        assert!(!tally.wrong.is_empty(), "mutants must get through a guard without its {name} rule");
    }
}

fn mutate(dice: &mut Dice, history: &History, honest: &Sent) -> Option<Mutant> {
    if dice.chance(50) {
        let body = bytes(dice, history, honest);
        return Some(Mutant { raw: kit::seal(&body), actor: honest.actor.clone() });
    }
    let mut expanded = kit::decode(&honest.raw);
    let mut actor = honest.actor.clone();
    for _ in 0..=dice.below(2) {
        structure(dice, history, &mut expanded, &mut actor);
    }
    kit::encode(expanded).map(|raw| Mutant { raw, actor })
}

/// Blind and half-blind changes to the bytes of the body.
fn bytes(dice: &mut Dice, history: &History, honest: &Sent) -> Vec<u8> {
    let mut body = kit::body_of(&honest.raw);
    let deps_end = 1 + 32 * honest.deps.len();
    for _ in 0..=dice.below(3) {
        let at = if dice.chance(80) { deps_end + dice.below(body.len() - deps_end) } else { dice.below(body.len()) };
        match dice.below(10) {
            0 => body[at] ^= 1 << dice.below(8),
            1 => body[at] = dice.roll() as u8,
            2 => body.insert(at, dice.roll() as u8),
            3 if body.len() > deps_end + 20 => {
                body.remove(at);
            }
            4 => {
                let other = kit::body_of(&dice.pick(&history.changes).raw);
                let from = dice.below(other.len());
                let len = dice.below(24).min(other.len() - from).min(body.len() - at);
                body[at..at + len].copy_from_slice(&other[from..from + len]);
            }
            // Numbers are LEB128: one up, one down, or written longer than needed.
            5 => body[at] = body[at].wrapping_add(1),
            6 => body[at] = body[at].wrapping_sub(1),
            7 => {
                body[at] |= 0x80;
                body.insert((at + 1).min(body.len()), 0);
            }
            // Column specifications and lengths stand after actor, sequence, start, time, message and actors.
            8 => {
                let column = deps_end + 17 + 10 + dice.below(40);
                if let Some(byte) = body.get_mut(column) {
                    *byte = byte.wrapping_add(if dice.chance(50) { 1 } else { 255 });
                }
            }
            _ => dependencies(dice, &mut body, honest),
        }
    }
    body
}

/// Swaps two dependencies, or writes one twice.
fn dependencies(dice: &mut Dice, body: &mut Vec<u8>, honest: &Sent) {
    let count = honest.deps.len();
    if usize::from(body[0]) != count || body.len() < 1 + 32 * count {
        return;
    }
    if count > 1 && dice.chance(50) {
        let (a, b) = body[1..].split_at_mut(32);
        a.swap_with_slice(&mut b[..32]);
    } else {
        let twin: Vec<u8> = body[1..33].to_vec();
        body[0] += 1;
        body.splice(33..33, twin);
    }
}

/// Changes to the decoded change, re-encoded well: these reach the late rules.
fn structure(dice: &mut Dice, history: &History, change: &mut ExpandedChange, actor: &mut ActorId) {
    let other = kit::decode(&dice.pick(&history.changes).raw);
    match dice.below(18) {
        0 => change.seq = [0, 1, change.seq.wrapping_add(1), change.seq.wrapping_sub(1), 5, 1 << 32][dice.below(6)],
        1 => {
            let start = change.start_op.get();
            let wild = [1, start - 1, start + 1, start.saturating_add(9), 1 << 31, u64::from(u32::MAX)][dice.below(6)];
            change.start_op = NonZeroU64::new(wild).unwrap_or(NonZeroU64::MIN);
        }
        2 => change.time = [-1, 0, i64::MAX, i64::MIN, 1_800_000_000_000, change.time.wrapping_add(1)][dice.below(6)],
        3 => change.message = Some(["", "a note"][dice.below(2)].to_owned()),
        4 => change.deps = other.deps,
        5 => {
            change.deps.pop();
        }
        6 => change.deps.push(automerge::ChangeHash::from(dice.pick(&history.changes).hash)),
        7 => change.actor_id = other.actor_id,
        // The attacker's own other unlock: validly derived, so that the actor rule lets it pass.
        8 => {
            let fresh = kit::actor(50, dice.roll() as u8);
            change.actor_id = fresh.clone();
            *actor = fresh;
            if dice.chance(80) {
                change.seq = 1;
            }
        }
        9 => change.extra_bytes = vec![1, 2, 9, 9],
        10 => change.operations.extend(other.operations),
        11 if change.operations.len() > 1 => {
            let (a, b) = (dice.below(change.operations.len()), dice.below(change.operations.len()));
            change.operations.swap(a, b);
        }
        12 if change.operations.len() > 1 => {
            change.operations.remove(dice.below(change.operations.len()));
        }
        13 | 14 => transplant(dice, change, &other, actor),
        _ => {
            let index = dice.below(change.operations.len());
            let made = OpId::new(change.start_op.get() + dice.below(4) as u64, &change.actor_id);
            if let Some(op) = change.operations.get_mut(index) {
                operation(dice, op, made, &other);
            }
        }
    }
}

/// The same acts at another place of the history, by the attacker's other unlock, put together with care.
fn transplant(dice: &mut Dice, change: &mut ExpandedChange, other: &ExpandedChange, actor: &mut ActorId) {
    let fresh = kit::actor(51, dice.roll() as u8);
    let (old, old_start) = (change.actor_id.clone(), change.start_op.get());
    let moved = |id: &OpId| {
        let own = id.1 == old && id.0 >= old_start;
        if own { OpId::new(id.0 - old_start + other.start_op.get(), &fresh) } else { id.clone() }
    };
    let mut entries = 0;
    for op in &mut change.operations {
        if let ObjectId::Id(id) = &op.obj {
            let inside = id.1 != ActorId::from(GENESIS_ACTOR.to_vec());
            let moved = moved(id);
            if !inside && matches!(op.action, OpType::Make(_)) {
                let id = crdt::document::entry_id(&fresh, other.start_op.get(), entries);
                op.key = Key::Map(id.to_string().as_str().into());
                entries += 1;
            }
            op.obj = ObjectId::Id(moved);
        }
    }
    change.deps.clone_from(&other.deps);
    change.start_op = other.start_op;
    change.seq = 1;
    change.actor_id = fresh.clone();
    *actor = fresh;
}

fn operation(dice: &mut Dice, op: &mut Op, made: OpId, other: &ExpandedChange) {
    let genesis = ActorId::from(GENESIS_ACTOR.to_vec());
    let foreign = dice.pick(&other.operations).clone();
    match dice.below(14) {
        0 => op.action = OpType::Delete,
        1 => op.action = OpType::Make([ObjType::Map, ObjType::List, ObjType::Text, ObjType::Table][dice.below(4)]),
        2 => op.action = OpType::Increment(1),
        3 => op.action = OpType::Put(ScalarValue::counter(3)),
        4 => op.action = OpType::Put(ScalarValue::F64([f64::NAN, f64::INFINITY, -0.0][dice.below(3)])),
        5..=6 => op.action = OpType::Put(ScalarValue::Str(format!("mutant {}", dice.below(9)).as_str().into())),
        7 => op.obj = ObjectId::Id(OpId::new(dice.below(6) as u64, &genesis)),
        8 => op.obj = [ObjectId::Root, ObjectId::Id(made), foreign.obj][dice.below(3)].clone(),
        9 => {
            op.key = match dice.below(4) {
                0 => Key::Map("".into()),
                1 => Key::Map("k".repeat(129).as_str().into()),
                2 => Key::Seq(ElementId::Head),
                _ => foreign.key,
            }
        }
        10 => op.key = Key::Map(format!("key{}", dice.below(9)).as_str().into()),
        11 => op.insert = !op.insert,
        12 => {
            let twice: Vec<OpId> = op.pred.iter().chain(op.pred.iter()).cloned().collect();
            op.pred = SortedVec::from(twice);
        }
        _ => op.pred = [SortedVec::from(vec![made]), SortedVec::new(), foreign.pred][dice.below(3)].clone(),
    }
}
