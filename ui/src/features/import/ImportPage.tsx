/** Taking in a spreadsheet: choose a file, look at what would come of it, import it whole or not at all. */
import { useState } from "react";

import { asRefusal, type Refusal } from "../../ipc/call";
import { handOver, useImport, useLook } from "../../ipc/spreadsheet";
import { PageHead } from "../../nhs/PageHead";
import { usePageTitle } from "../../nhs/usePageTitle";
import { CouldNot, Loading } from "../../nhs/Waiting";
import { ChooseFile } from "./ChooseFile";
import { Done } from "./Done";
import { Importing } from "./Importing";
import { LookFirst } from "./LookFirst";

interface Chosen {
  readonly ticket: string;
  readonly name: string;
}

export function ImportPage() {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [problem, setProblem] = useState<Refusal | null>(null);
  const [map, setMap] = useState<Readonly<Record<string, string>>>({});
  const [cohort, setCohort] = useState("");
  const [skip, setSkip] = useState(false);
  const importing = useImport();
  const asked = chosen ? { ticket: chosen.ticket, map: { ...map }, cohort: cohort || null, skip_rejected: false } : null;
  const look = useLook(importing.isIdle || importing.isError ? asked : null);
  usePageTitle("Import a spreadsheet", problem !== null);

  const choose = async (file: File): Promise<void> => {
    setProblem(null);
    setChosen(null);
    setMap({});
    setSkip(false);
    importing.reset();
    try {
      setChosen({ ticket: await handOver(file), name: file.name });
    } catch (reason) {
      setProblem(asRefusal(reason));
    }
  };
  const again = (): void => {
    setChosen(null);
    importing.reset();
  };

  let body = <ChooseFile choose={(file) => void choose(file)} problem={problem ?? look.error} />;
  if (importing.isSuccess) body = <Done report={importing.data} people={look.data?.people ?? []} here={look.data?.here ?? []} again={again} />;
  else if (importing.isPending) body = <Importing />;
  else if (chosen && look.data && !look.isError) {
    body = (
      <LookFirst name={chosen.name} look={look.data} busy={look.isFetching} map={map} tell={setMap} cohort={cohort} setCohort={setCohort} skip={skip} setSkip={setSkip} another={again}
        problem={importing.error} go={() => importing.mutate({ ticket: chosen.ticket, map: { ...map }, cohort: cohort || null, skip_rejected: skip })} />
    );
  } else if (chosen && look.isPending) body = <Loading what="the file" />;
  else if (chosen && look.isError && Object.keys(map).length > 0) body = <CouldNot what="The columns do not fit" message={look.error.message} again={() => setMap({})} />;

  return (
    <div className="rt-page__body rt-import">
      <PageHead title="Import a spreadsheet" line={chosen && !importing.isSuccess ? chosen.name : "A list of people from another system, saved as CSV"} />
      {body}
    </div>
  );
}
