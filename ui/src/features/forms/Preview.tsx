/** The form as others will meet it, made by the same component; what is typed here is kept nowhere. */
import { useState } from "react";

import { startBoxes } from "../../nhs/forms/boxes";
import { FormFields } from "../../nhs/forms/FormFields";
import { type Built, toForm } from "./builder";

export function Preview({ built }: { readonly built: Built }) {
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const { happened, sections } = toForm(built, null);
  const shown = { happened, sections: sections.map(({ name, fields }) => ({ name: name || "No heading yet", fields: fields.map((field) => Object.assign(field, { label: field.label || "No words yet" })) })) };
  return (
    <section className="rt-panel rt-builder__preview" aria-labelledby="preview">
      <h2 id="preview">How it will look</h2>
      <p className="rt-quiet">Try it. Nothing that you enter here is kept.</p>
      <FormFields form={shown} prefix="preview" boxes={{ ...startBoxes(shown), ...typed }} write={(next) => setTyped((was) => ({ ...was, ...next }))} wrong={[]} organisations={[]} />
    </section>
  );
}
