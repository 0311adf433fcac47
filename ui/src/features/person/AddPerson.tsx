/** Adding a person, with possible duplicates while typing. */
import { PageHead } from "../../nhs/PageHead";
import { usePageTitle } from "../../nhs/usePageTitle";

export function AddPerson() {
  usePageTitle("Add a person");
  return <div className="rt-page__body"><PageHead title="Add a person" /></div>;
}
