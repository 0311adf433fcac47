/** What exists in the neighbourhood: found while typing, with its telephone number large; and what nobody offers. */
import { Link } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";

import { useGaps, useServices } from "../../ipc/services";
import { Button } from "../../nhs/Button";
import { SEARCH_BOX_ID } from "../../nhs/focusSearch";
import { counted, grouped } from "../../nhs/format/count";
import { Icon } from "../../nhs/Icon";
import { usePageTitle } from "../../nhs/usePageTitle";
import { CouldNot, Loading, Nothing } from "../../nhs/Waiting";
import { Gaps } from "./Gaps";
import type { ServicesSearch } from "./search";
import { cardId, DirectoryEntry } from "./DirectoryEntry";
import { EntryForm } from "./EntryForm";

interface Props {
  readonly search: ServicesSearch;
  readonly onSearch: (search: ServicesSearch) => void;
}

export function ServicesPage({ search, onSearch }: Props) {
  usePageTitle("Services");
  const [typed, setTyped] = useState(search.q ?? "");
  const directory = useServices(typed.trim());
  const gaps = useGaps();
  const [writing, setWriting] = useState<string | null>(null);
  const [showGone, setShowGone] = useState(false);
  const goTo = useRef<string | null>(null);
  const { data } = directory;
  const shown = data ? [...data.services, ...data.withdrawn] : [];
  const corrected = shown.find(({ id }) => id === writing) ?? null;
  const form = writing === "new" || corrected !== null;
  useEffect(() => {
    if (form || goTo.current === null) return;
    const heading = document.getElementById(cardId({ id: goTo.current }));
    goTo.current = null;
    heading?.scrollIntoView({ block: "center" });
    heading?.focus();
  });
  const type = (text: string): void => {
    setTyped(text);
    onSearch({ ...search, ...(text.trim() ? { q: text } : { q: "" }) });
  };
  const done = (id: string | null): void => {
    goTo.current = id;
    if (id === null) document.getElementById("main")?.focus();
    setWriting(null);
  };
  const openGaps = (gaps.data ?? []).filter(({ met }) => met === null).length;
  const onGaps = search.show === "gaps";
  if (directory.isError && !data) return <div className="rt-page__body"><h1>Services</h1><CouldNot what="The services could not be read" message={directory.error.message} again={() => void directory.refetch()} /></div>;
  if (!data) return <div className="rt-page__body"><h1>Services</h1><Loading what="services" /></div>;
  if (!data.in_team) {
    return (
      <div className="rt-page__body">
        <h1>Services</h1>
        <Nothing heading="The directory belongs to a team">
          <p>Your organisation is in no team yet. The team keeps one directory together: what exists locally, who runs it and how to refer.</p>
          <p><Link to="/team">Found a team, or join one by its invitation</Link></p>
        </Nothing>
      </div>
    );
  }
  return (
    <div className="rt-page__body">
      <div className="rt-pagehead">
        <h1>Services</h1>
        {form || onGaps ? null : (
          <search className="rt-search rt-services__search">
            <label className="nhsuk-u-visually-hidden" htmlFor={SEARCH_BOX_ID}>Find a service by any word</label>
            <Icon name="search" />
            <input id={SEARCH_BOX_ID} className="nhsuk-input" type="text" inputMode="search" autoComplete="off" spellCheck={false} placeholder="What is needed, who, or where" value={typed} onChange={(event) => type(event.target.value)} onKeyDown={(event) => { if (event.key === "Escape" && typed) { event.preventDefault(); type(""); } }} />
          </search>
        )}
        {form ? null : <div className="rt-pagehead__acts"><Button look="go" onClick={() => setWriting("new")}>Add a service</Button></div>}
      </div>
      {form ? <EntryForm key={writing} service={corrected} done={done} /> : (
        <>
          <nav className="rt-services__tabs" aria-label="Services">
            <Link to="/services" search={search.q ? { q: search.q } : {}} {...(onGaps ? {} : { "aria-current": "page" as const })}>Directory ({grouped(data.offered)})</Link>
            <Link to="/services" search={{ show: "gaps" }} {...(onGaps ? { "aria-current": "page" as const } : {})}>Gaps ({grouped(openGaps)})</Link>
          </nav>
          {onGaps ? <Gaps /> : (
            <>
              <p className="rt-quiet" role="status">{typed.trim() && data.services.length > 0 ? `${counted(data.services.length, "service")} of ${grouped(data.offered)} with “${typed.trim()}”` : ""}</p>
              {data.services.length > 0 ? <><h2 className="nhsuk-u-visually-hidden">Directory</h2><ul className="rt-services">{data.services.map((service) => <DirectoryEntry key={service.id} service={service} correct={() => setWriting(service.id)} />)}</ul></> : null}
              {data.services.length === 0 && typed.trim() ? (
                <Nothing heading="No service fits">
                  <p>Nothing in the directory holds “{typed.trim()}”. Try fewer letters. If the team needs it and nobody offers it, note the gap.</p>
                  <p className="rt-acts"><Button onClick={() => type("")}>Show all</Button><Link to="/services" search={{ show: "gaps" }}>Note a gap</Link></p>
                </Nothing>
              ) : null}
              {data.services.length === 0 && !typed.trim() ? <Nothing heading="The directory is empty"><p>Add the first service: what exists locally, who runs it, its telephone number and how to refer. Everybody in the team gets it with the next files.</p></Nothing> : null}
              {data.withdrawn.length > 0 ? (
                <section className="rt-section">
                  <h2>No longer offered</h2>
                  <p><Button look="words" aria-expanded={showGone} onClick={() => setShowGone((was) => !was)}>{showGone ? "Hide" : `Show ${counted(data.withdrawn.length, "service")}`}</Button></p>
                  {showGone ? <ul className="rt-services">{data.withdrawn.map((service) => <DirectoryEntry key={service.id} service={service} correct={() => setWriting(service.id)} />)}</ul> : null}
                </section>
              ) : null}
            </>
          )}
        </>
      )}
    </div>
  );
}
