/** A button that asks for files. The box under it is the browser's own, so that keys and screen readers know it. */
import { type ReactNode, useRef } from "react";

import { Icon, type IconName } from "./Icon";

interface Props {
  readonly id: string;
  readonly children: ReactNode;
  readonly icon?: IconName;
  readonly several?: boolean;
  /** Kinds of file that are offered first; anything may come all the same. */
  readonly accept?: string;
  readonly describedBy?: string;
  readonly take: (files: readonly File[]) => void;
}

export function FileButton({ id, children, icon = "import", several = false, accept, describedBy, take }: Props) {
  const box = useRef<HTMLInputElement>(null);
  return (
    <label className="nhsuk-button rt-button rt-filebutton" htmlFor={id}>
      <input
        id={id}
        ref={box}
        type="file"
        multiple={several}
        {...(accept ? { accept } : {})}
        {...(describedBy ? { "aria-describedby": describedBy } : {})}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          // The same file may be chosen again, for example after it was mended.
          if (box.current) box.current.value = "";
          if (files.length > 0) take(files);
        }}
      />
      <Icon name={icon} />{children}
    </label>
  );
}
