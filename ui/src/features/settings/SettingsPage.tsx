/** How this laptop is set, and what keeps the record safe. */
import { PageHead } from "../../nhs/PageHead";
import { usePageTitle } from "../../nhs/usePageTitle";

export function SettingsPage({ page }: { readonly page: string }) {
  usePageTitle(page ? `Settings, ${page}` : "Settings");
  return <div className="rt-page__body"><PageHead title="Settings" /></div>;
}
