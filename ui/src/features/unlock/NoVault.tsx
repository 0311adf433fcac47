/** What is shown on a laptop that has no vault: what that means and who can help. */
import { Button } from "../../nhs/Button";
import { TableMark } from "../../nhs/Icon";
import { usePageTitle } from "../../nhs/usePageTitle";

export function NoVault({ again }: { readonly again: () => void }) {
  usePageTitle("No vault");
  return (
    <div className="rt-unlock">
      <header className="rt-topbar"><span className="rt-wordmark"><TableMark />Roundtable</span></header>
      <main id="main">
        <div className="rt-unlock__box">
          <TableMark className="rt-unlock__mark" />
          <h1>This laptop is not set up yet</h1>
          <p>There is no vault where Roundtable looks for one. Ask whoever looks after Roundtable in your organisation to set up this laptop. If your vault is on a stick or a network drive, connect it and look again.</p>
          <div className="rt-unlock__go"><Button look="go" size="big" onClick={again}>Look again</Button></div>
        </div>
      </main>
    </div>
  );
}
