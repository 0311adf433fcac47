/** Whom to telephone when it cannot wait: the team's own numbers first. The program alerts nobody, and says so. */
import { Link } from "@tanstack/react-router";

import { useUrgentNumbers } from "../../ipc/referral";
import { Icon } from "../../nhs/Icon";

export function Telephone({ title = "Telephone now" }: { readonly title?: string }) {
  const numbers = useUrgentNumbers();
  const all = numbers.data ?? [];
  return (
    <section className="rt-panel rt-panel--heed rt-telephone" aria-labelledby="telephone-title">
      <h2 id="telephone-title"><Icon name="phone" /> {title}</h2>
      <p role="alert"><b>Roundtable does not alert anybody.</b> Partners read this when they next exchange files with you, which may be days.</p>
      <dl className="rt-telephone__numbers">
        {all.map(({ name, phone, hours }) => (
          <div key={`${name} ${phone}`}><dt>{name}{hours ? <span className="rt-second">{hours}</span> : null}</dt><dd>{phone}</dd></div>
        ))}
      </dl>
      {numbers.isSuccess && !all.some(({ own }) => own) ? <p>Your team’s own numbers are not entered yet: add them under <Link to="/services">Services</Link>, and say of each that it helps when it is urgent.</p> : null}
      {numbers.isError ? <p><b>Your team’s own numbers could not be read.</b> In danger to life dial 999; else NHS 111.</p> : null}
    </section>
  );
}
