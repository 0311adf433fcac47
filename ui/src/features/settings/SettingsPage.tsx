/** How this laptop is set, and what keeps the record safe: a list of pages, each for one thing. */
import { Link } from "@tanstack/react-router";
import type { ComponentType } from "react";

import { useSafetyNets } from "../../ipc/safety";
import { AgoText, DayText } from "../../nhs/DateText";
import { Icon } from "../../nhs/Icon";
import { PageHead } from "../../nhs/PageHead";
import { usePageTitle } from "../../nhs/usePageTitle";
import { Nothing } from "../../nhs/Waiting";
import { SETTINGS } from "../../nhs/words/settings";
import { About } from "./About";
import { Audit } from "./Audit";
import { Backup } from "./Backup";
import { CheckLaptop } from "./CheckLaptop";
import { Locking } from "./Locking";
import { Passphrase } from "./Passphrase";
import { Recovery } from "./Recovery";
import { TextSize } from "./TextSize";

const BODIES: Readonly<Record<string, ComponentType>> = { text: TextSize, locking: Locking, passphrase: Passphrase, recovery: Recovery, backup: Backup, check: CheckLaptop, audit: Audit, about: About };

export function SettingsPage({ page }: { readonly page: string }) {
  const entry = SETTINGS.find((one) => one.page === page);
  usePageTitle(entry ? entry.words : "Settings");
  if (page === "") return <SettingsList />;
  const Body = entry ? BODIES[entry.page] : undefined;
  return (
    <div className="rt-page__body rt-settings">
      <Link className="rt-backlink" to="/settings">Settings</Link>
      <PageHead title={entry?.words ?? "Settings"} />
      {Body ? <Body key={page} /> : <Nothing heading="There is no such page"><p>Go back to <Link to="/settings">Settings</Link> and choose from the list.</p></Nothing>}
    </div>
  );
}

function SettingsList() {
  return (
    <div className="rt-page__body rt-settings">
      <PageHead title="Settings" line="For this laptop. Nothing here changes what partners see." />
      <ul className="rt-rows">
        {SETTINGS.map((entry) => (
          <li key={entry.page}>
            <Icon name={entry.icon} />
            <p className="rt-rows__what">
              <Link to="/settings/$page" params={{ page: entry.page }}><b>{entry.words}</b></Link>
              <span className="rt-second">{entry.line}</span>
            </p>
            <LastTime page={entry.page} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** When a safety net was last touched: the two that people forget. */
function LastTime({ page }: { readonly page: string }) {
  const nets = useSafetyNets().data;
  if (!nets || (page !== "backup" && page !== "recovery")) return null;
  const at = page === "backup" ? nets.backed_up_at : nets.rehearsed_at;
  if (at === null) return <p className="rt-rows__when rt-late">{page === "backup" ? "No backup yet" : "Never checked"}</p>;
  const when = new Date(at).toISOString();
  return <p className="rt-rows__when">{page === "backup" ? "Last made" : "Last checked"} <DayText day={when} /><span className="rt-second"><AgoText at={when} /></span></p>;
}
