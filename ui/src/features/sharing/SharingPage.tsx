/** What each partner has, and the roads by which updates travel. */
import { PageHead } from "../../nhs/PageHead";
import { usePageTitle } from "../../nhs/usePageTitle";

export function SharingPage() {
  usePageTitle("Sharing");
  return <div className="rt-page__body"><PageHead title="Sharing" /></div>;
}
