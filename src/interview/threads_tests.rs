use proptest::prelude::*;

use super::*;

/// Takes turns as `Q` (interviewer) or `A`, with `>n` for the turn that they answer (from 0). Returns the plan as
/// `[questions| answers]`, with an answer to an answer in brackets and a follow-up with a question mark.
fn planned(turns: &str) -> String {
    let seed = |turn: &str| Seed {
        by_interviewer: turn.starts_with('Q'),
        answers: turn.split_once('>').map(|(_, target)| target.parse().unwrap()),
    };
    let mut seeds: Vec<Seed> = turns.split(' ').map(seed).collect();
    uncircled(&mut seeds);
    let plans = plan(&seeds);
    let all: usize = plans.iter().map(|plan| plan.question.len() + plan.answers.len()).sum();
    assert_eq!(all, seeds.len(), "every turn is in one thread");
    let shown = plans.iter().filter(|plan| !plan.question.is_empty() || !plan.answers.is_empty()).map(|plan| {
        let answer = |answer: &PlannedAnswer| match (answer.follow_up, answer.depth) {
            (true, _) => format!(" {}?", answer.turn),
            (false, 0) => format!(" {}", answer.turn),
            (false, _) => format!(" ({})", answer.turn),
        };
        let question: Vec<String> = plan.question.iter().map(usize::to_string).collect();
        format!("[{}|{}]", question.join(" "), plan.answers.iter().map(answer).collect::<String>())
    });
    shown.collect()
}

#[test]
fn turns_are_grouped_into_threads() {
    for (turns, wanted) in [
        ("Q A A Q A", "[0| 1 2][3| 4]"),
        ("A A Q A", "[| 0 1][2| 3]"),
        ("Q Q A", "[0 1| 2]"),
        ("A A", "[| 0 1]"),
        ("Q", "[0|]"),
        // Out of order.
        ("Q A Q A>0 A", "[0| 1 3][2| 4]"),
        ("Q A>2 Q A", "[0|][2| 1 3]"),
        // An answer to an answer is placed below it.
        ("Q A A A>1 A>3 A", "[0| 1 (3) (4) 2 5]"),
        // A follow-up keeps what comes after it.
        ("Q A Q>1 A Q A", "[0| 1 2? 3][4| 5]"),
        ("Q A Q>1 Q A Q", "[0| 1 2? 3? 4][5|]"),
        ("Q A Q A Q>0 A Q A", "[0| 1 4? 5][2| 3][6| 7]"),
        ("Q A Q>0 A A>3 A>2", "[0| 1 2? 3 (4) 5]"),
        // A follow-up that answers a later turn does not.
        ("Q A Q>4 A Q A", "[0| 1 3][4| 2? 5]"),
        // Within the opening.
        ("A A>0 Q>0 A Q A", "[| 0 (1) 2? 3][4| 5]"),
        // Circles are broken at their first turn.
        ("Q A>2 A>1 Q", "[0| 1 (2)][3|]"),
        ("A>1 A>2 A>0", "[| 0 (2) (1)]"),
    ] {
        assert_eq!(planned(turns), wanted, "{turns}");
    }
}

#[test]
fn a_long_chain_of_answers_is_followed_to_its_end() {
    let link = |i: usize| Seed { by_interviewer: false, answers: i.checked_sub(1) };
    let plans = plan(&(0..100_000).map(link).collect::<Vec<_>>());
    assert_eq!(plans[0].answers.len(), 100_000);
    assert!(plans[0].answers.iter().enumerate().all(|(i, answer)| answer.turn == i));
}

proptest! {
    #[test]
    fn every_turn_is_in_one_thread(turns in prop::collection::vec((any::<bool>(), prop::option::of(0..12usize)), 1..12)) {
        let mut seeds: Vec<Seed> = turns.iter().enumerate().map(|(i, (by_interviewer, answers))| {
            let answers = answers.filter(|target| *target != i && *target < turns.len());
            Seed { by_interviewer: *by_interviewer, answers }
        }).collect();
        uncircled(&mut seeds);
        let plans = plan(&seeds);
        let answers = plans.iter().flat_map(|plan| plan.answers.iter().map(|answer| answer.turn));
        let mut all: Vec<usize> = plans.iter().flat_map(|plan| plan.question.clone()).chain(answers).collect();
        all.sort_unstable();
        prop_assert_eq!(all, (0..seeds.len()).collect::<Vec<_>>());
        prop_assert!(plans[0].question.is_empty() && plans[1..].iter().all(|plan| !plan.question.is_empty()));
    }
}
