/** Forms: the team's own and those that every vault knows, what each is for, and who sees what it records. */
import { Link } from "@tanstack/react-router";

import type { Form } from "../../ipc/generated/commands";
import { useCohorts } from "../../ipc/queries";
import { useForms } from "../../ipc/records";
import { useTeam } from "../../ipc/sharing";
import { counted } from "../../nhs/format/count";
import { fieldsOf } from "../../nhs/forms/answerWords";
import { PageHead } from "../../nhs/PageHead";
import { Section } from "../../nhs/Section";
import { usePageTitle } from "../../nhs/usePageTitle";
import { CouldNot, Loading } from "../../nhs/Waiting";
import { partInWords } from "../../nhs/words/codes";

export function FormsPage() {
  usePageTitle("Forms");
  const forms = useForms();
  const team = useTeam();
  const ours = forms.data?.filter((form) => form.ours) ?? [];
  const builtIn = forms.data?.filter((form) => !form.ours) ?? [];
  return (
    <div className="rt-page__body">
      <PageHead title="Forms" line="What is recorded on the Pathways tab of a case.">
        {team.data?.team ? <Link className="nhsuk-button rt-button rt-button--go" to="/forms/$id" params={{ id: "new" }}>Make a form</Link> : null}
      </PageHead>
      {forms.error ? <CouldNot what="The forms could not be opened" message={forms.error.message} again={() => void forms.refetch()} /> : null}
      {forms.isPending ? <Loading what="the forms" /> : null}
      {forms.data ? (
        <div className="rt-forms">
          <Section title="Your team’s own">
            {ours.length > 0 ? <FormRows forms={ours} /> : team.data && !team.data.team ? <p className="rt-quiet">A form of your own travels with your team. <Link to="/team">Found or join a team</Link> first.</p> : <p className="rt-quiet">None yet. Make one for what your team asks and no form here has, for example vaccine outreach, hoarding or loneliness.</p>}
          </Section>
          <Section title="Built in" line="They cannot be changed.">
            <FormRows forms={builtIn} />
          </Section>
        </div>
      ) : null}
    </div>
  );
}

function FormRows({ forms }: { readonly forms: readonly Form[] }) {
  const cohorts = useCohorts().data ?? [];
  return (
    <ul className="rt-rows">
      {forms.map((form) => {
        const cohort = cohorts.find(({ id }) => id === form.cohort)?.name;
        return (
          <li key={form.id}>
            <div className="rt-rows__what"><b>{form.name}</b><p>{form.purpose}</p><p className="rt-second">{[counted(fieldsOf(form).length, "question"), partInWords(form.part), cohort].filter(Boolean).join(", ")}</p></div>
            {form.ours ? <div className="rt-rows__when"><Link to="/forms/$id" params={{ id: form.id }}>Change<span className="nhsuk-u-visually-hidden"> {form.name}</span></Link></div> : null}
          </li>
        );
      })}
    </ul>
  );
}
