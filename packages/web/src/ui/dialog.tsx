import type { ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import "./dialog.css";

interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  close(): void;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** A window over the page that holds the focus until it is closed; Esc closes it. */
export function Dialog({ title, isOpen, close, wide = false, children }: DialogProps) {
  return (
    <ModalOverlay className="veil" isDismissable isOpen={isOpen} onOpenChange={(open) => open || close()}>
      <Modal className={`modal ${wide ? "wide" : ""}`}>
        <AriaDialog className="dialog">
          <Heading slot="title">{title}</Heading>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
