/** The end of the first run: what to do first, in the order in which most teams do it. */
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";

import { enter } from "../../ipc/first";
import { Button } from "../../nhs/Button";
import { counted } from "../../nhs/format/count";
import { Icon, type IconName } from "../../nhs/Icon";
import { usePageTitle } from "../../nhs/usePageTitle";
import { Frame } from "./Frame";

interface Step {
  readonly to: string;
  readonly icon: IconName;
  readonly words: string;
  readonly why: string;
}

const ADD: Step = { to: "#/referral", icon: "add", words: "Write a referral", why: "A name, where it comes from, and what has happened." };
const IMPORT: Step = { to: "#/import", icon: "import", words: "Import a spreadsheet", why: "You see every row before anything is kept." };
const SWAP: Step = { to: "#/team", icon: "team", words: "Swap cards with a partner", why: "You compare eight words, aloud. After that you can share people." };
const JOIN: Step = { to: "#/team", icon: "team", words: "Join your team", why: "Swap cards with somebody in it, and take in their invitation." };
const READ: Step = { to: "#/sharing", icon: "sharing", words: "Send every partner a file", why: "Read what they send back: whatever they hold returns." };

/** What comes first depends on how the laptop was set up. */
export function stepsAfter(way: string): readonly Step[] {
  if (way === "restored") return [READ, SWAP];
  return way === "join" ? [JOIN, ADD, IMPORT] : [ADD, IMPORT, SWAP];
}

interface Props {
  readonly way: string;
  readonly recovered: number | null;
  /** Where the record is now that did not open; empty when there was none. */
  readonly folder: string;
}

export function Ready({ way, recovered, folder }: Props) {
  const client = useQueryClient();
  const heading = useRef<HTMLHeadingElement>(null);
  usePageTitle("Ready");
  useEffect(() => heading.current?.focus(), []);
  return (
    <Frame>
      <h1 ref={heading} tabIndex={-1}>{recovered === null ? "This laptop is ready" : "The backup is on this laptop"}</h1>
      <p>{recovered === null ? "Your recovery code fits. Everything you write from now on is saved here as you type." : `${counted(recovered, "person is", "people are")} in it. To your partners this is a new laptop: they will ring to confirm.`}</p>
      {folder ? <p className="rt-first__folder">The record that did not open was moved to <b>{folder}</b>. Nothing of it was deleted: somebody may still be able to read it.</p> : null}
      <h2 className="rt-first__next">What to do first</h2>
      <ol className="rt-first__choices">
        {stepsAfter(way).map(({ to, icon, words, why }, at) => (
          <li key={words}>
            <Button look={at === 0 ? "go" : "plain"} size="big" onClick={() => void enter(client, to)}><Icon name={icon} /> {words}</Button>
            <p>{why}</p>
          </li>
        ))}
      </ol>
      <p className="rt-first__else">Or <Button look="words" onClick={() => void enter(client, "#/")}>go to the first page</Button>.</p>
    </Frame>
  );
}
