/**
 * F1: the help of the page you are on, over that page. Nothing you typed there is lost; Escape goes back to it. It also
 * works while Roundtable is locked, which is when people need it most.
 */
import { useLocation, useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";

import { Button } from "../../nhs/Button";
import { Dialog } from "../../nhs/Dialog";
import { closeOver, openHelp, useOver } from "../../nhs/over";
import { TopicText } from "./TopicText";
import { TOPICS, topicById, topicFor } from "./topics";

/** `locked` names the topic while there is no page to be on. */
export function HelpOver({ locked = null }: { readonly locked?: string | null }) {
  const over = useOver();
  const { pathname } = useLocation();
  useEffect(() => {
    const heard = (event: KeyboardEvent): void => {
      if (event.key !== "F1" || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      openHelp();
    };
    window.addEventListener("keydown", heard);
    return () => {
      window.removeEventListener("keydown", heard);
      closeOver();
    };
  }, []);
  const topic = locked ?? topicFor(pathname)?.id ?? "find";
  const id = over === "help" ? topic : "";
  return id === "" ? null : <HelpDialog key={id} first={id} locked={locked !== null} />;
}

function HelpDialog({ first, locked }: { readonly first: string; readonly locked: boolean }) {
  const navigate = useNavigate();
  const [trail, setTrail] = useState<readonly string[]>([first]);
  const topic = topicById(trail[trail.length - 1] ?? "") ?? TOPICS[0];
  if (!topic) return null;
  const next = topic.see.flatMap((id) => topicById(id) ?? []);
  const leave = (to: string): void => {
    closeOver();
    void navigate({ to });
  };
  return (
    <Dialog title={topic.title} open close={closeOver} width="wide">
      <TopicText topic={topic} under={2} />
      {next.length > 0 ? (
        <section className="rt-topic__part">
          <h3>Read next</h3>
          <ul className="rt-prose-list">{next.map(({ id, title }) => <li key={id}><Button look="words" onClick={() => setTrail([...trail, id])}>{title}</Button></li>)}</ul>
        </section>
      ) : null}
      <div className="rt-form__acts rt-topic__acts">
        <Button look="go" onClick={closeOver}>Close help</Button>
        {trail.length > 1 ? <Button onClick={() => setTrail(trail.slice(0, -1))}>Back</Button> : null}
        {locked ? null : <Button onClick={() => leave(`/help/${topic.id}`)}>Open in Help, to print</Button>}
        {locked ? null : <Button look="words" onClick={() => leave("/help")}>All help topics</Button>}
      </div>
    </Dialog>
  );
}
