/** Who is in the team, and how an organisation joins it. */
import { PageHead } from "../../nhs/PageHead";
import { usePageTitle } from "../../nhs/usePageTitle";

export function TeamPage() {
  usePageTitle("Team");
  return <div className="rt-page__body"><PageHead title="Team" /></div>;
}
