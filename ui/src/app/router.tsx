/** The pages and their addresses. Filters live in the address, so "back" brings them back. */
import { createHashHistory, createRootRoute, createRoute, createRouter, redirect } from "@tanstack/react-router";

import { TwoAnswersPage } from "../features/answers/TwoAnswersPage";
import { Board } from "../features/board/Board";
import { readBoardSearch } from "../features/board/search";
import { CasePage } from "../features/case/CasePage";
import { type CaseSearch, readCaseSearch, readTab } from "../features/case/caseSearch";
import { readFilter } from "../features/case/timelineFilter";
import { Caseload } from "../features/caseload/Caseload";
import { readCaseloadSearch } from "../features/caseload/search";
import { CohortsPage } from "../features/cohorts/CohortsPage";
import { BuildPage } from "../features/forms/BuildPage";
import { FormsPage } from "../features/forms/FormsPage";
import { HelpPage } from "../features/help/HelpPage";
import { ImportPage } from "../features/import/ImportPage";
import { FormOnPaper, FormsOnPaper } from "../features/print/FormOnPaper";
import { HomeCopy } from "../features/print/HomeCopy";
import { Summary } from "../features/print/Summary";
import { SamePage } from "../features/same/SamePage";
import { ReferralPage } from "../features/referral/ReferralPage";
import { readReferralSearch } from "../features/referral/search";
import { SettingsPage } from "../features/settings/SettingsPage";
import { SharingPage } from "../features/sharing/SharingPage";
import { TeamPage } from "../features/team/TeamPage";
import { Today } from "../features/today/Today";
import { ActionsPage } from "../features/todo/ActionsPage";
import { readServicesSearch } from "../features/services/search";
import { ServicesPage } from "../features/services/ServicesPage";
import { readTodoSearch } from "../features/todo/search";
import { Gate } from "./Gate";

const root = createRootRoute({ component: Gate });
const at = <Path extends string>(path: Path) => ({ getParentRoute: () => root, path });

const start = createRoute({
  ...at("/"),
  beforeLoad: () => {
    throw redirect({ to: "/today" });
  },
});

const board = createRoute({ ...at("/board"), validateSearch: readBoardSearch, component: BoardPage });
function BoardPage() {
  const search = board.useSearch();
  const navigate = board.useNavigate();
  return <Board search={search} onSearch={(next) => void navigate({ search: next, replace: true })} />;
}

const caseload = createRoute({ ...at("/caseload"), validateSearch: readCaseloadSearch, component: CaseloadPage });
function CaseloadPage() {
  const search = caseload.useSearch();
  const navigate = caseload.useNavigate();
  return <Caseload search={search} onSearch={(next) => void navigate({ search: next, replace: true })} />;
}

const oneCase = createRoute({ ...at("/case/$id"), validateSearch: readCaseSearch, component: OneCase });
function OneCase() {
  const { id } = oneCase.useParams();
  const search = oneCase.useSearch();
  const navigate = oneCase.useNavigate();
  const go = (next: CaseSearch): void => void navigate({ search: readCaseSearch({ ...search, ...next }), replace: true });
  // A new key for a new person: nothing typed about one may appear under another.
  return <CasePage key={id} id={id} tab={readTab(search.tab)} onTab={(tab) => go({ tab })} edit={search.edit ?? ""} onEdit={(edit) => go({ edit })} filter={readFilter(search)} onFilter={(filter) => go({ ...filter })} />;
}

const settings = createRoute({ ...at("/settings"), component: () => <SettingsPage page="" /> });
const setting = createRoute({ ...at("/settings/$page"), component: OneSetting });
function OneSetting() {
  return <SettingsPage page={setting.useParams().page} />;
}

const help = createRoute({ ...at("/help"), component: () => <HelpPage topic="" /> });
const helpOn = createRoute({ ...at("/help/$topic"), component: HelpOn });
function HelpOn() {
  return <HelpPage topic={helpOn.useParams().topic} />;
}

const today = createRoute({ ...at("/today"), component: Today });
const actions = createRoute({ ...at("/actions"), validateSearch: readTodoSearch, component: AllActions });
function AllActions() {
  const search = actions.useSearch();
  const navigate = actions.useNavigate();
  return <ActionsPage search={search} onSearch={(next) => void navigate({ search: next, replace: true })} />;
}
const twoAnswers = createRoute({ ...at("/two-answers"), validateSearch: ({ first }: Record<string, unknown>): { first?: string } => (typeof first === "string" ? { first } : {}), component: AllTwoAnswers });
function AllTwoAnswers() {
  const { first = "" } = twoAnswers.useSearch();
  return <TwoAnswersPage key={first} first={first} />;
}
const sharing = createRoute({ ...at("/sharing"), component: SharingPage });
const same = createRoute({ ...at("/same-person"), component: SamePage });
const team = createRoute({ ...at("/team"), component: TeamPage });
const cohorts = createRoute({ ...at("/cohorts"), validateSearch: ({ first }: Record<string, unknown>): { first?: string } => (typeof first === "string" ? { first } : {}), component: AllCohorts });
function AllCohorts() {
  const { first = "" } = cohorts.useSearch();
  return <CohortsPage key={first} first={first} />;
}
const services = createRoute({ ...at("/services"), validateSearch: readServicesSearch, component: AllServices });
function AllServices() {
  const search = services.useSearch();
  const navigate = services.useNavigate();
  return <ServicesPage search={search} onSearch={(next) => void navigate({ search: readServicesSearch({ ...next }), replace: true })} />;
}
const printCase = createRoute({ ...at("/print/case/$id"), component: PrintCase });
function PrintCase() {
  return <Summary id={printCase.useParams().id} />;
}
const printHomeCopy = createRoute({ ...at("/print/home-copy/$id"), component: PrintHomeCopy });
function PrintHomeCopy() {
  return <HomeCopy id={printHomeCopy.useParams().id} />;
}
const printForms = createRoute({ ...at("/print/forms"), component: FormsOnPaper });
const printForm = createRoute({ ...at("/print/form/$id"), component: PrintForm });
function PrintForm() {
  return <FormOnPaper id={printForm.useParams().id} />;
}
const referral = createRoute({ ...at("/referral"), validateSearch: readReferralSearch, component: NewReferral });
function NewReferral() {
  return <ReferralPage search={referral.useSearch()} />;
}
/** Where a person was added before there were referrals: old links lead to the form that replaced it. */
const addPerson = createRoute({
  ...at("/add-person"),
  beforeLoad: () => {
    throw redirect({ to: "/referral" });
  },
});
const forms = createRoute({ ...at("/forms"), component: FormsPage });
const oneForm = createRoute({ ...at("/forms/$id"), component: OneForm });
function OneForm() {
  const { id } = oneForm.useParams();
  // A new key for a new form: nothing made of one may appear in another.
  return <BuildPage key={id} id={id} />;
}
const importing = createRoute({ ...at("/import"), component: ImportPage });

export const makeRouter = () =>
  createRouter({
    routeTree: root.addChildren([start, today, board, caseload, oneCase, actions, twoAnswers, sharing, team, cohorts, services, referral, addPerson, forms, oneForm, importing, settings, setting, help, helpOn, printCase, printHomeCopy, printForms, printForm, same]),
    history: createHashHistory(),
    defaultNotFoundComponent: () => <p className="rt-quiet">There is no such page.</p>,
  });

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
