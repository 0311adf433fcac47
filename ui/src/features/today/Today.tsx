/** What is to be done today, what is new, and what needs checking. */
import { PageHead } from "../../nhs/PageHead";
import { usePageTitle } from "../../nhs/usePageTitle";

export function Today() {
  usePageTitle("Today");
  return <div className="rt-page__body"><PageHead title="Today" /></div>;
}
