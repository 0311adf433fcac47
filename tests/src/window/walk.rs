//! A walk over every page that links lead to: what holds on every screen is looked at on every screen.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Trouble, Window};

/// Waits until a page has its heading, nothing is on its way, and nothing changed for a few looks.
const SETTLED: &str = "(() => {
    const main = document.getElementById('main');
    const text = document.body.innerText;
    const same = window.walkText === text ? (window.walkLooks ?? 0) + 1 : 0;
    window.walkText = text;
    window.walkLooks = same;
    return main?.querySelector('h1, h2') && !/^Loading /m.test(text) && same >= 4;
})()";

impl Window {
    /// Goes to every page of the program that links lead to from where it is, each once, and looks. Of pages about one
    /// person each only the first is visited. Gives the addresses, identifiers taken out.
    ///
    /// # Errors
    /// When a page never settles, or the look fails.
    pub fn walk(&self, mut look: impl FnMut(&str) -> Result<(), Trouble>) -> Result<Vec<String>, Trouble> {
        let mut waiting = vec![self.address()?];
        let mut seen = BTreeSet::new();
        let mut visited = Vec::new();
        while let Some(address) = waiting.pop() {
            let name = nameless(&address);
            if !seen.insert(name.clone()) {
                continue;
            }
            self.go(&address)?;
            self.until(SETTLED)?;
            look(&name)?;
            visited.push(name);
            let links = self.ask(
                "[...document.querySelectorAll('a[href]')].map(link => link.hash).filter(hash => hash.startsWith('#/'))",
            )?;
            let mut links: Vec<String> =
                links.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect();
            // The last of a page is visited last: the order of the screen, whatever the order of finding.
            links.reverse();
            waiting.extend(links);
        }
        Ok(visited)
    }

    fn address(&self) -> Result<String, Trouble> {
        Ok(self.ask("location.hash || '#/'")?.as_str().unwrap_or("#/").to_owned())
    }
}

/// An address without what names a person or a filter: `#/case/8f…?tab=history` is `#/case/…?tab=history`.
fn nameless(address: &str) -> String {
    let (path, filter) = address.split_once('?').map_or((address, ""), |(path, filter)| (path, filter));
    let long = |part: &str| {
        part.len() > 20
            && part.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-')
            && part.contains(|letter: char| letter.is_ascii_digit())
    };
    let path: Vec<&str> = path.split('/').map(|part| if long(part) { "…" } else { part }).collect();
    let tab =
        filter.split('&').find(|pair| pair.starts_with("tab=")).map(|pair| format!("?{pair}")).unwrap_or_default();
    format!("{}{tab}", path.join("/"))
}

#[cfg(test)]
mod tests {
    use super::nameless;

    #[test]
    fn pages_about_different_people_are_one_page() {
        for (address, name) in [
            ("#/caseload?q=smi", "#/caseload"),
            ("#/case/0f8a7c2e9b3d4f60a1b2c3d4e5f60718", "#/case/…"),
            ("#/case/0f8a7c2e9b3d4f60a1b2c3d4e5f60718?tab=history", "#/case/…?tab=history"),
            ("#/settings/about-and-licences-of-it", "#/settings/about-and-licences-of-it"),
        ] {
            assert_eq!(nameless(address), name, "{address}");
        }
    }
}
