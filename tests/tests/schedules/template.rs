//! Shapes of neighbourhoods, made once a process and copied for each schedule.

use std::collections::BTreeMap;

use tests::Neighbourhood;

/// How many laptops each organisation has, and whether the last organisation joins late.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Shape {
    /// Laptops of each organisation.
    pub(crate) laptops: &'static [usize],
    /// The last organisation has met nobody yet.
    pub(crate) late: bool,
}

/// Small ones stand more often: they are quick, and most bugs need few laptops.
const SHAPES: &[Shape] = &[
    Shape { laptops: &[1, 1], late: false },
    Shape { laptops: &[1, 1, 1], late: true },
    Shape { laptops: &[2, 1], late: false },
    Shape { laptops: &[1, 1, 1], late: true },
    Shape { laptops: &[2, 1, 1], late: true },
    Shape { laptops: &[1, 1, 1], late: false },
    Shape { laptops: &[1, 1, 2], late: true },
    Shape { laptops: &[3, 1], late: false },
    Shape { laptops: &[2, 2], late: false },
    Shape { laptops: &[1, 1, 1], late: true },
    Shape { laptops: &[1, 1, 1, 1], late: true },
    Shape { laptops: &[2, 1, 1], late: true },
    Shape { laptops: &[3, 2, 1], late: true },
    Shape { laptops: &[1, 1, 1, 1, 1], late: true },
    Shape { laptops: &[2, 2, 1, 1, 2], late: true },
];

const ORGANISATIONS: [(&str, &str); 5] = [
    ("Riverside Practice", "gp_practice"),
    ("Hathermoor Hospice", "hospice"),
    ("Calder Community Trust", "community_trust"),
    ("Beckside Homes", "housing"),
    ("Moorland Social Care", "adult_social_care"),
];

/// Neighbourhoods that are copied, by shape.
#[derive(Default)]
pub(crate) struct Templates(BTreeMap<Shape, Neighbourhood>);

/// The shape of a seed's neighbourhood.
pub(crate) fn shape(seed: u64) -> Shape {
    // Not by the seed alone: the shards take every sixth.
    let place = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_right(17) % SHAPES.len() as u64;
    SHAPES[usize::try_from(place).unwrap()]
}

impl Templates {
    /// A neighbourhood of this shape of its own for one seed.
    pub(crate) fn copy(&mut self, shape: Shape, seed: u64) -> Neighbourhood {
        self.0.entry(shape).or_insert_with(|| make(shape)).copy(seed.wrapping_add(1)).unwrap()
    }
}

fn make(shape: Shape) -> Neighbourhood {
    let mut n = Neighbourhood::in_memory(0xA0 + shape.laptops.len() as u64);
    let mut first = Vec::new();
    for ((name, kind), laptops) in ORGANISATIONS.iter().zip(shape.laptops) {
        let root = n.found(name, kind).unwrap();
        first.push(root);
        for _ in 1..*laptops {
            n.enrol(root).unwrap();
        }
    }
    let met = if shape.late { &first[..first.len() - 1] } else { &first[..] };
    for (place, a) in met.iter().enumerate() {
        for b in &met[place + 1..] {
            n.pair(*a, *b).unwrap();
        }
    }
    n
}
