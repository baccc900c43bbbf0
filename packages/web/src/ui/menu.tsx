import type { ReactNode } from "react";
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { Button, type ButtonProps } from "./button.tsx";
import "./menu.css";

export interface MenuEntry {
  readonly id: string;
  readonly label: ReactNode;
  /** What it is called where the label is no plain text. */
  readonly name?: string;
  readonly href?: string;
  readonly isDisabled?: boolean;
}

interface MenuButtonProps extends Omit<ButtonProps, "onPress" | "children"> {
  readonly label: ReactNode;
  readonly entries: readonly MenuEntry[];
  readonly onAction?: (id: string) => void;
  /** With these the menu chooses: the chosen entries bear a tick. */
  readonly selection?: {
    readonly mode: "single" | "multiple";
    readonly chosen: ReadonlySet<string>;
    choose(chosen: ReadonlySet<string>): void;
  };
}

/** A button that opens a menu of commands or choices. */
export function MenuButton({ label, entries, onAction, selection, ...button }: MenuButtonProps) {
  return (
    <MenuTrigger>
      <Button {...button}>
        {label}
        <span aria-hidden="true" className="caret" />
      </Button>
      <Popover className="popover">
        <AriaMenu
          className="menu"
          {...(onAction ? { onAction: (key) => onAction(String(key)) } : {})}
          {...(selection
            ? {
                selectionMode: selection.mode,
                selectedKeys: selection.chosen,
                onSelectionChange: (keys) =>
                  selection.choose(keys === "all" ? new Set(entries.map(({ id }) => id)) : new Set([...keys].map(String))),
              }
            : {})}
        >
          {entries.map(({ id, label: text, name, href, isDisabled = false }) => (
            <MenuItem key={id} id={id} textValue={name ?? String(text)} isDisabled={isDisabled} {...(href === undefined ? {} : { href })}>
              {text}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
