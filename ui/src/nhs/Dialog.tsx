/** A dialog over the page: the focus stays inside it, Escape closes it, and the focus goes back to where it was. */
import type { ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";

interface Props {
  readonly title: string;
  readonly open: boolean;
  readonly close: () => void;
  readonly children: ReactNode;
  readonly width?: "usual" | "wide" | "photo";
  /** `top` stays where it is while what is in it grows and shrinks. */
  readonly at?: "middle" | "top";
}

export function Dialog({ title, open, close, children, width = "usual", at = "middle" }: Props) {
  // Inside the pages' own root: our styles of buttons and boxes hold there and nowhere else.
  const root = document.getElementById("root");
  return (
    <ModalOverlay className={`rt-dialog__over rt-dialog__over--${at}`} {...(root ? { UNSTABLE_portalContainer: root } : {})} isOpen={open} onOpenChange={(isOpen) => (isOpen ? undefined : close())} isDismissable>
      <Modal className={`rt-dialog rt-dialog--${width}`}>
        <AriaDialog className="rt-dialog__box">
          <Heading slot="title" level={2}>{title}</Heading>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
