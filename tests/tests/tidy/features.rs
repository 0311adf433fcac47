//! Imports of the interface: a feature never uses another, and only `ipc/` speaks to Tauri.

use crate::tree::{File, must_be_none, sources};

#[test]
fn features_stand_alone_and_only_ipc_speaks_to_tauri() {
    let findings: Vec<String> = sources()
        .iter()
        .filter(|file| file.path.starts_with("ui/src/") && file.ends_with_any(&[".ts", ".tsx"]))
        .flat_map(wrong_imports)
        .collect();
    must_be_none(&findings, "A feature uses ui/src/ipc, ui/src/nhs and itself; what two need belongs to neither:");
}

fn wrong_imports(file: &File) -> Vec<String> {
    let own = feature_of(&file.path);
    let mut findings = Vec::new();
    for specifier in specifiers(&file.text) {
        if specifier.starts_with("@tauri-apps/") && !file.path.starts_with("ui/src/ipc/") {
            findings.push(format!("{} imports {specifier}: only ui/src/ipc may", file.path));
        }
        let target = resolve(&file.path, &specifier);
        if let (Some(own), Some(other)) = (own, feature_of(&target))
            && own != other
        {
            findings.push(format!("{} imports {specifier}: the feature {other}", file.path));
        }
    }
    findings
}

/// Names the feature that a path lies in.
fn feature_of(path: &str) -> Option<&str> {
    path.strip_prefix("ui/src/features/")?.split('/').next()
}

/// Finds what a file imports: `from "x"`, `import "x"`, `import("x")`, in either quotes.
fn specifiers(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for quote in ['"', '\''] {
        for (at, _) in text.match_indices(quote) {
            let before = text.get(..at).unwrap_or_default().trim_end();
            let importing = before.ends_with("from")
                || before.ends_with("import")
                || before.ends_with("import(")
                || before.ends_with("mock(");
            let rest = text.get(at + 1..).unwrap_or_default();
            if importing && let Some((specifier, _)) = rest.split_once(quote) {
                found.push(specifier.to_owned());
            }
        }
    }
    found
}

/// Gives the path that a specifier means, from the top of the checkout; a package stays as it is.
fn resolve(from: &str, specifier: &str) -> String {
    if let Some(rest) = specifier.strip_prefix("@/").or_else(|| specifier.strip_prefix("~/")) {
        return format!("ui/src/{rest}");
    }
    if !specifier.starts_with('.') {
        return specifier.to_owned();
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in specifier.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                parts.pop();
            }
            other => parts.push(other),
        }
    }
    parts.join("/")
}

#[test]
fn another_feature_and_tauri_are_found() {
    let file = File::sample(
        "ui/src/features/case/Banner.tsx",
        "import { a } from '../caseload/row';\nimport { b } from \"./note\";\nimport '@/features/shell/bar';\n\
         import { invoke } from '@tauri-apps/api/core';\nconst c = await import('../../nhs/button');\n",
    );
    let findings = wrong_imports(&file);
    assert_eq!(findings.len(), 3, "two features and Tauri, nothing else: {findings:?}");
}

#[test]
fn ipc_may_speak_to_tauri() {
    let file = File::sample("ui/src/ipc/call.ts", "import { invoke } from '@tauri-apps/api/core';\n");
    assert!(wrong_imports(&file).is_empty(), "this is what ipc/ is for");
}
