/** A form on paper for the day the laptop fails: every question with room for its answer, from the same definition as the screen's. */
import { Link } from "@tanstack/react-router";

import type { Form, FormField } from "../../ipc/generated/commands";
import { useForms } from "../../ipc/records";
import { PageHead } from "../../nhs/PageHead";
import { usePageTitle } from "../../nhs/usePageTitle";
import { CouldNot, Loading, Nothing } from "../../nhs/Waiting";
import { partInWords, valueInWords } from "../../nhs/words/codes";
import { Paper } from "./Paper";

/** Every form there is, to be printed. */
export function FormsOnPaper() {
  const forms = useForms();
  usePageTitle("Forms on paper");
  return (
    <div className="rt-page__body">
      <PageHead title="Forms on paper" line="For the day the laptop fails" />
      {forms.isError ? <CouldNot what="The forms could not be read" message={forms.error.message} again={() => void forms.refetch()} /> : null}
      {forms.isPending ? <Loading what="the forms" /> : null}
      {forms.data?.length === 0 ? <Nothing heading="No forms"><p>This laptop knows no forms yet.</p></Nothing> : null}
      <ul className="rt-rows">
        {(forms.data ?? []).map((form) => (
          <li key={form.id}><div className="rt-rows__what"><p><Link to="/print/form/$id" params={{ id: form.id }}><b>{form.name}</b></Link></p><p className="rt-second">{form.purpose}</p></div></li>
        ))}
      </ul>
    </div>
  );
}

export function FormOnPaper({ id }: { readonly id: string }) {
  const forms = useForms();
  const form = forms.data?.find((one) => one.id === id);
  usePageTitle(form ? form.name : "Form on paper");
  if (forms.isError) return <div className="rt-page__body"><h1>Form on paper</h1><CouldNot what="The form could not be read" message={forms.error.message} again={() => void forms.refetch()} /></div>;
  if (!form) return <div className="rt-page__body"><h1>Form on paper</h1>{forms.isPending ? <Loading what="the form" /> : <Nothing heading="There is no such form"><p><Link to="/print/forms">All forms</Link></p></Nothing>}</div>;
  return (
    <Paper title={`${form.name} on paper`} heading={form.name} record={null} sheet={null}>
      <Blank form={form} />
    </Paper>
  );
}

/** A line to write on. */
const Rule = ({ wide = false }: { readonly wide?: boolean }) => <span className={wide ? "rt-rule rt-rule--wide" : "rt-rule"} aria-hidden="true" />;
const Tick = ({ words }: { readonly words: string }) => <span className="rt-tick"><span aria-hidden="true" />{words}</span>;

function Blank({ form }: { readonly form: Form }) {
  return (
    <>
      <p className="rt-paperwho">Name <Rule wide /> Born <Rule /> NHS number <Rule /></p>
      <p>Filled in by <Rule wide /> on <Rule /> at <Rule /></p>
      <p className="rt-second">{form.purpose} Type it into Roundtable, under {partInWords(form.part)}, once it works again; then destroy this paper.</p>
      {form.sections.map((section) => (
        <section key={section.name}>
          <h2>{section.name}</h2>
          <ul className="rt-paperform">{section.fields.map((field) => <Question key={field.name} field={field} />)}</ul>
        </section>
      ))}
    </>
  );
}

function Question({ field }: { readonly field: FormField }) {
  return (
    <li>
      <p><b>{field.label}</b>{field.required ? " (needed)" : ""}{field.help ? <span className="rt-second"> {field.help}</span> : null}</p>
      <div className="rt-paperform__answer"><Room field={field} /></div>
    </li>
  );
}

/** Most whole numbers that are ticked one by one; more are written. */
const MOST_TICKS = 12;

function Room({ field }: { readonly field: FormField }) {
  const { kind, choices, least, most, unit } = field;
  switch (kind) {
    case "text": return <><Rule wide /><Rule wide /><Rule wide /></>;
    case "yes_no": return <><Tick words="Yes" /><Tick words="No" /><Tick words="Not known" /></>;
    case "choice":
    case "choices": return <>{choices.map(([word, words]) => <Tick key={word} words={words || valueInWords(field.name, word)} />)}{kind === "choices" ? <span className="rt-second">any that apply</span> : null}</>;
    case "scale":
      if (least !== null && most !== null && most - least < MOST_TICKS) return <>{Array.from({ length: Math.round(most - least) + 1 }, (_, at) => <Tick key={at} words={String(least + at)} />)}</>;
      return <><Rule />{least !== null && most !== null ? ` ${least} to ${most}` : ""}</>;
    case "number": return <><Rule /> {unit}{least !== null && most !== null ? <span className="rt-second"> {least} to {most}</span> : null}</>;
    case "date": return <>Day <Rule /> Month <Rule /> Year <Rule /></>;
    case "instant": return <>Day <Rule /> Month <Rule /> Year <Rule /> Time <Rule /> <Tick words="About" /></>;
    default: return <Rule wide />;
  }
}
