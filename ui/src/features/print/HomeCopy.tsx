/**
 * The end of life home copy: what somebody who comes to the house at night must know, in large words. It decides nothing: the
 * signed originals do, and the paper says where they are (domain: ReSPECT, ADRT, hard copy in the home).
 */
import { useCase } from "../../ipc/queries";
import type { Case } from "../../ipc/generated/commands";
import { DayText } from "../../nhs/DateText";
import { initials } from "../../nhs/format/name";
import { usePageTitle } from "../../nhs/usePageTitle";
import { CouldNot, Loading } from "../../nhs/Waiting";
import { Line, Paper, Part, Value } from "./Paper";
import { holds, saidOf } from "./said";

export function HomeCopy({ id }: { readonly id: string }) {
  const { data, error, refetch } = useCase(id);
  usePageTitle(data ? `${initials(data.row)}, home copy` : "Home copy");
  if (error && !data) return <div className="rt-page__body"><h1>Home copy</h1><CouldNot what="This record could not be opened" message={error.message} again={() => void refetch()} /></div>;
  if (!data) return <div className="rt-page__body"><h1 className="nhsuk-u-visually-hidden">Home copy</h1><Loading what="the record" /></div>;
  return (
    <Paper title="Home copy of the plan" heading="My plan: a copy for the home" record={data} sheet={{ id, sheet: "home_copy" }}>
      {holds(data, "end_of_life") ? <Plan record={data} /> : <p>Your organisation does not hold the end of life plan of this person, so there is nothing to print. Ask a partner that does.</p>}
    </Paper>
  );
}

function Plan({ record }: { readonly record: Case }) {
  const said = (field: string) => saidOf(record, field);
  const cpr = said("cpr_decision");
  const phone = (field: string): string => said(field)?.words ?? "";
  return (
    <div className="rt-homecopy">
      <p className="rt-homecopy__warn"><b>This is a copy. It decides nothing.</b> The signed originals decide. Look at them before you act.</p>
      <Part record={record} title="If my heart or breathing stops">
        <p className="rt-homecopy__cpr">{cpr ? <Value said={cpr} /> : "Nothing about CPR is recorded here"}</p>
        <p className="rt-homecopy__original"><b>Check the original form at:</b> {said("cpr_form_location")?.words ?? "not recorded. Ask those who live here"}</p>
        {cpr && cpr.answers.length === 0 ? <p>{said("cpr_decided_on") ? <>Decided on {said("cpr_decided_on")?.words}{said("cpr_clinician") ? ` by ${said("cpr_clinician")?.words}` : ""}. </> : null}Recorded by {cpr.by || "somebody not known"}, <DayText day={cpr.at} />.</p> : null}
      </Part>
      <Part record={record} title="Other forms">
        <dl>
          <Form name="ReSPECT form" form="respect" place="respect_location" record={record} />
          <Form name="Advance decision to refuse treatment (ADRT)" form="adrt" place="adrt_location" record={record} more={said("adrt_scope") ? `It refuses: ${said("adrt_scope")?.words}. ` : ""} law="Legally binding when it is valid and applies. " />
          <Form name="Advance statement of wishes" form="advance_statement" place="advance_statement_location" record={record} quiet />
          <Line name="Attorney for health and welfare" said={said("lpa_name") ?? null} {...(said("lpa")?.words === "There is one" ? { missing: "There is one; the name is not recorded" } : {})} />
          {phone("lpa_phone") ? <Line name="Attorney’s telephone" said={said("lpa_phone")} /> : null}
        </dl>
      </Part>
      <Part record={record} title="Where I want to be">
        <dl>
          <Line name="To be cared for" said={said("preferred_place_of_care")} missing="Not recorded. Ask me or my family" />
          <Line name="Which" said={said("preferred_place_of_care_where")} />
          <Line name="To die" said={said("preferred_place_of_death")} missing="Not recorded" />
          <Line name="Which" said={said("preferred_place_of_death_where")} />
          <Line name="If that cannot be" said={said("preferred_place_of_death_second")} />
        </dl>
      </Part>
      <Part record={record} title="Medicines">
        <dl>
          <Line name="Just-in-case medicines" said={said("anticipatory_medicines")} missing="Not recorded" />
          <Line name="They are at" said={said("anticipatory_medicines_location")} {...(said("anticipatory_medicines")?.words === "At home" ? { missing: "Not recorded. Ask those who live here" } : {})} />
          <Line name="Chart with them" said={said("anticipatory_medicines_chart")} />
          <Line name="They expire on" said={said("anticipatory_medicines_expiry")} />
          <Line name="Syringe driver" said={said("syringe_driver")} />
          <Line name="Allergies" said={said("allergies")} missing={holds(record, "clinical") ? "Not recorded. Ask" : "Not known to who printed this. Ask"} />
        </dl>
      </Part>
      <Part record={record} title="Who to ring">
        <dl>
          <div className="rt-paperline"><dt>Key worker</dt><dd>{said("key_worker") ? <KeyWorker record={record} /> : "Not recorded"}<Blank /></dd></div>
          <Line name="People to involve" said={said("people_to_involve")} />
          <Line name="At night" said={said("night_support")} />
          <div className="rt-paperline"><dt>Out of hours</dt><dd><Blank /></dd></div>
        </dl>
        <p>In an emergency ring 999, and show this paper and the original forms.</p>
      </Part>
      <Part record={record} title="What matters to me">
        <dl>
          <Line name="What matters" said={said("what_matters")} missing="Ask me" />
          <Line name="How to talk with me" said={said("how_to_communicate") ?? said("communication_needs")} />
          <Line name="Please do" said={said("please_do")} />
          <Line name="Please don’t" said={said("please_do_not")} />
          <Line name="My people" said={said("people_important")} />
        </dl>
      </Part>
    </div>
  );
}

function KeyWorker({ record }: { readonly record: Case }) {
  const said = saidOf(record, "key_worker");
  return said ? <Value said={said} /> : null;
}

/** Telephone numbers of staff are written by hand: they change more often than papers. */
const Blank = () => <span className="rt-homecopy__blank">Telephone: <span aria-hidden="true" /></span>;

interface FormProps {
  readonly name: string;
  readonly form: string;
  readonly place: string;
  readonly record: Case;
  readonly more?: string;
  readonly law?: string;
  /** Nothing is said when nothing is recorded. */
  readonly quiet?: boolean;
}

/** Whether there is a form, and where its original is. */
function Form({ name, form, place, record, more = "", law = "", quiet = false }: FormProps) {
  const there = saidOf(record, form);
  if (!there && quiet) return null;
  const exists = there?.words === "There is one" || (there?.answers.length ?? 0) > 0;
  return (
    <div className="rt-paperline">
      <dt>{name}</dt>
      <dd>
        {there ? <Value said={there} /> : "Not recorded"}{exists ? <>. {law}{more}<b>Check the original at:</b> {saidOf(record, place)?.words ?? "not recorded"}</> : null}
      </dd>
    </div>
  );
}
