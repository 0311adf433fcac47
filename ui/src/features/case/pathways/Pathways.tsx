/** Pathways: what was recorded on forms, those of the person's cohorts first, and every way to record more. */
import { useRef } from "react";

import type { Case, Form } from "../../../ipc/generated/commands";
import { useForms, useRecords } from "../../../ipc/records";
import { Button } from "../../../nhs/Button";
import { CouldNot, Loading } from "../../../nhs/Waiting";
import { partInWords } from "../../../nhs/words/codes";
import { addInWords, type Group, groupsOf, planSays, readDoing } from "./pathways";
import { Plan } from "./Plan";
import { Readings } from "./Readings";
import { RecordCard } from "./RecordCard";
import { RecordForm } from "./RecordForm";

interface Props {
  readonly record: Case;
  /** What is open here. */
  readonly editing: string;
  readonly edit: (doing: string) => void;
  readonly onError: (has: boolean) => void;
}

export function Pathways({ record, editing, edit, onError }: Props) {
  const forms = useForms();
  const records = useRecords(record.row.id);
  const doing = readDoing(editing);
  const place = useRef<HTMLDivElement>(null);
  const opened = useRef("");
  if (forms.error ?? records.error) return <CouldNot what="The pathways could not be opened" message={(forms.error ?? records.error)?.message ?? ""} again={() => { void forms.refetch(); void records.refetch(); }} />;
  if (!forms.data || !records.data) return <Loading what="the pathways" />;
  const { shown, others } = groupsOf(forms.data, records.data, record);
  const open = (next: string): void => {
    opened.current = next;
    edit(next);
  };
  const done = (): void => {
    edit("");
    requestAnimationFrame(() => (document.getElementById(`pathway-${opened.current || editing}`) ?? place.current?.querySelector("button"))?.focus());
  };
  const saved = (id: string): void => {
    edit("");
    // The records are read again before this is heard.
    requestAnimationFrame(() => requestAnimationFrame(() => document.getElementById(`record-${id}`)?.focus()));
  };
  const may = (form: Form): boolean => record.writable.includes(form.part);
  const adding = doing.act === "add" ? forms.data.find(({ id }) => id === doing.id) : undefined;
  const planning = doing.act === "plan" ? forms.data.find(({ id }) => id === doing.id) : undefined;
  const begin = (form: Form) => (form.keeps === "fields" ? `plan-${form.id}` : `add-${form.id}`);
  const offered = others.filter((form) => may(form) && form !== planning);
  const group = ({ id, form, name, records: of }: Group) => (
    <section className="rt-section rt-pathway" key={id} aria-labelledby={`form-${id}`}>
      <div className="rt-section__head">
        <h2 id={`form-${id}`}>{name}</h2>
        {form && !may(form) ? <p className="rt-quiet">Your organisation does not hold {partInWords(form.part).toLowerCase()}</p> : null}
        {form && may(form) && form.keeps === "entries" && adding !== form ? <p className="rt-section__more"><Button size="small" id={`pathway-add-${id}`} onClick={() => open(`add-${id}`)}>{addInWords(form)}</Button></p> : null}
        {form && may(form) && form.keeps === "fields" && planning !== form ? <p className="rt-section__more"><Button size="small" id={`pathway-plan-${id}`} onClick={() => open(`plan-${id}`)}>{planSays(form, record) ? "Change" : "Begin"}<span className="nhsuk-u-visually-hidden"> {form.name.toLowerCase()}</span></Button></p> : null}
      </div>
      {form && adding === form ? <RecordForm key={id} record={record} form={form} onError={onError} done={done} saved={saved} /> : null}
      {form?.keeps === "fields" ? <Plan form={form} record={record} editing={planning === form} done={done} onError={onError} /> : null}
      {form?.keeps !== "fields" && of.length === 0 && adding !== form ? <p className="rt-quiet">Nothing recorded yet.</p> : null}
      {of.map((one, index) => <RecordCard key={one.id} one={one} form={form} record={record} first={index === 0} doing={doing} open={open} done={done} onError={onError} />)}
    </section>
  );
  return (
    <div className="rt-pathways" ref={place}>
      {shown.map(group)}
      {adding && others.includes(adding) ? group({ id: adding.id, form: adding, name: adding.name, records: [] }) : null}
      {planning && others.includes(planning) ? group({ id: planning.id, form: planning, name: planning.name, records: [] }) : null}
      {shown.length === 0 && !adding ? <p className="rt-quiet">The person is in no cohort with a form of its own. Any of these can be recorded.</p> : null}
      <Readings records={records.data} />
      {offered.length > 0 ? (
        <section className="rt-section" aria-labelledby="other-forms">
          <div className="rt-section__head"><h2 id="other-forms">{shown.length === 0 ? "Record something" : "Record something else"}</h2></div>
          <ul className="rt-pathway__others">
            {offered.map((form) => <li key={form.id}><Button size="small" id={`pathway-${begin(form)}`} aria-expanded={adding === form} onClick={() => open(begin(form))}>{form.keeps === "fields" ? form.name : addInWords(form)}</Button></li>)}
          </ul>
        </section>
      ) : null}
    </div>
  );
}
