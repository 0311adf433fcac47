/** Putting a backup onto this laptop: the file, the recovery code on paper, and a new passphrase. */
import { type FormEvent, useEffect, useRef, useState } from "react";

import { chooseBackup, judgePassphrase, useRestoreVault } from "../../ipc/first";
import type { SetAside } from "../../ipc/generated/commands";
import { Button } from "../../nhs/Button";
import { ErrorSummary, type Problem } from "../../nhs/ErrorSummary";
import { TextField } from "../../nhs/Fields";
import { usePageTitle } from "../../nhs/usePageTitle";
import { Frame } from "./Frame";
import { FIRST, missingWords, NewPassphrase } from "../../nhs/NewPassphrase";

const FILE = "backup-file";
const CODE = "old-code";

/** The box that a refusal is about. */
function boxOf(code: string, field: string | null): string | null {
  if (field === "recovery_code" || code === "wrong_passphrase" || code === "wrong_code") return CODE;
  if (code === "weak_passphrase") return FIRST;
  return ["file", "not_a_backup", "damaged"].includes(code) ? FILE : null;
}

interface Props {
  /** A record stands here that does not open: it is moved aside. */
  readonly aside: boolean;
  readonly leave: () => void;
  /** With the folder in which the other record is now; empty when there was none. */
  readonly made: (made: SetAside) => void;
}

export function RestoreForm({ aside, leave, made }: Props) {
  const restore = useRestoreVault(aside);
  const [file, setFile] = useState("");
  const [code, setCode] = useState("");
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const first = useRef<HTMLInputElement>(null);
  const second = useRef<HTMLInputElement>(null);
  const wrong = (id: string): string | null => problems.find(({ fieldId }) => fieldId === id)?.words ?? null;
  const title = aside ? "Put a backup in its place" : "Put a backup onto this laptop";
  usePageTitle(title, problems.length > 0);
  useEffect(() => document.getElementById(FILE)?.focus(), []);
  const choose = (): void => {
    void chooseBackup().then((chosen) => (chosen === null ? undefined : setFile(chosen)), () => undefined);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const [words, again] = [first.current?.value ?? "", second.current?.value ?? ""];
    const found: Problem[] = [];
    if (file.trim() === "") found.push({ fieldId: FILE, words: "Enter where the backup is" });
    if (code.trim() === "") found.push({ fieldId: CODE, words: "Enter the recovery code from the paper" });
    found.push(...missingWords(words, again));
    setProblems(found);
    if (found.length > 0 || restore.isPending) return;
    restore.mutate({ file, recovery_code: code, passphrase: words }, {
      onSuccess: made,
      onError: (refusal) => setProblems([{ fieldId: boxOf(refusal.code, refusal.field), words: refusal.message, next: aside ? "Nothing was moved or changed." : "Nothing was set up on this laptop." }]),
    });
  };
  return (
    <Frame back={restore.isPending ? undefined : leave}>
      <form className="rt-first__form" onSubmit={submit} noValidate>
        <ErrorSummary problems={problems} />
        <div>
          <h1>{title}</h1>
          {aside ? <p>The record that does not open is moved aside, into a folder that you are told. It is not deleted. What you wrote since the backup, and partners hold, comes back from them.</p> : <p>The laptop that was backed up may no longer send anything to partners afterwards. If it still works, go on there instead.</p>}
        </div>
        <div className="rt-first__file">
          <TextField id={FILE} label="Where the backup is" hint="The whole path of the file, for example /media/stick/caseload.backup" value={file} change={setFile} wrong={wrong(FILE)} width="wide" maxLength={4000} exact />
          <Button onClick={choose}>Choose the file</Button>
        </div>
        <TextField id={CODE} label="Recovery code" hint="Six groups of four, from the paper of the day when the backup was made" value={code} change={setCode} wrong={wrong(CODE)} maxLength={100} exact />
        <NewPassphrase wrong={wrong} first={first} second={second} judge={judgePassphrase} />
        <div className="rt-form__acts"><Button type="submit" look="go" size="big" aria-disabled={restore.isPending}>{restore.isPending ? "Putting the backup here" : aside ? "Put it in its place" : "Put it onto this laptop"}</Button></div>
      </form>
    </Frame>
  );
}
