/** One service: its telephone number large, who runs it, how to refer, when, for whom, and how old this is. */
import { useState } from "react";

import type { Service } from "../../ipc/generated/commands";
import { useDid } from "../../ipc/lastAct";
import { useWaysBackInServices, useWithdrawService } from "../../ipc/services";
import { Button } from "../../nhs/Button";
import { DayText } from "../../nhs/DateText";
import { Icon } from "../../nhs/Icon";
import { ReasonForm } from "./ReasonForm";
import { lineInWords } from "./entryBoxes";

interface Props {
  readonly service: Service;
  readonly correct: () => void;
}

export const cardId = (service: Pick<Service, "id">): string => `service-${service.id}`;

export function DirectoryEntry({ service, correct }: Props) {
  const withdraw = useWithdrawService();
  const ways = useWaysBackInServices();
  const did = useDid();
  const [withdrawing, setWithdrawing] = useState(false);
  const lines = ([["How to refer", service.refer], ["Hours", service.hours], ["For whom", service.eligibility], ["Where", service.area]] as const).filter(([, text]) => text !== "");
  const gone = service.withdrawn !== null;
  return (
    <li className={gone ? "rt-service rt-service--gone" : "rt-service"}>
      <div className="rt-service__head">
        <h3 id={cardId(service)} tabIndex={-1}>{service.name}</h3>
        {service.urgent && !gone ? <strong className="nhsuk-tag nhsuk-tag--white">Helps today</strong> : null}
      </div>
      <p className="rt-second">{service.run_by}</p>
      {gone ? <p><b>No longer offered: {service.withdrawn}</b></p> : null}
      {service.phone ? <p className="rt-service__phone"><Icon name="phone" /><span className="nhsuk-u-visually-hidden">Telephone </span><span className="rt-number">{service.phone}</span></p> : null}
      <p>{service.what}</p>
      <dl className="rt-service__lines">{lines.map(([title, text]) => <div key={title}><dt>{title}</dt><dd>{text}</dd></div>)}</dl>
      {service.also.map((also) => (
        <div className="rt-service__also" key={also.at}>
          <Icon name="heed" small />
          <p><b>{[also.by, also.organisation].filter(Boolean).join(", ") || "Somebody"} corrected this at the same time</b>{also.differs.map(([line, value]) => <span className="rt-second" key={line}>{lineInWords(line)}: {value || "nothing"}</span>)}</p>
        </div>
      ))}
      <p className="rt-service__foot rt-quiet">Last checked <DayText day={service.last_checked} />. {gone ? "Withdrawn" : "Written"} by {[service.by, service.organisation].filter(Boolean).join(", ")}</p>
      {withdrawing ? (
        <ReasonForm id={`${cardId(service)}-why`} label="Why is it no longer offered?" hint="For example: the funding ended in March" missing="Say why it is no longer offered" go="Withdraw" cancel={() => setWithdrawing(false)} act={(reason) => withdraw.mutateAsync({ id: service.id, reason, seen: service.entry }).then((now) => {
          did({ words: `${now.name} is withdrawn`, undo: ways.changed(service, now), undone: `${now.name} is offered again` });
          document.getElementById("main")?.focus();
        })} />
      ) : (
        <p className="rt-acts">
          <Button look="words" onClick={correct}>{gone ? "Offer again" : "Correct"}<span className="nhsuk-u-visually-hidden"> {service.name}</span></Button>
          {gone ? null : <Button look="words" onClick={() => setWithdrawing(true)}>Withdraw<span className="nhsuk-u-visually-hidden"> {service.name}</span></Button>}
        </p>
      )}
    </li>
  );
}
