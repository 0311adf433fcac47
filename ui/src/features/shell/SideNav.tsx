/** The left navigation: the pages there are, and no others. */
import { Link } from "@tanstack/react-router";

import { useTodoCounts } from "../../ipc/todo";
import { grouped } from "../../nhs/format/count";
import { Icon } from "../../nhs/Icon";
import { isOn, PAGES } from "../../nhs/words/pages";

export function SideNav({ on }: { readonly on: string }) {
  const open = useTodoCounts().data?.ours ?? 0;
  return (
    <nav className="rt-sidenav" aria-label="Main">
      <ul>
        {PAGES.filter(({ inNavigation }) => inNavigation).map((page) => (
          <li key={page.to}>
            <Link to={page.to} {...(isOn(page, on) ? { "aria-current": "page" as const } : {})}>
              <Icon name={page.icon} /><span>{page.words}</span>{page.to === "/actions" && open > 0 ? <span className="rt-sidenav__count">{grouped(open)}<span className="nhsuk-u-visually-hidden"> to do</span></span> : null}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
