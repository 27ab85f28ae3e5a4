// A dialog above the page. Esc and the scrim close it; the focus goes back to where it came from.
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { closeDialog } from "../state/place";

/** `onClose` where the dialog is not the page's own. */
type Props = { class?: string; label: string; onClose?: () => void; children: ComponentChildren };

export function Modal({ class: name = "dialog", label, onClose = closeDialog, children }: Props) {
  const box = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const opener = document.activeElement;
    const element = box.current;
    element?.showModal();
    return () => {
      element?.close();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  return (
    <dialog
      class={name}
      ref={box}
      aria-label={label}
      onCancel={(event) => (event.preventDefault(), onClose())}
      onClick={(event) => event.target === box.current && onClose()}
    >
      {children}
    </dialog>
  );
}
