/** Taking in a spreadsheet: look first, then import. */
import { PageHead } from "../../nhs/PageHead";
import { usePageTitle } from "../../nhs/usePageTitle";

export function ImportPage() {
  usePageTitle("Import a spreadsheet");
  return <div className="rt-page__body"><PageHead title="Import a spreadsheet" /></div>;
}
