/** The top bar: whose laptop, who is working, find, lock. Before unlocking it holds the product's name only. */
import { Link } from "@tanstack/react-router";

import type { Who } from "../../ipc/generated/commands";
import { Icon, TableMark } from "../../nhs/Icon";
import { openFind, openHelp } from "../../nhs/over";

export function TopBar({ who, lock }: { readonly who: Who; readonly lock: () => void }) {
  return (
    <header className="rt-topbar">
      <Link className="rt-wordmark" to="/today"><TableMark />Roundtable</Link>
      <p className="rt-topbar__who"><b>{who.organisation}</b> <span>{who.role ? `${who.person}, ${who.role}` : who.person}</span></p>
      <button className="rt-find" type="button" onClick={openFind}>
        <Icon name="search" /><span>Find a person or a page</span><kbd>Ctrl+K</kbd>
      </button>
      <button className="rt-topbar__act" type="button" onClick={lock} title="Lock Roundtable">
        <Icon name="lock" />Lock <kbd>Ctrl+L</kbd>
      </button>
      <button className="rt-topbar__act" type="button" onClick={openHelp}>
        <Icon name="help" />Help <kbd>F1</kbd>
      </button>
    </header>
  );
}
