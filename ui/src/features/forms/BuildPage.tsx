/** Making a form of the team's own, or changing one: its words on the left, the form itself on the right. Kept as it is typed. */
import { Link, useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";

import { asRefusal } from "../../ipc/call";
import { useIsKept, useKeptForm } from "../../ipc/draft";
import type { Form } from "../../ipc/generated/commands";
import { useDid } from "../../ipc/lastAct";
import { useCohorts } from "../../ipc/queries";
import { useForms, usePutForm } from "../../ipc/records";
import { Button } from "../../nhs/Button";
import { ErrorSummary, type Problem } from "../../nhs/ErrorSummary";
import { SelectField, TextField } from "../../nhs/Fields";
import { PageHead } from "../../nhs/PageHead";
import { usePageTitle } from "../../nhs/usePageTitle";
import { CouldNot, Loading } from "../../nhs/Waiting";
import { PARTS, partInWords } from "../../nhs/words/codes";
import { fromForm, namesOf, NEW_FORM, questionsOf, readBuilt, toForm } from "./builder";
import { Flags } from "./Flags";
import { Preview } from "./Preview";
import { Questions } from "./Questions";
import { PART_HINTS } from "./kindWords";

export function BuildPage({ id }: { readonly id: string }) {
  const forms = useForms();
  const form = forms.data?.find((one) => one.id === id && one.ours);
  if (id === "new") return <Build form={null} />;
  if (form) return <Build form={form} />;
  return (
    <div className="rt-page__body">
      <h1>Form</h1>
      {forms.error ? <CouldNot what="The form could not be opened" message={forms.error.message} again={() => void forms.refetch()} /> : forms.data ? <p>There is no such form of your team. <Link to="/forms">Back to the forms</Link></p> : <Loading what="the form" />}
    </div>
  );
}

function Build({ form }: { readonly form: Form | null }) {
  const put = usePutForm();
  const did = useDid();
  const navigate = useNavigate();
  const cohorts = useCohorts().data ?? [];
  const [start] = useState(() => (form ? fromForm(form) : NEW_FORM));
  const [begun] = useState(() => ({ form: JSON.stringify(start) }));
  const draft = `form ${form?.id ?? "new"}`;
  const [boxes, writeBoxes, clear] = useKeptForm(null, draft, begun);
  const kept = useIsKept(null, draft);
  const built = readBuilt(boxes.form, start);
  const write = (next: typeof built): void => writeBoxes({ form: JSON.stringify(next) });
  const [open, setOpen] = useState("");
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const title = form ? `Change ${form.name}` : "Make a form";
  usePageTitle(form ? "Change a form" : "Make a form", problems.length > 0);
  const wrongAt = (fieldId: string): string | null => problems.find((problem) => problem.fieldId === fieldId)?.words ?? null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (put.isPending) return;
    setProblems([]);
    void put.mutateAsync(toForm(built, form?.id ?? null)).then((saved) => {
      clear();
      did({ words: `${saved.name}: form saved on this laptop`, undo: null });
      void navigate({ to: "/forms" });
    }, (cause: unknown) => {
      const { field, message } = asRefusal(cause);
      const names = namesOf(built);
      const question = questionsOf(built).find(({ key }) => names.get(key) === field);
      if (question) setOpen(question.key);
      const of: Readonly<Record<string, string>> = { name: "form-name", purpose: "form-purpose", part: "form-part", happened: "form-happened", sections: "add-question" };
      setProblems([{ fieldId: question ? `${question.key}-label` : (of[field ?? ""] ?? null), words: message }]);
    });
  };
  const dates = questionsOf(built).filter(({ kind }) => kind === "date" || kind === "instant");
  return (
    <div className="rt-page__body">
      <Link className="rt-backlink" to="/forms">Forms</Link>
      <ErrorSummary problems={problems} />
      <PageHead title={title} line={form ? "Records that were made keep the words they answered." : "It travels to every organisation of your team."} />
      <div className="rt-builder">
        <form className="rt-builder__words" onSubmit={submit} noValidate>
          <TextField id="form-name" label="Name of the form" hint="For example, Vaccine outreach" maxLength={80} value={built.name} change={(name) => write({ ...built, name })} wrong={wrongAt("form-name")} />
          <TextField id="form-one" label="What one record is called" hint="For example, contact. The button will say “Add a contact”" maxLength={40} value={built.one} change={(one) => write({ ...built, one })} />
          <TextField id="form-purpose" label="What it is for, in one sentence" width="wide" maxLength={200} value={built.purpose} change={(purpose) => write({ ...built, purpose })} wrong={wrongAt("form-purpose")} />
          {form ? (
            <div className="rt-field"><p className="nhsuk-label">Who will see it</p><p>{partInWords(form.part)}: {PART_HINTS[form.part]?.toLowerCase()}. <span className="rt-quiet">This cannot change, because records stand there.</span></p></div>
          ) : (
            <SelectField id="form-part" label="Who will see it" hint={PART_HINTS[built.part]} choices={Object.keys(PARTS).map((value) => ({ value, words: partInWords(value) }))} value={built.part} change={(part) => write({ ...built, part })} wrong={wrongAt("form-part")} />
          )}
          <SelectField id="form-cohort" label="Cohort" hint="It stands first for the people in it. Anybody else can be recorded too." none="No cohort" choices={cohorts.map(({ id, name }) => ({ value: id, words: name }))} value={built.cohort} change={(cohort) => write({ ...built, cohort })} />
          <Questions built={built} write={write} open={open} setOpen={setOpen} wrong={open ? wrongAt(`${open}-label`) : null} />
          <SelectField id="form-happened" label="Which question says when it happened" none="None: the day it was written" choices={dates.map(({ key, label }) => ({ value: key, words: label || "No words yet" }))} value={built.happened} change={(happened) => write({ ...built, happened })} wrong={wrongAt("form-happened")} />
          <Flags built={built} write={write} />
          <div className="rt-form__acts">
            <Button type="submit" look="go" aria-disabled={put.isPending}>Save the form</Button>
            <Button look="words" onClick={() => { clear(); void navigate({ to: "/forms" }); }}>{kept ? "Throw away" : "Cancel"}</Button>
            <p className="rt-quiet" role="status">{kept ? "Draft kept" : ""}</p>
          </div>
        </form>
        <Preview built={built} />
      </div>
    </div>
  );
}
