//! No file imports another that imports it, in any crate.

use tests::imports::{Module, graph, rings};

use super::none;

/// The crates, by their folders of sources.
const CRATES: &[&str] = &[
    "generator/src",
    "functions/src",
    "functions/domain/src",
    "functions/eds/src",
    "functions/pages/src",
    "functions/words/src",
    "tests/src",
];

#[test]
fn files_import_each_other_in_no_loop() {
    let mut complaints = Vec::new();
    for src in CRATES {
        let graph = graph(src);
        let paths = graph.values().flatten().count();
        assert!(graph.len() == 1 || paths > 0, "{src}: paths are read");
        for (file, used) in rings(graph) {
            let used: Vec<String> = used.iter().map(name).collect();
            complaints.push(format!("{src}: {} -> {}", name(&file), used.join(", ")));
        }
    }
    none(complaints);
}

fn name(module: &Module) -> String {
    module.join("::")
}
