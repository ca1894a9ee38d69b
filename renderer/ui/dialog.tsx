import { Modal } from "antd";
import type { ReactNode } from "react";
import { useKeysRest } from "../app/keyboard.ts";
import { useText } from "../i18n/use-text.ts";

export interface DialogProps {
  readonly open: boolean;
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Width in base sizes (rem); 40 unless told. */
  readonly width?: number;
  /** False while something is being signed or sent and closing would hide what becomes of it. */
  readonly closable?: boolean;
}

/** A dialog with its own foot inside. The desk's keys rest while it is open; Escape closes it. */
export function Dialog({ open, title, onClose, children, width = 40, closable = true }: DialogProps) {
  const text = useText();
  useKeysRest(open);
  return (
    <Modal
      open={open}
      title={title}
      onCancel={closable ? onClose : () => undefined}
      closable={closable ? { "aria-label": text.common.close } : false}
      mask={{ closable: false }}
      footer={null}
      centered
      destroyOnHidden
      width={`min(${width}rem, calc(100vw - 4rem))`}
    >
      {children}
    </Modal>
  );
}

/** The buttons of a dialog, the obvious one last, bottom right. */
export function DialogFoot({ children }: { readonly children: ReactNode }) {
  return <div className="dialog-foot">{children}</div>;
}
