//! A person at the window who uses either only the keyboard or only the mouse and typing: one journey, told once, done
//! both ways. Things are named as they are read aloud, so a thing that a screen reader cannot name is not found.

use serde_json::{Value, json};

use super::{Trouble, Window, client, key, rules};

/// What a person uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hands {
    /// A mouse, and the keyboard for text and key chords.
    Mouse,
    /// Tab, arrows, Enter, Space, text and key chords. No element is ever clicked.
    Keyboard,
}

/// Something on the screen, by its kind and how its name begins.
#[derive(Debug, Clone, Copy)]
pub enum Thing<'a> {
    /// A button.
    Button(&'a str),
    /// A link.
    Link(&'a str),
    /// A box for text.
    Box(&'a str),
    /// One of several answers of which one is chosen.
    Choice(&'a str),
    /// A box to tick.
    Tick(&'a str),
    /// A tab of a page.
    Tab(&'a str),
    /// A list that opens.
    List(&'a str),
    /// Whatever a style selector finds first.
    Css(&'a str),
}

impl Thing<'_> {
    fn kind_and_name(&self) -> (&str, &str) {
        match self {
            Self::Button(name) => ("button, summary, [role=button], [role=menuitem], [role=option]", name),
            Self::Link(name) => ("a[href]", name),
            Self::Box(name) => ("input:not([type=radio]):not([type=checkbox]), textarea, [role=combobox]", name),
            Self::Choice(name) => ("input[type=radio]", name),
            Self::Tick(name) => ("input[type=checkbox]", name),
            Self::Tab(name) => ("[role=tab]", name),
            Self::List(name) => ("select", name),
            Self::Css(selector) => (selector, ""),
        }
    }
}

/// Finds a thing as a screen reader would name it; the name that begins most alike wins, an exact one first.
const FIND: &str = "const find = (kind, name) => {
    const flat = text => (text ?? '').replace(/\\s+/g, ' ').trim();
    const named = it => flat(it.getAttribute('aria-label'))
      || flat((it.getAttribute('aria-labelledby') ?? '').split(' ').map(id => document.getElementById(id)?.textContent ?? '').join(' '))
      || flat([...(it.labels ?? [])].map(label => label.innerText).join(' ')) || flat(it.innerText);
    const there = [...document.querySelectorAll(kind)].filter(it => it.checkVisibility() && !it.closest('[inert], [aria-hidden=true]') && !it.disabled);
    return there.find(it => named(it) === name) ?? there.find(it => named(it).startsWith(name)) ?? null;
};
";

/// Says whether the focus is on a thing, or within the group (tabs, radio buttons) that arrows move through.
const WHERE: &str = "const it = find(arguments[0], arguments[1]);
    const on = document.activeElement;
    const sameName = it?.type === 'radio' && on?.type === 'radio' && on.name === it.name && on.form === it.form;
    const tabs = it?.closest('[role=tablist]');
    return {there: it !== null, at: it !== null && on === it, group: sameName ? 'down' : tabs?.contains(on) ? 'right' : null,
      checked: it?.checked ?? null, hidden: ";

/// Most steps of the focus to reach a thing: more is not reachable for anybody.
const FAR: u32 = 90;

/// A person at a window.
pub struct Person<'w> {
    window: &'w Window,
    hands: Hands,
}

impl Window {
    /// A person who uses this window so.
    #[must_use]
    pub fn used_by(&self, hands: Hands) -> Person<'_> {
        Person { window: self, hands }
    }
}

impl Person<'_> {
    /// What this person uses.
    #[must_use]
    pub fn hands(&self) -> Hands {
        self.hands
    }

    /// Presses a button, a link or a tab.
    ///
    /// # Errors
    /// When it is not there, or these hands cannot reach it.
    pub fn press(&self, thing: Thing<'_>) -> Result<(), Trouble> {
        match self.hands {
            Hands::Mouse => self.click(thing),
            Hands::Keyboard => {
                self.reach(thing)?;
                self.window.counter.pressed();
                // A tab is chosen by getting to it; Enter on it changes nothing.
                self.window.strike(&[key::ENTER])
            }
        }
    }

    /// Chooses one of several answers, or ticks a box.
    ///
    /// # Errors
    /// As [`Person::press`].
    pub fn choose(&self, thing: Thing<'_>) -> Result<(), Trouble> {
        match self.hands {
            Hands::Mouse => self.click(thing),
            Hands::Keyboard => {
                self.reach(thing)?;
                self.window.counter.pressed();
                // An arrow has chosen it already.
                let done = matches!(thing, Thing::Choice(_)) && self.look(thing)?.get("checked") == Some(&json!(true));
                if done { Ok(()) } else { self.window.strike(&[key::SPACE]) }
            }
        }
    }

    /// Types into a box in place of what is there.
    ///
    /// # Errors
    /// As [`Person::press`].
    pub fn fill(&self, thing: Thing<'_>, text: &str) -> Result<(), Trouble> {
        self.go_to(thing)?;
        self.window.strike(&[key::CONTROL, "a"])?;
        self.write(text)
    }

    /// Chooses a file. The system's own window for it is no part of the program: it counts as a press and typing.
    ///
    /// # Errors
    /// As [`Person::press`].
    pub fn give(&self, thing: Thing<'_>, file: &str) -> Result<(), Trouble> {
        if self.hands == Hands::Keyboard {
            self.reach(thing)?;
        }
        let element = self.element(thing)?;
        self.window.counter.pressed();
        self.window.counter.typed();
        self.window.client.post(&format!("/element/{element}/value"), &json!({"text": file}))?;
        Ok(())
    }

    /// Goes to a box or a list, as a part of what is done there.
    ///
    /// # Errors
    /// As [`Person::press`].
    pub fn go_to(&self, thing: Thing<'_>) -> Result<(), Trouble> {
        match self.hands {
            Hands::Mouse => self.window.click_on(&self.element(thing)?),
            Hands::Keyboard => self.reach(thing),
        }
    }

    /// Types wherever the focus is.
    ///
    /// # Errors
    /// When the driver cannot.
    pub fn write(&self, text: &str) -> Result<(), Trouble> {
        self.window.counter.typed();
        let one = |letter: char| {
            let value = letter.to_string();
            [json!({"type": "keyDown", "value": value}), json!({"type": "keyUp", "value": value})]
        };
        let actions: Vec<Value> = text.chars().flat_map(one).collect();
        self.window.act(&actions)
    }

    /// Chooses from a list by its words, with the arrow keys.
    ///
    /// # Errors
    /// As [`Person::press`]; when the list has no such words.
    pub fn pick(&self, list: Thing<'_>, words: &str) -> Result<(), Trouble> {
        const CHOSEN: &str = "const it = find(arguments[0], arguments[1]); const at = [...it.options].findIndex(option => option.text === arguments[2]);
            return at < 0 ? null : at - it.selectedIndex;";
        // A list under the mouse opens a menu that is no part of the page; it is reached, and worked, by keys.
        match self.hands {
            Hands::Mouse => drop(
                self.window
                    .client
                    .run(&format!("{FIND} find(arguments[0], arguments[1]).focus()"), &arguments(list))?,
            ),
            Hands::Keyboard => self.reach(list)?,
        }
        self.window.counter.pressed();
        let mut wanted = arguments(list);
        wanted.push(words.into());
        for _ in 0..FAR {
            let away = self.window.client.run(&format!("{FIND}{CHOSEN}"), &wanted)?;
            match away.as_i64() {
                Some(0) => return Ok(()),
                Some(below) => self.window.strike(&[if below > 0 { key::DOWN } else { key::UP }])?,
                None => break,
            }
            self.window.counter.step();
        }
        Err(Trouble::new(format!("{list:?} does not offer {words:?}")))
    }

    /// Presses keys together, such as Control and Enter.
    ///
    /// # Errors
    /// When the driver cannot.
    pub fn chord(&self, together: &[&str]) -> Result<(), Trouble> {
        self.window.keys(together)
    }

    /// Moves the focus by Tab, and by arrows within tabs and radio buttons, until it is on a thing; at each stop the focus
    /// must be in sight.
    fn reach(&self, thing: Thing<'_>) -> Result<(), Trouble> {
        self.wait_for(thing)?;
        let mut stops = Vec::new();
        for _ in 0..FAR {
            let mut seen = self.look(thing)?;
            if seen.get("hidden").is_some_and(Value::is_string) {
                // The page may be on its way there still.
                let _ = self.window.until(&format!("{} === null", rules::FOCUS));
                seen = self.look(thing)?;
            }
            if let Some(hidden) = seen.get("hidden").and_then(Value::as_str) {
                return Err(Trouble::new(format!("on the way to {thing:?} {hidden}")));
            }
            if seen.get("at") == Some(&json!(true)) {
                return Ok(());
            }
            self.window.strike(&[match seen.get("group").and_then(Value::as_str) {
                Some("down") => key::DOWN,
                Some(_) => key::RIGHT,
                None => key::TAB,
            }])?;
            self.window.counter.step();
            stops.push(self.window.ask("(document.activeElement.id || document.activeElement.innerText || document.activeElement.tagName).slice(0, 30)")?);
        }
        Err(Trouble::new(format!("the keyboard does not reach {thing:?}; it stopped at {}", json!(stops))))
    }

    fn look(&self, thing: Thing<'_>) -> Result<Value, Trouble> {
        self.window.client.run(&format!("{FIND}{WHERE}{}}};", rules::FOCUS), &arguments(thing))
    }

    fn wait_for(&self, thing: Thing<'_>) -> Result<(), Trouble> {
        self.element(thing).map(drop)
    }

    fn click(&self, thing: Thing<'_>) -> Result<(), Trouble> {
        let element = self.element(thing)?;
        self.window.counter.pressed();
        self.window.click_on(&element)
    }

    /// Waits for a thing and gives it to the driver; a radio button or tick box is pressed on its words.
    fn element(&self, thing: Thing<'_>) -> Result<String, Trouble> {
        const WAIT: &str = "const [kind, name, done] = arguments; const end = performance.now() + 15000;
            const look = () => { const it = find(kind, name);
              if (it) done(['radio', 'checkbox'].includes(it.type) && it.labels?.[0] ? it.labels[0] : it);
              else if (performance.now() > end) done(null); else setTimeout(look, 40); };
            look();";
        let found = self.window.client.run_async(&format!("{FIND}{WAIT}"), &arguments(thing))?;
        client::element_in(&found).ok_or_else(|| {
            Trouble::new(format!("no {thing:?} on the screen, which says:\n{}", self.window.text().unwrap_or_default()))
        })
    }
}

fn arguments(thing: Thing<'_>) -> Vec<Value> {
    let (kind, name) = thing.kind_and_name();
    vec![kind.into(), name.into()]
}
