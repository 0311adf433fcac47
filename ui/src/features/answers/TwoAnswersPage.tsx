/** Every question with two answers, one at a time. */
import { PageHead } from "../../nhs/PageHead";
import { usePageTitle } from "../../nhs/usePageTitle";

export function TwoAnswersPage() {
  usePageTitle("Two answers to check");
  return <div className="rt-page__body"><PageHead title="Two answers to check" /></div>;
}
