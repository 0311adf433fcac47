/** What this is, whose it is, and what it is made of. */
import { Link } from "@tanstack/react-router";
import { useState } from "react";

import { useAbout } from "../../ipc/safety";
import { Button } from "../../nhs/Button";
import { counted } from "../../nhs/format/count";
import { Section } from "../../nhs/Section";
import { CouldNot, Loading } from "../../nhs/Waiting";
import { Licences, PARTS_COUNT } from "./Licences";

export function About() {
  const about = useAbout();
  const [open, setOpen] = useState(false);
  if (about.isError) return <CouldNot what="This laptop could not be read" message={about.error.message} again={() => void about.refetch()} />;
  if (!about.data) return <Loading what="about this laptop" />;
  const { version, organisation, person, role, seat, words } = about.data;
  return (
    <div className="rt-pile">
      <p className="rt-narrow">Roundtable is a case tracker for the neighbourhood team: each organisation keeps its own encrypted record on its own laptops, and signed updates travel between them by stick, mail or folder. It is not an alerting channel: <Link to="/help/$topic" params={{ topic: "limits" }}>what Roundtable does not do</Link>.</p>
      <dl className="rt-summary">
        <div><dt>Version</dt><dd>{version}</dd></div>
        <div><dt>Organisation</dt><dd>{organisation}</dd></div>
        <div><dt>Person</dt><dd>{role ? `${person}, ${role}` : person}</dd></div>
        <div><dt>This laptop</dt><dd>{seat}<span className="rt-second">Its short name, when somebody asks which laptop it is.</span></dd></div>
        <div><dt>Your eight words</dt><dd><b>{words}</b><span className="rt-second">Read them aloud when a partner rings to make sure that it is you.</span></dd></div>
        <div><dt>Licence</dt><dd>Apache-2.0. You may use, copy and change Roundtable freely.</dd></div>
      </dl>
      <Section title="Made with" line={counted(PARTS_COUNT, "part by others", "parts by others")}>
        {open ? <Licences /> : <div className="rt-form__acts"><Button onClick={() => setOpen(true)}>Show every part and its licence</Button></div>}
      </Section>
    </div>
  );
}
