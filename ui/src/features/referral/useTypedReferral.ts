/** A referral while it is typed: kept on this laptop as it grows, there again after a lock, a crash and another page. */
import { useEffect, useRef, useState } from "react";

import { draftFound, keepDraft, readDraft } from "../../ipc/draft";
import { REFERRAL } from "../../ipc/referral";
import { isEmpty, NOTHING_YET, readKept, type TypedReferral } from "./typedReferral";

export interface Typing {
  readonly typed: TypedReferral;
  /** The draft was looked for; before that nobody knows on which page to begin. */
  readonly ready: boolean;
  readonly change: (more: Partial<TypedReferral>) => void;
  readonly clear: () => void;
}

export function useTypedReferral(): Typing {
  const [typed, setTyped] = useState(NOTHING_YET);
  const [ready, setReady] = useState(false);
  const newest = useRef(NOTHING_YET);
  const become = (next: TypedReferral): void => {
    newest.current = next;
    setTyped(next);
  };
  useEffect(() => {
    let gone = false;
    void readDraft(null, REFERRAL).catch(() => null).then((draft) => {
      if (gone) return;
      // Whoever has begun to type again meanwhile keeps what they type.
      if (draft && isEmpty(newest.current)) {
        newest.current = readKept(draft.text);
        setTyped(newest.current);
        draftFound(null, REFERRAL);
      }
      setReady(true);
    });
    return () => {
      gone = true;
    };
  }, []);
  const keep = (next: TypedReferral): void => keepDraft({ case: null, form: REFERRAL, text: isEmpty(next) ? "" : JSON.stringify(next) });
  return {
    typed,
    ready,
    change: (more) => {
      become({ ...newest.current, ...more });
      keep(newest.current);
    },
    clear: () => {
      become(NOTHING_YET);
      keep(NOTHING_YET);
    },
  };
}
