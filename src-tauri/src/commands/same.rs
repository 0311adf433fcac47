//! The page that asks whether two records are one person.

use casework::{
    case::same::{ask, different, merge, plan, unmerge},
    office::Office,
};

use super::{Answered, Done, stale};
use crate::shapes::{AskPair, Different, MergePlan, Merging, Nothing, SamePair, SameQuestions, Separate, Separated};

/// Pairs that one call gives; the page asks one after the other.
const MOST: u32 = 100;

/// The strongest open questions.
pub(crate) fn questions(office: &Office, _: Nothing) -> Answered<SameQuestions> {
    let (pairs, total) = ask::ask(office, MOST)?;
    Ok(Done::read(SameQuestions { pairs: pairs.into_iter().map(SamePair::from).collect(), total }))
}

/// Two records side by side.
pub(crate) fn compare(office: &Office, args: AskPair) -> Answered<SamePair> {
    let (one, other) = ask::compare(office, &args.keep, &args.other)?;
    let none = String::new;
    Ok(Done::read(SamePair {
        why: none(),
        strength: none(),
        one: one.into(),
        other: other.into(),
        said_different: none(),
    }))
}

/// What joining would do; writes nothing.
pub(crate) fn plan(office: &Office, args: AskPair) -> Answered<MergePlan> {
    Ok(Done::read(plan::plan(office, &args.keep, &args.other)?.into()))
}

/// Joins two records; answers when it is durable.
pub(crate) fn merge(office: &Office, args: Merging) -> Answered<()> {
    let outcome = merge::merge(office, &args.keep, &args.other, Some(args.seen))?;
    Ok(Done { answer: (), touched: stale(&outcome.touched) })
}

/// Separates two records again.
pub(crate) fn separate(office: &Office, args: Separate) -> Answered<Separated> {
    let outcome = unmerge::unmerge(office, &args.keep, &args.other, &args.reason)?;
    Ok(Done { answer: outcome.value.into(), touched: stale(&outcome.touched) })
}

/// Says that two records are two people.
pub(crate) fn different(office: &Office, args: Different) -> Answered<()> {
    let outcome = different::different(office, &args.keep, &args.other, &args.reason)?;
    Ok(Done { answer: (), touched: stale(&outcome.touched) })
}

/// Takes that back.
pub(crate) fn ask_again(office: &Office, args: AskPair) -> Answered<()> {
    let outcome = different::ask_again(office, &args.keep, &args.other)?;
    Ok(Done { answer: (), touched: stale(&outcome.touched) })
}
