/** Find: one box over any page. It answers while you type; arrows choose, Enter opens, Escape goes back to where you were. */
import { useQueryClient } from "@tanstack/react-query";
import { useLocation, useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { Autocomplete, Header, Input, ListBox, ListBoxItem, ListBoxSection, SearchField } from "react-aria-components";

import { foundQuery, useFound, useRecent, useRemember } from "../../ipc/find";
import { useCohorts } from "../../ipc/queries";
import { Dialog } from "../../nhs/Dialog";
import { counted } from "../../nhs/format/count";
import { Icon } from "../../nhs/Icon";
import { closeOver, openFind, useOver } from "../../nhs/over";
import { useShortcut } from "../../nhs/useShortcut";
import { EntryLine, nameOf } from "./EntryLine";
import { ADD_A_PERSON, allOf, atRest, type Entry, type Group, type HelpLine, listing } from "./listing";

export function Find({ topics }: { readonly topics: readonly HelpLine[] }) {
  const { pathname } = useLocation();
  const over = useOver();
  useShortcut("k", openFind);
  // A lock takes the whole page away, and what stood over it must not come back with the next unlock.
  useEffect(() => closeOver, []);
  useRemember(/^\/case\/([^/?]+)/.exec(pathname)?.[1] ?? null);
  return (
    <Dialog title="Find" open={over === "find"} close={closeOver} width="wide" at="top">
      <FindBox topics={topics} />
    </Dialog>
  );
}

function FindBox({ topics }: { readonly topics: readonly HelpLine[] }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => box.current?.focus(), []);
  const [text, setText] = useState("");
  const typed = text.trim();
  const recent = useRecent();
  const found = useFound(typed);
  const cohorts = useCohorts().data ?? [];
  const cohortName = (id: string): string => cohorts.find((cohort) => cohort.id === id)?.name ?? id;
  // What is shown may still be the answer to one letter less: it is looked at, but nothing of it is opened.
  const late = typed !== "" && (found.isPlaceholderData || found.isPending);
  const answered = typed === "" ? atRest(recent) : listing(typed, found.data, topics);
  // While the answer is on its way the list stays as it is: it is drawn once a key, not twice.
  const [last, setLast] = useState({ listed: answered, typed });
  if (!late && (last.typed !== typed || !sameKeys(last.listed, answered))) setLast({ listed: answered, typed });
  const listed = late ? last.listed : answered;
  const nothing = typed !== "" && !late && listed.length === 0;
  const shown = nothing ? ADD_A_PERSON : listed;

  const open = (entry: Entry | undefined): void => {
    if (!entry) return;
    closeOver();
    void navigate({ to: entry.to }).then(() => requestAnimationFrame(() => document.getElementById("main")?.focus()));
  };
  const choose = (key: string): void => {
    const first = allOf(shown)[0];
    if (!late) {
      open(allOf(shown).find((entry) => entry.key === key));
    } else if (!first || first.key === key) {
      // Somebody who types fast and presses Enter means the first answer to all that was typed.
      void client.fetchQuery(foundQuery(typed)).then((fresh) => open(allOf(listing(typed, fresh, topics))[0]));
    }
  };
  return (
    <Autocomplete inputValue={text} onInputChange={setText}>
      <SearchField className="rt-findbox" aria-label="Find a person, an action, a page or help" onKeyDown={(event) => (event.key === "Escape" ? closeOver() : undefined)}>
        <Icon name="search" />
        <Input ref={box} className="nhsuk-input" placeholder="Name, NHS number, action, page or question" maxLength={100} spellCheck={false} autoComplete="off" />
      </SearchField>
      <p className="nhsuk-u-visually-hidden" role="status" data-answers={late ? "" : typed}>{typed === "" || late ? "" : spoken(shown, nothing)}</p>
      {found.isError && typed !== "" ? <p role="alert">{found.error.message}</p> : null}
      {nothing ? <p className="rt-found__none">Nothing found for “{typed}”. Check the spelling, or try the NHS number or one word of the name.</p> : null}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls can be reached by Tab (axe); the arrows in the box move through it without */}
      <div className="rt-found__scroll" role="region" aria-label="Answers" tabIndex={0}>
        <ListBox className="rt-found" aria-label="What was found" selectionMode="none" onAction={(key) => choose(String(key))}>
          {shown.map((group) => (
            <ListBoxSection key={group.title} className="rt-found__group">
              <Header className="rt-found__title">{group.title}</Header>
              {group.entries.map((entry) => (
                <ListBoxItem key={entry.key} id={entry.key} className="rt-found__line" textValue={nameOf(entry)}>
                  <EntryLine entry={entry} cohortName={cohortName} />
                </ListBoxItem>
              ))}
            </ListBoxSection>
          ))}
        </ListBox>
      </div>
      <p className="rt-found__more">
        {typed !== "" && found.data && found.data.people_total > found.data.people.length ? `${counted(found.data.people_total, "person matches", "people match")}. Type more to see fewer. ` : ""}
        <kbd>↓</kbd> <kbd>↑</kbd> choose, <kbd>Enter</kbd> opens, <kbd>Esc</kbd> closes
      </p>
    </Autocomplete>
  );
}

const sameKeys = (one: readonly Group[], other: readonly Group[]): boolean => allOf(one).map(({ key }) => key).join() === allOf(other).map(({ key }) => key).join();

function spoken(shown: ReturnType<typeof listing>, nothing: boolean): string {
  if (nothing) return "Nothing found";
  return shown.map(({ title, entries }) => `${title}: ${entries.length}`).join(", ");
}
