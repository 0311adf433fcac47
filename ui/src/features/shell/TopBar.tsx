/** The top bar: whose laptop, who is working, find, lock. Before unlocking it holds the product's name only. */
import { Link, useNavigate } from "@tanstack/react-router";

import type { Who } from "../../ipc/generated/commands";
import { Icon, TableMark } from "../../nhs/Icon";
import { useShortcut } from "../../nhs/useShortcut";
import { focusSearch } from "../../nhs/focusSearch";

export function TopBar({ who, lock }: { readonly who: Who; readonly lock: () => void }) {
  const navigate = useNavigate();
  const find = (): void => {
    void navigate({ to: "/caseload" }).then(focusSearch);
  };
  useShortcut("k", find);
  return (
    <header className="rt-topbar">
      <Link className="rt-wordmark" to="/caseload"><TableMark />Roundtable</Link>
      <p className="rt-topbar__who"><b>{who.organisation}</b> <span>{who.role ? `${who.person}, ${who.role}` : who.person}</span></p>
      <button className="rt-find" type="button" onClick={find}>
        <Icon name="search" /><span>Find a person</span><kbd>Ctrl+K</kbd>
      </button>
      <button className="rt-topbar__act" type="button" onClick={lock} title="Lock Roundtable">
        <Icon name="lock" />Lock <kbd>Ctrl+L</kbd>
      </button>
    </header>
  );
}
