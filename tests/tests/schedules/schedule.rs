//! One schedule from one seed: work over a bad road, then quiet, then the verdict.

use crate::{
    coverage::Coverage,
    lies::{self, Lie},
    lives, quiet, steps,
    team::Team,
    template::{Templates, shape},
    verdict, warnings,
};

/// How a schedule went.
pub(crate) struct Told {
    pub(crate) shape: String,
    pub(crate) coverage: Coverage,
    pub(crate) verdict: Result<(), Vec<String>>,
}

/// At least this many acts.
const ACTS: usize = 50;

/// Runs the schedule of a seed.
pub(crate) fn run(templates: &mut Templates, seed: u64, lie: Lie, lives: bool) -> Told {
    warnings::listen();
    warnings::taken();
    let mut team = Team::new(templates, shape(seed), seed, lie);
    steps::begin(&mut team);
    let acts = ACTS + team.below(30);
    // What could not even be tried, such as amending where there is no note, does not count.
    while team.coverage.tried() < acts as u64 {
        lies::now_and_then(&mut team);
        if lives && team.chance(9) {
            lives::one(&mut team);
        } else {
            steps::one(&mut team);
        }
    }
    steps::submit_forms(&mut team);
    quiet::exchange(&mut team, lives);
    let mut problems = std::mem::take(&mut team.problems);
    problems.extend(verdict::of(&team));
    let warned = warnings::taken();
    if warned > 0 {
        problems.push(format!("{warned} changes of honest laptops were refused"));
    }
    let verdict = if problems.is_empty() { Ok(()) } else { Err(problems) };
    Told { shape: format!("{:?}", team.shape), coverage: team.coverage, verdict }
}
