/** The left navigation: the pages there are, and no others. */
import { Link } from "@tanstack/react-router";

import { Icon } from "../../nhs/Icon";

export function SideNav({ on }: { readonly on: string }) {
  return (
    <nav className="rt-sidenav" aria-label="Main">
      <ul>
        <li>
          <Link to="/caseload" {...(on.startsWith("/case") ? { "aria-current": "page" as const } : {})}>
            <Icon name="caseload" />Caseload
          </Link>
        </li>
      </ul>
    </nav>
  );
}
