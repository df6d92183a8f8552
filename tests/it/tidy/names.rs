//! One name for one type: no crate has two public types of one name.

use std::collections::BTreeMap;

use tests::tree::files;

use super::none;

#[test]
fn no_crate_has_two_public_types_of_one_name() {
    let mut complaints = Vec::new();
    for krate in ["generator", "functions", "functions/domain", "functions/eds", "functions/pages"]
    {
        let src = &format!("{krate}/src");
        let mut homes: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for file in files(src).iter().filter(|file| file.is(&["rs"])) {
            for name in file.code().lines().filter_map(declared) {
                homes.entry(name.to_owned()).or_default().push(file.path.clone());
            }
        }
        let twice = homes.iter().filter(|(_, files)| files.len() > 1);
        complaints.extend(twice.map(|(name, files)| format!("{name}: {}", files.join(", "))));
    }
    none(complaints);
}

/// The name of the public type or trait that a line declares.
fn declared(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("pub ")?;
    let kinds = ["struct ", "enum ", "trait ", "type "];
    let rest = kinds.iter().find_map(|kind| rest.strip_prefix(kind))?;
    rest.split(|c: char| !c.is_alphanumeric()).next()
}
