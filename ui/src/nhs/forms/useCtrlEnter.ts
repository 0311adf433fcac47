/** Ctrl+Enter anywhere in a form saves it: at the end of a long one nobody looks for the button. */
import { type RefObject, useEffect, useRef } from "react";

export function useCtrlEnter(form: RefObject<HTMLFormElement | null>, save: () => void): void {
  const newest = useRef(save);
  useEffect(() => {
    newest.current = save;
  });
  useEffect(() => {
    const element = form.current;
    const heard = (event: KeyboardEvent): void => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      newest.current();
    };
    element?.addEventListener("keydown", heard);
    return () => element?.removeEventListener("keydown", heard);
  }, [form]);
}
