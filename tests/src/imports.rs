//! The graph of the source files of a crate, read from paths (`use` items and `a::b` in code).
//!
//! A path that leads through a re-export counts for the file that defines the item; `mod` and
//! re-export lines themselves count for nothing. Unit tests at the end of a file, files of tests
//! and programs are left out.

use std::collections::{BTreeMap, BTreeSet};

use crate::tree::{ProjectFile, files};

/// A module's path below its crate: `["render", "view"]`; empty for `lib.rs`.
pub type Module = Vec<String>;

/// The files of a crate that each file uses, by module.
pub type Graph = BTreeMap<Module, BTreeSet<Module>>;

/// A path as written, and whether it re-exports what it names.
struct Written {
    path: Vec<String>,
    reexport: bool,
}

/// Reads the graph of a crate's folder `src`.
pub fn graph(src: &str) -> Graph {
    let mut modules: BTreeMap<Module, Vec<Written>> = BTreeMap::new();
    for file in files(src).iter().filter(|file| file.is(&["rs"])) {
        if let Some(module) = module(src, file) {
            modules.insert(module, paths(&bare(file.code())));
        }
    }
    let crate_of = Crate { modules: &modules, reexports: reexports(&modules) };
    modules.keys().map(|module| (module.clone(), crate_of.used_by(module))).collect()
}

fn module(src: &str, file: &ProjectFile) -> Option<Module> {
    let below = file.path.strip_prefix(src)?.strip_prefix('/')?;
    if below.ends_with("tests.rs") || below.starts_with("bin/") || below == "main.rs" {
        return None;
    }
    let below = below.strip_suffix(".rs")?;
    let mut module: Module = below.split('/').map(str::to_owned).collect();
    if matches!(module.last().map(String::as_str), Some("mod" | "lib")) {
        module.pop();
    }
    Some(module)
}

/// Code without comments and without the contents of quotation marks.
fn bare(code: &str) -> String {
    let mut bare = String::with_capacity(code.len());
    for line in code.lines() {
        let line = line.find("//").map_or(line, |at| &line[..at]);
        for (at, part) in line.split('"').enumerate() {
            bare.push_str(if at % 2 == 0 { part } else { "\"\"" });
        }
        bare.push('\n');
    }
    bare
}

/// All paths of two or more segments, and those of `use` items.
fn paths(code: &str) -> Vec<Written> {
    let mut written = Vec::new();
    let mut rest = String::new();
    for statement in code.split_inclusive(';') {
        let head = statement.rfind("use ").filter(|at| {
            let before = statement[..*at].rsplit('\n').next().unwrap_or_default().trim();
            before.is_empty() || before.starts_with("pub")
        });
        match head {
            Some(at) if statement.ends_with(';') => {
                let before = statement[..at].rsplit('\n').next().unwrap_or_default().trim();
                let tree = &statement[at + 4..statement.len() - 1];
                for path in expand(&[], tree) {
                    written.push(Written { path, reexport: before.starts_with("pub") });
                }
                rest.push_str(&statement[..at]);
            }
            _ => rest.push_str(statement),
        }
    }
    let word = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    for text in rest.split(|c| !word(c)).filter(|text| text.contains("::")) {
        let path: Vec<String> =
            text.split("::").filter(|part| !part.is_empty()).map(str::to_owned).collect();
        if path.len() > 1 && !text.starts_with("::") {
            written.push(Written { path, reexport: false });
        }
    }
    written
}

/// The paths of a `use` tree: `a::{b, c::{self, d}}` to `a::b`, `a::c`, `a::c::d`.
fn expand(prefix: &[String], tree: &str) -> Vec<Vec<String>> {
    let mut paths = Vec::new();
    for part in split(tree) {
        let (head, group) = match part.split_once('{') {
            Some((head, group)) => (head, group.strip_suffix('}')),
            None => (part.split(" as ").next().unwrap_or_default(), None),
        };
        let mut path = prefix.to_vec();
        let segments = head.split("::").map(str::trim).filter(|segment| !segment.is_empty());
        path.extend(segments.map(str::to_owned));
        match group {
            Some(group) => paths.extend(expand(&path, group)),
            None => {
                if prefix.len() < path.len() && path.last().is_some_and(|last| last == "self") {
                    path.pop();
                }
                paths.push(path);
            }
        }
    }
    paths
}

/// The parts of a group between commas that are in no inner group.
fn split(tree: &str) -> Vec<&str> {
    let (mut depth, mut begin, mut parts) = (0, 0, Vec::new());
    for (at, c) in tree.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(tree[begin..at].trim());
                begin = at + 1;
            }
            _ => {}
        }
    }
    parts.push(tree[begin..].trim());
    parts.into_iter().filter(|part| !part.is_empty()).collect()
}

/// The files of a crate and their re-exports.
struct Crate<'c> {
    modules: &'c BTreeMap<Module, Vec<Written>>,
    /// By module and name: the path that a name is re-exported from.
    reexports: BTreeMap<(Module, String), Module>,
}

fn reexports(modules: &BTreeMap<Module, Vec<Written>>) -> BTreeMap<(Module, String), Module> {
    let mut reexports = BTreeMap::new();
    for (module, written) in modules {
        for Written { path, .. } in written.iter().filter(|written| written.reexport) {
            if let (Some(full), Some(name)) = (absolute(modules, module, path), path.last()) {
                reexports.insert((module.clone(), name.clone()), full);
            }
        }
    }
    reexports
}

/// A path from the root of the crate; nothing for paths into other crates.
fn absolute(
    modules: &BTreeMap<Module, Vec<Written>>,
    module: &Module,
    path: &[String],
) -> Option<Module> {
    let joined = |base: &[String], rest: &[String]| [base, rest].concat();
    match path.first()?.as_str() {
        "crate" => Some(path[1..].to_vec()),
        "self" => Some(joined(module, &path[1..])),
        "super" => {
            let up = path.iter().take_while(|segment| *segment == "super").count();
            Some(joined(&module[..module.len().checked_sub(up)?], &path[up..]))
        }
        child => {
            let below = joined(module, &[child.to_owned()]);
            modules.contains_key(&below).then(|| joined(module, path))
        }
    }
}

impl Crate<'_> {
    fn used_by(&self, module: &Module) -> BTreeSet<Module> {
        let written = &self.modules[module];
        // Modules that are imported by name, so that `name::item` is known.
        let mut names: BTreeMap<&str, Module> = BTreeMap::new();
        for Written { path, .. } in written {
            let full = absolute(self.modules, module, path);
            if let Some(full) = full.filter(|full| self.modules.contains_key(full)) {
                names.insert(path.last().map_or("", String::as_str), full);
            }
        }
        let mut used = BTreeSet::new();
        for Written { path, .. } in written.iter().filter(|written| !written.reexport) {
            let full = absolute(self.modules, module, path).or_else(|| {
                let named = names.get(path[0].as_str())?;
                Some([named, &path[1..]].concat())
            });
            // A module that is imported counts by what is used of it.
            let Some(full) = full.filter(|full| !self.modules.contains_key(full)) else { continue };
            used.extend(self.file_of(&full, 0));
        }
        used.retain(|other| other != module && !other.is_empty());
        used
    }

    /// The file that defines what a path names.
    fn file_of(&self, path: &[String], depth: usize) -> Option<Module> {
        let length = (0..=path.len()).rev().find(|n| self.modules.contains_key(&path[..*n]))?;
        let (module, rest) = path.split_at(length);
        let handed_on = rest.first().and_then(|name| {
            self.reexports.get(&(module.to_vec(), name.clone())).filter(|_| depth < 8)
        });
        match handed_on {
            Some(from) => self.file_of(&[from, &rest[1..]].concat(), depth + 1),
            None => Some(module.to_vec()),
        }
    }
}

/// The files of a graph that import each other in a loop, each with those it imports of them.
pub fn rings(mut graph: Graph) -> Graph {
    // Removes repeatedly the files that import none of the rest or are imported by none of them.
    loop {
        let before = graph.len();
        let left: BTreeSet<Module> = graph.keys().cloned().collect();
        graph.retain(|_, used| used.iter().any(|other| left.contains(other)));
        let used: BTreeSet<Module> = graph.values().flatten().cloned().collect();
        graph.retain(|module, _| used.contains(module));
        if graph.len() == before {
            break;
        }
    }
    let left: BTreeSet<Module> = graph.keys().cloned().collect();
    graph.values_mut().for_each(|used| used.retain(|other| left.contains(other)));
    graph
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(text: &str) -> Module {
        text.split("::").map(str::to_owned).collect()
    }

    #[test]
    fn use_trees_and_paths_in_code_are_read() {
        let code =
            "use crate::a::{self, b::{C, D as E}};\npub use f::G;\nfn x() { h::i(\"j::k\") }\n";
        let written = paths(&bare(code));
        let all: Vec<String> = written.iter().map(|written| written.path.join("::")).collect();
        assert_eq!(all, ["crate::a", "crate::a::b::C", "crate::a::b::D", "f::G", "h::i"]);
        assert!(written[3].reexport);
    }

    #[test]
    fn a_loop_is_found_without_the_files_that_lead_to_it() {
        let edges = [("a", "b"), ("b", "c"), ("c", "b"), ("c", "d"), ("d", "e")];
        let mut graph = Graph::new();
        for (from, to) in edges {
            graph.entry(path(from)).or_default().insert(path(to));
        }
        let rings = rings(graph);
        assert_eq!(rings.keys().cloned().collect::<Vec<_>>(), [path("b"), path("c")]);
    }
}
