/**
 * The first run: a start page, four questions or a backup, the recovery code on paper, and what to do first. It also puts a
 * backup in the place of a record that does not open.
 */
import { useState } from "react";

import type { NewCode } from "../../ipc/generated/commands";
import { forgetAnswers, type Question, useAnswers } from "./answers";
import { Frame } from "./Frame";
import { Paper } from "./Paper";
import { Questions } from "./Questions";
import { Ready } from "./Ready";
import { RestoreForm } from "./RestoreForm";
import { Start } from "./Start";

type Page = "start" | "restore" | "code" | "ready" | Question;

interface Props {
  readonly again: () => void;
  /** Begins with the backup, beside a record that does not open, and goes back there. */
  readonly inPlaceOf?: (() => void) | undefined;
}

export function FirstRun({ again, inPlaceOf }: Props) {
  const [page, setPage] = useState<Page>(inPlaceOf ? "restore" : "start");
  const [folder, setFolder] = useState("");
  const [answers, answer] = useAnswers();
  const [made, setMade] = useState<NewCode | null>(null);
  const show = (code: NewCode): void => {
    setMade(code);
    setPage("code");
  };
  if (page === "start") return <Start setUp={() => setPage("you")} restore={() => setPage("restore")} again={again} />;
  if (page === "restore") return <RestoreForm aside={inPlaceOf !== undefined} leave={inPlaceOf ?? (() => setPage("start"))} made={(done) => { setFolder(done.folder); show(done.made); }} />;
  if (page === "code" && made) {
    const done = (): void => {
      // The code is on paper now and nowhere else.
      setMade({ ...made, recovery_code: "" });
      setPage("ready");
    };
    return <Frame><Paper code={made.recovery_code} done={done} /></Frame>;
  }
  if (page === "ready" && made) return <Ready way={made.recovered_cases === null ? answers.way : "restored"} recovered={made.recovered_cases} folder={folder} />;
  return <Questions answers={answers} answer={answer} question={page as Question} ask={setPage} leave={() => setPage("start")} made={(code) => { show(code); forgetAnswers(); }} />;
}
