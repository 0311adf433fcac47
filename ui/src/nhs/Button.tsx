/** Buttons: one filled green one a screen, outlined ones beside it, and words that act. */
import type { ButtonHTMLAttributes, ReactNode, Ref } from "react";

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly children: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
  /** `go` is the one main act of a screen. */
  readonly look?: "go" | "plain" | "words";
  readonly size?: "usual" | "small" | "big";
}

export function Button({ children, look = "plain", size = "usual", type = "button", className = "", ...rest }: Props) {
  const looks = { go: "nhsuk-button rt-button rt-button--go", plain: "nhsuk-button rt-button", words: "rt-wordbutton" }[look];
  const sizes = { usual: "", small: "rt-button--small", big: "rt-button--big" }[size];
  return (
    // oxlint-disable-next-line react/button-has-type -- the default above is "button"
    <button type={type} className={`${looks} ${look === "words" ? "" : sizes} ${className}`.trim()} {...rest}>
      {children}
    </button>
  );
}
