/** An organisation in no team reads the file of an invitation, or founds a team itself. */
import { type FormEvent, useState } from "react";

import { useFoundTeam, useJoinTeam } from "../../ipc/sharing";
import { Button } from "../../nhs/Button";
import { FieldError } from "../../nhs/ErrorSummary";
import { TextField } from "../../nhs/Fields";
import { FileButton } from "../../nhs/FileButton";
import { listed } from "../../nhs/format/count";

export function JoinOrFound({ invitations, said }: { readonly invitations: readonly string[]; readonly said: (words: string) => void }) {
  const join = useJoinTeam();
  const found = useFoundTeam();
  const [name, setName] = useState("");
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!found.isPending) void found.mutateAsync(name).then(() => said("The team is founded. Invite partners into it.")).catch(() => undefined);
  };
  return (
    <>
      <section className="rt-panel rt-meet" aria-labelledby="join-title">
        <h2 id="join-title">Join a team</h2>
        <p>{invitations.length > 0 ? `You are invited into ${listed(invitations.map((team) => team || "a team"))}. Read the file of the invitation again to join.` : "Have the file ready that a partner in the team gave you."} The others in the team see your organisation’s name. They see no case by this.</p>
        {join.error ? <div role="alert"><FieldError id="join-problem" words={join.error.message} /></div> : null}
        <FileButton id="invitation-file" icon="team" take={([file]) => { if (file) void join.mutateAsync(file).then(({ team }) => said(`Your organisation is in ${team || "the team"} now. The next files you write tell the others.`)).catch(() => undefined); }}>Read an invitation</FileButton>
      </section>
      <form className="rt-meet" onSubmit={submit} noValidate>
        <h2>Or found a team</h2>
        <TextField id="team-name" label="What is the team called?" hint="For example: Weirdale neighbourhood team" value={name} change={setName} maxLength={200} wrong={found.error?.message ?? null} />
        <Button type="submit">Found the team</Button>
      </form>
    </>
  );
}
