/** Every action of the team: mine, ours, and those we wait for. */
import { PageHead } from "../../nhs/PageHead";
import { usePageTitle } from "../../nhs/usePageTitle";

export function ActionsPage() {
  usePageTitle("Actions");
  return <div className="rt-page__body"><PageHead title="Actions" /></div>;
}
