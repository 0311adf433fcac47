/**
 * Files from outside: given by the desktop (a double click), or dropped on the window. What the desktop gave is never read
 * by itself, because nobody knows who pressed; what a person drops here they meant.
 */
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";

import { dropTouched } from "../../ipc/keys";
import { leaveOutside, readFiles, readOutside, useOutside } from "../../ipc/sharing";
import { Button } from "../../nhs/Button";
import { counted } from "../../nhs/format/count";
import { Icon } from "../../nhs/Icon";

export function Outside() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const files = useOutside().data?.files ?? 0;
  const over = useDrop((dropped) => {
    void navigate({ to: "/sharing" });
    void readFiles(client, dropped);
  });
  const read = (): void => {
    void navigate({ to: "/sharing" });
    void readOutside(client);
  };
  const leave = (): void => {
    void leaveOutside().then(() => dropTouched(client, ["outside"]));
    document.getElementById("main")?.focus();
  };
  return (
    <>
      {files > 0 ? (
        <div className="rt-outside" role="status">
          <span><Icon name="import" /> <b>A file from outside is waiting:</b> {counted(files, "update file")}.</span>
          <Button size="small" onClick={read}>{files === 1 ? "Read it" : "Read them"}</Button>
          <Button look="words" onClick={leave}>Not now</Button>
        </div>
      ) : null}
      {over ? <div className="rt-drop" aria-hidden="true">Let go to read the files</div> : null}
    </>
  );
}

/** Hears files dropped anywhere in the window; whether some are being held over it. Anything else is left alone. */
function useDrop(take: (files: readonly File[]) => void): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;
    const hold = (event: DragEvent): void => {
      // A page that takes files itself, as the import does, has said so.
      if (!holdsFiles(event) || event.defaultPrevented) return;
      event.preventDefault();
      setOver(true);
    };
    const gone = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      setOver(false);
      if (!holdsFiles(event) || event.defaultPrevented) return;
      event.preventDefault();
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0) take(files);
    };
    window.addEventListener("dragover", hold);
    window.addEventListener("dragleave", gone);
    window.addEventListener("drop", drop);
    return () => {
      window.removeEventListener("dragover", hold);
      window.removeEventListener("dragleave", gone);
      window.removeEventListener("drop", drop);
    };
  }, [take]);
  return over;
}
