/** Help for every page, without a network. */
import { PageHead } from "../../nhs/PageHead";
import { usePageTitle } from "../../nhs/usePageTitle";

export function HelpPage({ topic }: { readonly topic: string }) {
  usePageTitle(topic ? `Help, ${topic}` : "Help");
  return <div className="rt-page__body"><PageHead title="Help" /></div>;
}
