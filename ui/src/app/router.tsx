/** The pages and their addresses. Filters live in the address, so "back" brings them back. */
import { createHashHistory, createRootRoute, createRoute, createRouter, redirect } from "@tanstack/react-router";

import { CasePage } from "../features/case/CasePage";
import { Caseload } from "../features/caseload/Caseload";
import { readCaseloadSearch } from "../features/caseload/search";
import { Gate } from "./Gate";

const root = createRootRoute({ component: Gate });

const start = createRoute({
  getParentRoute: () => root,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/caseload" });
  },
});

const caseload = createRoute({ getParentRoute: () => root, path: "/caseload", validateSearch: readCaseloadSearch, component: CaseloadPage });
function CaseloadPage() {
  const search = caseload.useSearch();
  const navigate = caseload.useNavigate();
  return <Caseload search={search} onSearch={(next) => void navigate({ search: next, replace: true })} />;
}

const oneCase = createRoute({ getParentRoute: () => root, path: "/case/$id", component: OneCase });
function OneCase() {
  const { id } = oneCase.useParams();
  // A new key for a new person: nothing typed about one may appear under another.
  return <CasePage key={id} id={id} />;
}

export const makeRouter = () =>
  createRouter({
    routeTree: root.addChildren([start, caseload, oneCase]),
    history: createHashHistory(),
    defaultNotFoundComponent: () => <p className="rt-quiet">There is no such page.</p>,
  });

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
