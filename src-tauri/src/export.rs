//! Writes the TypeScript side of the table of commands, so that a wrong call from a page does not compile.

use std::{collections::BTreeMap, fmt::Write as _, fs, io, path::Path};

use ts_rs::{Config, TS, TypeVisitor};

use crate::{commands::table, failure::Failure, shapes::Changed};

/// Name of the one generated file.
const FILE: &str = "commands.ts";

/// Collects commands and every type they mention.
#[derive(Default)]
pub(crate) struct Catalogue {
    config: Config,
    commands: Vec<(&'static str, String, String)>,
    types: BTreeMap<String, String>,
}

impl Catalogue {
    /// Adds one row of the table.
    pub(crate) fn command<A: TS + 'static + ?Sized, T: TS + 'static + ?Sized>(&mut self, name: &'static str) {
        self.commands.push((name, A::name(&self.config), T::name(&self.config)));
        self.visit::<A>();
        self.visit::<T>();
    }

    fn text(&self) -> String {
        let mut text = String::from(
            "/** Commands of the window: names, arguments and answers. Written by `cargo xtask types`; not edited by hand. */\n\n",
        );
        for declaration in self.types.values() {
            // ts-rs leaves spaces at the ends of lines that hold only the beginning of a type.
            let declaration: Vec<&str> = declaration.lines().map(str::trim_end).collect();
            let _ = writeln!(text, "export {}", declaration.join("\n"));
        }
        text.push_str("\nexport interface Commands {\n");
        for (name, args, answer) in &self.commands {
            let _ = writeln!(text, "  {name}: {{ args: {args}; answer: {answer} }};");
        }
        text.push_str("}\n");
        text
    }
}

impl TypeVisitor for Catalogue {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        // Only our own types have a place of their own; text, numbers, lists and options are TypeScript's.
        if T::output_path().is_some() {
            let name = T::ident(&self.config);
            if self.types.contains_key(&name) {
                return;
            }
            let declaration = T::decl(&self.config);
            self.types.insert(name, declaration);
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

/// The whole generated file.
pub(crate) fn typescript() -> String {
    let mut catalogue = Catalogue::default();
    table::describe(&mut catalogue);
    catalogue.visit::<Failure>();
    catalogue.visit::<Changed>();
    catalogue.text()
}

/// Writes `commands.ts` into `folder`, leaving it untouched when nothing changed.
pub(crate) fn write(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let (path, text) = (folder.join(FILE), typescript());
    if fs::read_to_string(&path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    fs::write(path, text)
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn every_command_and_every_type_it_mentions_is_written() {
        let text = typescript();
        for name in table::NAMES {
            assert!(text.contains(&format!("  {name}: {{ args: ")), "{name} is missing from the map");
        }
        for name in ["Note", "Answer", "CircleMember", "Failure", "Changed"] {
            assert!(text.contains(&format!("export type {name} = ")), "{name} is mentioned and must be declared");
        }
        assert!(!text.contains("bigint"), "JSON numbers arrive as numbers, never as bigint");
    }

    #[test]
    fn the_committed_file_is_the_one_that_the_table_makes() {
        let committed = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/ipc/generated").join(FILE);
        let text = fs::read_to_string(committed).expect("the generated file is committed");
        assert_eq!(text, typescript(), "run `cargo xtask types` and commit what it wrote");
    }
}
